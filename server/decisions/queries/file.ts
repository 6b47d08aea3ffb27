import { dayIn } from "../../domain/plain-date";
import { type Cells, type ListFile, paged } from "../../list-file";
import { registerFilter } from "../input";
import { listDecisions, type Register } from "./register";

/** The register as its address asks for it. */
export const decisionFile: ListFile = {
  right: "decision:export",
  columns: [
    ...["number", "title", "state", "since", "department", "decider", "for customers", "affected customers"],
    ...["heavy because", "dissent", "urgent", "stops something", "found outside the register", "review on", "next on"],
    "next",
  ],
  rows: async function* ({ ctx, filter }) {
    const asked = registerFilter.parse(filter);
    const ask = (before: number | null) => listDecisions(ctx, { ...asked, before });
    for await (const { rows } of paged(ask)) yield rows.map((row) => decisionCells(row, ctx.organisation.zone));
  },
};

function decisionCells(row: Register["rows"][number], zone: string): Cells {
  return [
    ...[row.number, row.title, row.state, dayIn(zone, row.since), row.department, row.decider],
    ...[row.gate, row.affectedCount, row.reasons?.join(", ")],
    ...[row.hasDissent, row.isUrgent, row.isStop, row.isUnregistered],
    ...[row.reviewOn, row.nextOn, row.nextKind],
  ];
}
