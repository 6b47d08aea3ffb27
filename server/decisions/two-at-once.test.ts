import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { expect, test } from "vitest";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import * as schema from "@/db/schema";
import { decisionMoves } from "@/db/schema";
import { plainDate } from "../domain/plain-date";
import { appDatabase, messageOf, ownerClient, type World } from "../testing/database";
import { aCast, aDecision, aPosition, aProposal, problemsOf, stateNow } from "../testing/decisions";

/** What two people at once need: facts that are committed. The database of this file is its own and goes with it. */
async function committed(): Promise<{ world: World; app: Awaited<ReturnType<typeof appDatabase>> }> {
  const client = await ownerClient();
  const tx = drizzle(client, { schema }) as Database;
  const unused = () => Promise.reject(new Error("not in this world"));
  const acts = { setNow: unused, asApp: unused, asOwner: unused, keepGivenTimes: unused, refused: unused };
  await client.unsafe(`create or replace function standpoint_now() returns timestamptz language sql volatile parallel safe
    set search_path = pg_catalog, public, pg_temp as $$ select timestamptz '2026-11-21T12:00:00Z' $$`);
  return { world: { tx, ...acts }, app: await appDatabase(10) };
}

type Committed = Awaited<ReturnType<typeof committed>>["world"];

/** Words are written in the transaction of their record. */
function together<T>(world: Committed, act: (world: Committed) => Promise<T>): Promise<T> {
  return world.tx.transaction((tx) => act({ ...world, tx: tx as unknown as Committed["tx"] }));
}

test("many decide and save at once: one winner each, a sentence for the others, and the chain holds", async () => {
  const { world, app } = await committed();
  try {
    const cast = await aCast(world);
    const { decision, statement, option } = await together(world, (one) => aProposal(one, cast));
    const part = { decisionId: decision.id, statementId: statement.id };
    await together(world, (one) => aPosition(one, cast, part));

    const decide = () =>
      app.db.insert(decisionMoves).values({
        ...{ ...part, id: newId(), kind: "decided", byId: cast.decider.id },
        ...{ optionId: option.id, reviewOn: plainDate("2027-02-01") },
      });
    expect(await outcomes(Array.from({ length: 8 }, () => decide().execute()))).toEqual({
      won: 1,
      said: ["This decision has been made already."],
    });
    expect(await stateNow(world, decision.id)).toBe("decided");
    expect(await problemsOf(world, decision.id)).toEqual([]);

    const draft = await aDecision(world, cast);
    const save = () =>
      app.db.execute(
        sql`update decision_drafts set content = '{"title":"Mine"}', revision = 2 where decision_id = ${draft.id}`,
      );
    expect(await outcomes(Array.from({ length: 6 }, () => save()))).toEqual({
      won: 1,
      said: ["Somebody else saved this draft meanwhile."],
    });
  } finally {
    await app.close();
  }
});

test("a snapshot from before the decision does not let anybody decide a second time", async () => {
  const { world, app } = await committed();
  try {
    const [cast] = await world.tx.execute<{
      owner: string;
      decider: string;
      advocate: string;
      department: string;
      service: string;
    }>(sql`
      select (select id from people where name = 'Olive Owner') as owner, (select id from people where name = 'Dora Decider') as decider,
        (select id from people where name = 'Ada Advocate') as advocate, (select id from departments where name = 'Risk') as department,
        (select id from departments where name = 'Service') as service`);
    if (!cast) throw new Error("The cast of the first test is gone.");
    const entries = Object.entries(cast).map(([name, id]) => [name, { id }]);
    const people = Object.fromEntries(entries) as Awaited<ReturnType<typeof aCast>>;
    const { decision, statement, option } = await together(world, (one) => aProposal(one, people));
    const part = { decisionId: decision.id, statementId: statement.id };
    await together(world, (one) => aPosition(one, people, part));
    const given = {
      ...part,
      kind: "decided" as const,
      byId: cast.decider,
      optionId: option.id,
      reviewOn: plainDate("2027-02-01"),
    };
    const second = app.db.transaction(
      async (tx) => {
        await tx.execute(sql`select count(*) from decision_moves`);
        await app.db.insert(decisionMoves).values({ ...given, id: newId() });
        await tx.insert(decisionMoves).values({ ...given, id: newId() });
      },
      { isolationLevel: "repeatable read" },
    );
    await expect(second.catch((error: unknown) => Promise.reject(new Error(messageOf(error))))).rejects.toThrow(
      /duplicate key|serialize/,
    );
    expect(await problemsOf(world, decision.id)).toEqual([]);
  } finally {
    await app.close();
  }
});

async function outcomes(acts: Promise<unknown>[]): Promise<{ won: number; said: string[] }> {
  const results = await Promise.allSettled(acts);
  const said = results.flatMap((result) => (result.status === "rejected" ? [messageOf(result.reason)] : []));
  return { won: results.length - said.length, said: [...new Set(said)] };
}
