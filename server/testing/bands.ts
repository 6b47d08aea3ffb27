import type { InferInsertModel } from "drizzle-orm";
import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { bandVersions } from "@/db/schema";
import type { Banding } from "../domain/band-words";
import type { Rule } from "../domain/rule";
import { writeText } from "../texts/mutations";
import type { World } from "./database";
import { aPerson, made } from "./factories";

export const usualBanding: Banding = {
  method: "quantiles",
  bands: [
    { name: "Top", share: 5 },
    { name: "High", share: 20 },
    { name: "Middle", share: 50 },
    { name: "Low", share: 25 },
  ],
};

/** In the first band and with us for two years. */
export const usualBest: Rule = {
  match: "all",
  conditions: [
    { field: "band", is: "is", value: { texts: ["Top"] } },
    { field: "tenure", is: "at_least", value: { length: 2, unit: "years" } },
  ],
};

/** A version of the bands, set by somebody of the board. */
export async function aBandVersion(world: World, given: Partial<InferInsertModel<typeof bandVersions>> = {}) {
  const setBy = given.setBy ?? (await aPerson(world, { roles: ["board"] })).id;
  const [row] = await world.tx
    .insert(bandVersions)
    .values({
      id: newId(),
      ...usualBanding,
      bestRule: usualBest,
      reason: "Those who carry the house.",
      ...given,
      setBy,
    })
    .returning();
  return made(row);
}

/** Computes the bands as of the world's day. */
export async function runBands({ tx }: World): Promise<void> {
  await tx.execute(sql`select run_bands()`);
}

/** Somebody was warned about: a rule fired, something was done and something followed, in words. */
export async function aWarning(
  { tx }: World,
  { customerId, byId, said }: { customerId: string; byId: string; said: string },
): Promise<void> {
  const id = newId();
  await tx.execute(sql`
    insert into warnings (id, customer_id, rule_id, kind, episode, facts, since_at)
    select ${id}, ${customerId}, r.id, r.kind, ${`${customerId} 2026-01-05`},
           '{"lastOn": "2026-01-05", "purchaseDays": 4, "usualGap": 30}', '2026-03-07'
      from warning_rules_now r where r.kind = 'lapse'`);
  const wordsId = await writeText(tx, said);
  await tx.execute(sql`
    insert into warning_answers (id, warning_id, kind, words_id, by_id) values (${newId()}, ${id}, 'done', ${wordsId}, ${byId})`);
}
