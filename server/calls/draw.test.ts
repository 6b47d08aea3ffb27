import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { lapseThresholds } from "@/db/schema";
import { type Chances, drawnFrom, type HoldoutArm, shareNotCalled } from "../domain/holdout";
import { plainDate } from "../domain/plain-date";
import { aCustomer, anIdentity, aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aConsent, aPreference } from "../testing/knowledge";
import { aMerge } from "../testing/merging";
import {
  aProgramme,
  armsOf,
  calledOf,
  drawDay,
  drawNow,
  drawTime,
  manyLoyal,
  somebodyLoyal,
} from "../testing/thank-you-calls";

const nextMonth = new Date("2026-06-15T10:00:00.000Z");

/** The same key each time: what is drawn is the same on every run. */
async function aKnownKey({ tx }: World): Promise<void> {
  await tx.execute(sql`alter table thank_you_secrets disable trigger user`);
  await tx.execute(sql`update thank_you_secrets set key = sha256('a key for a test')`);
  await tx.execute(sql`alter table thank_you_secrets enable trigger user`);
}

/** Customers with ids that are the same on every run. */
async function aKnownCrowd(world: World, count: number): Promise<void> {
  await world.tx.execute(sql`
    create or replace function thank_you_eligible(least_years int, today date, lapse_days int) returns setof uuid language sql stable as
    $$ select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid from generate_series(1, ${sql.raw(String(count))}) n $$`);
  await world.tx.execute(sql`insert into customers (id, survivor_id, kind, name)
    select e, e, 'person', 'Somebody' from thank_you_eligible(1, ${drawDay}, null) e`);
}

async function chancesOf({ tx }: World, month: string): Promise<Chances[]> {
  return tx.execute<Chances>(sql`
    select e as id, thank_you_chance('turn ' || ${month}, e) as turn, thank_you_chance('call', e) as call, thank_you_chance('coin', e) as coin
      from thank_you_eligible(10, ${drawDay}, null) e`);
}

const tally = (arms: Iterable<HoldoutArm>) => {
  const counts = { called: 0, compared: 0, left_out: 0 };
  for (const arm of arms) counts[arm] += 1;
  return counts;
};

