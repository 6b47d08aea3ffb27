import { procedureFor, router } from "../trpc/init";
import { answerWarningInput, listWarningsInput, setWarningRuleInput } from "./input";
import { answerWarning, setWarningRule } from "./mutations";
import { listWarningRules, listWarnings } from "./queries";

export const warningsRouter = router({
  list: procedureFor("customer:read")
    .input(listWarningsInput)
    .query(({ ctx, input }) => listWarnings(ctx.db, { view: input.view, now: ctx.now, after: input.after ?? null })),
  rules: procedureFor("number:read").query(({ ctx }) => listWarningRules(ctx.db)),
  answer: procedureFor("warning:answer")
    .input(answerWarningInput)
    .mutation(({ ctx, input }) => answerWarning(ctx, input)),
  setRule: procedureFor("band:set")
    .input(setWarningRuleInput)
    .mutation(({ ctx, input }) => setWarningRule(ctx, input)),
});
