import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { type CalendarDay, calendarDays } from "../../domain/calendar-days";
import { type CalendarLevel, holidayPlace, ownerCalendar } from "../../domain/calendar-levels";
import { type CalendarOwner, calendarOwnerText } from "../../domain/calendar-owner";
import type { OwnerCalendar } from "../../domain/due-calendar";
import { DomainError } from "../../domain/errors";
import { addDays, type Instant, type PlainDate } from "../../domain/plain-date";
import { listCalendarLevels } from "../queries";
import { holidayCountries, holidayRegions, holidaysBetween } from "./holidays";

/** How far closures are listed. */
const ahead = 400;
const previewed = 14;

export type CalendarLine = {
  /** As addresses carry it. */
  owner: string;
  kind: CalendarOwner["kind"];
  name: string;
  department: string | null;
  own: CalendarLevel;
  calendar: OwnerCalendar;
  place: string | null;
};

type Unit = {
  id: string | null;
  kind: "organisation" | "department" | "team";
  name: string;
  department_id: string | null;
  department: string | null;
  level: CalendarLevel;
};

/** The organisation, its departments and their teams, each with its calendar. */
export async function listCalendars(db: Database, today: PlainDate): Promise<CalendarLine[]> {
  const days = daysFrom(today);
  const level = (whose: SQL, kind: string, zone: SQL) =>
    sql`calendar_level(${whose}, ${kind}, ${zone}, ${days.first}::date, ${days.last}::date) as level`;
  const units = await db.execute<Unit>(sql`
    select * from (
      select 'organisation' as kind, null::uuid as id, name, null::uuid as department_id, null as department,
        ${level(sql`calendar_of(null, null, null)`, "organisation", sql`zone`)} from organisation
      union all
      select 'department', id, name, id, name, ${level(sql`id`, "department", sql`null`)} from departments
      union all
      select 'team', t.id, t.name, d.id, d.name, ${level(sql`t.id`, "team", sql`null`)}
      from teams t join departments d on d.id = t.department_id) units
    order by department collate "und-x-icu" nulls first, kind, name collate "und-x-icu"`);
  return Promise.all(units.map((unit) => lineOf(unit, units, days)));
}

async function lineOf(unit: Unit, units: readonly Unit[], days: Days): Promise<CalendarLine> {
  const above = units.filter(
    ({ kind, id }) =>
      kind === "organisation" || (unit.kind === "team" && kind === "department" && id === unit.department_id),
  );
  const owner = unit.id === null ? null : { kind: unit.kind, id: unit.id };
  const levels = [unit, ...above.filter((other) => other !== unit).toReversed()].map(({ level }) => level);
  return {
    owner:
      owner === null || owner.kind === "organisation"
        ? "organisation"
        : calendarOwnerText({ kind: owner.kind, id: owner.id }),
    kind: unit.kind,
    name: unit.name,
    department: unit.department,
    own: unit.level,
    ...(await madeOf(levels, days)),
  };
}

export type CalendarPage = {
  owner: string;
  kind: CalendarOwner["kind"];
  name: string;
  own: CalendarLevel;
  calendar: OwnerCalendar;
  /** "England, United Kingdom": whose public holidays count; null for none. */
  place: string | null;
  days: CalendarDay[];
  /** Its own closures that are not over. */
  closures: { id: string; name: string; fromOn: PlainDate; untilOn: PlainDate; recordedBy: string }[];
  countries: Record<string, string>;
  regions: Record<string, string>;
  changed: { at: Instant; by: string | null } | null;
};

/** One calendar: what is stated, what follows from it, and the next two weeks as they are. */
export async function getCalendarPage(db: Database, owner: CalendarOwner, today: PlainDate): Promise<CalendarPage> {
  const days = daysFrom(today);
  const levels = await listCalendarLevels(db, owner, days);
  const [own] = levels;
  if (!own) throw new DomainError("not_found");
  const { calendar, place } = await madeOf(levels, days);
  return {
    owner: calendarOwnerText(owner),
    kind: owner.kind,
    name: await nameOf(db, owner),
    own,
    calendar,
    place,
    days: calendarDays(calendar, today, previewed),
    closures: await listClosures(db, owner, today),
    countries: await holidayCountries(),
    regions: own.country ? await holidayRegions(own.country) : {},
    changed: await findChange(db, owner),
  };
}

type Days = { first: PlainDate; last: PlainDate };

function daysFrom(today: PlainDate): Days {
  return { first: today, last: addDays(today, ahead) };
}

async function madeOf(levels: readonly CalendarLevel[], days: Days): Promise<Pick<CalendarLine, "calendar" | "place">> {
  const place = holidayPlace(levels);
  const holidays = place
    ? await holidaysBetween(place, Number(days.first.slice(0, 4)), Number(days.last.slice(0, 4)))
    : [];
  return {
    calendar: ownerCalendar(levels, holidays, days),
    place: place && (await placeWords(place.country, place.region)),
  };
}

async function placeWords(country: string, region: string | null): Promise<string> {
  const inCountry = (await holidayCountries())[country] ?? country;
  return region ? `${(await holidayRegions(country))[region] ?? region}, ${inCountry}` : inCountry;
}

async function nameOf(db: Database, owner: CalendarOwner): Promise<string> {
  const of = { organisation: sql`organisation`, department: sql`departments`, team: sql`teams`, person: sql`people` };
  const which = owner.kind === "organisation" ? sql`true` : sql`id = ${owner.id}`;
  const [row] = await db.execute<{ name: string }>(sql`select name from ${of[owner.kind]} where ${which}`);
  if (!row) throw new DomainError("not_found");
  return row.name;
}

type RawClosure = { id: string; name: string; from_on: PlainDate; until_on: PlainDate; recorded_by: string };

async function listClosures(db: Database, owner: CalendarOwner, today: PlainDate): Promise<CalendarPage["closures"]> {
  const rows = await db.execute<RawClosure>(sql`
    select x.id, x.name, x.from_on, x.until_on, p.name as recorded_by
    from closures x join people p on p.id = x.recorded_by
    where calendar_of(x.department_id, x.team_id, null) = ${calendarId(owner)} and x.taken_back_at is null
      and x.until_on >= ${today}::date
    order by x.from_on, x.id limit 100`);
  return rows.map(({ id, name, from_on: fromOn, until_on: untilOn, recorded_by: recordedBy }) => ({
    id,
    name,
    fromOn,
    untilOn,
    recordedBy,
  }));
}

/** When and by whom the newest version was set; null where nothing was ever stated. */
async function findChange(db: Database, owner: CalendarOwner): Promise<CalendarPage["changed"]> {
  const [row] = await db.execute<{ recorded_at: string; name: string | null }>(sql`
    select c.recorded_at, p.name from calendars c left join people p on p.id = c.set_by
    where calendar_of(c.department_id, c.team_id, c.person_id) = ${calendarId(owner)}
    order by c.recorded_at desc, c.id desc limit 1`);
  return row ? { at: new Date(row.recorded_at), by: row.name } : null;
}

function calendarId(owner: CalendarOwner): SQL {
  return owner.kind === "organisation" ? sql`calendar_of(null, null, null)` : sql`${owner.id}::uuid`;
}
