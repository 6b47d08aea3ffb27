import { expect } from "vitest";
import { countActive } from "../domain/customer-numbers";
import { addDays, type PlainDate } from "../domain/plain-date";
import { earlyRepeat, winBackDays, winBackOfLapses, winBackOfStock } from "../domain/returning";
import { segmentKeys } from "../domain/segment";
import { concentration, gapPercentile, purchaseGaps, topPart, type YearOfPurchases } from "../domain/value";
import { customerNumbers } from "../numbers/queries/customer-numbers";
import { getEarlyRepeatLately } from "../numbers/queries/returning";
import { segmentsQuestion } from "../numbers/queries/segment-sizes";
import type { World } from "./database";
import { type KnownLens, membersOf, netOf, type PurchaseFacts, type Seen, seenThrough } from "./purchase-facts";

/** Every customer number: of everybody from kept sums and again from histories, of a segment from its members'. */
export async function compareFigures({ tx }: World, facts: PurchaseFacts, lens: KnownLens): Promise<void> {
  const seen = seenThrough(facts, lens);
  const expected = expectedFigures(seen, lens);
  expect(await customerNumbers(tx, lens)).toMatchObject({ segment: lens.segment, ...expected });
  expect(await segmentsQuestion.count(tx, lens)).toEqual(expectedSizes(facts, lens));
  if (lens.segment !== null) return;
  const { orders, totals, ...figures } = expected;
  expect(await customerNumbers(tx, { ...lens, segment: "all" })).toMatchObject(figures);
  const windowDays = 90;
  const cohort = { from: addDays(lens.asOf, -windowDays - 364), to: addDays(lens.asOf, -windowDays) };
  const later = { from: addDays(cohort.to, 1), to: lens.asOf };
  const { repeat } = await getEarlyRepeatLately(tx, { asOf: lens.asOf, windowDays });
  const { k, n } = earlyRepeat(seen.histories, { asOf: lens.asOf, windowDays, cohort });
  const { unfinished } = earlyRepeat(seen.histories, { asOf: lens.asOf, windowDays, cohort: later });
  expect(repeat).toEqual({ ...cohort, k, n, unfinished });
}

function expectedFigures({ histories, known, people, lines }: Seen, { asOf, lapseDays }: KnownLens) {
  const gaps = purchaseGaps(histories, asOf);
  const [p50, p80, p90] = [0.5, 0.8, 0.9].map((part) => gapPercentile(gaps, part));
  const asked = { asOf, lapseDays, windowDays: winBackDays };
  return {
    customers: known.length,
    notYetBought: people.length - known.length,
    active: { k: countActive(histories, asOf, lapseDays), n: known.length },
    firstPurchases: byYear(known.map(({ days: [first] }) => first)),
    earlyRepeat: [30, 60, 90, 180, 365].map((windowDays) => ({
      windowDays,
      ...earlyRepeat(histories, { asOf, windowDays }),
    })),
    winBack: {
      windowDays: 365,
      stock: { on: addDays(asOf, -365), ...winBackOfStock(histories, asked) },
      lapses: winBackOfLapses(histories, asked),
    },
    gaps: { n: gaps.length, p50, p80, p90 },
    topFifth: concentration(
      known.map(({ customerId }) => netOf(lines, customerId)),
      topPart,
    ),
    lastYear: lastYear(lines, asOf),
    orders: new Set(lines.map(({ orderRef }) => orderRef)).size,
    totals: totals(lines),
  };
}

function byYear(days: readonly PlainDate[]) {
  const years = days.map((day) => Number(day.slice(0, 4)));
  return [...new Set(years)]
    .sort((a, b) => a - b)
    .map((year) => ({ year, customers: years.filter((other) => other === year).length }));
}

/** METRICS A1: what was bought in the last 365 days by those who bought then, refunds not taken off; never only a total. */
function lastYear(lines: Seen["lines"], asOf: PlainDate): YearOfPurchases {
  const recent = lines.filter((line) => line.boughtOn > addDays(asOf, -365) && line.amountMinor >= 0);
  const days = new Set(recent.map(({ customerId, boughtOn }) => `${customerId} ${boughtOn}`));
  const buyers = [...new Set([...days].map((day) => day.split(" ", 1).join()))];
  const spent = buyers.map((id) => netOf(recent, id)).sort((a, b) => a - b);
  return {
    customers: buyers.length,
    purchaseDays: days.size,
    totalMinor: spent.reduce((sum, minor) => sum + minor, 0),
    medianMinor: spent[Math.ceil(spent.length / 2) - 1] ?? null,
  };
}

/** Ruling 27: refunds included, per currency, never converted. */
function totals(lines: Seen["lines"]) {
  const currencies = [...new Set(lines.map(({ currency }) => currency))];
  return currencies
    .map((currency) => {
      const some = lines.filter((line) => line.currency === currency);
      return { currency, lines: some.length, totalMinor: some.reduce((sum, line) => sum + line.amountMinor, 0) };
    })
    .sort((a, b) => b.lines - a.lines || (a.currency < b.currency ? -1 : 1));
}

/** Of a segment, who is also in each. */
function expectedSizes(facts: PurchaseFacts, lens: KnownLens) {
  const within = new Set(membersOf(facts, lens.segment ?? "all", lens));
  return Object.fromEntries(
    segmentKeys.map((key) => {
      const members = new Set(membersOf(facts, key, lens));
      return [key, [...members].filter((id) => lens.segment === null || within.has(id)).length];
    }),
  );
}
