import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import type { Lens } from "../../domain/lens";
import { can } from "../../domain/permissions";
import type { Instant } from "../../domain/plain-date";
import { segments } from "../../domain/segment";
import type { AskedLens } from "../../trpc/lens";
import { lensOf } from "../../trpc/lens";
import { type QuestionKey, questionKeys, questions } from "../questions";
import { isFew, ofLens } from "./counted";

/** One counting of a lens and how far it is. `faults`: what could not be counted, a sentence each. */
export type CountRun = {
  id: string;
  /** Questions asked, of how many. */
  done: number;
  of: number;
  askedBy: string | null;
  askedAt: Instant;
  countedAt: Instant | null;
  cancelledAt: Instant | null;
  cancelledBy: string | null;
  faults: string[];
};

/** A segment to choose. `key` is what a lens holds: a standing key, or the id of a saved segment's version. */
type LensSegment = { key: string; name: string; rule: string | null };

/** When it was counted, and the day it speaks of. */
type Counting = { asOf: Lens["asOf"]; countedAt: Instant };

/** A question that could not be answered by the count that is shown: what is read is its answer of one before. */
type OlderAnswer = Counting & { question: string };

/** How the numbers of a lens stand: what they are counted through, and whether that was done. */
export type Standing = {
  lens: Lens;
  /** Today, the threshold in force and everybody. */
  isDefault: boolean;
  /** Counted at the reading: always of this moment. */
  isExact: boolean;
  segmentName: string | null;
  segments: LensSegment[];
  /** The newest counting of this very lens. */
  run: CountRun | null;
  /** When the answers that are shown were counted, and of which day; null: exact, or never. */
  kept: (Counting & { older: OlderAnswer[] }) | null;
  mayCount: boolean;
  /** Of the rules by which each question is counted. */
  versions: Readonly<Record<QuestionKey, number>>;
};

const versions = Object.fromEntries(Object.entries(questions).map(([key, { version }]) => [key, version])) as Record<
  QuestionKey,
  number
>;

/** Everything the picker and the line "counted at" need. */
export async function getStanding(ctx: Context, asked: AskedLens, { most }: { most?: number } = {}): Promise<Standing> {
  const { db, today, organisation } = ctx;
  const lens = lensOf(ctx, asked);
  const [isExact, offered, run, kept] = await Promise.all([
    isFew(db, most),
    listLensSegments(db, lens),
    findRun(db, lens),
    findKeptCount(db, lens, lens.asOf === today),
  ]);
  return {
    ...{ lens, isExact, run: isExact ? null : run, kept: isExact ? null : kept, segments: offered },
    isDefault: lens.asOf === today && lens.lapseDays === organisation.lapseDays && lens.segment === null,
    segmentName: offered.find(({ key }) => key === lens.segment)?.name ?? null,
    mayCount: can(ctx.actor, "number:count"),
    versions,
  };
}

/** The segments one can look through, the saved ones by name; an older version is offered only where it is the lens. */
async function listLensSegments(db: Database, { lapseDays, segment }: Lens): Promise<LensSegment[]> {
  const standing = segments(lapseDays).filter(({ key }) => key !== "all" && (key !== "active" || lapseDays !== null));
  const saved = await db.execute<LensSegment>(sql`
    select v.id as key, n.name || case when v.id <> n.version_id then ', version ' || v.version else '' end as name, null as rule
    from segments_now n
    join segment_versions v on v.segment_id = n.id
      and (v.id = n.version_id and n.retired_at is null or v.id::text = ${segment}::text)
    order by lower(n.name), v.version desc`);
  return [...standing, ...saved];
}

type RunRow = Omit<CountRun, "askedAt" | "countedAt" | "cancelledAt"> & {
  askedAt: string;
  countedAt: string | null;
  cancelledAt: string | null;
};

const runFields = sql`c.id, p.name as "askedBy", c.recorded_at as "askedAt", c.counted_at as "countedAt",
  c.cancelled_at as "cancelledAt", s.name as "cancelledBy",
  cardinality(c.questions) as of, (select count(*)::int from number_answers a where a.count_id = c.id) as done,
  array(select a.fault from number_answers a where a.count_id = c.id and a.fault is not null order by a.question) as faults`;
const runTables = sql`number_counts c left join people p on p.id = c.asked_by left join people s on s.id = c.cancelled_by`;

/** The newest counting of this very lens, under way or ended; null: nobody has asked for one. */
async function findRun(db: Database, { asOf, lapseDays, segment }: Lens): Promise<CountRun | null> {
  const [row] = await db.execute<RunRow>(sql`
    select ${runFields} from ${runTables}
    where c.as_of = ${asOf} and c.lapse_days is not distinct from ${lapseDays}::int
      and c.segment is not distinct from ${segment}::text
    order by c.recorded_at desc, c.id desc limit 1`);
  return row ? runOf(row) : null;
}

export async function getRun(db: Database, countId: string): Promise<CountRun> {
  const [row] = await db.execute<RunRow>(sql`select ${runFields} from ${runTables} where c.id = ${countId}`);
  if (!row) throw new DomainError("not_found");
  return runOf(row);
}

function runOf({ askedAt, countedAt, cancelledAt, ...row }: RunRow): CountRun {
  return {
    ...row,
    askedAt: new Date(askedAt),
    countedAt: countedAt ? new Date(countedAt) : null,
    cancelledAt: cancelledAt ? new Date(cancelledAt) : null,
  };
}

type KeptRow = { asOf: Lens["asOf"]; countedAt: string };

const hasAnswer = sql`exists (
  select from number_answers a where a.count_id = c.id and a.question = q.question and a.version = q.version and a.answer is not null)`;

/** Earlier counts are looked at only for what the newest has no answer to. */
const keptCount = preparedSql<KeptRow & { older: (KeptRow & { question: string })[] }>(
  "counts_kept",
  sql`with q as (select * from unnest(${placeholder("keys")}::text[], ${placeholder("versions")}::int[]) q (question, version)),
    newest as (
      select c.* from number_counts c where ${ofLens} and exists (select from q where ${hasAnswer})
      order by c.as_of desc, c.counted_at desc limit 1)
    select n.as_of::text as "asOf", n.counted_at as "countedAt", (
      select coalesce(json_agg(json_build_object('question', q.question, 'asOf', o.as_of, 'countedAt', o.counted_at)
        order by q.question), '[]')
      from q cross join lateral (
        select c.as_of, c.counted_at from number_counts c where ${ofLens} and ${hasAnswer}
        order by c.as_of desc, c.counted_at desc limit 1) o
      where not exists (select from newest c where ${hasAnswer})) as older
    from newest n`,
);

/** The newest count that has answers, and what is read from earlier ones because it has none to it. */
async function findKeptCount(
  db: Database,
  { asOf, lapseDays, segment }: Lens,
  isToday: boolean,
): Promise<Standing["kept"]> {
  const [row] = await keptCount(db, {
    asOf,
    lapseDays,
    segment,
    isToday,
    keys: questionKeys,
    versions: Object.values(versions),
  });
  if (!row) return null;
  const older = row.older.map((answer) => ({ ...answer, countedAt: new Date(answer.countedAt) }));
  return { asOf: row.asOf, countedAt: new Date(row.countedAt), older };
}
