import { sql } from "drizzle-orm";
import { describe, expect, it, test } from "vitest";
import { newId } from "@/db/id";
import { command } from "@/scripts/commands/rate";
import { plainDate } from "../domain/plain-date";
import { type RateCut, rateCuts, standingCuts } from "../domain/rate-cuts";
import { plainQuestion, type RateQuestion, rateRowsKinds } from "../domain/rate-question";
import { inTransaction, type World } from "../testing/database";
import { aTeam } from "../testing/factories";
import { theTwelve } from "../testing/promise-stories";
import { aCast, anEvent, aPromise, type Cast, hours } from "../testing/promises";
import { Rate, RateRows } from "./input";
import { listRates } from "./queries/cuts";
import { getKept, listMonths } from "./queries/kept";
import { getRate } from "./queries/panel";
import { listRateRows } from "./queries/rows";
import type { Reader } from "./queries/source";
import { listTrend } from "./queries/trend";
import { verifyRates } from "./tasks";

const november = plainQuestion({ from: plainDate("2026-11-01"), to: plainDate("2026-11-30") });
const report = hours(24 * 4);

const readerOf = ({ tx }: World, cast: Cast, now = report): Reader => ({
  ...{ db: tx, now, today: plainDate(now.toISOString().slice(0, 10)), actor: { id: cast.maker } },
  organisation: { zone: "Europe/London", lapseDays: null },
});

const settle = ({ tx }: World) => tx.execute(sql`select settle_promises(1000)`);

describe("the twelve promises of the definition", () => {
  const figures = {
    ...{ due: 10, kept: 3, keptAsAgreed: 4, movedByUs: 1, askedByCustomer: 1 },
    outcomes: {
      ...{ kept: 3, kept_as_moved: 1, unproven: 1, late: 1, overdue: 1, moved: 1, disputed: 1, cancelled: 1 },
      ...{ cancelled_by_customer: 1, void: 1 },
    },
    proof: { claimed: 2, evidenced: 1, confirmed: 0 },
    lateness: { n: 1, median: 180, p90: 180 },
    overdue: { n: 1, oldestDueAt: hours(48), medianHours: 48 },
    customers: { n: 1, kept: 0 },
    leadHours: 48,
    notDueYet: 0,
  };

  test.each([
    ["judged at the reading", async () => undefined],
    ["kept", settle],
    [
      "kept, and some marked again",
      async (world: World) => {
        await settle(world);
        await world.tx.execute(
          sql`select mark_promises(array(select promise_id from promise_facts order by promise_id limit 5))`,
        );
      },
    ],
  ])("come to M1 3 of 10 and M2 4 of 10, with all that stands beside: %s", async (_, prepare) => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      await theTwelve(world, cast);
      await world.setNow(report);
      await prepare(world);
      await world.asApp();
      const reader = readerOf(world, cast);
      expect(await getRate(reader, november)).toMatchObject(figures);
      const opened = await Promise.all(
        rateRowsKinds.map(async (kind) => [
          kind,
          (await listRateRows(reader, november, { kind, after: null })).rows.length,
        ]),
      );
      expect(Object.fromEntries(opened)).toEqual({
        ...{
          due: 10,
          kept: 3,
          broken: 7,
          asked: 1,
          claimed: 2,
          evidenced: 1,
          confirmed: 0,
          provisional: 4,
          attempted: 0,
        },
        ...{ kept_as_moved: 1, too_early: 0, unproven: 1, late: 1, overdue: 1, moved: 1, disputed: 1, cancelled: 1 },
        ...{ cancelled_by_customer: 1, void: 1 },
      });
    });
  });

  it("are told by the command as by the page, at any as-of", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      await theTwelve(world, cast);
      await world.setNow(hours(24 * 30));
      await settle(world);
      const reach = { appUrl: "", ownerUrl: "" };
      const days = { from: "2026-11-01", to: "2026-11-30" };
      const then = await command.run(world.tx, { ...days, "as-of": report.toISOString(), by: "kind" }, reach);
      expect(then.json).toMatchObject({
        ...{ definition: 1, m1: { k: 3, n: 10, rate: 0.3 }, m2: { k: 4, n: 10 }, movedByUs: 1 },
        ...{ outcomes: figures.outcomes, overdue: { n: 1 }, lateness: figures.lateness },
        rows: [{ value: "callback", m1: { k: 3, n: 10 }, m2: { k: 4, n: 10 } }],
      });
      expect(then.text).toContain("3 of 10, 30.0 % (10.8 % to 60.3 %)");
      const before = await command.run(world.tx, { ...days, "as-of": hours(48).toISOString() }, reach);
      expect(before.json).toMatchObject({ m1: { k: 0, n: 0, rate: null, interval: null } });
      const imported = await command.run(world.tx, { ...days, origin: "imported" }, reach);
      expect(imported.json).toMatchObject({ m1: { n: 0 } });
    });
  });
});

