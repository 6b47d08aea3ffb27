import { sql } from "drizzle-orm";
import type { Context } from "../../context";
import { guessKind } from "../../domain/promise-kind";
import type { TwinQuestion } from "../input";
import { getCustomerZone } from "./owners";

/** A promise so like the one about to be made that they may be the same. `said` is null when the words were erased. */
export type Twin = { id: string; said: string | null };

/**
 * Promises of the same kind to the same customer that fall due in the same hour of the customer's clock (B7: one
 * customer, kind and due hour warns, so that one promise is not logged as many). Void and cancelled wishes are none.
 */
export async function listTwins(ctx: Context, { customerId, said, kind, dueAt }: TwinQuestion): Promise<Twin[]> {
  const { zone } = await getCustomerZone(ctx.db, customerId, ctx.organisation);
  const due = sql`${dueAt.toISOString()}::timestamptz`;
  return [
    ...(await ctx.db.execute<Twin>(sql`
      select p.id, words.body as said
      from customers asked
      join customers m on m.survivor_id = asked.survivor_id
      join promise_states s on s.customer_id = m.id and s.until_at is null
        and s.headline_due_at between ${due} - interval '1 hour' and ${due} + interval '1 hour'
      join promises p on p.id = s.promise_id
      join texts words on words.id = p.said_id
      where asked.id = ${customerId}::uuid and p.kind = ${kind ?? guessKind(said)}
        and (s.ended is null or s.ended not in ('voided', 'cancelled_by_customer'))
        and date_trunc('hour', s.headline_due_at at time zone ${zone}) = date_trunc('hour', ${due} at time zone ${zone})
      order by p.id limit 5`)),
  ];
}
