import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { requestErasure } from "../erasures/mutations";
import { eraseCustomer } from "../erasures/tasks";
import { contextOf } from "../testing/accounts";
import { inTransaction } from "../testing/database";
import { aPerson } from "../testing/factories";
import { aGame, aPromiseAt, as, contact, event, type Game, plain, rateOf, tried } from "../testing/gaming";
import { bringIn } from "../testing/imports";
import { aMerge } from "../testing/merging";
import { hours } from "../testing/promises";

describe("one piece of evidence", () => {
  const call = (g: Game) => contact(g, 30, { direction: "out", words: "Rang her about everything." });

  test("vouches for one promise after they were due, not for ten", () =>
    inTransaction(async (world) => {
      const game = await aGame(world);
      const proof = await call(game);
      expect(await tried(game, (g) => event(g, 60, g.missed, "fulfilled", { contact_id: proof }))).toBe("done");
      for (const kind of ["fulfilled", "attempted"])
        expect(
          await tried(game, (g) =>
            event(g, 61, g.alsoMissed, kind, {
              contact_id: proof,
              ...(kind === "attempted" ? { message_left: true } : {}),
            }),
          ),
        ).toMatch(/proof of its own/);
      expect(await rateOf(game)).toEqual({ k: 11, n: 14 });
    }));

  test("may stand beside as many as were kept in time, and is free again when a Keep is taken back", () =>
    inTransaction(async (world) => {
      const game = await aGame(world);
      const proof = await call(game);
      for (const promise of [game.missed, game.alsoMissed])
        expect(await tried(game, (g) => event(g, 40, promise, "fulfilled", { contact_id: proof }))).toBe("done");
      const late = await event(game, 60, game.third, "fulfilled", { contact_id: proof });
      await event(game, 60, game.third, "retracted", { retracts_id: late });
      expect(await tried(game, (g) => event(g, 61, g.third, "fulfilled", { contact_id: proof }))).toBe("done");
    }));

  test("of a record that was the same customer's before it was due still counts", () =>
    inTransaction(async (world) => {
      const game = await aGame(world);
      const proof = await contact(game, 30, { customerId: game.cast.stranger, direction: "out" });
      await world.asOwner();
      await world.setNow(hours(40));
      await aMerge(world, game.cast.stranger, game.cast.customer);
      expect(await tried(game, (g) => event(g, 60, g.missed, "fulfilled", { contact_id: proof }))).toBe("done");
      expect(await rateOf(game)).toEqual({ k: 11, n: 14 });
    }));
});

describe("whoever was let down goes on counting", () => {
  test("when they are erased", () =>
    inTransaction(async (world) => {
      const game = await aGame(world);
      const before = await rateOf(game);
      const admin = await contextOf(world, (await aPerson(world, { roles: ["admin"] })).id);
      await plain(game, 60);
      const asked = {
        customerId: game.cast.customer,
        reason: "asked" as const,
        reference: "Request 1",
        typed: "ERASE",
      };
      const { erasureId } = await requestErasure(admin, asked);
      await eraseCustomer(world.tx, { erasureId });
      expect(await rateOf(game)).toEqual(before);
    }));

  test("when they are merged into somebody who was not", () =>
    inTransaction(async (world) => {
      const game = await aGame(world);
      const before = await rateOf(game);
      await world.setNow(hours(60));
      await aMerge(world, game.cast.customer, game.cast.stranger);
      expect(await rateOf(game)).toEqual(before);
    }));

  test("when who promised, or who owed it, has left", () =>
    inTransaction(async (world) => {
      const game = await aGame(world);
      const before = await rateOf(game);
      await world.tx.execute(sql`update people set deactivated_at = standpoint_now() where id = ${game.cast.maker}`);
      expect(await rateOf(game)).toEqual(before);
    }));
});

/** Of the customers to whom something fell due, how many were kept every promise: what splitting does not move. */
async function wholly({ world }: Game): Promise<{ k: number; n: number }> {
  await world.asOwner();
  const [row] = await world.tx.execute<{ k: number; n: number }>(sql`
    select count(*) filter (where every)::int as k, count(*)::int as n from (
      select bool_and(kept_original) as every from promise_outcomes(${hours(200).toISOString()}::timestamptz) o
      join customers c on c.id = o.customer_id where in_denominator and origin = 'live' group by c.survivor_id) them`);
  return row ?? { k: 0, n: 0 };
}

describe("what cannot be refused stands beside the rate", () => {
  test("one promise split into many: the warning, and the customers who were kept every promise", () =>
    inTransaction(async (world) => {
      const game = await aGame(world);
      const before = await wholly(game);
      for (let turn = 0; turn < 6; turn += 1)
        await event(game, 61, await aPromiseAt(game, 60, { original_due_at: hours(90) }), "fulfilled");
      expect(await wholly(game)).toEqual(before);
      const split = { customerId: game.cast.customer, said: "I'll ring you back.", kind: "callback" as const };
      const twins = await (await as(game, "maker", 62)).promises.twins({ ...split, dueAt: hours(90) });
      expect(twins.length).toBeGreaterThan(0);
    }));

  test("a due time put far ahead and kept early counts when it falls due, not before", () =>
    inTransaction(async (world) => {
      const game = await aGame(world);
      await event(game, 61, await aPromiseAt(game, 60, { original_due_at: hours(24 * 60) }), "fulfilled");
      expect(await rateOf(game)).toEqual({ k: 10, n: 14 });
      expect(await rateOf(game, hours(24 * 61))).toEqual({ k: 11, n: 15 });
    }));

  test("history kept by another system's word: its own slice, whatever it says", () =>
    inTransaction(async (world) => {
      const game = await aGame(world);
      await world.tx.execute(sql`insert into identities (id, customer_id, channel, handle, normal)
        values (${newId()}, ${game.cast.customer}, 'external', 'A-1', 'A-1')`);
      const startedBy = (await aPerson(world, { roles: ["admin"] })).id;
      await plain(game, 60);
      const text = "customer,words,made,due,fulfilled\nA-1,I'll ring you.,2026-11-01,2026-11-02,2026-11-02\n";
      const { parts } = await bringIn(world, { kind: "promises", text, startedBy });
      expect(parts).toMatchObject({ created: 1 });
      expect(await rateOf(game)).toEqual({ k: 10, n: 14 });
    }));
});
