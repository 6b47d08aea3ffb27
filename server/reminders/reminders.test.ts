import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { rungsOf } from "../domain/rung";
import type { WorkingHours } from "../domain/working-hours";
import { inTransaction, type World } from "../testing/database";
import { aPerson } from "../testing/factories";
import { aCast, aContactAt, anEvent, aPromise, type Cast, hours, madeAt, moveTo } from "../testing/promises";
import { tellDigests, tellRungs } from "./tasks";

const everyDay = (from: string, to: string): WorkingHours =>
  Object.fromEntries(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, [[from, to]]]));

/** At work at any time of any day, unless a person is given hours of their own. */
async function aWatchedCast(world: World): Promise<Cast> {
  const cast = await aCast(world);
  await works(world, null, everyDay("00:00", "24:00"));
  return cast;
}

async function works({ tx }: World, personId: string | null, given: WorkingHours): Promise<void> {
  await tx.execute(sql`
    insert into calendars (id, person_id, hours) values (${newId()}, ${personId}, ${JSON.stringify(given)}::jsonb)`);
}

async function away({ tx }: World, personId: string, fromOn: string, untilOn: string | null): Promise<void> {
  await tx.execute(sql`
    insert into absences (id, person_id, from_on, until_on, recorded_by)
    values (${newId()}, ${personId}, ${fromOn}, ${untilOn}, ${personId})`);
}

type Told = { rung: string; to: string | null; kind: string | null; at: string };

/** What was told of a promise, in order: [rung, to whom, as what, when]. */
async function toldOf({ tx }: World, promise: string) {
  const rows = await tx.execute<Told>(sql`
    select r.rung, i.person_id as to, i.kind, to_char(r.recorded_at at time zone 'UTC', 'DD HH24:MI') as at
    from reminders r left join inbox_items i on i.reminder_id = r.id
    where r.promise_id = ${promise}
    order by r.recorded_at, r.due_at,
      array_position(array['first','second','soon','due','lead','manager'], r.rung), i.person_id`);
  return rows.map(({ rung, to, kind, at }) => [rung, to, kind, at]);
}

/** Looks with the rights of the application, as the worker does. */
async function sweepAt(world: World, at: Date): Promise<void> {
  await world.asOwner();
  await world.setNow(at);
  await world.asApp();
  await tellRungs(world.tx);
  await world.asOwner();
}

async function sweepThrough(world: World, from: number, until: number, step = 1 / 4): Promise<void> {
  for (let hour = from; hour <= until; hour += step) await sweepAt(world, hours(hour));
}

async function mailsOf({ tx }: World): Promise<string[]> {
  const rows = await tx.execute<{ told: string }>(
    sql`select template || ' ' || coalesce(values ->> 'rung', '') as told from mails order by id`,
  );
  return rows.map(({ told }) => told);
}

test("every rung is told when it falls, to whom it is meant for, with a mail in the outbox", async () => {
  await inTransaction(async (world) => {
    const cast = await aWatchedCast(world);
    const promise = await aPromise(world, cast);
    await sweepThrough(world, 0, 80);
    expect(await toldOf(world, promise)).toEqual([
      ["first", cast.maker, "reminder", "21 09:00"],
      ["second", cast.maker, "reminder", "21 23:30"],
      ["soon", cast.maker, "reminder", "22 08:45"],
      ["due", cast.maker, "reminder", "22 09:00"],
      ["lead", cast.manager, "escalation", "22 09:00"],
      ["manager", cast.manager, "escalation", "23 09:00"],
    ]);
    expect(await mailsOf(world)).toEqual([
      "reminder first",
      "reminder second",
      "reminder soon",
      "reminder due",
      "escalation lead",
      "escalation manager",
    ]);
  });
});

test("a moment of truth is told earlier, and climbs before an unflagged promise with the same due time", async () => {
  await inTransaction(async (world) => {
    const cast = await aWatchedCast(world);
    const promise = await aPromise(world, cast, { is_moment_of_truth: true });
    await sweepThrough(world, 0, 60);
    expect(await toldOf(world, promise)).toEqual([
      ["first", cast.maker, "reminder", "20 21:00"],
      ["second", cast.maker, "reminder", "21 09:00"],
      ["lead", cast.manager, "escalation", "21 23:30"],
      ["soon", cast.maker, "reminder", "22 08:00"],
      ["due", cast.maker, "reminder", "22 09:00"],
      ["manager", cast.manager, "escalation", "22 09:00"],
    ]);
  });
});

