import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { iso } from "../../customers/queries/members";
import { DomainError } from "../../domain/errors";
import type { ExposureMode } from "../../domain/evidence-words";
import type { PlainDate } from "../../domain/plain-date";
import { type Key, keyOf, pageOf, pageSize } from "./page";

/** A research note as it stands in one version. */
export type ResearchNote = {
  id: string;
  firstId: string;
  version: number;
  title: string;
  found: string;
  source: string;
  asked: number | null;
  foundOn: PlainDate;
  by: string;
  at: string;
  isWithdrawn: boolean;
  isLatest: boolean;
};

const note = sql`n.id, n.first_id as "firstId", n.version, x.body::json ->> 'title' as title, x.body::json ->> 'found' as found,
  x.body::json ->> 'source' as source, n.asked, n.found_on::text as "foundOn", p.name as by, ${iso(sql`n.recorded_at`)} as at,
  exists (select from research_notes w where w.first_id = n.first_id and w.withdrawn_at is not null) as "isWithdrawn",
  not exists (select from research_notes l where l.first_id = n.first_id and l.version > n.version) as "isLatest"
  from research_notes n join texts x on x.id = n.words_id join people p on p.id = n.by_id`;

const notes = preparedSql<ResearchNote>(
  "research_notes",
  sql`select ${note}
  where not exists (select from research_notes l where l.first_id = n.first_id and l.version > n.version)
    and (n.recorded_at, n.id) < (${placeholder("at")}::timestamptz, ${placeholder("id")}::uuid)
  order by n.recorded_at desc, n.id desc limit ${sql.raw(String(pageSize + 1))}`,
);

/** Research notes in their latest version, the one written last first. */
export async function listResearch(db: Database, { after }: { after: Key | null }) {
  return pageOf(await notes(db, keyOf(after)));
}

const versions = preparedSql<ResearchNote>(
  "research_versions",
  sql`select ${note} where n.first_id = (select first_id from research_notes where id = ${placeholder("id")}::uuid)
  order by n.version desc limit 50`,
);

/** One note in the version asked for, with its other versions. */
export async function getResearch(
  db: Database,
  { id }: { id: string },
): Promise<{ note: ResearchNote; versions: ResearchNote[] }> {
  const all = await versions(db, { id });
  const found = all.find((one) => one.id === id);
  if (!found) throw new DomainError("not_found");
  return { note: found, versions: [...all] };
}

/** Time somebody spent where customers are, and what they learned. */
export type Exposure = {
  id: string;
  personId: string;
  person: string;
  department: string;
  mode: ExposureMode;
  minutes: number;
  happenedOn: PlainDate;
  learned: string;
  action: string | null;
  at: string;
  isWithdrawn: boolean;
};

const exposure = sql`e.id, p.id as "personId", p.name as person, d.name as department, e.mode, e.minutes, e.happened_on::text as "happenedOn",
  x.body::json ->> 'learned' as learned, x.body::json ->> 'action' as action, ${iso(sql`e.recorded_at`)} as at,
  e.withdrawn_at is not null as "isWithdrawn"
  from exposures e join people p on p.id = e.person_id join departments d on d.id = e.department_id join texts x on x.id = e.words_id`;

const exposures = preparedSql<Exposure>(
  "exposures",
  sql`select ${exposure} where e.withdrawn_at is null
    and (e.recorded_at, e.id) < (${placeholder("at")}::timestamptz, ${placeholder("id")}::uuid)
  order by e.recorded_at desc, e.id desc limit ${sql.raw(String(pageSize + 1))}`,
);

/** Time on the floor, what was recorded last first. */
export async function listExposures(db: Database, { after }: { after: Key | null }) {
  return pageOf(await exposures(db, keyOf(after)));
}

const oneExposure = preparedSql<Exposure>("exposure", sql`select ${exposure} where e.id = ${placeholder("id")}::uuid`);

export async function getExposure(db: Database, { id }: { id: string }): Promise<Exposure> {
  const [found] = await oneExposure(db, { id });
  if (!found) throw new DomainError("not_found");
  return found;
}

/** Of a department's people, how many were on the floor in the last twelve months, and for how long together. */
export type Coverage = { department: string; people: number; onFloor: number; minutes: number };

const coverage = preparedSql<Coverage>(
  "exposure_coverage",
  sql`select d.name as department, count(p.id)::int as people,
      count(p.id) filter (where seen.minutes is not null)::int as "onFloor", coalesce(sum(seen.minutes), 0)::int as minutes
    from departments d join people p on p.department_id = d.id and p.deactivated_at is null
    left join lateral (select sum(e.minutes) as minutes from exposures e
      where e.person_id = p.id and e.withdrawn_at is null and e.happened_on > ${placeholder("today")}::date - 365) seen on true
    group by d.id, d.name order by d.name`,
);

/** By department, never by person (C, back-to-the-floor log). */
export async function listCoverage(db: Database, { today }: { today: PlainDate }): Promise<Coverage[]> {
  return [...(await coverage(db, { today }))];
}
