import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/db/id";
import { contextOf } from "../testing/accounts";
import { inTransaction, type World } from "../testing/database";
import { aCast, aDecided, anEffect, type Cast } from "../testing/decisions";
import { aDepartment, aPerson } from "../testing/factories";
import { follow } from "./mutations/follow";
import { tellWeeks } from "./tasks";

const saturday = new Date("2026-11-21T10:00:00.000Z");

async function lookAt(world: World, at: string): Promise<void> {
  await world.setNow(new Date(at));
  await world.asApp();
  await tellWeeks(world.tx);
  await world.asOwner();
}

async function toldOf({ tx }: World) {
  const rows = await tx.execute<{ told: string }>(sql`
    select p.name || ': ' || i.kind || to_char(i.recorded_at at time zone 'UTC', ' MM-DD HH24:MI') as told
    from inbox_items i join people p on p.id = i.person_id where i.kind like '%week' order by i.recorded_at, p.name`);
  return rows.map(({ told }) => told);
}

/** A department that meets customers, one that does not, and somebody who follows everything weekly. */
async function aHouse(world: World): Promise<Cast & { reader: { id: string } }> {
  await world.setNow(saturday);
  const cast = await aCast(world);
  const reader = await aPerson(world, { name: "Rae Reader", departmentId: cast.service.id });
  await follow(await contextOf(world, reader.id), { target: { what: "all", which: null }, how: "weekly" });
  return { ...cast, reader };
}

test("Monday morning, once: who follows weekly, and everybody of a department that meets no customer", () =>
  inTransaction(async (world) => {
    await anEffect(world, await aHouse(world));
    for (const at of [
      "2026-11-22T10:00Z",
      "2026-11-23T03:00Z",
      "2026-11-23T09:10Z",
      "2026-11-23T09:20Z",
      "2026-11-24T09:10Z",
    ])
      await lookAt(world, at);
    expect(await toldOf(world)).toEqual([
      "Dora Decider: customers_week 11-23 09:10",
      "Olive Owner: customers_week 11-23 09:10",
      "Rae Reader: followed_week 11-23 09:10",
    ]);
    const [item] = await world.tx.execute<{ values: object }>(
      sql`select values from inbox_items where kind = 'followed_week'`,
    );
    expect(item?.values).toEqual({ happened: 3, weekOn: "2026-11-23", fromOn: "2026-11-16" });
    const mails = await world.tx.execute(
      sql`select 1 from mails where template in ('followed_week', 'customers_week')`,
    );
    expect(mails).toHaveLength(3);
  }));

test("never an empty one, though it is written down; and the week after tells of its own week only", () =>
  inTransaction(async (world) => {
    const cast = await aHouse(world);
    await lookAt(world, "2026-11-23T09:10Z");
    expect(await toldOf(world)).toEqual([]);
    const written = await world.tx.execute(sql`select 1 from decision_digests where told = 0`);
    expect(written).toHaveLength(3);
    await world.setNow(new Date("2026-11-25T10:00Z"));
    await aDecided(world, cast);
    await lookAt(world, "2026-11-30T09:10Z");
    await lookAt(world, "2026-12-07T09:10Z");
    expect(await toldOf(world)).toHaveLength(3);
  }));

test("where Monday is closed, on the next working day; who was away reads of all since their last letter", () =>
  inTransaction(async (world) => {
    const cast = await aHouse(world);
    await lookAt(world, "2026-11-23T09:10Z");
    await world.tx.execute(sql`insert into absences (id, person_id, from_on, until_on, recorded_by)
      values (${newId()}, ${cast.reader.id}, '2026-11-27', '2026-12-04', ${cast.reader.id})`);
    await world.setNow(new Date("2026-11-25T10:00Z"));
    await aDecided(world, cast);
    await world.tx.execute(sql`insert into closures (id, name, from_on, until_on, recorded_by)
      values (${newId()}, 'Stocktaking', '2026-12-07', '2026-12-08', ${cast.reader.id})`);
    for (const at of [
      "2026-11-30T09:10Z",
      "2026-12-01T09:10Z",
      "2026-12-04T09:10Z",
      "2026-12-07T09:10Z",
      "2026-12-09T09:10Z",
    ])
      await lookAt(world, at);
    expect((await toldOf(world)).filter((told) => told.startsWith("Rae"))).toEqual([
      "Rae Reader: followed_week 12-09 09:10",
    ]);
  }));

test("a department with somebody at the front line gets no such letter, nor does one without people", () =>
  inTransaction(async (world) => {
    const cast = await aHouse(world);
    await aDepartment(world, { name: "Archive" });
    await aPerson(world, { departmentId: cast.department.id, name: "Fay Frontline" });
    await aDecided(world, cast);
    await lookAt(world, "2026-11-23T09:10Z");
    expect(await toldOf(world)).toEqual(["Rae Reader: followed_week 11-23 09:10"]);
  }));

test("one letter a week, in its week: the application can neither write one for another week nor a second", () =>
  inTransaction(async (world) => {
    const cast = await aHouse(world);
    await world.asApp();
    const write = (weekOn: string) => (tx: World["tx"]) =>
      tx.execute(sql`insert into decision_digests (id, person_id, kind, week_on, told)
        values (${newId()}, ${cast.reader.id}, 'followed', ${weekOn}, 0)`);
    await world.refused(write("2026-11-23"), /the week in which it is told/);
    await world.refused(write("2026-11-09"), /the week in which it is told/);
    await write("2026-11-16")(world.tx);
    await world.refused(write("2026-11-16"), /decision_digests_once/);
    await world.refused((tx) => tx.execute(sql`delete from decision_digests`), /permission denied/);
  }));
