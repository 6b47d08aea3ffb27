import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { newId } from "@/db/id";
import { sendMails } from "../mail/tasks";
import { appDatabase, ownerClient } from "../testing/database";
import { aMailServer, type TestPost } from "../testing/smtp";
import { tellDigests, tellRungs } from "./tasks";

const [department, team, maker, lead] = [newId(), newId(), newId(), newId()];
const start = new Date("2026-11-20T09:00:00.000Z");
const hours = (count: number) => new Date(start.getTime() + count * 3_600_000);
let post: TestPost;

beforeAll(async () => {
  post = await aMailServer();
  const owner = await ownerClient();
  await owner`insert into organisation (id, name, zone, country, currency) values (1, 'O', 'Europe/London', 'GB', 'GBP')`;
  await owner`insert into departments (id, name) values (${department}, 'Care')`;
  await owner`insert into teams (id, department_id, name) values (${team}, ${department}, 'First')`;
  for (const [id, name, role] of [
    [maker, "Maker", "frontline"],
    [lead, "Lead", "manager"],
  ])
    await owner`insert into people (id, name, email, department_id, team_id, roles)
      values (${id ?? ""}, ${name ?? ""}, ${`${name}@care.example`.toLowerCase()}, ${department}, ${team}, ${[role ?? ""]})`;
  const always = Object.fromEntries(
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, [["00:00", "24:00"]]]),
  );
  await owner`insert into calendars (id, hours) values (${newId()}, ${JSON.stringify(always)}::jsonb)`;
});
beforeEach(() => {
  post.taken.length = 0;
});
afterAll(() => post.close());

async function clockAt(now: Date): Promise<void> {
  const owner = await ownerClient();
  await owner.unsafe(`create or replace function standpoint_now() returns timestamptz language sql volatile parallel safe
    set search_path = pg_catalog, public, pg_temp as $$ select timestamptz '${now.toISOString()}' $$`);
}

async function somePromises(count: number): Promise<string[]> {
  const owner = await ownerClient();
  await clockAt(start);
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const [id, customer, said] = [newId(), newId(), newId()];
    await owner`insert into customers (id, survivor_id, kind, name) values (${customer}, ${customer}, 'person', 'Somebody')`;
    await owner.begin(async (sql) => {
      await sql`insert into texts (id, body) values (${said}, 'We ring you back.')`;
      await sql`insert into promises (id, customer_id, kind, said_id, channel, made_by, made_at, owner_id, original_due_at,
          due_precision, zone, calendar)
        values (${id}, ${customer}, 'callback', ${said}, 'phone', ${maker}, ${start.toISOString()}, ${maker},
          ${hours(48).toISOString()}, 'time', 'Europe/London', '{}')`;
    });
    ids.push(id);
  }
  return ids;
}

/** How often each rung of these promises was recorded, and told to somebody, and how many mails went into the outbox. */
async function countTold(promises: string[]) {
  const owner = await ownerClient();
  const rows = await owner<{ rung: string; recorded: number; early: number }[]>`
    select r.rung, count(*)::int as recorded,
      count(*) filter (where r.recorded_at < f.falls_at)::int as early
    from reminders r
    join lateral rung_instants(${start.toISOString()}::timestamptz, r.due_at, 'time', false) f on f.rung = r.rung
    where r.promise_id = any (${promises}::uuid[]) group by r.rung`;
  const [sums] = await owner<{ items: number; mails: number }[]>`
    select (select count(*)::int from inbox_items where promise_id = any (${promises}::uuid[])) as items,
      (select count(*)::int from mails where promise_id = any (${promises}::uuid[])) as mails`;
  return { rungs: Object.fromEntries(rows.map(({ rung, recorded, early }) => [rung, [recorded, early]])), ...sums };
}

const everyRungOnce = (count: number) =>
  Object.fromEntries(["first", "second", "soon", "due", "lead", "manager"].map((rung) => [rung, [count, 0]]));

test("three workers at once tell every rung once, none early, also while the clock goes back", async () => {
  const promises = await somePromises(30);
  const workers = await Promise.all([appDatabase(2), appDatabase(2), appDatabase(2)]);
  for (const hour of [23.9, 24, 23, 38.5, 47.75, 47, 48, 71.9, 72, 71, 72]) {
    await clockAt(hours(hour));
    await Promise.all(workers.map(({ db }) => tellRungs(db)));
  }
  for (const { close } of workers) await close();
  expect(await countTold(promises)).toEqual({ rungs: everyRungOnce(30), items: 180, mails: 180 });
});

test("what breaks off in the middle leaves each rung told as a whole or not at all, and is made up for", async () => {
  const promises = await somePromises(40);
  const owner = await ownerClient();
  await owner.unsafe(`
    create function break_off() returns trigger language plpgsql as
      $$ begin if random() < 0.5 then raise exception 'broken off'; end if; return new; end $$;
    create trigger break_off before insert on mails for each row execute function break_off();
    create trigger break_off before insert on inbox_items for each row execute function break_off()`);
  const workers = await Promise.all([appDatabase(2), appDatabase(2)]);
  for (const hour of [24, 38.5, 47.75, 48]) {
    await clockAt(hours(hour));
    await Promise.all(workers.map(({ db }) => tellRungs(db)));
  }
  const [broken] = await owner<{ n: number }[]>`
    select count(*)::int as n from reminders r where r.told_with_id is null and r.promise_id = any (${promises}::uuid[])
      and not exists (select from inbox_items i where i.reminder_id = r.id)`;
  expect(broken?.n).toBe(0);
  await owner.unsafe("drop function break_off cascade");
  await clockAt(hours(72));
  await Promise.all(workers.map(({ db }) => tellRungs(db)));
  for (const { close } of workers) await close();
  const { rungs, items, mails } = await countTold(promises);
  expect(rungs).toEqual(everyRungOnce(40));
  expect(mails).toBe(items);
});

test("three workers at once send every mail once, and tell each morning once", async () => {
  const promises = await somePromises(5);
  const owner = await ownerClient();
  await owner`delete from mails`;
  await clockAt(hours(40));
  const workers = await Promise.all([appDatabase(2), appDatabase(2), appDatabase(2)]);
  await Promise.all(workers.map(({ db }) => tellDigests(db)));
  await Promise.all(workers.map(({ db }) => tellRungs(db)));
  await clockAt(hours(41));
  await Promise.all(workers.map(({ db }) => sendMails(db, post.settings)));
  for (const { close } of workers) await close();
  const [waiting] = await owner`select count(*)::int as n from mails where ended is null`;
  expect(waiting?.n).toBe(0);
  const ids = post.taken.map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(post.taken.filter(({ subject }) => subject?.startsWith("Your promises this morning"))).toHaveLength(1);
  const [sent] = await owner`select count(*)::int as n from mails where ended = 'sent'`;
  expect(sent?.n).toBe(ids.length);
  expect(promises).toHaveLength(5);
});
