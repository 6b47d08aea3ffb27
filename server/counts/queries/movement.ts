import { sql } from "drizzle-orm";
import { placeholder, preparedSql } from "@/db/prepared";
import type { DayOfMovement } from "../../domain/movement";
import type { Question } from "../../question";

/** `active` null: no lapse threshold, so nobody can be called active or lost. */
type MovementAnswer = {
  days: DayOfMovement[];
  /** Have bought at least once. */
  customers: number;
  /** Are in the lens, and have not bought yet: apart from all else. */
  notYetBought: number;
  active: number | null;
};

const asOf = sql`${placeholder("asOf")}::date`;
const lapse = sql`${placeholder("lapseDays")}::int`;
const segment = sql`${placeholder("segment")}::text`;

const movement = preparedSql<{ answer: MovementAnswer }>(
  "count_movement",
  sql`with histories as (select * from histories_of(${asOf}, ${lapse}, ${segment})),
    moves as (
      select m.on_day, count(*) filter (where m.kind = 'new')::int as joined,
        count(*) filter (where m.kind = 'won_back')::int as won_back, count(*) filter (where m.kind = 'lost')::int as lost
      from histories h
      cross join lateral (
        select h.first_on as on_day, 'new' as kind
        union all
        select p.day + ${lapse} + 1, 'lost' from unnest(h.days, h.days[2:]) as p (day, next)
        where p.day + ${lapse} + 1 <= ${asOf} and (p.next is null or p.next - p.day > ${lapse})
        union all
        select p.next, 'won_back' from unnest(h.days, h.days[2:]) as p (day, next) where p.next - p.day > ${lapse}
      ) m
      group by m.on_day
    ),
    whole as (
      select count(*)::int as customers,
        case when ${lapse} is not null then count(*) filter (where last_on >= ${asOf} - ${lapse})::int end as active
      from histories
    )
    select json_build_object(
      'days', (select coalesce(json_agg(json_build_array(on_day, joined, won_back, lost) order by on_day), '[]') from moves),
      'customers', whole.customers,
      'notYetBought', (select count(*)::int from segment_members(coalesce(${segment}, 'all'), ${asOf}, ${lapse}) as m (id))
        - (select count(*)::int from segment_members(coalesce(${segment}, 'all'), ${asOf}, ${lapse}) as m (id)
            join histories h on h.customer_id = m.id),
      'active', whole.active) as answer
    from whole`,
);

/** Who came, came back and went, day by day: every period of the identity can be read from it. */
export const movementQuestion: Question<MovementAnswer> = {
  key: "movement",
  version: 1,
  count: async (db, lens) => {
    const [row] = await movement(db, lens);
    if (!row) throw new Error("The question about who came and went had no answer.");
    return row.answer;
  },
};
