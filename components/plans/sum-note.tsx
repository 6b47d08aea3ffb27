import { Notice } from "@/components/ui/notice";
import type { CountedLine, PlanFault } from "@/server/domain/plan";
import { customerGapWords, faultWords, moneyGapWords } from "./plan-words";

type Props = {
  lines: readonly CountedLine[];
  gapMinor: bigint | null;
  gapCustomers: number | null;
  faults: readonly PlanFault[];
  currency: string;
};

/** Whether the lines come to the target; if not, by how much and what would do it. */
export function SumNote({ lines, gapMinor, gapCustomers, faults, currency }: Props) {
  if (faults.length === 0)
    return <Notice tone="kept" label="Adds up" sentence="The lines come to the target, exactly." className="my-4" />;
  const said = [
    moneyGapWords(lines, gapMinor, currency),
    customerGapWords(gapCustomers),
    ...faults.map((fault) => faultWords[fault] ?? null),
  ].filter((sentence) => sentence !== null);
  return (
    <Notice tone="due" label="Does not add up" sentence={said.join(" ")} className="my-4">
      A plan can be submitted once its lines come to its target, to the last unit.
    </Notice>
  );
}
