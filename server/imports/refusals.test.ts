import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { inTransaction, type World } from "../testing/database";
import { aRun, aStart, bringIn } from "../testing/imports";
import { getImport } from "./queries/file";
import { findInFiles } from "./queries/search";
import { forgetImportFiles } from "./tasks";

const text = "Customer ID,Name,Phone\nA-1,Margaret Okonkwo,0113 496 0142\nA-2,Grace Okonkwo,\nA-3,,\n";
const orders = "Customer ID,Order ID,Order Date,Amount\nA-1,O-1,2026-01-05,10.00\n";

type Cast = { world: World; startedBy: string; importId: string; runId: string; openId: string; openRunId: string };

async function cast(world: World): Promise<Cast> {
  const startedBy = await aStart(world);
  const { importId, runId } = await bringIn(world, { kind: "customers", text, startedBy });
  const open = await aRun(world, { kind: "customers", text, startedBy });
  return { world, startedBy, importId, runId, openId: open.importId, openRunId: open.runId };
}

type Attack = [string, (tx: Database, cast: Cast) => Promise<unknown>, RegExp];

const attacks: Attack[] = [
  [
    "to change the counts of a run that has ended",
    (tx, { runId }) => tx.execute(sql`update import_runs set created = 3, failed = 0 where id = ${runId}`),
    /has ended; its counts stand/,
  ],
  [
    "to begin a run with counts",
    (tx, { openId }) =>
      tx.execute(sql`insert into import_runs (id, import_id, effect, mapping, created, rows_read)
        values (${newId()}, ${openId}, 'real', '{}', 5, 5)`),
    /permission denied/,
  ],
  [
    "to say that more was created than was",
    (tx, { openRunId }) =>
      tx.execute(sql`update import_runs set created = 5, rows_read = 5, finished_at = now() where id = ${openRunId}`),
    /says it created 5 records; 0 carry/,
  ],
  [
    "to say that fewer failed than did",
    async (tx, { openRunId }) => {
      await tx.execute(
        sql`insert into import_failures (run_id, line, cells, reason) values (${openRunId}, 2, '[]', 'broken')`,
      );
      await tx.execute(sql`update import_runs set finished_at = now() where id = ${openRunId}`);
    },
    /another number of them was kept/,
  ],
  [
    "to let counts shrink",
    async (tx, { openRunId }) => {
      await tx.execute(sql`update import_runs set skipped = 5, rows_read = 5 where id = ${openRunId}`);
      await tx.execute(sql`update import_runs set skipped = 1, rows_read = 1 where id = ${openRunId}`);
    },
    /only grow/,
  ],
  [
    "to let the parts not add up",
    (tx, { openRunId }) => tx.execute(sql`update import_runs set rows_read = 7 where id = ${openRunId}`),
    /import_runs_parts_add_up/,
  ],
  [
    "to read a file twice at once",
    (tx, { openId, startedBy }) =>
      tx.execute(sql`
      insert into import_runs (id, import_id, effect, mapping, started_by)
      values (${newId()}, ${openId}, 'dry', '{}', ${startedBy})`),
    /import_runs_one_at_a_time/,
  ],
  ["to delete a failure", (tx) => tx.execute(sql`delete from import_failures`), /permission denied/],
  ["to reword a failure", (tx) => tx.execute(sql`update import_failures set reason = 'fine'`), /permission denied/],
  [
    "to add a failure to a run that has ended",
    (tx, { runId }) =>
      tx.execute(sql`insert into import_failures (run_id, line, cells, reason) values (${runId}, 9, '[]', 'x')`),
    /its failures stand/,
  ],
  [
    "to add a record to an import that has ended",
    (tx, { importId }) => {
      const id = newId();
      return tx.execute(
        sql`insert into customers (id, survivor_id, kind, name, import_id) values (${id}, ${id}, 'person', 'Sly', ${importId})`,
      );
    },
    /only while that import runs/,
  ],
  [
    "to give a record to another import",
    (tx, { openId }) => tx.execute(sql`update customers set import_id = ${openId}`),
    /permission denied/,
  ],
  [
    "to name an import that is none",
    (tx) => {
      const id = newId();
      return tx.execute(
        sql`insert into customers (id, survivor_id, kind, name, import_id) values (${id}, ${id}, 'person', 'Sly', ${newId()})`,
      );
    },
    /only while that import runs|customers_import/,
  ],
  ["to drop a file early", (tx) => tx.execute(sql`delete from import_chunks`), /permission denied/],
  ["to forget a file quietly", (tx) => tx.execute(sql`update imports set forgotten_at = now()`), /permission denied/],
  [
    "to forget a file before its day",
    (tx, { importId }) => tx.execute(sql`select forget_import_file(${importId})`),
    /permission denied/,
  ],
  [
    "to blank a failed row",
    (tx) => tx.execute(sql`select redact_import_failures(array(select id from import_failures))`),
    /permission denied/,
  ],
  [
    "to write rows into a file that was handed in",
    (tx, { openId }) =>
      tx.execute(sql`insert into import_chunks (import_id, part, body) values (${openId}, 99, 'A-9,Sly')`),
    /handed in stays what it was/,
  ],
  [
    "to show other first rows than the file had that went in",
    (tx, { importId }) => tx.execute(sql`update imports set sample = '[["Sly"]]' where id = ${importId}`),
    /how it was read stays/,
  ],
  [
    "to hand in a file that was forgotten long ago",
    (tx) =>
      tx.execute(sql`insert into imports (id, kind, file_name, bytes, encoding, delimiter, headers, sample, mapping, forgotten_at)
        values (${newId()}, 'customers', 'x', 0, 'utf-8', ',', '[]', '[]', '{}', '2001-01-01')`),
    /the server's to say/,
  ],
  [
    "to keep a record of a dry run",
    async (tx, { startedBy }) => {
      const dry = await aRun({ tx }, { kind: "customers", text: `${text}A-4,Sly,\n`, startedBy, effect: "dry" });
      const id = newId();
      await tx.execute(
        sql`insert into customers (id, survivor_id, kind, name, import_id) values (${id}, ${id}, 'person', 'Sly', ${dry.importId})`,
      );
    },
    /only while that import runs/,
  ],
  [
    "to withdraw what an import made without undoing it",
    (tx, { importId }) => tx.execute(sql`update customers set withdrawn_at = now() where import_id = ${importId}`),
    /Only undoing its import/,
  ],
  [
    "to withdraw by an undoing what somebody has built upon",
    async (tx, { importId, startedBy }) => {
      await tx.execute(sql`
        insert into contacts (id, customer_id, happened_at, channel, direction, words, logged_by)
        select ${newId()}, id, '2026-01-01', 'phone', 'in', 'rang', ${startedBy} from customers
         where import_id = ${importId} limit 1`);
      await tx.execute(sql`insert into import_undos (id, import_id, effect, asked_by, total)
        values (${newId()}, ${importId}, 'real', ${startedBy}, 2)`);
      await tx.execute(sql`update customers set withdrawn_at = now() where import_id = ${importId}`);
    },
    /Somebody has built upon this/,
  ],
  [
    "to bring back what was withdrawn",
    async (tx, { importId }) => {
      await tx.execute(sql`update identities set withdrawn_at = now() where import_id = ${importId}`);
      await tx.execute(sql`update identities set withdrawn_at = null where import_id = ${importId}`);
    },
    /stays withdrawn/,
  ],
  [
    "to bring history of promises in without an import of promises",
    (tx, { openId }) => tx.execute(sql`select import_promises(${openId}, '[]'::jsonb)`),
    /enters with an import of promises/,
  ],
  [
    "to write down an undoing that did nothing",
    async (tx, { importId, startedBy }) => {
      const id = newId();
      await tx.execute(
        sql`insert into import_undos (id, import_id, effect, asked_by, total) values (${id}, ${importId}, 'real', ${startedBy}, 0)`,
      );
      await tx.execute(sql`update import_undos set finished_at = now(), withdrawn = 5 where id = ${id}`);
      await tx.execute(sql`update import_undos set withdrawn = 0 where id = ${id}`);
    },
    /has ended; its counts stand/,
  ],
  [
    "to undo an import while it runs",
    (tx, { openId, startedBy }) =>
      tx.execute(
        sql`insert into import_undos (id, import_id, effect, asked_by, total) values (${newId()}, ${openId}, 'real', ${startedBy}, 0)`,
      ),
    /still running/,
  ],
  [
    "to keep a rehearsal",
    async (tx, { openRunId }) => {
      await tx.execute(sql`insert into import_rehearsals (run_id) values (${openRunId})`);
      await tx.execute(sql`set constraints all immediate`);
    },
    /taken back, never kept/,
  ],
  [
    "to change what an import changed",
    (tx) => tx.execute(sql`update import_changes set subject_id = id`),
    /permission denied/,
  ],
  ["to unlist what was kept", (tx) => tx.execute(sql`delete from import_kept`), /permission denied/],
];

