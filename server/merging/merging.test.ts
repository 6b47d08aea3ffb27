import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { recognitions, representatives } from "@/db/schema";
import type { Context } from "../context";
import { withdrawIdentity } from "../customers/mutations/identities";
import { endRepresentative } from "../customers/mutations/representatives";
import { getBrief } from "../customers/queries/brief";
import { mergeFields } from "../domain/merging";
import { plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { aContact, aCustomer, anIdentity, aPurchase } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aMerge } from "../testing/merging";
import { mergeInput, unmergeInput } from "./input";
import { mergeCustomers, unmergeCustomers } from "./mutations/merge";
import { compareCustomers } from "./queries/compare";
import { getMerge, listMerges } from "./queries/merges";

async function ines(world: World): Promise<Context> {
  await anOrganisation(world);
  return contextOf(world, (await aPerson(world, { name: "Ines Marchetti", roles: ["manager"] })).id);
}

type Fields = Partial<Record<(typeof mergeFields)[number], "one" | "other">>;

const merge = (ctx: Context, customerId: string, otherId: string, fields: Fields = {}) =>
  mergeCustomers(
    ctx,
    mergeInput.parse({ customerId, otherId, survivor: "one", fields, reason: "The same number.", confirmed: "on" }),
  );

const unmerge = (ctx: Context, mergeId: string, areDifferent = "") =>
  unmergeCustomers(ctx, unmergeInput.parse({ mergeId, reason: "Two people.", areDifferent }));

const theRow = async ({ tx }: World, id: string) =>
  (await tx.execute<Record<string, unknown>>(sql`select * from customers where id = ${id}`))[0];

