"use client";

import { formatMoney } from "@/components/format/amount";
import { formatCount } from "@/components/format/words";
import { Row, Table, Td } from "@/components/ui/table";
import type { PlanKind, PlanPeriod, ValueSource } from "@/server/domain/plan";
import { kindWords, sourceWords } from "./plan-words";

type Line = {
  place: number;
  kind: PlanKind;
  segmentName: string | null;
  customers: number;
  valueMinor: number;
  suggestedMinor: number | null;
  suggestedFrom: ValueSource | null;
  how: string;
  owner: string;
};

type Props = {
  lines: readonly Line[];
  period: PlanPeriod;
  currency: string;
  sumMinor: bigint;
  targetMinor: number | null;
  gapMinor: bigint | null;
};

const columns = [
  { label: "Customers" },
  { label: "How, and who sees to it" },
  { label: "How many", numeric: true },
  { label: "× each", numeric: true },
  { label: "=", numeric: true },
];

/** The lines of a plan with what each comes to, their sum and the target it is held against. */
export function PlanLinesTable({ lines, period, currency, sumMinor, targetMinor, gapMinor }: Props) {
  return (
    <Table label="The lines of the plan" columns={columns} stacks>
      {lines.map((line) => (
        <Row key={line.place}>
          <Td heads label="Customers" className="font-medium">
            {kindWords[line.kind].name}
            <span className="small block font-normal text-ink-3">{line.segmentName ?? "All customers"}</span>
          </Td>
          <Td label="How, and who sees to it" className="max-w-80">
            <div>
              {line.how}
              <span className="small block text-ink-3">
                <bdi>{line.owner}</bdi>. {sourceWords(line.suggestedMinor, line.suggestedFrom, period, currency)}
              </span>
            </div>
          </Td>
          <Td numeric label="How many">
            {formatCount(line.customers)}
          </Td>
          <Td numeric label="× each" className="whitespace-nowrap">
            {formatMoney(line.valueMinor, currency)}
          </Td>
          <Td numeric label="=" className="whitespace-nowrap">
            {formatMoney(BigInt(line.customers) * BigInt(line.valueMinor), currency)}
          </Td>
        </Row>
      ))}
      <SumRow words="Together" amount={formatMoney(sumMinor, currency)} />
      {targetMinor === null ? null : <SumRow words="Target" amount={formatMoney(targetMinor, currency)} />}
      {gapMinor === null || gapMinor === 0n ? null : (
        <SumRow
          words={gapMinor > 0n ? "Short" : "Too much"}
          amount={formatMoney(gapMinor < 0n ? -gapMinor : gapMinor, currency)}
          tone="text-due"
        />
      )}
    </Table>
  );
}

function SumRow({ words, amount, tone }: { words: string; amount: string; tone?: string }) {
  return (
    <Row sum>
      <Td heads colSpan={4} className={tone}>
        {words}
      </Td>
      <Td numeric label="=" className={`whitespace-nowrap ${tone ?? ""}`}>
        {amount}
      </Td>
    </Row>
  );
}
