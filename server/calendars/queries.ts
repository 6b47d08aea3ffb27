import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { type CalendarLevel, holidayPlace, ownerCalendar } from "../domain/calendar-levels";
import type { CalendarOwner } from "../domain/calendar-owner";
import type { OwnerCalendar } from "../domain/due-calendar";
import { DomainError } from "../domain/errors";
import { addDays, dayIn, type Instant, type PlainDate } from "../domain/plain-date";
import { holidaysBetween } from "./queries/holidays";

/** From the owner up, each with the newest version of its calendar; nothing for an owner who is not (any more) there. */
const levelsOf = preparedSql<{ levels: CalendarLevel[] | null }>(
  "calendar_levels",
  sql`
    with owner as (
      select p.id as person_id, p.team_id, p.department_id, p.zone from people p
      where ${placeholder("kind")}::text = 'person' and p.id = ${placeholder("id")}::uuid and p.deactivated_at is null
      union all
      select null, t.id, t.department_id, null from teams t
      where ${placeholder("kind")}::text = 'team' and t.id = ${placeholder("id")}::uuid
      union all
      select null, null, d.id, null from departments d
      where ${placeholder("kind")}::text = 'department' and d.id = ${placeholder("id")}::uuid
      union all
      select null, null, null, null where ${placeholder("kind")}::text = 'organisation'
    ), levels as (
      select 1 as height, 'person' as kind, calendar_of(null, null, person_id) as whose, zone from owner
      where person_id is not null
      union all
      select 2, 'team', calendar_of(null, team_id, null), null from owner where team_id is not null
      union all
      select 3, 'department', calendar_of(department_id, null, null), null from owner where department_id is not null
      union all
      select 4, 'organisation', calendar_of(null, null, null), o.zone from owner cross join organisation o
    )
    select jsonb_agg(
      calendar_level(l.whose, l.kind, l.zone, ${placeholder("first")}::date, ${placeholder("last")}::date) order by l.height) as levels
    from levels l`,
);

/** The levels a calendar is made of, for the closures within these days. */
export async function listCalendarLevels(
  db: Database,
  owner: CalendarOwner,
  days: { first: PlainDate; last: PlainDate },
): Promise<CalendarLevel[]> {
  const [row] = await levelsOf(db, { kind: owner.kind, id: owner.kind === "organisation" ? null : owner.id, ...days });
  if (!row?.levels) throw new DomainError("promise_owner_unknown", {}, "who");
  return row.levels;
}

/**
 * When somebody works, as it is recorded now (ruling 9): with the days closed from a month back to two years and a month
 * ahead, which is as far as a promise may reach.
 */
export async function getOwnerCalendar(db: Database, owner: CalendarOwner, now: Instant): Promise<OwnerCalendar> {
  const today = dayIn("UTC", now);
  const days = { first: addDays(today, -31), last: addDays(today, 762) };
  const levels = await listCalendarLevels(db, owner, days);
  const place = holidayPlace(levels);
  const holidays = place ? await holidaysBetween(place, yearOf(days.first), yearOf(days.last)) : [];
  return ownerCalendar(levels, holidays, days);
}

/** Whether somebody of ours is away on a day. */
export async function isAbsent(db: Database, personId: string, on: PlainDate): Promise<boolean> {
  const [row] = await db.execute<{ away: boolean }>(sql`select is_absent(${personId}, ${on}) as away`);
  return row?.away ?? false;
}

/** Who is away on a day: ids of people who work here now. */
export async function absentPeople(db: Database, on: PlainDate): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from people where deactivated_at is null and is_absent(id, ${on}) order by id`);
  return rows.map(({ id }) => id);
}

function yearOf(day: PlainDate): number {
  return Number(day.slice(0, 4));
}
