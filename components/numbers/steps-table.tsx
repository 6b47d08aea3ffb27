"use client";

import { Count } from "@/components/format/count";
import { Row, Table, Td } from "@/components/ui/table";
import type { CustomerMovement, Period } from "@/server/domain/customer-numbers";
import type { MovementStep } from "@/server/domain/movement";
import { addDays, type PlainDate } from "@/server/domain/plain-date";
import { rowsHref } from "./rows-href";
import { stepName, stepTick } from "./step-words";

type Props = {
  steps: readonly (Period & CustomerMovement)[];
  step: MovementStep;
  lapseDays: number;
  segment: string | null;
  /** The day on which somebody had to be of the segment to be in these numbers. */
  membersOn: PlainDate;
  /** The last step is not over. */
  isOpen: boolean;
};

const headings: Record<MovementStep, string> = { month: "Month", quarter: "Quarter", year: "Year" };

/** The identity step by step, newest first; every number opens its customers. */
export function StepsTable({ steps, step, lapseDays: lapse, segment, membersOn, isOpen }: Props) {
  const seen = { lapse, segment, membersOn };
  const columns = [
    { label: headings[step] },
    { label: <Words wide="Active before" narrow="Before" />, numeric: true },
    { label: "+ new", numeric: true },
    { label: <Words wide="+ won back" narrow="+ back" />, numeric: true },
    { label: "− lost", numeric: true },
    { label: "= active", numeric: true },
  ];
  return (
    <Table label={`Customers by ${step}`} columns={columns}>
      {steps.toReversed().map(({ from, to, ...counts }, index) => (
        <Row key={from}>
          <Td heads className="whitespace-nowrap font-normal">
            <Words wide={stepName({ from, to }, step)} narrow={stepTick({ from, to }, step, true)} />
            {index === 0 && isOpen ? <span className="text-ink-3 max-md:hidden print:inline"> so far</span> : null}
          </Td>
          <Td numeric>
            <Count n={counts.opening} href={rowsHref("active", { asOf: addDays(from, -1), ...seen })} />
          </Td>
          <Td numeric>
            <Count n={counts.new} href={rowsHref("new", { from, to, ...seen })} />
          </Td>
          <Td numeric>
            <Count n={counts.wonBack} href={rowsHref("won_back", { from, to, ...seen })} />
          </Td>
          <Td numeric>
            <Count n={counts.lost} href={rowsHref("lost", { from, to, ...seen })} />
          </Td>
          <Td numeric>
            <Count n={counts.closing} href={rowsHref("active", { asOf: to, ...seen })} />
          </Td>
        </Row>
      ))}
    </Table>
  );
}

/** The whole words at a desk, fewer on a phone, where the table must fit the hand. */
function Words({ wide, narrow }: { wide: string; narrow: string }) {
  return (
    <>
      <span className="max-md:hidden print:inline">{wide}</span>
      <span className="md:hidden print:hidden">{narrow}</span>
    </>
  );
}
