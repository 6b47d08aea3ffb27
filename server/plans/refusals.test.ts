import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { lapseThresholds, planLines } from "@/db/schema";
import { type CountedLine, planFaultsOf, planKinds, planSum } from "../domain/plan";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aPlanVersion, judgeNow } from "../testing/plans";

const lines: readonly CountedLine[] = [
  { kind: "win", customers: 50, valueMinor: 30_000 },
  { kind: "keep", customers: 900, valueMinor: 40_000 },
];
const worth = 37_500_000;

async function aCompany(world: World) {
  await world.setNow(new Date("2026-09-14T10:00:00Z"));
  await anOrganisation(world);
  return (await aPerson(world, { roles: ["manager"] })).id;
}

const submit = (tx: World["tx"], { planId, versionId }: { planId: string; versionId: string }, by: string) =>
  tx.execute(
    sql`insert into plan_submissions (plan_id, version_id, submitted_by) values (${planId}, ${versionId}, ${by})`,
  );

describe("what Postgres refuses to the application's own login", () => {
  test("a plan without a customer line, though it says it has one", () =>
    inTransaction(async (world) => {
      const by = await aCompany(world);
      await world.asApp();
      const only = /which customers it is to come from/;
      await world.refused(
        (tx) => aPlanVersion({ ...world, tx }, { by, lines: [], target: { valueMinor: 1_000 } }),
        only,
      );
      await world.refused(async (tx) => {
        const { versionId } = await aPlanVersion({ ...world, tx }, { by, lines, target: { valueMinor: worth } });
        await tx.execute(sql`select 1 from plan_versions where id = ${versionId}`);
        const empty = newId();
        await tx.execute(sql`
          insert into plan_versions (id, plan_id, number, title, period, begins_on, currency, target_minor, lines, saved_by)
          select ${empty}, plan_id, 2, title, period, begins_on, currency, target_minor, 1, saved_by
            from plan_versions where id = ${versionId}`);
        await judgeNow({ tx });
      }, only);
    }));

  test("a plan whose lines miss its target by a penny; with the penny it is submitted, and then nothing in it moves", () =>
    inTransaction(async (world) => {
      const by = await aCompany(world);
      await world.asApp();
      const short = await aPlanVersion(world, { by, lines, target: { valueMinor: worth + 1 } });
      await world.refused((tx) => submit(tx, short, by), /do not add up to the target/);
      const next = await aPlanVersion(world, {
        by,
        lines,
        target: { valueMinor: worth },
        planId: short.planId,
        number: 2,
      });
      await judgeNow(world);
      await world.refused((tx) => submit(tx, short, by), /saved this plan meanwhile/);
      await submit(world.tx, next, by);
      const line = { versionId: next.versionId, place: 3, kind: "win" as const, customers: 1, valueMinor: 1 };
      const one = { ...line, how: "Quietly.", ownerId: by };
      await world.refused((tx) => tx.insert(planLines).values(one), /A submitted plan stands/);
      await world.refused(
        (tx) =>
          tx
            .insert(planLines)
            .values({ ...one, versionId: short.versionId })
            .then(() => judgeNow({ tx })),
        /stands as it was saved/,
      );
      for (const change of [
        sql`update plan_lines set customers = 1`,
        sql`delete from plan_lines`,
        sql`update plan_versions set target_minor = 1`,
        sql`update plan_submissions set version_id = version_id`,
        sql`delete from plan_submissions`,
        sql`truncate plan_lines`,
      ])
        await world.refused((tx) => tx.execute(change), /permission denied/);
    }));

  test("not even the owner's login changes a line that was saved", () =>
    inTransaction(async (world) => {
      const by = await aCompany(world);
      await aPlanVersion(world, { by, lines, target: { valueMinor: worth } });
      await world.refused((tx) => tx.execute(sql`update plan_lines set customers = 1`), /append-only/);
      await world.refused((tx) => tx.execute(sql`delete from plan_lines`), /append-only/);
    }));

  test("an opening, a time or a person made up; a plan for what is over; a second plan for the same", () =>
    inTransaction(async (world) => {
      const by = await aCompany(world);
      const clerk = await aPerson(world);
      await world.asApp();
      const given = (columns: string, values: string) =>
        sql`${sql.raw(`insert into plan_versions (id, plan_id, number, title, period, begins_on, currency, lines, saved_by, ${columns})`)}
          select gen_random_uuid(), plan_id, 2, title, period, begins_on, currency, 1, saved_by, ${sql.raw(values)} from plan_versions`;
      const first = await aPlanVersion(world, { by, lines, target: { valueMinor: worth } });
      for (const [column, value] of [
        ["opening_customers", "5"],
        ["opening_on", "date '2020-01-01'"],
        ["recorded_at", "timestamptz '2020-01-01'"],
      ] as const)
        await world.refused((tx) => tx.execute(given(column, value)), /permission denied/);
      await world.refused((tx) => submit(tx, first, clerk.id), /managers and the board/);
      await submit(world.tx, first, by);
      const second = await aPlanVersion(world, { by, lines, target: { valueMinor: worth } });
      await world.refused((tx) => submit(tx, second, by), /There is a submitted plan for this period already/);
      await world.asOwner();
      await world.setNow(new Date("2027-01-01T00:00:00Z"));
      await world.asApp();
      const next = { by, lines, target: { valueMinor: worth }, planId: first.planId, number: 2 };
      const late = await aPlanVersion(world, next);
      await world.refused((tx) => submit(tx, late, by), /The period is over/);
    }));
});

test("Postgres and the domain add up alike, and refuse alike", () =>
  inTransaction(async (world) => {
    const by = await aCompany(world);
    await world.tx
      .insert(lapseThresholds)
      .values({ id: newId(), days: 365, reason: "Cover runs for a year.", setBy: by });
    const line = fc.record({
      kind: fc.constantFrom(...planKinds),
      customers: fc.integer({ min: 1, max: 40 }),
      valueMinor: fc.integer({ min: 0, max: 90 }),
    });
    const target = fc.record({
      valueMinor: fc.option(fc.integer({ min: 0, max: 5_000 })),
      customers: fc.option(fc.integer({ min: 0, max: 60 })),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 5 }),
        target,
        fc.boolean(),
        async (given, aim, meets) => {
          const wanted = meets ? exactly(given, aim) : aim;
          const { versionId } = await aPlanVersion(world, { by, lines: given, target: wanted });
          const [row] = await world.tx.execute<{
            opening: number | null;
            sum: string;
            faults: string[];
            lost: string | null;
          }>(sql`
          select v.opening_customers as opening, s.sum_minor::text as sum, plan_faults(v.id) as faults, s.lost::text as lost
          from plan_versions v cross join plan_sum(v.id) s where v.id = ${versionId}`);
          const opening = row?.opening ?? null;
          expect(opening).toBe(0);
          const summed = planSum(given, wanted, opening);
          expect(row?.sum).toBe(String(summed.sumMinor));
          expect(row?.lost ?? null).toBe(summed.closing.lost === null ? null : String(summed.closing.lost));
          expect(row?.faults).toEqual(planFaultsOf(given, wanted, opening));
        },
      ),
      { numRuns: 60 },
    );
  }));

/** The same target, where there is one, as the lines come to it. */
function exactly(given: readonly CountedLine[], aim: { valueMinor: number | null; customers: number | null }) {
  const { sumMinor, closing } = planSum(given, aim, null);
  return {
    valueMinor: aim.valueMinor === null ? null : Number(sumMinor),
    customers: aim.customers === null ? null : closing.closing,
  };
}
