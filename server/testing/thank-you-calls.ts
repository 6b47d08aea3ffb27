import type { InferInsertModel } from "drizzle-orm";
import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { thankYouProgrammes } from "@/db/schema";
import type { HoldoutArm } from "../domain/holdout";
import { plainDate } from "../domain/plain-date";
import { aCustomer, anIdentity, aPurchase } from "./customers";
import type { World } from "./database";
import { aPerson, made, nextNumber } from "./factories";

/** The day these tests play on. */
export const drawDay = plainDate("2026-05-11");
export const drawTime = new Date("2026-05-11T10:00:00.000Z");

type Programme = Partial<InferInsertModel<typeof thankYouProgrammes>>;

/** A programme of the board's that begins on the day the tests play on; the clock is set to it. */
export async function aProgramme(world: World, given: Programme = {}) {
  await world.setNow(drawTime);
  const setBy = given.setBy ?? (await aPerson(world, { roles: ["board"] })).id;
  const [row] = await world.tx
    .insert(thankYouProgrammes)
    .values({
      id: newId(),
      years: 10,
      calls: 20,
      comparedPercent: 50,
      startsOn: drawDay,
      outcome: "bought_again",
      withinDays: 180,
      ...given,
      setBy,
    })
    .returning();
  return made(row);
}

/** Somebody who may be rung and thanked: with us since `since`, bought lately, has a number. */
export async function somebodyLoyal(world: World, since = "2010-03-01"): Promise<string> {
  const { id: customerId } = await aCustomer(world);
  const number = `+4479460${String(nextNumber()).padStart(5, "0")}`;
  await anIdentity(world, { customerId, handle: number, normal: number });
  await aPurchase(world, { customerId, boughtOn: plainDate(since) });
  await aPurchase(world, { customerId, boughtOn: plainDate("2026-03-02") });
  return customerId;
}

/** So many of them at once. */
export async function manyLoyal(world: World, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  const rows = JSON.stringify(ids.map((id, place) => ({ id, number: `+44794${String(place).padStart(7, "0")}` })));
  await world.tx.execute(sql`insert into customers (id, survivor_id, kind, name)
    select id, id, 'person', 'Somebody' from jsonb_to_recordset(${rows}::jsonb) as r (id uuid, number text)`);
  await world.tx.execute(sql`insert into identities (id, customer_id, channel, handle, normal)
    select gen_random_uuid(), id, 'phone', number, number from jsonb_to_recordset(${rows}::jsonb) as r (id uuid, number text)`);
  await world.tx.execute(sql`insert into purchases (id, customer_id, bought_on, order_ref, amount_minor, currency)
    select gen_random_uuid(), id, on_day, 'O', 100, 'GBP' from jsonb_to_recordset(${rows}::jsonb) as r (id uuid, number text),
           unnest(array['2010-03-01', '2026-03-02']::date[]) as on_day`);
  return ids;
}

/** This month's draw; its id, or null where there is nothing to draw. */
export async function drawNow({ tx }: Pick<World, "tx">): Promise<string | null> {
  const [row] = await tx.execute<{ draw: string | null }>(sql`select draw_thank_you_calls() as draw`);
  return row?.draw ?? null;
}

/** A call to this record, as a draw leaves it, whoever else might have been drawn. */
export async function aCall(world: World, customerId: string): Promise<string> {
  const { id: setBy } = await aPerson(world, { roles: ["board"] });
  const [programmeId, drawId, callId] = [newId(), newId(), newId()];
  await world.tx.execute(sql`insert into thank_you_programmes
    (id, years, calls, compared_percent, starts_on, outcome, within_days, set_by)
    values (${programmeId}, 10, 1, 50, organisation_day(standpoint_now()), 'bought_again', 180, ${setBy})`);
  await world.tx.execute(sql`insert into thank_you_draws (id, programme_id, month_on, drawn_on)
    select ${drawId}, ${programmeId}, date_trunc('month', d)::date, d from organisation_day(standpoint_now()) d`);
  await world.tx.execute(
    sql`insert into thank_you_calls (id, customer_id, draw_id) values (${callId}, ${customerId}, ${drawId})`,
  );
  return callId;
}

/** What the owner's login alone can read: who was drawn for what. */
export async function armsOf({ tx }: Pick<World, "tx">): Promise<Map<string, HoldoutArm>> {
  const rows = await tx.execute<{ id: string; arm: HoldoutArm }>(
    sql`select customer_id as id, arm from thank_you_sortings`,
  );
  return new Map(rows.map(({ id, arm }) => [id, arm]));
}

/** The records that are to be called, as everybody sees them. */
export async function calledOf({ tx }: Pick<World, "tx">): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`select customer_id as id from thank_you_calls`);
  return rows.map(({ id }) => id);
}
