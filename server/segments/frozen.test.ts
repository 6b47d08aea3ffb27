import { parse } from "csv-parse/sync";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { getDocument } from "../decisions/queries/document";
import { contextOf } from "../testing/accounts";
import { aCustomer } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { aCast, aDecision, aProposal, aStatement, type Cast } from "../testing/decisions";
import { aSegment, inPlace } from "../testing/segments";
import { createCallerFactory } from "../trpc/init";
import { writeList } from "../trpc/list-files";
import { appRouter } from "../trpc/root";
import { createSegment, retireSegment, rewriteSegment } from "./mutations/save";
import { getSegment } from "./queries/one";

const createCaller = createCallerFactory(appRouter);

type Scene = { world: World; cast: Cast };

/** Four customers in Leeds among the two hundred; the application's login acts. */
async function inScene(test: (scene: Scene) => Promise<void>) {
  await inTransaction(async (world) => {
    await world.setNow(new Date("2026-11-21T12:00:00.000Z"));
    const cast = await aCast(world);
    for (let n = 0; n < 4; n++) await aCustomer(world, { place: "Leeds" });
    await world.asApp();
    await test({ world, cast });
  });
}

const touching = (segment: string) => ({ segments: [{ segment, effect: "better" as const }] });
const problems = async ({ tx }: World, id: string) => tx.execute(sql`select * from verify_decision(${id})`);

describe("a statement that names a saved segment", () => {
  test("freezes its name, its rule and its count, and nothing that happens to the segment changes them", () =>
    inScene(async ({ world, cast }) => {
      const ctx = await contextOf(world, cast.owner.id);
      const { id, versionId } = await aSegment(world, { by: cast.owner.id });
      const { decision } = await aProposal(world, cast, touching(versionId));
      await rewriteSegment(ctx, { id, version: 1, name: "Elsewhere", rule: inPlace("York") });
      await retireSegment(ctx, { id });
      await world.asOwner();
      await aCustomer(world, { place: "Leeds" });
      await world.asApp();
      const { statement } = await getDocument(world.tx, decision.id);
      expect(statement?.segments).toEqual([
        {
          ...{ segment: versionId, effect: "better", affectedCount: 4, allCount: 204, tenYearsCount: 0 },
          saved: { id, name: "In Leeds", version: 1, rule: inPlace("Leeds") },
        },
      ]);
      expect(statement?.reach).toMatchObject({ affectedCount: 4, sampleCount: 4 });
      expect(await problems(world, decision.id)).toEqual([]);
      expect((await getSegment(ctx, id)).uses).toMatchObject([
        { decisionId: decision.id, version: 1, affectedCount: 4, allCount: 204 },
      ]);
    }));

  test("shows it where somebody changed what was frozen behind the register's back", () =>
    inScene(async ({ world, cast }) => {
      const { versionId } = await aSegment(world, { by: cast.owner.id });
      const { decision } = await aProposal(world, cast, touching(versionId));
      await world.asOwner();
      await world.tx.execute(sql`alter table statement_segments disable trigger aa_no_change`);
      const changes = [sql`rule = '{"match":"all","conditions":[]}'`, sql`segment_name = 'Others'`];
      for (const change of changes) {
        await world.tx.execute(sql`update statement_segments set ${change} where decision_id = ${decision.id}`);
        expect(await problems(world, decision.id)).toMatchObject([{ problem: "the record was changed" }]);
      }
    }));

  test("is refused where the segment is retired, not known, or cannot be counted", () =>
    inScene(async ({ world, cast }) => {
      const ctx = await contextOf(world, cast.owner.id);
      const decision = await aDecision(world, cast);
      const refused = (segment: string, sentence: RegExp) =>
        world.refused(() => aStatement(world, cast, decision.id, touching(segment)), sentence);
      await refused(newId(), /segment_known/);
      const twice = { segments: [touching("all").segments, touching("all").segments].flat() };
      await world.refused(() => aStatement(world, cast, decision.id, twice), /A segment is named once/);
      const { id, versionId } = await aSegment(world, { by: cast.owner.id });
      await refused(id, /segment_known/);
      await retireSegment(ctx, { id });
      await refused(versionId, /“In Leeds” was retired/);
      const rule = { match: "all" as const, conditions: [{ field: "best", is: "is", value: {} }] };
      const best = await aSegment(world, { by: cast.owner.id, name: "Best", rule });
      await refused(best.versionId, /Best: Not known until value bands are set/);
    }));

  test("is proposed with the version that holds when it is proposed, counted by the database", () =>
    inScene(async ({ world, cast }) => {
      const ctx = await contextOf(world, cast.owner.id);
      const { id } = await createSegment(ctx, { name: "In Leeds", rule: inPlace("York") });
      await rewriteSegment(ctx, { id, version: 1, name: "In Leeds", rule: inPlace("Leeds") });
      const given = aLetter(cast, id);
      const caller = createCaller({ request: async () => ctx });
      const { id: decisionId } = await caller.decisions.propose({
        ...given,
        content: given,
      } as unknown as Parameters<typeof caller.decisions.propose>[0]);
      const { statement } = await getDocument(world.tx, decisionId);
      expect(statement?.segments).toMatchObject([{ affectedCount: 4, saved: { id, version: 2 } }]);
      expect(await problems(world, decisionId)).toEqual([]);
    }));
});

