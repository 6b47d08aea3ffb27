import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { lapseThresholds } from "@/db/schema";
import type { HoldoutArm } from "../domain/holdout";
import { plainDate } from "../domain/plain-date";
import { aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aMerge } from "../testing/merging";
import { aProgramme, drawDay, manyLoyal } from "../testing/thank-you-calls";
import { listProgrammes } from "./queries/programme";

/** A draw of the day these tests play on, with exactly so many of each, and the clock at the end of a day. */
async function aDrawOf(world: World, counts: Record<HoldoutArm, number>, given: Parameters<typeof aProgramme>[1] = {}) {
  await anOrganisation(world);
  const { id: programmeId } = await aProgramme(world, given);
  const drawId = await drawn(world, programmeId, "2026-05-11");
  return { programmeId, drawId, ...(await sorted(world, drawId, counts)) };
}

async function drawn({ tx }: World, programmeId: string, day: string): Promise<string> {
  const id = newId();
  await tx.execute(sql`insert into thank_you_draws (id, programme_id, month_on, drawn_on)
    values (${id}, ${programmeId}, date_trunc('month', ${day}::date)::date, ${day})`);
  return id;
}

async function sorted(world: World, drawId: string, counts: Record<HoldoutArm, number>) {
  const ids = await manyLoyal(world, counts.called + counts.compared + counts.left_out);
  const armOf = (place: number): HoldoutArm =>
    place < counts.called ? "called" : place < counts.called + counts.compared ? "compared" : "left_out";
  for (const [place, id] of ids.entries())
    await world.tx.execute(
      sql`insert into thank_you_sortings (customer_id, draw_id, arm) values (${id}, ${drawId}, ${armOf(place)})`,
    );
  const of = (arm: HoldoutArm) => ids.filter((_, place) => armOf(place) === arm);
  return { called: of("called"), compared: of("compared"), left_out: of("left_out") };
}

/** Purchases, noted on the day itself or on a later one. */
async function buys(
  world: World,
  ids: readonly string[],
  day: string,
  { notedOn = day, ...given }: { amountMinor?: number; notedOn?: string } = {},
) {
  await world.setNow(new Date(`${notedOn}T10:00:00Z`));
  return Promise.all(ids.map((customerId) => aPurchase(world, { customerId, boughtOn: plainDate(day), ...given })));
}

async function countOn(world: World, day: string) {
  await world.setNow(new Date(`${day}T10:00:00Z`));
  const [row] = await world.tx.execute<{ id: string | null }>(sql`select count_thank_you_outcomes() as id`);
  const [programme] = await listProgrammes(world.tx);
  return { isCounted: row?.id !== null, seen: programme?.seen ?? null };
}

