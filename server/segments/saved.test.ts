import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import type { Context } from "../context";
import type { Rule } from "../domain/rule";
import { contextOf } from "../testing/accounts";
import { aCustomer } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { anOrganisation, aPerson } from "../testing/factories";
import { aSegment, inPlace } from "../testing/segments";
import { createSegment, retireSegment, rewriteSegment } from "./mutations/save";
import { saySegmentStrategy } from "./mutations/strategy";
import { listRetired, listSegments } from "./queries/list";
import { countRule, listMembers, measureSegment, previewRule } from "./queries/measure";
import { getSegment } from "./queries/one";
import { countSlowSegments } from "./tasks";

const best: Rule = { match: "all", conditions: [{ field: "best", is: "is", value: {} }] };

type Scene = { world: World; ctx: Context; leeds: string[] };

/** A manager among three customers in Leeds and nine in York; the application's login acts. */
async function inScene(test: (scene: Scene) => Promise<void>) {
  await inTransaction(async (world) => {
    await anOrganisation(world);
    const ctx = await contextOf(world, (await aPerson(world, { roles: ["manager"] })).id);
    const leeds = [];
    for (let n = 0; n < 3; n++) leeds.push((await aCustomer(world, { place: "Leeds" })).id);
    for (let n = 0; n < 9; n++) await aCustomer(world, { place: "York" });
    await world.asApp();
    await test({ world, ctx, leeds: leeds.sort() });
  });
}

const save = (ctx: Context, name = "In Leeds", rule = inPlace("Leeds")) => createSegment(ctx, { name, rule });
const lineOf = async (ctx: Context, id: string) => (await listSegments(ctx)).find(({ key }) => key === id);

describe("a saved segment", () => {
  test("stands in the list with its sentence, its version and how many it holds now", () =>
    inScene(async ({ world, ctx, leeds }) => {
      const { id } = await save(ctx);
      expect(await lineOf(ctx, id)).toMatchObject({
        name: "In Leeds",
        rule: "Customers who live in Leeds.",
        version: 1,
        count: 3,
        gaps: [],
      });
      await world.asOwner();
      await aCustomer(world, { place: "leeds" });
      await world.asApp();
      expect((await lineOf(ctx, id))?.count).toBe(4);
      expect(await measureSegment(ctx, id)).toMatchObject({ customers: 4, everyone: 13 });
      expect((await listMembers(ctx, { key: id, after: null })).lines.map((line) => line.id)).toEqual(
        expect.arrayContaining(leeds),
      );
    }));

  test("has a name of its own among those that are offered", () =>
    inScene(async ({ ctx }) => {
      const { id } = await save(ctx);
      await expect(save(ctx, " in leeds ")).rejects.toThrow("already");
      const other = await save(ctx, "In York", inPlace("York"));
      const renamed = { id: other.id, version: 1, name: "IN LEEDS", rule: inPlace("York") };
      await expect(rewriteSegment(ctx, renamed)).rejects.toThrow("already");
      await retireSegment(ctx, { id });
      await save(ctx);
      expect(await lineOf(ctx, id)).toBeUndefined();
      expect(await listRetired(ctx.db)).toMatchObject([{ id, by: ctx.actor.name }]);
    }));

  test("gets a version for every new rule, none for a new name, and keeps what it said", () =>
    inScene(async ({ ctx }) => {
      const { id } = await save(ctx);
      await rewriteSegment(ctx, { id, version: 1, name: "Leeds", rule: inPlace("Leeds") });
      await rewriteSegment(ctx, { id, version: 1, name: "Leeds", rule: inPlace("Leeds", "York") });
      const { name, rule, versions } = await getSegment(ctx, id);
      expect([name, rule]).toEqual(["Leeds", "Customers who live in Leeds or York."]);
      expect(versions.map(({ version, rule, by }) => [version, rule, by])).toEqual([
        [2, inPlace("Leeds", "York"), ctx.actor.name],
        [1, inPlace("Leeds"), ctx.actor.name],
      ]);
      const late = rewriteSegment(ctx, { id, version: 1, name: "Leeds", rule: inPlace("York") });
      await expect(late).rejects.toThrow(`${ctx.actor.name} saved this segment meanwhile`);
      expect(await ctx.db.execute(sql`select action, facts from events where subject_id = ${id} order by id`)).toEqual([
        { action: "segment.created", facts: { version: 1 } },
        { action: "segment.rewritten", facts: { version: 1 } },
        { action: "segment.rewritten", facts: { version: 2 } },
      ]);
    }));

  test("once retired says what it said and takes nothing more", () =>
    inScene(async ({ ctx, world }) => {
      const { id } = await save(ctx);
      await retireSegment(ctx, { id });
      const again = { id, version: 1, name: "In Leeds", rule: inPlace("York") };
      await world.refused(() => rewriteSegment(ctx, again), /retired/);
      await world.refused(() => retireSegment(ctx, { id }), /retired/);
      const said = { key: id, ownerId: ctx.actor.id, note: null, thankedBy: null };
      await world.refused(() => saySegmentStrategy(ctx, said), /retired/);
      expect(await getSegment(ctx, id)).toMatchObject({
        rule: "Customers who live in Leeds.",
        retired: { by: ctx.actor.name },
      });
    }));
});

