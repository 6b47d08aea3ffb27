import { type SQL, sql } from "drizzle-orm";
import { feelingWindows } from "../../domain/feeling";
import { asOf, lapseDays } from "../../numbers/queries/asked";
import { members } from "./asked";

/** From the shortest on; each is more than twice the one before. */
const windows = feelingWindows;
const longest = Math.max(...windows);

/** When the day begins that lies so many days before the last one. */
const begins = (days: number): SQL => sql`(select d${sql.raw(String(days))} from bounds)`;
const ends = sql`(select ends from bounds)`;
const withBounds = sql`bounds as materialized (
    select day_begins(${asOf} + 1) as ends, ${sql.join(
      [...new Set(windows.flatMap((days) => [days, 2 * days]))].map((days) => {
        const name = sql.raw(String(days));
        return sql`day_begins(${asOf} + 1 - ${name}) as d${name}`;
      }),
      sql`, `,
    )})`;

/** The shortest window an instant of the longest lies in; it lies in all the longer ones as well. */
const reachOf = (instant: SQL): SQL =>
  sql`case ${sql.join(
    windows.slice(0, -1).map((days) => sql`when ${instant} >= ${begins(days)} then ${sql.raw(String(days))}`),
    sql` `,
  )} else ${sql.raw(String(longest))} end`;

/** Of each window the one as long before it: no two of them overlap. */
const before = {
  isIn: (instant: SQL): SQL =>
    sql`(${sql.join(
      windows.map((days) => sql`${instant} >= ${begins(2 * days)} and ${instant} < ${begins(days)}`),
      sql` or `,
    )})`,
  windowOf: (instant: SQL): SQL =>
    sql`case ${sql.join(
      windows.slice(0, -1).map((days) => sql`when ${instant} >= ${begins(2 * days)} then ${sql.raw(String(days))}`),
      sql` `,
    )} else ${sql.raw(String(longest))} end`,
};

/**
 * All windows end on the same day, so who was felt or touched last is the same in each: one pass over the longest answers
 * them all, and `reach` says from which window on somebody is in it.
 */
export const seen = sql`${withBounds}, ${members},
    spoken as materialized (
      select c.survivor_id as id, k.happened_at as at, k.id as contact_id, k.feeling, k.channel, k.stage, k.cause
      from contacts k join customers c on c.id = k.customer_id join members on members.id = c.survivor_id
      where k.withdrawn_at is null and k.happened_at >= ${begins(longest)} and k.happened_at < ${ends}
    ),
    touched as materialized (select id, ${reachOf(sql`at`)} as reach from (select id, max(at) as at from spoken group by id) last),
    felt as materialized (
      select f.id, f.at, f.feeling as level, f.channel, f.stage, ${reachOf(sql`f.at`)} as reach,
        exists (select from feedbacks b where b.contact_id = f.contact_id) as is_said
      from (select distinct on (id) * from spoken where feeling is not null order by id, at desc, contact_id desc) f
    ),
    felt_before as materialized (
      select distinct on (b.days, b.id) b.days, b.id, b.feeling as level
      from (
        select c.survivor_id as id, k.happened_at as at, k.id as contact_id, k.feeling, ${before.windowOf(sql`k.happened_at`)} as days
        from contacts k join customers c on c.id = k.customer_id
        where k.feeling is not null and k.withdrawn_at is null and ${before.isIn(sql`k.happened_at`)}
      ) b join felt f on f.id = b.id and f.reach <= b.days
      order by b.days, b.id, b.at desc, b.contact_id desc
    ),
    spoken_of as (
      select id, 'cause' as cut, cause as value, max(at) as at from spoken where cause is not null group by id, cause
      union all
      select id, 'stage', stage, max(at) from spoken where stage is not null group by id, stage
      union all
      select c.survivor_id, 'issue', i.kind, max(i.opened_at) from issues i join customers c on c.id = i.customer_id
      where i.opened_at >= ${begins(longest)} and i.opened_at < ${ends} group by 1, 3
      union all
      select distinct c.survivor_id, 'need', x.kind, 'infinity'::timestamptz from needs x join customers c on c.id = x.customer_id
      where x.withdrawn_at is null and x.learned_on <= ${asOf}
    )`;

/** Few rows each: what was seen, counted by the window it reaches. */
export const summed = sql`levels as materialized (
      select reach, level, is_said, channel, stage, count(*)::int as n from felt group by 1, 2, 3, 4, 5),
    topics as materialized (
      select ${reachOf(sql`least(f.at, t.at)`)} as reach, t.cut, t.value, f.level, count(*)::int as n
      from felt f join spoken_of t using (id) group by 1, 2, 3, 4),
    moved as materialized (
      select b.days, b.level as was, f.level as now, count(*)::int as n from felt_before b join felt f using (id) group by 1, 2, 3),
    covered as materialized (
      select m.is_active, f.reach as felt, t.reach as touched, count(*)::int as n
      from (
        select id, false as is_active from members
        union all
        select a.customer_id, true from active_customers(${asOf}, ${lapseDays}) a join members on members.id = a.customer_id
      ) m left join felt f on f.id = m.id left join touched t on t.id = m.id
      group by 1, 2, 3)`;
