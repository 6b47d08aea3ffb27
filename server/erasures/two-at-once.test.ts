import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/db/id";
import { appDatabase, ownerClient } from "../testing/database";
import { eraseCustomer } from "./tasks";

/** A customer, an administrator and a request, committed: this file's database is dropped as a whole. */
async function aRequest() {
  const owner = await ownerClient();
  const [department, admin, customerId, erasureId] = [newId(), newId(), newId(), newId()];
  await owner`insert into departments (id, name) values (${department}, ${`Department ${department}`})`;
  await owner`insert into people (id, name, email, department_id, roles)
    values (${admin}, 'Admin', ${`${admin}@example.org`}, ${department}, '{admin}')`;
  await owner`insert into customers (id, survivor_id, kind, name) values (${customerId}, ${customerId}, 'person', 'Ada Zqxberg')`;
  await owner`insert into erasures (id, customer_id, requested_by, reason, reference)
    values (${erasureId}, ${customerId}, ${admin}, 'asked', 'R 1')`;
  return { owner, admin, customerId, erasureId };
}

const note = (customerId: string, by: string, words: string) =>
  sql`insert into notes (id, customer_id, words, by_id) values (${newId()}, ${customerId}, ${words}, ${by})`;

test("an erasure waits for whoever is writing about the customer, and takes what they wrote along", async () => {
  const { owner, admin, customerId, erasureId } = await aRequest();
  const { db, close } = await appDatabase();
  let erasing: Promise<void> | undefined;
  await db.transaction(async (tx) => {
    await tx.execute(note(customerId, admin, "Zqxberg rang"));
    erasing = eraseCustomer(db, { erasureId });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await owner`select erased_at from customers where id = ${customerId}`).toEqual([{ erased_at: null }]);
  });
  await erasing;
  expect(await owner`select words from notes where customer_id = ${customerId}`).toEqual([
    { words: "The words were erased." },
  ]);
  await close();
});

test("whoever writes while an erasure is under way waits for it and is then told that the customer is gone", async () => {
  const { owner, admin, customerId, erasureId } = await aRequest();
  const { db, close } = await appDatabase();
  let writing: Promise<unknown> | undefined;
  await db.transaction(async (tx) => {
    await tx.execute(sql`select erase_customer(${erasureId}::uuid)`);
    writing = db.execute(note(customerId, admin, "Zqxberg rang again")).catch((error: Error) => String(error.cause));
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
  expect(await writing).toContain("This customer was erased.");
  expect(await owner`select words from notes where customer_id = ${customerId}`).toEqual([]);
  await close();
});

test("two workers on the same erasure erase once", async () => {
  const { owner, customerId, erasureId } = await aRequest();
  const { db, close } = await appDatabase();
  await Promise.all([eraseCustomer(db, { erasureId }), eraseCustomer(db, { erasureId })]);
  expect(
    await owner`select count(*)::int as count from events where action = 'customer.erased' and customer_id = ${customerId}`,
  ).toEqual([{ count: 1 }]);
  await close();
});
