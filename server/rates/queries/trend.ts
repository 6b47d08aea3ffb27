import { sql } from "drizzle-orm";
import { addDays, addMonths, daysBetween, type PlainDate } from "../../domain/plain-date";
import { quantile } from "../../domain/rate-figures";
import type { RateQuestion } from "../../domain/rate-question";
import { factsOf, type Reader, seen, unsettled } from "./source";
import { nothing, type Step, tally } from "./tally";

/** A week or a month of a rate. */
export type TrendPoint = {
  /** Its first and last day, whatever of them the period holds. */
  from: PlainDate;
  to: PlainDate;
  /** Cut off by the period, or not over: of no use for limits. */
  isPartial: boolean;
  due: number;
  kept: number;
  keptAsAgreed: number;
  /** How far ahead we promised: median hours; null where nothing fell due. */
  leadHours: number | null;
  /** Late but done, and how late at the median, in minutes. */
  late: number;
  lateMinutes: number | null;
};

export type RateTrend = { step: Step; points: TrendPoint[] };

/** Under this many a week there are months (B6). */
const enoughAWeek = 20;

/** The rate by week, or by month where too few fall due in a week; every week or month of the period, empty ones too. */
export async function listTrend(reader: Reader, question: RateQuestion, asked: Step | null = null): Promise<RateTrend> {
  const { step, sums } = await sumSteps(reader, question, asked);
  const [leads, late] = await Promise.all([
    tally(reader, question, { by: "lead_hours", step, only: ["due"] }),
    lateBy(reader, question, step),
  ]);
  const points = stepsOf(question, step).map(({ from, to }) => {
    const { due, kept, agreed, late: done } = sums.find(({ begins }) => begins === from) ?? nothing;
    const hours = leads
      .filter(({ begins }) => begins === from)
      .map((row) => ({ value: Number(row.value), n: row.due }));
    return {
      ...{ from, to, due, kept, keptAsAgreed: agreed, late: done },
      isPartial: from < question.from || to > question.to || to >= reader.today,
      leadHours: quantile(hours, 0.5),
      lateMinutes: late.get(from) ?? null,
    };
  });
  return { step, points };
}

async function sumSteps(reader: Reader, question: RateQuestion, asked: Step | null) {
  const sumBy = (step: Step) => tally(reader, question, { step, only: ["due", "kept", "agreed", "late"] });
  const first = asked ?? "week";
  const sums = await sumBy(first);
  const weeks = (daysBetween(question.from, question.to) + 1) / 7;
  const isEnough = sums.reduce((all, { due }) => all + due, 0) / weeks >= enoughAWeek;
  if (asked !== null || isEnough) return { step: first, sums };
  return { step: "month" as const, sums: await sumBy("month") };
}

async function lateBy(reader: Reader, question: RateQuestion, step: Step): Promise<Map<string, number>> {
  const rows = await reader.db.execute<{ begins: string; median: number }>(sql`
    with ${unsettled(seen(question, reader).at)},
    late as (${factsOf(question, reader, sql`f.due_on, f.late_minutes`, sql`f.late_minutes is not null`)})
    select date_trunc(${step}, due_on::timestamp)::date as begins,
      percentile_cont(0.5) within group (order by late_minutes) as median
    from late group by 1`);
  return new Map(rows.map(({ begins, median }) => [begins, median]));
}

/** Whole weeks from Mondays, or calendar months, that the period touches. */
function stepsOf({ from, to }: RateQuestion, step: Step): { from: PlainDate; to: PlainDate }[] {
  const steps: { from: PlainDate; to: PlainDate }[] = [];
  for (let at = beginOf(from, step); at <= to; ) {
    const next = step === "week" ? addDays(at, 7) : addMonths(at, 1);
    steps.push({ from: at, to: addDays(next, -1) });
    at = next;
  }
  return steps;
}

function beginOf(day: PlainDate, step: Step): PlainDate {
  if (step === "month") return addDays(day, 1 - Number(day.slice(8)));
  return addDays(day, -((new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7));
}

/** How many were kept between two that were not, in order of their times: the points of a g chart. Null: too many to draw. */
export async function listGaps(reader: Reader, question: RateQuestion): Promise<number[] | null> {
  const most = 2_000;
  const rows = await reader.db.execute<{ gap: number | null; all: number }>(sql`
    with ${unsettled(seen(question, reader).at)},
    counted as (
      ${factsOf(question, reader, sql`f.headline_due_at, f.promise_id, f.is_kept`, sql`f.is_counted`)} limit ${most + 1}),
    placed as (
      select is_kept, count(*) filter (where not is_kept) over (order by headline_due_at, promise_id) as broken from counted)
    select (case when bool_or(not is_kept) then count(*) filter (where is_kept) end)::int as gap,
      (select count(*) from counted)::int as all
    from (select is_kept, broken - (not is_kept)::int as part from placed) p group by part order by part`);
  if ((rows[0]?.all ?? 0) > most) return null;
  return rows.flatMap(({ gap }) => (gap === null ? [] : [gap]));
}