test("rungs that fell while nobody looked are each recorded once, and told once in the words of the last", async () => {
  await inTransaction(async (world) => {
    const cast = await aWatchedCast(world);
    const promise = await aPromise(world, cast);
    await sweepAt(world, hours(100));
    await sweepAt(world, hours(101));
    expect(await toldOf(world, promise)).toEqual([
      ["first", null, null, "24 13:00"],
      ["second", null, null, "24 13:00"],
      ["soon", null, null, "24 13:00"],
      ["due", cast.maker, "reminder", "24 13:00"],
      ["lead", null, null, "24 13:00"],
      ["manager", cast.manager, "escalation", "24 13:00"],
    ]);
    const [row] = await world.tx.execute<{ with_due: number; with_manager: number }>(sql`
      select count(*) filter (where carrier.rung = 'due')::int as with_due,
        count(*) filter (where carrier.rung = 'manager')::int as with_manager
      from reminders r join reminders carrier on carrier.id = r.told_with_id`);
    expect(row).toEqual({ with_due: 3, with_manager: 1 });
    expect(await mailsOf(world)).toEqual(["reminder due", "escalation manager"]);
  });
});

test("a moved promise is reminded of anew for its new time, and no more of the old one", async () => {
  await inTransaction(async (world) => {
    const cast = await aWatchedCast(world);
    const promise = await aPromise(world, cast);
    await sweepThrough(world, 0, 25);
    const contact = await aContactAt(world, cast, hours(26), { direction: "in" });
    await anEvent(world, cast, promise, "moved", hours(28), { ...moveTo(hours(68), "customer"), contact_id: contact });
    await sweepThrough(world, 28, 67);
    expect(await toldOf(world, promise)).toEqual([
      ["first", cast.maker, "reminder", "21 09:00"],
      ["first", cast.maker, "reminder", "22 09:00"],
      ["second", cast.maker, "reminder", "22 21:00"],
    ]);
  });
});

test("what has ended is told no more; what is taken up again is told on", async () => {
  await inTransaction(async (world) => {
    const cast = await aWatchedCast(world);
    const promise = await aPromise(world, cast);
    const keep = await anEvent(world, cast, promise, "fulfilled", hours(1));
    await sweepThrough(world, 1, 1.25);
    expect(await world.tx.execute(sql`select * from reminder_plans`)).toHaveLength(0);
    await anEvent(world, cast, promise, "retracted", hours(1.25), { retracts_id: keep });
    await sweepThrough(world, 1.25, 30);
    await anEvent(world, cast, promise, "fulfilled", hours(31));
    await sweepThrough(world, 31, 80);
    expect(await toldOf(world, promise)).toEqual([["first", cast.maker, "reminder", "21 09:00"]]);
  });
});

