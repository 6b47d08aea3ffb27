import { type SQL, sql } from "drizzle-orm";
import type { PlainDate } from "../../domain/plain-date";
import { standingCuts } from "../../domain/rate-cuts";
import type { RateQuestion } from "../../domain/rate-question";
import { corrections, factsOf, type Reader, type Summed, seen, unsettled, valueAsked, valueIn } from "./source";

/** What is counted of promises: each a column of promise_days, and how one promise counts in it. */
const measures = {
  promises: sql`true`,
  due: sql`f.is_counted`,
  kept: sql`f.is_kept`,
  agreed: sql`f.is_kept_as_agreed`,
  asked: sql`f.is_counted and f.is_asked`,
  claimed: sql`f.is_kept and f.proof is not distinct from 'claimed'`,
  evidenced: sql`f.is_kept and f.proof is not distinct from 'evidenced'`,
  confirmed: sql`f.is_kept and f.proof is not distinct from 'confirmed'`,
  attempted: sql`f.outcome = 'attempted'`,
  kept_as_moved: sql`f.outcome = 'kept_as_moved'`,
  too_early: sql`f.outcome = 'too_early'`,
  unproven: sql`f.outcome = 'unproven'`,
  late: sql`f.outcome = 'late'`,
  overdue: sql`f.outcome = 'overdue'`,
  moved: sql`f.outcome = 'moved'`,
  disputed: sql`f.outcome = 'disputed'`,
  cancelled: sql`f.outcome = 'cancelled'`,
  cancelled_by_customer: sql`f.outcome = 'cancelled_by_customer'`,
  void: sql`f.outcome = 'void'`,
};
type Measure = keyof typeof measures;
const names = Object.keys(measures) as Measure[];

export type Step = "week" | "month";
export type Counts = Readonly<Record<Measure, number>>;
/** `value` null: not known. `begins` null: of the whole period. */
type Tally<Asked extends Measure> = Pick<Counts, Asked> & {
  readonly value: string | null;
  readonly begins: PlainDate | null;
};

export const nothing = Object.fromEntries(names.map((name) => [name, 0])) as Counts;

/** All of it, of rows of promise_facts named `f`: what promise_days is to hold. */
export const counted = sql.join(
  names.map((name) => sql`(count(*) filter (where ${measures[name]}))::int as ${sql.identifier(name)}`),
  sql`, `,
);

const listed = (names: readonly Measure[], one: (name: Measure) => SQL) => sql.join(names.map(one), sql`, `);

/**
 * The promises of a question counted by a cut and by week or month: from sums by day where they answer it, else from one
 * row a promise. Values of which nothing is counted are left out. `only`: not all is asked for, which costs less.
 */
export function tally<Asked extends Measure>(
  reader: Reader,
  question: RateQuestion,
  how: { by?: Summed; step?: Step | null; only: readonly Asked[] },
): Promise<Tally<Asked>[]>;
export function tally(
  reader: Reader,
  question: RateQuestion,
  how?: { by?: Summed; step?: Step | null },
): Promise<Tally<Measure>[]>;
export async function tally(
  reader: Reader,
  question: RateQuestion,
  { by = "all", step = null, only = names }: { by?: Summed; step?: Step | null; only?: readonly Measure[] } = {},
): Promise<Tally<Measure>[]> {
  const counts = [...new Set<Measure>(["promises", ...only])];
  const ready = readySums(reader, question, by, counts);
  const begins = step === null ? sql`null::date` : sql`date_trunc(${step}, s.due_on::timestamp)::date`;
  const rows = await reader.db.execute<Tally<Measure>>(sql`
    with ${unsettled(seen(question, reader).at)}
    select nullif(s.value, '') as value, ${begins} as begins,
      ${listed(only, (name) => sql`coalesce(sum(s.${sql.identifier(name)}), 0)::int as ${sql.identifier(name)}`)}
    from (${ready ?? rowByRow(reader, question, by, counts)}) s
    group by 1, 2 having sum(s.promises) > 0 order by 2, 1`);
  return [...rows];
}

/** Sums by day answer what is seen from now and asks for one cut: itself, or one value of it. */
function readySums(reader: Reader, question: RateQuestion, by: Summed, counts: readonly Measure[]): SQL | null {
  const asked = standingCuts.filter((cut) => question.where[cut] !== undefined);
  const only = asked[0];
  const isOne = asked.length === 0 || (asked.length === 1 && (by === "all" || by === only));
  if (seen(question, reader).isPast || question.isMine || question.where.segment !== undefined || !isOne) return null;
  const value = only === undefined ? sql`true` : sql`d.value = ${valueAsked(only, question)}`;
  const kept = listed(counts, (name) => sql`d.${sql.identifier(name)}`);
  const columns = (sign: SQL) =>
    sql`f.due_on, ${valueIn[by]}, ${listed(counts, (name) => sql`${sign} * (${measures[name]})::int`)}`;
  return sql`
    select d.due_on, ${by === "all" ? sql`''` : sql`d.value`} as value, ${kept} from promise_days d
    where d.level = ${question.level} and d.origin = ${question.origin} and d.cut = ${only ?? by}
      and d.due_on between ${question.from}::date and ${question.to}::date and ${value}
    union all ${corrections(question, reader, columns)}`;
}

function rowByRow(reader: Reader, question: RateQuestion, by: Summed, counts: readonly Measure[]): SQL {
  const each = listed(counts, (name) => sql`(${measures[name]})::int as ${sql.identifier(name)}`);
  const columns = sql`f.due_on, ${valueIn[by]} as value, ${each}`;
  return factsOf(question, reader, columns);
}
