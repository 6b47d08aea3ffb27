import { sql } from "drizzle-orm";
import type { contacts } from "@/db/schema";
import type { Context } from "../context";
import type { Instant } from "../domain/plain-date";
import { getItem } from "../listening/queries/sample";
import { contextOf } from "./accounts";
import { aContact } from "./customers";
import type { World } from "./database";
import { anOrganisation, aPerson, aTeam } from "./factories";
import { aPlainCustomer } from "./promises";

/** The month that is listened to, and a moment after it, when its sample is drawn. */
export const heardMonth = "2026-10";
export const inMonth = (day: number, hour = 10): Instant => new Date(Date.UTC(2026, 9, day, hour));
export const drawnAt = new Date("2026-11-02T04:03:00.000Z");

/** Two teams with somebody at work in each, a manager who listens and one who held contacts too. */
export async function anEar(world: World) {
  await world.setNow(inMonth(1));
  await anOrganisation(world);
  const [leeds, york] = [await aTeam(world, { name: "Leeds line" }), await aTeam(world, { name: "York line" })];
  const inLeeds = { teamId: leeds.id, departmentId: leeds.departmentId };
  const inYork = { teamId: york.id, departmentId: york.departmentId };
  return {
    leeds: leeds.id,
    york: york.id,
    agent: (await aPerson(world, inLeeds)).id,
    yorker: (await aPerson(world, inYork)).id,
    manager: (await aPerson(world, { ...inLeeds, roles: ["manager"] })).id,
    customer: await aPlainCustomer(world),
    stranger: await aPlainCustomer(world),
  };
}
export type Ear = Awaited<ReturnType<typeof anEar>>;

/** Contacts recorded by somebody, hour after hour from a day of the month on. */
export async function someContacts(
  world: World,
  count: number,
  given: Partial<typeof contacts.$inferInsert> & { loggedBy: string; customerId: string },
  from: Instant = inMonth(2),
) {
  const made: string[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const at = new Date(from.getTime() + turn * 3_600_000);
    await world.setNow(at);
    made.push((await aContact(world, { happenedAt: at, words: `Call ${turn}.`, ...given })).id);
  }
  return made;
}

/** The sample of the month, drawn as the worker does; the clock stands at the draw. */
export async function drawSample(world: World): Promise<void> {
  await world.setNow(drawnAt);
  await world.tx.execute(sql`select draw_listening()`);
}

/** The drawn contact of this contact. */
export async function itemOf({ tx }: Pick<World, "tx">, contactId: string) {
  const [row] = await tx.execute<{ id: string }>(sql`select id from listening_items where contact_id = ${contactId}`);
  if (!row) throw new Error("This contact was not drawn.");
  return getItem(tx, row.id);
}

export async function asListener(world: World, personId: string): Promise<Context> {
  return contextOf(world, personId);
}
