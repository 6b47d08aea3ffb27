import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { customers, issues } from "@/db/schema";
import type { PlainDate } from "../domain/plain-date";
import { plainDate } from "../domain/plain-date";
import type { SegmentKey } from "../domain/segment";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { type Bought, type Buyers, manyPurchases } from "../testing/purchases";
import { countSegments } from "./queries/count";

const today = plainDate("2026-03-01");
const morning = new Date("2026-03-01T09:00:00Z");

/** The names of a segment's members, as a set: each survivor must come once. */
async function members(world: World, buyers: Buyers, segment: SegmentKey, asOf = today, lapseDays: number | null = 90) {
  const rows = await world.tx.execute<{ id: string }>(
    sql`select segment_members(${segment}, ${asOf}::date, ${lapseDays}::int) as id`,
  );
  const names = new Map([...buyers].map(([who, id]) => [id, who]));
  return rows.map(({ id }) => names.get(id) ?? "a stranger").sort();
}

const bought = (who: string, on: string, amountMinor = 100): Bought => ({ who, on: plainDate(on), amountMinor });

describe("who is in a segment", () => {
  test("all: everyone on record by the day, bought or not, each survivor once, what was undone left out", () =>
    inTransaction(async (world) => {
      await world.setNow(morning);
      await anOrganisation(world);
      const buyers = await manyPurchases(world, [bought("Ada", "2020-01-01")], ["Ben", "Ben again", "Mistake"]);
      await world.tx.execute(
        sql`update customers set survivor_id = ${buyers.get("Ben")} where id = ${buyers.get("Ben again")}`,
      );
      await world.tx.execute(sql`update customers set withdrawn_at = now() where id = ${buyers.get("Mistake")}`);
      expect(await members(world, buyers, "all")).toEqual(["Ada", "Ben"]);
      expect(await members(world, buyers, "all", plainDate("2026-02-28"))).toEqual(["Ada"]);
      expect(await members(world, buyers, "all", plainDate("2019-12-31"))).toEqual([]);
    }));

  test("active: bought within the threshold, its last day included; nobody without a threshold", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const lines = [
        bought("Ada", "2025-12-01"),
        bought("Ben", "2025-11-30"),
        bought("Cleo", "2026-03-02"),
        bought("Cleo", "2025-12-05"),
      ];
      const buyers = await manyPurchases(world, lines);
      expect(await members(world, buyers, "active")).toEqual(["Ada", "Cleo"]);
      expect(await members(world, buyers, "active", today, null)).toEqual([]);
    }));

  test("ten years: first bought or by their own word, to the day, 29 February on the 28th", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const lines = [
        bought("Ada", "2016-03-01"),
        bought("Ben", "2016-03-02"),
        bought("Cleo", "2024-01-01"),
        bought("Leap", "2016-02-29"),
      ];
      const buyers = await manyPurchases(world, lines);
      await world.tx
        .update(customers)
        .set({ statedSinceOn: plainDate("1999-05-01"), statedSinceSource: "She told us." })
        .where(sql`id = ${buyers.get("Cleo")}`);
      expect(await members(world, buyers, "ten_years")).toEqual(["Ada", "Cleo", "Leap"]);
      expect(await members(world, buyers, "ten_years", plainDate("2026-02-28"))).toEqual(["Cleo", "Leap"]);
      expect(await members(world, buyers, "ten_years", plainDate("2026-02-27"))).toEqual(["Cleo"]);
    }));

  test("top tenth: by all they bought up to the day, refunds off, equal values together, nobody at nought", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const small = Array.from({ length: 9 }, (_, index) => bought(`Small ${index}`, "2025-01-01", 10));
      const lines = [
        ...small,
        bought("Ada", "2025-01-01", 900),
        bought("Ada", "2025-02-01", -500),
        bought("Ben", "2025-01-01", 300),
      ];
      const later = bought("Ben", "2026-03-02", 5000);
      const buyers = await manyPurchases(world, [...lines, later]);
      expect(await members(world, buyers, "top_tenth")).toEqual(["Ada", "Ben"]);
      expect(await members(world, buyers, "top_tenth", plainDate("2025-01-31"))).toEqual(["Ada", "Ben"]);
      expect(await members(world, buyers, "top_tenth", plainDate("2024-12-31"))).toEqual([]);
      const nobody = await manyPurchases(world, [bought("Free", "2025-01-01", 0)]);
      expect(await members(world, new Map([...buyers, ...nobody]), "top_tenth")).not.toContain("Free");
    }));

  test("open issue: opened by the end of the organisation's day and not resolved by then", () =>
    inTransaction(async (world) => {
      await world.keepGivenTimes();
      await anOrganisation(world, { zone: "America/New_York" });
      const { id: by, departmentId } = await aPerson(world);
      const buyers = await manyPurchases(world, [], ["Ada", "Ben", "Cleo"]);
      const opened = (who: string, at: string) => ({
        ...{ id: newId(), customerId: buyers.get(who) ?? "", kind: "complaint" as const, words: "The boiler again." },
        ...{ openedAt: new Date(at), openedBy: by, departmentId, recordedAt: new Date(at) },
      });
      // Three in the morning in UTC is still the evening before in New York.
      const lines = [
        opened("Ada", "2026-03-02T03:00:00Z"),
        opened("Ada", "2026-02-01T12:00:00Z"),
        opened("Ben", "2026-03-02T06:00:00Z"),
      ];
      await world.tx.insert(issues).values(lines);
      expect(await members(world, buyers, "open_issue")).toEqual(["Ada"]);
      expect(await members(world, buyers, "open_issue", plainDate("2026-03-02"))).toEqual(["Ada", "Ben"]);
      await world.setNow(new Date("2026-03-03T12:00:00Z"));
      await world.tx
        .update(issues)
        .set({ resolution: "Mended.", resolvedBy: by })
        .where(sql`customer_id = ${buyers.get("Ben")}`);
      const found = (day: PlainDate) => members(world, buyers, "open_issue", day);
      expect(await found(plainDate("2026-03-02"))).toEqual(["Ada", "Ben"]);
      expect(await found(plainDate("2026-03-03"))).toEqual(["Ada"]);
    }));
});

test("the application's login counts every segment, and says not known where no threshold is set", () =>
  inTransaction(async (world) => {
    await world.setNow(morning);
    await anOrganisation(world);
    await manyPurchases(world, [bought("Ada", "2026-02-01"), bought("Ben", "2016-01-01")], ["Cleo"]);
    await world.asApp();
    const counts = async (lapseDays: number | null) =>
      (await countSegments(world.tx, { today, lapseDays })).map(({ key, count }) => [key, count]);
    const others = [
      ["ten_years", 1],
      ["top_tenth", 2],
      ["open_issue", 0],
    ];
    expect(await counts(90)).toEqual([["all", 3], ["active", 1], ...others]);
    expect(await counts(null)).toEqual([["all", 3], ["active", null], ...others]);
  }));
