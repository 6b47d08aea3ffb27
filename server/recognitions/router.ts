import { procedureFor, router } from "../trpc/init";
import { aheadInput, dueInput, noteReactionInput, saidInput, sayThanksInput, setMilestonesInput } from "./input";
import { setMilestones } from "./mutations/rules";
import { noteReaction, sayThanks } from "./mutations/thanks";
import { listAhead } from "./queries/anniversaries";
import { listDue } from "./queries/due";
import { getMilestoneRules, listMilestoneRules } from "./queries/rules";
import { countTaken, listSaid } from "./queries/said";

export const recognitionsRouter = router({
  say: procedureFor("thanks:say")
    .input(sayThanksInput)
    .mutation(({ ctx, input }) => sayThanks(ctx, input)),
  react: procedureFor("thanks:say")
    .input(noteReactionInput)
    .mutation(({ ctx, input }) => noteReaction(ctx, input)),
  due: procedureFor("customer:read")
    .input(dueInput)
    .query(({ ctx, input }) => listDue(ctx, input)),
  ahead: procedureFor("customer:read")
    .input(aheadInput)
    .query(async ({ ctx, input }) => listAhead(ctx, { ...input, rules: await getMilestoneRules(ctx.db) })),
  said: procedureFor("customer:read")
    .input(saidInput)
    .query(({ ctx, input }) => listSaid(ctx.db, input.after)),
  taken: procedureFor("customer:read").query(({ ctx }) => countTaken(ctx.db, ctx.today)),
  rules: procedureFor("customer:read").query(({ ctx }) => listMilestoneRules(ctx.db)),
  setRules: procedureFor("milestone:set")
    .input(setMilestonesInput)
    .mutation(({ ctx, input }) => setMilestones(ctx, input)),
});
