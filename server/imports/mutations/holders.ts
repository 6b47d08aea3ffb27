import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Batch } from "./batch";

/**
 * The customers who stand for the keys of a batch: survivors, because facts and corrections belong to them (ruling 23).
 * More than one under a key is a household, and no match.
 */
export async function findHolders(tx: Database, { rows, matchOn }: Batch<{ key: string }>): Promise<Holders> {
  const keys = [...new Set(rows.map((row) => row.key))];
  const found = await tx.execute<{ key: string; ids: string[] }>(sql`
    select i.normal as key, array_agg(distinct s.id) as ids
    from identities i
    join customers c on c.id = i.customer_id and c.withdrawn_at is null
    join customers s on s.id = c.survivor_id and s.withdrawn_at is null
    where i.channel = ${matchOn} and i.withdrawn_at is null
      and i.normal in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))
    group by i.normal`);
  const byKey = new Map(found.map(({ key, ids }) => [key, ids]));
  return (key) => {
    const [id, ...others] = byKey.get(key) ?? [];
    if (!id) return { failed: `There is no customer with “${key}”.` };
    if (others.length > 0) return { failed: `${others.length + 1} customers share “${key}”.` };
    return { id };
  };
}

type Holders = (key: string) => { id: string } | { failed: string };
