import { drizzle } from "drizzle-orm/postgres-js";
import { describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import * as schema from "@/db/schema";
import { asApp, committedWorld, ownerClient } from "../testing/database";
import { aGoodwillCast, anAnswerTo, aRequest, type GoodwillCast, givenAt } from "../testing/limits";

/** What two people at once need: facts that are committed. The database of this file is its own and goes with it. */
async function committed(): Promise<{ cast: GoodwillCast; approved: string }> {
  const client = await ownerClient();
  await client.unsafe(`create or replace function standpoint_now() returns timestamptz language sql volatile parallel safe
    set search_path = pg_catalog, public, pg_temp as $$ select timestamptz '${givenAt.toISOString()}' $$`);
  return drizzle(client, { schema }).transaction(async (tx) => {
    const world = committedWorld(tx as unknown as Database, { setNow: async () => undefined });
    const cast = await aGoodwillCast(world);
    const approved = await aRequest(world, cast);
    await anAnswerTo(world, cast, approved);
    return { cast, approved };
  });
}

type Given = { amount: number; isolation?: string; requestId?: string };

/** Gives as the application's login, slowly, after having looked around. */
function give(cast: GoodwillCast, { amount, isolation = "read committed", requestId }: Given): Promise<void> {
  return asApp((sql) =>
    sql.begin(`isolation level ${isolation}`, async (tx) => {
      const words = requestId ? null : newId();
      await tx`select count(*) from goodwills`;
      if (words) await tx`insert into texts (id, body) values (${words}, 'Two days without heating.')`;
      await tx`
        insert into goodwills (id, customer_id, issue_id, act, amount_minor, currency, words_id, given_by, request_id)
        values (${newId()}, ${cast.customer}, ${cast.issue}, 'refund', ${amount}, 'GBP', ${words}, ${cast.giver},
                ${requestId ?? null})`;
      await tx`select pg_sleep(0.1)`;
    }),
  );
}

async function sumGiven(): Promise<number> {
  const [row] = await (await ownerClient())`select coalesce(sum(amount_minor), 0)::int as given from goodwills`;
  return row?.given;
}

describe("several people giving to one customer at once", () => {
  it("stay within the limit together, however their transactions look at the world, and use an approval once", async () => {
    const { cast, approved } = await committed();
    for (const isolation of ["repeatable read", "serializable"])
      await expect(give(cast, { amount: 2_500, isolation })).rejects.toThrow(/reads what is committed/);
    expect(await sumGiven()).toBe(0);
    const small = await Promise.allSettled([1, 2, 3].map(() => give(cast, { amount: 2_500 })));
    expect(small.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await sumGiven()).toBe(2_500);
    const large = await Promise.allSettled([1, 2, 3].map(() => give(cast, { amount: 15_000, requestId: approved })));
    expect(large.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await sumGiven()).toBe(17_500);
  });
});