describe("who looks after a segment", () => {
  test("is asked of a segment of our best customers, with a note on what is meant for it", () =>
    inScene(async ({ ctx }) => {
      const { id } = await save(ctx, "Best of all", best);
      const gapsOf = async (key: string) => (await lineOf(ctx, key))?.gaps;
      expect(await gapsOf(id)).toEqual(["owner", "note"]);
      expect(await gapsOf("top_tenth")).toEqual(["owner", "note"]);
      expect(await gapsOf("all")).toEqual([]);
      await saySegmentStrategy(ctx, { key: id, ownerId: ctx.actor.id, note: null, thankedBy: "call" });
      expect(await gapsOf(id)).toEqual(["note"]);
      await saySegmentStrategy(ctx, { key: id, ownerId: ctx.actor.id, note: "Ring them.", thankedBy: "call" });
      await saySegmentStrategy(ctx, { key: "top_tenth", ownerId: ctx.actor.id, note: "Ring them.", thankedBy: null });
      expect([await gapsOf(id), await gapsOf("top_tenth")]).toEqual([[], []]);
      const { strategies } = await getSegment(ctx, id);
      expect(strategies.map(({ note, thankedBy, owner }) => [note, thankedBy, owner?.name])).toEqual([
        ["Ring them.", "call", ctx.actor.name],
        [null, "call", ctx.actor.name],
      ]);
    }));

  test("is somebody who is with us", () =>
    inScene(async ({ ctx, world }) => {
      const { id } = await save(ctx);
      await world.asOwner();
      const gone = await aPerson(world);
      await world.tx.execute(sql`update people set deactivated_at = now() where id = ${gone.id}`);
      await world.asApp();
      const said = { key: id, ownerId: gone.id, note: null, thankedBy: null };
      await world.refused(() => saySegmentStrategy(ctx, said), /somebody who is with us/);
    }));
});

describe("how many a rule holds", () => {
  test("is counted as of now, of everyone, and the first of them are shown", () =>
    inScene(async ({ ctx, leeds }) => {
      expect(await countRule(ctx, inPlace("Leeds"))).toEqual({ customers: 3, everyone: 12 });
      expect((await previewRule(ctx, inPlace("Leeds"))).map(({ id }) => id)).toEqual(leeds);
    }));

  test("is not known, and never none, while something it needs is not set", () =>
    inScene(async ({ ctx }) => {
      const active: Rule = { match: "all", conditions: [{ field: "activity", is: "active", value: {} }] };
      const without = { ...ctx, organisation: { ...ctx.organisation, lapseDays: null } };
      expect(await countRule(without, active)).toEqual({ unknown: "Not known until a lapse threshold is set." });
      expect(await countRule(ctx, best)).toEqual({ unknown: "Not known until value bands are set." });
      const { id } = await save(ctx, "Best of all", best);
      expect(await lineOf(ctx, id)).toMatchObject({ count: null });
      expect(await measureSegment(ctx, id)).toEqual({ unknown: "Best of all: Not known until value bands are set." });
      expect(await measureSegment(without, "active")).toMatchObject({ unknown: expect.stringMatching(/threshold/) });
    }));

  test("is kept where it is slow, and counted by the worker", () =>
    inScene(async ({ world, ctx }) => {
      await world.asOwner();
      await world.setNow(new Date("2026-11-21T12:00:00.000Z"));
      await world.asApp();
      const { id } = await save(ctx);
      expect((await lineOf(ctx, id))?.count).toBe(3);
      await world.asOwner();
      await world.tx.execute(sql`update segment_counts set took_ms = 9000`);
      await aCustomer(world, { place: "Leeds" });
      await world.setNow(new Date("2026-11-21T12:09:00.000Z"));
      await world.asApp();
      const then = new Date("2026-11-21T12:00:00.000Z");
      expect(await lineOf(ctx, id)).toMatchObject({ count: 3, countedAt: then });
      await countSlowSegments(world.tx);
      expect(await lineOf(ctx, id)).toMatchObject({ count: 3, countedAt: then });
      await world.asOwner();
      await world.setNow(new Date("2026-11-21T12:11:00.000Z"));
      await world.asApp();
      await countSlowSegments(world.tx);
      expect((await lineOf(ctx, id))?.count).toBe(4);
    }));

  test("is opened page by page, each customer once", () =>
    inScene(async ({ world, ctx }) => {
      await world.asOwner();
      for (let n = 0; n < 60; n++) await aCustomer(world, { place: "Hull" });
      await world.asApp();
      const { id } = await save(ctx, "In Hull", inPlace("Hull"));
      const first = await listMembers(ctx, { key: id, after: null });
      const second = await listMembers(ctx, { key: id, after: first.next });
      expect([first.lines.length, second.lines.length, second.next]).toEqual([50, 10, null]);
      expect(new Set([...first.lines, ...second.lines].map(({ id }) => id)).size).toBe(60);
    }));
});

