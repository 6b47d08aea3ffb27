import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { lapseThresholds } from "@/db/schema";
import { numberDefinitions } from "../domain/number-report";
import { addDays, plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { aCustomer, aPurchase } from "../testing/customers";
import { asApp, inTransaction, messageOf, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { getReport, listReports } from "./queries";
import { reportQuarters } from "./tasks";

const quarter = plainDate("2026-07-01");

/** Three customers: one who stays, one lost in the quarter under 90 days, one new in it. */
async function aCompany(world: World) {
  await world.setNow(new Date("2026-08-10T10:00:00Z"));
  await anOrganisation(world);
  const board = await aPerson(world, { roles: ["board"] });
  await setThreshold(world, board.id, 90);
  const [stays, goes, comes] = [await aCustomer(world), await aCustomer(world), await aCustomer(world)];
  for (const day of ["2026-05-01", "2026-07-15", "2026-09-15"]) await buys(world, stays.id, day);
  await buys(world, goes.id, "2026-05-01");
  await buys(world, comes.id, "2026-08-01");
  return { board: board.id, stays: stays.id, goes: goes.id, comes: comes.id };
}

const buys = (world: World, customerId: string, day: string) =>
  aPurchase(world, { customerId, boughtOn: plainDate(day), amountMinor: 10_000, currency: "GBP" });

const setThreshold = ({ tx }: World, setBy: string, days: number) =>
  tx.insert(lapseThresholds).values({ id: newId(), days, reason: "So it looks from here.", setBy });

const tellQuarters = (world: World) => reportQuarters(world.tx);

test("a finished quarter is reported once, under the threshold in force at its end, and nothing later changes it", () =>
  inTransaction(async (world) => {
    const { board, goes, comes } = await aCompany(world);
    await world.asApp();
    await tellQuarters(world);
    expect((await listReports(world.tx, null)).reports).toEqual([]);

    await world.asOwner();
    await world.setNow(new Date("2026-10-01T00:29:00Z"));
    await setThreshold(world, board, 365);
    await world.asApp();
    await tellQuarters(world);
    await tellQuarters(world);
    const ctx = await contextOf(world, board);
    const before = await getReport(ctx, quarter);
    expect(before.report).toMatchObject({
      ...{ beginsOn: "2026-07-01", endsOn: "2026-09-30", lapseDays: 90, definitions: numberDefinitions },
      writtenAt: new Date("2026-10-01T00:29:00Z"),
      figures: {
        ...{ currency: "GBP", customers: 3 },
        movement: { opening: 2, new: 1, wonBack: 0, lost: 1, closing: 2 },
        value: { customers: 2, purchaseDays: 3, totalMinor: 30_000, medianMinor: 10_000 },
      },
    });
    expect(before.anew).toEqual(before.report.figures);
    expect(before.anewUnderNow).toMatchObject({
      lapseDays: 365,
      figures: { movement: { opening: 2, lost: 0, closing: 3 } },
    });
    expect(before.holds).toBe(true);

    await world.asOwner();
    await world.setNow(new Date("2026-10-20T10:00:00Z"));
    await buys(world, goes, "2026-07-02");
    await world.tx.execute(sql`update customers set survivor_id = ${goes} where id = ${comes}`);
    await world.asApp();
    await tellQuarters(world);
    const after = await getReport(await contextOf(world, board), quarter);
    expect(after.report).toEqual(before.report);
    expect(after.anew?.movement).toEqual({ opening: 2, new: 0, wonBack: 0, lost: 0, closing: 2 });
    expect((await listReports(world.tx, null)).reports).toHaveLength(1);
  }));

test("where many have bought, counting anew is for those who may ask for numbers, and only when they do", () =>
  inTransaction(async (world) => {
    const { board } = await aCompany(world);
    const { id: frontline } = await aPerson(world, { roles: ["frontline"] });
    await world.setNow(new Date("2026-10-01T09:00:00Z"));
    await world.asApp();
    await tellQuarters(world);
    const asked = async (who: string, anew: boolean) =>
      getReport(await contextOf(world, who), quarter, { anew, most: 1 });
    expect(await asked(frontline, true)).toMatchObject({ anew: null, mayCount: false });
    expect(await asked(board, false)).toMatchObject({ anew: null, mayCount: true });
    const { anew, report } = await asked(board, true);
    expect(anew).toEqual(report.figures);
  }));

/** Purchases on days that make lapses, returns within a year and later ones about the quarter's win-back cohort. */
const story = fc.array(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 5,
});

test("win-back of a quarter is that of every lapse there was", () =>
  fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 400 }), story, (lapse, histories) =>
      inTransaction(async (world) => {
        await world.setNow(new Date("2026-10-10T10:00:00Z"));
        await anOrganisation(world);
        for (const offsets of histories) {
          const { id } = await aCustomer(world);
          for (const offset of offsets) await buys(world, id, addDays(plainDate("2024-05-01"), offset));
        }
        const [row] = await world.tx.execute<{ said: unknown; all: unknown }>(sql`
          select number_figures('2026-07-01', '2026-09-30', ${lapse}) -> 'winBack' as said,
            (select jsonb_build_object('windowDays', 365, 'from', '2025-07-01', 'to', '2025-09-30',
              'k', count(*) filter (where back_on <= lapsed_on + 365), 'n', count(*))
             from lapses('2026-09-30', ${lapse}) where lapsed_on between '2025-07-01' and '2025-09-30') as all`);
        expect(row?.said).toEqual(row?.all);
      }),
    ),
    { numRuns: 20 },
  ));

