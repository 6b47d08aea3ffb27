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

/** From which `buyersAtRandom` draws: BG/NBD in weeks, Gamma-Gamma in whole units of money. */
export const planted = { r: 1, alpha: 6, a: 0.8, b: 2.5, p: 6, q: 4, gamma: 100 };

/**
 * Lines of customers who buy at random at own rates, pay at own levels and leave without a word, until a day. They came on
 * one day in four weeks, so that some histories are equal, as among very many.
 */
export function buyersAtRandom(many: number, until: PlainDate, seed = 7): Bought[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: many }, (_, index) => {
    const who = `random ${index}`;
    const begins = addDays(until, -28 * Math.round(4 + chance.even() * 21));
    const { r, alpha, a, b, p, q, gamma } = planted;
    const rate = chance.gamma(r) / (7 * alpha);
    const leaving = chance.beta(a, b);
    const level = (100 * gamma) / chance.gamma(q);
    const pays = () => Math.max(1, Math.round(chance.gamma(p) * level));
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
