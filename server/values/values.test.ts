import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { customers } from "@/db/schema";
import { minorDigitsOf } from "../domain/amount";
import { spendCorrelation } from "../domain/gamma-gamma";
import { lifetimeValue } from "../domain/lifetime-value";
import { plainDate } from "../domain/plain-date";
import { expectedPurchases, probabilityAlive, type RepeatParams } from "../domain/repeat-buying";
import { fitRepeatBuying } from "../domain/repeat-buying-fit";
import { termsOf } from "../domain/value-steps";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { type Bought, type Buyers, idOf, manyPurchases } from "../testing/purchases";
import { aValueMethod, buyersAtRandom, fittedOn } from "../testing/values";
import { readHistories, readSpending } from "./queries/fitting";
import { findValueOf, listValues } from "./queries/list";
import { getValuePage } from "./queries/page";
import { fitValues } from "./tasks";

const buyers = buyersAtRandom(400, fittedOn);
const bought = (who: string, on: string, amountMinor: number, currency = "GBP"): Bought => ({
  ...{ who, on: plainDate(on), amountMinor, currency },
});

async function aCompany(world: World, more: readonly Bought[] = []): Promise<Buyers> {
  await world.setNow(new Date(`${fittedOn}T09:00:00Z`));
  await anOrganisation(world);
  return manyPurchases(world, [...buyers, ...more]);
}

