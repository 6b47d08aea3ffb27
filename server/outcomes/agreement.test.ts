import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Figures, Followed } from "../domain/comparison";
import { outcomeMeasures } from "../domain/comparison";
import { addDays } from "../domain/plain-date";
import { inTransaction, type World } from "../testing/database";
import { made } from "../testing/factories";
import { aMerge } from "../testing/merging";
import { anOutcome, anyLife, dayAfter, drawnOf, effectOn, figuresOf, type Life } from "../testing/outcomes";

type Reading = { as_of: string; lapse_days: number | null; followed: Followed; figures: Figures };

/** Everything that is due, counted; the readings in the order of their days. */
async function readings({ tx }: World, decisionId: string): Promise<Reading[]> {
  for (;;) {
    const [row] = await tx.execute<{ id: string | null }>(sql`select measure_outcomes() as id`);
    if (!row?.id) break;
  }
  return [...(await tx.execute<Reading>(sql`select * from outcome_readings(${decisionId})`))];
}

const lives = fc.sample(anyLife, { numRuns: 320, seed: 1_922 });

function expectSame(found: Figures, wanted: Figures) {
  for (const measure of outcomeMeasures) {
    const [one, other] = [found[measure], wanted[measure]];
    if (one === null || other === null) {
      expect(one).toBe(other);
      continue;
    }
    const sides = [other.affected, other.comparable];
    const least = Math.min(
      ...sides.flatMap(({ customersBefore, customersAfter }) => [customersBefore, customersAfter]),
    );
    if (least < 20) {
      for (const side of [one.affected, one.comparable])
        expect(side).toMatchObject({ before: null, after: null, effectiveAfter: 0, kAfter: 0, changeSpread: 0 });
      continue;
    }
    for (const side of ["affected", "comparable"] as const)
      for (const [name, value] of Object.entries(other[side])) {
        const said = Object.entries(one[side]).find(([key]) => key === name)?.[1];
        if (value === null) expect(said, `${measure} ${side} ${name}`).toBeNull();
        else expect(Number(said) / (value || 1), `${measure} ${side} ${name}`).toBeCloseTo(value && 1, 9);
      }
  }
}

/** How alike a life counts on the day it is drawn: days bought on, contacts in the year before, the last purchase. */
function likenessOf({ purchases, contacts }: Life): number {
  const before = <T extends { day: number; isOut: boolean }>(rows: readonly T[]) =>
    rows.filter(({ day, isOut }) => day < 0 && !isOut);
  const days = new Set(
    before(purchases)
      .filter(({ minor }) => minor >= 0)
      .map(({ day }) => day),
  );
  const spoken = before(contacts).length;
  const last = Math.max(...days, Number.NEGATIVE_INFINITY);
  const habit = [1, 2, 4, 8, 16].filter((least) => days.size >= least).length;
  return (
    habit * 1000 + [1, 3, 5].filter((least) => spoken >= least).length * 10 + Number(last >= -365) + Number(last >= -91)
  );
}

describe("those drawn", () => {
  it("are as alike as they were on that day, and nobody is compared who stands for nobody", async () => {
    await inTransaction(async (world) => {
      const { statementId, written } = await anOutcome(world, lives);
      const drawn = await drawnOf(world, statementId);
      const of = new Map(written.map(({ id, life }) => [id, life]));
      for (const { id, likeness } of drawn) {
        const life = of.get(id);
        expect(likeness).toBe(life ? likenessOf(life) : 0);
      }
      const count = (side: string, likeness: number) =>
        drawn.filter((one) => one.side === side && one.likeness === likeness).length;
      const kinds = new Set(drawn.map(({ likeness }) => likeness));
      expect(kinds.size).toBeGreaterThan(8);
      for (const kind of kinds) expect(count("comparable", kind)).toBeLessThanOrEqual(count("affected", kind));
    });
  });
});

describe("the sums of an outcome", () => {
  it("are those of the rows, customer by customer, before and after", async () => {
    await inTransaction(async (world) => {
      const { decisionId, statementId, written, cast } = await anOutcome(world, lives);
      await world.tx.execute(sql`insert into lapse_thresholds (id, days, reason, set_by, recorded_at)
        values (gen_random_uuid(), 40, 'As measured.', ${cast.chief.id}, ${`${effectOn}T00:00:00Z`})`);
      await world.setNow(new Date(`${dayAfter(28)}T12:00:00Z`));
      const [reading] = await readings(world, decisionId);
      const of = new Map(written.map(({ id, life }) => [id, life]));
      expect(reading).toMatchObject({ as_of: addDays(effectOn, 27), lapse_days: 40 });
      expectSame(made(reading).figures, figuresOf(await drawnOf(world, statementId), of, 28, 40));
      expect(made(reading).figures.kept?.affected.nAfter).toBeGreaterThan(20);
    });
  });

  it("leave out who is gone, count the merged once, and say how many", async () => {
    await inTransaction(async (world) => {
      const { decisionId, statementId, written, cast } = await anOutcome(world, lives.slice(0, 200));
      const drawn = await drawnOf(world, statementId);
      const known = new Map(written.map(({ id, life }) => [id, life]));
      const of = (side: string) => drawn.filter((one) => one.side === side && known.has(one.id)).map(({ id }) => id);
      const [a, b, c, d, e] = of("affected").map(made);
      const [x, y] = of("comparable").map(made);
      await aMerge(world, made(b), made(a), { byId: cast.owner.id });
      await aMerge(world, made(x), made(c), { byId: cast.owner.id });
      await world.tx.execute(sql`update customers set died_recorded_by = ${cast.owner.id} where id in (${d}, ${y})`);
      await world.tx.execute(sql`update customers set withdrawn_at = standpoint_now() where id = ${e}`);
      await world.setNow(new Date(`${dayAfter(28)}T12:00:00Z`));
      const [reading] = await readings(world, decisionId);
      const gone = new Set([b, c, x, d, y, e]);
      const [one, other] = [made(known.get(made(a))), made(known.get(made(b)))];
      known.set(made(a), {
        isAffected: true,
        contacts: [...one.contacts, ...other.contacts],
        complaints: [...one.complaints, ...other.complaints],
        purchases: [...one.purchases, ...other.purchases],
        promises: [...one.promises, ...other.promises],
      });
      const left = drawn.filter(({ id }) => !gone.has(id));
      expectSame(made(reading).figures, figuresOf(left, known, 28, null));
      expect(made(reading).figures.lapsed).toBeNull();
      const { affected, comparable } = made(reading).followed;
      expect(affected).toMatchObject({ merged: 2, died: 1, withdrawn: 1, erased: 0 });
      expect(comparable).toMatchObject({ merged: 1, died: 1, withdrawn: 0, erased: 0 });
      for (const { drawn: all, ...fates } of [affected, comparable])
        expect(Object.values(fates).reduce((sum, n) => sum + n, 0)).toBe(all);
    });
  });
});
