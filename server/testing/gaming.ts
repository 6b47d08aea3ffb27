import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import type { Instant } from "../domain/plain-date";
import { createCallerFactory } from "../trpc/init";
import { appRouter } from "../trpc/root";
import { contextOf } from "./accounts";
import { messageOf, type World } from "./database";
import { aPerson, aTeam } from "./factories";
import { aCast, aContactAt, anEvent, aPromise, type Cast, hours, insertInto, moveTo, someWords } from "./promises";

/**
 * A team that made fourteen promises to one customer: ten were kept, three are missed by hour 48, one is open until
 * hour 100. All attacks happen at hour 60 unless they say otherwise; the rate is looked at at hour 200.
 */
export type Game = {
  world: World;
  cast: Cast;
  missed: string;
  alsoMissed: string;
  third: string;
  open: string;
  second: string;
};

const createCaller = createCallerFactory(appRouter);
const dueLater = hours(100);
const lookedAt = hours(200);

export async function aGame(world: World): Promise<Game> {
  const cast = await aCast(world);
  const second = (await aPerson(world, { roles: ["manager", "frontline"] })).id;
  for (let turn = 0; turn < 10; turn += 1)
    await anEvent(world, cast, await aPromise(world, cast), "fulfilled", hours(20));
  const [missed, alsoMissed, third] = [
    await aPromise(world, cast),
    await aPromise(world, cast),
    await aPromise(world, cast),
  ];
  const open = await aPromise(world, cast, { original_due_at: dueLater });
  return { world, cast, missed, alsoMissed, third, open, second };
}

type Rate = { k: number; n: number };

/** M1 as the board reads it: live commitments. */
export async function rateOf({ world }: Game, at: Instant = lookedAt): Promise<Rate> {
  await world.asOwner();
  const [row] = await world.tx.execute<Rate>(sql`
    select count(*) filter (where kept_original)::int as k, count(*) filter (where in_denominator)::int as n
    from promise_outcomes(${at.toISOString()}::timestamptz) where origin = 'live' and kind <> 'charter'`);
  return row ?? { k: 0, n: 0 };
}

/** Somebody at the page or its procedure, at an hour. */
export async function as({ world, cast, second }: Game, who: "maker" | "manager" | "second", hour: number) {
  await world.asOwner();
  await world.setNow(hours(hour));
  const ctx = await contextOf(world, who === "second" ? second : cast[who]);
  await world.asApp();
  return createCaller({ request: async () => ctx });
}

/** The application's own rights and plain SQL, at an hour. Contacts are logged as the application logs them. */
export async function plain(game: Game, hour: number): Promise<World["tx"]> {
  await game.world.asOwner();
  await game.world.setNow(hours(hour));
  await game.world.asApp();
  return game.world.tx;
}

export async function event(
  game: Game,
  hour: number,
  promise: string,
  kind: string,
  given: Parameters<typeof insertInto>[2] & { reason?: string } = {},
) {
  const tx = await plain(game, hour);
  const { reason, ...columns } = given;
  const why = reason ? { reason_id: await someWords({ tx }, reason) } : {};
  const id = newId();
  await insertInto({ tx }, "promise_events", {
    id,
    promise_id: promise,
    kind,
    actor_id: game.cast.maker,
    ...why,
    ...columns,
  });
  return id;
}

export async function contact(game: Game, hour: number, given: Parameters<typeof aContactAt>[3] = {}) {
  await game.world.asOwner();
  const id = await aContactAt(game.world, game.cast, hours(hour), {
    direction: "in",
    words: "Whatever you say.",
    ...given,
  });
  await game.world.asApp();
  return id;
}

export const wish = (due: Instant, contact_id: string) => ({ ...moveTo(due, "customer"), contact_id });
export const until = (game: Game) => hours(game ? 150 : 0);

export async function aPromiseAt(
  game: Game,
  hour: number,
  given: Record<string, string | Date | null> = {},
): Promise<string> {
  const tx = await plain(game, hour);
  const id = newId();
  await insertInto({ tx }, "promises", {
    ...{
      id,
      customer_id: game.cast.customer,
      kind: "callback",
      said_id: await someWords({ tx }, "I'll ring you back."),
    },
    ...{ channel: "phone", made_by: game.cast.maker, made_at: hours(hour), owner_id: game.cast.maker },
    ...{
      original_due_at: hours(hour + 10_000),
      due_precision: "time",
      zone: "Europe/London",
      calendar: JSON.stringify({}),
    },
    ...given,
  });
  return id;
}

export async function elsewhere({ world }: Game): Promise<string> {
  await world.asOwner();
  return (await aTeam(world)).id;
}

export async function tried(game: Game, way: (game: Game) => Promise<unknown>): Promise<string> {
  return game.world.tx
    .transaction(async (tx) => way({ ...game, world: { ...game.world, tx: tx as unknown as World["tx"] } }))
    .then(
      () => "done",
      (error: unknown) => messageOf(error),
    );
}
