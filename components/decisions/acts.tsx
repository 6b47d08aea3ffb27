import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form";
import type { Since } from "@/server/advocates/queries/since";
import { type ActKey, duePredictions, noticeFor, ownDissent } from "@/server/domain/decision-acts";
import type { DecisionDocument } from "@/server/domain/decision-document";
import type { PlainDate } from "@/server/domain/plain-date";
import { AcknowledgeForm } from "./acts/acknowledge-form";
import { BoardForm } from "./acts/board-form";
import { DecideForm } from "./acts/decide-form";
import { DissentForm, TakeBackForm } from "./acts/dissent-form";
import { CorrectForm, EvidenceForm, NotifyForm, OutcomeForm, ReviewDayForm } from "./acts/later-forms";
import { PositionForm } from "./acts/position-form";
import { PlainAct, ReasonForm } from "./acts/reason-form";
import { PositionBrief } from "./position-brief";
import { StandsAgainst } from "./stands-against";

export type ActContext = {
  document: DecisionDocument;
  departmentId: string;
  departments: readonly { id: string; name: string }[];
  today: PlainDate;
  /** Who looks, and in which zone. */
  reader: { id: string; zone: string };
  /** What an advocate said before, and what has changed since; null: nothing said before. */
  spoken: Since;
  action: FormAction;
};

export const actTitles: Record<ActKey, string> = {
  takePosition: "Your position",
  takeBackDissent: "Take your dissent back",
  dissent: "Dissent",
  decide: "Decide",
  acknowledge: "Answer for your department",
  putInEffect: "Put in effect",
  minuteBoard: "Minute the board’s challenge",
  review: "Review",
  recordOutcome: "What came of the prediction",
  continue: "Go on until the day the board minuted",
  close: "Close",
  sendBack: "Send back",
  reject: "Reject",
  refer: "Refer to the board",
  withdraw: "Withdraw",
  edit: "Edit",
  notify: "Tell one more department",
  bringReviewForward: "Bring the review forward",
  addEvidence: "Add evidence",
  correct: "Note a typing error",
  supersede: "Replace by a new decision",
  reverse: "Reverse",
};

/** The form of one act. */
export function Act({ act, context, fold }: { act: ActKey; context: ActContext; fold?: string }): ReactNode {
  const { document, action, today } = context;
  const form = { id: document.id, act, action, fold };
  const notice = noticeFor(document, context);
  const dissent = ownDissent(document, context.reader);
  const forms: Record<ActKey, ReactNode> = {
    takePosition: document.statement ? (
      <PositionForm
        {...form}
        statementId={document.statement.id}
        isLate={document.state !== "proposed"}
        brief={<PositionBrief statement={document.statement} since={context.spoken} zone={context.reader.zone} />}
      />
    ) : null,
    takeBackDissent: dissent ? <TakeBackForm {...form} dissent={dissent} /> : null,
    dissent: document.statement ? (
      <DissentForm {...form} statementId={document.statement.id} isLate={document.state !== "proposed"} />
    ) : null,
    decide: document.statement ? (
      <>
        <StandsAgainst document={document} />
        <DecideForm {...form} statement={document.statement} today={today} />
      </>
    ) : null,
    acknowledge: notice ? <AcknowledgeForm {...form} notice={notice} /> : null,
    putInEffect: (
      <PlainAct
        {...form}
        label="Put in effect"
        hint="Every department told has to have answered, with no objection standing."
      />
    ),
    minuteBoard: <BoardForm {...form} today={today} isReviewed={document.state === "reviewed"} />,
    review: <ReasonForm {...form} label="What came of it?" button="Record the review" />,
    recordOutcome: <OutcomeForm {...form} predictions={duePredictions(document, today)} />,
    continue: <PlainAct {...form} label="Go on" />,
    close: <PlainAct {...form} label="Close" hint="Every prediction needs its outcome first." />,
    sendBack: <ReasonForm {...form} label="What should be different?" button="Send back" />,
    reject: <ReasonForm {...form} label="Why not?" button="Reject" danger />,
    refer: <ReasonForm {...form} label="Why should the board see it?" button="Refer to the board" />,
    withdraw: <ReasonForm {...form} label="Why?" button="Withdraw" danger />,
    edit: (
      <LinkButton href={`/decisions/${document.id}/edit`}>
        {document.state === "draft" ? "Edit the draft" : "Write a new version"}
      </LinkButton>
    ),
    notify: <NotifyForm {...form} departments={context.departments} told={document.notices} />,
    bringReviewForward: <ReviewDayForm {...form} reviewOn={document.reviewOn} today={today} />,
    addEvidence: <EvidenceForm {...form} />,
    correct: <CorrectForm {...form} />,
    supersede: (
      <PlainAct
        {...form}
        label="Draft a replacement"
        hint="Opens a draft with these words. Once that is decided, this one is replaced."
      />
    ),
    reverse: <ReasonForm {...form} label="Why is it taken back?" button="Reverse" danger />,
  };
  return forms[act];
}

/** Acts that are not what one came for, each folded away. */
export function MoreActs({ acts, context }: { acts: readonly ActKey[]; context: ActContext }) {
  if (acts.length === 0) return null;
  return (
    <section aria-label="More" className="mb-7 grid justify-items-start gap-1 border-line border-t pt-4 print:hidden">
      {acts.map((act) => (
        <Act key={act} act={act} context={context} fold={actTitles[act]} />
      ))}
    </section>
  );
}
