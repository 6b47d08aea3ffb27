"use client";

import { counted, formatCount } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { DecisionOfMonth } from "@/server/domain/board";
import type { DecisionState, Gate } from "@/server/domain/decision-words";

const gates: Record<Gate, { words: string; ink: string }> = {
  harms: { words: "Harms customers", ink: "text-broken" },
  helps: { words: "Helps customers", ink: "text-kept" },
  neutral: { words: "Neutral", ink: "text-ink-2" },
};

/** States worth a word here; "decided" goes without saying. */
const states: Partial<Record<DecisionState, string>> = {
  in_effect: "in effect",
  reviewed: "reviewed",
  closed: "closed",
  superseded: "superseded",
  reversed: "reversed",
};

/** The month's decisions, what harms customers first. */
export function DecidedTable({ decisions }: { decisions: readonly DecisionOfMonth[] }) {
  return (
    <Table label="Decided this month">
      {decisions.map((decision) => (
        <Row key={decision.id} className="first:border-t-0">
          <Td className="num w-10 text-ink-3">{decision.number}</Td>
          <Td>
            <Link href={`/decisions/${decision.id}`}>{decision.title ?? "Words erased"}</Link>
            <span className="small block">
              <span className={gates[decision.gate].ink}>{gates[decision.gate].words}</span>
              {[...remarks(decision)].map((remark) => ` · ${remark}`)}
            </span>
          </Td>
        </Row>
      ))}
    </Table>
  );
}

function* remarks({ affectedCount, isOverruled, unanswered, state }: DecisionOfMonth): Generator<string> {
  if (affectedCount !== null) yield `${formatCount(affectedCount)} affected`;
  if (isOverruled) yield "overruled with a reason";
  if (unanswered > 0) yield `${counted(unanswered, "department")} still to answer`;
  const state_ = states[state];
  if (state_) yield state_;
}