describe("the draw", () => {
  it("is the same in the database and in the domain", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      await aKnownKey(world);
      await aKnownCrowd(world, 400);
      await aProgramme(world, { calls: 40, comparedPercent: 30 });
      const expected = drawnFrom(await chancesOf(world, "2026-05-01"), { calls: 40, comparedPercent: 30 });
      await drawNow(world);
      expect(await armsOf(world)).toEqual(new Map(expected.map(({ id, arm }) => [id, arm])));
      expect(tally(expected.map(({ arm }) => arm)).called).toBe(40);
    }));

  it("falls as the share says, and to either side alike, over many", { timeout: 60_000 }, () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      await aKnownKey(world);
      await aKnownCrowd(world, 12_000);
      await aProgramme(world, { calls: 1000, comparedPercent: 40 });
      const chances = await chancesOf(world, "2026-05-01");
      const drawn = drawnFrom(chances, { calls: 12_000, comparedPercent: 40 });
      const { called, compared, left_out: left } = tally(drawn.map(({ arm }) => arm));
      const notCalled = shareNotCalled(40) * 12_000;
      // Pearson's statistic with two degrees of freedom; 13.8 is passed by one honest draw in a thousand, and the key is fixed.
      const parts = [
        [called, 12_000 - notCalled],
        [compared, notCalled / 2],
        [left, notCalled / 2],
      ] as const;
      expect(parts.reduce((sum, [seen, due]) => sum + (seen - due) ** 2 / due, 0)).toBeLessThan(13.8);
      expect(compared / (called + compared)).toBeCloseTo(0.4, 1);
      // Each chance fills its range evenly, and knows nothing of the others.
      for (const which of ["turn", "call", "coin"] as const) {
        const tenths = Array.from({ length: 10 }, () => 0);
        for (const chance of chances)
          tenths[Math.floor(chance[which] * 10)] = (tenths[Math.floor(chance[which] * 10)] ?? 0) + 1;
        expect(tenths.reduce((sum, seen) => sum + (seen - 1200) ** 2 / 1200, 0)).toBeLessThan(27.9);
      }
      const both = chances.filter(({ call, coin }) => call < 0.5 === coin < 0.5).length;
      expect(Math.abs(both - 6000)).toBeLessThan(3.3 * Math.sqrt(3000));
    }),
  );

  it("is made once a month and changes nothing when it is asked for again", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      await aProgramme(world, { calls: 5 });
      await manyLoyal(world, 60);
      expect(await drawNow(world)).not.toBeNull();
      const arms = await armsOf(world);
      expect(await drawNow(world)).toBeNull();
      await manyLoyalLater(world);
      expect(await drawNow(world)).toBeNull();
      expect(await armsOf(world)).toEqual(arms);
    }));

  it("never draws anybody again: what somebody was drawn for stays, whatever the programme becomes", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      await aProgramme(world, { calls: 8 });
      await manyLoyal(world, 100);
      await drawNow(world);
      const before = await armsOf(world);
      await world.setNow(nextMonth);
      await world.tx.execute(sql`insert into thank_you_programmes (id, years, calls, compared_percent, starts_on, outcome, within_days, set_by)
        select gen_random_uuid(), 1, 1000, 20, '2026-06-15', 'bought_again', 60, set_by from thank_you_programmes`);
      expect(await drawNow(world)).not.toBeNull();
      const after = await armsOf(world);
      expect(after.size).toBe(100);
      for (const [id, arm] of before) expect(after.get(id)).toBe(arm);
    }));

  it("falls the same way when it is taken back and made anew", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      await aProgramme(world, { calls: 10 });
      await manyLoyal(world, 80);
      const tries: string[] = [];
      for (let turn = 0; turn < 2; turn += 1)
        await world.tx
          .transaction(async (tx) => {
            await drawNow({ tx: tx as unknown as World["tx"] });
            tries.push(JSON.stringify([...(await armsOf({ tx: tx as unknown as World["tx"] }))].sort()));
            throw new Error("taken back");
          })
          .catch(() => undefined);
      expect(tries[0]).toBe(tries[1]);
    }));

  it("draws nobody without a programme, before it begins, or when it is set to nought", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      await manyLoyal(world, 20);
      await world.setNow(drawTime);
      expect(await drawNow(world)).toBeNull();
      await aProgramme(world, { startsOn: plainDate("2026-05-12") });
      expect(await drawNow(world)).toBeNull();
      await aProgramme(world, { calls: 0 });
      expect(await drawNow(world)).toBeNull();
      expect(await armsOf(world)).toEqual(new Map());
    }));
});

async function manyLoyalLater(world: World): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await somebodyLoyal(world);
}

