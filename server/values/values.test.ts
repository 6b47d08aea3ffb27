import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { customers } from "@/db/schema";
import { minorDigitsOf } from "../domain/amount";
import { newcomerWorth, worthOfStaying } from "../domain/customer-worth";
import { spendCorrelation } from "../domain/gamma-gamma";
import { lifetimeValue } from "../domain/lifetime-value";
import { plainDate } from "../domain/plain-date";
import { expectedPurchases, probabilityAlive, type RepeatParams } from "../domain/repeat-buying";
import { type Estimate, valueSumsVersion } from "../domain/value-method";
import { termsOf } from "../domain/value-steps";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aMerge } from "../testing/merging";
import { type Bought, type Buyers, idOf, manyPurchases } from "../testing/purchases";
import { aValueMethod, buyersAtRandom, fittedOn, planted } from "../testing/values";
import { readSpending } from "./queries/fitting";
import { findValueOf, listValues } from "./queries/list";
import { getValuePage } from "./queries/page";
import { tellValue } from "./queries/told";
import { fitValues } from "./tasks";

const bought = (who: string, on: string, amountMinor: number, currency = "GBP"): Bought => ({
  ...{ who, on: plainDate(on), amountMinor, currency },
});
const noMoreThan = (found: number, minor: number) =>
  expect(Math.abs(found - minor)).toBeLessThanOrEqual(0.5 + 1e-6 * minor);

async function aCompany(world: World, lines: readonly Bought[]): Promise<Buyers> {
  await world.setNow(new Date(`${fittedOn}T09:00:00Z`));
  await anOrganisation(world);
  return manyPurchases(world, lines);
}

async function theShown(world: World) {
  const { shown } = await getValuePage(world.tx);
  if (!shown) throw new Error("nothing is shown");
  return shown;
}

type Shown = Awaited<ReturnType<typeof theShown>>;

function modelsOf({ parameters, spend, method: { method } }: Shown, refused: string | null) {
  if (!parameters || !spend || method === "historic") throw new Error(refused ?? "no model");
  const { r, alpha, a, b } = parameters;
  const { p, q, gamma } = spend;
  const estimates: Record<keyof typeof planted, Estimate> = { r, alpha, a, b, p, q, gamma };
  const repeat: RepeatParams = { model: method, r: r.value, alpha: alpha.value, a: a.value, b: b.value };
  return { estimates, models: { repeat, spend: { p: p.value, q: q.value, gamma: gamma.value } } };
}

type Kept = {
  repeats: number;
  last: number;
  now: number;
  repeatMinor: number;
  value: number | null;
  alive: number | null;
  purchases: number;
  low: number;
  high: number;
};

/** Every customer's value, against the domain's by the parameters that were kept. */
async function expectValues(world: World, shown: Shown, terms: ReturnType<typeof termsOf>): Promise<void> {
  const { models } = modelsOf(shown, shown.refused);
  const kept = await world.tx.execute<Kept>(sql`
    select h.repeats, h.until_last as last, h.until_now as now, h.repeat_minor::float8 as "repeatMinor",
      v.value_minor::float8 as value, v.alive, v.purchases, v.low_minor::float8 as low, v.high_minor::float8 as high
    from value_histories(${fittedOn}, false) h
    left join lifetime_values v on v.survivor_id = h.survivor_id and v.model_id = ${shown.id}
    where h.first_minor + h.repeat_minor > 0`);
  expect(kept.length).toBeGreaterThanOrEqual(400);
  for (const { repeats, last, now, repeatMinor, ...row } of kept) {
    const mean = repeats > 0 ? repeatMinor / repeats / 100 : 0;
    const customer = { repeats, untilLast: last / 7, untilNow: now / 7, mean };
    noMoreThan(row.value ?? Number.NaN, (lifetimeValue(models, customer, terms) ?? Number.NaN) * 100);
    expect(row.purchases).toBeCloseTo(expectedPurchases(models.repeat, customer, terms.months * terms.month), 6);
    if (repeats === 0) expect(row.alive).toBeNull();
    else expect(row.alive).toBeCloseTo(probabilityAlive(models.repeat, customer), 8);
    expect(row.low).toBeLessThanOrEqual(row.high);
  }
}

