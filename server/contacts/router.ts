import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { correctContact } from "./mutations/correct";
import { answerFeedback, linkDecision, recordFeedback, unlinkDecision } from "./mutations/feedback";
import { logContact } from "./mutations/log";
import { findFeedback, listFeedbackOf } from "./queries/feedback";
import { getContact } from "./queries/one";

const read = procedureFor("customer:read");
const log = procedureFor("contact:log");

export const contactsRouter = router({
  get: read.input(input.contactInput).query(({ ctx, input }) => getContact(ctx.db, input.contactId)),
  log: log.input(input.logContactInput).mutation(({ ctx, input }) => logContact(ctx, input)),
  correct: log.input(input.correctContactInput).mutation(({ ctx, input }) => correctContact(ctx, input)),
});

/** Contacts of their own kind: what arrived from outside. */
export const feedbacksRouter = router({
  find: read.input(input.feedbackInput).query(({ ctx, input }) => findFeedback(ctx.db, input.contactId)),
  ofDecision: read.input(input.ofDecisionInput).query(({ ctx, input }) => listFeedbackOf(ctx.db, input.decisionId)),
  record: log.input(input.recordFeedbackInput).mutation(({ ctx, input }) => recordFeedback(ctx, input)),
  answer: log.input(input.answerFeedbackInput).mutation(({ ctx, input }) => answerFeedback(ctx, input)),
  linkDecision: log.input(input.linkDecisionInput).mutation(({ ctx, input }) => linkDecision(ctx, input)),
  unlinkDecision: log.input(input.unlinkDecisionInput).mutation(({ ctx, input }) => unlinkDecision(ctx, input)),
});
