import { sql } from "drizzle-orm";
import { preparedSql } from "@/db/prepared";
import type { DayOfMovement } from "../../domain/movement";
import { asOf, lapseDays, segment } from "../../numbers/queries/asked";
import { type Question, theAnswer } from "../../question";

/** `active` null: no lapse threshold, so nobody can be called active or lost. */
type MovementAnswer = {
  days: DayOfMovement[];
  /** Have bought at least once. */
  customers: number;
  /** Are in the lens, and have not bought yet: apart from all else. */
  notYetBought: number;
  active: number | null;
};

const histories = sql`histories_of(${asOf}, ${lapseDays}, ${segment})`;

const movement = preparedSql<{ answer: MovementAnswer }>(
  "count_movement",
  sql`with breaks as materialized (
      select p.day + ${lapseDays} + 1 as lost_on, p.next as back_on
      from ${histories} h cross join lateral unnest(h.days, h.days[2:]) as p (day, next)
      where p.day + ${lapseDays} + 1 <= ${asOf} and (p.next is null or p.next - p.day > ${lapseDays})
    ),
    moves as (
      select on_day, sum(joined)::int as joined, sum(won_back)::int as won_back, sum(lost)::int as lost
      from (
        select h.first_on as on_day, count(*) as joined, 0 as won_back, 0 as lost from ${histories} h group by 1
        union all
        select back_on, 0, count(*), 0 from breaks where back_on is not null group by 1
        union all
        select lost_on, 0, 0, count(*) from breaks group by 1
      ) kinds
      group by on_day
    ),
    whole as (
      select count(*)::int as customers,
        case when ${lapseDays} is not null then count(*) filter (where h.last_on >= ${asOf} - ${lapseDays})::int end as active
      from ${histories} h
    )
    select json_build_object(
      'days', (select coalesce(json_agg(json_build_array(on_day, joined, won_back, lost) order by on_day), '[]') from moves),
      'customers', whole.customers,
      'notYetBought', (select count(*)::int from segment_members(coalesce(${segment}, 'all'), ${asOf}, ${lapseDays}) as m (id)
        where not exists (select from ${histories} h where h.customer_id = m.id)),
      'active', whole.active) as answer
    from whole`,
);

/** Who came, came back and went, day by day: every period of the identity can be read from it. */
export const movementQuestion: Question<MovementAnswer> = {
  version: 1,
  count: theAnswer(movement),
};