test("what was missed is made up for, oldest first, each sealed to the one before", () =>
  inTransaction(async (world) => {
    const { board } = await aCompany(world);
    await world.setNow(new Date("2027-04-01T09:00:00Z"));
    await world.asApp();
    await tellQuarters(world);
    const { reports } = await listReports(world.tx, null);
    expect(reports.map(({ beginsOn }) => beginsOn)).toEqual(["2027-01-01", "2026-10-01", "2026-07-01"]);
    expect((await listReports(world.tx, plainDate("2026-10-01"))).reports).toHaveLength(1);
    const ctx = await contextOf(world, board);
    for (const { beginsOn } of reports) expect((await getReport(ctx, beginsOn)).holds).toBe(true);
    const events = await world.tx.execute(sql`select actor_id from events where action = 'number_report.written'`);
    expect(events).toEqual([{ actor_id: null }, { actor_id: null }, { actor_id: null }]);
  }));

describe("a report cannot be forged, altered or dated back", () => {
  test("the application's login can neither write, change nor remove one, nor have one written of what is not over", () =>
    inTransaction(async (world) => {
      await aCompany(world);
      await world.setNow(new Date("2026-10-01T09:00:00Z"));
      await world.asApp();
      await tellQuarters(world);
      for (const attack of [
        sql`insert into number_reports select gen_random_uuid(), '2026-04-01', '2026-06-30', threshold_id, lapse_days, '{}', '{}', recorded_at, null, hash from number_reports`,
        sql`update number_reports set figures = '{}'`,
        sql`update number_reports set recorded_at = '2026-10-01'`,
        sql`delete from number_reports`,
        sql`truncate number_reports`,
        sql`alter table number_reports disable trigger all`,
        sql`select write_number_report('2026-10-01', null)`,
        sql`select write_number_report('2026-04-01', '2026-07-01')`,
        sql`create or replace function number_figures(begins date, ends date, lapse int) returns jsonb language sql as $$ select '{}'::jsonb $$`,
      ])
        await world.refused((tx) => tx.execute(attack), /permission denied|must be owner/);
      await tellQuarters(world);
      expect((await listReports(world.tx, null)).reports).toHaveLength(1);
      await world.asOwner();
      await world.refused((tx) => tx.execute(sql`update number_reports set lapse_days = 1`), /append-only/);
      await world.refused((tx) => tx.execute(sql`select write_number_report('2026-10-01', null)`), /not over/);
      await world.refused((tx) => tx.execute(sql`select write_number_report('2026-04-01', null)`), /has its report/);
      await world.refused(
        (tx) => tx.execute(sql`select write_number_report('2027-04-01', '2027-07-01')`),
        /stamped by the server/,
      );
    }));

  test("nor through tables of its own that are called the same", () =>
    asApp(async (sql) => {
      const attack = sql`create temporary table number_reports (id uuid)`;
      expect(await attack.then(() => "nothing was refused", messageOf)).toMatch(/permission denied/);
    }));

  test("what the owner's login changed by force is found", () =>
    inTransaction(async (world) => {
      const { board } = await aCompany(world);
      await world.setNow(new Date("2027-01-01T09:00:00Z"));
      await tellQuarters(world);
      await world.tx.execute(sql`alter table number_reports disable trigger aa_no_change`);
      await world.tx.execute(
        sql`update number_reports set figures = figures || '{"customers": 4}' where begins_on = '2026-07-01'`,
      );
      const ctx = await contextOf(world, board);
      expect((await getReport(ctx, quarter)).holds).toBe(false);
      expect((await getReport(ctx, plainDate("2026-10-01"))).holds).toBe(true);
    }));
});

test("without a lapse threshold there is no report", () =>
  inTransaction(async (world) => {
    await world.setNow(new Date("2027-04-01T09:00:00Z"));
    await anOrganisation(world);
    await world.asApp();
    await tellQuarters(world);
    expect(await listReports(world.tx, null)).toEqual({ reports: [], next: null });
  }));
