import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { addDays, type Instant, type PlainDate } from "../../domain/plain-date";
import { type StandingCut, standingCuts } from "../../domain/rate-cuts";
import { notKnown, type RateQuestion, seenFrom } from "../../domain/rate-question";
import { isSegmentKey } from "../../domain/segment";

/** Who asks, of which house, when: all that a rate needs besides its question. */
export type Reader = Pick<Context, "db" | "now" | "today"> & {
  readonly organisation: Pick<Context["organisation"], "zone" | "lapseDays">;
  /** Null: a command, which has no promises of its own. */
  readonly actor: Pick<Context["actor"], "id"> | null;
};

/** A cut, none, or how far ahead we promise. */
export type Summed = StandingCut | "all" | "lead_hours";

/** Where each value stands in a row of promise_facts; '' is not known, as promise_days has it. */
export const valueIn: Record<Summed, SQL> = {
  all: sql`''`,
  team: sql`coalesce(f.team_id::text, '')`,
  team_made: sql`coalesce(f.team_made_id::text, '')`,
  department: sql`coalesce(f.department_id::text, '')`,
  channel: sql`f.channel`,
  kind: sql`f.kind`,
  band: sql`coalesce(f.band, '')`,
  tenure: sql`coalesce(f.tenure, '')`,
  stage: sql`coalesce(f.stage, '')`,
  clause: sql`coalesce(f.clause, '')`,
  lead_hours: sql`f.lead_hours::text`,
};

export const instant = (at: Instant) => sql`${at.toISOString()}::timestamptz`;

/** The first instant of a day in the organisation's zone. */
function begins(day: PlainDate, { organisation }: Reader): SQL {
  return sql`(${day}::date::timestamp at time zone ${organisation.zone})`;
}

/** The instant the question is seen from, and whether that lies in the past: then nothing that is kept ready helps. */
export function seen(question: RateQuestion, reader: Reader): { at: Instant; isPast: boolean } {
  const at = seenFrom(question.asOf, reader.organisation.zone, reader.now);
  return { at: at ?? reader.now, isPast: at !== null };
}

/** Everybody's, of no cut, seen from now: what is kept ready answers it. */
export function isOfAll(question: RateQuestion, reader: Reader): boolean {
  return Object.keys(question.where).length === 0 && !question.isMine && !seen(question, reader).isPast;
}

/** Level, origin and days, of `f`. */
export function inPeriod({ level, origin, from, to }: RateQuestion, reader: Reader): SQL {
  return sql`f.level = ${level} and f.origin = ${origin}
    and f.headline_due_at >= ${begins(from, reader)} and f.headline_due_at < ${begins(addDays(to, 1), reader)}`;
}

/** The value of a cut that is asked for, as promise_days has it. */
export function valueAsked(cut: StandingCut, { where }: Pick<RateQuestion, "where">): string {
  return where[cut] === notKnown ? "" : (where[cut] ?? "");
}

/** One value of each cut that is asked for, of `f`. */
function matching({ where, isMine }: RateQuestion, reader: Reader): SQL {
  const parts = standingCuts.flatMap((cut) => {
    return where[cut] === undefined ? [] : [sql`${valueIn[cut]} = ${valueAsked(cut, { where })}`];
  });
  if (where.segment !== undefined) parts.push(sql`f.survivor_id in (${membersOf(where.segment, reader)})`);
  if (isMine) {
    if (reader.actor === null) throw new DomainError("not_found");
    parts.push(sql`f.owner_id = ${reader.actor.id}::uuid`);
  }
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

/** Who is in a segment today: a standing one by its key, a saved one by its newest version. */
function membersOf(segment: string, { today, organisation }: Reader): SQL {
  const named = isSegmentKey(segment)
    ? sql`${segment}::text`
    : sql`(select version_id::text from segments_now where id = ${segment === notKnown ? null : segment}::uuid)`;
  return sql`select m from segment_members(${named}, ${today}::date, ${organisation.lapseDays}::int) m`;
}

/** What may not be as it is kept, and the same judged now: `unsettled` and `live` for the statements below. */
export const unsettled = (at: Instant) => sql`
  unsettled as materialized (select promise_id from promises_unsettled where headline_due_at < ${instant(at)}),
  live as materialized (
    select * from promise_facts_among(${instant(at)}, array(select promise_id from unsettled)))`;

/**
 * Every promise of the question as a row of promise_facts, named `f` by whoever selects from it: kept rows that are still
 * right and the others judged now, or all of them judged as they were seen then. Goes with `unsettled`.
 */
export function factsOf(question: RateQuestion, reader: Reader, columns: SQL, also: SQL = sql`true`): SQL {
  const { at, isPast } = seen(question, reader);
  const wanted = sql`${inPeriod(question, reader)} and ${matching(question, reader)} and ${also}`;
  if (isPast) {
    const [from, until] = [begins(question.from, reader), begins(addDays(question.to, 1), reader)];
    return sql`select ${columns} from promise_facts_between(${instant(at)}, ${from}, ${until}) f where ${wanted}`;
  }
  return sql`
    select ${columns} from promise_facts f
    where ${wanted} and not exists (select from unsettled u where u.promise_id = f.promise_id)
    union all
    select ${columns} from live f where ${wanted}`;
}

/** What the sums by day lack: the promises judged anew count once more, their kept rows once less. */
export function corrections(question: RateQuestion, reader: Reader, columns: (sign: SQL) => SQL): SQL {
  const wanted = sql`${inPeriod(question, reader)} and ${matching(question, reader)}`;
  return sql`
    select ${columns(sql`1`)} from live f where ${wanted}
    union all
    select ${columns(sql`-1`)} from promise_facts f
    where f.promise_id = any (array(select promise_id from unsettled)) and ${wanted}`;
}
