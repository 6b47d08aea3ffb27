"use client";

import { formatMoney } from "@/components/format/amount";
import { formatMoment } from "@/components/format/time";
import { counted } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { PlainDate } from "@/server/domain/plain-date";
import { type PlanPeriod, periodName } from "@/server/domain/plan";

type Plan = {
  id: string;
  title: string;
  period: PlanPeriod;
  beginsOn: PlainDate;
  department: string | null;
  currency: string;
  targetMinor: number | null;
  targetCustomers: number | null;
  savedBy: string;
  savedAt: Date;
  submittedAt: Date | null;
  submittedBy: string | null;
  gapMinor: number | null;
  isHeld: boolean;
};

const columns = [
  { label: "Plan" },
  { label: "Of" },
  { label: "Target", numeric: true },
  { label: "State", className: "md:pl-6" },
];

/** All plans: what each is for, what it is to come to, and whether it holds. */
export function PlansTable({ plans, now, zone }: { plans: readonly Plan[]; now: Date; zone: string }) {
  return (
    <Table label="Plans" columns={columns} stacks>
      {plans.map((plan) => (
        <Row key={plan.id}>
          <Td heads label="Plan" className="font-medium">
            <Link href={`/numbers/plans/${plan.id}`}>{plan.title}</Link>
            <span className="small block font-normal text-ink-3">
              {periodName(plan.period, plan.beginsOn).split("-").reverse().join(" ")}
            </span>
          </Td>
          <Td label="Of">{plan.department ?? "The whole organisation"}</Td>
          <Td numeric label="Target">
            <div>
              {targets(plan).map((target) => (
                <span key={target} className="block whitespace-nowrap">
                  {target}
                </span>
              ))}
            </div>
          </Td>
          <Td label="State" className="md:pl-6">
            <div>
              {stateOf(plan)}
              <span className="small block text-ink-3">
                <bdi>{plan.submittedBy ?? plan.savedBy}</bdi>,{" "}
                {formatMoment(plan.submittedAt ?? plan.savedAt, now, zone)}
              </span>
            </div>
          </Td>
        </Row>
      ))}
    </Table>
  );
}

function stateOf({ submittedAt, isHeld, gapMinor, currency }: Plan): string {
  if (submittedAt) return "Submitted";
  const gap = gapMinor ? `, ${formatMoney(Math.abs(gapMinor), currency)} ${gapMinor > 0 ? "short" : "too much"}` : "";
  return `Draft${gap}${isHeld ? "; an earlier version holds" : ""}`;
}

function targets({ targetMinor, targetCustomers, currency }: Plan): string[] {
  return [
    targetMinor === null ? "" : formatMoney(targetMinor, currency),
    targetCustomers === null ? "" : `${counted(targetCustomers, "customer")} at the end`,
  ].filter(Boolean);
}
