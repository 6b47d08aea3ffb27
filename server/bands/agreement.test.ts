import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bandingFault, bandsOf, shareAbove } from "../domain/band";
import type { Banding } from "../domain/band-words";
import { addDays, plainDate } from "../domain/plain-date";
import { quintiles, type RfmUnit, rfmSummaries } from "../domain/rfm";
import { aBandVersion, runBands, usualBanding } from "../testing/bands";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation } from "../testing/factories";
import { type Bought, idOf, manyPurchases } from "../testing/purchases";

const today = plainDate("2026-03-01");
const people = ["Ada", "Ben", "Cleo", "Dev", "Eve", "Fay", "Gus", "Hal"] as const;

const anyLine: fc.Arbitrary<Bought> = fc.record({
  who: fc.constantFrom(...people),
  on: fc.integer({ min: 0, max: 400 }).map((days) => addDays(today, -days)),
  amountMinor: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(0, 100, 100, 5_000) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 90_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: -5_000, max: -1 }) },
  ),
  withdrawn: fc.constantFrom(false, false, false, false, true),
});
const anyLines = fc.array(anyLine, { maxLength: 30, size: "max" });

const anyShares: fc.Arbitrary<Banding> = fc.constantFrom(
  usualBanding,
  { method: "quantiles" as const, bands: [1, 9, 90].map((share, place) => ({ name: `Band ${place}`, share })) },
  {
    method: "quantiles" as const,
    bands: [25, 25, 25, 25].map((share, place) => ({ name: `Quarter ${place}`, share })),
  },
);
const anyCutOffs: fc.Arbitrary<Banding> = fc
  .uniqueArray(fc.integer({ min: -1000, max: 60_000 }), { minLength: 1, maxLength: 4 })
  .map((limits) => ({
    method: "cut_offs" as const,
    bands: [...limits.sort((a, b) => b - a), null].map((from, place) => ({ name: `Band ${place}`, from })),
  }));

test("the database and the rule put every buyer into the same band, with the same limits and sums", () =>
  fc.assert(
    fc.asyncProperty(anyLines, fc.oneof(anyShares, anyCutOffs), (lines, banding) =>
      inTransaction((world) => compareBands(world, lines, banding)),
    ),
    { numRuns: 60 },
  ));

async function compareBands(world: World, lines: readonly Bought[], banding: Banding): Promise<void> {
  await world.setNow(new Date(`${today}T09:00:00Z`));
  await anOrganisation(world);
  const buyers = await manyPurchases(world, lines, people);
  await aBandVersion(world, { ...banding, bestRule: { match: "all", conditions: [] } });
  await runBands(world);
  const counted = lines.filter(({ withdrawn }) => !withdrawn);
  const have = people
    .filter((who) => counted.some((line) => line.who === who && line.amountMinor >= 0))
    .map((who) => ({
      customerId: idOf(buyers, who),
      valueMinor: counted.filter((line) => line.who === who).reduce((sum, line) => sum + line.amountMinor, 0),
    }));
  const { found, of } = bandsOf(have, banding);
  const [run] = await world.tx.execute(sql`select found, buyers, scores from band_run_now`);
  expect(run).toMatchObject({ found, buyers: have.length });
  const spans = await world.tx.execute<{ id: string; band: string; because: { valueMinor: number; above: number } }>(
    sql`select customer_id as id, band, because from bands_on(${today}) order by customer_id`,
  );
  expect(new Map(spans.map(({ id, band }) => [id, band]))).toEqual(new Map(of));
  for (const { id, because } of spans) {
    const value = have.find(({ customerId }) => customerId === id)?.valueMinor ?? 0;
    expect(because.valueMinor).toBe(value);
    expect(because.above).toBeCloseTo(shareAbove(have, value), 5);
  }
  const histories = have.map(({ customerId }) => {
    const days = counted
      .filter((line) => idOf(buyers, line.who) === customerId && line.amountMinor >= 0)
      .map(({ on }) => Date.parse(on));
    return { last: Math.max(...days), days: new Set(days).size };
  });
  expect(run?.scores).toEqual({
    recency: quintiles(histories.map(({ last }) => last)),
    frequency: quintiles(histories.map(({ days }) => days)),
    money: quintiles(have.map(({ valueMinor }) => valueMinor)),
  });
}

test("the database and the rule sum up recency, frequency and money alike, by day and by week", () =>
  fc.assert(
    fc.asyncProperty(anyLines, fc.constantFrom<RfmUnit>("day", "week"), (lines, unit) =>
      inTransaction(async (world) => {
        await anOrganisation(world);
        const buyers = await manyPurchases(world, lines);
        const asOf = addDays(today, -50);
        const rows = await world.tx.execute<{ id: string; x: number; t: number; now: number; mean: string }>(sql`
          select customer_id as id, repeats as x, until_last as t, until_now as now, mean_minor as mean
            from rfm_summaries(${asOf}::date, ${unit})`);
        const expected = rfmSummaries(
          lines
            .filter(({ withdrawn }) => !withdrawn)
            .map((line) => ({ ...line, customerId: idOf(buyers, line.who), boughtOn: line.on })),
          asOf,
          unit,
        );
        expect(rows.length).toBe(expected.length);
        for (const one of expected) {
          const row = rows.find(({ id }) => id === one.customerId);
          expect(row).toMatchObject({ x: one.repeats, t: one.untilLast, now: one.untilNow });
          expect(Number(row?.mean)).toBeCloseTo(one.meanMinor, 6);
        }
      }),
    ),
    { numRuns: 40 },
  ));

test("both say the same of bands that cannot be drawn", () =>
  inTransaction(async ({ tx }) => {
    const anyName = fc.constantFrom("Top", "top ", "", "x".repeat(41), "Middle", "Low");
    const anyShareList = fc.array(
      fc.record({ name: anyName, share: fc.constantFrom(0, 1, 25, 49, 50, 75, 99, 100, 12.5) }),
    );
    const anyCutOffList = fc.array(fc.record({ name: anyName, from: fc.constantFrom(null, -5, 0, 5, 100, 1_000) }));
    const anyList: fc.Arbitrary<Banding> = fc.oneof(
      anyShareList.map((bands) => ({ method: "quantiles" as const, bands })),
      anyCutOffList.map((bands) => ({ method: "cut_offs" as const, bands })),
    );
    await fc.assert(
      fc.asyncProperty(anyList, async (banding) => {
        const [row] = await tx.execute<{ fault: string | null }>(
          sql`select banding_fault(${banding.method}, ${JSON.stringify(banding.bands)}::text::jsonb) as fault`,
        );
        expect(row?.fault ?? null).toBe(bandingFault(banding));
      }),
      { numRuns: 200 },
    );
  }));
