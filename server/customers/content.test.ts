import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Context } from "../context";
import { recordConsentInput } from "../knowledge/input";
import { recordConsent } from "../knowledge/mutations/consents";
import { contextOf } from "../testing/accounts";
import { aCustomer, anIssue } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { aPerson } from "../testing/factories";
import { aMerge } from "../testing/merging";
import {
  aCast,
  aConfirmationLink,
  anEvent,
  answer,
  aPromise,
  type Cast,
  hours,
  madeAt,
  moveTo,
} from "../testing/promises";
import { getBrief } from "./queries/brief";
import { mayReceive } from "./queries/content";

const ends = [
  "nothing",
  "kept",
  "tried",
  "moved",
  "cancelled",
  "voided",
  "disputed",
  "disputed_open",
  "confirmed",
] as const;

const anyCustomer = fc.record({
  flag: fc.constantFrom("none", "none", "none", "died", "vulnerable"),
  issue: fc.constantFrom("none", "none", "open", "resolved"),
  promises: fc.array(
    fc.record({ end: fc.constantFrom(...ends), due: fc.constantFrom(24, 48, 72), at: fc.constantFrom(8, 24, 30, 50) }),
    { maxLength: 2 },
  ),
  consents: fc.array(
    fc.tuple(fc.constantFrom("content_email", "content_phone"), fc.constantFrom("given", "withdrawn")),
    {
      maxLength: 3,
    },
  ),
  onMerged: fc.boolean(),
});
type Given = typeof anyCustomer extends fc.Arbitrary<infer T> ? T : never;

/** Makes a customer live through what was drawn; half of the facts stand under a record merged into them. */
async function live(world: World, cast: Cast, given: Given): Promise<string> {
  const { id } = await aCustomer(world);
  const other = await aCustomer(world);
  const under = given.onMerged ? other.id : id;
  for (const promise of given.promises) await livePromise(world, { ...cast, customer: under }, promise);
  if (given.issue !== "none") {
    const done = { resolution: "Repaired.", resolvedBy: cast.maker };
    await anIssue(world, { customerId: under, openedBy: cast.maker, ...(given.issue === "resolved" ? done : {}) });
  }
  if (given.flag === "died")
    await world.tx.execute(sql`update customers set died_recorded_by = ${cast.maker} where id = ${id}`);
  if (given.flag === "vulnerable")
    await world.tx.execute(
      sql`update customers set vulnerable_note = 'Slowly.', vulnerable_by = ${cast.maker} where id = ${id}`,
    );
  await aMerge(world, other.id, id, { byId: cast.manager });
  return id;
}

async function livePromise(world: World, cast: Cast, { end, due, at }: Given["promises"][number]): Promise<void> {
  const promise = await aPromise(world, cast, { original_due_at: hours(due) });
  const happen = async (kind: Parameters<typeof anEvent>[3], more: Parameters<typeof anEvent>[5] = {}) => {
    // What the guard refuses did not happen.
    await world.tx
      .transaction(async (tx) =>
        anEvent({ ...world, tx: tx as unknown as World["tx"] }, cast, promise, kind, hours(at), more),
      )
      .catch(() => undefined);
  };
  if (end === "kept" || end === "disputed" || end === "confirmed") await happen("fulfilled");
  if (end === "tried") await happen("attempted", { message_left: true });
  if (end === "moved") await happen("moved", moveTo(hours(due + 60), "us"));
  if (end === "cancelled") await happen("cancelled", { initiator: "us", reason: "No part to be had." });
  if (end === "voided") {
    await happen("void_requested", { reason: "Entered twice.", actor_id: cast.colleague });
    await happen("voided", { reason: "Entered twice.", actor_id: cast.manager });
  }
  if (end.startsWith("disputed") || end === "confirmed") {
    await world.setNow(hours(75));
    const link = await aConfirmationLink(world, promise);
    await answer(world, link, end === "confirmed" ? "yes" : "no");
  }
}

const held = async (world: World, now: Date) => {
  const rows = await world.tx.execute<{ customer_id: string; reasons: string[] }>(
    sql`select customer_id, reasons from content_holds(${now.toISOString()}::timestamptz)`,
  );
  return new Map(rows.map(({ customer_id, reasons }) => [customer_id, [...reasons].sort()]));
};

const thanksHold = async (world: World, id: string, now: Date) => {
  const [row] = await world.tx.execute<{ hold: string | null }>(
    sql`select thanks_hold(${id}, ${now.toISOString()}::timestamptz) as hold`,
  );
  return row?.hold;
};

describe("what holds promotional content", () => {
  it("is the same set-based in the database and in the brief, over generated lives", { timeout: 120_000 }, () =>
    inTransaction(async (world) => {
      const cast = await aCast(world);
      await world.setNow(madeAt);
      const ctx = await contextOf(world, cast.maker);
      const lives = fc.sample(anyCustomer, { numRuns: 90, seed: 1_911 });
      const everybody: string[] = [];
      for (const given of lives) {
        await world.setNow(madeAt);
        const id = await live(world, cast, given);
        everybody.push(id);
        for (const [purpose, said] of given.consents) {
          const typed = { customerId: id, purpose, answer: said, wording: "News by and by.", from: "customer" };
          await recordConsent(ctx, recordConsentInput.parse(typed));
        }
      }
      const met = new Set<string>();
      for (const now of [76, 100, 140, 200].map(hours)) {
        const all = await held(world, now);
        for (const id of everybody) {
          const { contentHeld } = await getBrief({ ...ctx, now }, id);
          expect({ id, now, reasons: all.get(id) ?? [] }).toEqual({ id, now, reasons: [...contentHeld].sort() });
          const asked = await mayReceive({ ...ctx, now }, { customerId: id, kind: "promotional" });
          expect(asked).toEqual(
            contentHeld.length === 0
              ? { may: true, variant: "full", because: [] }
              : { may: false, variant: asked.variant, because: contentHeld },
          );
          // What the database refuses thanks for is the gravest of the same, but for a refusal of promotion.
          const [gravest = null] = contentHeld.filter((reason) => reason !== "promotion_refused");
          expect({ id, now, hold: await thanksHold(world, id, now) }).toEqual({ id, now, hold: gravest });
          for (const reason of contentHeld) met.add(reason);
        }
      }
      expect([...met].sort()).toEqual([
        "has_died",
        "issue_open",
        "promise_disputed",
        "promise_overdue",
        "promotion_refused",
        "vulnerable",
      ]);
    }),
  );

  it("lets nobody through whose issue is open, and everybody through again when it is resolved", () =>
    inTransaction(async (world) => {
      const cast = await aCast(world);
      const ctx: Context = await contextOf(world, (await aPerson(world)).id);
      const ask = (kind: "promotional" | "service" | "recognition") =>
        mayReceive(ctx, { customerId: cast.customer, kind });
      expect(await ask("promotional")).toEqual({ may: true, variant: "full", because: [] });
      await anIssue(world, { customerId: cast.customer });
      await world.asApp();
      expect(await ask("promotional")).toEqual({ may: false, variant: "service_only", because: ["issue_open"] });
      expect(await ask("service")).toMatchObject({ may: true, variant: "service_only" });
      expect(await ask("recognition")).toMatchObject({ may: false, variant: "none" });
      const { tx } = world;
      await expect(mayReceive({ ...ctx, db: tx }, { customerId: ctx.actor.id, kind: "service" })).rejects.toThrow();
    }));
});
