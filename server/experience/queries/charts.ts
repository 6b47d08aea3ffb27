import { sql } from "drizzle-orm";
import { preparedSql } from "@/db/prepared";
import type { MonthCount } from "../../domain/month-charts";
import { asOf, lapseDays, segment } from "../../numbers/queries/asked";
import { type Question, theAnswer } from "../../question";
import { members } from "./asked";

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

type Raw = MonthsAnswer & { complaints: MonthCount[] };

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
    steps as materialized (
      select d.day, least(d.next_day, d.day + ${lapseDays} + 1) as ended_on, count(*)::int as n
      from histories_of(${asOf}, ${lapseDays}, ${segment}) h cross join lateral unnest(h.days, h.days[2:]) as d (day, next_day)
      group by 1, 2
    ),
    bought as materialized (
      select ${monthOf("day")} as month, sum(n)::int as n
      from (select day, sum(n) as n from steps group by day) days group by 1
    ),
    -- Active are all who bought, less those of whom a purchase keeps nobody active any more.
    ended as materialized (
      select ${monthOf("on_day")} as month, sum(n)::int as n
      from (select ended_on as on_day, sum(n) as n from steps where ended_on is not null group by 1) days group by 1
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
      'complaints', (select coalesce(json_agg(json_build_object('month', w.month, 'k', coalesce(s.k, 0),
          'n', coalesce((select sum(n) from bought where month <= w.month), 0)::int
            - coalesce((select sum(n) from ended where month <= w.month), 0)::int) order by w.month), '[]')
        from (${whole("complained")}) w left join complained s using (month)),
      'returns', (select coalesce(json_agg(json_build_object('month', w.month, 'k', coalesce(s.k, 0), 'n', coalesce(b.n, 0))
          order by w.month), '[]')
        from (${whole("returned")}) w left join returned s using (month) left join bought b using (month))
    ) as answer`,
);

const counted = theAnswer(months);

/** What goes wrong, month by month: contacts that should not have been needed, complaints, and what is given back. */
export const experienceMonthsQuestion: Question<MonthsAnswer> = {
  version: 1,
  isJoinedWhole: true,
  count: async (db, lens) => {
    const found = await counted(db, lens);
    return lens.lapseDays === null ? { ...found, complaints: null } : found;
  },
};
