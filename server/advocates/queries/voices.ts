import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { iso } from "../../customers/queries/members";
import type { VoiceKind } from "../../domain/voice";

export type VoiceCounts = { proposed: number; heard: number; quick: number; late: number };
type Key = { at: string; id: string };
/** A decision behind a figure, and when it was counted. `by`: who signed or dissented; null where it is about nobody. */
export type VoiceRow = { id: string; number: number; title: string | null; by: string | null; at: string; key: string };

const since = sql`${placeholder("since")}::timestamptz`;

/** The last version of each decision that was put forward, where that was in the time: what is decided is always that one. */
const proposals = sql`
  select m.decision_id, m.statement_id, m.id as key, m.recorded_at as at, exists (
      select from positions p where p.statement_id = m.statement_id and not p.after_decision) as is_heard
  from decision_moves m where m.kind = 'proposed' and m.recorded_at >= ${since}
    and not exists (select from decision_moves later
      where later.decision_id = m.decision_id and later.kind = 'proposed' and later.sequence > m.sequence)`;

const quick = sql`
  select q.decision_id, q.position_id as key, q.taken_at as at, p.name as by
  from quick_positions q join people p on p.id = q.advocate_id where q.taken_at >= ${since}`;

const late = sql`
  select x.decision_id, x.id as key, x.recorded_at as at, p.name as by from positions x join people p on p.id = x.advocate_id
  where x.after_decision and x.recorded_at >= ${since}
  union all
  select d.decision_id, d.id, d.recorded_at, p.name from dissents d join people p on p.id = d.by_id
  where d.kind = 'dissent' and d.after_decision and d.recorded_at >= ${since}
    and not exists (select from dissents back where back.takes_back_id = d.id)`;

const count = preparedSql<VoiceCounts>(
  "count_voices",
  sql`select count(*)::int as proposed, (count(*) filter (where is_heard))::int as heard,
      (select count(*)::int from (${quick}) q) as quick, (select count(*)::int from (${late}) l) as late
    from (${proposals}) p`,
);

/** How many proposals of the time had an advocate's position, how many were signed at once, how many dissents came late. */
export async function countVoices(db: Database, from: Date): Promise<VoiceCounts> {
  const [row] = await count(db, { since: from.toISOString() });
  return row ?? { proposed: 0, heard: 0, quick: 0, late: 0 };
}

const sources: Record<VoiceKind, SQL> = {
  without: sql`select decision_id, key, at, null::text as by from (${proposals}) p where not is_heard`,
  heard: sql`select decision_id, key, at, null::text as by from (${proposals}) p where is_heard`,
  quick,
  late,
};
const PAGE = 30;
const listOf = (of: VoiceKind) =>
  preparedSql<VoiceRow>(
    `list_voices_${of}`,
    sql`select d.id, d.number, decision_title(d.id) as title, found.by, ${iso(sql`found.at`)} as at, found.key
      from (${sources[of]}) found join decisions d on d.id = found.decision_id
      where (found.at, found.key) < (${placeholder("at")}::timestamptz, ${placeholder("key")}::uuid)
      order by found.at desc, found.key desc limit ${sql.raw(String(PAGE + 1))}`,
  );
const lists: Record<VoiceKind, ReturnType<typeof listOf>> = {
  without: listOf("without"),
  heard: listOf("heard"),
  quick: listOf("quick"),
  late: listOf("late"),
};

/** The decisions behind one of the figures, the newest first. */
export async function listVoices(
  db: Database,
  { of, from, after }: { of: VoiceKind; from: Date; after: Key | null },
): Promise<{ rows: VoiceRow[]; next: Key | null }> {
  const { at, id } = after ?? { at: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };
  const found = await lists[of](db, { since: from.toISOString(), at, key: id });
  const rows = found.slice(0, PAGE);
  const last = rows.at(-1);
  return { rows, next: found.length > PAGE && last ? { at: last.at, id: last.key } : null };
}
