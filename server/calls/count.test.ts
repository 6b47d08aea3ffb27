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
  const ids = await manyLoyal(world, counts.called + counts.compared + counts.left);
  const armOf = (place: number): HoldoutArm =>
    place < counts.called ? "called" : place < counts.called + counts.compared ? "compared" : "left";
  for (const [place, id] of ids.entries())
    await world.tx.execute(
      sql`insert into thank_you_sortings (customer_id, draw_id, arm) values (${id}, ${drawId}, ${armOf(place)})`,
    );
  const of = (arm: HoldoutArm) => ids.filter((_, place) => armOf(place) === arm);
  return { called: of("called"), compared: of("compared"), left: of("left") };
}

const buys = (world: World, ids: readonly string[], day: string, given: { amountMinor?: number } = {}) =>
  Promise.all(ids.map((customerId) => aPurchase(world, { customerId, boughtOn: plainDate(day), ...given })));

async function countOn(world: World, day: string) {
  await world.setNow(new Date(`${day}T10:00:00Z`));
  const [row] = await world.tx.execute<{ id: string | null }>(sql`select count_thank_you_outcomes() as id`);
  const [programme] = await listProgrammes(world.tx);
  return { isCounted: row?.id !== null, seen: programme?.seen ?? null };
}

describe("what became of those who were drawn", () => {
  it("counts who bought again after the draw, up to the last day, refunds and the day itself aside", () =>
    inTransaction(async (world) => {
      const { called, compared, left } = await aDrawOf(world, { called: 12, compared: 11, left: 11 });
      await buys(world, called.slice(0, 2), "2026-05-12");
      await buys(world, called.slice(2, 3), "2026-11-07");
      await buys(world, called.slice(3, 4), "2026-11-08");
      await buys(world, called.slice(4, 5), "2026-05-11");
      await buys(world, called.slice(5, 6), "2026-06-01", { amountMinor: -100 });
      await buys(world, compared.slice(0, 4), "2026-06-01");
      await buys(world, left, "2026-06-01");
      expect(await countOn(world, "2026-11-07")).toEqual({ isCounted: false, seen: null });
      expect(await countOn(world, "2026-11-08")).toMatchObject({
        isCounted: true,
        seen: { called: { k: 3, n: 12 }, compared: { k: 4, n: 11 }, throughOn: "2026-05-01" },
      });
    }));

  it("counts who is still with us by the threshold as it stood when it was set", () =>
    inTransaction(async (world) => {
      await anOrganisation(world);
      const { id: setBy } = await aPerson(world, { roles: ["board"] });
      await world.tx.insert(lapseThresholds).values({ id: newId(), days: 100, reason: "As seen.", setBy });
      const { id: programmeId } = await aProgramme(world, { outcome: "still_with_us", withinDays: 180 });
      const { called, compared } = await sorted(world, await drawn(world, programmeId, drawDay), {
        called: 10,
        compared: 10,
        left: 0,
      });
      await world.tx.insert(lapseThresholds).values({ id: newId(), days: 3000, reason: "Looser.", setBy });
      // The last day is 7 November; a hundred days before it is 30 July.
      await buys(world, called.slice(0, 3), "2026-07-30");
      await buys(world, called.slice(3, 5), "2026-07-29");
      await buys(world, compared.slice(0, 1), "2026-11-08");
      expect(await countOn(world, "2026-12-01")).toMatchObject({
        seen: { called: { k: 3, n: 10 }, compared: { k: 0, n: 10 } },
      });
    }));

  it("shows nothing under ten on either side: those wait for the next draws", () =>
    inTransaction(async (world) => {
      const { programmeId } = await aDrawOf(world, { called: 30, compared: 9, left: 0 });
      expect(await countOn(world, "2026-12-01")).toEqual({ isCounted: false, seen: null });
      await sorted(world, await drawn(world, programmeId, "2026-06-01"), { called: 0, compared: 1, left: 0 });
      expect(await countOn(world, "2026-12-01")).toMatchObject({
        isCounted: true,
        seen: { called: { n: 30 }, compared: { n: 10 } },
      });
      expect(await countOn(world, "2026-12-02")).toMatchObject({ isCounted: false });
    }));

  it("adds up draw by draw and never counts one again", () =>
    inTransaction(async (world) => {
      const { programmeId, called } = await aDrawOf(world, { called: 10, compared: 10, left: 0 });
      await buys(world, called.slice(0, 7), "2026-06-02");
      expect(await countOn(world, "2026-11-20")).toMatchObject({ seen: { called: { k: 7, n: 10 } } });
      await buys(world, called.slice(7), "2026-06-02");
      const later = await sorted(world, await drawn(world, programmeId, "2026-06-10"), {
        called: 11,
        compared: 12,
        left: 3,
      });
      await buys(world, later.compared.slice(0, 5), "2026-07-01");
      expect(await countOn(world, "2027-01-10")).toMatchObject({
        seen: { called: { k: 7, n: 21 }, compared: { k: 5, n: 22 } },
      });
    }));

  it("looks through the survivor, and counts everybody as drawn, also whoever is gone", () =>
    inTransaction(async (world) => {
      const { called, compared } = await aDrawOf(world, { called: 10, compared: 10, left: 1 });
      const [one = "", other = ""] = called;
      await buys(world, [other], "2026-06-02");
      await aMerge(world, one, other);
      await world.tx.execute(
        sql`update customers set died_recorded_by = (select id from people limit 1) where id = ${compared[0]}`,
      );
      expect(await countOn(world, "2026-12-01")).toMatchObject({
        seen: { called: { k: 2, n: 10 }, compared: { k: 0, n: 10 } },
      });
    }));
});
