import { sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Lens } from "../domain/lens";
import { addDays, type PlainDate } from "../domain/plain-date";
import { type RfmSummary, rfmSummaries } from "../domain/rfm";
import { readHeldOut, readHistories, readSpending } from "../values/queries/fitting";
import type { World } from "./database";
import { boughtByDay, type PurchaseFacts } from "./purchase-facts";

type Row = Omit<RfmSummary, "meanMinor"> & {
  repeatMinor: number;
  firstMinor: number;
  refundedMinor: number;
  isPartlyAbroad: boolean;
};

/** What a fit reads of everybody, against the summaries of the rules (METRICS B8). */
export async function compareValues({ tx }: World, facts: PurchaseFacts, { asOf }: Pick<Lens, "asOf">): Promise<void> {
  const erased = await tx.execute<{ id: string }>(sql`select id from customers where erased_at is not null`);
  const gone = new Set(erased.map(({ id }) => id));
  const lines = facts.lines.filter(({ customerId }) => !gone.has(customerId));
  const expected = rowsOf(lines, asOf);
  const asked = { until: asOf, withOrganisations: true };
  const found = await tx.execute<Row>(sql`
    select survivor_id as "customerId", repeats, until_last as "untilLast", until_now as "untilNow", first_minor::float8 as "firstMinor",
      repeat_minor::float8 as "repeatMinor", refunded_minor::float8 as "refundedMinor", is_partly_abroad as "isPartlyAbroad"
    from value_histories(${asOf}, true)`);
  expect([...found].sort(byCustomer)).toEqual(expected);
  const groups = grouped(expected, ({ repeats, untilLast, untilNow }) => [repeats, untilLast / 7, untilNow / 7]);
  const read = await readHistories(tx, asked);
  expect(read.map((one) => [one.repeats, one.untilLast, one.untilNow, one.customers])).toEqual(groups);
  const paying = expected.filter((one) => one.repeats > 0 && one.repeatMinor > 0 && !one.isPartlyAbroad);
  const spending = await readSpending(tx, { ...asked, minorPerUnit: 100 });
  expect(spending.groups.map((one) => [one.repeats, expect.closeTo(one.mean, 9), one.customers])).toEqual(
    grouped(paying, ({ repeats, repeatMinor }) => [repeats, repeatMinor / repeats / 100]),
  );
  const [back, all] = [total(expected.map((one) => one.refundedMinor)), total(expected.map(paidOf))];
  expect(spending.refundedShare).toBeCloseTo(all === 0 ? 0 : Math.min(1, back / all), 12);
  await compareHeldOut(tx, lines, asOf);
}

async function compareHeldOut(tx: World["tx"], lines: PurchaseFacts["lines"], until: PlainDate): Promise<void> {
  const cut = addDays(until, -120);
  const later = new Map(rowsOf(lines, until).map((row) => [row.customerId, row.repeats]));
  const known = rowsOf(lines, cut).map((row) => ({ ...row, bought: (later.get(row.customerId) ?? 0) - row.repeats }));
  const read = await readHeldOut(tx, { cut, until, withOrganisations: true });
  expect(total(read.map((one) => one.customers))).toBe(known.length);
  for (const { repeats, untilLast, untilNow, ...sums } of read) {
    const alike = known.filter(
      (one) => one.repeats === repeats && one.untilLast === untilLast && one.untilNow === untilNow,
    );
    const bought = alike.map((one) => one.bought);
    expect(sums).toEqual({ customers: alike.length, bought: total(bought), squares: total(bought.map((n) => n * n)) });
  }
}

/** Days count in whatever currency was paid; what was paid in another brought nothing here. */
function rowsOf(lines: PurchaseFacts["lines"], asOf: PlainDate): Row[] {
  const inPounds = lines.map(({ currency, amountMinor, ...line }) => ({
    ...line,
    amountMinor: currency === "GBP" ? amountMinor : Math.min(0, Math.sign(amountMinor)),
  }));
  return rfmSummaries(inPounds, asOf, "day")
    .map(({ meanMinor, ...summary }) => {
      const own = lines.filter(({ customerId }) => customerId === summary.customerId);
      const first = addDays(asOf, -summary.untilNow);
      const [firstMinor = 0] = boughtByDay(own, { customerId: summary.customerId, days: [first] }).amounts;
      const refunds = own.filter((line) => line.boughtOn <= asOf && line.currency === "GBP" && line.amountMinor < 0);
      return {
        ...{ ...summary, firstMinor, repeatMinor: Math.round(meanMinor * summary.repeats) },
        refundedMinor: 0 - total(refunds.map(({ amountMinor }) => amountMinor)),
        isPartlyAbroad: own.some(({ currency }) => currency !== "GBP"),
      };
    })
    .sort(byCustomer);
}

/** Each set of keys once, with how many have it, in order. */
function grouped(rows: readonly Row[], keysOf: (row: Row) => number[]): number[][] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keysOf(row).join(" "), (counts.get(keysOf(row).join(" ")) ?? 0) + 1);
  return [...counts]
    .map(([keys, n]) => [...keys.split(" ").map(Number), n])
    .sort((one, other) => one.map((key, at) => key - (other[at] ?? 0)).find((difference) => difference !== 0) ?? 0);
}

const byCustomer = (one: Row, other: Row) => (one.customerId < other.customerId ? -1 : 1);
const paidOf = ({ firstMinor, repeatMinor }: Row) => firstMinor + repeatMinor;
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
