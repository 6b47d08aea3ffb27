import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import {
  aHouseThatAsks,
  aKeptPromise,
  anAskableCustomer,
  drawAt,
  letters,
  manyKept,
  sent,
  sorted,
} from "../testing/confirmations";
import { inTransaction, type World } from "../testing/database";
import { aPerson } from "../testing/factories";
import { aMerge } from "../testing/merging";
import { aContactAt, anEvent, aPromise, type Cast, hours, outcomesAt } from "../testing/promises";
import { answerConfirmation } from "./mutations/answer";
import { readConfirmation } from "./queries";

const turn = hours(24 + 72);
const over = /used or has run out/;

/** A kept call-back whose customer has the letter; the application acts. */
async function aLetter(world: World) {
  const cast = await aHouseThatAsks(world);
  const { promise, customer } = await aKeptPromise(world, cast);
  await drawAt(world, turn);
  const [letter] = await letters(world);
  await sent(world, [letter?.id ?? ""]);
  await world.asApp();
  return { cast, promise, customer, link: letter?.link ?? "", letter };
}

const say = (token: string, answer: "yes" | "late" | "no" | null, noMore = false) => ({ token, answer, noMore });

describe("a link", () => {
  it("shows what was said and when it was to be, as often as one looks", () =>
    inTransaction(async (world) => {
      const { link, letter } = await aLetter(world);
      expect(letter).toMatchObject({ claim: "kept", said: "I'll ring you back by Sunday morning." });
      expect(link).toMatch(/^[\w-]{43}$/);
      const first = await readConfirmation(world.tx, link);
      expect(first).toMatchObject({
        said: "I'll ring you back by Sunday morning.",
        claim: "kept",
        dueAt: hours(48),
        moved: null,
        zone: "Europe/London",
      });
      expect(await readConfirmation(world.tx, link)).toEqual(first);
    }));

  it("takes one answer, which is the customer's word", () =>
    inTransaction(async (world) => {
      const { link, promise } = await aLetter(world);
      await answerConfirmation(world.tx, say(link, "yes"));
      expect((await outcomesAt(world, hours(200))).get(promise)).toMatchObject({
        outcome: "kept",
        kept_original: true,
        proof_level: "confirmed",
      });
      expect(await readConfirmation(world.tx, link)).toBeNull();
      await world.refused((tx) => answerConfirmation(tx, say(link, "no")), over);
    }));

  it("that is not known, never sent or too old opens nothing, and says the same", () =>
    inTransaction(async (world) => {
      const { link } = await aLetter(world);
      for (const guess of ["", "x", newId(), link.slice(0, -1), `${link} `, "'; drop table promises; --"]) {
        expect(await readConfirmation(world.tx, guess)).toBeNull();
        await world.refused((tx) => answerConfirmation(tx, say(guess, "yes")), over);
      }
      await world.asOwner();
      await world.setNow(hours(24 + 72 + 24 * 14 + 73));
      await world.asApp();
      expect(await readConfirmation(world.tx, link)).toBeNull();
      await world.refused((tx) => answerConfirmation(tx, say(link, "yes")), over);
    }));

  it("of whoever was not asked opens nothing, even to who knows the key", { timeout: 60_000 }, () =>
    inTransaction(async (world) => {
      const cast = await aHouseThatAsks(world);
      await manyKept(world, cast, 150);
      await drawAt(world, turn);
      const handed = await letters(world);
      const asked = new Set(
        (
          await world.tx.execute<{ id: string }>(sql`select id from confirmation_tokens where sorted_as <> 'passed'`)
        ).map(({ id }) => id),
      );
      expect(handed).toHaveLength(100);
      expect(handed.filter(({ id, link }) => asked.has(id) !== (link !== null))).toEqual([]);
      expect(handed.filter(({ said, address }) => !said || !address)).toEqual([]);
      const [row] = await world.tx.execute<{ link: string }>(
        sql`select confirmation_link(id) as link from confirmation_tokens where sorted_as = 'passed' limit 1`,
      );
      expect(await readConfirmation(world.tx, row?.link ?? "")).toBeNull();
      await world.refused((tx) => answerConfirmation(tx, say(row?.link ?? "", "yes")), over);
    }),
  );

  it("opens nothing once its customer was erased, and still opens once merged", () =>
    inTransaction(async (world) => {
      const { link, customer, cast } = await aLetter(world);
      await world.asOwner();
      await aMerge(world, customer, cast.stranger);
      await world.asApp();
      expect(await readConfirmation(world.tx, link)).not.toBeNull();
      await world.asOwner();
      await anErasure(world, cast.stranger);
      await world.asApp();
      expect(await readConfirmation(world.tx, link)).toBeNull();
      await world.refused((tx) => answerConfirmation(tx, say(link, "no")), over);
    }));

  it("that is sent again after a failure says the same, and a sent one is never handed out again", () =>
    inTransaction(async (world) => {
      const cast = await aHouseThatAsks(world);
      await aKeptPromise(world, cast);
      await drawAt(world, turn);
      const [first] = await letters(world);
      expect(await letters(world)).toEqual([]);
      await world.setNow(hours(24 + 72.3));
      const [again] = await letters(world);
      expect(again).toEqual(first);
      await sent(world, [first?.id ?? ""]);
      await world.setNow(hours(24 + 73));
      expect(await letters(world)).toEqual([]);
    }));
});

