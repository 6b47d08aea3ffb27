import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { contacts, issues, purchases } from "@/db/schema";
import { plainDate } from "../domain/plain-date";
import { inTransaction, type World } from "../testing/database";
import { aTeam } from "../testing/factories";
import { aCast, aContactAt, anEvent, aPromise, type Cast, hours, moveTo, someWords } from "../testing/promises";

async function outcome({ tx }: World, promise: string, at = hours(100)) {
  const [row] = await tx.execute(sql`
    select outcome, kept_original as kept, team_id from promise_outcomes(${at.toISOString()}::timestamptz)
    where promise_id = ${promise}`);
  return row;
}

async function inAPromise(story: (world: World, cast: Cast, promise: string) => Promise<void>): Promise<void> {
  await inTransaction(async (world) => {
    const cast = await aCast(world);
    await story(world, cast, await aPromise(world, cast));
  });
}

async function aSale({ tx }: World, cast: Cast) {
  const id = newId();
  const line = { id, customerId: cast.customer, orderRef: "O-1", currency: "GBP" };
  await tx.insert(purchases).values({ ...line, boughtOn: plainDate("2026-11-21"), amountMinor: 5000 });
  return id;
}

describe("what is corrected after a promise fell due proves nothing", () => {
  test("a sale that became a refund", () =>
    inAPromise(async (world, cast, promise) => {
      await world.setNow(hours(10));
      const sale = await aSale(world, cast);
      await world.setNow(hours(60));
      await world.tx.update(purchases).set({ amountMinor: -5000 }).where(eq(purchases.id, sale));
      await anEvent(world, cast, promise, "fulfilled", hours(61), { purchase_id: sale });
      expect(await outcome(world, promise)).toMatchObject({ kept: false });
    }));

  test("a resolution that was reworded", () =>
    inAPromise(async (world, cast, promise) => {
      await world.setNow(hours(10));
      const id = newId();
      const opened = { id, customerId: cast.customer, kind: "complaint" as const, words: "Where is my refund?" };
      const [department] = await world.tx.execute<{ id: string }>(sql`select department_id as id from teams limit 1`);
      await world.tx
        .insert(issues)
        .values({ ...opened, openedAt: hours(10), openedBy: cast.maker, departmentId: department?.id ?? "" });
      const resolve = (resolution: string) =>
        world.tx.update(issues).set({ resolution, resolvedBy: cast.maker }).where(eq(issues.id, id));
      await world.setNow(hours(20));
      await resolve("Told her no.");
      await world.setNow(hours(60));
      await resolve("Refunded in full.");
      await anEvent(world, cast, promise, "fulfilled", hours(61), { issue_id: id });
      expect(await outcome(world, promise)).toMatchObject({ kept: false });
    }));

  test("her own angry call that became an attempt of ours", () =>
    inAPromise(async (world, cast, promise) => {
      const call = await aContactAt(world, cast, hours(10), { direction: "in", words: "Where are you?" });
      await world.setNow(hours(60));
      await world.tx.update(contacts).set({ direction: "out", words: "Left a message." }).where(eq(contacts.id, call));
      await anEvent(world, cast, promise, "attempted", hours(61), { contact_id: call, message_left: true });
      expect(await outcome(world, promise)).toMatchObject({ outcome: "overdue", kept: false });
    }));

  test("but what was right all along still proves it", () =>
    inAPromise(async (world, cast, promise) => {
      const call = await aContactAt(world, cast, hours(10));
      await anEvent(world, cast, promise, "fulfilled", hours(61), { contact_id: call });
      expect(await outcome(world, promise)).toMatchObject({ outcome: "kept", kept: true });
    }));

  test("and nobody types when something was corrected", () =>
    inAPromise(async (world, cast) => {
      const given = { happenedAt: hours(0), channel: "phone" as const, direction: "out" as const, words: "Rang." };
      await world.refused(
        (tx) =>
          tx
            .insert(contacts)
            .values({ id: newId(), customerId: cast.customer, loggedBy: cast.maker, ...given, correctedAt: hours(1) }),
        /server's to say/,
      );
    }));
});

describe("a promise is not let off", () => {
  test("by an attempt that is proven by something other than a contact", () =>
    inAPromise(async (world, cast, promise) => {
      await world.setNow(hours(10));
      const sale = await aSale(world, cast);
      await world.tx.update(purchases).set({ amountMinor: -5000 }).where(eq(purchases.id, sale));
      await world.refused(
        (tx) =>
          anEvent({ ...world, tx }, cast, promise, "attempted", hours(20), { purchase_id: sale, message_left: true }),
        /promise_events_attempt_is_a_contact/,
      );
    }));

  test("by one contact that is several wishes", () =>
    inAPromise(async (world, cast, promise) => {
      const call = await aContactAt(world, cast, hours(10), { direction: "in" });
      await anEvent(world, cast, promise, "moved", hours(11), { ...moveTo(hours(72), "customer"), contact_id: call });
      await world.refused(
        (tx) =>
          anEvent({ ...world, tx }, cast, promise, "moved", hours(12), {
            ...moveTo(hours(96), "customer"),
            contact_id: call,
          }),
        /A new wish is a new contact/,
      );
    }));

  test("by a void that the owning team, or a former owner, agrees to", () =>
    inAPromise(async (world, cast, promise) => {
      await anEvent(world, cast, promise, "handed_over", hours(1), { new_owner_team_id: cast.team });
      await anEvent(world, cast, promise, "void_requested", hours(2), { reason: "Entered twice." });
      for (const actor_id of [cast.colleague, cast.maker])
        await world.refused(
          (tx) => anEvent({ ...world, tx }, cast, promise, "voided", hours(3), { actor_id }),
          /needs a second person/,
        );
    }));

  test("by words nobody can see", () =>
    inAPromise(async (world, cast) => {
      const said_id = await someWords(world, "\u00a0\u200b\u200b\u00a0\t\n");
      await world.refused((tx) => aPromise({ ...world, tx }, cast, { said_id }), /words that were said/);
    }));

  test("by a hand-over after it was due: the team that owed it keeps the miss", () =>
    inAPromise(async (world, cast, promise) => {
      const other = await aTeam(world);
      await anEvent(world, cast, promise, "handed_over", hours(60), { new_owner_team_id: other.id });
      expect(await outcome(world, promise)).toMatchObject({ outcome: "overdue", team_id: cast.team });
    }));
});