describe("hours and absences", () => {
  test("outside their hours the owner is told when their work begins, before it is due", async () => {
    await inTransaction(async (world) => {
      const cast = await aWatchedCast(world);
      await works(world, cast.maker, everyDay("07:00", "08:50"));
      const promise = await aPromise(world, cast);
      await sweepThrough(world, 0, 47.9);
      expect(await toldOf(world, promise)).toEqual([
        ["first", null, null, "22 07:00"],
        ["second", cast.maker, "reminder", "22 07:00"],
        ["soon", cast.maker, "reminder", "22 08:45"],
      ]);
    });
  });

  test("while the owner is away until after it is due, whoever leads is told", async () => {
    await inTransaction(async (world) => {
      const cast = await aWatchedCast(world);
      const promise = await aPromise(world, cast);
      await away(world, cast.maker, "2026-11-21", "2026-11-30");
      await sweepThrough(world, 0, 30);
      expect(await toldOf(world, promise)).toEqual([["first", cast.manager, "escalation", "21 09:00"]]);
    });
  });

  test("where nobody works before it is due, it lies in the owner's inbox, and no mail disturbs them", async () => {
    await inTransaction(async (world) => {
      const cast = await aWatchedCast(world);
      await works(world, null, everyDay("09:00", "09:30"));
      await works(world, cast.maker, { mon: [["09:00", "09:30"]] });
      await works(world, cast.manager, { mon: [["09:00", "09:30"]] });
      const promise = await aPromise(world, cast);
      await sweepThrough(world, 0, 30);
      expect(await toldOf(world, promise)).toEqual([["first", cast.maker, "reminder", "21 09:00"]]);
      expect(await mailsOf(world)).toEqual([]);
    });
  });

  test("when it is due, whoever of them works first is told; the managers a working day of the owner's later", async () => {
    await inTransaction(async (world) => {
      const cast = await aWatchedCast(world);
      const weekdays = Object.fromEntries(
        ["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"]]]),
      );
      await works(world, null, weekdays as WorkingHours);
      // Due on a Sunday at 09:00: the managers hear a working day later, on Monday; on Monday everybody is back.
      const promise = await aPromise(world, cast);
      await sweepThrough(world, 47, 110);
      expect(await toldOf(world, promise)).toEqual([
        ["first", null, null, "22 08:00"],
        ["second", cast.maker, "reminder", "22 08:00"],
        ["soon", cast.maker, "reminder", "22 08:45"],
        ["due", cast.maker, "reminder", "23 09:00"],
        ["lead", null, null, "23 09:00"],
        ["manager", cast.manager, "escalation", "23 09:00"],
      ]);
    });
  });

  test("a team's promise is told to whoever leads it; who has left us is told nothing", async () => {
    await inTransaction(async (world) => {
      const cast = await aWatchedCast(world);
      const promise = await aPromise(world, cast, { owner_id: null, owner_team_id: cast.team });
      await world.tx.execute(sql`update teams set lead_id = ${cast.colleague} where id = ${cast.team}`);
      await sweepThrough(world, 0, 25);
      await world.tx.execute(
        sql`update people set deactivated_at = ${hours(26).toISOString()} where id = ${cast.colleague}`,
      );
      await sweepThrough(world, 38, 40);
      expect(await toldOf(world, promise)).toEqual([
        ["first", cast.colleague, "reminder", "21 09:00"],
        ["second", cast.manager, "reminder", "21 23:30"],
      ]);
    });
  });
});

describe("the morning's digest", () => {
  const digestAt = async (world: World, at: Date) => {
    await world.setNow(at);
    await world.asApp();
    await tellDigests(world.tx);
    await world.asOwner();
  };
  const digests = ({ tx }: World) =>
    tx.execute(sql`select person_id, values from inbox_items where kind = 'digest' order by recorded_at, person_id`);

  test("comes once a day, when work begins, to whoever has something to do", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      await works(world, null, everyDay("08:00", "16:00"));
      await aPromise(world, cast);
      await aPromise(world, cast, { original_due_at: hours(72) });
      await aPromise(world, cast, { original_due_at: hours(20) });
      await aPromise(world, cast, { owner_id: null, owner_team_id: cast.team });
      for (const at of ["05:00", "07:55", "08:05", "08:10", "15:00"])
        await digestAt(world, new Date(`2026-11-22T${at}:00Z`));
      const teamOnly = { today: 0, overdue: 0, teamOwned: 1, on: "2026-11-22" };
      const told = await digests(world);
      expect(told).toHaveLength(3);
      expect(told).toContainEqual({ person_id: cast.maker, values: { ...teamOnly, today: 1, overdue: 1 } });
      expect(told).toContainEqual({ person_id: cast.colleague, values: teamOnly });
      await digestAt(world, new Date("2026-11-23T08:05:00Z"));
      expect(await digests(world)).toHaveLength(6);
    });
  });

  test("nobody who is away, or has nothing to do, is written to", async () => {
    await inTransaction(async (world) => {
      const cast = await aCast(world);
      await works(world, null, everyDay("08:00", "16:00"));
      await aPromise(world, cast);
      await aPerson(world);
      await away(world, cast.maker, "2026-11-20", "2026-11-22");
      await digestAt(world, new Date("2026-11-22T08:05:00Z"));
      expect(await digests(world)).toHaveLength(0);
      expect(await mailsOf(world)).toEqual([]);
    });
  });
});