const others: Bought[] = [
  bought("Abroad", "2026-01-05", 5_000, "EUR"),
  bought("Abroad", "2026-03-05", 5_000, "EUR"),
  bought("Free", "2026-01-05", 0),
  bought("Free", "2026-03-05", 0),
  bought("Both", "2026-01-05", 5_000),
  bought("Both", "2026-03-05", 9_000, "EUR"),
  bought("Dead", "2026-01-05", 500),
  bought("Firm", "2026-01-05", 500),
];

describe.each(["bg_nbd", "mbg_nbd"] as const)("a fit by %s", (method) => {
  test("finds what was planted, and gives every customer what the domain expects of them", () =>
    inTransaction(async (world) => {
      const refund = { ...bought("random 3", "2026-06-29", -70_000) };
      const lines = [...buyersAtRandom(400, fittedOn), ...others, refund];
      const found = await aCompany(world, lines);
      await be(world, found);
      const set = await aValueMethod(world, { method });
      await fitValues(world.tx);
      const shown = await theShown(world);
      const { estimates, models } = modelsOf(shown, shown.refused);
      for (const [name, { value, error, low, high }] of Object.entries(estimates)) {
        if (low != null) expect(low).toBeLessThan(value);
        if (high != null) expect(high).toBeGreaterThan(value);
        // Whoever leaves with the first purchase was not planted: by MBG/NBD only what customers pay is what was.
        if (method === "mbg_nbd" && name in models.repeat) continue;
        const off = Math.abs(Math.log(value / planted[name as keyof typeof planted]));
        expect([name, off <= (4 * (error ?? 0)) / value]).toEqual([name, true]);
      }
      const asked = { until: fittedOn, withOrganisations: false, minorPerUnit: 100 };
      const { groups, refundedShare } = await readSpending(world.tx, asked);
      expect(shown.refundedShare).toBeCloseTo(refundedShare, 12);
      expect(refundedShare).toBeGreaterThan(0);
      expect(shown.correlation).toBeCloseTo(spendCorrelation(groups) ?? Number.NaN, 8);
      await expectValues(world, shown, termsOf(set, refundedShare));
      const [newcomer] = await world.tx.execute<{ minor: number; purchases: number }>(sql`
        select n.* from value_models m join value_methods v on v.id = m.method_id cross join lateral newcomer_of(m, v) n`);
      noMoreThan(newcomer?.minor ?? Number.NaN, shown.newcomer?.valueMinor ?? Number.NaN);
      expect(newcomer?.purchases).toBeCloseTo(shown.newcomer?.purchases ?? Number.NaN, 8);
      expect(shown).toMatchObject({
        customers: 403,
        refused: null,
        asOf: fittedOn,
        leftOut: { died: 1, organisations: 1 },
      });
      expectFirst(
        shown,
        lines.filter(({ who }) => !["Dead", "Firm"].includes(who)),
        0.4 * (1 - refundedShare),
      );
      expect(shown.newcomer?.lowMinor).toBeLessThan(shown.newcomer?.valueMinor ?? 0);
      expect(shown.holdout?.customers).toBeGreaterThan(100);
      expect(await tellValue({ db: world.tx })).toMatch(/^Half of those who bought again are expected to bring £/);
      if (method === "bg_nbd") await expectPeople(world, found);
    }));
});

/** What first days came to, by plain arithmetic on the lines: of all who never paid in another currency, free ones too. */
function expectFirst({ sums }: Shown, lines: readonly Bought[], kept: number): void {
  const abroad = new Set(lines.flatMap(({ who, currency = "GBP" }) => (currency === "GBP" ? [] : [who])));
  const own = lines.filter(({ who, amountMinor }) => !abroad.has(who) && amountMinor >= 0);
  const names = [...new Set(own.map(({ who }) => who))];
  const firsts = names.map((name) => {
    const days = own.filter(({ who }) => who === name);
    const first = days.map(({ on }) => on).sort()[0];
    return days.reduce((sum, { on, amountMinor }) => (on === first ? sum + kept * amountMinor : sum), 0);
  });
  const mean = firsts.reduce((sum, minor) => sum + minor, 0) / firsts.length;
  const squares = firsts.reduce((sum, minor) => sum + (minor - mean) ** 2, 0);
  expect(sums.version).toBe(valueSumsVersion);
  expect(sums.first?.customers).toBe(firsts.length);
  expect(sums.first?.mean).toBeCloseTo(mean, 6);
  expect(sums.first?.deviation).toBeCloseTo(Math.sqrt(squares / (firsts.length - 1)), 6);
}

