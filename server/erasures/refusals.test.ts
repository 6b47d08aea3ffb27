import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { aContact, aCustomer } from "../testing/customers";
import { inTransaction, ownerClient, type World } from "../testing/database";
import { aStart } from "../testing/imports";
import { writeText } from "../texts/mutations";

/** Two customers with a contact each; the erasure of the first can be asked for. */
async function cast(world: World) {
  const by = await aStart(world);
  await world.asOwner();
  const { id: goneId } = await aCustomer(world);
  const { id: otherId } = await aCustomer(world);
  const { id: goneContactId } = await aContact(world, { customerId: goneId });
  const { id: contactId } = await aContact(world, { customerId: otherId, feeling: 1 });
  await world.asApp();
  return { world, by, goneId, otherId, goneContactId, contactId, erasureId: newId() };
}
type Cast = Awaited<ReturnType<typeof cast>>;

const ask = (tx: Database, { erasureId, goneId, by }: Cast) =>
  tx.execute(sql`insert into erasures (id, customer_id, requested_by, reason, reference)
    values (${erasureId}, ${goneId}, ${by}, 'asked', 'R 1')`);

async function erase(tx: Database, given: Cast): Promise<void> {
  await ask(tx, given);
  await tx.execute(sql`select erase_customer(${given.erasureId}::uuid)`);
}

async function merge(tx: Database, { by }: Cast, mergedId: string, survivorId: string): Promise<string> {
  const id = newId();
  const reasonId = await writeText(tx, "They are one and the same.");
  await tx.execute(sql`insert into merges (id, merged_id, survivor_id, taken, by_id, reason_id)
    values (${id}, ${mergedId}, ${survivorId}, '{}', ${by}, ${reasonId})`);
  return id;
}

async function aGoal(tx: Database, { by, goneId }: Cast, wordsId: string) {
  const measureId = await writeText(tx, "When she says so");
  await tx.execute(sql`insert into goals (id, customer_id, source, learned_on, review_on, words_id, measure_id, recorded_by)
    values (${newId()}, ${goneId}, 'customer', '2026-01-01', '2027-01-01', ${wordsId}, ${measureId}, ${by})`);
}

type Attack = [string, (tx: Database, cast: Cast) => Promise<unknown>, RegExp];

const attacks: Attack[] = [
  [
    "to give an erased customer's contact words again",
    async (tx, given) => {
      await erase(tx, given);
      await tx.execute(sql`update contacts set words = 'Margaret rang' where id = ${given.goneContactId}`);
    },
    /was erased/,
  ],
  [
    "to slip somebody into an erasure that was asked for",
    async (tx, given) => {
      await ask(tx, given);
      await merge(tx, given, given.otherId, given.goneId);
    },
    /erasure of one of the two has been asked for/,
  ],
  [
    "to take somebody out of an erasure that was asked for",
    async (tx, given) => {
      const mergeId = await merge(tx, given, given.otherId, given.goneId);
      await ask(tx, given);
      const reasonId = await writeText(tx, "Two after all.");
      await tx.execute(sql`insert into unmerges (id, merge_id, by_id, reason_id)
        values (${newId()}, ${mergeId}, ${given.by}, ${reasonId})`);
    },
    /erasure of this customer has been asked for/,
  ],
  [
    "to say which transaction erases",
    (tx, { erasureId, goneId, by }) =>
      tx.execute(sql`insert into erasures (id, customer_id, requested_by, reason, reference, erased_in)
        values (${erasureId}, ${goneId}, ${by}, 'asked', 'R 1', pg_current_xact_id()::text)`),
    /permission denied/,
  ],
  [
    "to say where personal data lives",
    (tx) => tx.execute(sql`update personal_tables set mine = 'true'`),
    /permission denied/,
  ],
  [
    "to withdraw what a customer said",
    (tx, { contactId }) => tx.execute(sql`update contacts set withdrawn_at = now() where id = ${contactId}`),
    /Only undoing its import/,
  ],
  [
    "to withdraw a customer",
    (tx, { otherId }) => tx.execute(sql`update customers set withdrawn_at = now() where id = ${otherId}`),
    /Only undoing its import/,
  ],
];

describe("the application's login cannot", () => {
  test.each(attacks)("%s", async (_, attack, sentence) => {
    await inTransaction(async (world) => {
      const given = await cast(world);
      await world.refused((tx) => attack(tx, given), sentence);
    });
  });

  test("to correct somebody else quietly while a customer is erased", () =>
    inTransaction(async (world) => {
      const given = await cast(world);
      await erase(world.tx, given);
      await world.tx.execute(sql`update contacts set feeling = 5 where id = ${given.contactId}`);
      const kept = await world.tx.execute(sql`select customer_id, fields from corrections`);
      expect(kept).toEqual([{ customer_id: given.otherId, fields: ["feeling"] }]);
    }));

  test("to name the words of another record, so that they go when this customer is erased", async () => {
    const owner = await ownerClient();
    const wordsId = newId();
    await owner`insert into texts (id, body) values (${wordsId}, 'Sealed with a decision')`;
    await inTransaction(async (world) => {
      const given = await cast(world);
      await world.refused((tx) => aGoal(tx, given, wordsId), /belong to another record/);
      await aGoal(world.tx, given, await writeText(world.tx, "Her own words"));
    });
  });
});
