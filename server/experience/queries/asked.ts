import { type SQL, sql } from "drizzle-orm";
import { placeholder } from "@/db/prepared";

// What the questions about experience are asked with.

export const asOf = sql`${placeholder("asOf")}::date`;
export const lapseDays = sql`${placeholder("lapseDays")}::int`;
export const segment = sql`${placeholder("segment")}::text`;
const windowDays = sql`${placeholder("windowDays")}::int`;

/** Whom the lens shows, bought or not, and who was in touch by then though recorded later: a statement's first table. */
export const members = sql`members as materialized (
    select m.id from segment_members(coalesce(${segment}, 'all'), ${asOf}, ${lapseDays}) as m (id)
    union
    select s.id from contacts k join customers c on c.id = k.customer_id
    join customers s on s.id = c.survivor_id and s.withdrawn_at is null
    where ${segment} is null and k.withdrawn_at is null and k.happened_at < day_begins(${asOf} + 1))`;

/** The level of each of them in the window, and in the one before. */
export const felt = sql`felt as materialized (
    select f.* from felt_between(${asOf} - ${windowDays}, ${asOf}) f join members on members.id = f.customer_id)`;
export const feltBefore = sql`felt_before as materialized (
    select f.* from felt_between(${asOf} - 2 * ${windowDays}, ${asOf} - ${windowDays}) f
    join members on members.id = f.customer_id)`;

/** Whether an instant lies in the window. */
const inWindow = (instant: SQL): SQL => sql`${instant} >= day_begins(${asOf} - ${windowDays} + 1)
      and ${instant} < day_begins(${asOf} + 1)`;

/** Who was in touch with us in the window: whoever speaks with us can be asked. */
export const touched = sql`touched as materialized (
    select distinct c.survivor_id as id from contacts k join customers c on c.id = k.customer_id
    where k.withdrawn_at is null and ${inWindow(sql`k.happened_at`)})`;

/** What the customers with a level spoke of in the window, and what they need: a topic counts once per customer. */
export const topics = sql`topics as (
    select n.customer_id, n.level, 'cause' as cut, k.cause as value
    from felt n join customers c on c.survivor_id = n.customer_id join contacts k on k.customer_id = c.id
    where k.cause is not null and k.withdrawn_at is null and ${inWindow(sql`k.happened_at`)}
    union
    select n.customer_id, n.level, 'stage', k.stage
    from felt n join customers c on c.survivor_id = n.customer_id join contacts k on k.customer_id = c.id
    where k.stage is not null and k.withdrawn_at is null and ${inWindow(sql`k.happened_at`)}
    union
    select n.customer_id, n.level, 'issue', i.kind
    from felt n join customers c on c.survivor_id = n.customer_id join issues i on i.customer_id = c.id
    where ${inWindow(sql`i.opened_at`)}
    union
    select n.customer_id, n.level, 'need', x.kind
    from felt n join customers c on c.survivor_id = n.customer_id join needs x on x.customer_id = c.id
    where x.withdrawn_at is null and x.learned_on <= ${asOf})`;
