import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { getOwnerCalendar } from "../calendars/queries";
import type { CalendarOwner } from "../domain/calendar-owner";
import type { OwnerCalendar } from "../domain/due-calendar";
import type { Instant, PlainDate } from "../domain/plain-date";
import type { DuePrecision } from "../domain/promise-words";
import type { DueTime } from "../domain/rung";
import type { Rung } from "../domain/rung-words";
import type { Audience, Away, Reader } from "../domain/telling";

/** A promise that is open, as whoever tells of it needs it: its due time, what has not been told, who stands around it. */
export type PromiseToTell = {
  now: Instant;
  promiseId: string;
  customerId: string;
  due: DueTime;
  pending: Rung[];
  /** Whose calendar counts; the organisation's where the owner has left us. */
  owner: CalendarOwner;
  people: Person[];
};

type Person = { id: string; isOwner: boolean; isLead: boolean; isManager: boolean; away: Away[] };

type Row = {
  now: string;
  customer_id: string;
  owner_id: string | null;
  owner_team_id: string | null;
  since: string;
  due_at: string;
  due_precision: DuePrecision;
  is_moment_of_truth: boolean;
  pending: Rung[];
  people: { id: string; owns: boolean; leads: boolean; manages: boolean; away: Away[] }[];
};

/**
 * Who can be told: the owner, whoever leads the owner's team, the managers of the department (of the whole house, where
 * it has none), and where nobody is left, the team or the owner themselves.
 */
const found = preparedSql<Row>(
  "promise_to_tell",
  sql`
    with open as (
      select s.*, coalesce(owner.department_id, owning.department_id) as department_id
      from promise_states s
      left join people owner on owner.id = s.owner_id
      left join teams owning on owning.id = s.owner_team_id
      where s.promise_id = ${placeholder("promiseId")}::uuid and s.until_at is null and s.ended is null
    ), around as (
      select p.id, p.id = o.owner_id as owns, t.lead_id is not null as leads,
        'manager' = any (p.roles) and p.department_id = o.department_id as manages,
        'manager' = any (p.roles) as manages_somewhere, p.team_id = o.team_id as belongs
      from open o join people p on p.deactivated_at is null
      left join teams t on t.id = o.team_id and t.lead_id = p.id
      where p.id = o.owner_id or t.lead_id is not null or 'manager' = any (p.roles) or p.team_id = o.team_id
    )
    select standpoint_now() as now, o.customer_id, o.owner_id, o.owner_team_id, o.agreed_due_at as due_at,
      agreed_since(o.promise_id, o.agreed_due_at) as since, o.agreed_precision as due_precision, o.is_moment_of_truth,
      coalesce((select jsonb_agg(rung) from pending_rungs(o.promise_id)), '[]') as pending,
      coalesce((select jsonb_agg(jsonb_build_object(
          'id', a.id, 'owns', coalesce(a.owns, false), 'leads', a.leads, 'manages', a.manages or a.manages_somewhere,
          'away', coalesce((select jsonb_agg(jsonb_build_object('fromOn', x.from_on, 'untilOn', x.until_on))
            from absences x where x.person_id = a.id and x.taken_back_at is null
              and coalesce(x.until_on >= standpoint_now()::date - 2, true)), '[]')) order by a.id)
        from around a
        where a.owns or a.leads or a.manages
          or a.manages_somewhere and not exists (select from around b where b.manages)
          or a.belongs and not exists (select from around b where b.leads or b.manages_somewhere)), '[]') as people
    from open o`,
);

/** The promise as it stands, or null when it has ended. */
export async function findPromiseToTell(db: Database, promiseId: string): Promise<PromiseToTell | null> {
  const [row] = await found(db, { promiseId });
  if (!row) return null;
  return {
    now: new Date(row.now),
    promiseId,
    customerId: row.customer_id,
    due: {
      since: new Date(row.since),
      dueAt: new Date(row.due_at),
      precision: row.due_precision,
      isMomentOfTruth: row.is_moment_of_truth,
    },
    pending: row.pending,
    owner: ownerOf(row),
    people: row.people.map(({ id, owns, leads, manages, away }) => {
      return { id, isOwner: owns, isLead: leads, isManager: manages, away };
    }),
  };
}

function ownerOf({ owner_id: id, owner_team_id: teamId, people }: Row): CalendarOwner {
  if (teamId) return { kind: "team", id: teamId };
  return id && people.some(({ owns }) => owns) ? { kind: "person", id } : { kind: "organisation" };
}

