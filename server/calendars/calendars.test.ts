import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { plainDate } from "../domain/plain-date";
import { officeHours, type WorkingHours } from "../domain/working-hours";
import { previewDue } from "../promises/mutations/make";
import { contextOf } from "../testing/accounts";
import { aCalendar, aClosure, anAbsence } from "../testing/calendars";
import { aCustomer } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { aDepartment, anOrganisation, aPerson, aTeam } from "../testing/factories";
import { saveCalendar, saveOwnCalendar } from "./input";
import { saveCalendar as save, saveOwnCalendar as saveOwn } from "./mutations/calendar";
import { closeDays, takeBackClosure } from "./mutations/closures";
import { getOwnerCalendar } from "./queries";
import { getCalendarPage, listCalendars } from "./queries/pages";

/** Friday 11 December 2026, 10:00 in London. */
const now = new Date("2026-12-11T10:00:00Z");
const today = plainDate("2026-12-11");
const early: WorkingHours = { mon: [["07:00", "15:00"]] };
const nights: WorkingHours = { mon: [["22:00", "06:00"]] };

type House = Awaited<ReturnType<typeof houseIn>>;

async function houseIn(world: World) {
  await world.setNow(now);
  await anOrganisation(world);
  const department = await aDepartment(world, { name: "Service" });
  const team = await aTeam(world, { departmentId: department.id, name: "Claims" });
  const person = await aPerson(world, { departmentId: department.id, teamId: team.id, roles: ["admin"] });
  return { department, team, person };
}

function inHouse(check: (world: World, house: House) => Promise<void>): Promise<void> {
  return inTransaction(async (world) => check(world, await houseIn(world)));
}

const of = (world: World, house: House, kind: "person" | "team" | "department" | "organisation") =>
  getOwnerCalendar(world.tx, kind === "organisation" ? { kind } : { kind, id: house[kind].id }, now);

describe("whose hours rule (ruling 9)", () => {
  test("the organisation's, where nobody else has any", () =>
    inHouse(async (world, house) => {
      for (const kind of ["person", "team", "department", "organisation"] as const)
        expect(await of(world, house, kind)).toMatchObject({ from: "organisation", hours: officeHours, closed: [] });
    }));

  test("the department's, then the team's, then the person's own, each on its own clock", () =>
    inHouse(async (world, house) => {
      await aCalendar(world, { departmentId: house.department.id, hours: early, zone: "Europe/Berlin" });
      expect(await of(world, house, "person")).toMatchObject({
        from: "department",
        zone: "Europe/Berlin",
        hours: early,
      });
      await aCalendar(world, { teamId: house.team.id, hours: nights });
      expect(await of(world, house, "person")).toMatchObject({ from: "team", zone: "Europe/Berlin", hours: nights });
      expect(await of(world, house, "department")).toMatchObject({ from: "department" });
      await world.tx.execute(sql`update people set zone = 'Asia/Tokyo' where id = ${house.person.id}`);
      expect(await of(world, house, "person")).toMatchObject({ from: "team", zone: "Europe/Berlin" });
      await aCalendar(world, { personId: house.person.id, hours: early });
      expect(await of(world, house, "person")).toMatchObject({ from: "person", zone: "Asia/Tokyo", hours: early });
    }));

  test("nobody's, where the organisation has none either", () =>
    inHouse(async (world, house) => {
      await aCalendar(world, { hours: {} });
      expect(await of(world, house, "team")).toEqual({ from: "nobody", zone: "Europe/London", hours: {}, closed: [] });
    }));

  test("the newest version counts", () =>
    inHouse(async (world, house) => {
      await world.setNow(new Date("2026-12-11T11:00:00Z"));
      await aCalendar(world, { hours: early });
      await world.setNow(new Date("2026-12-11T12:00:00Z"));
      await aCalendar(world, { hours: nights });
      expect((await of(world, house, "person")).hours).toEqual(nights);
    }));

  test("somebody who left, or is nobody, owns nothing", () =>
    inHouse(async (world, house) => {
      await world.tx.execute(sql`update people set deactivated_at = standpoint_now() where id = ${house.person.id}`);
      await expect(of(world, house, "person")).rejects.toThrow(/person or a team/);
    }));
});

