import { Section } from "@/components/ui/section";
import type { DecisionDocument } from "@/server/domain/decision-document";
import type { PlainDate } from "@/server/domain/plain-date";
import { HistoryView } from "./history-view";
import { NoticesView } from "./notices-view";
import { OptionsView } from "./options-view";
import { PositionsView } from "./positions-view";
import { PredictionsTable } from "./predictions-table";
import { MoreEvidence, StatementView } from "./statement-view";

type Props = { document: DecisionDocument; now: Date; zone: string; today: PlainDate };

/** The body of a decision, to be read from top to bottom: the customers first, then what stood against it. */
export function DocumentBody({ document, now, zone, today }: Props) {
  const { statement, positions, moves, notices } = document;
  const decided = moves.find(({ kind }) => kind === "decided");
  const effect = moves.find(({ kind }) => kind === "put_in_effect");
  const later = statement?.evidence.filter(({ afterDecision }) => afterDecision) ?? [];
  if (!statement) return <HistoryView {...document} now={now} zone={zone} />;
  return (
    <>
      <StatementView statement={statement} />
      <PositionsView positions={positions} decided={decided} zone={zone} />
      <OptionsView options={statement.options} chosenId={decided?.optionId ?? null} />
      <Section title="Said before, seen after">
        <PredictionsTable predictions={statement.predictions} today={today} />
      </Section>
      {notices.length > 0 ? (
        <NoticesView notices={notices} effectAt={effect ? new Date(effect.recordedAt) : null} now={now} zone={zone} />
      ) : null}
      {later.length > 0 ? <MoreEvidence title="What came after the decision" evidence={later} /> : null}
      <HistoryView {...document} now={now} zone={zone} />
    </>
  );
}
