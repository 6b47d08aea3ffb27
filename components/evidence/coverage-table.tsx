import { Row, Table, Td } from "@/components/ui/table";
import type { Coverage } from "@/server/evidence/queries/notes";

/** By department, never by person: of how many people how many were there. */
export function CoverageTable({ coverage }: { coverage: readonly Coverage[] }) {
  const columns = [{ label: "Department" }, { label: "Were there", numeric: true }, { label: "Hours", numeric: true }];
  return (
    <Table label="Time on the floor by department" columns={columns}>
      {coverage.map(({ department, people, onFloor, minutes }) => (
        <Row key={department}>
          <Td heads>{department}</Td>
          <Td numeric>
            {onFloor} of {people}
          </Td>
          <Td numeric>{minutes === 0 ? "–" : (minutes / 60).toLocaleString("en-GB", { maximumFractionDigits: 1 })}</Td>
        </Row>
      ))}
    </Table>
  );
}
