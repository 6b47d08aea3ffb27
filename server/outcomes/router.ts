import { procedureFor, router } from "../trpc/init";
import { outcomeInput } from "./input";
import { getOutcome } from "./queries/outcome";

export const outcomesRouter = router({
  get: procedureFor("decision:read")
    .input(outcomeInput)
    .query(({ ctx, input }) => getOutcome(ctx.db, input.id)),
});
