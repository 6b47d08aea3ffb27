"use client";

import { formatCount } from "@/components/format/words";
import { Row, Table, Td } from "@/components/ui/table";
import type { TeamThanks } from "@/server/colleagues/queries";

const columns = [
  { label: "Team" },
  { label: "From customers", numeric: true },
  { label: "From other teams", numeric: true },
  { label: "From within", numeric: true },
];

/** Thanks by team, in the order of their names: what they were thanked for is above, and no person is counted. */
export function TeamTable({ teams }: { teams: readonly TeamThanks[] }) {
  return (
    <Table label="Thanks to teams in the last twelve months" columns={columns}>
      {teams.map(({ teamId, team, fromCustomers, fromOtherTeams, fromWithin }) => (
        <Row key={teamId ?? "small"}>
          <Td heads className="font-normal">
            {team ?? <span className="text-ink-2">Smaller teams, together</span>}
          </Td>
          <Td numeric>{formatCount(fromCustomers)}</Td>
          <Td numeric>{formatCount(fromOtherTeams)}</Td>
          <Td numeric>{formatCount(fromWithin)}</Td>
        </Row>
      ))}
    </Table>
  );
}