describe("an answer", () => {
  it.each(["late", "no"] as const)("of %s stands against ours, and who owns it and leads them are told", (word) =>
    inTransaction(async (world) => {
      const { link, promise, cast } = await aLetter(world);
      await world.asOwner();
      const { id: lead } = await aPerson(world);
      await world.tx.execute(sql`update teams set lead_id = ${lead} where id = ${cast.team}`);
      await world.asApp();
      await answerConfirmation(world.tx, say(link, word));
      expect((await outcomesAt(world, hours(200))).get(promise)).toMatchObject({
        outcome: "disputed",
        in_denominator: true,
        kept_original: false,
      });
      await world.asOwner();
      const told = await world.tx.execute<{ person: string; values: object }>(
        sql`select person_id as person, values from inbox_items where kind = 'disputed' and promise_id = ${promise}`,
      );
      expect(new Set(told.map(({ person }) => person))).toEqual(new Set([cast.maker, lead]));
      const open = await world.tx.execute(
        sql`select promise_id from promises_to_put_right where promise_id = ${promise}`,
      );
      expect(open).toHaveLength(1);
    }),
  );

  it("can be that one does not want to be asked again, with or without an answer", () =>
    inTransaction(async (world) => {
      const { link, promise, customer, cast } = await aLetter(world);
      await answerConfirmation(world.tx, say(link, null, true));
      expect(await readConfirmation(world.tx, link)).toBeNull();
      expect((await outcomesAt(world, hours(200))).get(promise)?.proof_level).toBe("claimed");
      await world.asOwner();
      const next = await aKeptPromise(world, cast, { customerId: customer, at: hours(40) });
      await drawAt(world, hours(24 * 6));
      expect((await sorted(world)).get(next.promise)).toBe("unwanted");
    }));

  it("that one asked to leave it counts as theirs; that one did not counts as broken", () =>
    inTransaction(async (world) => {
      const { cast, promise, link } = await aCancelled(world);
      expect(await readConfirmation(world.tx, link)).toMatchObject({ claim: "cancelled" });
      await answerConfirmation(world.tx, say(link, "no"));
      expect((await outcomesAt(world, hours(200))).get(promise)).toMatchObject({
        outcome: "disputed",
        in_denominator: true,
        kept_original: false,
      });
      expect(cast.maker).toBeTruthy();
    }));
});

async function aCancelled(world: World): Promise<{ cast: Cast; promise: string; link: string }> {
  const cast = await aHouseThatAsks(world);
  const customer = await anAskableCustomer(world);
  const theirs = { ...cast, customer };
  const promise = await aPromise(world, theirs);
  const contact = await aContactAt(world, theirs, hours(20));
  await anEvent(world, theirs, promise, "cancelled", hours(24), {
    initiator: "customer",
    contact_id: contact,
    reason: "Made up by somebody who could not keep it.",
  });
  await drawAt(world, turn);
  const [letter] = await letters(world);
  await sent(world, [letter?.id ?? ""]);
  return { cast, promise, link: letter?.link ?? "" };
}

async function anErasure(world: World, customerId: string): Promise<void> {
  const { id: admin } = await aPerson(world, { roles: ["admin"] });
  const id = newId();
  await world.tx.execute(
    sql`insert into erasures (id, customer_id, requested_by, reason, reference) values (${id}, ${customerId}, ${admin}, 'asked', 'By letter')`,
  );
  await world.tx.execute(sql`select erase_customer(${id})`);
}
