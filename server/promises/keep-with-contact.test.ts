import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { logContactInput } from "../contacts/input";
import { logContact } from "../contacts/mutations/log";
import { inTransaction } from "../testing/database";
import { aCast, aPromise, type Cast, hours, outcomesAt, request } from "../testing/promises";
import { getPromise } from "./queries/one";

const typed = (cast: Cast, keeps: string[], more: object = {}) =>
  logContactInput.parse({
    customerId: cast.customer,
    channel: "phone",
    direction: "out",
    words: "Rang with the slot: Tuesday at nine.",
    keeps,
    ...more,
  });

describe("a contact that keeps what was promised", () => {
  it("is its evidence, in the same act", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const [one, two, open] = [await aPromise(world, cast), await aPromise(world, cast), await aPromise(world, cast)];
      const ctx = await request(world, cast, cast.colleague, hours(20));
      const { contactId } = await logContact(ctx, typed(cast, [`${one}|kept`, `${two}|kept`]));
      const outcomes = await outcomesAt(world, hours(60));
      expect([one, two, open].map((id) => [outcomes.get(id)?.outcome, outcomes.get(id)?.proof_level])).toEqual([
        ["kept", "evidenced"],
        ["kept", "evidenced"],
        ["overdue", null],
      ]);
      const [event] = await world.tx.execute(
        sql`select contact_id, actor_id from promise_events where promise_id = ${one}`,
      );
      expect(event).toEqual({ contact_id: contactId, actor_id: cast.colleague });
    });
  });

  it("is not logged at all where a promise would count otherwise than was shown", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promise = await aPromise(world, cast);
      const ctx = await request(world, cast, cast.maker, hours(50));
      const asked = typed(cast, [`${promise}|kept`]);
      await world.refused((tx) => logContact({ ...ctx, db: tx }, asked), /counts as not kept: done late/);
      const [count] = await world.tx.execute<{ n: number }>(sql`select count(*)::int as n from contacts`);
      expect(count?.n).toBe(0);
      await logContact(ctx, typed(cast, [`${promise}|late`]));
      expect((await getPromise(world.tx, { promiseId: promise, now: hours(50) })).promise.verdict.outcome).toBe("late");
    });
  });

  it("keeps no other customer's promise, and none that has ended", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const theirs = await aPromise(world, cast, { customer_id: cast.stranger });
      const mine = await aPromise(world, cast);
      const ctx = await request(world, cast, cast.maker, hours(20));
      const log = (id: string) => (tx: typeof ctx.db) => logContact({ ...ctx, db: tx }, typed(cast, [`${id}|kept`]));
      await world.refused(log(theirs), /not one with this customer/);
      await log(mine)(ctx.db);
      await world.refused(log(mine), /has ended/);
      expect(logContactInput.safeParse({ ...typed(cast, []), keeps: ["x|kept"] }).success).toBe(false);
      expect(logContactInput.safeParse({ ...typed(cast, []), keeps: [`${mine}|anything`] }).success).toBe(false);
    });
  });
});