describe("a segment's customers as a file", () => {
  const take = async ({ world, cast }: Scene, segment: string, list: "customers" | "recipients") => {
    const ctx = await contextOf(world, cast.owner.id);
    const caller = createCaller({ request: async () => ctx });
    const asked = { list, segment, reason: "A letter", way: list === "recipients" ? "post" : "" };
    const { exportId } = await caller.exports.begin(asked as Parameters<typeof caller.exports.begin>[0]);
    const { taken } = await caller.exports.get({ exportId });
    let text = "";
    for await (const lines of writeList(list, { ctx, filter: taken.filter, exportId })) text += lines;
    const rows: string[][] = parse(text, { bom: true });
    return { rows: rows.slice(1), taken: (await caller.exports.get({ exportId })).taken };
  };

  test("holds its members, and says under which name and version they were taken", () =>
    inScene(async (scene) => {
      const { id } = await aSegment(scene.world, { by: scene.cast.owner.id });
      const { rows, taken } = await take(scene, id, "customers");
      expect(rows.map((row) => row[3])).toEqual(["Leeds", "Leeds", "Leeds", "Leeds"]);
      expect(taken).toMatchObject({ rows: 4, filter: { segment: id, segmentNamed: "In Leeds, version 1" } });
      expect((await take(scene, "open_issue", "customers")).taken).toMatchObject({ rows: 10 });
    }));

  test("holds none to whom content must not go", () =>
    inScene(async (scene) => {
      const { id } = await aSegment(scene.world, { by: scene.cast.owner.id });
      const { rows, taken } = await take(scene, id, "recipients");
      expect(rows).toEqual([]);
      expect(taken.heldBack).toMatchObject({ never_asked: 4 });
      await expect(take(scene, "nonsense", "customers")).rejects.toThrow("segment");
    }));
});

/** A letter as the form sends it, complete, touching one segment. */
function aLetter({ department, service, owner, decider }: Cast, segment: string): Record<string, unknown> {
  const axis = { step: "0", note: "" };
  return {
    title: "Ring before the letter goes out",
    job: "Buy something out of the ordinary without being suspected.",
    view: "When I buy something out of the ordinary, somebody rings me the same day, and I can sort it out at once.",
    ...{ gate: "helps", stages: ["use"], affects: "direct", segments: { [segment]: "better" } },
    axes: { time: axis, worry: axis, effort: axis, money: axis },
    ...{ worstOff: "People who cannot be rung at work.", businessEffect: "Forty calls a week." },
    ...{ toldHow: "front_line_briefed", toldPlan: "The front line is briefed.", toldByOn: "2027-01-01" },
    ...{ evidenceBasis: "assumption", evidenceGap: "We do not know how many want a letter." },
    options: [
      { title: "Ring first", effect: "They hear a voice first.", isDoNothing: false },
      { title: "Do nothing", effect: "Everything stays.", isDoNothing: true },
    ],
    predictions: [
      {
        ...{ measure: "Complaints per 1,000", baseline: "8.8", direction: "at_most", threshold: "3" },
        ...{ probability: "70", resolveOn: "2027-03-01" },
      },
    ],
    ...{ door: "two_way", departmentId: department.id, ownerId: owner.id, deciderId: decider.id },
    ...{ toldDepartments: [service.id], answerDays: "7" },
  };
}
