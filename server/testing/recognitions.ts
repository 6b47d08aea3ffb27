import type { InferInsertModel } from "drizzle-orm";
import { newId } from "@/db/id";
import { milestoneRules, recognitions } from "@/db/schema";
import { aCustomer } from "./customers";
import type { World } from "./database";
import { aPerson, made } from "./factories";

/** Thanks that were said, for no milestone unless one is given. */
export async function aThanks(world: World, given: Partial<InferInsertModel<typeof recognitions>> = {}) {
  const customerId = given.customerId ?? (await aCustomer(world)).id;
  const saidBy = given.saidBy ?? (await aPerson(world)).id;
  const [row] = await world.tx
    .insert(recognitions)
    .values({ id: newId(), reasonKind: "loyalty", reason: "Thank you.", ...given, customerId, saidBy })
    .returning();
  return made(row);
}

/** A version of the rules, set by somebody of the board; what is not given is as Standpoint comes. */
export async function aMilestoneRule(world: World, given: Partial<InferInsertModel<typeof milestoneRules>> = {}) {
  const setBy = given.setBy ?? (await aPerson(world, { roles: ["board"] })).id;
  const [row] = await world.tx
    .insert(milestoneRules)
    .values({
      id: newId(),
      years: null,
      purchases: [],
      valueMinor: [],
      currency: null,
      afterReturn: true,
      afterReferral: true,
      aheadDays: 7,
      ringDays: 182,
      coolOffDays: 90,
      reason: "Agreed at the meeting.",
      ...given,
      setBy,
    })
    .returning();
  return made(row);
}