describe("closed days", () => {
  test("are the holidays of the first level that says so, and every level's closures", () =>
    inHouse(async (world, house) => {
      await aCalendar(world, { hours: officeHours, holidays: "country", country: "GB", region: "SCT" });
      const by = { recordedBy: house.person.id };
      await aClosure(world, {
        ...by,
        name: "Year end",
        fromOn: plainDate("2026-12-29"),
        untilOn: plainDate("2026-12-31"),
      });
      await aClosure(world, {
        ...by,
        departmentId: house.department.id,
        name: "Service day",
        fromOn: plainDate("2026-12-14"),
      });
      await aClosure(world, { ...by, teamId: house.team.id, name: "Claims day", fromOn: plainDate("2026-12-15") });
      const soon = (await of(world, house, "person")).closed?.filter(({ on }) => on < "2027-01-06");
      expect(soon).toEqual([
        { on: "2026-11-30", name: "St Andrew’s Day" },
        { on: "2026-12-14", name: "Service day" },
        { on: "2026-12-15", name: "Claims day" },
        { on: "2026-12-25", name: "Christmas Day" },
        { on: "2026-12-26", name: "Boxing Day" },
        { on: "2026-12-28", name: "Boxing Day (substitute day)" },
        { on: "2026-12-29", name: "Year end" },
        { on: "2026-12-30", name: "Year end" },
        { on: "2026-12-31", name: "Year end" },
        { on: "2027-01-01", name: "New Year's Day" },
        { on: "2027-01-02", name: "January 2nd" },
        { on: "2027-01-04", name: "January 2nd (substitute day)" },
      ]);
      await aCalendar(world, { teamId: house.team.id, holidays: "none" });
      const team = (await of(world, house, "person")).closed ?? [];
      expect(team.map(({ name }) => name)).toEqual(["Service day", "Claims day", "Year end", "Year end", "Year end"]);
    }));

  test("move a promise's due time, and stay with it when the closure is taken back", () =>
    inHouse(async (world, house) => {
      const customerId = (await aCustomer(world)).id;
      await world.asApp();
      const ctx = await contextOf(world, house.person.id);
      const ask = () => previewDue(ctx, { customerId, when: "in 1 working day", who: null });
      expect((await ask()).dueAt).toEqual(new Date("2026-12-14T17:30:00Z"));
      await closeDays(ctx, {
        owner: { kind: "team", id: house.team.id },
        name: "Stocktaking",
        fromOn: plainDate("2026-12-14"),
        untilOn: null,
      });
      const closed = await ask();
      expect(closed.dueAt).toEqual(new Date("2026-12-15T17:30:00Z"));
      expect(closed.explanation).toContain("Closed: Monday 14 December, Stocktaking.");
      expect(closed.calendar.owner.closed).toEqual([{ on: "2026-12-14", name: "Stocktaking" }]);
      const [row] = (await getCalendarPage(world.tx, { kind: "team", id: house.team.id }, today)).closures;
      await takeBackClosure(ctx, { closureId: row?.id ?? "" });
      expect((await ask()).dueAt).toEqual(new Date("2026-12-14T17:30:00Z"));
      await world.refused(() => takeBackClosure(ctx, { closureId: row?.id ?? "" }), /taken back; that stands/);
    }));
});

test("an owner who will be away is warned of before the promise is made", () =>
  inHouse(async (world, house) => {
    const customerId = (await aCustomer(world)).id;
    await anAbsence(world, {
      personId: house.person.id,
      fromOn: plainDate("2026-12-14"),
      untilOn: plainDate("2026-12-18"),
    });
    await world.asApp();
    const ctx = await contextOf(world, house.person.id);
    const mine = await previewDue(ctx, { customerId, when: "Monday 3pm", who: null });
    expect(mine.warnings).toEqual([
      "The owner is away that day until Friday 18 December 2026: somebody else would have to do it.",
    ]);
    const ours = await previewDue(ctx, { customerId, when: "Monday 3pm", who: { kind: "team", id: house.team.id } });
    expect(ours.warnings).toEqual([]);
  }));

