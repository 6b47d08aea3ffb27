import { and, asc, eq, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { journeyStages } from "@/db/schema";
import { DomainError } from "../domain/errors";

/** A stage as people read it. `key` is our own name for it: it is sent, never shown. */
export type Stage = { key: string; words: string; isOffered: boolean };

/** Every stage in its order, those that are no longer offered too: what was recorded keeps its words. */
export async function listStages(db: Database): Promise<Stage[]> {
  const rows = await db.select().from(journeyStages).orderBy(asc(journeyStages.position), asc(journeyStages.key));
  return rows.map(({ key, words, retiredAt }) => ({ key, words, isOffered: retiredAt === null }));
}

export async function isStageOffered(db: Database, key: string): Promise<boolean> {
  const found = await db
    .select({ key: journeyStages.key })
    .from(journeyStages)
    .where(and(eq(journeyStages.key, key), isNull(journeyStages.retiredAt)));
  return found.length > 0;
}

/** All stages, held until the transaction ends, so that two people do not put them in order at once. */
export async function holdStages(db: Database): Promise<(typeof journeyStages.$inferSelect)[]> {
  return db.select().from(journeyStages).orderBy(asc(journeyStages.position), asc(journeyStages.key)).for("update");
}

export function stageOf<Row extends { key: string }>(stages: readonly Row[], key: string): Row {
  const found = stages.find((stage) => stage.key === key);
  if (!found) throw new DomainError("not_found");
  return found;
}
