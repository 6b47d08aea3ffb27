"use client";

import { formatDay } from "@/components/format/time";
import { Row, Table, Td } from "@/components/ui/table";
import type { PredictionDocument } from "@/server/domain/decision-document";
import type { Direction } from "@/server/domain/decision-words";
import type { PlainDate } from "@/server/domain/plain-date";

const number = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 6 });
const percent = new Intl.NumberFormat("en-GB", { style: "percent", maximumFractionDigits: 1 });
const signs: Record<Direction, string> = { at_most: "≤", at_least: "≥" };
const spoken: Record<Direction, string> = { at_most: "at most", at_least: "at least" };

type Props = { predictions: readonly PredictionDocument[]; today: PlainDate };

/** What was said before, beside what was seen after. */
export function PredictionsTable({ predictions, today }: Props) {
  const columns = [
    { label: "Prediction" },
    { label: "Before", numeric: true },
    { label: "Said", numeric: true },
    { label: "Seen", numeric: true },
  ];
  return (
    <Table label="Said before, seen after" columns={columns} stacks>
      {predictions.map((it) => (
        <Row key={it.id}>
          <Td>
            {it.measure ?? "What was measured was erased"} by {formatDay(it.resolveOn)}
            <span className="text-ink-3"> · {percent.format(it.probability)} sure</span>
          </Td>
          <Td numeric label="Before">
            {number.format(it.baseline)}
          </Td>
          <Td numeric label="Said" className="whitespace-nowrap">
            <span>
              <span aria-hidden="true">{signs[it.direction]} </span>
              <span className="sr-only">{spoken[it.direction]} </span>
              {number.format(it.threshold)}
            </span>
          </Td>
          <Td numeric label="Seen">
            <Seen prediction={it} today={today} />
          </Td>
        </Row>
      ))}
    </Table>
  );
}

function Seen({ prediction, today }: { prediction: PredictionDocument; today: PlainDate }) {
  const { outcome, resolveOn } = prediction;
  if (!outcome) return <span className="text-ink-3">{resolveOn <= today ? "due, not recorded" : "not yet"}</span>;
  return (
    <span className={outcome.happened ? "text-kept" : "text-broken"}>
      {number.format(outcome.actual)}
      <span className="small block">{outcome.happened ? "came true" : "did not come true"}</span>
    </span>
  );
}
