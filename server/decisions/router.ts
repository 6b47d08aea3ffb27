import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { addEvidence, correct, minuteBoard, recordOutcome } from "./mutations/afterwards";
import { decide } from "./mutations/decide";
import { draftDecision, saveDraft, supersedeDecision } from "./mutations/draft";
import {
  bringReviewForward,
  closeDecision,
  continueDecision,
  putInEffect,
  referDecision,
  rejectDecision,
  reverseDecision,
  reviewDecision,
  sendBack,
  withdrawDecision,
} from "./mutations/moves";
import { acknowledge, notifyDepartment } from "./mutations/notices";
import { takePosition } from "./mutations/position";
import { proposeDecision } from "./mutations/propose";
import { getDocument } from "./queries/document";
import { getDraft } from "./queries/draft";
import { getLetter } from "./queries/letter";
import { listDecisions, listDepartments } from "./queries/register";

export const decisionsRouter = router({
  list: procedureFor("decision:read")
    .input(input.registerFilter)
    .query(({ ctx, input }) => listDecisions(ctx.db, input)),
  departments: procedureFor("decision:read").query(({ ctx }) => listDepartments(ctx.db)),
  get: procedureFor("decision:read")
    .input(input.decisionId)
    .query(({ ctx, input }) => getDocument(ctx.db, input.id)),
  getDraft: procedureFor("decision:read")
    .input(input.decisionId)
    .query(({ ctx, input }) => getDraft(ctx.db, input.id)),
  letter: procedureFor("decision:propose").query(({ ctx }) => getLetter(ctx)),
  draft: procedureFor("decision:propose")
    .input(input.draftDecision)
    .mutation(({ ctx, input }) => draftDecision(ctx, input)),
  save: procedureFor("decision:propose")
    .input(input.saveDraft)
    .mutation(({ ctx, input }) => saveDraft(ctx, input)),
  supersede: procedureFor("decision:propose")
    .input(input.decisionId)
    .mutation(({ ctx, input }) => supersedeDecision(ctx, input)),
  propose: procedureFor("decision:propose")
    .input(input.proposeDecision)
    .mutation(({ ctx, input }) => proposeDecision(ctx, input)),
  withdraw: procedureFor("decision:propose")
    .input(input.withReason)
    .mutation(({ ctx, input }) => withdrawDecision(ctx, input)),
  takePosition: procedureFor("decision:position")
    .input(input.takePosition)
    .mutation(({ ctx, input }) => takePosition(ctx, input)),
  refer: procedureFor("decision:refer")
    .input(input.withReason)
    .mutation(({ ctx, input }) => referDecision(ctx, input)),
  minuteBoard: procedureFor("board:challenge")
    .input(input.minuteBoard)
    .mutation(({ ctx, input }) => minuteBoard(ctx, input)),
  sendBack: procedureFor("decision:decide")
    .input(input.withReason)
    .mutation(({ ctx, input }) => sendBack(ctx, input)),
  reject: procedureFor("decision:decide")
    .input(input.withReason)
    .mutation(({ ctx, input }) => rejectDecision(ctx, input)),
  decide: procedureFor("decision:decide")
    .input(input.decide)
    .mutation(({ ctx, input }) => decide(ctx, input)),
  notify: procedureFor("decision:decide")
    .input(input.notifyDepartment)
    .mutation(({ ctx, input }) => notifyDepartment(ctx, input)),
  acknowledge: procedureFor("decision:acknowledge")
    .input(input.acknowledge)
    .mutation(({ ctx, input }) => acknowledge(ctx, input)),
  putInEffect: procedureFor("decision:propose")
    .input(input.decisionId)
    .mutation(({ ctx, input }) => putInEffect(ctx, input)),
  bringReviewForward: procedureFor("decision:propose")
    .input(input.bringReviewForward)
    .mutation(({ ctx, input }) => bringReviewForward(ctx, input)),
  review: procedureFor("decision:review")
    .input(input.withReason)
    .mutation(({ ctx, input }) => reviewDecision(ctx, input)),
  recordOutcome: procedureFor("decision:review")
    .input(input.recordOutcome)
    .mutation(({ ctx, input }) => recordOutcome(ctx, input)),
  continue: procedureFor("decision:review")
    .input(input.decisionId)
    .mutation(({ ctx, input }) => continueDecision(ctx, input)),
  close: procedureFor("decision:review")
    .input(input.decisionId)
    .mutation(({ ctx, input }) => closeDecision(ctx, input)),
  reverse: procedureFor("decision:decide")
    .input(input.withReason)
    .mutation(({ ctx, input }) => reverseDecision(ctx, input)),
  addEvidence: procedureFor("decision:propose")
    .input(input.addEvidence)
    .mutation(({ ctx, input }) => addEvidence(ctx, input)),
  correct: procedureFor("decision:propose")
    .input(input.correct)
    .mutation(({ ctx, input }) => correct(ctx, input)),
});