describe("who can be drawn", () => {
  const eligible = async ({ tx }: World, lapseDays: number | null = null) =>
    (
      await tx.execute<{ id: string }>(sql`select e as id from thank_you_eligible(10, ${drawDay}, ${lapseDays}::int) e`)
    ).map(({ id }) => id);

  it("is with us so long to the day, 29 February counting as the 28th", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const [longer, toTheDay, aDayShort] = [
        await somebodyLoyal(world, "2016-05-10"),
        await somebodyLoyal(world, "2016-05-11"),
        await somebodyLoyal(world, "2016-05-12"),
      ];
      expect((await eligible(world)).sort()).toEqual([longer, toTheDay].sort());
      expect(aDayShort).toBeDefined();
      const leap = await somebodyLoyal(world, "2016-02-29");
      const [row] = await world.tx.execute<{ n: number }>(sql`
        select count(*)::int as n from thank_you_eligible(10, '2026-02-28', null) e where e = ${leap}`);
      expect(row?.n).toBe(1);
    }));

  it("has refused neither calls nor thanks by a call, has a number, and is neither dead nor vulnerable", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const { id: recordedBy } = await aPerson(world);
      const wishes = [
        ["phone", "not_wanted", false],
        ["phone", "never", false],
        ["phone", "wanted", true],
        ["email", "never", true],
        ["thanks", "none", false],
        ["thanks", "note", false],
        ["thanks", "perk", false],
        ["thanks", "call", true],
        ["thanks", "open", true],
      ] as const;
      const expected: string[] = [];
      for (const [about, wish, may] of wishes) {
        const customerId = await somebodyLoyal(world);
        await aPreference(world, { customerId, recordedBy, about, wish });
        if (may) expected.push(customerId);
      }
      const refuses = await somebodyLoyal(world);
      await aConsent(world, { customerId: refuses, purpose: "content_phone", answer: "withdrawn" });
      const agrees = await somebodyLoyal(world);
      await aConsent(world, { customerId: agrees, purpose: "content_phone", answer: "given" });
      const [dead, vulnerable] = [await somebodyLoyal(world), await somebodyLoyal(world)];
      await world.tx.execute(sql`update customers set died_recorded_by = ${recordedBy} where id = ${dead}`);
      await world.tx.execute(
        sql`update customers set vulnerable_note = 'Alone.', vulnerable_by = ${recordedBy} where id = ${vulnerable}`,
      );
      const { id: silent } = await aCustomer(world);
      await aPurchase(world, { customerId: silent, boughtOn: plainDate("2010-03-01") });
      expect((await eligible(world)).sort()).toEqual([...expected, agrees].sort());
    }));

  it("bought within the lapse threshold, where one is set", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const lately = await somebodyLoyal(world);
      expect(await eligible(world, 70)).toEqual([lately]);
      expect(await eligible(world, 69)).toEqual([]);
    }));

  it("is one customer, however many records: read through the survivor, drawn once for all of them", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      await aProgramme(world, { calls: 1000 });
      const [kept, merged] = [await somebodyLoyal(world), await somebodyLoyal(world)];
      const { id: onlyANumber } = await aCustomer(world);
      await anIdentity(world, { customerId: onlyANumber, handle: "07946 0", normal: "+4479460" });
      const { id: onlyBought } = await aCustomer(world);
      await aPurchase(world, { customerId: onlyBought, boughtOn: plainDate("2011-01-01") });
      await aPurchase(world, { customerId: onlyBought, boughtOn: plainDate("2026-01-01") });
      await aMerge(world, merged, kept);
      await aMerge(world, onlyBought, onlyANumber);
      expect((await eligible(world)).sort()).toEqual([kept, onlyANumber].sort());
      await drawNow(world);
      expect([...(await armsOf(world)).keys()].sort()).toEqual([kept, onlyANumber].sort());
      await world.setNow(nextMonth);
      await world.tx
        .execute(sql`insert into unmerges (id, merge_id, by_id, reason_id)
        select ${newId()}, id, by_id, reason_id from merges where merged_id = ${merged}`)
        .catch(() => undefined);
    }));

  it("keeps what each record was drawn for when records are merged, and nobody is drawn by way of another record", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      await aProgramme(world, { calls: 1000 });
      const drawn = await somebodyLoyal(world);
      await drawNow(world);
      const late = await somebodyLoyal(world);
      await aMerge(world, drawn, late);
      await world.setNow(nextMonth);
      await drawNow(world);
      expect([...(await armsOf(world)).keys()]).toEqual([drawn]);
    }));
});

describe("a programme", () => {
  it("is the board's, begins today or later, and stands as it was set", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const { id: manager } = await aPerson(world, { roles: ["manager"] });
      await world.refused((tx) => aProgramme({ ...world, tx }, { setBy: manager }), /set by the board/);
      await world.refused(
        (tx) => aProgramme({ ...world, tx }, { startsOn: plainDate("2026-05-10") }),
        /before anybody is called/,
      );
      const { id } = await aProgramme(world);
      await world.refused(
        (tx) => tx.execute(sql`update thank_you_programmes set outcome = 'still_with_us' where id = ${id}`),
        /append-only/,
      );
      await world.refused((tx) => tx.execute(sql`delete from thank_you_programmes where id = ${id}`), /append-only/);
    }));

  it("that looks at who is still with us takes along the threshold as it stands, and needs one", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      await world.refused((tx) => aProgramme({ ...world, tx }, { outcome: "still_with_us" }), /lapse threshold/);
      const { id: setBy } = await aPerson(world, { roles: ["board"] });
      await world.tx.insert(lapseThresholds).values({ id: newId(), days: 400, reason: "As seen.", setBy });
      expect(await aProgramme(world, { outcome: "still_with_us", lapseDays: 7 })).toMatchObject({ lapseDays: 400 });
      expect(await aProgramme(world, { lapseDays: 7 })).toMatchObject({ lapseDays: null });
    }));

  it("everybody that is to be called stands on the list, and nobody else", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      await aProgramme(world, { calls: 12 });
      await manyLoyal(world, 60);
      await drawNow(world);
      const arms = await armsOf(world);
      const called = [...arms].filter(([, arm]) => arm === "called").map(([id]) => id);
      expect(called).toHaveLength(12);
      expect((await calledOf(world)).sort()).toEqual(called.sort());
    }));
});
