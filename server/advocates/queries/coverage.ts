import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Term } from "../../domain/appointment";
import { type Gap, gapDays, gapsBetween, yearUpTo } from "../../domain/coverage";
import type { PlainDate } from "../../domain/plain-date";

type SeatKind = "advocate" | "board_seat";
/** Somebody's time in a seat. `endsOn`: the day they left us, where that came before the appointment's own end. */
export type Holding = Term & { id: string; kind: SeatKind; personId: string; person: string; appointedBy: string };

export type Covered = { holdings: Holding[]; gaps: Gap[]; daysWithout: number };
export type DepartmentCoverage = { id: string; name: string; advocates: Covered; seat: Covered };

type Row = { id: string; name: string; holdings: Holding[] };

const read = preparedSql<Row>(
  "advocate_coverage",
  sql`select d.id, d.name, coalesce((
      select json_agg(json_build_object('id', a.id, 'kind', a.kind, 'personId', p.id, 'person', p.name, 'appointedBy', by.name,
        'fromOn', a.from_on, 'untilOn', least(a.until_on, organisation_day(p.deactivated_at))) order by a.from_on desc, a.id)
      from appointments a join people p on p.id = a.person_id join people by on by.id = a.appointed_by
      where a.department_id = d.id and a.kind in ('advocate', 'board_seat')
        and coalesce(organisation_day(p.deactivated_at) > a.from_on, true)), '[]') as holdings
    from departments d where ${placeholder("any")}::boolean order by d.name collate "und-x-icu"`,
);

/** Who stands for customers in each department and who sits on the board for it, with the gaps of the year up to today. */
export async function listCoverage(db: Database, today: PlainDate): Promise<DepartmentCoverage[]> {
  const rows = await read(db, { any: true });
  return rows.map(({ id, name, holdings }) => {
    const covered = (kind: SeatKind): Covered => {
      const held = holdings.filter((holding) => holding.kind === kind);
      const gaps = gapsBetween(held, yearUpTo(today));
      return { holdings: held, gaps, daysWithout: gapDays(gaps) };
    };
    return { id, name, advocates: covered("advocate"), seat: covered("board_seat") };
  });
}

export type OfficerHolding = Omit<Holding, "kind">;

/** The chief customer officers, the latest first. */
export async function listOfficers(db: Database): Promise<OfficerHolding[]> {
  const rows = await db.execute<OfficerHolding>(sql`
    select a.id, p.id as "personId", p.name as person, by.name as "appointedBy", a.from_on::text as "fromOn",
      least(a.until_on, organisation_day(p.deactivated_at))::text as "untilOn"
    from appointments a join people p on p.id = a.person_id join people by on by.id = a.appointed_by
    where a.kind = 'chief_customer_officer' order by a.from_on desc, a.id limit 20`);
  return [...rows];
}
