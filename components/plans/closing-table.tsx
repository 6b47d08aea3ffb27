import { Count } from "@/components/format/count";
import { formatDay } from "@/components/format/time";
import { rowsHref } from "@/components/numbers/rows-href";
import { Row, Table, Td } from "@/components/ui/table";
import type { PlainDate } from "@/server/domain/plain-date";
import type { PlanClosing } from "@/server/domain/plan";

type Props = {
  closing: PlanClosing;
  openingOn: PlainDate;
  lapseDays: number | null;
  /** What was wanted at the end; null: no target in customers. */
  target: number | null;
};

/** The identity as planned: opening + win + win back − lost = closing. */
export function ClosingTable({ closing, openingOn, lapseDays, target }: Props) {
  const { opening, won, wonBack, lost, kept, closing: end } = closing;
  const openingHref = lapseDays === null ? undefined : rowsHref("active", { asOf: openingOn, lapse: lapseDays });
  const rows = [
    { words: `Active on ${formatDay(openingOn)}`, n: opening, href: openingHref },
    { words: "+ win", n: won },
    { words: "+ win back", n: wonBack },
    {
      words: kept === null ? "− lost (no line says who is kept)" : "− lost (active, and in no line that keeps)",
      n: lost,
    },
  ];
  return (
    <>
      <Table label="Customers, from the beginning to the end of the plan">
        {rows.map(({ words, n, href }) => (
          <Row key={words} className="first:border-t-0">
            <Td heads className="font-normal">
              {words}
            </Td>
            <Td numeric>
              <Count n={n} href={href} />
            </Td>
          </Row>
        ))}
        <Row sum>
          <Td heads>Expected at the end</Td>
          <Td numeric>
            <Count n={end} />
          </Td>
        </Row>
        {target === null ? null : (
          <Row>
            <Td heads className="font-normal">
              Target
            </Td>
            <Td numeric>
              <Count n={target} />
            </Td>
          </Row>
        )}
      </Table>
      <p className="small mt-2 text-ink-3">
        {lapseDays === null
          ? "No lapse threshold was set, so nobody knew how many were active."
          : `Active: bought within ${lapseDays} days. Counted when it was saved; the list of customers is of today.`}
      </p>
    </>
  );
}
