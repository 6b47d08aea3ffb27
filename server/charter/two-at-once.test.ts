import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { expect, test } from "vitest";
import type { Database } from "@/db/client";
import * as schema from "@/db/schema";
import type { Context } from "../context";
import { openIssue } from "../issues/mutations";
import { contextOf } from "../testing/accounts";
import { aCharter, aCharterCast, aDraft, charterPromisesOf } from "../testing/charter";
import { appDatabase, committedWorld, ownerClient, type World } from "../testing/database";
import { putUp } from "./mutations/draft";
import { promiseByCharter } from "./mutations/of-record";
import { signVersion } from "./mutations/sign";

const complaint = (customerId: string) => ({ customerId, kind: "fault" as const, words: "Cold.", departmentId: null });

test("a signature waits for whoever is recording, so that nothing falls between two versions; asked for by three at once, it is promised once", async () => {
  const world = committedWorld(drizzle(await ownerClient(), { schema }) as unknown as Database, {
    setNow: async () => undefined,
  });
  const cast = await aCharterCast(world);
  const app = await appDatabase();
  try {
    await aCharter(world, cast);
    const front: Context = { ...(await contextOf(world, cast.front)), db: app.db };
    const board: Context = { ...(await contextOf(world, cast.board)), db: app.db };
    const { versionId } = await aDraft(world, cast, [
      { key: "clause_1", said: "When you tell us something is wrong, we put it right within three working days." },
    ]);
    await putUp(board, { versionId, signers: [cast.board] });
    const order: string[] = [];
    const signing = await app.db.transaction(async (tx) => {
      await openIssue({ ...front, db: tx as unknown as Database }, complaint(cast.customer));
      const waiting = signVersion(board, { versionId }).then(() => order.push("signed"));
      await waitUntilSomebodyWaits(world);
      order.push("opened");
      return [waiting];
    });
    await Promise.all(signing);
    expect(order).toEqual(["opened", "signed"]);
    expect((await charterPromisesOf(world, cast.customer)).map(({ said }) => said)).toEqual([
      "When you tell us something is wrong, we put it right within five working days.",
    ]);
    const { issueId } = await openIssue(front, complaint(cast.customer));
    const again = () => promiseByCharter(front, { about: { issueId } });
    await Promise.all([again(), again(), again()]);
    expect(await charterPromisesOf(world, cast.customer)).toHaveLength(2);
    expect((await charterPromisesOf(world, cast.customer)).map(({ said }) => said)).toContain(
      "When you tell us something is wrong, we put it right within three working days.",
    );
  } finally {
    await app.close();
  }
});

async function waitUntilSomebodyWaits({ tx }: World): Promise<void> {
  for (;;) {
    const [row] = await tx.execute<{ n: number }>(
      sql`select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
    );
    if ((row?.n ?? 0) > 0) return;
  }
}
