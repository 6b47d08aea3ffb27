import { formatMoney } from "@/components/format/amount";
import { formatMoment } from "@/components/format/time";
import { counted } from "@/components/format/words";
import { Row, Table, Td } from "@/components/ui/table";
import { percentOf } from "./decision-settings-form";

type Settings = { heavyShare: number; heavyValueMinor: number | null; proposalAnswerDays: number };
type Change = { id: string; by: string; at: Date; before: Settings; after: Settings };
type Props = { changes: readonly Change[]; currency: string; now: Date; zone: string };

/** Who changed what, newest first. */
export function DecisionSettingsChanges({ changes, currency, now, zone }: Props) {
  if (changes.length === 0) return <p className="text-ink-2">Nobody has changed them yet.</p>;
  return (
    <Table label="Changes of these settings">
      {changes.map(({ id, by, at, before, after }) => (
        <Row key={id} className="first:border-t-0">
          <Td>
            {inWords(after, currency)}
            <span className="small block text-ink-2">Before: {inWords(before, currency)}</span>
            <span className="small block text-ink-3">
              {by}, {formatMoment(at, now, zone)}
            </span>
          </Td>
        </Row>
      ))}
    </Table>
  );
}

function inWords({ heavyShare, heavyValueMinor, proposalAnswerDays }: Settings, currency: string): string {
  const value =
    heavyValueMinor === null ? "no limit by value" : `above ${formatMoney(heavyValueMinor, currency, true)}`;
  return `above ${percentOf(heavyShare)} per cent, ${value}, ${counted(proposalAnswerDays, "day")} to answer`;
}
