import type { Context } from "../../context";
import { writeAmount } from "../../domain/amount";
import type { CellValue } from "../../domain/csv-cell";
import { periodEnds, periodName } from "../../domain/plan";
import { planInput } from "../input";
import { getPlanDocument, type PlanDocument } from "./document";
import type { PlanVersion } from "./plans";

/** What the columns of a plan's file are called: a row for each line of each version ever saved, the newest first. */
export const planColumns = [
  ...["plan", "version", "saved", "submitted", "period", "begins", "ends", "of", "target", "target customers"],
  ...["active at the beginning", "as of", "lost after days", "line", "kind", "segment", "customers", "each", "sum"],
  ...["currency", "the data suggested", "read from", "how", "who sees to it", "happened", "counted until"],
] as const;

/** A plan's lines as the rows of a file; `planId` may be anything: what is no plan has none. */
export async function planRows(ctx: Context, planId: string | undefined): Promise<CellValue[][]> {
  const asked = planInput.safeParse({ planId });
  if (!asked.success) return [];
  const plan = await getPlanDocument(ctx, asked.data.planId);
  return plan.versions.flatMap((version) => rowsOf(plan, version));
}

function rowsOf({ versions, happened }: PlanDocument, version: PlanVersion): CellValue[][] {
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
