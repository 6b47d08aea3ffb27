import { procedureFor, router } from "../trpc/init";
import { correctionsInput } from "./input";
import { listCorrections } from "./queries";

export const correctionsRouter = router({
  list: procedureFor("customer:read")
    .input(correctionsInput)
    .query(({ ctx, input }) => listCorrections(ctx.db, input.subject, input.subjectId)),
});
