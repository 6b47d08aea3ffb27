import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { recordConsent } from "./mutations/consents";
import { noteDate, withdrawDate } from "./mutations/dates";
import { agreeGoal, reviewGoal } from "./mutations/goals";
import { sayIntent } from "./mutations/intents";
import { recordStep, withdrawStep } from "./mutations/lifecycle";
import { answerNeed, noteNeed } from "./mutations/needs";
import { setPreferences } from "./mutations/preferences";
import { listComingDates, listDueRenewals, listDueReviews } from "./queries/ahead";
import { findIntent } from "./queries/intent";
import { getKnowledge } from "./queries/page";

const read = procedureFor("customer:read");
const edit = procedureFor("customer:edit");

export const knowledgeRouter = router({
  of: read.input(input.knowledgeInput).query(({ ctx, input }) => getKnowledge(ctx.db, input.customerId)),
  intent: read.input(input.knowledgeInput).query(({ ctx, input }) => findIntent(ctx.db, input.customerId)),
  dates: read
    .input(input.aheadInput)
    .query(({ ctx, input }) => listComingDates(ctx.db, { ...input, today: ctx.today })),
  reviews: read
    .input(input.aheadInput)
    .query(({ ctx, input }) => listDueReviews(ctx.db, { ...input, today: ctx.today })),
  renewals: read
    .input(input.aheadInput)
    .query(({ ctx, input }) => listDueRenewals(ctx.db, { ...input, today: ctx.today })),
  noteNeed: edit.input(input.noteNeedInput).mutation(({ ctx, input }) => noteNeed(ctx, input)),
  answerNeed: edit.input(input.answerNeedInput).mutation(({ ctx, input }) => answerNeed(ctx, input)),
  setPreferences: edit.input(input.setPreferencesInput).mutation(({ ctx, input }) => setPreferences(ctx, input)),
  recordConsent: edit.input(input.recordConsentInput).mutation(({ ctx, input }) => recordConsent(ctx, input)),
  noteDate: edit.input(input.noteDateInput).mutation(({ ctx, input }) => noteDate(ctx, input)),
  withdrawDate: edit.input(input.dateInput).mutation(({ ctx, input }) => withdrawDate(ctx, input)),
  sayIntent: edit.input(input.sayIntentInput).mutation(({ ctx, input }) => sayIntent(ctx, input)),
  agreeGoal: edit.input(input.agreeGoalInput).mutation(({ ctx, input }) => agreeGoal(ctx, input)),
  reviewGoal: edit.input(input.reviewGoalInput).mutation(({ ctx, input }) => reviewGoal(ctx, input)),
  recordStep: edit.input(input.recordStepInput).mutation(({ ctx, input }) => recordStep(ctx, input)),
  withdrawStep: edit.input(input.stepInput).mutation(({ ctx, input }) => withdrawStep(ctx, input)),
});
