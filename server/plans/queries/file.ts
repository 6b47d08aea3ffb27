import { writeAmount } from "../../domain/amount";
import { periodEnds, periodName } from "../../domain/plan";
import type { Cells, ListFile } from "../../list-file";
import { planInput } from "../input";
import { getPlanDocument, type PlanDocument } from "./document";
import type { PlanVersion } from "./plans";

/** A plan: a row for each line of each version ever saved, the newest first. The address may name anything: what is no plan has none. */
export const planFile: ListFile = {
  right: "plan:read",
  columns: [
    ...["plan", "version", "saved", "submitted", "period", "begins", "ends", "of", "target", "target customers"],
    ...["active at the beginning", "as of", "lost after days", "line", "kind", "segment", "customers", "each", "sum"],
    ...["currency", "the data suggested", "read from", "how", "who sees to it", "happened", "counted until"],
  ],
  rows: async function* ({ ctx, filter }) {
    const asked = planInput.safeParse({ planId: filter.plan });
    if (!asked.success) return;
    const plan = await getPlanDocument(ctx, asked.data.planId);
    yield plan.versions.flatMap((version) => rowsOf(plan, version));
  },
};

function rowsOf({ versions, happened }: PlanDocument, version: PlanVersion): Cells[] {
  const { currency, period, beginsOn, lines } = version;
  const money = (minor: number | bigint | null) => (minor === null ? null : writeAmount(Number(minor), currency));
  const isHeld = version === versions.find(({ submittedAt }) => submittedAt !== null);
  const outcomes = (isHeld && happened?.figures?.lines) || [];
  return lines.map((line) => [
    ...[version.title, version.number, version.savedAt.toISOString(), version.submittedAt?.toISOString() ?? null],
    ...[periodName(period, beginsOn), beginsOn, periodEnds(period, beginsOn), version.department ?? "everyone"],
    ...[money(version.targetMinor), version.targetCustomers, version.openingCustomers, version.openingOn],
    ...[version.lapseDays, line.place, line.kind, line.segmentName ?? "everyone", line.customers],
    ...[money(line.valueMinor), money(BigInt(line.customers) * BigInt(line.valueMinor)), currency],
    ...[money(line.suggestedMinor), line.suggestedFrom, line.how, line.owner],
    outcomes.find(({ place }) => place === line.place)?.happened ?? null,
    isHeld ? (happened?.until ?? null) : null,
  ]);
}
