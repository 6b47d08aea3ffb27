import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { expect, test } from "vitest";
import type { Database } from "@/db/client";
import * as schema from "@/db/schema";
import { plainDate } from "../domain/plain-date";
import { appDatabase, committedWorld, messageOf, ownerClient, type World } from "../testing/database";
import { aCast, aDissent, aMove, aPosition, aProposal, aVersion, type Cast, problemsOf } from "../testing/decisions";
import { aPerson } from "../testing/factories";

type Act = (world: World) => Promise<unknown>;

/** Facts that are committed; the database of this file is its own and goes with it. */
async function committed(): Promise<{ as: (act: Act) => Promise<unknown>; seen: World; close(): Promise<void> }> {
  const client = await ownerClient();
  await setClock("2026-11-21T12:00:00Z");
  const app = await appDatabase(10);
  const as = (act: Act) => app.db.transaction((tx) => act(committedWorld(tx as unknown as Database)));
  return { as, seen: committedWorld(drizzle(client, { schema }) as Database), close: app.close };
}

async function setClock(now: string): Promise<void> {
  await (await ownerClient()).unsafe(`create or replace function standpoint_now() returns timestamptz
    language sql volatile parallel safe set search_path = pg_catalog, public, pg_temp as $$ select timestamptz '${now}' $$`);
}

/** The first act is done and not committed; the second waits for it. What each was told, null where it went through. */
async function oneAfterTheOther(
  as: (act: Act) => Promise<unknown>,
  first: Act,
  second: Act,
): Promise<(string | null)[]> {
  let done: () => void = () => {};
  const isDone = new Promise<void>((resolve) => {
    done = resolve;
  });
  const told = (act: Promise<unknown>) => act.then(() => null, messageOf);
  let later: Promise<string | null> | undefined;
  const one = told(
    as(async (world) => {
      await first(world);
      done();
      // The second has to be waiting for what this transaction holds before it ends.
      later = told(as(second));
      await waitUntilBlocked(world.tx);
    }),
  );
  await Promise.race([isDone, one]);
  return [await one, later ? await later : "never began"];
}

async function waitUntilBlocked(tx: Database): Promise<void> {
  for (;;) {
    const [row] = await tx.execute<{ waits: boolean }>(sql`
      select exists (select from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))) as waits`);
    if (row?.waits) return;
  }
}

test("positions, dissents, versions, decisions and ended appointments come one after the other", async () => {
  const { as, seen, close } = await committed();
  try {
    const cast: Cast = await seen.tx.transaction((tx) => aCast({ ...seen, tx: tx as unknown as Database }));
    const frank = await aPerson(seen, { departmentId: cast.service.id });
    const propose = async () => {
      let made: Awaited<ReturnType<typeof aProposal>> | undefined;
      await as(async (world) => {
        made = await aProposal(world, cast);
      });
      if (!made) throw new Error("Nothing was proposed.");
      const part = { decisionId: made.decision.id, statementId: made.statement.id };
      return { ...made, part };
    };
    const decide =
      ({ part, option }: Awaited<ReturnType<typeof propose>>) =>
      (world: World) =>
        aMove(world, "decided", {
          ...part,
          byId: cast.decider.id,
          optionId: option.id,
          reviewOn: plainDate("2027-02-01"),
        });

    const one = await propose();
    expect(
      await oneAfterTheOther(
        as,
        (world) => aVersion(world, cast, one.decision.id, { version: 2 }),
        (world) => aPosition(world, cast, one.part),
      ),
    ).toEqual([null, "A position is taken on the latest version of the statement."]);

    const two = await propose();
    await as((world) => aPosition(world, cast, two.part));
    expect(
      await oneAfterTheOther(as, (world) => aDissent(world, { ...two.part, byId: frank.id }), decide(two)),
    ).toEqual([null, expect.stringMatching(/overruled by name.*board looks at it first/)]);

    const three = await propose();
    await as((world) => aPosition(world, cast, three.part));
    expect(
      await oneAfterTheOther(as, decide(three), (world) => aDissent(world, { ...three.part, byId: frank.id })),
    ).toEqual([null, null]);
    const [late] = await seen.tx.execute<{ late: boolean }>(
      sql`select after_decision as late from dissents where decision_id = ${three.decision.id}`,
    );
    expect(late?.late).toBe(true);

    await setClock("2026-11-22T12:00:00Z");
    const end = (world: World) =>
      world.tx.execute(sql`update appointments set until_on = '2026-11-22' where id = ${cast.appointment.id}`);
    const four = await propose();
    expect(await oneAfterTheOther(as, (world) => aPosition(world, cast, four.part), end)).toEqual([
      null,
      "A decision relied on this appointment. It can only be ended on a later day.",
    ]);
    await setClock("2026-11-23T12:00:00Z");
    const five = await propose();
    const endLater = (world: World) =>
      world.tx.execute(sql`update appointments set until_on = '2026-11-23' where id = ${cast.appointment.id}`);
    expect(await oneAfterTheOther(as, endLater, (world) => aPosition(world, cast, five.part))).toEqual([
      null,
      "Only an appointed customer advocate takes a position.",
    ]);
    for (const { id } of [one, two, three, four, five].map(({ decision }) => decision))
      expect(await problemsOf(seen, id)).toEqual([]);
  } finally {
    await close();
  }
});

test("nobody speaks from a sight older than what was committed", async () => {
  const { as, seen, close } = await committed();
  try {
    await seen.tx.execute(sql`select 1`);
    const speak = (how: string) =>
      as(async ({ tx }) => {
        await tx.execute(sql.raw(`set transaction isolation level ${how}`));
        await tx.execute(sql`insert into dissents (id, decision_id, statement_id, by_id, kind, words_id)
          values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'dissent', gen_random_uuid())`);
      }).then(() => null, messageOf);
    for (const how of ["repeatable read", "serializable"]) expect(await speak(how)).toMatch(/reads what is committed/);
  } finally {
    await close();
  }
});
