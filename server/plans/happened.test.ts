import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "@/db/id";
import { lapseThresholds } from "@/db/schema";
import type { Context } from "../context";
import { addDays, daysBetween, type PlainDate, plainDate } from "../domain/plain-date";
import type { PlanKind } from "../domain/plan";
import { listNumberRows } from "../numbers/queries/rows";
import { contextOf } from "../testing/accounts";
import { aCustomer, anIssue, aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aPlanVersion } from "../testing/plans";
import { getHappened, type PlanHappened } from "./queries/happened";
import { getPlan } from "./queries/plans";
import { countFinishedPlans } from "./tasks";

const [begins, ends] = [plainDate("2026-10-01"), plainDate("2026-12-31")];

async function aCompany(world: World, days = 90) {
  await world.setNow(new Date("2026-09-14T10:00:00Z"));
  await anOrganisation(world);
  const { id } = await aPerson(world, { roles: ["manager"] });
  await world.tx.insert(lapseThresholds).values({ id: newId(), days, reason: "So it looks from here.", setBy: id });
  return id;
}

const buys = (world: World, customerId: string, boughtOn: PlainDate) =>
  aPurchase(world, { customerId, boughtOn, amountMinor: 100, currency: "GBP" });

const kinds = ["keep", "win", "win_back"] as const;
const lists = { keep: "plan_kept", win: "plan_won", win_back: "plan_won_back" } as const;

/** How many the list names that the number of a line opens. */
async function listed({ tx }: World, kind: (typeof kinds)[number], lapseDays: number, segment: string | null) {
  const asked = { which: lists[kind], asOf: ends, from: begins, to: ends, lapseDays, segment, windowDays: 90 };
  return (await listNumberRows(tx, { ...asked, after: null }, { most: 100 })).rows.length;
}

const linesOf = (...kinds: PlanKind[]) => kinds.map((kind) => ({ kind, customers: 1, valueMinor: 100 }));

/** A submitted plan of two lines of somebody who keeps the one customer there is, and wins one. */
async function aHeldPlan(world: World) {
  const by = await aCompany(world);
  const { id: stays } = await aCustomer(world);
  await buys(world, stays, plainDate("2026-09-01"));
  const plan = await aPlanVersion(world, { by, lines: linesOf("keep", "win"), target: { valueMinor: 200 } });
  await world.tx.execute(sql`
    insert into plan_submissions (plan_id, version_id, submitted_by) values (${plan.planId}, ${plan.versionId}, ${by})`);
  await buys(world, stays, plainDate("2026-12-01"));
  return { by, stays, planId: plan.planId };
}

async function happenedOf(ctx: Context, planId: string, most?: number): Promise<PlanHappened | null> {
  const [held] = (await getPlan(ctx, planId)).versions;
  return held ? getHappened(ctx, held, most === undefined ? {} : { most }) : null;
}

/** How somebody who bought on these days came to be active at the end; null: they are not. */
function cameBy(days: readonly PlainDate[], lapse: number): PlanKind | null {
  const isActive = (on: PlainDate) => days.some((day) => day <= on && daysBetween(day, on) <= lapse);
  if (!isActive(ends)) return null;
  if (days.every((day) => day >= begins)) return "win";
  return isActive(addDays(begins, -1)) ? "keep" : "win_back";
}

test("whoever is active at the end was kept, won or won back, and nobody is two of them", () =>
  fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 5, max: 200 }),
      fc.array(fc.array(fc.integer({ min: 0, max: 560 }), { minLength: 1, maxLength: 5 }), {
        minLength: 1,
        maxLength: 8,
      }),
      (lapse, histories) =>
        inTransaction(async (world) => {
          const by = await aCompany(world, lapse);
          const bought = histories.map((offsets) => offsets.map((offset) => addDays(plainDate("2025-08-01"), offset)));
          const isMarked = (index: number) => index % 2 === 0;
          for (const [index, days] of bought.entries()) {
            const { id } = await aCustomer(world);
            if (isMarked(index)) await anIssue(world, { customerId: id, openedBy: by });
            for (const day of days) await buys(world, id, day);
          }
          const segment = "open_issue";
          const lines = [...linesOf(...kinds), ...linesOf(...kinds).map((line) => ({ ...line, segment }))];
          const { versionId } = await aPlanVersion(world, { by, lines });
          const [row] = await world.tx.execute<{ happened: unknown; active: number }>(sql`
            select plan_happened(${versionId}::uuid, ${ends}::date) as happened,
              (select count(*)::int from active_customers(${ends}::date, ${lapse}::int)) as active`);
          const came = bought.map((days) =>
            cameBy(
              days.filter((day) => day <= ends),
              lapse,
            ),
          );
          const count = (kind: PlanKind) => came.filter((each) => each === kind).length;
          const ofSegment = (kind: PlanKind) => came.filter((each, index) => each === kind && isMarked(index)).length;
          const [kept, won, wonBack] = [count("keep"), count("win"), count("win_back")];
          expect(row?.active).toBe(kept + won + wonBack);
          expect(row?.happened).toEqual({
            valueMinor: 100 * bought.flat().filter((day) => day >= begins && day <= ends).length,
            closing: { active: row?.active, kept, won, wonBack },
            lines: [kept, won, wonBack, ...kinds.map(ofSegment)].map((happened, index) => ({
              ...{ place: index + 1, planned: 1, happened },
            })),
          });
          for (const kind of kinds) {
            expect(await listed(world, kind, lapse, null)).toBe(count(kind));
            expect(await listed(world, kind, lapse, segment)).toBe(ofSegment(kind));
          }
        }),
    ),
    { numRuns: 15 },
  ));

test("after its period a plan is counted once, and what comes to light later changes nothing in it", () =>
  inTransaction(async (world) => {
    const { by, stays, planId } = await aHeldPlan(world);
    await world.setNow(new Date("2026-12-31T10:00:00Z"));
    await world.asApp();
    await countFinishedPlans(world.tx);
    const during = await happenedOf(await contextOf(world, by), planId);
    expect(during).toMatchObject({ isOver: false, keptSince: null, figures: { valueMinor: 100 } });

    await world.asOwner();
    await world.setNow(new Date("2027-01-02T10:00:00Z"));
    await world.asApp();
    await countFinishedPlans(world.tx);
    await world.asOwner();
    await buys(world, stays, plainDate("2026-12-02"));
    await world.setNow(new Date("2027-01-03T10:00:00Z"));
    await world.asApp();
    await countFinishedPlans(world.tx);
    const after = await happenedOf(await contextOf(world, by), planId, 1);
    expect(after).toMatchObject({ isOver: true, keptSince: new Date("2027-01-02T10:00:00Z") });
    expect(after?.figures).toEqual(during?.figures);
    const events = await world.tx.execute(sql`select actor_id from events where action = 'plan.counted'`);
    expect(events).toEqual([{ actor_id: null }]);
    for (const attack of [
      sql`update plan_outcomes set happened = '{}'`,
      sql`delete from plan_outcomes`,
      sql`insert into plan_outcomes (version_id, until_on, happened) select version_id, until_on, '{}' from plan_outcomes`,
    ])
      await world.refused((tx) => tx.execute(attack), /permission denied/);
  }));

test("where many have bought nothing is counted while a page waits", () =>
  inTransaction(async (world) => {
    const { by, planId } = await aHeldPlan(world);
    await world.setNow(new Date("2026-12-31T10:00:00Z"));
    expect(await happenedOf(await contextOf(world, by), planId, 1)).toMatchObject({ isOver: false, figures: null });
  }));
