import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/db/id";
import { addMonths, plainDate } from "../domain/plain-date";
import { plainQuestion } from "../domain/rate-question";
import { contextOf } from "../testing/accounts";
import { inTransaction, type World } from "../testing/database";
import { aDecided, aCast as aDeciding, aProposal } from "../testing/decisions";
import { aPerson } from "../testing/factories";
import { SetBase, SetTarget } from "./input";
import { setBase, setTarget } from "./mutations";
import { listAims } from "./queries/aims";
import { getChart } from "./queries/chart";

const now = new Date("2026-11-21T12:00:00.000Z");
const reason = "Nine in ten is what the charter says.";

/** Months of a hundred promises each, the last of them the month before this one, as the sums by day would hold them. */
async function months({ tx }: World, kept: readonly number[]): Promise<void> {
  const counts = ["promises", "due", "kept", "agreed"];
  const others = await tx.execute<{ name: string }>(sql`
    select column_name as name from information_schema.columns
    where table_name = 'promise_days' and data_type = 'integer' and column_name not in ('promises', 'due', 'kept', 'agreed')`);
  const columns = sql.raw([...counts, ...others.map(({ name }) => name)].join(", "));
  for (const [index, of] of kept.entries()) {
    const on = addMonths(plainDate("2026-10-15"), index - kept.length + 1);
    const values = sql.raw([100, 100, of, of, ...others.map(() => 0)].join(", "));
    await tx.execute(sql`
      insert into promise_days (level, origin, cut, due_on, value, ${columns})
      values ('commitment', 'live', 'all', ${on}, '', ${values})`);
  }
}

const steady = [90, 92, 89, 91, 90, 92, 88, 91, 90, 89, 92, 90];
const lastYear = plainQuestion({ from: plainDate("2026-08-01"), to: plainDate("2026-11-21") });

async function aHouse(world: World) {
  await world.setNow(now);
  const deciding = await aDeciding(world);
  const board = await contextOf(world, deciding.chief.id);
  return { deciding, board };
}

test("a target is the board's, carries its reason, and the newest counts", () =>
  inTransaction(async (world) => {
    const { board, deciding } = await aHouse(world);
    await world.asApp();
    await setTarget(board, SetTarget.parse({ level: "commitment", percent: "90", reason }));
    await setTarget(
      board,
      SetTarget.parse({ level: "commitment", percent: "", reason: "We wait for a year of data." }),
    );
    const { targets } = await listAims(world.tx, "commitment");
    expect(targets.map(({ percent }) => percent)).toEqual([null, 90]);
    expect((await listAims(world.tx, "charter")).targets).toEqual([]);
    const given = (values: { by?: string; percent?: number; reason?: string }) => sql`
      insert into rate_targets (id, level, percent, reason, set_by)
      values (${newId()}, 'commitment', ${values.percent ?? 95}, ${values.reason ?? reason}, ${values.by ?? board.actor.id})`;
    await world.refused((tx) => tx.execute(given({ by: deciding.owner.id })), /set by the board/);
    await world.refused((tx) => tx.execute(given({ reason: "so" })), /say why/);
    await world.refused((tx) => tx.execute(given({ percent: 101 })), /rate_targets_percent_possible/);
    await world.refused((tx) => tx.execute(sql`update rate_targets set percent = 1`), /permission denied/);
    await world.refused((tx) => tx.execute(sql`delete from rate_targets`), /permission denied/);
  }));

test.each(["0", "101", "90.5", "soon"])("%j is no target", (percent) => {
  expect(SetTarget.safeParse({ level: "commitment", percent, reason }).success).toBe(false);
});

test("limits come from the first twelve months and stay, whatever period is looked at", () =>
  inTransaction(async (world) => {
    const { board } = await aHouse(world);
    await months(world, [...steady, 40, 41, 42]);
    await world.asApp();
    const chart = await getChart(board, lastYear);
    expect(chart).toMatchObject({ step: "month", isTrial: false, bases: [], target: null });
    expect(chart.mean).toBeCloseTo(steady.reduce((sum, kept) => sum + kept, 0) / 1200, 12);
    expect(chart.points.map(({ from, signals }) => [from, signals.includes("outside")])).toEqual([
      ["2026-08-01", true],
      ["2026-09-01", true],
      ["2026-10-01", true],
      ["2026-11-01", false],
    ]);
    expect(chart.points.at(-1)).toMatchObject({ isPartial: true, low: null });
  }));

test("they are made anew by a decision, after a signal, from its month on, and never back", () =>
  inTransaction(async (world) => {
    const { board, deciding } = await aHouse(world);
    const { decision } = await aDecided(world, deciding);
    const { decision: open } = await aProposal(world, deciding);
    await months(world, steady);
    await world.asApp();
    const from = (beginsOn: string, decisionId = decision.id) =>
      setBase(board, SetBase.parse({ level: "commitment", beginsOn, decisionId }));
    await expect(from("2026-11")).rejects.toMatchObject({ key: "base_without_signal" });
    await world.asOwner();
    await world.tx.execute(sql`delete from promise_days`);
    await months(world, [...steady, 40, 41, 42]);
    await world.asApp();
    for (const [attempt, sentence] of [
      [() => from("2026-11", open.id), /decision that has been made/],
      [() => from("2026-10"), /month of the decision/],
      [() => from("2026-12"), /in the future/],
    ] as const)
      await world.refused(attempt, sentence);
    await from("2026-11");
    await world.refused(() => from("2026-11"), /made anew from that month or a later one already/);
    const chart = await getChart(board, lastYear);
    expect(chart.bases.map(({ beginsOn }) => beginsOn)).toEqual(["2026-11-01"]);
    // What stood before keeps its limits; the new ones have no twelve months yet.
    expect(chart.points[0]?.signals).toContain("outside");
    expect([chart.mean, chart.isTrial]).toEqual([null, true]);
    await world.refused((tx) => tx.execute(sql`update rate_bases set begins_on = '2026-01-01'`), /permission denied/);
    const other = await aPersonOf(world);
    await world.refused(
      (tx) =>
        tx.execute(sql`insert into rate_bases (id, level, begins_on, decision_id, set_by)
          values (${newId()}, 'charter', '2026-11-01', ${decision.id}, ${other})`),
      /set by the board/,
    );
  }));

async function aPersonOf(world: World): Promise<string> {
  await world.asOwner();
  const { id } = await aPerson(world, { roles: ["manager"] });
  await world.asApp();
  return id;
}
