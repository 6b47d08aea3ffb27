import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";

type Person = { personId: string; teamId: string | null };
type Team = { personId: null; teamId: string };

/** People by e-mail or name and teams by name, as files name them; a name that several bear names nobody. */
export async function findStaff(
  tx: Database,
  names: (string | null)[],
): Promise<(name: string | null) => Staff | null> {
  const wanted = [...new Set(names.filter((name) => name !== null).map(plain))];
  if (wanted.length === 0) return () => null;
  const found = await tx.execute<{ name: string; personId: string | null; teamId: string | null }>(sql`
    with wanted as (select jsonb_array_elements_text(${JSON.stringify(wanted)}::jsonb) as name),
    named as (
      select w.name, p.id as person, p.team_id as team, 1 as rank from wanted w join people p on lower(p.email) = w.name
      union all
      select w.name, p.id, p.team_id, 2 from wanted w join people p on lower(p.name) = w.name
      union all
      select w.name, null, t.id, 3 from wanted w join teams t on lower(t.name) = w.name
    ), best as (select *, min(rank) over (partition by name) as best from named)
    select name, (array_agg(person))[1] as "personId", (array_agg(team))[1] as "teamId"
    from best where rank = best group by name having count(*) = 1`);
  const byName = new Map(found.map(({ name, ...staff }) => [name, staff as Staff]));
  return (name) => (name === null ? null : (byName.get(plain(name)) ?? null));
}

type Staff = Person | Team;

const plain = (name: string): string => name.trim().toLowerCase();
