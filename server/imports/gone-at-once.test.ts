import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/db/id";
import { appDatabase, ownerClient } from "../testing/database";
import { bringIn } from "../testing/imports";
import { askUndo, carryOutUndo } from "./mutations/undo";

test("a fact that arrives while an undoing withdraws its customer waits for it, and is then refused", async () => {
  const owner = await ownerClient();
  const [mine, theirs] = [await appDatabase(1), await appDatabase(1)];
  const [department, person] = [newId(), newId()];
  await owner`insert into organisation (id, name, zone, country, currency) values (1, 'O', 'Europe/London', 'GB', 'GBP')`;
  await owner`insert into departments (id, name) values (${department}, 'Undoing')`;
  await owner`insert into people (id, name, email, department_id, roles)
    values (${person}, 'P', 'p@undoing.example', ${department}, '{admin}')`;
  try {
    const { importId } = await bringIn(
      { tx: mine.db },
      { kind: "customers", text: "Customer ID,Name\nA-1,Ada\n", startedBy: person },
    );
    const undoId = await askUndo(mine.db, { id: person }, { importId, effect: "real" });
    const [ada] = await owner`select id from customers`;
    let said: Promise<string> = Promise.resolve("nothing was asked");
    await mine.db.transaction(async (tx) => {
      await carryOutUndo(tx, undoId);
      said = theirs.db
        .execute(
          sql`insert into contacts (id, customer_id, happened_at, channel, direction, words, logged_by)
            values (${newId()}, ${ada?.id}, now() - interval '1 hour', 'phone', 'in', 'Rang.', ${person})`,
        )
        .then(
          () => "it stands",
          (error: Error) => String((error.cause as Error).message),
        );
      const until = performance.now() + 5_000;
      for (let waiting = 0; waiting === 0 && performance.now() < until; ) {
        const [row] = await owner`select count(*)::int as waiting from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`;
        waiting = row?.waiting ?? 0;
      }
    });
    expect(await said).toMatch(/taken back with the import/);
    expect(await owner`select withdrawn_at is not null as "isGone" from customers`).toEqual([{ isGone: true }]);
  } finally {
    await mine.close();
    await theirs.close();
  }
});
