import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Context } from "../../context";
import type { Instant } from "../../domain/plain-date";
import { currentVersion } from "../../segments/queries/measure";
import { withinTime } from "../../segments/queries/within-time";

/** How many customers a choice of segments touches, nobody twice, and what is known of them. */
export type Reach = {
  customers: number;
  everyone: number;
  /** In all, minor units of the organisation's currency. */
  valueMinor: number;
  allValueMinor: number;
  /** How long they are with us: not known, under a year, 1 to 3, 3 to 5, 5 to 10, ten years and more. */
  tenure: number[];
  openPromises: number;
  /** Who waits for one of them. */
  promisedCustomers: number;
  countedAt: Instant;
};

/** `each` by the segment's key; null: it cannot be counted, or not while a page waits. */
export type Reaches = { each: Record<string, Reach | null>; together: Reach | null };

type Row = Omit<Reach, "countedAt"> & { countedAt: string };

/** Milliseconds a page waits for one count. */
const waits = 4_000;

/** How far each of the chosen segments reaches, and all of them together. What is frozen later is counted anew. */
export async function reachOf({ db }: Pick<Context, "db">, segments: readonly string[]): Promise<Reaches> {
  const each: Reaches["each"] = {};
  const versions: string[] = [];
  for (const key of [...new Set(segments)]) {
    const version = await currentVersion(db, key);
    versions.push(version);
    each[key] = await countReach(db, [version]);
  }
  const [only] = Object.values(each);
  const together = versions.length > 1 ? await countReach(db, versions) : (only ?? null);
  return { each, together };
}

async function countReach(db: Database, versions: readonly string[]): Promise<Reach | null> {
  const chosen = [...versions].sort().join(" ");
  const rows = await withinTime(db, waits, (tx) =>
    tx.execute<Row>(sql`
      select customers, everyone, value_minor::float8 as "valueMinor", all_value_minor::float8 as "allValueMinor", tenure,
        open_promises as "openPromises", promised_customers as "promisedCustomers", counted_at as "countedAt"
      from reach_of(${chosen})`),
  );
  const row = rows?.[0];
  return row ? { ...row, countedAt: new Date(row.countedAt) } : null;
}
