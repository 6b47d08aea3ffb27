import { setTimeout as pause } from "node:timers/promises";
import { newId } from "@/db/id";
import { rungsOf } from "@/server/domain/rung";
import { rungs } from "@/server/domain/rung-words";
import { aMailServer, type TestPost } from "@/server/testing/smtp";
import { startWorker } from "../processes";
import type { Service } from "../service";
import { type ImportWorld, openImportWorld } from "./import-world";

const PROMISES = 90;
const zones = ["Europe/London", "Asia/Kathmandu", "Pacific/Apia"] as const;
/** Hours after the making from which something more is to be told. */
const falls = [24, 38.4, 47.75, 48, 73];
/** Hours after the making at which the clock stands, one after the other: also back, as a clock that is put right. */
const stops = [23.5, 24.01, 23, 38.41, 47.76, 47, 48.01, 71.1, 73.1, 72, 75];

/**
 * Two workers tell the rungs of promises over the nights on which the clocks change, while the clock jumps and one or
 * both of them are killed at moments nobody chose. Every rung is recorded once and none early, and every mail arrives.
 */
export async function* proveReminderKills(): AsyncGenerator<string> {
  const world = await openImportWorld();
  const post = await aMailServer();
  try {
    await settle(world);
    for (const [season, madeAt] of [
      ["into summer time", "2026-03-27T12:00:00.000Z"],
      ["out of summer time", "2026-10-23T12:00:00.000Z"],
    ] as const)
      yield `${season}: ${await oneSeason(world, post, new Date(madeAt))}`;
    yield await checkMails(world, post);
  } finally {
    await post.close();
    await world.stop();
  }
}

const owners = zones.map((zone) => ({ zone, id: newId() }));
const always = Object.fromEntries(
  ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, [["00:00", "24:00"] as [string, string]]]),
);

async function settle({ sql }: ImportWorld): Promise<void> {
  const team = newId();
  const [department] = await sql<{ id: string }[]>`select id from departments`;
  await sql`insert into teams (id, department_id, name) values (${team}, ${department?.id ?? ""}, 'Care')`;
  for (const { zone, id } of owners)
    await sql`insert into people (id, name, email, department_id, team_id, roles, zone)
      values (${id}, ${zone}, ${`${id}@example.org`}, ${department?.id ?? ""}, ${team}, '{frontline}', ${zone})`;
  await sql`insert into people (id, name, email, department_id, team_id, roles)
    values (${newId()}, 'Lead', 'lead@example.org', ${department?.id ?? ""}, ${team}, '{manager}')`;
  await sql`insert into calendars (id, hours) values (${newId()}, ${sql.json(always)})`;
}

async function oneSeason(world: ImportWorld, post: TestPost, madeAt: Date): Promise<string> {
  const at = (hours: number) => new Date(madeAt.getTime() + hours * 3_600_000);
  await clockAt(world, madeAt);
  const promises = await makePromises(world, madeAt, at(48));
  const workers = [start(world, post), start(world, post)];
  let kills = 0;
  let reached = 0;
  try {
    for (const stop of stops) {
      const before = await tally(world, promises);
      await clockAt(world, at(stop));
      await poke(world);
      // Into the middle of the telling, where there is something to tell.
      if (falls.some((hour) => reached < hour && hour < stop))
        await until(world, async () => (await tally(world, promises)) > before, 50);
      await pause(Math.random() * 1_000);
      reached = Math.max(reached, stop);
      for (const which of [0, 1].filter(() => Math.random() < 0.6)) {
        await kill(workers[which]);
        workers[which] = start(world, post);
        kills += 1;
      }
    }
    await until(world, async () => (await tally(world, promises)) === promises.length * rungs.length);
    await until(world, async () => (await waitingMails(world)) === 0);
  } finally {
    for (const worker of workers) await kill(worker);
  }
  await check(world, promises, madeAt, at(48));
  return `${promises.length} promises of owners in ${zones.length} zones, ${kills} kills: every rung once, none early`;
}

/** From here on the database's clock runs on from this instant. */
async function clockAt({ sql }: ImportWorld, now: Date): Promise<void> {
  const apart = now.getTime() - Date.now();
  await sql.unsafe(`create or replace function standpoint_now() returns timestamptz language sql volatile parallel safe
    set search_path = pg_catalog, public, pg_temp
    as $$ select date_trunc('milliseconds', clock_timestamp() + interval '${apart} milliseconds') $$`);
}

