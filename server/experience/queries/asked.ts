import { type SQL, sql } from "drizzle-orm";
import { placeholder } from "@/db/prepared";
import { asOf, lapseDays, segment } from "../../numbers/queries/asked";

export const windowDays = sql`${placeholder("windowDays")}::int`;

/** Whom the lens shows, bought or not, and who was in touch by then though recorded later: a statement's first table. */
export const members = sql`members as materialized (
    select c.id from customers c left join standing s on s.customer_id = c.id
    where ${segment} is null and c.survivor_id = c.id and c.withdrawn_at is null and (s.first_on <= ${asOf}
      or c.recorded_at < (select day_begins(${asOf} + 1)) or exists (
        select from customers m join contacts k on k.customer_id = m.id
        where m.survivor_id = c.id and k.withdrawn_at is null and k.happened_at < day_begins(${asOf} + 1)))
    union all
    select m.id from segment_members(${segment}, ${asOf}, ${lapseDays}) as m (id))`;

/** Whether an instant lies in the window. */
export const inWindow = (instant: SQL): SQL => sql`${instant} >= day_begins(${asOf} - ${windowDays} + 1)
      and ${instant} < day_begins(${asOf} + 1)`;
