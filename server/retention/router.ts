import { procedureFor, router } from "../trpc/init";
import { retentionInput } from "./input";
import { getRetention } from "./queries/page";

export const retentionRouter = router({
  get: procedureFor("number:read")
    .input(retentionInput)
    .query(({ ctx, input }) => getRetention(ctx, input)),
});
