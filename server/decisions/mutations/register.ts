import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { recordEvent } from "../../events/mutations";

type Said = Record<string, unknown>;
/** What the register keeps of a decision and what its facts give; null: nothing is kept. */
type CardDifference = { decisionId: string; number: number; kept: Said | null; facts: Said };
export type RegisterReport = { checked: number; different: number; repaired: number; differences: CardDifference[] };

/**
 * Works out anew what the register shows, filters and finds of every decision, and reports each that is kept otherwise.
 * With `isRepair` those are kept anew from their facts, and that is recorded.
 */
export async function verifyRegister(db: Database, { isRepair = false } = {}): Promise<RegisterReport> {
  const [counted] = await db.execute<{ checked: number }>(sql`select count(*)::int as checked from decisions`);
  const differences = await db.execute<CardDifference>(sql`
    select decision_id as "decisionId", number, kept, facts from decision_cards_at_odds() order by number`);
  if (isRepair && differences.length > 0) await repair(db, differences);
  return {
    checked: counted?.checked ?? 0,
    different: differences.length,
    repaired: isRepair ? differences.length : 0,
    differences: [...differences],
  };
}

async function repair(db: Database, differences: readonly CardDifference[]): Promise<void> {
  const ids = differences.map(({ decisionId }) => decisionId);
  await db.transaction(async (tx) => {
    await tx.execute(sql`select refresh_decision_cards(${sql.param(ids)}::uuid[])`);
    await tx.execute(sql`select refresh_decision_words(${sql.param(ids)}::uuid[])`);
    await recordEvent(tx, {
      actor: null,
      action: "register.repaired",
      subject: "register",
      subjectId: newId(),
      facts: { repaired: ids.length, decisionIds: ids.slice(0, 100) },
    });
  });
}
