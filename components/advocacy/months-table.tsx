"use client";

import { Count } from "@/components/format/count";
import { Row, Table, Td } from "@/components/ui/table";
import type { AdvocacyMonth } from "@/server/advocacy/queries/months";
import type { AdvocacyAct } from "@/server/domain/advocacy";
import { monthWords } from "./words";

const columns = [
  { label: "Month" },
  { label: "Told others", numeric: true },
  { label: "Recommended", numeric: true },
  { label: "Sent somebody", numeric: true },
  { label: "Customers", numeric: true },
];

/** What customers did for us month by month, the newest first; every number opens its rows. */
export function MonthsTable({ months }: { months: readonly AdvocacyMonth[] }) {
  return (
    <Table label="What customers did for us, by month" columns={columns}>
      {months.map(({ month, toldOthers, recommended, referred, customers }, index) => (
        <Row key={month}>
          <Td heads className="whitespace-nowrap font-normal">
            {monthWords(month)}
            {index === 0 ? <span className="text-ink-3"> so far</span> : null}
          </Td>
          <Td numeric>
            <Count n={toldOthers} href={actsHref(month, "told_others")} />
          </Td>
          <Td numeric>
            <Count n={recommended} href={actsHref(month, "recommended")} />
          </Td>
          <Td numeric>
            <Count n={referred} href={actsHref(month, "referred")} />
          </Td>
          <Td numeric>
            <Count n={customers} href={actsHref(month)} />
          </Td>
        </Row>
      ))}
    </Table>
  );
}

function actsHref(month: string, act?: AdvocacyAct): string {
  return `/recognition/advocacy/acts?${new URLSearchParams({ month, ...(act ? { act } : {}) })}`;
}
