import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { CharterTrigger } from "../../domain/charter";
import { DomainError } from "../../domain/errors";
import type { Instant } from "../../domain/plain-date";

export type Clause = {
  id: string;
  /** The same clause in every version. */
  key: string;
  title: string;
  objective: string;
  /** The promise in the words the customer reads. */
  said: string;
  conditions: string | null;
  limits: string | null;
  contact: string;
  remedy: string;
  measure: string;
  /** Null: a standing term that makes no promise by itself. */
  trigger: CharterTrigger | null;
  dueSaid: string | null;
  latestDays: number | null;
  team: { id: string; name: string } | null;
  revision: number;
};

export type CharterVersion = {
  id: string;
  number: number;
  draftedBy: string;
  recordedAt: Instant;
  /** Null: a draft. */
  putUpAt: Instant | null;
  isInForce: boolean;
  /** When the last signature came; null: not all have signed. */
  signedAt: Instant | null;
  signers: { personId: string; name: string; department: string; signedAt: Instant | null }[];
  clauses: Clause[];
};

type Raw = Omit<CharterVersion, "recordedAt" | "putUpAt" | "signedAt" | "signers"> & {
  recordedAt: string;
  putUpAt: string | null;
  signers: { personId: string; name: string; department: string; signedAt: string | null }[];
};

const at = (text: string | null) => (text === null ? null : new Date(text));

/** Every version of the charter, newest first, with its clauses in order and who has signed or has to. */
export async function listVersions(db: Database, { now }: { now: Instant }): Promise<CharterVersion[]> {
  const rows = await db.execute<Raw>(sql`
    select v.id, v.number, w.name as "draftedBy", v.recorded_at as "recordedAt", v.put_up_at as "putUpAt",
      coalesce(v.id = charter_in_force(${now.toISOString()}::timestamptz), false) as "isInForce",
      (select coalesce(json_agg(json_build_object('personId', p.id, 'name', p.name, 'department', d.name,
          'signedAt', g.recorded_at) order by p.name), '[]')
        from charter_signers s join people p on p.id = s.person_id join departments d on d.id = p.department_id
        left join charter_signatures g on g.version_id = s.version_id and g.person_id = s.person_id
        where s.version_id = v.id) as signers,
      (select coalesce(json_agg(json_build_object('id', c.id, 'key', c.key, 'title', c.title, 'objective', c.objective,
          'said', c.said, 'conditions', c.conditions, 'limits', c.limits, 'contact', c.contact, 'remedy', c.remedy,
          'measure', c.measure, 'trigger', c.trigger, 'dueSaid', c.due_said, 'latestDays', c.latest_days,
          'team', case when t.id is not null then json_build_object('id', t.id, 'name', t.name) end,
          'revision', c.revision) order by c.position, c.id), '[]')
        from charter_clauses c left join teams t on t.id = c.team_id
        where c.version_id = v.id and c.dropped_at is null) as clauses
    from charter_versions v join people w on w.id = v.drafted_by order by v.number desc`);
  return rows.map((row) => {
    const signers = row.signers.map((signer) => ({ ...signer, signedAt: at(signer.signedAt) }));
    const times = signers.map(({ signedAt }) => signedAt?.getTime() ?? Number.NaN);
    const last = times.length > 0 ? Math.max(...times) : Number.NaN;
    const signedAt = Number.isNaN(last) ? null : new Date(last);
    return { ...row, recordedAt: new Date(row.recordedAt), putUpAt: at(row.putUpAt), signers, signedAt };
  });
}

export async function getVersion(
  db: Database,
  { number, now }: { number: number; now: Instant },
): Promise<CharterVersion> {
  const found = (await listVersions(db, { now })).find((version) => version.number === number);
  if (!found) throw new DomainError("not_found");
  return found;
}

export type Signer = { id: string; name: string; department: string };

/** Whom a version can ask to sign. */
export async function listSigners(db: Database): Promise<Signer[]> {
  const rows = await db.execute<Signer>(sql`
    select p.id, p.name, d.name as department from people p join departments d on d.id = p.department_id
    where p.deactivated_at is null order by p.name`);
  return [...rows];
}

export type AnsweringTeam = { id: string; name: string; department: string };

/** The teams a clause can name as those who answer. */
export async function listTeams(db: Database): Promise<AnsweringTeam[]> {
  const rows = await db.execute<AnsweringTeam>(sql`
    select t.id, t.name, d.name as department from teams t join departments d on d.id = t.department_id order by t.name`);
  return [...rows];
}
