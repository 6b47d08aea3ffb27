import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { aCustomer } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { aPerson } from "../testing/factories";
import { aMerge, anUnmerge } from "../testing/merging";
import { someWords } from "../testing/promises";

/** Two customers, somebody who merges, and the words why: everything a row of merges needs. */
async function aPair(world: World) {
  const [one, other] = [(await aCustomer(world)).id, (await aCustomer(world)).id];
  const by = (await aPerson(world)).id;
  const reason = await someWords(world, "Twice.");
  return { one, other, by, reason };
}

const mergeRow = (merged: string, survivor: string, by: string, reason: string, taken = "{}") => sql`
  insert into merges (id, merged_id, survivor_id, taken, by_id, reason_id)
  values (${newId()}, ${merged}, ${survivor}, ${taken}::text[], ${by}, ${reason})`;

describe("the application's own login is refused", () => {
  it.each([
    ["an update of a survivor", "update customers set survivor_id = survivor_id"],
    ["an edited merge", "update merges set survivor_id = merged_id"],
    ["a deleted merge", "delete from merges"],
    ["an emptied table of merges", "truncate merges cascade"],
    ["an edited unmerge", "update unmerges set merge_id = merge_id"],
    ["a deleted unmerge", "delete from unmerges"],
    ["a dismissal taken back", "delete from duplicate_dismissals"],
    ["an edited dismissal", "update duplicate_dismissals set by_id = by_id"],
    ["a place in the row", "insert into merges (step) values (1)"],
    ["a time of its own", "insert into merges (recorded_at) values (now())"],
    ["before-values of its own", "insert into merges (fields_id) values (null)"],
    ["an unmerge's values of its own", "insert into unmerges (fields_id) values (null)"],
    ["the owner's functions", "select set_customer_columns(gen_random_uuid(), '{\"survivor_id\": null}')"],
    ["the owner's texts", "select write_fields('{}')"],
    ["the guards", "alter table merges disable trigger all"],
    ["the row's turn", "select setval('merging_step', 1)"],
  ])("%s", (_, attack) =>
    inTransaction(async (world) => {
      const { one, other } = await aPair(world);
      await aMerge(world, other, one);
      await world.asApp();
      await world.refused((tx) => tx.execute(sql.raw(attack)), /permission denied|append-only|must be owner/);
    }),
  );

  it("a new customer that does not stand for itself", () =>
    inTransaction(async (world) => {
      const { one } = await aPair(world);
      await world.asApp();
      await world.refused(
        (tx) =>
          tx.execute(
            sql`insert into customers (id, survivor_id, kind, name) values (${newId()}, ${one}, 'person', 'A')`,
          ),
        /stands for itself/,
      );
    }));

  it("a merge that carries something out without leaving its row", () =>
    inTransaction(async (world) => {
      const { one, other, by, reason } = await aPair(world);
      const third = (await aCustomer(world)).id;
      const mergeId = await aMerge(world, other, one);
      await world.asApp();
      await world.tx.execute(sql`
        insert into merges (id, merged_id, survivor_id, taken, by_id, reason_id)
        values (${mergeId}, ${third}, ${one}, '{}', ${by}, ${reason}) on conflict (id) do nothing`);
      const [row] = await world.tx.execute<{ survivor: string }>(
        sql`select survivor_id as survivor from customers where id = ${third}`,
      );
      expect(row?.survivor).toBe(third);
    }));
});

describe("a merge is refused with a sentence", () => {
  it.each<[string, (world: World) => Promise<{ merged: string; survivor: string; taken?: string }>, RegExp]>([
    [
      "with itself",
      async (world) => {
        const { one } = await aPair(world);
        return { merged: one, survivor: one };
      },
      /one record already/,
    ],
    [
      "of a customer who is not there",
      async (world) => ({ merged: newId(), survivor: (await aCustomer(world)).id }),
      /no such customer/,
    ],
    [
      "of a person and an organisation",
      async (world) => ({
        merged: (await aCustomer(world, { kind: "organisation" })).id,
        survivor: (await aCustomer(world)).id,
      }),
      /stay two records/,
    ],
    [
      "of one that was merged already, into anybody",
      async (world) => {
        const { one, other } = await aPair(world);
        await aMerge(world, other, one);
        return { merged: other, survivor: (await aCustomer(world)).id };
      },
      /merged by somebody else meanwhile/,
    ],
    [
      "into one that was merged away",
      async (world) => {
        const { one, other } = await aPair(world);
        await aMerge(world, other, one);
        return { merged: (await aCustomer(world)).id, survivor: other };
      },
      /merged by somebody else meanwhile/,
    ],
    [
      "in a circle",
      async (world) => {
        const { one, other } = await aPair(world);
        await aMerge(world, other, one);
        return { merged: one, survivor: other };
      },
      /merged by somebody else meanwhile/,
    ],
    [
      "of what an undone import made",
      async (world) => {
        const { one, other } = await aPair(world);
        await world.tx.execute(sql`update customers set withdrawn_at = now() where id = ${one}`);
        return { merged: one, survivor: other };
      },
      /undone import/,
    ],
    [
      "that takes what is not the record's to choose",
      async (world) => {
        const { one, other } = await aPair(world);
        return { merged: one, survivor: other, taken: "{died}" };
      },
      /Only the fields of the record/,
    ],
  ])("%s", (_, prepare, sentence) =>
    inTransaction(async (world) => {
      const { merged, survivor, taken } = await prepare(world);
      const by = (await aPerson(world)).id;
      const reason = await someWords(world, "Twice.");
      await world.asApp();
      await world.refused((tx) => tx.execute(mergeRow(merged, survivor, by, reason, taken)), sentence);
    }),
  );

  it("when it is undone a second time, or there is none", () =>
    inTransaction(async (world) => {
      const { one, other } = await aPair(world);
      const mergeId = await aMerge(world, other, one);
      await anUnmerge(world, mergeId);
      await world.refused((tx) => anUnmerge({ ...world, tx }, mergeId), /undone already/);
      await world.refused((tx) => anUnmerge({ ...world, tx }, newId()), /no such merge/);
    }));

  it("when what stood before has been erased", () =>
    inTransaction(async (world) => {
      const { one, other } = await aPair(world);
      const mergeId = await aMerge(world, other, one);
      await world.tx.execute(sql`select erase_text(fields_id) from merges where id = ${mergeId}`);
      await world.refused((tx) => anUnmerge({ ...world, tx }, mergeId), /erased cannot be taken apart/);
    }));

  it("so is undoing an import that made the survivor of others", () =>
    inTransaction(async (world) => {
      const { one, other } = await aPair(world);
      await aMerge(world, other, one);
      await world.refused(
        (tx) => tx.execute(sql`update customers set withdrawn_at = now() where id = ${one}`),
        /undo the merge first/,
      );
      await world.tx.execute(sql`update customers set withdrawn_at = now() where id = ${other}`);
    }));
});
