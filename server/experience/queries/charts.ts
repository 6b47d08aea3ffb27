import { sql } from "drizzle-orm";
import { preparedSql } from "@/db/prepared";
import { movementQuestion } from "../../counts/queries/movement";
import type { MonthCount } from "../../domain/month-charts";
import { movementBySteps } from "../../domain/movement";
import { addDays, addMonths, type PlainDate } from "../../domain/plain-date";
import type { Question } from "../../question";
import { asOf, lapseDays, members, segment } from "./asked";

/**
 * Whole months only, from the one after the first of its kind on record: before that nobody knows whether it was recorded.
 * `n` 0: nothing is known of the month.
 */
export type MonthsAnswer = {
  /** Contacts that should not have been needed, of those judged; `unknown`: not judged. */
  avoidable: (MonthCount & { unknown: number })[];
  /** Complaints opened, over the customers active at the month's end; null: no lapse threshold. */
  complaints: MonthCount[] | null;
  /** Lines given back, over purchase days. */
  returns: MonthCount[];
};

type Raw = Pick<MonthsAnswer, "avoidable" | "returns"> & { complaints: { month: PlainDate; k: number }[] };

const monthOf = (day: string) => sql`date_trunc('month', ${sql.raw(day)}::timestamp)::date`;
const localDay = (instant: string) => sql.raw(`(${instant} at time zone (select zone from organisation))`);

/** Every whole month from the one after the first in a table of counts by month. */
const whole = (table: string) => sql`
      select m::date as month from generate_series(
        (select min(month) from ${sql.raw(table)})::timestamp + interval '1 month',
        date_trunc('month', (${asOf} + 1)::timestamp) - interval '1 month', interval '1 month') as m`;

const months = preparedSql<{ answer: Raw }>(
  "experience_months",
  sql`with ${members},
    spoken as materialized (
      select ${monthOf("x.day")} as month, count(*) filter (where x.avoidable)::int as k, count(x.avoidable)::int as n,
        count(*)::int as contacts
      from (
        select ${localDay("k.happened_at")} as day, k.avoidable from contacts k
        join customers c on c.id = k.customer_id join members on members.id = c.survivor_id
        where k.withdrawn_at is null and k.happened_at < day_begins(${asOf} + 1)
      ) x group by 1
    ),
    complained as materialized (
      select ${monthOf("x.day")} as month, count(*)::int as k
      from (
        select ${localDay("i.opened_at")} as day from issues i
        join customers c on c.id = i.customer_id join members on members.id = c.survivor_id
        where i.kind = 'complaint' and i.opened_at < day_begins(${asOf} + 1)
      ) x group by 1
    ),
    bought as materialized (
      select ${monthOf("d.day")} as month, count(*)::int as n
      from histories_of(${asOf}, ${lapseDays}, ${segment}) h cross join lateral unnest(h.days) as d (day) group by 1
    ),
    returned as materialized (
      select ${monthOf("p.bought_on")} as month, count(*)::int as k
      from purchases p join customers c on c.id = p.customer_id join members on members.id = c.survivor_id
      where p.amount_minor < 0 and p.withdrawn_at is null and p.bought_on <= ${asOf} group by 1
    )
    select json_build_object(
      'avoidable', (select coalesce(json_agg(json_build_object('month', w.month, 'k', coalesce(s.k, 0), 'n', coalesce(s.n, 0),
          'unknown', coalesce(s.contacts - s.n, 0)) order by w.month), '[]')
        from (${whole("spoken")}) w left join spoken s using (month)),
      'complaints', (select coalesce(json_agg(json_build_object('month', w.month, 'k', coalesce(s.k, 0)) order by w.month), '[]')
        from (${whole("complained")}) w left join complained s using (month)),
      'returns', (select coalesce(json_agg(json_build_object('month', w.month, 'k', coalesce(s.k, 0), 'n', coalesce(b.n, 0))
          order by w.month), '[]')
        from (${whole("returned")}) w left join returned s using (month) left join bought b using (month))
    ) as answer`,
);

/** What goes wrong, month by month: contacts that should not have been needed, complaints, and what is given back. */
export const experienceMonthsQuestion: Question<MonthsAnswer> = {
  key: "experienceMonths",
  version: 1,
  count: async (db, lens) => {
    const [row] = await months(db, lens);
    if (!row) throw new Error("The question about the months had no answer.");
    const { avoidable, complaints, returns } = row.answer;
    if (lens.lapseDays === null) return { avoidable, complaints: null, returns };
    const { days } = await movementQuestion.count(db, lens);
    const active = activeAtEnds(days, lens.asOf, complaints[0]?.month ?? null);
    return { avoidable, complaints: complaints.map((of) => ({ ...of, n: active.get(of.month) ?? 0 })), returns };
  },
};

type Days = Parameters<typeof movementBySteps>[0];

/** How many were active when each whole month ended. */
function activeAtEnds(days: Days, until: PlainDate, from: PlainDate | null): Map<PlainDate, number> {
  if (from === null) return new Map();
  const steps = movementBySteps(days, { from, to: until }, "month");
  return new Map(
    steps.filter((step) => step.to === addDays(addMonths(step.from, 1), -1)).map((step) => [step.from, step.closing]),
  );
}