describe("setting a calendar", () => {
  const typed = {
    owner: "organisation",
    hours: { mon: "9-12:30, 13:15-17", tue: "22-6" },
    holidays: "country",
    country: "GB",
    region: "ENG",
  };

  test("is read as people type it, kept as a version, and shown two weeks ahead", () =>
    inHouse(async (world, house) => {
      await world.asApp();
      const ctx = await contextOf(world, house.person.id);
      await save(ctx, saveCalendar.parse(typed));
      const page = await getCalendarPage(world.tx, { kind: "organisation" }, plainDate("2026-12-21"));
      expect(page).toMatchObject({
        name: "Harbour",
        place: "England, United Kingdom",
        own: {
          hours: {
            mon: [
              ["09:00", "12:30"],
              ["13:15", "17:00"],
            ],
            tue: [["22:00", "06:00"]],
          },
        },
        changed: { by: house.person.name },
      });
      expect(page.days).toHaveLength(14);
      expect(page.days[4]).toEqual({ on: "2026-12-25", periods: [], closed: "Christmas Day" });
      expect(page.days[8]).toEqual({ on: "2026-12-29", periods: [["22:00", "06:00"]], closed: null });
      const [count] = await world.tx.execute(sql`select count(*)::int as n from calendars`);
      expect(count?.n).toBe(2);
    }));

  test("lists the organisation, its departments and teams, each with what rules it", () =>
    inHouse(async (world, house) => {
      await aCalendar(world, { hours: officeHours, holidays: "country", country: "DE", region: "BY" });
      await aCalendar(world, { teamId: house.team.id, hours: nights, holidays: "none" });
      const lines = await listCalendars(world.tx, today);
      expect(lines.map(({ name, calendar, place }) => [name, calendar.from, place])).toEqual([
        ["Harbour", "organisation", "Bayern, Germany"],
        ["Service", "organisation", "Bayern, Germany"],
        ["Claims", "team", null],
      ]);
    }));

  test("of one's own leaves the clock to one's settings", () =>
    inHouse(async (world, house) => {
      await world.asApp();
      const ctx = await contextOf(world, house.person.id);
      const mine = { hours: { mon: "7-15" }, holidays: "none", country: "GB", region: "" };
      await saveOwn(ctx, saveOwnCalendar.parse(mine));
      const page = await getCalendarPage(world.tx, { kind: "person", id: house.person.id }, today);
      expect(page).toMatchObject({ own: { holidays: "none", country: null, hours: early }, place: null });
    }));

  test.each([
    [{ ...typed, owner: "team-1" }, /not a record/],
    [{ ...typed, holidays: "sometimes" }, /choose one/],
    [{ ...typed, country: "" }, /choose a country/],
    [{ ...typed, country: "Great Britain" }, /choose one of the list/],
    [{ ...typed, hours: { mon: "17-9" } }, /16 hours past midnight/],
    [{ ...typed, zone: "Europe/Nowhere" }, /time zone/],
  ])("refuses %j", (given, sentence) => {
    expect(saveCalendar.safeParse(given).error?.issues[0]?.message).toMatch(sentence);
  });

  test("refuses a country or region nobody knows the holidays of", () =>
    inHouse(async (world, house) => {
      const ctx = await contextOf(world, house.person.id);
      const tried = (country: string, region: string) => save(ctx, saveCalendar.parse({ ...typed, country, region }));
      await expect(tried("XX", "")).rejects.toThrow(/holidays of that place are not known/);
      await expect(tried("GB", "BY")).rejects.toThrow(/holidays of that place are not known/);
    }));
});
