import type { InferInsertModel } from "drizzle-orm";
import { newId } from "@/db/id";
import { valueMethods } from "@/db/schema";
import { chanceFrom } from "../domain/chance";
import { addDays, type PlainDate, plainDate } from "../domain/plain-date";
import type { World } from "./database";
import { aPerson, made } from "./factories";
import type { Bought } from "./purchases";

/** A year ahead by BG/NBD, set by somebody of the board. */
export async function aValueMethod(world: World, given: Partial<InferInsertModel<typeof valueMethods>> = {}) {
  const setBy = given.setBy ?? (await aPerson(world, { roles: ["board"] })).id;
  const [row] = await world.tx
    .insert(valueMethods)
    .values({
      id: newId(),
      method: "bg_nbd",
      horizonMonths: 12,
      discount: 10,
      margin: 40,
      winningCostMinor: 5_000,
      referralRewardMinor: 2_000,
      withOrganisations: false,
      reason: "A year ahead, as the budget is made.",
      ...given,
      setBy,
    })
    .returning();
  return made(row);
}

/** Lines of customers who buy at random at own rates, pay at own levels and leave without a word, until a day. */
export function buyersAtRandom(many: number, until: PlainDate, seed = 7): Bought[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: many }, (_, index) => {
    const who = `random ${index}`;
    const begins = addDays(until, -Math.round(100 + chance.even() * 600));
    const [rate, leaving, level] = [chance.gamma(1) / 42, chance.beta(0.8, 2.5), 6_000 / chance.gamma(4)];
    const pays = () => Math.max(1, Math.round((chance.gamma(6) / 6) * level * 10));
    const lines: Bought[] = [{ who, on: begins, amountMinor: pays() }];
    for (let at = 0; ; ) {
      at += -Math.log(chance.even()) / rate;
      const on = addDays(begins, Math.ceil(at));
      if (on > until) return lines;
      lines.push({ who, on, amountMinor: pays() });
      if (chance.even() < leaving) return lines;
    }
  }).flat();
}

export const fittedOn = plainDate("2026-06-30");
