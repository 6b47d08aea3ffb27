import { Rate } from "@/components/format/rate";
import { formatDay } from "@/components/format/time";
import { formatCount, formatShare } from "@/components/format/words";
import { Row, Table, Td } from "@/components/ui/table";
import type { AskedMonth } from "@/server/confirmations/queries";
import { customerConfirmed } from "@/server/domain/confirmation";
import type { PlainDate } from "@/server/domain/plain-date";

const columns = [
  { label: "Due in" },
  { label: "Confirmed kept" },
  { label: "Late" },
  { label: "Not kept" },
  { label: "Asked and answered" },
  { label: "Whatever the silent would say" },
];

/** What customers said of what we say we kept, month by month. How many were asked is told once nobody can answer any more. */
export function AskedMonths({ months }: { months: readonly AskedMonth[] }) {
  return (
    <Table label="What customers said" columns={columns} stacks>
      {months.map((month) => (
        <MonthRow key={month.month} month={month} />
      ))}
    </Table>
  );
}

function MonthRow({ month }: { month: AskedMonth }) {
  const { response, bounds } = customerConfirmed(month);
  return (
    <Row>
      <Td label="Due in">{formatDay(month.month as PlainDate, "month")}</Td>
      <Td label="Confirmed kept">
        <Rate k={month.yes} n={month.answered} none="Nobody answered" short />
      </Td>
      <Td label="Late">{formatCount(month.late)}</Td>
      <Td label="Not kept">{formatCount(month.no)}</Td>
      <Td label="Asked and answered">
        {response === null || month.asked === null ? (
          <NotTold isClosed={month.isClosed} />
        ) : (
          <Rate k={month.answered} n={month.asked} short />
        )}
      </Td>
      <Td label="Whatever the silent would say">
        {bounds ? (
          <span className="num">
            {formatShare(bounds.low)} to {formatShare(bounds.high)}
          </span>
        ) : (
          <NotTold isClosed={month.isClosed} />
        )}
      </Td>
    </Row>
  );
}

function NotTold({ isClosed }: { isClosed: boolean }) {
  return <span className="text-ink-3">{isClosed ? "Too few to say" : "Provisional: answers may still come"}</span>;
}