describe("what became of those who were drawn", () => {
  it("counts who bought again after the draw, up to the last day, refunds and the day itself aside", () =>
    inTransaction(async (world) => {
      const { called, compared, left_out: left } = await aDrawOf(world, { called: 14, compared: 12, left_out: 11 });
      await buys(world, called.slice(0, 5), "2026-05-12");
      await buys(world, called.slice(5, 6), "2026-11-07");
      await buys(world, called.slice(6, 7), "2026-11-08");
      await buys(world, called.slice(7, 8), "2026-05-11");
      await buys(world, called.slice(8, 9), "2026-06-01", { amountMinor: -100 });
      await buys(world, compared.slice(0, 7), "2026-06-01");
      await buys(world, left, "2026-06-01");
      expect(await countOn(world, "2026-11-14")).toEqual({ isCounted: false, seen: null });
      expect(await countOn(world, "2026-11-15")).toMatchObject({
        isCounted: true,
        seen: { called: { k: 6, n: 14 }, compared: { k: 7, n: 12 }, throughOn: "2026-05-01" },
      });
    }));

  it("counts what was noted within seven days after the last, and nobody for what is noted, corrected or withdrawn later", () =>
    inTransaction(async (world) => {
      const { called, compared } = await aDrawOf(world, { called: 14, compared: 14, left_out: 0 });
      await buys(world, compared.slice(0, 5), "2026-06-01");
      await buys(world, called.slice(0, 4), "2026-06-01");
      await buys(world, called.slice(4, 6), "2026-11-07", { notedOn: "2026-11-14" });
      await buys(world, called.slice(6, 7), "2026-11-07", { notedOn: "2026-11-15" });
      const [before] = await buys(world, called.slice(7, 8), "2026-05-01");
      await buys(world, compared.slice(5, 6), "2026-05-01");
      await world.setNow(new Date("2026-11-14T10:00:00Z"));
      await world.tx.execute(
        sql`update purchases set bought_on = '2026-06-03' where customer_id = ${compared[5]} and bought_on = '2026-05-01'`,
      );
      await world.setNow(new Date("2026-11-15T10:00:00Z"));
      await world.tx.execute(sql`update purchases set bought_on = '2026-06-03' where id = ${before?.id}`);
      expect(await countOn(world, "2026-12-01")).toMatchObject({
        seen: { called: { k: 6, n: 14 }, compared: { k: 6, n: 14 } },
      });
    }));

  it("counts who is still with us by the threshold as it stood when it was set", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const { id: setBy } = await aPerson(world, { roles: ["board"] });
      await world.tx.insert(lapseThresholds).values({ id: newId(), days: 100, reason: "As seen.", setBy });
      const { id: programmeId } = await aProgramme(world, { outcome: "still_with_us", withinDays: 180 });
      const { called, compared } = await sorted(world, await drawn(world, programmeId, drawDay), {
        called: 12,
        compared: 11,
        left_out: 0,
      });
      await world.tx.insert(lapseThresholds).values({ id: newId(), days: 3000, reason: "Looser.", setBy });
      // The last day is 7 November; a hundred days before it is 30 July.
      await buys(world, called.slice(0, 5), "2026-07-30");
      await buys(world, called.slice(5, 7), "2026-07-29");
      await buys(world, compared.slice(0, 6), "2026-11-07");
      await buys(world, compared.slice(6, 7), "2026-11-08");
      expect(await countOn(world, "2026-12-01")).toMatchObject({
        seen: { called: { k: 5, n: 12 }, compared: { k: 6, n: 11 } },
      });
    }));

  it("shows nothing under ten on either side: those wait for the next draws", () =>
    inTransaction(async (world) => {
      const { programmeId, called, compared } = await aDrawOf(world, { called: 30, compared: 9, left_out: 0 });
      await buys(world, [...called.slice(0, 8), ...compared.slice(0, 5)], "2026-05-20");
      expect(await countOn(world, "2026-12-01")).toEqual({ isCounted: false, seen: null });
      await sorted(world, await drawn(world, programmeId, "2026-06-01"), { called: 0, compared: 1, left_out: 0 });
      expect(await countOn(world, "2026-12-10")).toMatchObject({
        isCounted: true,
        seen: { called: { k: 8, n: 30 }, compared: { k: 5, n: 10 } },
      });
      expect(await countOn(world, "2026-12-11")).toMatchObject({ isCounted: false });
    }));

  it.each([
    ["called who did", 4, 8],
    ["called who did not", 16, 8],
    ["compared who did", 8, 4],
    ["compared who did not", 8, 16],
  ])("shows nothing under five %s: those wait for the next draws", (_, calledDid, comparedDid) =>
    inTransaction(async (world) => {
      const { programmeId, called, compared } = await aDrawOf(world, { called: 20, compared: 20, left_out: 0 });
      await buys(world, [...called.slice(0, calledDid), ...compared.slice(0, comparedDid)], "2026-05-20");
      expect(await countOn(world, "2026-12-01")).toEqual({ isCounted: false, seen: null });
      const next = await drawn(world, programmeId, "2026-06-10");
      const more = await sorted(world, next, { called: 2, compared: 2, left_out: 0 });
      await buys(world, [...more.called.slice(1), ...more.compared.slice(1)], "2026-06-20");
      expect(await countOn(world, "2027-01-10")).toMatchObject({
        seen: { called: { k: calledDid + 1, n: 22 }, compared: { k: comparedDid + 1, n: 22 }, throughOn: "2026-06-01" },
      });
    }),
  );

  it("adds up draw by draw and never counts one again", () =>
    inTransaction(async (world) => {
      const { programmeId, called, compared } = await aDrawOf(world, { called: 12, compared: 10, left_out: 0 });
      await buys(world, [...called.slice(0, 7), ...compared.slice(0, 5)], "2026-06-02");
      expect(await countOn(world, "2026-11-20")).toMatchObject({ seen: { called: { k: 7, n: 12 } } });
      await buys(world, called.slice(7), "2026-06-02");
      const later = await sorted(world, await drawn(world, programmeId, "2026-06-10"), {
        called: 11,
        compared: 12,
        left_out: 3,
      });
      await buys(world, [...later.called.slice(0, 6), ...later.compared.slice(0, 5)], "2026-07-01");
      expect(await countOn(world, "2027-01-10")).toMatchObject({
        seen: { called: { k: 13, n: 23 }, compared: { k: 10, n: 22 } },
      });
    }));

  it("looks through the survivor, and counts everybody as drawn, also whoever is gone", () =>
    inTransaction(async (world) => {
      const { called, compared } = await aDrawOf(world, { called: 12, compared: 10, left_out: 1 });
      const [one = "", other = ""] = called;
      await buys(world, [other, ...called.slice(2, 6), ...compared.slice(0, 5)], "2026-06-02");
      await aMerge(world, one, other);
      await world.tx.execute(
        sql`update customers set died_recorded_by = (select id from people limit 1) where id = ${compared[0]}`,
      );
      expect(await countOn(world, "2026-12-01")).toMatchObject({
        seen: { called: { k: 6, n: 12 }, compared: { k: 5, n: 10 } },
      });
    }));
});
