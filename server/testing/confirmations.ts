import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import type { Sorting } from "../domain/confirmation";
import { anIdentity } from "./customers";
import type { World } from "./database";
import { aPerson, nextNumber } from "./factories";
import { aCast, anEvent, aPlainCustomer, aPromise, type Cast, hours, madeAt } from "./promises";

/** What a worker of these tests proves itself by. */
export const workerKey = "a worker's key of twenty-four letters";

/** From here on a worker with `workerKey` may ask. */
export async function aWorker({ tx }: Pick<World, "tx">): Promise<void> {
  await tx.execute(sql`insert into confirmation_workers (hash) values (sha256(convert_to(${workerKey}, 'UTF8')))
    on conflict do nothing`);
}

type Plan = {
  isAsking?: boolean;
  share?: number;
  atLeast?: number;
  highStakes?: string;
  linkDays?: number;
  restDays?: number;
};

/** The board's plan, set an hour before promises of these tests are made. */
export async function aPlan(world: World, given: Plan = {}): Promise<void> {
  const { isAsking = true, share = 10, atLeast = 30, highStakes = "{appointment,refund,fix}" } = given;
  await world.setNow(hours(-1));
  const { id: setBy } = await aPerson(world, { roles: ["board"] });
  await world.tx.execute(sql`insert into confirmation_plans
    (id, is_asking, share, at_least, high_stakes, link_days, rest_days, set_by)
    values (${newId()}, ${isAsking}, ${share}, ${atLeast}, ${highStakes}::text[], ${given.linkDays ?? 14}, ${given.restDays ?? 14}, ${setBy})`);
}

/** A customer with an address that was known before any promise. */
export async function anAskableCustomer(world: World, handle = `c${nextNumber()}@example.com`): Promise<string> {
  await world.setNow(hours(-2));
  const customerId = await aPlainCustomer(world);
  await anIdentity(world, { customerId, channel: "email", handle, normal: handle.toLowerCase() });
  return customerId;
}

/** Everything that is needed to ask: people, a plan, a worker. */
export async function aHouseThatAsks(world: World, plan: Plan = {}): Promise<Cast> {
  const cast = await aCast(world);
  await aPlan(world, plan);
  await aWorker(world);
  return cast;
}

/** A call-back to an askable customer, kept in time, by its own maker. */
export async function aKeptPromise(
  world: World,
  cast: Cast,
  { at = hours(24), customerId, ...given }: { at?: Date; customerId?: string; kind?: string } = {},
): Promise<{ promise: string; customer: string }> {
  const customer = customerId ?? (await anAskableCustomer(world));
  const promise = await aPromise(world, cast, { customer_id: customer, ...given });
  await anEvent(world, cast, promise, "fulfilled", at);
  return { promise, customer };
}

/** The worker's draw at an instant; how many were sorted. */
export async function drawAt(world: World, at: Date): Promise<number> {
  await world.setNow(at);
  const [row] = await world.tx.execute<{ n: number }>(sql`select draw_confirmations(${workerKey}) as n`);
  return row?.n ?? 0;
}

/** What the owner's login alone can read: what became of each claim. */
export async function sorted({ tx }: Pick<World, "tx">): Promise<Map<string, Sorting>> {
  const rows = await tx.execute<{ id: string; as: Sorting }>(
    sql`select promise_id as id, sorted_as as as from confirmation_tokens`,
  );
  return new Map(rows.map(({ id, as }) => [id, as]));
}

export type Letter = { id: string; link: string | null; address: string | null; said: string | null; claim: string };

/** What the worker is handed. */
export async function letters({ tx }: Pick<World, "tx">): Promise<Letter[]> {
  return [...(await tx.execute<Letter>(sql`select * from take_confirmation_letters(${workerKey})`))];
}

export async function sent({ tx }: Pick<World, "tx">, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`select confirmation_letters_sent(${workerKey},
    array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::uuid))`);
}

/** So many kept call-backs at once, each of a customer of its own, kept `keptAfter` hours after they were made. */
export async function manyKept(world: World, cast: Cast, count: number, keptAfter = 24): Promise<void> {
  await world.setNow(hours(-2));
  const rows = JSON.stringify(Array.from({ length: count }, () => ({ c: newId(), p: newId(), t: newId() })));
  const from = sql`from jsonb_to_recordset(${rows}::jsonb) as r (c uuid, p uuid, t uuid)`;
  await world.tx.execute(
    sql`insert into customers (id, survivor_id, kind, name) select c, c, 'person', 'Somebody' ${from}`,
  );
  await world.tx.execute(sql`insert into identities (id, customer_id, channel, handle, normal)
    select gen_random_uuid(), c, 'email', c || '@example.com', c || '@example.com' ${from}`);
  await world.setNow(madeAt);
  await world.tx.execute(sql`insert into texts (id, body) select t, 'I will ring you.' ${from}`);
  await world.tx.execute(sql`insert into promises
    (id, customer_id, kind, said_id, channel, made_by, made_at, owner_id, original_due_at, due_precision, zone, calendar)
    select p, c, 'callback', t, 'phone', ${cast.maker}, ${madeAt.toISOString()}, ${cast.maker}, ${hours(480).toISOString()}, 'time',
           'Europe/London', '{}' ${from}`);
  await world.setNow(hours(keptAfter));
  await world.tx.execute(sql`insert into promise_events (id, promise_id, kind, actor_id)
    select gen_random_uuid(), p, 'fulfilled', ${cast.maker} ${from}`);
  // As the server does by itself after so many rows.
  if (count > 100) await world.tx.execute(sql`analyze customers, identities, promises, promise_states, promise_events`);
}