test("a new customer is worth what all newcomers bring: of a hundred, ninety of whom begin for free, a tenth", () =>
  inTransaction(async (world) => {
    const lines = Array.from({ length: 100 }, (_, at) => bought(`newcomer ${at}`, "2026-03-02", at < 10 ? 10_000 : 0));
    const abroad = [bought("Abroad", "2026-03-02", 90_000, "EUR"), bought("Both", "2026-03-02", 90_000)];
    await aCompany(world, [...lines, ...abroad, bought("Both", "2026-03-09", 1, "EUR")]);
    await aValueMethod(world, { method: "historic", margin: null });
    await fitValues(world.tx);
    const { sums } = await theShown(world);
    expectFirst(await theShown(world), [...lines, ...abroad.slice(0, 1)], 1);
    const newcomer = { purchases: 0.5, valueMinor: 700, lowMinor: 700, highMinor: 700 };
    const worth = newcomerWorth(sums, newcomer, 500);
    expect(worth).toMatchObject({ first: 1_000, whole: { worth: 1_200 } });
    // Ten of 10,000 and ninety of 0 deviate by 3015.113 from 1,000; t(99) is 1.9842 (tables).
    expect(worth.whole?.high).toBeCloseTo(1_200 + 1.984217 * 301.5113, 2);
    const expected = { ...{ customers: 100, mean: 5_000, deviation: 0 }, low: 5_000, median: 5_000, high: 5_000 };
    expect(worthOfStaying(expected, worth, 0)?.worth).toBe(3_800);
  }));

/** What some of those in the company are or have become. */
async function be(world: World, found: Buyers): Promise<void> {
  const died = { diedRecordedAt: new Date(`${fittedOn}T08:00:00Z`), diedRecordedBy: (await aPerson(world)).id };
  await world.tx
    .update(customers)
    .set(died)
    .where(eq(customers.id, idOf(found, "Dead")));
  await world.tx
    .update(customers)
    .set({ kind: "organisation" })
    .where(eq(customers.id, idOf(found, "Firm")));
}

/** Everybody in the list, from page to page. */
async function everybody(world: World, asked: Partial<Parameters<typeof listValues>[1]> = {}) {
  const lines: Awaited<ReturnType<typeof listValues>>["lines"] = [];
  let after: { minor: number; id: string } | null = null;
  do {
    const page: Awaited<ReturnType<typeof listValues>> = await listValues(
      world.tx,
      { band: null, of: null, ...asked, after },
      90,
    );
    lines.push(...page.lines);
    after = page.next;
  } while (after);
  return lines;
}

async function expectPeople(world: World, found: Buyers): Promise<void> {
  for (const who of ["Dead", "Firm"]) expect(await findValueOf(world.tx, idOf(found, who))).toBeNull();
  for (const who of ["Abroad", "Free"]) {
    const value = await findValueOf(world.tx, idOf(found, who));
    expect(value).toMatchObject({ valueMinor: null, repeats: 1, historicMinor: 0 });
    expect(value?.purchases).toBeGreaterThan(0);
  }
  const both = await findValueOf(world.tx, idOf(found, "Both"));
  expect(both).toMatchObject({ repeats: 1, historicMinor: 2_000 });
  expect(both?.valueMinor).toBeGreaterThan(0);
  const all = await everybody(world);
  const ranks = all.map((line) => line.valueMinor ?? line.historicMinor);
  expect([new Set(all.map((line) => line.customerId)).size, all.length]).toEqual([403, 403]);
  expect(ranks).toEqual([...ranks].sort((one, other) => other - one));
  const once = await everybody(world, { of: "once" });
  expect(once.every(({ repeats, alive }) => repeats === 0 && alive === null)).toBe(true);
  const again = await everybody(world, { of: "repeaters" });
  expect([...once, ...again].map((line) => line.customerId).sort()).toEqual(all.map((line) => line.customerId).sort());
  await expectOneValueAfterMerging(world, idOf(found, "random 1"), idOf(found, "random 2"));
}