test.each([
  [{ from: "2026-11-30", to: "2026-11-01" }, /after --to/],
  [{ from: "November", to: "2026-11-01" }, /must be a day/],
  [{ from: "2026-11-01" }, /--to is missing/],
  [{ from: "2026-11-01", to: "2026-11-30", by: "person" }, /no rate by person/],
  [{ from: "2026-11-01", to: "2026-11-30", team: "Nobody’s" }, /is called "Nobody’s"/],
  [{ from: "2026-11-01", to: "2026-11-30", level: "all" }, /must be one of: commitment, charter/],
  [{ from: "2026-11-01", to: "2026-11-30", "as-of": "then" }, /must be a day .* or an instant/],
])("the command refuses %j", async (values, sentence) => {
  await inTransaction(async (world) => {
    await aCast(world);
    await expect(command.run(world.tx, values, { appUrl: "", ownerUrl: "" })).rejects.toThrow(sentence);
  });
});

describe("cuts", () => {
  it("stand as they stood at due: a hand-over, a merge, a new band or more years afterwards move nothing", async () => {
    await inTransaction(async (world) => {
      const { cast, reader } = await aCutWorld(world);
      const of = async (cut: RateCut) =>
        (await listRates(reader, november, cut)).rows.map(({ value, kept, due }) => [value, kept, due]);
      const before = await Promise.all(standingCuts.map(of));
      expect(before).toEqual([
        [[cast.team, 1, 2]],
        [[cast.team, 1, 2]],
        [[cast.department, 1, 2]],
        [["phone", 1, 2]],
        [
          ["callback", 1, 1],
          ["refund", 0, 1],
        ],
        [
          ["Low", 0, 1],
          ["Top", 1, 1],
        ],
        [
          ["3_to_4", 1, 1],
          ["none", 0, 1],
        ],
        [
          ["get_help", 1, 1],
          ["none", 0, 1],
        ],
        [["none", 1, 2]],
      ]);
      await settle(world);
      await world.tx.execute(sql`update band_spans set until_on = '2026-11-24'`);
      await world.tx.execute(sql`insert into band_spans (customer_id, band, is_best, because, from_on)
        select customer_id, 'Middle', false, '{}', '2026-11-24' from band_spans`);
      await world.tx.execute(sql`update customers set survivor_id = ${cast.customer} where id = ${cast.second}`);
      await world.setNow(report);
      for (const [index, cut] of standingCuts.entries())
        if (cut !== "tenure") expect([cut, await of(cut)]).toEqual([cut, before[index]]);
      // Merged, the second has been a customer as long as the first.
      expect(await of("tenure")).toEqual([["3_to_4", 1, 2]]);
      expect((await listRates(reader, november, "segment")).overlaps).toBe(true);
      expect(await of("segment")).toContainEqual(["all", 1, 2]);
    });
  });

  it("add up to the whole, from sums by day as from one row a promise", async () => {
    await inTransaction(async (world) => {
      const { reader } = await aCutWorld(world);
      await settle(world);
      for (const cut of standingCuts) {
        const ready = await listRates(reader, november, cut);
        // Two conditions at once are in no sum: the same question, answered row by row.
        const byRow = await listRates(reader, { ...november, where: { channel: "phone", clause: "none" } }, cut);
        expect(byRow.rows).toEqual(ready.rows);
        expect(ready.rows.reduce((sum, { due }) => sum + due, 0)).toBe(ready.due);
        for (const row of ready.rows)
          expect(await getKept(reader, { ...november, where: { [cut]: row.value } })).toMatchObject({
            due: row.due,
            kept: row.kept,
          });
      }
      const { step, points } = await listTrend(reader, november);
      expect([step, points.map(({ from, due, kept, isPartial }) => [from, due, kept, isPartial])]).toEqual([
        "month",
        [["2026-11-01", 2, 1, true]],
      ]);
      const weeks = await listTrend(reader, november, "week");
      expect(weeks.points.map(({ from, due, leadHours, lateMinutes }) => [from, due, leadHours, lateMinutes])).toEqual([
        ["2026-10-26", 0, null, null],
        ["2026-11-02", 0, null, null],
        ["2026-11-09", 0, null, null],
        ["2026-11-16", 2, 48, 720],
        ["2026-11-23", 0, null, null],
        ["2026-11-30", 0, null, null],
      ]);
      expect(await listMonths(reader, november)).toEqual([{ month: "2026-11", due: 2, kept: 1 }]);
    });
  });

  /** Two promises to two customers: one kept, one done twelve hours late. */
  async function aCutWorld(world: World) {
    const cast = await aCast(world);
    const second = cast.stranger;
    await world.setNow(hours(0));
    await world.tx.execute(sql`insert into band_spans (customer_id, band, is_best, because, from_on)
      values (${cast.customer}, 'Top', false, '{}', '2026-10-01'), (${second}, 'Low', false, '{}', '2026-10-01')`);
    await world.tx.execute(
      sql`update customers set stated_since_on = '2023-01-01', stated_since_source = 'stated' where id = ${cast.customer}`,
    );
    await world.tx.execute(sql`select refresh_standing(array[${cast.customer}]::uuid[])`);
    const kept = await aPromise(world, cast, { stage: "get_help" });
    const broken = await aPromise(world, { ...cast, customer: second }, { kind: "refund" });
    await anEvent(world, cast, kept, "fulfilled", hours(20));
    // After it fell due another team took it over, and did it.
    const other = (await aTeam(world)).id;
    await anEvent(world, cast, broken, "handed_over", hours(50), { new_owner_team_id: other, actor_id: cast.manager });
    await anEvent(world, cast, broken, "fulfilled", hours(60));
    const [team] = await world.tx.execute<{ department: string }>(
      sql`select department_id as department from teams where id = ${cast.team}`,
    );
    await world.setNow(report);
    const people = { ...cast, second, department: team?.department ?? "" };
    return { cast: people, reader: readerOf(world, cast) };
  }
});

