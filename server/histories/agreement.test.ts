import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "../domain/plain-date";
import { compareFigures } from "../testing/compare-figures";
import { compareKept } from "../testing/compare-kept";
import { compareMovement } from "../testing/compare-movement";
import { compareRetention } from "../testing/compare-retention";
import { compareWorth } from "../testing/compare-worth";
import { inTransaction, type World } from "../testing/database";
import { type KnownLens, readFacts } from "../testing/purchase-facts";
import { anAdmin, anyDay, anyStory, type PurchaseAct, PurchaseStory, purchaseActs } from "../testing/purchase-stories";
import { verifyRollups } from "./tasks";

const anyLens: fc.Arbitrary<KnownLens> = fc.record({
  asOf: anyDay.map((day) => addDays(day, 90)),
  lapseDays: fc.oneof(fc.constantFrom(30, 30, 90, 395), fc.integer({ min: 1, max: 500 })),
  segment: fc.constantFrom(null, null, null, "active", "ten_years", "top_tenth", "open_issue"),
});
type Lenses = readonly [KnownLens, KnownLens, KnownLens, KnownLens];

/** A story, and the lenses it is looked at through: some of the very day of something that happens in it. */
const anyTelling = fc
  .tuple(anyStory, fc.tuple(anyLens, anyLens, anyLens, anyLens), fc.nat())
  .map(([acts, [first, second, before, after], place]): { acts: PurchaseAct[]; lenses: Lenses } => {
    const some = place % 3 ? acts : acts.filter(({ act }) => act === "refund");
    const onTheDay = (lens: KnownLens) => ({ ...lens, asOf: some[place % some.length]?.on ?? lens.asOf });
    return {
      acts,
      lenses: [first, onTheDay(second), place % 2 ? onTheDay(before) : before, place % 4 ? after : onTheDay(after)],
    };
  });

/** Half of everything is held against the rules before all is settled and half after; in the next story the other way round. */
const halves = [
  [compareMovement, compareRetention],
  [compareFigures, compareWorth],
] as const;

async function compareHalf(world: World, lens: KnownLens, half: number): Promise<void> {
  const facts = await readFacts(world.tx);
  for (const compare of halves[half % 2] ?? []) await compare(world, facts, lens);
}

/** Every kept row and sum as one number. */
function checksum({ tx }: World) {
  return tx.execute(sql`select md5(string_agg(s::text, ',' order by s::text)) as sums,
    (select md5(string_agg(h::text, ',' order by h::text)) from purchase_histories h) as rows from history_sums s`);
}

type Told = {
  acts: readonly PurchaseAct[];
  lenses: readonly [KnownLens, KnownLens, KnownLens, KnownLens];
  half: number;
};

/** Tells a story and looks at what is kept on the way; gives the acts that did something. */
async function tell(world: World, story: PurchaseStory, { acts, lenses, half }: Told): Promise<PurchaseAct[]> {
  const [first, second, before, after] = lenses;
  const done: PurchaseAct[] = [];
  for (const [index, act] of acts.entries()) {
    if (await story.happen(act)) done.push(act);
    if (index % 12 === 11) await compareKept(world, [first, second]);
  }
  await compareHalf(world, before, half);
  await world.tx.execute(sql`select settle_histories(1000)`);
  expect(await verifyRollups(world.tx)).toMatchObject({ differences: [], sums: [] });
  await compareHalf(world, after, half + 1);
  await world.tx.execute(sql`select count_thresholds()`);
  const settled = await checksum(world);
  await world.tx.execute(sql`select rebuild_histories()`);
  expect(await checksum(world)).toEqual(settled);
  return done;
}

it(
  "reads the same from what is kept as from the facts and by the rules, whatever happened in whatever order",
  () =>
    inTransaction(async (outer) => {
      await outer.setNow(new Date(0));
      // Planning takes longer than reading so few: what is asked again and again is planned once.
      await outer.tx.execute(sql`set local plan_cache_mode = force_generic_plan`);
      const admin = await anAdmin(outer);
      const done = new Map<string, number>(purchaseActs.map((act) => [act, 0]));
      let half = 0;
      await fc.assert(
        fc.asyncProperty(anyTelling, ({ acts, lenses }) =>
          outer.within(async (world) => {
            const story = await PurchaseStory.begin(world, admin);
            for (const { act } of await tell(world, story, { acts, lenses, half: half++ }))
              done.set(act, (done.get(act) ?? 0) + 1);
          }),
        ),
        { numRuns: 40 },
      );
      expect([...done].filter(([, times]) => times < 5)).toEqual([]);
    }),
  180_000,
);
