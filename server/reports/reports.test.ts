import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { numberDefinitions } from "../domain/number-report";
import { addDays, type PlainDate, plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { aCustomer, aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { linesOf } from "../testing/list-file";
import { aReportingCompany, buys, setThreshold, tellQuarters } from "../testing/reports";
import { reportFile } from "./queries/file";
import { getReport, listReports, tellReports } from "./queries/reports";

const quarter = plainDate("2026-07-01");

test("a finished quarter is reported once, under the threshold in force at its end, and nothing later changes it", () =>
  inTransaction(async (world) => {
    const { board, goes, comes } = await aReportingCompany(world);
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
    const file = await linesOf(reportFile, ctx, { quarter: "2026-Q3" });
    const row = (key: string) => file.find(({ figure }) => figure === key);
    expect(row("closing")).toMatchObject({
      quarter: "2026-Q3",
      definition: "movement",
      version: 1,
      reported: 2,
      currency: null,
    });
    expect(row("totalMinor")).toMatchObject({
      "lost after days": 90,
      reported: "300.00",
      currency: "GBP",
      seal: before.report.hash,
    });
    expect(await linesOf(reportFile, ctx, { quarter: "soon" })).toEqual([]);

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
    expect(await tellReports(ctx)).toBe("Too few to say more in Q3 2026: 1 came or were won back, 1 were lost.");
  }));

test("where many have bought, counting anew is for those who may ask for numbers, and only when they do", () =>
  inTransaction(async (world) => {
    const { board } = await aReportingCompany(world);
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

/** Lines of some customers on days about the quarter and the cohorts whose windows end in it. */
const line = fc.record({
  on: fc.integer({ min: 0, max: 900 }).map((offset) => addDays(plainDate("2024-05-01"), offset)),
  amountMinor: fc.constantFrom(0, 900, 12_000, -400),
  currency: fc.constantFrom("GBP", "GBP", "EUR"),
});
type Line = { on: PlainDate; amountMinor: number; currency: string };
const story = fc.array(fc.array(line, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 });

/** The same figures from the purchases themselves. */
const fromFacts = (lapse: number) => sql`
  select jsonb_build_object(
    'currency', 'GBP',
    'customers', (select count(*) from standing where first_on <= '2026-09-30'),
    'movement', (select jsonb_build_object('opening', opening, 'new', new, 'wonBack', won_back, 'lost', lost, 'closing', closing)
      from customer_movement('2026-07-01', '2026-09-30', ${lapse})),
    'earlyRepeat', (select jsonb_build_object('windowDays', 90, 'from', '2026-04-02', 'to', '2026-07-02',
      'k', count(second_on), 'n', count(*)) from first_purchases('2026-04-02', '2026-07-02', 90)),
    'winBack', (select jsonb_build_object('windowDays', 365, 'from', '2025-07-01', 'to', '2025-09-30',
      'k', count(*) filter (where back_on <= lapsed_on + 365), 'n', count(*))
      from lapses('2026-09-30', ${lapse}) where lapsed_on between '2025-07-01' and '2025-09-30'),
    'value', (select jsonb_build_object('customers', count(*), 'purchaseDays', coalesce(sum(days), 0),
        'totalMinor', coalesce(sum(minor), 0), 'medianMinor', percentile_disc(0.5) within group (order by minor))
      from (select sum(amount_minor)::bigint as minor, count(distinct bought_on) filter (where amount_minor >= 0) as days
        from counted_purchases where bought_on between '2026-07-01' and '2026-09-30' and currency = 'GBP'
        group by customer_id) spent where days > 0))`;

test("a quarter from the kept sums is that of the purchases: kept or not, changed since, merged and withdrawn", () =>
  fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 400 }), story, story, fc.boolean(), (lapse, before, after, isKept) =>
      inTransaction(async (world) => {
        await world.setNow(new Date("2026-10-10T10:00:00Z"));
        await anOrganisation(world);
        const { id: board } = await aPerson(world, { roles: ["board"] });
        if (isKept) await setThreshold(world, board, lapse);
        const ids = await manyBuy(world, before);
        await world.tx.execute(sql`select settle_histories(1000), count_thresholds()`);
        const later = await manyBuy(world, after);
        await world.tx.execute(sql`update customers set survivor_id = ${ids[0]} where id = ${later[0]}`);
        await world.tx.execute(sql`
            update purchases set withdrawn_at = standpoint_now() where id = (select min(id::text)::uuid from purchases)`);
        const [row] = await world.tx.execute<{ said: unknown; facts: unknown; active: number[] }>(sql`
            select number_figures('2026-07-01', '2026-09-30', ${lapse}) as said, (${fromFacts(lapse)}) as facts,
              array[count_active('2026-06-30', ${lapse}), count_active('2026-09-30', ${lapse})] as active`);
        expect(row?.said).toEqual(row?.facts);
        expect(row?.said).toMatchObject({ movement: { opening: row?.active[0], closing: row?.active[1] } });
      }),
    ),
    { numRuns: 12 },
  ));

async function manyBuy(world: World, histories: readonly (readonly Line[])[]): Promise<string[]> {
  const ids: string[] = [];
  for (const lines of histories) {
    const { id } = await aCustomer(world);
    for (const { on: boughtOn, ...amount } of lines) await aPurchase(world, { customerId: id, boughtOn, ...amount });
    ids.push(id);
  }
  return ids;
}

test("what was missed is made up for, oldest first, each sealed to the one before", () =>
  inTransaction(async (world) => {
    const { board } = await aReportingCompany(world);
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

test("without a lapse threshold there is no report", () =>
  inTransaction(async (world) => {
    await world.setNow(new Date("2027-04-01T09:00:00Z"));
    await anOrganisation(world);
    await world.asApp();
    await tellQuarters(world);
    expect(await listReports(world.tx, null)).toEqual({ reports: [], next: null });
  }));
