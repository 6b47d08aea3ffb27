import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { addDays, plainDate } from "../domain/plain-date";
import { aClosure, anAbsence } from "../testing/calendars";
import { asApp, inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";

const today = plainDate("2026-12-11");
const day = (ahead: number) => addDays(today, ahead);

/** Somebody of ours, a closure and an absence ahead; from here on with the application's rights. */
function asTheApplication(
  attack: (world: World, ids: Record<"person" | "closure" | "absence", string>) => Promise<void>,
) {
  return inTransaction(async (world) => {
    await world.setNow(new Date("2026-12-11T10:00:00Z"));
    await anOrganisation(world);
    const person = (await aPerson(world)).id;
    const closure = (await aClosure(world, { recordedBy: person, fromOn: day(3), untilOn: day(5) })).id;
    const absence = (await anAbsence(world, { personId: person, fromOn: day(-9), untilOn: day(9) })).id;
    await world.asApp();
    await attack(world, { person, closure, absence });
  });
}

describe("the application's login", () => {
  test.each(["calendars", "closures", "absences"])("removes nothing from %s", (table) =>
    asTheApplication(async (world) => {
      await world.refused((tx) => tx.execute(sql.raw(`delete from ${table}`)), /permission denied/);
      await world.refused((tx) => tx.execute(sql.raw(`truncate ${table}`)), /permission denied/);
    }),
  );

  test.each([
    "update calendars set hours = '{}'",
    "update closures set name = 'Other'",
    "update closures set from_on = from_on - 1",
    "update closures set until_on = until_on + 1",
    "update closures set taken_back_at = now()",
    "update absences set from_on = from_on - 1",
    "update absences set person_id = person_id",
    "update absences set taken_back_at = now()",
    "update absences set recorded_by = recorded_by",
    "insert into calendars (id, recorded_at) values (gen_random_uuid(), now())",
  ])("cannot: %s", (statement) =>
    asTheApplication((world) => world.refused((tx) => tx.execute(sql.raw(statement)), /permission denied/)),
  );

  test.each([
    ["-infinity", null],
    ["infinity", null],
    ["2026-12-12", "infinity"],
  ])("has nobody away from %s to %s: no day that nobody can count from", (fromOn, untilOn) =>
    asTheApplication((world, { person }) =>
      world.refused(
        (tx) =>
          tx.execute(sql`insert into absences (id, person_id, from_on, until_on, recorded_by)
            values (${newId()}, ${person}, ${fromOn}, ${untilOn}, ${person})`),
        /absences_on_days/,
      ),
    ),
  );

  test("takes a closure or absence back once, with the server's time", () =>
    asTheApplication(async (world, { person, closure, absence }) => {
      for (const [table, id] of [
        ["closures", closure],
        ["absences", absence],
      ] as const) {
        const take = sql.raw(
          `update ${table} set taken_back_by = '${person}' where id = '${id}' returning taken_back_at`,
        );
        const [row] = await world.tx.execute<{ taken_back_at: string }>(take);
        expect(new Date(row?.taken_back_at ?? "")).toEqual(new Date("2026-12-11T10:00:00Z"));
        await world.refused((tx) => tx.execute(take), /taken back; that stands/);
        const undo = sql.raw(`update ${table} set taken_back_by = null where id = '${id}'`);
        await world.refused((tx) => tx.execute(undo), /taken back; that stands/);
      }
    }));

  test("tells the end of an absence only for days that are not over", () =>
    asTheApplication(async (world, { person, absence }) => {
      const until = (on: string | null, id = absence) => sql`update absences set until_on = ${on} where id = ${id}`;
      await world.tx.execute(until(day(20)));
      await world.tx.execute(until(null));
      await world.tx.execute(until(day(-1)));
      await world.refused((tx) => tx.execute(until(day(-2))), /has passed of an absence/);
      await world.asOwner();
      await world.setNow(new Date("2026-12-20T10:00:00Z"));
      await world.asApp();
      await world.refused((tx) => tx.execute(until(day(9))), /has passed of an absence/);
      const late = sql`insert into absences (id, person_id, from_on, until_on, recorded_by)
        values (${newId()}, ${person}, ${day(0)}, ${day(5)}, ${person})`;
      await world.refused((tx) => tx.execute(late), /These days are over/);
    }));

  test("records no closure of days that are over, none without a name, none of a year and more", () =>
    asTheApplication(async (world, { person }) => {
      const close = (from: string, until: string, name: string) => sql`
        insert into closures (id, name, from_on, until_on, recorded_by) values (${newId()}, ${name}, ${from}, ${until}, ${person})`;
      await world.refused((tx) => tx.execute(close(day(-3), day(-1), "Late")), /These days are over/);
      await world.refused((tx) => tx.execute(close(day(1), day(1), "  ")), /closures_named/);
      await world.refused((tx) => tx.execute(close(day(2), day(1), "Back")), /closures_in_order/);
      await world.refused((tx) => tx.execute(close(day(1), day(400), "Long")), /closures_in_order/);
      await world.tx.execute(close(day(-3), day(0), "Still today"));
    }));

  test("keeps hours that can be read, and a country where one counts", () =>
    asTheApplication(async (world, { person }) => {
      const keep = (columns: string, values: string) =>
        sql.raw(`insert into calendars (id, ${columns}) values ('${newId()}', ${values})`);
      for (const hours of [
        `[]`,
        `{"mon":"9-5"}`,
        `{"mon":[["9","17"]]}`,
        `{"mon":[["09:00","25:00"]]}`,
        `{"mon":[["24:00","25:00"]]}`,
        `{"mon":[["09:00","09:00"]]}`,
        `{"mon":[["09:00"]]}`,
        `{"noon":[["09:00","17:00"]]}`,
        `{"mon":[["09:00",null]]}`,
      ])
        await world.refused((tx) => tx.execute(keep("hours", `'${hours}'`)), /calendars_hours_readable/);
      await world.refused((tx) => tx.execute(keep("holidays", `'country'`)), /calendars_country_named/);
      await world.refused((tx) => tx.execute(keep("country", `'GB'`)), /calendars_country_named/);
      await world.refused((tx) => tx.execute(keep("zone", `'UTC'`)), /calendars_zone_of_whom/);
      await world.refused((tx) => tx.execute(keep("person_id, zone", `'${person}', 'UTC'`)), /calendars_zone_of_whom/);
      await world.tx.execute(keep("hours", `'{"mon":[["22:00","06:00"],["00:00","24:00"]],"sun":[]}'`));
    }));
});

test("nothing is changed with the application's own login either", () =>
  asApp(async (app) => {
    await expect(app`delete from closures`).rejects.toThrow(/permission denied/);
    await expect(app`delete from absences`).rejects.toThrow(/permission denied/);
    await expect(app`update calendars set hours = null`).rejects.toThrow(/permission denied/);
  }));
