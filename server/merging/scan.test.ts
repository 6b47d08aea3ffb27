import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Context } from "../context";
import { scanParts } from "../domain/duplicate-scan";
import { contextOf } from "../testing/accounts";
import { aCustomer, anIdentity } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aConsent, aSpecialDate } from "../testing/knowledge";
import { aMerge, anUnmerge } from "../testing/merging";
import { mergeInput, unmergeInput } from "./input";
import { dismissDuplicate, startScan } from "./mutations/duplicates";
import { mergeCustomers, unmergeCustomers } from "./mutations/merge";
import { findHint, findScan, listDuplicates } from "./queries/duplicates";
import { scanDuplicates } from "./tasks";

async function ines(world: World): Promise<Context> {
  await anOrganisation(world);
  return contextOf(world, (await aPerson(world, { roles: ["manager"] })).id);
}

type Given = { name: string; place?: string; phone?: string; email?: string; kind?: "person" | "organisation" };

async function known(world: World, { name, place, phone, email, kind = "person" }: Given): Promise<string> {
  const { id } = await aCustomer(world, { name, kind, place: place ?? null });
  if (phone) await anIdentity(world, { customerId: id, handle: phone, normal: phone });
  if (email) await anIdentity(world, { customerId: id, channel: "email", handle: email, normal: email });
  return id;
}

/** A scan from beginning to end, as the worker does it, with the application's rights. */
async function scan(world: World, ctx: Context): Promise<void> {
  await world.tx.execute(sql`insert into duplicate_scans (id, parts) values (gen_random_uuid(), ${scanParts.length})`);
  await world.asApp();
  await scanDuplicates(ctx.db);
  await world.asOwner();
}

async function pairs(ctx: Context): Promise<string[]> {
  const { suggestions } = await listDuplicates(ctx.db, { after: null });
  return suggestions.map(
    ({ one, other, reasons }) => `${[one.name, other.name].sort().join(" + ")}: ${reasons.join(", ")}`,
  );
}