describe("a merge", () => {
  it("takes what was chosen, keeps both days and says so on the brief, in the timeline and in the list", () =>
    inTransaction(async (world) => {
      const ctx = await ines(world);
      const one = await aCustomer(world, {
        name: "Maria Okonkwo",
        place: "Leeds",
        statedSinceOn: plainDate("1999-05-01"),
        statedSinceSource: "her contract",
      });
      const other = await aCustomer(world, {
        name: "M. Okonkwo",
        place: "York",
        statedSinceOn: plainDate("1997-03-01"),
        statedSinceSource: "card index",
      });
      await aPurchase(world, { customerId: other.id, boughtOn: plainDate("2014-02-03") });
      await world.asApp();
      const { mergeId } = await merge(ctx, one.id, other.id, { stated_since: "other" });
      const brief = await getBrief(ctx, other.id);
      expect(brief.facts).toMatchObject({ id: one.id, name: "Maria Okonkwo", place: "Leeds", mergedRecords: 1 });
      expect(brief.facts).toMatchObject({ statedSinceOn: "1997-03-01", statedSinceSource: "card index" });
      expect(brief.facts.alsoSince).toEqual([{ on: "1999-05-01", source: "her contract" }]);
      expect(brief.tenure.sinceOn).toBe("1997-03-01");
      const told = brief.facts.timeline.entries.filter(({ kind }) => kind === "change");
      expect(told).toMatchObject([
        {
          action: "customer.merged",
          by: "Ines Marchetti",
          details: {
            merged: "M. Okonkwo",
            survivor: "Maria Okonkwo",
            before: { statedSinceOn: "1999-05-01" },
            after: { statedSinceOn: "1997-03-01" },
          },
        },
      ]);
      expect(await listMerges(ctx.db, other.id)).toMatchObject([
        { id: mergeId, mergedName: "M. Okonkwo", by: "Ines Marchetti", reason: "The same number.", undone: null },
      ]);
    }));

  it("never loses that somebody has died or is vulnerable, nor when and by whom it was said", () =>
    inTransaction(async (world) => {
      const ctx = await ines(world);
      const by = (await aPerson(world)).id;
      const one = await aCustomer(world, { vulnerableNote: "Blind.", vulnerableBy: ctx.actor.id });
      const other = await aCustomer(world, { diedRecordedBy: by, vulnerableNote: "On oxygen.", vulnerableBy: by });
      const [before, told] = [await theRow(world, one.id), await theRow(world, other.id)];
      const { mergeId } = await merge(ctx, one.id, other.id);
      const after = await theRow(world, one.id);
      expect(after).toMatchObject({ died_recorded_by: by, vulnerable_note: "Blind.\nOn oxygen." });
      expect([after?.died_recorded_at, after?.vulnerable_at]).toEqual([told?.died_recorded_at, before?.vulnerable_at]);
      await unmerge(ctx, mergeId);
      expect(await theRow(world, one.id)).toEqual(before);
      expect(await theRow(world, other.id)).toEqual(told);
    }));

  it("shows what becomes one before it happens", () =>
    inTransaction(async (world) => {
      const ctx = await ines(world);
      const one = await aPurchase(world, { boughtOn: plainDate("2020-01-05") });
      const other = await aPurchase(world, { boughtOn: plainDate("1999-05-01") });
      await aContact(world, { customerId: other.customerId });
      const both = { customerId: one.customerId, otherId: other.customerId };
      const { one: left, other: right, together } = await compareCustomers(ctx, both);
      expect([left.counts.contacts, right.counts.contacts, together.counts.contacts]).toEqual([0, 1, 1]);
      expect(together.counts).toMatchObject({ purchases: 2 });
      expect([left.tenure.sinceOn, right.tenure.sinceOn, together.tenure.sinceOn]).toEqual([
        "2020-01-05",
        "1999-05-01",
        "1999-05-01",
      ]);
    }));

  it("counts spells and breaks over the purchase days of both, and thanks over both", () =>
    inTransaction(async (world) => {
      const ctx = { ...(await ines(world)) };
      ctx.organisation = { ...ctx.organisation, lapseDays: 90 };
      const day = (on: string) => plainDate(on);
      const one = await aPurchase(world, { boughtOn: day("2026-01-05") });
      await aPurchase(world, { customerId: one.customerId, boughtOn: day("2026-05-05") });
      const other = await aPurchase(world, { boughtOn: day("2026-03-05") });
      expect((await getBrief(ctx, one.customerId)).tenure.breaks).toBe(1);
      await world.tx.insert(recognitions).values({
        id: newId(),
        customerId: other.customerId,
        reasonKind: "tenure",
        years: 12,
        milestoneKind: "years",
        milestoneKey: "12",
        reason: "Thank you.",
        saidBy: ctx.actor.id,
      });
      await merge(ctx, one.customerId, other.customerId);
      const brief = await getBrief(ctx, one.customerId);
      expect(brief.tenure.breaks).toBe(0);
      expect(brief.facts.said.map(({ kind, key }) => [kind, key])).toEqual([["years", "12"]]);
    }));

  it("shows a number that both had once, and takes it off both", () =>
    inTransaction(async (world) => {
      const ctx = await ines(world);
      const [one, other] = [(await aCustomer(world)).id, (await aCustomer(world)).id];
      for (const customerId of [one, other])
        await anIdentity(world, { customerId, handle: "0113 496 0142", normal: "+441134960142" });
      await merge(ctx, one, other);
      const [identity, second] = (await getBrief(ctx, one)).facts.identities;
      expect(second).toBeUndefined();
      await withdrawIdentity(ctx, { identityId: identity?.id ?? "" });
      expect((await getBrief(ctx, one)).facts.identities).toEqual([]);
    }));

  it("shows whoever speaks for them once, also after their own merge, and can end it", () =>
    inTransaction(async (world) => {
      const ctx = await ines(world);
      const office = (await aCustomer(world, { kind: "organisation" })).id;
      const branch = (await aCustomer(world, { kind: "organisation" })).id;
      const [one, other] = [(await aCustomer(world)).id, (await aCustomer(world)).id];
      await world.tx.insert(representatives).values([
        { organisationId: office, personId: one },
        { organisationId: branch, personId: other, position: "Bursar" },
      ]);
      await merge(ctx, one, other);
      await merge(ctx, office, branch);
      expect((await getBrief(ctx, office)).facts.representatives).toMatchObject([{ id: one, position: "Bursar" }]);
      expect((await getBrief(ctx, other)).facts.speaksFor).toMatchObject([{ id: office }]);
      await endRepresentative(ctx, { organisationId: office, personId: one, position: null });
      expect((await getBrief(ctx, office)).facts.representatives).toEqual([]);
    }));
});

