import { sql } from "drizzle-orm";
import { describe, expect, it, test } from "vitest";
import { newId } from "@/db/id";
import { inTransaction, type World } from "../testing/database";
import {
  aCast,
  aConfirmationLink,
  aContactAt,
  anEvent,
  answer,
  aPromise,
  type Cast,
  hours,
  insertInto,
  moveTo,
  someWords,
} from "../testing/promises";

type Columns = Record<string, string | null>;

/** A promise put right at `at`, by its maker. */
async function aRecovery(world: World, cast: Cast, promise: string, at: Date, given: Columns = {}): Promise<string> {
  await world.setNow(at);
  const id = newId();
  await insertInto(world, "recoveries", {
    id,
    promise_id: promise,
    said_id: await someWords(world, "I am sorry. We said we would ring, and did not."),
    remedy: "none",
    by_id: cast.maker,
    ...given,
  });
  return id;
}

/** A promise of ours to the same customer that puts `broken` right, made at `at`. */
async function aFreshOne(world: World, cast: Cast, broken: string, at: Date, given: Columns = {}): Promise<string> {
  const said_id = await someWords(world, "I'll ring you at noon, and stay on it.");
  await world.setNow(at);
  const id = newId();
  await insertInto(world, "promises", {
    id,
    customer_id: cast.customer,
    kind: "callback",
    said_id,
    channel: "phone",
    made_by: cast.maker,
    made_at: at,
    owner_id: cast.maker,
    original_due_at: new Date(at.getTime() + 3_600_000),
    due_precision: "time",
    zone: "Europe/London",
    calendar: "{}",
    recovers_id: broken,
    ...given,
  });
  return id;
}

async function waiting({ tx }: World, at: Date): Promise<string[]> {
  const rows = await tx.execute<{ promise_id: string }>(
    sql`select promise_id from promises_to_put_right where broken_at < ${at.toISOString()}::timestamptz`,
  );
  return rows.map(({ promise_id }) => promise_id);
}

const keep = (world: World, cast: Cast, promise: string, at: number) =>
  anEvent(world, cast, promise, "fulfilled", hours(at));

async function saidNo(world: World, promise: string, at: number): Promise<void> {
  const token = await aConfirmationLink(world, promise);
  await world.setNow(hours(at));
  await answer(world, token, "no");
}

type Story = (world: World, cast: Cast, promise: string) => Promise<unknown>;
const broken: [string, Story][] = [
  ["overdue", async () => undefined],
  ["done late", (w, c, p) => keep(w, c, p, 50)],
  ["cancelled by us", (w, c, p) => anEvent(w, c, p, "cancelled", hours(10), { initiator: "us", reason: "No parts." })],
  ["claimed without proof", (w, c, p) => anEvent(w, c, p, "fulfilled", hours(60), { occurred_at: hours(40) })],
  [
    "disputed by the customer",
    async (w, c, p) => {
      await keep(w, c, p, 40);
      await saidNo(w, p, 60);
    },
  ],
];
const notBroken: [string, Story][] = [
  ["kept", (w, c, p) => keep(w, c, p, 40)],
  [
    "cancelled by the customer in time",
    async (w, c, p) => {
      const contact_id = await aContactAt(w, c, hours(9));
      await anEvent(w, c, p, "cancelled", hours(10), { initiator: "customer", reason: "Not needed.", contact_id });
    },
  ],
  [
    "void",
    async (w, c, p) => {
      await anEvent(w, c, p, "void_requested", hours(5), { reason: "The neighbour's." });
      await anEvent(w, c, p, "voided", hours(6), { actor_id: c.manager });
    },
  ],
];

describe("putting right", () => {
  test.each(broken)("what is %s waits for it, until it is done", async (_, story) => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promise = await aPromise(world, cast);
      await story(world, cast, promise);
      expect(await waiting(world, hours(70))).toEqual([promise]);
      await aRecovery(world, cast, promise, hours(70));
      expect(await waiting(world, hours(71))).toEqual([]);
    });
  });

  test.each(notBroken)("nothing that is %s is put right", async (_, story) => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promise = await aPromise(world, cast);
      await story(world, cast, promise);
      expect(await waiting(world, hours(70))).toEqual([]);
      await world.refused((tx) => aRecovery({ ...world, tx }, cast, promise, hours(70)), /was not broken/);
      await world.refused((tx) => aFreshOne({ ...world, tx }, cast, promise, hours(70)), /was not broken/);
    });
  });

  it("is asked for anew when the customer says no after it", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promise = await aPromise(world, cast);
      await keep(world, cast, promise, 50);
      await aRecovery(world, cast, promise, hours(51));
      await saidNo(world, promise, 60);
      expect(await waiting(world, hours(70))).toEqual([promise]);
      await aRecovery(world, cast, promise, hours(71));
      expect(await waiting(world, hours(72))).toEqual([]);
    });
  });

  it("may follow a move of ours that they agreed to, before it is due", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promise = await aPromise(world, cast);
      const contact_id = await aContactAt(world, cast, hours(5));
      await anEvent(world, cast, promise, "moved", hours(6), { ...moveTo(hours(72), "us"), contact_id });
      await aRecovery(world, cast, promise, hours(7));
    });
  });

  it("leaves the broken one as broken as it was, and the new one counts for itself", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promise = await aPromise(world, cast);
      const fresh = await aFreshOne(world, cast, promise, hours(50));
      await aRecovery(world, cast, promise, hours(50), { new_promise_id: fresh });
      await anEvent(world, cast, fresh, "fulfilled", hours(50.5));
      const rows = await world.tx.execute<{ promise_id: string; outcome: string; kept: boolean }>(sql`
        select promise_id, outcome, kept_original as kept from promise_outcomes(${hours(60).toISOString()}::timestamptz)`);
      expect(rows.find(({ promise_id }) => promise_id === promise)).toMatchObject({ outcome: "overdue", kept: false });
      expect(rows.find(({ promise_id }) => promise_id === fresh)).toMatchObject({ outcome: "kept", kept: true });
    });
  });
});

