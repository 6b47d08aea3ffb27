import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { customers } from "@/db/schema";
import { askedAfterDays } from "../domain/confirmation";
import { promiseKinds } from "../domain/promise-words";
import {
  aHouseThatAsks,
  aKeptPromise,
  anAskableCustomer,
  aPlan,
  drawAt,
  manyKept,
  sorted,
} from "../testing/confirmations";
import { anIdentity, anIssue } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { aPerson } from "../testing/factories";
import { aPreference } from "../testing/knowledge";
import { aMerge } from "../testing/merging";
import { aCast, aContactAt, anEvent, aPromise, type Cast, hours, insertInto, moveTo } from "../testing/promises";

const days = (count: number) => hours(24 + 24 * count);
/** Every call-back that was kept a day after it was made has had its turn. */
const afterAll = days(3);

async function count({ tx }: World, as: string): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from confirmation_tokens where sorted_as = ${as}`,
  );
  return row?.n ?? 0;
}

/** So many were asked this month already: the plan's share alone decides from here on. */
async function enoughThisMonth(world: World, at = hours(0)): Promise<void> {
  await world.setNow(at);
  await world.tx.execute(sql`insert into confirmation_tokens (id, promise_id, hash, expires_at, plan_id, sorted_as, claim)
    select gen_random_uuid(), gen_random_uuid(), sha256(convert_to('n' || n, 'UTF8')), ${hours(500).toISOString()}, p.id, 'chance', 'kept'
      from confirmation_plans p, generate_series(1, p.at_least) n`);
}

describe("when", () => {
  it("is two to three days after it was kept, and two to four weeks after for what shows only then", () =>
    inTransaction(async (world) => {
      const cast = await aCast(world);
      for (const kind of promiseKinds) {
        const { from, until } = askedAfterDays(kind);
        const [row] = await world.tx.execute<{ least: number; most: number; middle: number }>(sql`
          select min(d) / 86400 as least, max(d) / 86400 as most, avg(d) / 86400 as middle from (
            select extract(epoch from confirmation_delay(${kind}, gen_random_uuid()))::float8 as d from generate_series(1, 400)) x`);
        expect(row?.least).toBeGreaterThanOrEqual(from);
        expect(row?.most).toBeLessThan(until);
        expect(row?.middle).toBeCloseTo((from + until) / 2, until - from > 2 ? -1 : 0);
      }
      expect(cast.maker).toBeTruthy();
    }));

  it("nobody is asked before the turn, twice, or of what was kept before anybody asked", () =>
    inTransaction(async (world) => {
      const cast = await aHouseThatAsks(world);
      const { promise } = await aKeptPromise(world, cast);
      expect(await drawAt(world, days(1.9))).toBe(0);
      await drawAt(world, afterAll);
      expect(await sorted(world)).toEqual(new Map([[promise, "everyone"]]));
      expect(await drawAt(world, days(10))).toBe(0);
    }));

  it("nobody at all until the board has said so, and nobody once it has said no", () =>
    inTransaction(async (world) => {
      const cast = await aHouseThatAsks(world, { isAsking: false });
      await aKeptPromise(world, cast);
      expect(await drawAt(world, afterAll)).toBe(0);
      await world.setNow(days(4));
      await aPlan(world);
      expect(await drawAt(world, days(5))).toBe(0);
    }));
});

describe("whom", () => {
  it("wishes of customers first, then what is at stake, and one letter to one customer", () =>
    inTransaction(async (world) => {
      const cast = await aHouseThatAsks(world);
      await enoughThisMonth(world);
      const customer = await anAskableCustomer(world);
      const theirs = { ...cast, customer };
      const plain = await aKeptPromise(world, cast, { customerId: customer });
      const moment = await aKeptPromise(world, cast, { customerId: customer, kind: "appointment" });
      const wish = await aPromise(world, theirs, { customer_id: customer });
      const contact = await aContactAt(world, theirs, hours(20), { customerId: customer });
      await anEvent(world, theirs, wish, "cancelled", hours(24), {
        initiator: "customer",
        contact_id: contact,
        reason: "She found somebody else.",
      });
      await drawAt(world, afterAll);
      expect(await sorted(world).then((all) => all.get(wish))).toBe("wish");
      const [row] = await world.tx.execute<{ claim: string }>(
        sql`select claim from confirmation_tokens where promise_id = ${wish}`,
      );
      expect(row?.claim).toBe("cancelled");
      // The other two wait while the customer rests, and are asked or not once that is over.
      expect([...(await sorted(world)).keys()].filter((id) => [plain.promise, moment.promise].includes(id))).toEqual(
        [],
      );
      await drawAt(world, days(3 + 15));
      const all = await sorted(world);
      expect([all.get(moment.promise), all.get(plain.promise)]).toEqual(["high_stakes", "resting"]);
    }));

  it("a time that moved at the customer's wish is asked about; at ours, chance decides", () =>
    inTransaction(async (world) => {
      const cast = await aHouseThatAsks(world);
      await enoughThisMonth(world);
      const moved: string[] = [];
      for (const by of ["customer", "us"] as const) {
        const customer = await anAskableCustomer(world);
        const theirs: Cast = { ...cast, customer };
        const promise = await aPromise(world, theirs, { customer_id: customer });
        const contact = await aContactAt(world, theirs, hours(5), { customerId: customer });
        await anEvent(world, theirs, promise, "moved", hours(6), { ...moveTo(hours(60), by), contact_id: contact });
        await anEvent(world, theirs, promise, "fulfilled", hours(24));
        moved.push(promise);
      }
      await drawAt(world, afterAll);
      const all = await sorted(world);
      expect(all.get(moved[0] ?? "")).toBe("wish");
      expect(["chance", "passed"]).toContain(all.get(moved[1] ?? ""));
    }));

  it("everybody of a moment of truth and of the charter", () =>
    inTransaction(async (world) => {
      const cast = await aHouseThatAsks(world);
      await enoughThisMonth(world);
      const customer = await anAskableCustomer(world);
      const promise = await aPromise(world, cast, { customer_id: customer, is_moment_of_truth: true });
      await anEvent(world, cast, promise, "fulfilled", hours(24));
      await drawAt(world, afterAll);
      expect((await sorted(world)).get(promise)).toBe("high_stakes");
    }));

  it("nobody of what was late, never done, taken back, voided or imported", () =>
    inTransaction(async (world) => {
      const cast = await aHouseThatAsks(world);
      const customers = await Promise.all([1, 2, 3].map(() => anAskableCustomer(world)));
      const [late, open, retracted] = customers.map((customer_id) => ({ customer_id }));
      await aPromise(world, cast, open);
      const done = await aPromise(world, cast, late);
      const taken = await aPromise(world, cast, retracted);
      const keep = await anEvent(world, cast, taken, "fulfilled", hours(24));
      await anEvent(world, cast, taken, "retracted", hours(24), { retracts_id: keep });
      await anEvent(world, cast, done, "fulfilled", hours(50));
      expect(await drawAt(world, days(6))).toBe(0);
    }));

  it("of what chance decides a tenth, within what chance allows, and never the same again", { timeout: 120_000 }, () =>
    inTransaction(async (world) => {
      const cast = await aHouseThatAsks(world);
      await enoughThisMonth(world);
      await manyKept(world, cast, 2000);
      await drawAt(world, afterAll);
      const [drawn, passed] = [(await count(world, "chance")) - 30, await count(world, "passed")];
      expect(drawn + passed).toBe(2000);
      // Binomial(2000, 0.1): fewer than 148 or more than 255 happen once in ten thousand.
      expect(drawn).toBeGreaterThanOrEqual(148);
      expect(drawn).toBeLessThanOrEqual(255);
      expect(await drawAt(world, days(4))).toBe(0);
    }),
  );

  it("at least thirty a month, by the month's end, where there are so many", { timeout: 120_000 }, () =>
    inTransaction(async (world) => {
      const cast = await aHouseThatAsks(world);
      // December: four claims a day come to their turn.
      for (let day = 8; day <= 39; day += 1) {
        await manyKept(world, cast, 4, Math.min(24 * day, 470));
        await drawAt(world, hours(24 * (day + 3)));
      }
      const months = await world.tx.execute<{ month: string; n: number; all: number }>(sql`
        select to_char(recorded_at, 'YYYY-MM') as month, count(*) filter (where sorted_as in ('chance', 'everyone'))::int as n,
               count(*)::int as all from confirmation_tokens group by 1 order by 1`);
      const december = months.find(({ month }) => month === "2026-12");
      expect(december?.n).toBeGreaterThanOrEqual(30);
      expect(december?.n).toBeLessThan((december?.all ?? 0) / 1.5);
    }),
  );

  it("everybody where there are fewer", () =>
    inTransaction(async (world) => {
      const cast = await aHouseThatAsks(world);
      await manyKept(world, cast, 21);
      await drawAt(world, afterAll);
      expect(await count(world, "everyone")).toBe(21);
    }));
});

describe("nobody against their wish", () => {
  const reasons: [string, (world: World, customer: string, manager: string) => Promise<unknown>][] = [
    ["unwanted", (world, customerId) => aPreference(world, { customerId, about: "email", wish: "not_wanted" })],
    ["unwanted", (world, customerId) => aPreference(world, { customerId, about: "email", wish: "never" })],
    [
      "unwanted",
      (world, customer) => insertInto(world, "confirmation_refusals", { id: newId(), customer_id: customer }),
    ],
    [
      "no_address",
      ({ tx }, customer) =>
        tx.execute(sql`update identities set withdrawn_at = standpoint_now() where customer_id = ${customer}`),
    ],
    [
      "vulnerable",
      ({ tx }, customer, by) =>
        tx.execute(sql`update customers set vulnerable_note = 'Recently bereaved.', vulnerable_by = ${by},
          vulnerable_at = standpoint_now() where id = ${customer}`),
    ],
    [
      "gone",
      ({ tx }, customer, by) =>
        tx.execute(
          sql`update customers set died_recorded_by = ${by}, died_recorded_at = standpoint_now() where id = ${customer}`,
        ),
    ],
  ];

  it.each(reasons)("%s (%#)", (as, happens) =>
    inTransaction(async (world) => {
      const cast = await aHouseThatAsks(world);
      const { promise, customer } = await aKeptPromise(world, cast);
      await happens(world, customer, cast.manager);
      await drawAt(world, afterAll);
      expect((await sorted(world)).get(promise)).toBe(as);
    }),
  );

  it("a complaint is waited for, fourteen days, and then nobody asks any more", () =>
    inTransaction(async (world) => {
      const cast = await aHouseThatAsks(world);
      const { promise, customer } = await aKeptPromise(world, cast);
      await anIssue(world, { customerId: customer, kind: "complaint" });
      expect(await drawAt(world, afterAll)).toBe(0);
      expect(await drawAt(world, days(15))).toBe(0);
      await drawAt(world, days(17.1));
      expect((await sorted(world)).get(promise)).toBe("complaint_open");
    }));

  it("who was asked rests, under whatever record", () =>
    inTransaction(async (world) => {
      const cast = await aHouseThatAsks(world);
      const first = await aKeptPromise(world, cast);
      await drawAt(world, afterAll);
      const other = await anAskableCustomer(world);
      const second = await aKeptPromise(world, cast, { customerId: other, at: hours(40) });
      await world.setNow(days(3));
      await aMerge(world, other, first.customer);
      await drawAt(world, days(5));
      expect((await sorted(world)).has(second.promise)).toBe(false);
      await drawAt(world, days(3 + 14.1));
      expect((await sorted(world)).get(second.promise)).toBe("everyone");
    }));
});

describe("an address that could answer for the customer", () => {
  const asWhom = (world: World) => sorted(world).then((all) => [...all.values()]);

  it("put there once the promise was made is not written to", () =>
    inTransaction(async (world) => {
      const cast = await aHouseThatAsks(world);
      const { id: customerId } = await plainCustomer(world);
      const { promise } = await aKeptPromise(world, cast, { customerId });
      await world.setNow(hours(1));
      await anIdentity(world, { customerId, channel: "email", handle: "me@home.example", normal: "me@home.example" });
      await drawAt(world, afterAll);
      expect((await sorted(world)).get(promise)).toBe("no_address");
    }));

  it("of one of our own people is not written to", () =>
    inTransaction(async (world) => {
      const cast = await aHouseThatAsks(world);
      await aPerson(world, { email: "clever@house.example" });
      for (const handle of ["Clever@House.example", "clever+margaret@house.example"])
        await aKeptPromise(world, cast, { customerId: await anAskableCustomer(world, handle) });
      await drawAt(world, afterAll);
      expect(await asWhom(world)).toEqual(["no_address", "no_address"]);
    }));

  it("that is counted as another than it is written to is not written to", () =>
    inTransaction(async (world) => {
      const cast = await aHouseThatAsks(world);
      const { id: customerId } = await plainCustomer(world);
      await anIdentity(world, { customerId, channel: "email", handle: "me@home.example", normal: "1@home.example" });
      await aKeptPromise(world, cast, { customerId });
      await drawAt(world, afterAll);
      expect(await asWhom(world)).toEqual(["no_address"]);
    }));

  it("that stands for a crowd is not written to; a household may share one", () =>
    inTransaction(async (world) => {
      const cast = await aHouseThatAsks(world);
      for (let turn = 0; turn < 5; turn += 1) await anAskableCustomer(world, "all@agency.example");
      const crowd = await aKeptPromise(world, cast, {
        customerId: await anAskableCustomer(world, "all@agency.example"),
      });
      await anAskableCustomer(world, "two@home.example");
      const pair = await aKeptPromise(world, cast, { customerId: await anAskableCustomer(world, "two@home.example") });
      await drawAt(world, afterAll);
      const all = await sorted(world);
      expect([all.get(crowd.promise), all.get(pair.promise)]).toEqual(["no_address", "everyone"]);
    }));
});

async function plainCustomer(world: World) {
  await world.setNow(hours(-2));
  const id = newId();
  await world.tx.insert(customers).values({ id, survivorId: id, kind: "person", name: "Nobody Known" });
  return { id };
}