describe("levels and origins", () => {
  it("are never pooled, in any figure", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      await aPromise(world, cast);
      await aPromise(world, cast, { origin: "imported" });
      await world.setNow(report);
      const reader = readerOf(world, cast);
      for (const prepare of [async () => undefined, settle]) {
        await prepare(world);
        const asked: RateQuestion[] = [
          november,
          { ...november, origin: "imported" },
          { ...november, level: "charter" },
          { ...november, level: "charter", origin: "imported" },
        ];
        expect(await Promise.all(asked.map(async (question) => (await getKept(reader, question)).due))).toEqual([
          1, 1, 0, 0,
        ]);
      }
      const levels = await world.tx.execute(
        sql`select distinct level, origin, due from promise_days where cut = 'all' order by 2`,
      );
      expect(levels).toEqual([
        { level: "commitment", origin: "imported", due: 1 },
        { level: "commitment", origin: "live", due: 1 },
      ]);
    });
  });

  it("judges imported history on its source's dates, seen from any day", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      await world.tx.execute(sql`select keep_given_times()`);
      // Made, due and done by the source's days; everything came in long afterwards.
      const history = [
        [1, 3, 2],
        [1, 3, 5],
        [2, 4, null],
        [2, 10, 10],
        [5, 6, 6],
      ] as const;
      for (const [made, due, done] of history) {
        const id = await aPromise(world, cast, {
          ...{
            origin: "imported",
            made_at: hours(24 * made),
            original_due_at: hours(24 * due),
            recorded_at: hours(24 * 40),
          },
        });
        if (done === null) continue;
        await world.tx.execute(sql`insert into promise_events (id, promise_id, kind, actor_id, occurred_at, origin, recorded_at)
          values (${newId()}, ${id}, 'fulfilled', ${cast.maker}, ${hours(24 * done).toISOString()}, 'imported', ${hours(24 * 41).toISOString()})`);
      }
      await world.setNow(hours(24 * 60));
      await settle(world);
      const reader = readerOf(world, cast, hours(24 * 60));
      const question = {
        ...plainQuestion({ from: plainDate("2026-11-01"), to: plainDate("2026-12-31") }),
        origin: "imported" as const,
      };
      for (let day = 0; day <= 12; day += 1) {
        const asOf = new Date(hours(24 * day).getTime() + 1);
        const counted = history.filter(([, due]) => due <= day);
        const expected = {
          due: counted.length,
          kept: counted.filter(([, due, done]) => done !== null && done <= due).length,
          overdue: counted.filter(([, , done]) => done === null || done > day).length,
        };
        const seen = await getKept(reader, { ...question, asOf: asOf.toISOString() });
        expect({ day, due: seen.due, kept: seen.kept, overdue: seen.outcomes.overdue ?? 0 }).toEqual({
          day,
          ...expected,
        });
      }
      expect(await getKept(reader, question)).toMatchObject({ due: 5, kept: 3, outcomes: { overdue: 1, late: 1 } });
    });
  });
});

