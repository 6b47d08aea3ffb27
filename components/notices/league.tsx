import { Rate } from "@/components/format/rate";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { NoticeLeague, NoticePart } from "@/server/domain/notice";
import { noticesHref } from "./notice-words";

const columns = [
  { label: "Department" },
  { label: "To be answered", numeric: true },
  { label: "Overdue", numeric: true },
  { label: "Objections", numeric: true },
  { label: "Answered in time", numeric: true },
];

/** What each department is waited for; never by person. */
export function League({ rows }: { rows: readonly NoticeLeague[] }) {
  return (
    <Table label="Notices by department" columns={columns} stacks>
      {rows.map(({ departmentId, department, open, overdue, objections, inTime, judged }) => {
        const number = (count: number, part: NoticePart, ink = "") =>
          count === 0 ? (
            <span className="text-ink-3">0</span>
          ) : (
            <Link href={noticesHref(departmentId, part)} className={ink}>
              {count}
            </Link>
          );
        return (
          <Row key={departmentId}>
            <Td heads>
              <Link href={noticesHref(departmentId, "answered")}>{department}</Link>
            </Td>
            <Td numeric label="To be answered">
              {number(open, "open")}
            </Td>
            <Td numeric label="Overdue">
              {number(overdue, "overdue", "text-broken")}
            </Td>
            <Td numeric label="Objections">
              {number(objections, "objections")}
            </Td>
            <Td numeric label="Answered in time">
              <Rate k={inTime} n={judged} href={noticesHref(departmentId, "in_time")} short />
            </Td>
          </Row>
        );
      })}
    </Table>
  );
}