const refusals: [string, Story, RegExp][] = [
  [
    "another customer's promise as what is put right",
    (w, c, p) => aFreshOne(w, c, p, hours(50), { customer_id: c.stranger }),
    /is a promise to this customer/,
  ],
  [
    "a new promise that does not point to it",
    async (w, c, p) => aRecovery(w, c, p, hours(50), { new_promise_id: await aPromise(w, c) }),
    /does not say that it puts this one right/,
  ],
  [
    "no words",
    async (w, c, p) => aRecovery(w, c, p, hours(50), { said_id: await someWords(w, " - ") }),
    /what was said to them/,
  ],
  [
    "somebody who only reads",
    async (w, c, p) => {
      await w.tx.execute(sql`update people set roles = '{board}' where id = ${c.colleague}`);
      return aRecovery(w, c, p, hours(50), { by_id: c.colleague });
    },
    /by the front line and by managers/,
  ],
  [
    "a remedy of the charter for a commitment",
    (w, c, p) => aRecovery(w, c, p, hours(50), { remedy: "charter" }),
    /no remedy/,
  ],
  [
    "goodwill that is not named",
    (w, c, p) => aRecovery(w, c, p, hours(50), { remedy: "goodwill" }),
    /recoveries_goodwill_named/,
  ],
  [
    "a contact with another customer",
    async (w, c, p) =>
      aRecovery(w, c, p, hours(50), { contact_id: await aContactAt(w, c, hours(49), { customerId: c.stranger }) }),
    /not one with this customer/,
  ],
  ["whose it was", (w, c, p) => aRecovery(w, c, p, hours(50), { customer_id: c.stranger }), /server's to say/],
  [
    "a changed recovery",
    async (w, c, p) => {
      await aRecovery(w, c, p, hours(50));
      await w.tx.execute(sql`update recoveries set remedy = 'none'`);
    },
    /append-only/,
  ],
  [
    "a deleted recovery",
    async (w, c, p) => {
      await aRecovery(w, c, p, hours(50));
      await w.tx.execute(sql`delete from recoveries`);
    },
    /append-only/,
  ],
  ["a promise that is not there", (w, c) => aRecovery(w, c, newId(), hours(50)), /no such promise|was not broken/],
  ["a wish from before it was said", (w, c) => aPromise(w, c, { wanted_at: hours(-1) }), /lies after it was said/],
  ["a wish three years ahead", (w, c) => aPromise(w, c, { wanted_at: hours(24 * 1100) }), /lies after it was said/],
  ["a stage there is not", (w, c) => aPromise(w, c, { stage: "no_such_stage" }), /promises_stage_known/],
];

describe("the database refuses, with a sentence", () => {
  test.each(refusals)("%s", async (_, attempt, sentence) => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promise = await aPromise(world, cast);
      await world.refused((tx) => attempt({ ...world, tx }, cast, promise), sentence);
    });
  });

  test("a hand-over of what is a colleague's, by somebody without the right", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const promise = await aPromise(world, cast);
      const toMe = { actor_id: cast.colleague, new_owner_id: cast.colleague };
      await world.refused(
        (tx) => anEvent({ ...world, tx }, cast, promise, "handed_over", hours(1), toMe),
        /not theirs/,
      );
      await anEvent(world, cast, promise, "handed_over", hours(1), { ...toMe, actor_id: cast.manager });
      const owned = await aPromise(world, cast, { owner_id: null, owner_team_id: cast.team });
      await anEvent(world, cast, owned, "handed_over", hours(1), toMe);
    });
  });
});

describe("the stage of a promise", () => {
  it("is its contact's as it stood, whatever is given and whatever is corrected later", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const [first, second] = await world.tx.execute<{ key: string }>(
        sql`select key from journey_stages order by position limit 2`,
      );
      const [one = "", other = ""] = [first?.key, second?.key];
      const contact_id = await aContactAt(world, cast, hours(-1), { stage: one });
      const promise = await aPromise(world, cast, { contact_id, stage: other });
      await world.tx.execute(sql`update contacts set stage = ${other} where id = ${contact_id}`);
      const [row] = await world.tx.execute<{ stage: string }>(sql`select stage from promises where id = ${promise}`);
      expect(row?.stage).toBe(one);
    });
  });
});
