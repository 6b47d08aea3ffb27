import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { guessMapping } from "../domain/import-guess";
import { lookOver } from "../domain/import-look";
import { inTransaction, type World } from "../testing/database";
import { aStart, bringIn } from "../testing/imports";
import { badRows, expectedAt, historyCsv, type Told, told } from "../testing/promise-history";

const people = `Customer ID,Name\n${Array.from({ length: 12 }, (_, at) => `C-${at},Customer ${at}`).join("\n")}\n`;
const given = { kind: "promises", text: historyCsv, mapping: { dayOrder: "ymd" } } as const;

/** Twelve days spread over the history, one of them before it began and one long after. */
const asOfDays = [
  ...["2025-12-31", "2026-01-10", "2026-01-25", "2026-02-10", "2026-03-01", "2026-03-29", "2026-04-15"],
  ...["2026-05-20", "2026-06-30", "2026-08-01", "2026-10-25", "2026-11-20"],
].map((day) => new Date(`${day}T09:30:00Z`));

async function ratesOf({ tx }: Pick<World, "tx">, at: Date) {
  const [row] = await tx.execute<{ k: number; n: number; live: number }>(sql`
    select count(*) filter (where kept_original)::int as k, count(*) filter (where in_denominator)::int as n,
      count(*) filter (where origin = 'live')::int as live
    from promise_outcomes(${at.toISOString()}::timestamptz) where origin in ('live', 'imported')`);
  return row;
}

async function aHistory(world: World) {
  const startedBy = await aStart(world);
  await bringIn(world, { kind: "customers", text: people, startedBy });
  return startedBy;
}

describe("a promise log of another system, with broken quoting among its rows", () => {
  test("is recognised by its headers: customer, words, made, due, fulfilled, source", () => {
    const [header = "", ...rows] = historyCsv.split("\n");
    const look = lookOver(header.replace(/^\ufeff/, "").split(","), "GB");
    for (const row of rows.slice(0, 40)) look.add(row.split(","));
    const { mapping } = guessMapping("promises", look.look(true));
    expect(mapping.columns).toMatchObject({
      ...{ external: "customer", said: "words", madeAt: "made", dueAt: "due", keptAt: "fulfilled", source: "source" },
      ...{ cancelledAt: "cancelled", askedBy: "asked by", movedAt: "moved", movedTo: "moved to", ref: "id" },
    });
    expect(mapping).toMatchObject({ matchOn: "external", dayOrder: "ymd" });
  });

  test("comes in, and its rate by source dates is right at any as-of day", { timeout: 120_000 }, () =>
    inTransaction(async (world) => {
      const startedBy = await aHistory(world);
      const dry = await bringIn(world, { ...given, startedBy, effect: "dry" });
      const first = await bringIn(world, { ...given, startedBy });
      expect(first.parts).toEqual(dry.parts);
      expect(first.stoppedBy).toBeNull();
      expect(first.parts).toMatchObject({
        created: told.length,
        failed: badRows.length,
        rowsRead: told.length + badRows.length,
      });
      for (const at of asOfDays)
        expect({ at, ...(await ratesOf(world, at)) }).toEqual({ at, ...expectedAt(told, at), live: 0 });
    }),
  );

  test("takes the rows that cannot be right out, each with its reason", { timeout: 120_000 }, () =>
    inTransaction(async (world) => {
      const startedBy = await aHistory(world);
      const { failures, runId } = await bringIn(world, { ...given, startedBy, batchSize: 17 });
      for (const { sentence, mark } of badRows)
        expect(failures.find(({ cells }) => cells.join(" ").includes(mark))?.reason, mark).toMatch(sentence);
      const remarks = await world.tx.execute(
        sql`select reason from import_failures where run_id = ${runId} and went_in`,
      );
      expect(remarks).toEqual([{ reason: expect.stringMatching(/the first time is judged/) }]);
    }),
  );

  test("goes in once, and keeps two systems' ids apart", { timeout: 120_000 }, () =>
    inTransaction(async (world) => {
      const startedBy = await aHistory(world);
      await bringIn(world, { ...given, startedBy });
      const again = await bringIn(world, { ...given, startedBy });
      expect(again.parts).toMatchObject({ created: 0, unchanged: told.length, failed: badRows.length });
      const [first] = told.filter(({ ref }) => ref !== null) as [Told];
      const other = `customer,words,made,due,fulfilled,source,id\n${first.customer},Something else,2026-01-02,2026-01-05,,Elsewhere,${first.ref}\n`;
      expect((await bringIn(world, { ...given, text: other, startedBy })).parts).toMatchObject({
        created: 1,
        failed: 0,
      });
    }),
  );
});
