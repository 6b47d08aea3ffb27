"use client";

import { formatMoney } from "@/components/format/amount";
import { Row, Table, Td } from "@/components/ui/table";
import { windowDays } from "@/server/domain/goodwill";
import { type EmpoweredRole, empoweredRoles, type GoodwillAct, goodwillActs, type Limit } from "@/server/domain/limit";
import { actWords, empoweredWords } from "./goodwill-words";

type Props = { limits: readonly Limit[]; currency: string };

/** How far each role may go with each act: for one case, and below it what one customer may be given in ninety days. */
export function LimitsTable({ limits, currency }: Props) {
  const acts = goodwillActs.filter((act) => limits.some((limit) => limit.act === act));
  return (
    <>
      <Table
        label="How far each role may go"
        columns={[
          { label: "" },
          ...empoweredRoles.map((role) => ({ label: empoweredWords[role], numeric: true, className: "pl-6" })),
        ]}
      >
        {acts.map((act) => (
          <Row key={act}>
            <Td heads className="font-medium">
              {actWords[act]}
            </Td>
            {empoweredRoles.map((role) => (
              <Td key={role} numeric className="pl-6">
                <Amounts limit={limitFor(limits, role, act)} currency={currency} />
              </Td>
            ))}
          </Row>
        ))}
      </Table>
      <p className="small border-line border-t pt-2 text-ink-3">
        First for one case; below it for one customer in {windowDays} days, whoever gives.
      </p>
    </>
  );
}

function Amounts({ limit, currency }: { limit: Limit | undefined; currency: string }) {
  if (!limit) return <span className="text-ink-3">always asks</span>;
  const { perCaseMinor, perCustomerMinor } = limit;
  return (
    <>
      {formatMoney(perCaseMinor, currency)}
      <span className="small block text-ink-3">
        {perCustomerMinor === null ? "no bound" : `${formatMoney(perCustomerMinor, currency)} in ${windowDays} days`}
      </span>
    </>
  );
}

function limitFor(limits: readonly Limit[], role: EmpoweredRole, act: GoodwillAct): Limit | undefined {
  return limits.find((limit) => limit.role === role && limit.act === act);
}
