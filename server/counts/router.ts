import { procedureFor, router } from "../trpc/init";
import { lensInput, lensOf } from "../trpc/lens";
import { countById } from "./input";
import { askCount, cancelCount } from "./mutations";
import { getRun, getStanding } from "./queries/standing";

export const countsRouter = router({
  standing: procedureFor("number:read")
    .input(lensInput)
    .query(({ ctx, input }) => getStanding(ctx, input)),
  progress: procedureFor("number:read")
    .input(countById)
    .query(({ ctx, input }) => getRun(ctx.db, input.countId)),
  ask: procedureFor("number:count")
    .input(lensInput)
    .mutation(({ ctx, input }) => askCount(ctx, lensOf(ctx, input))),
  cancel: procedureFor("number:count")
    .input(countById)
    .mutation(({ ctx, input }) => cancelCount(ctx, input)),
});