/** Calendars by owner, each read once: a sweep asks for the same few again and again. */
export function calendarsOf(db: Database, now: Instant): (owner: CalendarOwner) => Promise<OwnerCalendar> {
  const known = new Map<string, Promise<OwnerCalendar>>();
  return (owner) => {
    const key = owner.kind === "organisation" ? owner.kind : owner.id;
    const calendar = known.get(key) ?? getOwnerCalendar(db, owner, now);
    known.set(key, calendar);
    return calendar;
  };
}

/** Who stands around a promise, with their hours and absences. Who owns it is not also the one who leads. */
export async function audienceOf(
  promise: PromiseToTell,
  calendarOf: ReturnType<typeof calendarsOf>,
): Promise<Audience> {
  const readers = await Promise.all(
    promise.people.map(async (person) => {
      const reader: Reader = { ...person, calendar: await calendarOf({ kind: "person", id: person.id }) };
      return { ...person, reader };
    }),
  );
  const those = (is: (person: Person) => boolean) => readers.filter(is).map(({ reader }) => reader);
  const owner = those(({ isOwner }) => isOwner)[0] ?? null;
  const managers = those(({ isOwner, isManager }) => isManager && !isOwner);
  const anybody = managers.length > 0 ? managers : those(({ isOwner }) => !isOwner);
  const leads = those(({ isOwner, isLead }) => isLead && !isOwner);
  const last = anybody.length > 0 ? anybody : those(() => true);
  return { owner, leads: leads.length > 0 ? leads : last, managers: last };
}

/** Promises whose rungs are to be looked at by now, the longest due for it first; the page after `after`. */
export async function listPlanned(db: Database, after: { lookAt: string; id: string } | null) {
  const from = after ? sql`and (look_at, promise_id) > (${after.lookAt}::timestamptz, ${after.id}::uuid)` : sql``;
  const rows = await db.execute<{ id: string; look_at: string }>(sql`
    select promise_id as id, look_at::text from reminder_plans where look_at <= standpoint_now() ${from}
    order by look_at, promise_id limit 200`);
  return rows.map(({ id, look_at }) => ({ id, lookAt: look_at }));
}

/** A person's open promises that their morning's digest tells of. */
export type DigestCounts = { today: number; overdue: number; teamOwned: number };

export async function countForDigest(
  db: Database,
  { personId, teamId, endOfDay, now }: { personId: string; teamId: string | null; endOfDay: Instant; now: Instant },
): Promise<DigestCounts> {
  const by = sql`${endOfDay.toISOString()}::timestamptz`;
  const at = sql`${now.toISOString()}::timestamptz`;
  const [row] = await db.execute<DigestCounts>(sql`
    select (count(*) filter (where agreed_due_at >= ${at} and owner_id is not null))::int as today,
      (count(*) filter (where agreed_due_at < ${at} and owner_id is not null))::int as overdue,
      (count(*) filter (where owner_id is null))::int as "teamOwned"
    from promise_states
    where until_at is null and ended is null and agreed_due_at < ${by}
      and (owner_id = ${personId}::uuid or owner_team_id = ${teamId}::uuid)`);
  return row ?? { today: 0, overdue: 0, teamOwned: 0 };
}

/** Everybody whose day has not been looked at: their clock's day, and the days they are away. */
export async function listUndigested(db: Database) {
  const rows = await db.execute<{
    now: string;
    id: string;
    team_id: string | null;
    zone: string;
    on: PlainDate;
    away: Away[];
  }>(sql`
    select clock.now, p.id, p.team_id, day.zone, day.on_day::text as on,
      coalesce((select jsonb_agg(jsonb_build_object('fromOn', x.from_on, 'untilOn', x.until_on))
        from absences x where x.person_id = p.id and x.taken_back_at is null
          and x.from_on <= day.on_day and coalesce(x.until_on >= day.on_day, true)), '[]') as away
    from (select standpoint_now() as now) clock cross join organisation o
    join people p on p.deactivated_at is null
    cross join lateral (
      select coalesce(p.zone, o.zone) as zone, (clock.now at time zone coalesce(p.zone, o.zone))::date as on_day) day
    where not exists (select from digests d where d.person_id = p.id and d.on_day = day.on_day)
    order by p.id`);
  return rows.map(({ team_id: teamId, now, ...row }) => ({ ...row, teamId, now: new Date(now) }));
}
