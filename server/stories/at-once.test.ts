import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { consents, stories, storyPublications, storyVersions } from "@/db/schema";
import { plainDate } from "../domain/plain-date";
import { appDatabase, messageOf, ownerClient } from "../testing/database";
import { writeText } from "../texts/mutations";

const ids = {
  customer: newId(),

  author: newId(),
  second: newId(),
  department: newId(),
  story: newId(),
};

/** A customer who told a story and agreed to its being told on; committed, for all to see. */
async function aCommittedStory(db: Database): Promise<string> {
  const owner = await ownerClient();
  await owner`insert into departments (id, name) values (${ids.department}, 'Stories at once')`;
  for (const id of [ids.author, ids.second])
    await owner`insert into people (id, name, email, department_id, roles)
      values (${id}, 'P', ${`${id}@stories.example`}, ${ids.department}, '{manager}')`;
  await owner`insert into customers (id, survivor_id, kind, name)
    values (${ids.customer}, ${ids.customer}, 'person', 'Somebody')`;
  const learnedOn = plainDate("2026-01-05");
  const told = { source: "customer" as const, learnedOn, recordedBy: ids.author };
  return db.transaction(async (tx) => {
    await tx
      .insert(stories)
      .values({ id: ids.story, customerId: ids.customer, wordsId: await writeText(tx, "They came."), ...told });
    const [titleId, wordsId] = [await writeText(tx, "Warm"), await writeText(tx, "They came at once.")];
    const id = newId();
    await tx.insert(storyVersions).values({ id, storyId: ids.story, titleId, wordsId, writtenBy: ids.author });
    await answer(tx, "given");
    return id;
  });
}

async function answer(tx: Database, said: "given" | "withdrawn"): Promise<void> {
  await tx.insert(consents).values({
    id: newId(),
    customerId: ids.customer,
    purpose: "story",
    answer: said,
    wordingId: said === "given" ? await writeText(tx, "May we tell it?") : null,
    source: "customer",
    learnedOn: plainDate(said === "given" ? "2026-01-05" : "2026-01-06"),
    recordedBy: ids.author,
  });
}

it("a consent taken back at the same moment is waited for and seen", async () => {
  const { db, close } = await appDatabase();
  const versionId = await aCommittedStory(db);
  let isIn: (value: unknown) => void = () => {};
  const takenBack = new Promise((resolve) => {
    isIn = resolve;
  });
  const publish = async () => {
    await takenBack;
    await db.insert(storyPublications).values({ id: newId(), storyId: ids.story, versionId, publishedBy: ids.second });
  };
  const ends = await Promise.allSettled([
    db.transaction(async (tx) => {
      await answer(tx, "withdrawn");
      isIn(null);
      await tx.execute(sql`select pg_sleep(0.3)`);
    }),
    publish(),
  ]);
  expect(ends.map((end) => (end.status === "rejected" ? messageOf(end.reason) : null))).toEqual([
    null,
    expect.stringMatching(/only with the customer's consent/),
  ]);
  await close();
});