describe("one's own rate", () => {
  it("is of what one answered for at due, and of nobody else's", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const mine = await aPromise(world, cast);
      await aPromise(world, cast, { owner_id: cast.colleague });
      await aPromise(world, cast, { owner_id: null, owner_team_id: cast.team });
      await world.setNow(report);
      await anEvent(world, cast, mine, "handed_over", report, { new_owner_id: cast.colleague });
      for (const prepare of [async () => undefined, settle]) {
        await prepare(world);
        const own = await listRateRows(
          readerOf(world, cast),
          { ...november, isMine: true },
          { kind: "due", after: null },
        );
        expect(own.rows.map(({ id }) => id)).toEqual([mine]);
      }
      const nobody = { ...readerOf(world, cast), actor: null };
      await expect(getKept(nobody, { ...november, isMine: true })).rejects.toThrow();
    });
  });

  test.each(["person", "owner", "ownerId", "actor", "madeBy"])("cannot be asked for of another: %s", (name) => {
    const fields = { from: "2026-11-01", to: "2026-11-30", [name]: newId() };
    expect(Rate.safeParse(fields).success).toBe(false);
    expect(RateRows.safeParse(fields).success).toBe(false);
    expect(Rate.safeParse({ mine: newId() }).success).toBe(false);
    expect(rateCuts).not.toContain(name);
  });
});

describe("what is kept", () => {
  const attacks = [
    "update promise_facts set is_kept = true",
    "update promise_days set kept = due",
    "update promise_customers set customers = 0",
    "delete from promise_facts",
    "delete from promises_unsettled",
    "insert into promise_days select * from promise_days",
    "truncate promises_unsettled",
    "select rebuild_promise_facts()",
    "select count_promise_days(null, 1)",
  ];
  test.each(attacks)("cannot be touched by the application's own login: %s", async (attack) => {
    await inTransaction(async (world) => {
      await world.asApp();
      await world.refused((tx) => tx.execute(sql.raw(attack)), /permission denied/);
    });
  });

  it("gives the same figures after whatever the application may have done to it", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      const ids = await theTwelve(world, cast);
      await world.setNow(report);
      await world.asApp();
      for (const act of [
        sql`select settle_promises(3)`,
        sql`select mark_promises(${sql.param(ids)}::uuid[])`,
        sql`select settle_promises(100)`,
        sql`select recount_promise_days(array(select distinct due_on from promise_facts))`,
        sql`select mark_promises(array[${newId()}]::uuid[])`,
      ]) {
        await world.tx.execute(act);
        expect(await getKept(readerOf(world, cast), november)).toMatchObject({ due: 10, kept: 3, keptAsAgreed: 4 });
      }
      expect(await verifyRates(world.tx)).toMatchObject({ checked: 12, different: 0, days: [] });
    });
  });
});