/** Whoever was merged has the survivor's value, not their own of before, and stands in no list. */
async function expectOneValueAfterMerging(world: World, merged: string, survivor: string): Promise<void> {
  const { id: byId } = await aPerson(world, { roles: ["admin"] });
  await aMerge(world, merged, survivor, { byId });
  expect(await findValueOf(world.tx, merged)).toEqual(await findValueOf(world.tx, survivor));
  expect((await everybody(world)).map((line) => line.customerId)).not.toContain(merged);
  const died = { diedRecordedAt: new Date(`${fittedOn}T08:00:00Z`), diedRecordedBy: byId };
  await world.tx.update(customers).set(died).where(eq(customers.id, survivor));
  expect(await findValueOf(world.tx, merged)).toBeNull();
  expect((await everybody(world)).map((line) => line.customerId)).not.toContain(survivor);
}

test("the database has the minor units that the domain has", () =>
  inTransaction(async ({ tx }) => {
    const known = Intl.supportedValuesOf("currency");
    const units = await tx.execute<{ currency: string; units: number }>(sql`
      select currency, minor_per_unit(currency) as units from unnest(${sql.param(known)}::text[]) currency`);
    expect(units).toHaveLength(known.length);
    for (const row of units)
      expect([row.currency, row.units]).toEqual([row.currency, 10 ** minorDigitsOf(row.currency)]);
  }));

describe("without a model", () => {
  test("too few repeat customers are a sentence, and historic value stands by itself, by band and by whether active", () =>
    inTransaction(async (world) => {
      const lines = [
        bought("Ada", "2026-01-05", 5_000),
        bought("Ada", "2026-02-05", 7_000),
        bought("Ben", "2025-01-05", 900),
      ];
      const found = await aCompany(world, lines);
      const board = (await aPerson(world, { roles: ["board"] })).id;
      await world.tx.execute(sql`insert into lapse_thresholds (id, days, reason, set_by)
        values (gen_random_uuid(), 180, 'As the gaps say.', ${board})`);
      await aValueMethod(world);
      await fitValues(world.tx);
      const shown = await theShown(world);
      expect(shown.refused).toBe("Too few repeat customers to fit a model: 1, at least 100 are needed.");
      expect(shown.sums.all).toMatchObject({ expected: null, historic: { customers: 2, mean: 2_580 } });
      expect(shown.sums.active).toMatchObject({ historic: { customers: 1 } });
      const ada = await findValueOf(world.tx, idOf(found, "Ada"));
      expect(ada).toMatchObject({
        valueMinor: null,
        alive: null,
        purchases: null,
        historicMinor: 4_800,
        currency: "GBP",
      });
      expect((await everybody(world, { of: "active" })).map((line) => line.customerId)).toEqual([idOf(found, "Ada")]);
      expect(await listValues(world.tx, { band: "none of these", of: null, after: null })).toMatchObject({
        ...{ fit: { hasModel: false, currency: "GBP" }, lines: [], next: null },
      });
    }));

  test("what the product comes with is revenue, until the board sets more: a new version, the one before as it was", () =>
    inTransaction(async (world) => {
      expect(await tellValue({ db: world.tx })).toBeNull();
      await aCompany(world, [bought("Ada", "2026-01-05", 5_000), bought("Ada", "2026-01-06", -1_000)]);
      await fitValues(world.tx);
      const before = await getValuePage(world.tx);
      expect(before.methods).toMatchObject([{ method: "historic", margin: null, setBy: null, version: 1 }]);
      expect(before.shown?.sums.all.historic).toMatchObject({ customers: 1, mean: 4_000 });
      await aValueMethod(world, { method: "historic", margin: 20 });
      expect((await getValuePage(world.tx)).isDue).toBe(true);
      await fitValues(world.tx);
      const after = await getValuePage(world.tx);
      expect([after.isDue, after.shown?.version]).toEqual([false, 2]);
      expect(after.shown?.sums.all.historic?.mean).toBe(800);
      const [old] = await world.tx.execute<{ sums: unknown }>(
        sql`select sums from value_sums where model_id = ${before.shown?.id ?? null}`,
      );
      expect(old?.sums).toEqual(before.shown?.sums);
      const rows = await world.tx.execute<{ n: number }>(sql`select count(*)::int as n from lifetime_values`);
      expect(rows[0]?.n).toBe(1);
    }));
});
