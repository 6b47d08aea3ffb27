import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Actor, Organisation } from "../context";
import type { AppointmentKind, Role } from "../domain/permissions";
import type { Instant, PlainDate } from "../domain/plain-date";
import { organisationFacts } from "../organisation/queries";
import type { Claim } from "./claim";

type RequestFacts = { actor: Actor; now: Instant; today: PlainDate; organisation: Organisation };

type Row = {
  now: string;
  today: PlainDate;
  quiet_seconds: number;
  session_id: string;
  person_id: string;
  name: string;
  email: string;
  roles: Role[];
  department_id: string;
  department_name: string;
  team_id: string | null;
  is_lead: boolean;
  zone: string;
  keys_off: boolean;
  appointments: { kind: AppointmentKind; departmentId: string | null }[];
  organisation: Organisation;
};

const requestFacts = preparedSql<Row>(
  "auth_request_facts",
  sql`
    select clock.now, to_char(clock.now at time zone o.zone, 'YYYY-MM-DD') as today,
      extract(epoch from clock.now - s.last_seen_at)::float8 as quiet_seconds,
      s.id as session_id, p.id as person_id, p.name, p.email, to_jsonb(p.roles) as roles,
      p.department_id, d.name as department_name, p.team_id, coalesce(t.lead_id = p.id, false) as is_lead,
      coalesce(p.zone, o.zone) as zone, p.keys_off,
      coalesce((
        select jsonb_agg(jsonb_build_object('kind', a.kind, 'departmentId', a.department_id))
        from appointments a
        where a.person_id = p.id and a.from_on <= (clock.now at time zone o.zone)::date
          and (a.until_on is null or (clock.now at time zone o.zone)::date < a.until_on)
      ), '[]') as appointments,
      ${organisationFacts} as organisation
    from (select standpoint_now() as now) clock
    cross join organisation o
    join sessions s on s.id = ${placeholder("sid")}::uuid and s.person_id = ${placeholder("uid")}::uuid
    join people p on p.id = s.person_id and p.deactivated_at is null
    join departments d on d.id = p.department_id
    left join teams t on t.id = p.team_id
    where s.revoked_at is null and clock.now < s.expires_at
      and clock.now < s.last_seen_at + make_interval(mins => o.session_idle_minutes)`,
);

/**
 * Who asks, the database's time and the organisation, in one round trip.
 * null when the session was ended, is past its end, was left alone too long, or its person was deactivated.
 */
export async function findRequestFacts(
  db: Database,
  claim: Claim,
): Promise<(RequestFacts & { quietSeconds: number }) | null> {
  const [row] = await requestFacts(db, claim);
  if (!row) return null;
  return {
    actor: actorOf(row),
    now: new Date(row.now),
    today: row.today,
    organisation: row.organisation,
    quietSeconds: row.quiet_seconds,
  };
}

function actorOf(row: Row): Actor {
  return {
    id: row.person_id,
    name: row.name,
    email: row.email,
    roles: row.roles,
    departmentId: row.department_id,
    departmentName: row.department_name,
    teamId: row.team_id,
    isLead: row.is_lead,
    zone: row.zone,
    keysOff: row.keys_off,
    appointments: row.appointments,
    sessionId: row.session_id,
  };
}
