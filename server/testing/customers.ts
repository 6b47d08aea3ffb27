import type { InferInsertModel } from "drizzle-orm";
import { newId } from "@/db/id";
import { contacts, customers, identities, issues, notes, purchases } from "@/db/schema";
import { plainDate } from "../domain/plain-date";
import type { World } from "./database";
import { aPerson, made, nextNumber } from "./factories";

type Given<T extends Parameters<World["tx"]["insert"]>[0]> = Partial<InferInsertModel<T>>;

export async function aCustomer({ tx }: World, given: Given<typeof customers> = {}) {
  const id = given.id ?? newId();
  const [row] = await tx
    .insert(customers)
    .values({ id, survivorId: id, kind: "person", name: `Customer ${nextNumber()}`, ...given })
    .returning();
  return made(row);
}

export async function anIdentity(world: World, given: Given<typeof identities> & { handle: string; normal: string }) {
  const customerId = given.customerId ?? (await aCustomer(world)).id;
  const [row] = await world.tx
    .insert(identities)
    .values({ id: newId(), channel: "phone", ...given, customerId })
    .returning();
  return made(row);
}

export async function aPurchase(world: World, given: Given<typeof purchases> = {}) {
  const customerId = given.customerId ?? (await aCustomer(world)).id;
  const [row] = await world.tx
    .insert(purchases)
    .values({
      id: newId(),
      boughtOn: plainDate("2026-01-05"),
      orderRef: `O-${nextNumber()}`,
      amountMinor: 1_000,
      currency: "GBP",
      ...given,
      customerId,
    })
    .returning();
  return made(row);
}

export async function anIssue(world: World, given: Given<typeof issues> = {}) {
  const customerId = given.customerId ?? (await aCustomer(world)).id;
  const openedBy = given.openedBy ?? (await aPerson(world)).id;
  const departmentId = given.departmentId ?? (await aPerson(world)).departmentId;
  const [row] = await world.tx
    .insert(issues)
    .values({
      id: newId(),
      kind: "fault",
      words: "The heating does not work.",
      openedAt: new Date("2026-01-05T10:00:00Z"),
      ...given,
      customerId,
      openedBy,
      departmentId,
    })
    .returning();
  return made(row);
}

export async function aContact(world: World, given: Given<typeof contacts> = {}) {
  const customerId = given.customerId ?? (await aCustomer(world)).id;
  const loggedBy = given.loggedBy ?? (await aPerson(world)).id;
  const [row] = await world.tx
    .insert(contacts)
    .values({
      id: newId(),
      happenedAt: new Date("2026-01-05T10:00:00Z"),
      channel: "phone",
      direction: "in",
      words: "Asked when the engineer comes.",
      ...given,
      customerId,
      loggedBy,
    })
    .returning();
  return made(row);
}

export async function aNote(world: World, given: Given<typeof notes> = {}) {
  const customerId = given.customerId ?? (await aCustomer(world)).id;
  const byId = given.byId ?? (await aPerson(world)).id;
  const [row] = await world.tx
    .insert(notes)
    .values({ id: newId(), words: "Hard of hearing.", ...given, customerId, byId })
    .returning();
  return made(row);
}
