"use client";

import { Rate } from "@/components/format/rate";
import { formatCount } from "@/components/format/words";
import { Row, Table, Td } from "@/components/ui/table";
import { captureOf, type Heard, perHundred } from "@/server/domain/listening";
import type { TeamHeard } from "@/server/listening/queries/capture";

const columns = [
  { label: "Team" },
  { label: "Heard" },
  { label: "Of the promises found, logged" },
  { label: "Promises per 100 contacts", numeric: true },
];

/** A month's sample by team, by name: no league table. */
export function TeamTable({ month, teams }: { month: string; teams: readonly TeamHeard[] }) {
  const rows = `/promises/listening/found?month=${month}`;
  return (
    <Table label="By team" columns={columns} stacks>
      {teams.map((team) => (
        <Row key={team.teamId}>
          <Td heads>{team.team}</Td>
          <Td label="Heard">{heardOf(team)}</Td>
          <Td label="Of the promises found, logged">
            <Rate {...captureOf(team)} none="none found yet" href={`${rows}&team=${team.teamId}`} short />
          </Td>
          <Td label="Promises per 100 contacts" numeric>
            {perHundredWords(team)}
          </Td>
        </Row>
      ))}
      {teams.length > 1 ? <SumRow month={month} teams={teams} /> : null}
    </Table>
  );
}

function SumRow({ month, teams }: { month: string; teams: readonly TeamHeard[] }) {
  const sum = (pick: (team: TeamHeard) => number) => teams.reduce((total, team) => total + pick(team), 0);
  const all = { logged: sum(({ logged }) => logged), unlogged: sum(({ unlogged }) => unlogged) };
  const heard = { contacts: sum(({ contacts }) => contacts), heard: sum((team) => team.heard) };
  return (
    <Row sum>
      <Td heads>All teams</Td>
      <Td label="Heard">{heardOf(heard)}</Td>
      <Td label="Of the promises found, logged">
        <Rate {...captureOf(all)} none="none found yet" href={`/promises/listening/found?month=${month}`} short />
      </Td>
      <Td label="Promises per 100 contacts" numeric>
        {perHundredWords({ promises: sum(({ promises }) => promises), recorded: sum(({ recorded }) => recorded) })}
      </Td>
    </Row>
  );
}

/** "18 of 20". */
export function heardOf({ contacts, heard }: Pick<Heard, "contacts" | "heard">): string {
  return `${formatCount(heard)} of ${formatCount(contacts)}`;
}

function perHundredWords({ promises, recorded }: Pick<TeamHeard, "promises" | "recorded">): string {
  const many = perHundred(promises, recorded);
  if (many === null) return "no contacts";
  const counts = `${formatCount(promises)} for ${formatCount(recorded)}`;
  return recorded < 100 ? counts : `${many.toFixed(1)} (${counts})`;
}
