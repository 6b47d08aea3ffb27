import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { intentPairs, type KnownIntent } from "./of";

/** What a customer means to do, by the latest they said; null: nobody asked. */
export async function findIntent(db: Database, customerId: string): Promise<KnownIntent | null> {
  const [row] = await db.execute<{ intent: KnownIntent }>(sql`
    select jsonb_build_object(${intentPairs}) as intent
      from customers asked join customers m on m.survivor_id = asked.survivor_id join intents i on i.customer_id = m.id
     where asked.id = ${customerId}
     order by i.learned_on desc, i.recorded_at desc, i.id desc limit 1`);
  return row?.intent ?? null;
}