describe("a search of all customers", () => {
  it("finds shared numbers and addresses, names in one place and variants; not households, kinds or branches", () =>
    inTransaction(async (world) => {
      const ctx = await ines(world);
      await known(world, { name: "Maria Okonkwo", place: "Leeds", phone: "+441134960142" });
      await known(world, { name: "M. Okonkwo", place: "York", phone: "+441134960142" });
      await known(world, { name: "John Okonkwo", place: "Leeds", phone: "+441134960142" });
      await known(world, { name: "Ada Berg", email: "ada@x.org" });
      await known(world, { name: "Ada Lund", email: "ada@x.org" });
      await known(world, { name: "Jean Booth", place: "Whitby" });
      await known(world, { name: "Jeane Booth", place: "WHITBY" });
      await known(world, { name: "Jean Booth", place: "Hull" });
      await known(world, { name: "Harbour Bakery", place: "Hull", kind: "organisation" });
      await known(world, { name: "Harbour Bakery", place: "Hull" });
      await known(world, { name: "Harbour Bakery Ltd", place: "Leeds", kind: "organisation" });
      await known(world, { name: "Piet Vos", phone: "+31612345678" });
      await known(world, { name: "Piet Vos", phone: "+33612345678" });
      await scan(world, ctx);
      expect((await pairs(ctx)).sort()).toEqual([
        "Ada Berg + Ada Lund: same_email, first_name",
        "Jean Booth + Jeane Booth: same_place, near_name",
        "M. Okonkwo + Maria Okonkwo: same_phone, part_name",
        "Piet Vos + Piet Vos: phone_variant, same_name",
      ]);
    }));

  it("finds one day of birth under similar names", () =>
    inTransaction(async (world) => {
      const ctx = await ines(world);
      const born = async (name: string, [year, month, day]: [number, number, number]) => {
        const customerId = await known(world, { name });
        await aConsent(world, { customerId });
        await aSpecialDate(world, { customerId, kind: "birthday", year, month, day });
      };
      await born("Maria Okonkwo", [1961, 3, 4]);
      await born("Maria N Okonkwo", [1961, 3, 4]);
      await born("Maria Adeyemi", [1961, 3, 4]);
      await born("Maria Okonkwo", [1962, 3, 4]);
      await scan(world, ctx);
      expect(await pairs(ctx)).toEqual(["Maria N Okonkwo + Maria Okonkwo: same_birth_date, near_name"]);
    }));

  it("says nothing of a number that many have, nor of a family name in a large town", () =>
    inTransaction(async (world) => {
      const ctx = await ines(world);
      for (let index = 0; index < 9; index += 1) await known(world, { name: "Front Desk", phone: "+441134960000" });
      for (let index = 0; index < 21; index += 1) await known(world, { name: "Jean Smith", place: "Leeds" });
      await scan(world, ctx);
      expect(await pairs(ctx)).toEqual([]);
    }));

  it("does not bring back what somebody has told apart, not even under a merged record", () =>
    inTransaction(async (world) => {
      const ctx = await ines(world);
      const one = await known(world, { name: "Maria Okonkwo", phone: "+441134960142" });
      const other = await known(world, { name: "M. Okonkwo", phone: "+441134960142" });
      await scan(world, ctx);
      expect(await findHint(ctx.db, one)).toMatchObject({ id: other, reasons: ["same_phone", "part_name"] });
      await world.asApp();
      await dismissDuplicate(ctx, { customerId: one, otherId: other });
      await world.asOwner();
      expect([await findHint(ctx.db, one), await pairs(ctx)]).toEqual([null, []]);
      const third = await known(world, { name: "Okonkwo Maria", phone: "+441134960142" });
      await aMerge(world, other, third);
      await scan(world, ctx);
      expect(await pairs(ctx)).toEqual([]);
      expect((await findHint(ctx.db, one))?.id).toBeUndefined();
    }));

  it("forgets what no longer holds, and looks at survivors only", () =>
    inTransaction(async (world) => {
      const ctx = await ines(world);
      const one = await known(world, { name: "Maria Okonkwo", phone: "+441134960142" });
      const other = await known(world, { name: "M. Okonkwo", phone: "+441134960142" });
      await scan(world, ctx);
      const mergeId = await aMerge(world, other, one);
      expect(await pairs(ctx)).toEqual([]);
      await anUnmerge(world, mergeId);
      expect(await pairs(ctx)).toHaveLength(1);
      await world.tx.execute(sql`update identities set withdrawn_at = now() where customer_id = ${one}`);
      await scan(world, ctx);
      expect(await pairs(ctx)).toEqual([]);
    }));

  it("passes what resembled a merged record on to its survivor, and an undo can say that they differ", () =>
    inTransaction(async (world) => {
      const ctx = await ines(world);
      const one = await known(world, { name: "Maria Okonkwo", place: "Leeds" });
      const two = await known(world, { name: "Maria Okonkwo", place: "Leeds", phone: "+441134960142" });
      const three = await known(world, { name: "M. Okonkwo", phone: "+441134960142" });
      await scan(world, ctx);
      const { mergeId } = await mergeCustomers(
        ctx,
        mergeInput.parse({ customerId: one, otherId: two, survivor: "one", reason: "Same.", confirmed: "on" }),
      );
      expect(await findHint(ctx.db, one)).toMatchObject({ id: three });
      await unmergeCustomers(ctx, unmergeInput.parse({ mergeId, reason: "No.", areDifferent: "on" }));
      await scan(world, ctx);
      expect(await pairs(ctx)).toEqual(["M. Okonkwo + Maria Okonkwo: same_phone, part_name"]);
    }));

  it("goes on where a killed worker left it, part by part, and says how far it is", () =>
    inTransaction(async (world) => {
      const ctx = await ines(world);
      await known(world, { name: "Maria Okonkwo", phone: "+441134960142" });
      await known(world, { name: "M. Okonkwo", phone: "+441134960142" });
      expect(await findScan(ctx.db)).toBeNull();
      await startScan(ctx);
      await startScan(ctx);
      const [scans] = await world.tx.execute<{ n: number }>(sql`select count(*)::int as n from duplicate_scans`);
      expect(scans?.n).toBe(1);
      await world.tx.execute(sql`update duplicate_scans set parts_done = ${scanParts.length - 1}`);
      expect(await findScan(ctx.db)).toMatchObject({ partsDone: scanParts.length - 1, finishedAt: null });
      await scanDuplicates(ctx.db);
      expect((await findScan(ctx.db))?.finishedAt).not.toBeNull();
      // The parts that were done before are not done again.
      expect(await pairs(ctx)).toEqual([]);
      await startScan(ctx);
      await scanDuplicates(ctx.db);
      expect(await pairs(ctx)).toHaveLength(1);
    }));

  it("is read page by page, each pair once", () =>
    inTransaction(async (world) => {
      const ctx = await ines(world);
      for (let index = 0; index < 23; index += 1) {
        const email = `p${index}@x.org`;
        await known(world, { name: `Ada Berg${String.fromCharCode(97 + index)}`, email });
        await known(world, { name: `Ada Lund${String.fromCharCode(97 + index)}`, email });
      }
      await scan(world, ctx);
      const first = await listDuplicates(ctx.db, { after: null });
      const [, score, oneId = "", otherId = ""] = /^(\d+)_(.{36})_(.{36})$/.exec(first.next ?? "") ?? [];
      const second = await listDuplicates(ctx.db, { after: { score: Number(score), oneId, otherId } });
      const ids = [...first.suggestions, ...second.suggestions].map(({ one, other }) => one.id + other.id);
      expect([first.suggestions.length, second.suggestions.length, second.next]).toEqual([20, 3, null]);
      expect(new Set(ids).size).toBe(23);
    }));
});
