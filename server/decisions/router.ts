import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { addEvidence, correct, minuteBoard, recordOutcome } from "./mutations/afterwards";
import { decide } from "./mutations/decide";
import { dissent, takeBackDissent } from "./mutations/dissent";
import { draftDecision, returnToRevision, saveDraft, supersedeDecision } from "./mutations/draft";
import { enterFinding } from "./mutations/found";
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
import { getAnchorFile, listAnchors } from "./queries/anchors";
import { getDocument, getVersion } from "./queries/document";
import { getDraft, getRevision, listEditors, listRevisions } from "./queries/draft";
import { getFinding, listFindings } from "./queries/findings";
import { listHints } from "./queries/hints";
import { getLetter } from "./queries/letter";
import { reachOf } from "./queries/reach";
import { getRegisterChoices, listDecisions, listDepartments } from "./queries/register";

export const decisionsRouter = router({
  anchors: procedureFor("decision:read")
    .input(input.anchorsBefore)
    .query(({ ctx, input }) => listAnchors(ctx.db, input)),
  anchorFile: procedureFor("decision:read")
    .input(input.anchorOn)
    .query(({ ctx, input }) => getAnchorFile(ctx.db, input)),
  list: procedureFor("decision:read")
    .input(input.registerFilter)
    .query(({ ctx, input }) => listDecisions(ctx, input)),
  findings: procedureFor("decision:read")
    .input(input.findingsFilter)
    .query(({ ctx, input }) => listFindings(ctx.db, input)),
  finding: procedureFor("decision:read")
    .input(input.decisionId)
    .query(({ ctx, input }) => getFinding(ctx.db, input.id)),
  enterFinding: procedureFor("decision:find")
    .input(input.enterFinding)
    .mutation(({ ctx, input }) => enterFinding(ctx, input)),
  export: procedureFor("decision:export")
    .input(input.registerFilter)
    .query(({ ctx, input }) => listDecisions(ctx, input)),
  choices: procedureFor("decision:read").query(({ ctx }) => getRegisterChoices(ctx.db)),
  departments: procedureFor("decision:read").query(({ ctx }) => listDepartments(ctx.db)),
  get: procedureFor("decision:read")
    .input(input.decisionId)
    .query(({ ctx, input }) => getDocument(ctx.db, input.id)),
  version: procedureFor("decision:read")
    .input(input.statementVersion)
    .query(({ ctx, input }) => getVersion(ctx.db, input)),
  getDraft: procedureFor("decision:read")
    .input(input.decisionId)
    .query(({ ctx, input }) => getDraft(ctx.db, input.id)),
  editors: procedureFor("decision:read")
    .input(input.decisionId)
    .query(({ ctx, input }) => listEditors(ctx.db, { ...input, but: ctx.actor.id })),
  revisions: procedureFor("decision:read")
    .input(input.draftRevisions)
    .query(({ ctx, input }) => listRevisions(ctx.db, input)),
  revision: procedureFor("decision:read")
    .input(input.draftRevision)
    .query(({ ctx, input }) => getRevision(ctx.db, input)),
  returnTo: procedureFor("decision:propose")
    .input(input.draftRevision)
    .mutation(({ ctx, input }) => returnToRevision(ctx, input)),
  letter: procedureFor("decision:propose").query(({ ctx }) => getLetter(ctx)),
  hints: procedureFor("decision:propose")
    .input(input.hintsOfLetter)
    .query(({ ctx, input }) => listHints(ctx.db, input)),
  reachOf: procedureFor("decision:propose")
    .input(input.chosenSegments)
    .query(({ ctx, input }) => reachOf(ctx, input.segments)),
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
  dissent: procedureFor("decision:dissent")
    .input(input.dissent)
    .mutation(({ ctx, input }) => dissent(ctx, input)),
  takeBackDissent: procedureFor("decision:dissent")
    .input(input.takeBackDissent)
    .mutation(({ ctx, input }) => takeBackDissent(ctx, input)),
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