describe("attacks by the application's own login", () => {
  const insertReminder = (promise: string, rung: string, due: Date) => (tx: World["tx"]) =>
    tx.execute(sql`insert into reminders (id, promise_id, rung, due_at)
      values (${newId()}, ${promise}, ${rung}, ${due.toISOString()})`);

  test("a reminder before its time, twice, of another due time, or of what has ended is refused", async () => {
    await inTransaction(async (world) => {
      const cast = await aWatchedCast(world);
      const promise = await aPromise(world, cast);
      await world.setNow(new Date(hours(24).getTime() - 1));
      await world.asApp();
      for (const rung of ["first", "second", "soon", "due", "lead", "manager"])
        await world.refused(insertReminder(promise, rung, hours(48)), /too early/);
      await world.asOwner();
      await world.setNow(hours(24));
      await world.asApp();
      await insertReminder(promise, "first", hours(48))(world.tx);
      await world.refused(insertReminder(promise, "first", hours(48)), /told before/);
      await world.refused(insertReminder(promise, "second", hours(30)), /due at another time/);
      await world.asOwner();
      await anEvent(world, cast, promise, "fulfilled", hours(40));
      await world.asApp();
      await world.refused(insertReminder(promise, "second", hours(48)), /has ended/);
    });
  });

  test("nothing that was told is changed, dated or taken back, and no reminder is put off for good", async () => {
    await inTransaction(async (world) => {
      const cast = await aWatchedCast(world);
      const promise = await aPromise(world, cast);
      await sweepAt(world, hours(24));
      await world.asApp();
      for (const act of [
        "update reminders set rung = 'due'",
        "delete from reminders",
        "delete from inbox_items",
        "update inbox_items set read_at = now()",
        "update inbox_items set kind = 'digest'",
        "truncate inbox_items",
        "delete from reminder_plans",
        "update reminder_plans set look_at = 'infinity'",
        "delete from digests",
        `insert into reminders (id, promise_id, rung, due_at, recorded_at) select gen_random_uuid(), '${promise}', 'second', now(), now()`,
        `insert into inbox_items (id, person_id, kind, values, recorded_at) values (gen_random_uuid(), '${cast.maker}', 'digest', '{}', now())`,
        `select plan_reminders('${promise}')`,
      ])
        await world.refused((tx) => tx.execute(sql.raw(act)), /permission denied/);
      for (const until of [hours(24 + 25).toISOString(), "infinity"])
        await world.refused(
          (tx) => tx.execute(sql`select postpone_reminders(${promise}, ${until}::timestamptz)`),
          /a day at most/,
        );
      await world.refused(
        (tx) =>
          tx.execute(sql`insert into digests (id, person_id, on_day, told)
            values (${newId()}, ${cast.maker}, ${madeAt.toISOString().slice(0, 10)}, 0)`),
        /the day it is on the reader's clock/,
      );
    });
  });
});

test("the database and the domain agree on when a rung falls at the earliest", async () => {
  await inTransaction(async (world) => {
    await world.tx.execute(sql`set local timezone = 'Europe/London'`);
    for (let round = 0; round < 120; round += 1) {
      // Over the nights on which London's clocks change, in both directions.
      const since = new Date(Date.UTC(2026, round % 2 ? 2 : 9, 24) + round * 3_456_789);
      const due = {
        since,
        dueAt: new Date(since.getTime() + 60_000 + ((round * 6_789_123) % (120 * 3_600_000))),
        precision: (["time", "end_of_day", "window"] as const)[round % 3] ?? "time",
        isMomentOfTruth: round % 4 < 2,
      };
      const rows = await world.tx.execute<{ rung: string; falls_at: string }>(sql`
        select * from rung_instants(${since.toISOString()}, ${due.dueAt.toISOString()}, ${due.precision}, ${due.isMomentOfTruth})`);
      const falling = rungsOf(due, { zone: "Europe/London", hours: everyDay("00:00", "24:00"), from: "person" });
      expect(rows.map(({ rung }) => rung).toSorted()).toEqual(falling.map(({ rung }) => rung).toSorted());
      for (const { rung, fallsAt } of falling) {
        const least = new Date(rows.find((row) => row.rung === rung)?.falls_at ?? 0).getTime();
        // The managers' working day is the calendar's, so the database knows its least length only.
        const apart = fallsAt.getTime() - least;
        expect(apart).toBeGreaterThanOrEqual(0);
        expect(apart).toBeLessThanOrEqual(rung === "manager" && !due.isMomentOfTruth ? 2 * 3_600_000 : 1);
      }
    }
  });
});
