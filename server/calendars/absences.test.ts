import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { addDays, plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { anAbsence } from "../testing/calendars";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { recordAbsence as input } from "./input";
import { endAbsence, recordAbsence, takeBackAbsence } from "./mutations/absences";
import { absentPeople, isAbsent } from "./queries";
import { listAbsences } from "./queries/absences";

const now = new Date("2026-12-11T10:00:00Z");
const today = plainDate("2026-12-11");
const day = (ahead: number) => addDays(today, ahead);

async function staffIn(world: World) {
  await world.setNow(now);
  await anOrganisation(world);
  const amara = await aPerson(world, { name: "Amara" });
  const daniel = await aPerson(world, { name: "Daniel", roles: ["manager"] });
  return { amara, daniel };
}

describe("being away", () => {
  test.each<[string, number, number | null, number, boolean]>([
    ["the first day", 3, 5, 3, true],
    ["the last day", 3, 5, 5, true],
    ["the day before", 3, 5, 2, false],
    ["the day after", 3, 5, 6, false],
    ["nobody knows how long", 3, null, 300, true],
  ])("%s", (_, from, until, on, expected) =>
    inTransaction(async (world) => {
      const { amara } = await staffIn(world);
      await anAbsence(world, { personId: amara.id, fromOn: day(from), untilOn: until === null ? null : day(until) });
      expect(await isAbsent(world.tx, amara.id, day(on))).toBe(expected);
      expect(await absentPeople(world.tx, day(on))).toEqual(expected ? [amara.id] : []);
    }),
  );

  test("is told by oneself, its end later, and a mistake is taken back", () =>
    inTransaction(async (world) => {
      const { amara } = await staffIn(world);
      await world.asApp();
      const ctx = await contextOf(world, amara.id);
      await recordAbsence(ctx, input.parse({ personId: "", fromOn: today, untilOn: "" }));
      const [mine] = await listAbsences(world.tx, amara.id, today);
      expect(mine).toMatchObject({ fromOn: today, untilOn: null, recordedBy: null });
      const absenceId = mine?.id ?? "";
      await endAbsence(ctx, { absenceId, untilOn: day(2) });
      await endAbsence(ctx, { absenceId, untilOn: day(1) });
      expect(await isAbsent(world.tx, amara.id, day(2))).toBe(false);
      await takeBackAbsence(ctx, { absenceId });
      expect(await isAbsent(world.tx, amara.id, today)).toBe(false);
      expect(await listAbsences(world.tx, amara.id, today)).toEqual([]);
      const events = await world.tx.execute(
        sql`select action from events where subject_id = ${amara.id} order by recorded_at, id`,
      );
      expect(events.map(({ action }) => action)).toEqual([
        "absence.recorded",
        "absence.end_told",
        "absence.end_told",
        "absence.taken_back",
      ]);
    }));

  test("of somebody else is told by a manager only", () =>
    inTransaction(async (world) => {
      const { amara, daniel } = await staffIn(world);
      await world.asApp();
      const [ofAmara, ofDaniel] = [await contextOf(world, amara.id), await contextOf(world, daniel.id)];
      const away = (personId: string) => input.parse({ personId, fromOn: today, untilOn: day(3) });
      await world.refused(() => recordAbsence(ofAmara, away(daniel.id)), /which managers have/);
      await recordAbsence(ofDaniel, away(amara.id));
      const [row] = await listAbsences(world.tx, amara.id, today);
      expect(row?.recordedBy).toBe("Daniel");
      await recordAbsence(ofDaniel, away(daniel.id));
      const [his] = await listAbsences(world.tx, daniel.id, today);
      await world.refused(() => takeBackAbsence(ofAmara, { absenceId: his?.id ?? "" }), /which managers have/);
      await world.refused(
        () => endAbsence(ofAmara, { absenceId: his?.id ?? "", untilOn: today }),
        /which managers have/,
      );
      await world.refused(
        () => endAbsence(ofAmara, { absenceId: newId(), untilOn: today }),
        /not found|no such|does not exist|There is no/i,
      );
      await world.refused(
        () => recordAbsence(ofDaniel, away(newId())),
        /not found|no such|does not exist|There is no/i,
      );
    }));

  test("ends on a day that is not over, and not before it began", () => {
    const typed = { personId: "", fromOn: "2026-12-11", untilOn: "2026-12-10" };
    expect(input.safeParse(typed).error?.issues[0]?.message).toMatch(/cannot lie before the first/);
  });
});