describe("the application's login", () => {
  test("saves no rule the database cannot count", () =>
    inScene(async ({ world, ctx }) => {
      const { id } = await aSegment(world, { by: ctx.actor.id });
      const version = (rule: string, number = 2) =>
        world.refused(
          (tx) =>
            tx.execute(sql`
            insert into segment_versions (id, segment_id, version, rule, by_id)
            values (${newId()}, ${id}, ${number}, ${rule}::jsonb, ${ctx.actor.id})`),
          number === 2 ? /./ : /without a gap/,
        );
      for (const rule of ["{}", "[]", "null", '"drop table customers"', '{"match":"all","conditions":[{"field":"x"}]}'])
        await version(rule);
      for (const number of [0, 1, 3]) await version(JSON.stringify(inPlace("York")), number);
      expect(await world.tx.execute(sql`select version from segment_versions where segment_id = ${id}`)).toHaveLength(
        1,
      );
    }));

  test.each([
    "update segment_versions set rule = '{}'",
    "delete from segment_versions",
    "delete from segments",
    "truncate segments cascade",
    "update segments set created_by = created_by",
    "update segments set retired_at = now()",
    "update segment_strategies set note = 'other'",
    "delete from segment_strategies",
    "insert into segment_counts values ('all', 1, now(), 0)",
    "update segment_counts set customers = 1",
    "insert into statement_segments (id) values (gen_random_uuid())",
    "insert into segments (id, name, created_by, recorded_at) select gen_random_uuid(), 'Earlier', created_by, now() from segments",
  ])("may not: %s", (attack) =>
    inScene(async ({ world, ctx }) => {
      await aSegment(world, { by: ctx.actor.id });
      await world.refused((tx) => tx.execute(sql.raw(attack)), /permission denied|stamped by the server/);
    }),
  );

  test("may not say when a segment was made or retired, nor bring one back", () =>
    inScene(async ({ world, ctx }) => {
      const { id } = await aSegment(world, { by: ctx.actor.id });
      await world.tx.execute(sql`update segments set retired_by = ${ctx.actor.id} where id = ${id}`);
      const [row] = await world.tx.execute<{ stamped: boolean }>(
        sql`select retired_at is not null as stamped from segments where id = ${id}`,
      );
      expect(row?.stamped).toBe(true);
      await world.refused((tx) => tx.execute(sql`update segments set retired_by = null where id = ${id}`), /retired/);
    }));

  test("counts what is there and nothing else", () =>
    inScene(async ({ world, ctx }) => {
      const { versionId } = await aSegment(world, { by: ctx.actor.id });
      const named = sql.param([versionId, "all", "nonsense", newId(), "'; drop table customers; --"]);
      const rows = await world.tx.execute(sql`
        select segment, customers from count_segments(${named}::text[], interval '1 minute') order by customers`);
      expect(rows).toEqual([
        { segment: versionId, customers: 3 },
        { segment: "all", customers: 12 },
      ]);
    }));
});
