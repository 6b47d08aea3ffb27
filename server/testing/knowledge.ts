import type { InferInsertModel } from "drizzle-orm";
import { newId } from "@/db/id";
import { consents, intents, lifecycleFacts, needs, preferences, specialDates } from "@/db/schema";
import { plainDate } from "../domain/plain-date";
import { writeText } from "../texts/mutations";
import { aCustomer } from "./customers";
import type { World } from "./database";
import { aPerson, made } from "./factories";

type Given<T extends Parameters<World["tx"]["insert"]>[0]> = Partial<InferInsertModel<T>>;

/** How a fact came to be known: told to a colleague in January. */
async function told(world: World, given: { customerId?: string; recordedBy?: string }) {
  const customerId = given.customerId ?? (await aCustomer(world)).id;
  const recordedBy = given.recordedBy ?? (await aPerson(world)).id;
  return { id: newId(), customerId, recordedBy, source: "customer" as const, learnedOn: plainDate("2026-01-05") };
}

export async function aNeed(
  world: World,
  { words = "Hard of hearing.", ...given }: Given<typeof needs> & { words?: string } = {},
) {
  const base = await told(world, given);
  const wordsId = await writeText(world.tx, words);
  const [row] = await world.tx
    .insert(needs)
    .values({ ...base, kind: "need", wordsId, ...given })
    .returning();
  return made(row);
}

export async function aPreference(world: World, given: Given<typeof preferences> = {}) {
  const base = await told(world, given);
  const [row] = await world.tx
    .insert(preferences)
    .values({ ...base, about: "phone", wish: "not_wanted", ...given })
    .returning();
  return made(row);
}

export async function aConsent(world: World, given: Given<typeof consents> = {}) {
  const base = await told(world, given);
  const wordingId = await writeText(world.tx, "May we?");
  const [row] = await world.tx
    .insert(consents)
    .values({ ...base, purpose: "special_dates", answer: "given", wordingId, ...given })
    .returning();
  return made(row);
}

/** A birthday, with the consent it rests on unless the customer is given. */
export async function aSpecialDate(world: World, given: Given<typeof specialDates> = {}) {
  const customerId = given.customerId ?? (await aConsent(world)).customerId;
  const base = await told(world, { ...given, customerId });
  const [row] = await world.tx
    .insert(specialDates)
    .values({ ...base, kind: "birthday", month: 11, day: 26, ...given })
    .returning();
  return made(row);
}

export async function anIntent(world: World, given: Given<typeof intents> = {}) {
  const base = await told(world, given);
  const [row] = await world.tx
    .insert(intents)
    .values({ ...base, intent: "staying", ...given })
    .returning();
  return made(row);
}

export async function aStep(world: World, given: Given<typeof lifecycleFacts> = {}) {
  const base = await told(world, given);
  const [row] = await world.tx
    .insert(lifecycleFacts)
    .values({ ...base, kind: "renewal_due", happenedOn: plainDate("2026-12-01"), ...given })
    .returning();
  return made(row);
}
