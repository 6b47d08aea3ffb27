import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { customerMovement } from "../domain/customer-numbers";
import { addDays, type PlainDate } from "../domain/plain-date";
import { purchaseHistories } from "../domain/purchase-history";
import { earlyRepeat, winBackDays, winBackOfLapses, winBackOfStock } from "../domain/returning";
import { concentration, gapPercentile, purchaseGaps, topPart } from "../domain/value";
import { movementByMonth } from "../numbers/queries/coming-and-going";
import { customerNumbers } from "../numbers/queries/customer-numbers";
import { inTransaction, type World } from "../testing/database";
import { anyDay, anyPurchaseAct, PurchaseStory, purchaseActs } from "../testing/purchase-stories";
import { verifyRollups } from "./tasks";

type Seen = { asOf: PlainDate; lapseDays: number };

const anySeen = fc.record({
  asOf: anyDay.map((day) => addDays(day, 90)),
  lapseDays: fc.oneof(fc.constantFrom(30, 90, 395), fc.integer({ min: 1, max: 500 })),
});

/** Rows and sums as everybody reads them differ in nothing from those of the facts as a whole. */
async function expectKept({ tx }: World, { asOf, lapseDays }: Seen): Promise<void> {
  const [found] = await tx.execute<{ rows: unknown[]; sums: unknown[] }>(sql`
    with facts as materialized (select f from all_histories_from_facts() f),
    read as materialized (
      select kind, lapse_days, on_day, at, sum(counted)::int as counted, sum(amount_minor)::bigint as amount_minor
      from (select * from history_sums union all select * from history_changes(${asOf}, ${lapseDays}, null)) s
      group by 1, 2, 3, 4 having sum(counted) <> 0 or sum(amount_minor) <> 0),
    counted as materialized (
      select s.* from history_sums_of(array(select history_until(f, ${asOf}) from facts), array(
        select lapse_days from kept_thresholds union select ${lapseDays}::int), true) s)
    select (select coalesce(jsonb_agg(jsonb_build_array(n, f)), '[]') from histories_now n
        full join facts on (facts.f).customer_id = n.customer_id where n is distinct from facts.f) as rows,
      (select coalesce(jsonb_agg(jsonb_build_array(r, c)), '[]') from read r full join counted c using (kind, lapse_days, on_day, at)
        where (r.counted, r.amount_minor) is distinct from (c.counted, c.amount_minor)) as sums`);
  expect(found).toEqual({ rows: [], sums: [] });
}

async function expectNumbers(world: World, story: PurchaseStory, { asOf, lapseDays }: Seen): Promise<void> {
  const lines = await story.counted();
  const histories = purchaseHistories(lines);
  const known = histories.filter(({ days }) => days[0] <= asOf);
  const numbers = await customerNumbers(world.tx, { asOf, lapseDays });
  const gaps = purchaseGaps(histories, asOf);
  const asked = { asOf, lapseDays, windowDays: winBackDays };
  expect(numbers).toMatchObject({
    customers: known.length,
    earlyRepeat: numbers.earlyRepeat.map(({ windowDays }) => earlyRepeat(histories, { asOf, windowDays })),
    winBack: { stock: winBackOfStock(histories, asked), lapses: winBackOfLapses(histories, asked) },
    gaps: {
      n: gaps.length,
      p50: gapPercentile(gaps, 0.5),
      p80: gapPercentile(gaps, 0.8),
      p90: gapPercentile(gaps, 0.9),
    },
    topFifth: concentration(
      known.map(({ customerId }) =>
        lines
          .filter((line) => line.customerId === customerId && line.boughtOn <= asOf && line.currency === "GBP")
          .reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      ),
      topPart,
    ),
  });
  const from = addDays(asOf, -500);
  const month = `${from.slice(0, 7)}-01` as PlainDate;
  const months = await movementByMonth(world.tx, { from: month, asOf, lapseDays });
  expect(months).toEqual(
    months.map(({ month, endsOn }) => ({
      ...{ month, endsOn },
      ...customerMovement(histories, { from: month, to: endsOn }, lapseDays),
    })),
  );
  await expectIdentity(
    world,
    { from, to: asOf },
    lapseDays,
    customerMovement(histories, { from, to: asOf }, lapseDays),
  );
}

/** By SQL over the facts, by the rules, and adding up. */
async function expectIdentity(
  { tx }: World,
  { from, to }: { from: PlainDate; to: PlainDate },
  lapseDays: number,
  byRules: ReturnType<typeof customerMovement>,
): Promise<void> {
  const [byFacts] = await tx.execute(sql`
    select opening, new, won_back as "wonBack", lost, closing from customer_movement(${from}, ${to}, ${lapseDays})`);
  expect(byFacts).toEqual(byRules);
  expect(byRules.opening + byRules.new + byRules.wonBack - byRules.lost).toBe(byRules.closing);
}

it("reads the same from what is kept as from the facts and by the rules, whatever happened in whatever order", async () => {
  const done = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyPurchaseAct, { minLength: 25, maxLength: 60, size: "max" }),
      fc.array(anySeen, { minLength: 6, maxLength: 6 }),
      async (acts, [last, ...seen]) => {
        await inTransaction(async (world) => {
          const story = await PurchaseStory.begin(world);
          for (const [index, act] of acts.entries()) {
            await story.happen(act);
            const look = seen[Math.floor(index / 10)];
            if (index % 10 === 9 && look) await expectKept(world, look);
          }
          for (const act of story.done) done.add(act);
          if (last) await expectNumbers(world, story, last);
          await world.tx.execute(sql`select settle_histories(1000)`);
          expect(await verifyRollups(world.tx)).toMatchObject({ differences: [], sums: [] });
          if (last) await expectNumbers(world, story, last);
          const kept = sql`select md5(string_agg(s::text, ',' order by s::text)) as sums,
            (select md5(string_agg(h::text, ',' order by h::text)) from purchase_histories h) as rows from history_sums s`;
          const before = await world.tx.execute(kept);
          await world.tx.execute(sql`select count_thresholds()`);
          await world.tx.execute(sql`select rebuild_histories()`);
          expect(await verifyRollups(world.tx)).toMatchObject({ differences: [], sums: [] });
          if ((await world.tx.execute(sql`select from lapse_thresholds`)).length === 0)
            expect(await world.tx.execute(kept)).toEqual(before);
        });
      },
    ),
    { numRuns: 10 },
  );
  expect([...done].sort()).toEqual([...new Set<string>(purchaseActs)].sort());
}, 180_000);