type Kept = {
  id: string;
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

describe.each(["bg_nbd", "mbg_nbd"] as const)("a fit by %s", (method) => {
  test("gives every customer what the domain expects of them, and no certainty of who bought once", () =>
    inTransaction(async (world) => {
      await aCompany(world);
      const set = await aValueMethod(world, { method });
      await fitValues(world.tx);
      const { shown } = await getValuePage(world.tx);
      if (!shown?.parameters || !shown.spend) throw new Error(shown?.refused ?? "nothing is shown");
      const { r, alpha, a, b } = shown.parameters;
      const repeat: RepeatParams = { model: method, r: r.value, alpha: alpha.value, a: a.value, b: b.value };
      const spend = { p: shown.spend.p.value, q: shown.spend.q.value, gamma: shown.spend.gamma.value };
      const kept = await world.tx.execute<Kept>(sql`
        select h.survivor_id as id, h.repeats, h.until_last as last, h.until_now as now, h.repeat_minor::float8 as "repeatMinor",
          v.value_minor::float8 as value, v.alive, v.purchases, v.low_minor::float8 as low, v.high_minor::float8 as high
        from value_histories(${fittedOn}, false) h left join lifetime_values v on v.survivor_id = h.survivor_id and v.model_id = ${shown.id}`);
      expect(kept).toHaveLength(400);
      const terms = termsOf(set);
      for (const { repeats, last, now, repeatMinor, ...row } of kept) {
        const customer = {
          repeats,
          untilLast: last / 7,
          untilNow: now / 7,
          mean: repeats > 0 ? repeatMinor / repeats / 100 : 0,
        };
        const value = lifetimeValue({ repeat, spend }, customer, terms);
        expect(row.value).toBeCloseTo((value ?? Number.NaN) * 100, -0.5);
        expect(row.purchases).toBeCloseTo(expectedPurchases(repeat, customer, terms.months * terms.month), 6);
        if (repeats === 0) expect(row.alive).toBeNull();
        else expect(row.alive).toBeCloseTo(probabilityAlive(repeat, customer), 8);
        expect(row.low).toBeLessThanOrEqual(row.high);
      }
      expect(shown).toMatchObject({ customers: 400, refused: null, asOf: fittedOn });
      expect(shown.newcomer?.lowMinor).toBeLessThan(shown.newcomer?.valueMinor ?? 0);
      expect(shown.holdout?.customers).toBeGreaterThan(100);
    }));

  test("has the likelihood in the database that it has in the domain", () =>
    inTransaction(async (world) => {
      await aCompany(world);
      const groups = await readHistories(world.tx, { until: fittedOn, withOrganisations: true });
      const fit = await fitRepeatBuying(method, groups, { pause: () => Promise.resolve() });
      if ("refused" in fit) throw new Error(fit.refused);
      const { r, alpha, a, b } = fit.params;
      const [found] = await world.tx.execute<{ likelihood: number }>(sql`
        select likelihood from value_likelihoods(${method}, array[array[${r}, ${alpha}, ${a}, ${b}]::float8[]], ${fittedOn}, true)`);
      expect(found?.likelihood).toBeCloseTo(fit.logLikelihood, 6);
    }));
});

test("the database has the correlation, the newcomer and the minor units that the domain has", () =>
  inTransaction(async (world) => {
    await aCompany(world);
    await aValueMethod(world);
    await fitValues(world.tx);
    const { shown } = await getValuePage(world.tx);
    const asked = { until: fittedOn, withOrganisations: false, minorPerUnit: 100 };
    expect(shown?.correlation).toBeCloseTo(spendCorrelation(await readSpending(world.tx, asked)) ?? Number.NaN, 8);
    const [newcomer] = await world.tx.execute<{ minor: number; purchases: number }>(sql`
      select n.* from value_models m join value_methods v on v.id = m.method_id cross join lateral newcomer_of(m, v) n`);
    expect(newcomer?.minor).toBeCloseTo(shown?.newcomer?.valueMinor ?? Number.NaN, -0.5);
    expect(newcomer?.purchases).toBeCloseTo(shown?.newcomer?.purchases ?? Number.NaN, 8);
    const known = Intl.supportedValuesOf("currency");
    const units = await world.tx.execute<{ currency: string; units: number }>(sql`
      select currency, minor_per_unit(currency) as units from unnest(${sql.param(known)}::text[]) currency`);
    expect(units).toHaveLength(known.length);
    for (const row of units)
      expect([row.currency, row.units]).toEqual([row.currency, 10 ** minorDigitsOf(row.currency)]);
  }));

describe("who is in a fit", () => {
  test("is not shown any more once they have died, and their row goes with the next", () =>
    inTransaction(async (world) => {
      const found = await aCompany(world, [
        bought("Ada", "2026-01-05", 9_000_000),
        bought("Ada", "2026-02-05", 9_000_000),
      ]);
      await aValueMethod(world);
      await fitValues(world.tx);
      const ada = idOf(found, "Ada");
      const listed = async () => (await listValues(world.tx, { band: null, of: null, after: null })).lines;
      expect(await findValueOf(world.tx, ada)).not.toBeNull();
      expect((await listed()).map(({ customerId }) => customerId)).toContain(ada);
      const died = { diedRecordedAt: new Date(`${fittedOn}T08:00:00Z`), diedRecordedBy: (await aPerson(world)).id };
      await world.tx.update(customers).set(died).where(eq(customers.id, ada));
      expect(await findValueOf(world.tx, ada)).toBeNull();
      expect((await listed()).map(({ customerId }) => customerId)).not.toContain(ada);
    }));

  test("is whoever lives and is a person; organisations where the board puts them in", () =>
    inTransaction(async (world) => {
      const found = await aCompany(world, [bought("Dead", "2026-01-05", 500), bought("Firm", "2026-01-05", 500)]);
      const by = (await aPerson(world)).id;
      await world.tx
        .update(customers)
        .set({ diedRecordedAt: new Date(`${fittedOn}T08:00:00Z`), diedRecordedBy: by })
        .where(eq(customers.id, idOf(found, "Dead")));
      await world.tx
        .update(customers)
        .set({ kind: "organisation" })
        .where(eq(customers.id, idOf(found, "Firm")));
      await aValueMethod(world);
      await fitValues(world.tx);
      const { shown } = await getValuePage(world.tx);
      expect(shown).toMatchObject({ customers: 400, leftOut: { died: 1, organisations: 1 } });
      expect(await findValueOf(world.tx, idOf(found, "Firm"))).toBeNull();
      await aValueMethod(world, { withOrganisations: true });
      await fitValues(world.tx);
      expect(await findValueOf(world.tx, idOf(found, "Firm"))).not.toBeNull();
      expect(await findValueOf(world.tx, idOf(found, "Dead"))).toBeNull();
    }));

  test("who paid in another currency or nothing at all has purchases expected, and no value", () =>
    inTransaction(async (world) => {
      const found = await aCompany(world, [
        bought("Abroad", "2026-01-05", 5_000, "EUR"),
        bought("Abroad", "2026-03-05", 5_000, "EUR"),
        bought("Free", "2026-01-05", 0),
        bought("Free", "2026-03-05", 0),
        bought("Both", "2026-01-05", 5_000),
        bought("Both", "2026-03-05", 9_000, "EUR"),
      ]);
      await aValueMethod(world);
      await fitValues(world.tx);
      for (const who of ["Abroad", "Free"]) {
        const value = await findValueOf(world.tx, idOf(found, who));
        expect(value).toMatchObject({ valueMinor: null, repeats: 1, historicMinor: 0 });
        expect(value?.purchases).toBeGreaterThan(0);
      }
      const both = await findValueOf(world.tx, idOf(found, "Both"));
      expect(both).toMatchObject({ repeats: 1, historicMinor: 2_000 });
      expect(both?.valueMinor).toBeGreaterThan(0);
    }));
});

describe("without a model", () => {
  test("too few repeat customers are a sentence, and historic value stands by itself", () =>
    inTransaction(async (world) => {
      await world.setNow(new Date(`${fittedOn}T09:00:00Z`));
      await anOrganisation(world);
      const found = await manyPurchases(world, [
        bought("Ada", "2026-01-05", 5_000),
        bought("Ada", "2026-02-05", 7_000),
      ]);
      await aValueMethod(world);
      await fitValues(world.tx);
      const { shown } = await getValuePage(world.tx);
      expect(shown?.refused).toBe("Too few repeat customers to fit a model: 1, at least 100 are needed.");
      expect(shown?.sums.all).toMatchObject({ expected: null, historic: { customers: 1, mean: 4_800 } });
      const ada = await findValueOf(world.tx, idOf(found, "Ada"));
      expect(ada).toMatchObject({ valueMinor: null, alive: null, purchases: null, historicMinor: 4_800 });
    }));

  test("what the product comes with is revenue, until the board sets more", () =>
    inTransaction(async (world) => {
      await world.setNow(new Date(`${fittedOn}T09:00:00Z`));
      await anOrganisation(world);
      await manyPurchases(world, [bought("Ada", "2026-01-05", 5_000), bought("Ada", "2026-01-06", -1_000)]);
      await fitValues(world.tx);
      const { shown, methods } = await getValuePage(world.tx);
      expect(methods).toMatchObject([{ method: "historic", margin: null, setBy: null, version: 1 }]);
      expect(shown?.sums.all.historic).toMatchObject({ customers: 1, mean: 4_000 });
    }));
});

describe("a new method", () => {
  test("is a new version; what the one before came to stands as it was", () =>
    inTransaction(async (world) => {
      await aCompany(world);
      await aValueMethod(world);
      await fitValues(world.tx);
      const before = await getValuePage(world.tx);
      await aValueMethod(world, { margin: 20 });
      expect((await getValuePage(world.tx)).isDue).toBe(true);
      await fitValues(world.tx);
      const after = await getValuePage(world.tx);
      expect(after.isDue).toBe(false);
      expect(after.shown?.version).toBe((before.shown?.version ?? 0) + 1);
      const half = (before.shown?.sums.all.expected?.mean ?? 0) / 2;
      expect(after.shown?.sums.all.expected?.mean).toBeCloseTo(half, -1);
      const [old] = await world.tx.execute<{ sums: unknown }>(
        sql`select sums from value_sums where model_id = ${before.shown?.id ?? null}`,
      );
      expect(old?.sums).toEqual(before.shown?.sums);
      const rows = await world.tx.execute<{ n: number }>(sql`select count(*)::int as n from lifetime_values`);
      expect(rows[0]?.n).toBe(400);
    }));
});

test("the list goes from page to page without losing or repeating anybody, the most first", () =>
  inTransaction(async (world) => {
    await aCompany(world);
    await aValueMethod(world);
    await fitValues(world.tx);
    const seen: number[] = [];
    const ids = new Set<string>();
    let after: { minor: number; id: string } | null = null;
    do {
      const page: Awaited<ReturnType<typeof listValues>> = await listValues(
        world.tx,
        { band: null, of: null, after },
        90,
      );
      for (const line of page.lines) {
        ids.add(line.customerId);
        seen.push(line.valueMinor ?? line.historicMinor);
      }
      after = page.next;
    } while (after);
    expect(ids.size).toBe(400);
    expect(seen).toEqual([...seen].sort((one, other) => other - one));
    const once = await listValues(world.tx, { band: null, of: "once", after: null }, 500);
    expect(once.lines.every(({ repeats, alive }) => repeats === 0 && alive === null)).toBe(true);
  }));