describe("the application's login cannot", () => {
  test.each(attacks)("%s", async (_, attack, sentence) => {
    await inTransaction(async (world) => {
      const given = await cast(world);
      await world.refused((tx) => attack(tx, given), sentence);
    });
  });
});

describe("a stored file", () => {
  test("is kept until its day, and then goes with its sample and the words of its failures", async () => {
    await inTransaction(async (world) => {
      const { tx } = world;
      const { startedBy, importId, runId } = await cast(world);
      const bought = await bringIn(world, { kind: "purchases", text: orders, startedBy });
      const [until] = await tx.execute<{ days: number }>(
        sql`select extract(epoch from import_kept_until(${importId}) - standpoint_now())::float8 / 86400 as days`,
      );
      expect(Number(until?.days)).toBeCloseTo(30, 1);
      await forgetImportFiles(tx);
      expect((await getImport(tx, importId)).forgottenAt).toBeNull();

      await world.asOwner();
      await world.setNow(new Date(Date.now() + 31 * 86_400_000));
      await world.asApp();
      await forgetImportFiles(tx);
      expect((await getImport(tx, importId)).forgottenAt).not.toBeNull();
      const [left] = await tx.execute(sql`
        select (select count(*)::int from import_chunks where import_id in (${importId}, ${bought.importId})) as chunks,
          (select sample from imports where id = ${importId}) as sample,
          (select jsonb_agg(jsonb_build_array(cells, reason)) from import_failures where run_id = ${runId} and not went_in) as failures,
          (select failed from import_runs where id = ${runId}) as failed`);
      expect(left).toEqual({ chunks: 0, sample: [], failures: [[[], "There is no name."]], failed: 1 });
    });
  });

  test("is found by whoever stands in it, however the number is written", async () => {
    await inTransaction(async (world) => {
      const { importId, openId } = await cast(world);
      const find = async (needle: string) => {
        const found: string[] = [];
        for await (const file of findInFiles(world.tx, [needle])) found.push(`${file.importId} ${file.lines}`);
        return found.sort();
      };
      expect(await find("grace okonkwo")).toEqual([`${importId} 3`, `${openId} 3`].sort());
      expect(await find("+44 113 496 0142")).toEqual([`${importId} 2`, `${openId} 2`].sort());
      expect(await find("Nobody Here")).toEqual([]);
    });
  });
});
