import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { draftEditors } from "@/db/schema";
import type { Context } from "../context";
import { plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { inTransaction, type World } from "../testing/database";
import {
  aCast,
  aDecision,
  aMove,
  anOption,
  aPrediction,
  aProposal,
  aStatement,
  type Cast,
  letterWords,
} from "../testing/decisions";
import { returnToRevision, saveDraft } from "./mutations/draft";
import { listEditors, listRevisions } from "./queries/draft";
import { listHints } from "./queries/hints";
import { reachOf } from "./queries/reach";

const noon = new Date("2026-11-21T12:00:00Z");

/** A world in which the application's own login acts, after the cast has been set up. */
function asTheApp(act: (world: World, cast: Cast) => Promise<void>): Promise<void> {
  return inTransaction(async (world) => {
    await world.setNow(noon);
    const cast = await aCast(world);
    await world.asApp();
    await act(world, cast);
  });
}

const whileWriting = { title: letterWords.title, job: letterWords.job, stages: ["use"] };

/** A draft that has been written once, and two who may write on it. */
async function twoWriters(world: World, cast: Cast) {
  const { id } = await aDecision(world, cast);
  const [olive, dora] = [await contextOf(world, cast.owner.id), await contextOf(world, cast.decider.id)];
  const { revision } = await saveDraft(olive, { id, revision: 1, content: whileWriting });
  return { id, revision, olive, dora };
}

describe("two who write on one decision", () => {
  test("see each other, and what they change in different places stands by itself", () =>
    asTheApp(async (world, cast) => {
      const { id, revision, olive, dora } = await twoWriters(world, cast);
      await saveDraft(olive, { id, revision, content: { ...whileWriting, title: "Ring first, write later" } });
      const saved = await saveDraft(dora, { id, revision, content: { ...whileWriting, worstOff: "12 people" } });
      expect(saved).toMatchObject({
        values: { title: "Ring first, write later", worstOff: "12 people", "stages[]": ["use"] },
        conflicts: [],
        editors: [{ name: "Olive Owner" }],
      });
    }));

  test("lose nothing where both write in one field: theirs stands, mine is kept, both are shown", () =>
    asTheApp(async (world, cast) => {
      const { id, revision, olive, dora } = await twoWriters(world, cast);
      await saveDraft(olive, { id, revision, content: { ...whileWriting, job: "Olive’s words" } });
      const saved = await saveDraft(dora, { id, revision, content: { ...whileWriting, job: "Dora’s words" } });
      expect(saved.values.job).toBe("Olive’s words");
      expect(saved.conflicts).toEqual([
        { field: "job", before: letterWords.job, theirs: "Olive’s words", mine: "Dora’s words" },
      ]);
      const kept = await world.tx.execute<{ job: string }>(
        sql`select content ->> 'job' as job from draft_revisions where decision_id = ${id} order by revision`,
      );
      expect(kept.map(({ job }) => job)).toEqual([
        null,
        letterWords.job,
        "Olive’s words",
        "Dora’s words",
        "Olive’s words",
      ]);
      const chosen = await saveDraft(dora, {
        id,
        revision: saved.revision,
        content: { ...saved.values, job: "Dora’s words" },
      });
      expect(chosen).toMatchObject({ conflicts: [], values: { job: "Dora’s words" } });
    }));

  test("looking again without a word of one’s own saves nothing and brings what the other wrote", () =>
    asTheApp(async (world, cast) => {
      const { id, revision, olive, dora } = await twoWriters(world, cast);
      const written = await saveDraft(olive, { id, revision, content: { ...whileWriting, title: "Another title" } });
      const looked = await saveDraft(dora, { id, revision, content: whileWriting });
      expect(looked).toMatchObject({
        revision: written.revision,
        values: { title: "Another title" },
        by: { name: "Olive Owner" },
      });
    }));

  test("after somebody’s copy is not known any more, every difference is shown and nothing of theirs is lost", () =>
    asTheApp(async (world, cast) => {
      const { id, olive, dora } = await twoWriters(world, cast);
      const saved = await saveDraft(dora, { id, revision: 400, content: { ...whileWriting, title: "From long ago" } });
      expect(saved.conflicts.map(({ field }) => field)).toEqual(["title"]);
      expect((await saveDraft(olive, { id, revision: saved.revision, content: {} })).conflicts).toEqual([]);
    }));

  test("who has not shown themselves for a while is not writing", () =>
    asTheApp(async (world, cast) => {
      const { id, dora } = await twoWriters(world, cast);
      expect(await listEditors(dora.db, { id, but: dora.actor.id })).toHaveLength(1);
      await world.asOwner();
      await world.setNow(new Date(noon.getTime() + 60_000));
      await world.asApp();
      expect(await listEditors(dora.db, { id, but: dora.actor.id })).toEqual([]);
    }));

  test("earlier copies can be looked at and gone on from, until the decision is made", () =>
    asTheApp(async (world, cast) => {
      const { id, revision, olive } = await twoWriters(world, cast);
      const { revision: second } = await saveDraft(olive, { id, revision, content: { title: "A second thought" } });
      await returnToRevision(olive, { id, revision });
      expect(await listRevisions(world.tx, { id, before: null })).toMatchObject([
        { revision: second + 1, isCurrent: true },
        { revision: second },
        { revision },
        { revision: 1 },
      ]);
      await aMove(world, "withdrawn", { decisionId: id, byId: cast.owner.id, reason: "Nobody needs this any more." });
      expect(await listRevisions(world.tx, { id, before: null })).toEqual([]);
      await expect(saveDraft(olive, { id, revision, content: {} })).rejects.toThrow(/stands as it is/);
    }));

  test("of older days one copy an hour of each writer is kept", () =>
    asTheApp(async (world, cast) => {
      const { id, olive } = await twoWriters(world, cast);
      const { revision } = await saveDraft(olive, { id, revision: 2, content: { title: "Third" } });
      await world.asOwner();
      await world.setNow(new Date(noon.getTime() + 2 * 86_400_000));
      await world.asApp();
      await saveDraft(olive, { id, revision, content: { title: "Two days later" } });
      const kept = await listRevisions(world.tx, { id, before: null });
      expect(kept.map((line) => line.revision)).toEqual([revision + 1, revision]);
    }));
});

describe("the database itself refuses", () => {
  test("a presence at another time, copies that were not written by it, figures that were not counted", () =>
    asTheApp(async (world, cast) => {
      const { id } = await aDecision(world, cast);
      const part = { decisionId: id, personId: cast.owner.id };
      await world.refused(
        (tx) => tx.insert(draftEditors).values({ ...part, seenAt: noon }),
        /permission denied|stamped/,
      );
      await world.tx.execute(sql`insert into draft_editors (decision_id, person_id) values (${id}, ${cast.owner.id})`);
      await world.refused(
        (tx) => tx.execute(sql`update draft_editors set person_id = ${cast.decider.id}`),
        /permission denied/,
      );
      await world.refused((tx) => tx.execute(sql`update draft_revisions set content = '{}'`), /permission denied/);
      await world.refused((tx) => tx.execute(sql`delete from draft_revisions`), /permission denied/);
      await world.refused(
        (tx) => tx.execute(sql`insert into draft_revisions select * from draft_revisions`),
        /permission denied/,
      );
      await world.refused((tx) => tx.execute(sql`update segment_reaches set customers = 1`), /permission denied/);
      await world.refused(
        (tx) => tx.execute(sql`insert into statement_prints select * from statement_prints`),
        /permission denied/,
      );
      await world.refused((tx) => tx.execute(sql`select * from reach_of('everybody')`), /no such segment/);
    }));

  test("a working copy that is no letter, or too long for one", () =>
    asTheApp(async (world, cast) => {
      const { id } = await aDecision(world, cast);
      const write = (content: string) => (tx: World["tx"]) =>
        tx.execute(sql`update decision_drafts set content = ${content}::jsonb, revision = 2 where decision_id = ${id}`);
      await world.refused(write("[]"), /not a letter/);
      await world.refused(write(JSON.stringify({ title: "x".repeat(200_001) })), /too long/);
    }));

  test.each([
    ["somebody else it touches, without what it means to them", { stakeholders: [{ who: "The press", effect: " " }] }],
    ["others that are no list", { stakeholders: "the press" }],
    ["more others than anybody reads", { stakeholders: Array.from({ length: 6 }, () => ({ who: "a", effect: "b" })) }],
  ])("%s", (_, words) =>
    asTheApp(async (world, cast) => {
      const { id } = await aDecision(world, cast);
      await world.refused(() => aStatement(world, cast, id, { words: words as never }), /what it means to them/);
    }),
  );

  test.each([
    ["a telling without a day", [{ who: "The line", how: "Briefed", on: null }]],
    ["a telling on no day", [{ who: "The line", how: "Briefed", on: "soon" }]],
    ["a telling of nobody", [{ who: "", how: "Briefed", on: "2026-11-30" }]],
  ])("%s", (_, tellings) =>
    asTheApp(async (world, cast) => {
      const { id } = await aDecision(world, cast);
      await world.refused(() => aStatement(world, cast, id, { words: { tellings } as never }), /how and on which day/);
    }),
  );
});

describe("how far a choice of segments reaches", () => {
  test("is counted once for everybody, however often they are named", () =>
    asTheApp(async (world, cast) => {
      const ctx = await contextOf(world, cast.owner.id);
      const { each, together } = await reachOf(ctx, ["all", "open_issue"]);
      expect(each.open_issue).toMatchObject({ customers: 10, everyone: 200, valueMinor: 0, openPromises: 0 });
      expect(each.open_issue?.tenure.reduce((sum, heads) => sum + heads, 0)).toBe(10);
      expect(together).toMatchObject({ customers: 200, everyone: 200 });
    }));

  test("agrees with what is frozen when it is proposed", () =>
    asTheApp(async (world, cast) => {
      const ctx = await contextOf(world, cast.owner.id);
      const segments = [
        { segment: "open_issue", effect: "worse" as const },
        { segment: "ten_years", effect: "better" as const },
      ];
      const { together } = await reachOf(
        ctx,
        segments.map(({ segment }) => segment),
      );
      const { statement } = await aProposal(world, cast, { segments });
      const [frozen] = await world.tx.execute<{ affected: number; all: number }>(sql`
        select affected_count as affected, all_count as all from statement_reach where statement_id = ${statement.id}`);
      expect(together).toMatchObject({ customers: frozen?.affected, everyone: frozen?.all });
    }));

  test("is not known of active customers before anybody said when one has lapsed", () =>
    asTheApp(async (world, cast) => {
      const ctx: Context = await contextOf(world, cast.owner.id);
      expect(await reachOf(ctx, ["active"])).toEqual({ each: { active: null }, together: null });
    }));
});

describe("words copied from another decision", () => {
  const view =
    "When I move house, I tell you once, and the bill, the meter and the letters all follow me to the new door.";

  test("are noticed, with the decision they stand in, and only in another one", () =>
    asTheApp(async (world, cast) => {
      const { decision } = await aProposal(world, cast, { words: { view } });
      const copied = { content: { view: `${view} Thank you.` } };
      expect(await listHints(world.tx, { id: null, ...copied })).toMatchObject([
        { field: "view", decision: { id: decision.id, number: decision.number } },
      ]);
      expect(await listHints(world.tx, { id: decision.id, ...copied })).toEqual([]);
      expect(await listHints(world.tx, { id: null, content: { view: letterWords.view } })).toEqual([]);
    }));
});

test("a prediction, two options and a statement are still all a proposal needs", () =>
  asTheApp(async (world, cast) => {
    const { id: decisionId } = await aDecision(world, cast);
    const { id: statementId } = await aStatement(world, cast, decisionId, {
      toldByOn: plainDate("2026-12-01"),
      words: { tellings: null, stakeholders: null },
    });
    const part = { decisionId, statementId };
    await anOption(world, part);
    await anOption(world, { ...part, isDoNothing: true });
    await aPrediction(world, part);
    await aMove(world, "proposed", { ...part, byId: cast.owner.id });
  }));
