import type { ReactNode } from "react";
import { ReviewLinks } from "@/components/reviews/review-links";
import { Section } from "@/components/ui/section";
import type { DecisionDocument } from "@/server/domain/decision-document";
import type { PlainDate } from "@/server/domain/plain-date";
import { BoardView } from "./board-view";
import { MoreEvidence } from "./evidence-quote";
import { HistoryView } from "./history-view";
import { NoticesView } from "./notices-view";
import { OptionsView } from "./options-view";
import { PositionsView } from "./positions-view";
import { PredictionsTable } from "./predictions-table";
import { StatementView } from "./statement-view";

type Props = {
  document: DecisionDocument;
  now: Date;
  zone: string;
  today: PlainDate;
  /** What was measured of the customers affected, beside the predictions. */
  outcome?: ReactNode;
  /** What is linked to it, before its history. */
  children?: ReactNode;
};

/** The body of a decision, to be read from top to bottom: the customers first, then what stood against it. */
export function DocumentBody({ document, now, zone, today, outcome, children }: Props) {
  const { statement, positions, dissents, moves, notices, boardReviews } = document;
  const decided = moves.find(({ kind }) => kind === "decided");
  const effect = moves.find(({ kind }) => kind === "put_in_effect");
  const later = statement?.evidence.filter(({ afterDecision }) => afterDecision) ?? [];
  if (!statement) return <HistoryView {...document} now={now} zone={zone} />;
  return (
    <>
      <StatementView statement={statement} />
      <PositionsView positions={positions} dissents={dissents} decided={decided} zone={zone} />
      <BoardView reviews={boardReviews} version={statement.version} />
      <OptionsView options={statement.options} chosenId={decided?.optionId ?? null} />
      <Section
        id="predictions"
        title="Said before, seen after"
        aside={<ReviewLinks document={document} today={today} />}
      >
        <PredictionsTable predictions={statement.predictions} today={today} />
      </Section>
      {outcome}
      {notices.length > 0 ? (
        <NoticesView notices={notices} effectAt={effect ? new Date(effect.recordedAt) : null} now={now} zone={zone} />
      ) : null}
      {later.length > 0 ? <MoreEvidence id="later" title="What came after the decision" evidence={later} /> : null}
      {children}
      <HistoryView {...document} now={now} zone={zone} />
    </>
  );
}
