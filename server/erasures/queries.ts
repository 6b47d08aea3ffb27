import { desc, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { customers, erasures, people } from "@/db/schema";
import { getSurvivor } from "../customers/queries/survivor";
import { DomainError } from "../domain/errors";

export type Erasure = typeof erasures.$inferSelect;

/** How many rows of one kind are a customer's. */
export type FoundKind = { name: string; heading: string; found: number };

/** Words of others in which the customer is mentioned. */
export type Mention = {
  table: string;
  id: string;
  /** Whose record it stands in; null: in none. */
  customerId: string | null;
  decisionId: string | null;
  said: string;
};

export type ErasurePreview = {
  customer: { id: string; name: string };
  /** How many records were merged into one, this one included. */
  records: number;
  found: FoundKind[];
  /** What we still owe: better ended before. */
  open: { promises: number; issues: number };
  /** Null: looking through all words takes longer than a page waits; the erasure looks and keeps a list. */
  mentions: Mention[] | null;
  /** The names and handles that words are looked through for. */
  handles: string[];
};

export type ErasureState = {
  customer: { id: string; name: string; erasedAt: Date | null };
  /** The newest one; null: nobody has asked. */
  erasure: (Erasure & { requestedByName: string }) | null;
};

/** Whether a customer is being or has been erased. */
export async function getErasureState(db: Database, customerId: string): Promise<ErasureState> {
  const { id, name, erasedAt } = await getSurvivor(db, customerId);
  const [found] = await db
    .select({ erasure: erasures, requestedByName: people.name })
    .from(erasures)
    .innerJoin(customers, eq(customers.id, erasures.customerId))
    .innerJoin(people, eq(people.id, erasures.requestedBy))
    .where(eq(customers.survivorId, id))
    .orderBy(desc(erasures.recordedAt), desc(erasures.id))
    .limit(1);
  const erasure = found ? { ...found.erasure, requestedByName: found.requestedByName } : null;
  return { customer: { id, name, erasedAt }, erasure };
}

export async function getErasure(db: Database, erasureId: string): Promise<Erasure> {
  const [found] = await db.select().from(erasures).where(eq(erasures.id, erasureId));
  if (!found) throw new DomainError("not_found");
  return found;
}

/** Erasures that were under way when their worker died. */
export async function listUnfinishedErasures(db: Database): Promise<string[]> {
  const rows = await db.select({ id: erasures.id }).from(erasures).where(isNull(erasures.finishedAt));
  return rows.map(({ id }) => id);
}

/** Everything an erasure would find. */
export async function previewErasure(db: Database, customerId: string): Promise<ErasurePreview> {
  const { id, name } = await getSurvivor(db, customerId);
  const found = await countPersonal(db, id);
  const [facts] = await db.execute<{ records: number; promises: number; issues: number; handles: string[] }>(sql`
    with members as materialized (select personal_members(${id}::uuid) as ids)
    select cardinality(ids) as records, personal_handles(ids) as handles,
      (select count(*)::int from promise_states s where s.customer_id = any (ids) and s.until_at is null and s.ended is null) as promises,
      (select count(*)::int from issues i where i.customer_id = any (ids) and i.resolved_at is null) as issues
    from members`);
  if (!facts) throw new DomainError("not_found");
  const { records, handles, ...open } = facts;
  return { customer: { id, name }, records, found, open, handles, mentions: await findMentionsSoon(db, id) };
}

/** What there is of a customer, table by table. */
async function countPersonal(db: Database, customerId: string): Promise<FoundKind[]> {
  return db.execute<FoundKind>(
    sql`select name, heading, entries::int as found from count_personal(${customerId}::uuid)`,
  );
}

const mostMentions = 50;
const pageWaitsMs = 3_000;

async function findMentionsSoon(db: Database, customerId: string): Promise<Mention[] | null> {
  try {
    return await db.transaction(async (tx) => {
      await tx.execute(sql.raw(`set local statement_timeout = ${pageWaitsMs}`));
      return findMentions(tx, customerId, mostMentions);
    });
  } catch (error) {
    if (isTimeout(error)) return null;
    throw error;
  }
}

/** Where words of others mention the customer; at most so many of each kind. */
export async function findMentions(db: Database, customerId: string, most: number): Promise<Mention[]> {
  return db.execute<Mention>(sql`
    select table_name as table, id, customer_id as "customerId", decision_id as "decisionId", said
    from find_mentions(${customerId}::uuid, ${most})`);
}

function isTimeout(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && "code" in cause && cause.code === "57014";
}