async function makePromises({ sql }: ImportWorld, madeAt: Date, dueAt: Date): Promise<string[]> {
  const ids = Array.from({ length: PROMISES }, () => newId());
  for (const [index, id] of ids.entries()) {
    const owner = owners[index % owners.length]?.id ?? "";
    const [customer, said] = [newId(), newId()];
    await sql.begin(async (tx) => {
      await tx`insert into customers (id, survivor_id, kind, name) values (${customer}, ${customer}, 'person', 'Somebody')`;
      await tx`insert into texts (id, body) values (${said}, 'We ring you back.')`;
      await tx`insert into promises (id, customer_id, kind, said_id, channel, made_by, made_at, owner_id, original_due_at,
          due_precision, zone, calendar)
        values (${id}, ${customer}, 'callback', ${said}, 'phone', ${owner}, ${madeAt}, ${owner}, ${dueAt}, 'time',
          'Europe/London', '{}')`;
    });
  }
  return ids;
}

function start(world: ImportWorld, post: TestPost): Service {
  const environment = { ...process.env, ...post.settings, DATABASE_URL: world.appUrl };
  return startWorker({
    ...environment,
    AUTH_SECRET: "only for a proof, and never kept",
    NODE_ENV: "production",
    LOG_LEVEL: "fatal",
  });
}

async function kill(worker: Service | undefined): Promise<void> {
  if (!worker) return;
  process.kill(worker.pid, "SIGKILL");
  await worker.exited;
}

/** Jobs for both workers, as the timetable puts them in every minute. */
async function poke({ sql }: ImportWorld): Promise<void> {
  await sql`select graphile_worker.add_job(task) from unnest(array['tell_rungs', 'tell_rungs', 'send_mails', 'send_mails']) task`;
}

async function until(world: ImportWorld, holds: () => Promise<boolean>, every = 1_000): Promise<void> {
  for (const patience = performance.now() + 120_000; performance.now() < patience; await pause(every)) {
    if (await holds()) return;
    await poke(world);
  }
  throw new Error("not everything was told within two minutes");
}

async function tally({ sql }: ImportWorld, promises: string[]): Promise<number> {
  const [row] = await sql<{ recorded: number }[]>`
    select count(*)::int as recorded from reminders where promise_id = any (${promises}::uuid[])`;
  return row?.recorded ?? 0;
}

async function waitingMails({ sql }: ImportWorld): Promise<number> {
  const [row] = await sql<{ waiting: number }[]>`select count(*)::int as waiting from mails where ended is null`;
  return row?.waiting ?? 0;
}

async function check({ sql }: ImportWorld, promises: string[], since: Date, dueAt: Date): Promise<void> {
  const told = await sql<{ promise: string; rung: string; at: Date; zone: string; items: number }[]>`
    select r.promise_id as promise, r.rung, r.recorded_at as at, owner.zone,
      (select count(*)::int from inbox_items i where i.reminder_id = coalesce(r.told_with_id, r.id)) as items
    from reminders r join promises p on p.id = r.promise_id join people owner on owner.id = p.owner_id
    where r.promise_id = any (${promises}::uuid[])`;
  const due = { since, dueAt, precision: "time" as const, isMomentOfTruth: false };
  const once = new Set(told.map(({ promise, rung }) => `${promise} ${rung}`));
  if (told.length !== promises.length * rungs.length || once.size !== told.length)
    throw new Error(`${told.length} rungs were recorded, ${once.size} of them different`);
  for (const { rung, at, zone, items } of told) {
    const falling = rungsOf(due, { zone, hours: always, from: "person" }).find((one) => one.rung === rung);
    if (!falling || at < falling.fallsAt) throw new Error(`${rung} of ${zone} was told early, at ${at.toISOString()}`);
    if (items === 0) throw new Error(`${rung} of ${zone} was recorded, and nobody was told`);
  }
}

async function checkMails({ sql }: ImportWorld, post: TestPost): Promise<string> {
  const sent = await sql<{ id: string }[]>`select id from mails where ended = 'sent'`;
  const arrived = post.taken.map(({ messageId }) => messageId);
  const lost = sent.filter(({ id }) => !arrived.includes(`<${id}@example.org>`));
  if (lost.length > 0) throw new Error(`${lost.length} mails were written down as sent and never arrived`);
  const again = arrived.length - new Set(arrived).size;
  return `${sent.length} mails sent, all arrived; ${again} of them twice under the same Message-ID (killed between the server's yes and ours)`;
}
