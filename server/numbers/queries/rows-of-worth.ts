import { type SQL, sql } from "drizzle-orm";
import { placeholder } from "@/db/prepared";
import type { NumberRowKey } from "../../domain/number-rows";
import { topPart } from "../../domain/value";
import { asOf } from "./asked";
import { isAfterAmount, type Walk } from "./walks";

const minor = (name: string) => sql`${placeholder(name)}::bigint`;

/** Who has a line that is dated after the day: what they had brought in by then is less, or more, than what stands now. */
const later = sql`later as materialized (
    select customer_id from purchase_histories where latest_on > ${asOf}
    union
    select u.customer_id from unsettled_customers u
    where exists (select from customers m join purchases p on p.customer_id = m.id
      where m.survivor_id = u.customer_id and p.bought_on > ${asOf} and p.withdrawn_at is null)
  )`;

/** Every buyer with what they have brought in by the day, refunds taken off: along the index, but for those few. */
const valued = sql`(
    (select s.customer_id, s.value_minor as minor from standing s
    where s.first_on <= ${asOf} and s.customer_id not in (select customer_id from later)
    order by s.value_minor desc, s.customer_id desc)
    union all
    (select s.customer_id, s.value_minor - coalesce(after.minor, 0) as minor
    from later join standing s on s.customer_id = later.customer_id and s.first_on <= ${asOf}
    cross join lateral (
      select sum(p.amount_minor)::bigint as minor from customers m join purchases p on p.customer_id = m.id
      where m.survivor_id = s.customer_id and p.bought_on > ${asOf} and p.withdrawn_at is null
        and p.currency = (select currency from organisation)) as after
    order by minor desc, s.customer_id desc)
  ) as v`;

/** The last of a part of all buyers who bought the most, rounded up; of those looked at, if not all are. */
const lineAt = (part: number, isLookedAt: SQL) => sql`line as materialized (
    select v.minor, v.customer_id from ${valued} where ${isLookedAt}
    order by v.minor desc, v.customer_id desc limit 1
    offset (select greatest(ceil(count(*) * ${sql.raw(String(part))}) - 1, 0)::bigint
      from (select s.customer_id from standing s where s.first_on <= ${asOf}) as v where ${isLookedAt})
  )`;

const worthWalk = (line: SQL | null, where: SQL): Walk => ({
  prelude: sql`with ${later}${line ? sql`, ${line}` : sql``}`,
  along: valued,
  where,
  isAfter: isAfterAmount(sql`v.minor`, sql`v.customer_id`),
  ...{ place: sql`v.minor`, record: sql`v.customer_id`, rank: sql`v.minor` },
  ...{ customer: sql`v.customer_id`, on: sql`null::date`, amount: sql`v.minor` },
});

/** The lists that are found along what was bought in all. `isLookedAt`: of a segment, the best are the best of its members. */
export const worthWalks = (isLookedAt: (customer: SQL) => SQL) =>
  ({
    worth: {
      ...worthWalk(
        null,
        // Who had more back than they bought counts as nothing.
        sql`(${minor("worthLow")} is null or (v.minor <= ${minor("worthHigh")}
          and v.minor >= case when ${minor("worthLow")} > 0 then ${minor("worthLow")} else -9223372036854775807 end))`,
      ),
      amount: sql`greatest(0, v.minor)`,
    },
    top: worthWalk(
      lineAt(topPart, isLookedAt(sql`v.customer_id`)),
      sql`(v.minor, v.customer_id) >= (select minor, customer_id from line)`,
    ),
    top_tenth: worthWalk(lineAt(0.1, sql`true`), sql`v.minor >= (select minor from line) and v.minor > 0`),
  }) satisfies Partial<Record<NumberRowKey, Walk>>;