describe("an unmerge", () => {
  it("sets the chosen fields back, leaves what was changed since, and says both beforehand", () =>
    inTransaction(async (world) => {
      const ctx = await ines(world);
      const one = (await aCustomer(world, { name: "Maria Okonkwo", place: "Leeds" })).id;
      const other = (await aCustomer(world, { name: "M. Okonkwo", place: "York" })).id;
      await aPurchase(world, { customerId: other });
      const { mergeId } = await merge(ctx, one, other, { name: "other", place: "other" });
      await world.tx.execute(sql`update customers set place = 'Hull' where id = ${one}`);
      await aContact(world, { customerId: one });
      const preview = await getMerge(ctx.db, mergeId);
      expect(preview.goes).toMatchObject({ purchases: 1, contacts: 0 });
      expect(preview.stays).toMatchObject({ purchases: 0, contacts: 1 });
      expect(preview.fields).toMatchObject([
        { field: "name", goesBack: true, now: { name: "M. Okonkwo" }, before: { name: "Maria Okonkwo" } },
        { field: "place", goesBack: false, builtOn: false, now: { place: "Hull" } },
      ]);
      await unmerge(ctx, mergeId);
      expect(await theRow(world, one)).toMatchObject({ survivor_id: one, name: "Maria Okonkwo", place: "Hull" });
      expect(await theRow(world, other)).toMatchObject({ survivor_id: other, name: "M. Okonkwo", place: "York" });
      expect((await listMerges(ctx.db, other))[0]?.undone).toMatchObject({ reason: "Two people." });
    }));

  it("works for a chain from either end, and takes along what was merged into it before", () =>
    inTransaction(async (world) => {
      const ctx = await ines(world);
      const [a, b, c] = [(await aCustomer(world)).id, (await aCustomer(world)).id, (await aCustomer(world)).id];
      const first = await merge(ctx, b, a);
      const second = await merge(ctx, c, b);
      expect(await theRow(world, a)).toMatchObject({ survivor_id: c });
      expect((await getMerge(ctx.db, second.mergeId)).goesWith.map(({ id }) => id)).toEqual([a]);
      await unmerge(ctx, second.mergeId);
      expect(await theRow(world, a)).toMatchObject({ survivor_id: b });
      const third = await merge(ctx, c, b);
      await unmerge(ctx, first.mergeId);
      expect([(await theRow(world, a))?.survivor_id, (await theRow(world, b))?.survivor_id]).toEqual([a, c]);
      await unmerge(ctx, third.mergeId);
      expect((await theRow(world, b))?.survivor_id).toBe(b);
    }));

  it("says which field stays because a later merge built on it", () =>
    inTransaction(async (world) => {
      const ctx = await ines(world);
      const [one, two, three] = ["Leeds", "York", "Hull"].map((place) => aCustomer(world, { place }));
      const [a, b, c] = [(await one)?.id ?? "", (await two)?.id ?? "", (await three)?.id ?? ""];
      const first = await merge(ctx, a, b, { place: "other" });
      const second = await merge(ctx, a, c, { place: "other" });
      expect((await getMerge(ctx.db, first.mergeId)).fields).toMatchObject([{ goesBack: false, builtOn: true }]);
      await unmerge(ctx, first.mergeId);
      expect((await theRow(world, a))?.place).toBe("Hull");
      await unmerge(ctx, second.mergeId);
      expect((await theRow(world, a))?.place).toBe("Leeds");
    }));
});

describe("every field of a record", () => {
  /** What happens to each column of customers in a merge; a new column has to be thought about. */
  const fate: Record<string, string> = {
    ...Object.fromEntries(["name", "called", "place", "country", "zone"].map((name) => [name, "chosen"])),
    ...Object.fromEntries(["stated_since_on", "stated_since_source"].map((name) => [name, "chosen"])),
    ...Object.fromEntries(["died_on", "died_recorded_by", "died_recorded_at"].map((name) => [name, "never lost"])),
    ...Object.fromEntries(["vulnerable_note", "vulnerable_by", "vulnerable_at"].map((name) => [name, "never lost"])),
    ...Object.fromEntries(["kind"].map((name) => [name, "the same in both"])),
    ...Object.fromEntries(
      ["id", "created_by", "import_id", "withdrawn_at", "erased_at", "recorded_at"].map((name) => [
        name,
        "the record's own",
      ]),
    ),
    survivor_id: "the merge itself",
    name_key: "follows the name",
  };

  it("has its place in a merge", () =>
    inTransaction(async ({ tx }) => {
      const rows = await tx.execute<{ name: string }>(sql`
        select attname as name from pg_attribute where attrelid = 'customers'::regclass and attnum > 0 and not attisdropped`);
      expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(fate).sort());
      const [merged] = await tx.execute<{ columns: string[] }>(sql`
        select array_agg(name order by name) as columns from unnest(merge_fields()) f, unnest(merge_columns(f)) name`);
      const carried = Object.keys(fate).filter((name) => fate[name] === "chosen" || fate[name] === "never lost");
      expect(merged?.columns).toEqual(carried.sort());
      const [chosen] = await tx.execute<{ fields: string[] }>(sql`
        select array_agg(f) as fields from unnest(merge_fields()) f where f not in ('died', 'vulnerable')`);
      expect(chosen?.fields).toEqual([...mergeFields]);
    }));

  it("of a merge made by the factory is the same merge", () =>
    inTransaction(async (world) => {
      const [one, other] = [(await aCustomer(world)).id, (await aCustomer(world)).id];
      await aMerge(world, other, one);
      expect((await theRow(world, other))?.survivor_id).toBe(one);
    }));
});
