import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import * as schema from "@/db/schema";
import { appDatabase, committedWorld, ownerClient, type World } from "../testing/database";
import { aCast, aDecided, aProposal, type Cast } from "../testing/decisions";
import { tellDecisions } from "./tasks";

const start = new Date("2026-11-21T12:00:00.000Z");
let world: World;
let cast: Cast;
const workers: Awaited<ReturnType<typeof appDatabase>>[] = [];

async function clockAt(day: number): Promise<void> {
  const now = new Date(start.getTime() + day * 86_400_000).toISOString();
  await (
    await ownerClient()
  ).unsafe(`create or replace function standpoint_now() returns timestamptz language sql volatile
    parallel safe set search_path = pg_catalog, public, pg_temp as $$ select timestamptz '${now}' $$`);
}

/** What workers at once need: facts that are committed. The database of this file is its own and goes with it. */
beforeAll(async () => {
  const tx = drizzle(await ownerClient(), { schema }) as Database;
  world = committedWorld(tx);
  await clockAt(0);
  cast = await aCast(world);
  for (let place = 0; place < 3; place += 1) workers.push(await appDatabase(2));
});
afterAll(async () => {
  for (const { close } of workers) await close();
});

async function some(count: number): Promise<string[]> {
  const ids: string[] = [];
  await clockAt(0);
  for (let made = 0; made < count; made += 1) {
    const begin = made % 2 ? aProposal : aDecided;
    const { decision } = await world.tx.transaction((tx) => begin({ ...world, tx: tx as unknown as Database }, cast));
    ids.push(decision.id);
  }
  return ids;
}

const everybodyLooks = () => Promise.all(workers.map(({ db }) => tellDecisions(db)));

/** How often each was told, how many of them before their time, and to how many readers. */
async function countTold(ids: string[]) {
  const within = sql`t.decision_id in ${ids}`;
  const kinds = await world.tx.execute<{ kind: string; told: number }>(
    sql`select t.kind, count(*)::int as told from decision_tellings t where ${within} group by 1 order by 1`,
  );
  const [sums] = await world.tx.execute<{ items: number; mails: number; alone: number }>(sql`
    select (select count(*)::int from inbox_items t where ${within}) as items,
      (select count(*)::int from mails m join decision_tellings t on t.id::text = m.values ->> 'tellingId' where ${within}) as mails,
      (select count(*)::int from decision_tellings t where ${within} and t.told_with_id is null
        and not exists (select from inbox_items i where i.telling_id = t.id)) as alone`);
  return { kinds: Object.fromEntries(kinds.map(({ kind, told }) => [kind, told])), ...sums };
}

const proposed = { position_asked: 5, proposal_waits: 5, proposal_overdue: 5 };
const decided = { notice_sent: 5, notice_half: 5, notice_overdue: 5 };

test("three workers at once tell each once, also while the clock goes back", async () => {
  const ids = await some(10);
  for (const day of [0, 3.4, 3.5, 3, 7.1, 7, 14.1, 14, 15]) {
    await clockAt(day);
    await everybodyLooks();
  }
  // Of what is overdue both owner and decider hear; of the rest one.
  expect(await countTold(ids)).toEqual({ kinds: { ...proposed, ...decided }, items: 35, mails: 35, alone: 0 });
});

test("what breaks off in the middle leaves each told as a whole or not at all, and is made up for", async () => {
  const ids = await some(10);
  const owner = await ownerClient();
  await owner.unsafe(`
    create function break_off() returns trigger language plpgsql as
      $$ begin if random() < 0.4 then raise exception 'broken off'; end if; return new; end $$;
    create trigger break_off before insert on mails for each row execute function break_off();
    create trigger break_off before insert on inbox_items for each row execute function break_off()`);
  for (const day of [0, 3.5, 7.1]) {
    await clockAt(day);
    await everybodyLooks();
  }
  expect((await countTold(ids)).alone).toBe(0);
  await owner.unsafe("drop function break_off cascade");
  await clockAt(15);
  await everybodyLooks();
  const { kinds, items, mails, alone } = await countTold(ids);
  expect(kinds).toEqual({ ...proposed, ...decided });
  expect([mails, alone]).toEqual([items, 0]);
});
