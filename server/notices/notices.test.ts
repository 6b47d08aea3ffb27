import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { noticeParts } from "../domain/notice";
import { contextOf } from "../testing/accounts";
import { inTransaction, type World } from "../testing/database";
import {
  aCast,
  aDecided,
  aMove,
  anAnswer,
  anEffect,
  aPosition,
  aProposal,
  aText,
  type Cast,
  noticeOf,
} from "../testing/decisions";
import { aDepartment, aPerson } from "../testing/factories";
import { createCallerFactory } from "../trpc/init";
import { appRouter } from "../trpc/root";

const start = new Date("2026-11-21T10:00:00.000Z");
const days = (count: number) => new Date(start.getTime() + count * 86_400_000);

async function aStart(world: World): Promise<Cast> {
  await world.setNow(start);
  return aCast(world);
}

async function callerOf(world: World, personId: string) {
  const context = await contextOf(world, personId);
  return createCallerFactory(appRouter)({ request: async () => context });
}

describe("answering", () => {
  test("the latest answer counts, an objection keeps the decision from taking effect, and a late answer stays late", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      const { decision } = await aDecided(world, cast);
      const noticeId = await noticeOf(world, decision.id);
      await world.setNow(days(8));
      const advocate = await callerOf(world, cast.advocate.id);
      await advocate.decisions.acknowledge({ noticeId, answer: "objection", note: "Nobody rings at night." });
      const decider = await callerOf(world, cast.decider.id);
      await expect(decider.decisions.putInEffect({ id: decision.id })).rejects.toThrow(/An objection stands/);
      await world.setNow(days(9));
      await (await callerOf(world, cast.advocate.id)).decisions.acknowledge({
        noticeId,
        answer: "will_act",
        note: "A rota.",
      });
      await decider.decisions.putInEffect({ id: decision.id });
      const { lines } = await advocate.notices.list({ show: "late" });
      expect(lines).toMatchObject([
        { id: noticeId, answer: "will_act", note: "A rota.", firstAt: days(8), answerBy: days(7) },
      ]);
    }));

  test("another department's notice, without a note, or of what does not stand: refused by procedure and by SQL", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      const { decision } = await aDecided(world, cast);
      const noticeId = await noticeOf(world, decision.id);
      const [owner, advocate] = [await callerOf(world, cast.owner.id), await callerOf(world, cast.advocate.id)];
      await expect(owner.decisions.acknowledge({ noticeId, answer: "no_effect_here" })).rejects.toThrow(
        /department that got it/,
      );
      await expect(advocate.decisions.acknowledge({ noticeId, answer: "will_act", note: "" })).rejects.toThrow();
      const bySql = (byId: string, answer: string) => (tx: World["tx"]) =>
        tx.execute(sql`insert into acknowledgements (id, decision_id, notice_id, by_id, answer)
          values (${newId()}, ${decision.id}, ${noticeId}, ${byId}, ${answer})`);
      await world.asApp();
      await world.refused(bySql(cast.owner.id, "no_effect_here"), /somebody of the department that got it/);
      await world.refused(bySql(cast.advocate.id, "objection"), /what it objects to/);
      await world.asOwner();
      const reason = "It costs more than it is worth.";
      await aMove(world, "reversed", { decisionId: decision.id, byId: cast.decider.id, reason });
      await expect(advocate.decisions.acknowledge({ noticeId, answer: "no_effect_here" })).rejects.toThrow(
        "There is nothing to answer: this decision has been reversed and does not stand any more.",
      );
      await world.asApp();
      await world.refused(bySql(cast.advocate.id, "no_effect_here"), /has been reversed and does not stand any more/);
    }));

  test("what a successor has replaced is answered no more", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      const { decision } = await aDecided(world, cast);
      const noticeId = await noticeOf(world, decision.id);
      await aDecided(world, cast, { replacesId: decision.id });
      const advocate = await callerOf(world, cast.advocate.id);
      await expect(advocate.decisions.acknowledge({ noticeId, answer: "no_effect_here" })).rejects.toThrow(
        /replaced by another and does not stand any more/,
      );
      expect((await advocate.notices.list({ show: "open" })).lines.map(({ decisionId }) => decisionId)).not.toContain(
        decision.id,
      );
    }));

  test("a notice gives time to answer, neither none nor for ever, and its time is never shortened", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      const { decision } = await aDecided(world, cast);
      const other = await aDepartment(world, { name: "Legal" });
      const send = (answerBy: Date) => (tx: World["tx"]) =>
        tx.execute(sql`insert into notices (id, decision_id, department_id, answer_by, sent_by)
          values (${newId()}, ${decision.id}, ${other.id}, ${answerBy.toISOString()}, ${cast.decider.id})`);
      await world.asApp();
      await world.refused(send(days(-1)), /Give the department time to answer/);
      await world.refused(send(days(0)), /Give the department time to answer/);
      await world.refused(send(days(0.1)), /at least half a day/);
      await world.refused(send(days(92)), /within ninety days/);
      await send(days(3))(world.tx);
      for (const act of [
        "update notices set answer_by = now()",
        "delete from notices",
        "update notices set sent_by = null",
      ])
        await world.refused((tx) => tx.execute(sql.raw(act)), /permission denied/);
      await world.asOwner();
      await world.refused((tx) => tx.execute(sql`update notices set answer_by = now()`), /append-only/);
      const decider = await callerOf(world, cast.decider.id);
      await expect(
        decider.decisions.notify({ id: decision.id, departmentId: cast.department.id, answerDays: 0 }),
      ).rejects.toThrow();
      await decider.decisions.notify({ id: decision.id, departmentId: cast.department.id, answerDays: 2 });
      await expect(
        decider.decisions.notify({ id: decision.id, departmentId: cast.department.id, answerDays: 1 }),
      ).rejects.toThrow(/told already/);
    }));
});

describe("the list and the league", () => {
  test("every part holds what the league counts, page by page without a gap", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      const made: string[] = [];
      for (let count = 0; count < 30; count += 1) {
        const { decision } = await aDecided(world, cast, { answerDays: 1 + (count % 9) });
        made.push(decision.id);
      }
      await world.setNow(days(1));
      for (const id of made.slice(0, 5)) await anAnswer(world, cast, { decisionId: id, answer: "no_effect_here" });
      await world.setNow(days(6));
      for (const id of made.slice(5, 9)) await anAnswer(world, cast, { decisionId: id, answer: "will_act" });
      for (const id of made.slice(9, 11)) await anAnswer(world, cast, { decisionId: id, answer: "objection" });
      const anybody = await callerOf(world, cast.owner.id);
      const [row] = await anybody.notices.league();
      const counted: Record<string, number> = {};
      for (const show of noticeParts) {
        const seen: string[] = [];
        let after: string | undefined;
        do {
          const page = await anybody.notices.list({ department: cast.service.id, show, after });
          seen.push(...page.lines.map(({ id }) => id));
          after = page.next ? `${page.next.at.getTime()}_${page.next.id}` : undefined;
        } while (after);
        expect(new Set(seen).size).toBe(seen.length);
        counted[show] = seen.length;
      }
      expect(counted).toMatchObject({ open: 21, objections: 2, answered: 11 });
      expect(row).toEqual({
        ...{ departmentId: cast.service.id, department: "Service" },
        ...{ open: counted.open, overdue: counted.overdue, objections: counted.objections },
        ...{ inTime: counted.in_time, judged: (counted.in_time ?? 0) + (counted.late ?? 0) },
      });
    }));

  test("a department that is not there is not found", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      const anybody = await callerOf(world, cast.owner.id);
      await expect(anybody.notices.list({ department: newId() })).rejects.toThrow(/no such record/);
    }));
});

describe("the feed", () => {
  test("tells what happened, the newest first, page by page, filtered, and what is new since it was seen", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      const { decision, statement } = await aProposal(world, cast, { stages: ["renew"] });
      await world.setNow(days(1));
      await aPosition(world, cast, { decisionId: decision.id, statementId: statement.id, stance: "dissent" });
      await world.setNow(days(2));
      const first = await anEffect(world, cast);
      await world.setNow(days(3));
      await aDecided(world, cast, { replacesId: first.decision.id });
      const reader = await callerOf(world, cast.owner.id);
      const kinds = async (asked: object = {}) => (await reader.notices.feed(asked)).lines.map(({ kind }) => kind);
      expect((await kinds()).slice(0, 2).toSorted()).toEqual(["decided", "superseded"]);
      expect((await kinds()).slice(3).toSorted()).toEqual([
        "decided",
        "dissented",
        "proposed",
        "proposed",
        "put_in_effect",
      ]);
      expect(await kinds({ stage: "renew" })).toEqual(["dissented", "proposed"]);
      expect(await kinds({ stage: "leave" })).toEqual([]);
      expect(await kinds({ kind: "put_in_effect" })).toEqual(["put_in_effect"]);
      expect(await kinds({ segment: "open_issue", kind: "dissented" })).toEqual(["dissented"]);
      expect(await kinds({ segment: "top_tenth" })).toEqual([]);
      expect(await kinds({ department: cast.service.id })).toEqual([]);
      expect(await kinds({ department: cast.department.id })).toHaveLength(8);
      const [replaced] = (await reader.notices.feed({ kind: "superseded" })).lines;
      expect(replaced).toMatchObject({ decisionId: first.decision.id, successor: { number: expect.any(Number) } });
      const stranger = await callerOf(world, (await aPerson(world)).id);
      expect((await stranger.notices.feed({ mine: "yes" })).lines).toEqual([]);
      expect((await (await callerOf(world, cast.advocate.id)).notices.feed({ mine: "yes" })).lines).toHaveLength(8);

      expect(await reader.notices.feed({})).toMatchObject({ seenUntil: null, isUpToDate: false });
      await reader.notices.seen({ until: days(2.5) });
      const { lines, isUpToDate } = await reader.notices.feed({});
      expect(lines.map(({ isNew }) => isNew)).toEqual([true, true, true, ...Array(5).fill(false)]);
      expect(isUpToDate).toBe(false);
      await reader.notices.seen({ until: days(3) });
      expect((await reader.notices.feed({})).isUpToDate).toBe(true);
      await world.refused(
        (tx) =>
          tx.execute(sql`insert into feed_sightings (person_id, seen_until) values (${cast.owner.id}, '2100-01-01')`),
        /not happened yet/,
      );
    }));

  test("pages without a gap, also where several things happened in one moment", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      for (let count = 0; count < 20; count += 1) await aDecided(world, cast);
      const reader = await callerOf(world, cast.owner.id);
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await reader.notices.feed({ after });
        seen.push(...page.lines.map(({ id, kind }) => `${id} ${kind}`));
        after = page.next ? `${page.next.at.getTime()}_${page.next.id}` : undefined;
      } while (after);
      expect([seen.length, new Set(seen).size]).toEqual([40, 40]);
    }));
});

describe("following", () => {
  test("one follows a thing once, one way, and stops only what is one's own", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      const { decision } = await aProposal(world, cast);
      const [reader, other] = [await callerOf(world, cast.owner.id), await callerOf(world, cast.advocate.id)];
      // With the rights of the application, as the page does it.
      await world.asApp();
      await reader.notices.seen({ until: start });
      await reader.notices.follow({ target: "stage:use", how: "weekly" });
      await reader.notices.follow({ target: "stage:use", how: "at_once" });
      await reader.notices.follow({ target: `decision:${decision.id}`, how: "at_once" });
      await reader.notices.follow({ target: "segment:open_issue", how: "weekly" });
      await reader.notices.follow({ target: `department:${cast.service.id}`, how: "weekly" });
      await reader.notices.follow({ target: "all", how: "weekly" });
      const following = await reader.notices.following();
      expect(following.map(({ what, name, how }) => [what, name, how])).toEqual([
        ["stage", "use", "at_once"],
        ["decision", "Ring before the letter goes out", "at_once"],
        ["segment", "With an open issue", "weekly"],
        ["department", "Service", "weekly"],
        ["all", null, "weekly"],
      ]);
      const [stage] = following;
      expect(await reader.notices.followed({ decisionId: decision.id })).toHaveLength(1);
      await expect(other.notices.unfollow({ id: stage?.id ?? "" })).rejects.toThrow(/no such record/);
      await reader.notices.unfollow({ id: stage?.id ?? "" });
      expect(await reader.notices.following()).toHaveLength(4);
      for (const target of ["", "stage:nowhere", "decision:", "department:1", "all:1", "person:x"])
        await expect(reader.notices.follow({ target, how: "weekly" })).rejects.toThrow();
      await expect(reader.notices.follow({ target: "segment:nobody", how: "weekly" })).rejects.toThrow(
        /no such segment/,
      );
    }));

  test("what somebody followed is not rewritten, nor ended at another time, nor begun anew", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      const reader = await callerOf(world, cast.owner.id);
      const { id } = await reader.notices.follow({ target: "all", how: "weekly" });
      await reader.notices.unfollow({ id });
      await world.asApp();
      const run = (text: string) => (tx: World["tx"]) => tx.execute(sql.raw(text.replaceAll("$id", `'${id}'`)));
      await world.refused(run("update decision_subscriptions set how = 'at_once' where id = $id"), /permission denied/);
      await world.refused(run("update decision_subscriptions set ended_at = null where id = $id"), /it can only end/);
      await world.refused(run("update decision_subscriptions set ended_at = now() where id = $id"), /it can only end/);
    }));

  test("a note that names nobody and stands in no letter: erased words show as erased", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      const { decision } = await aDecided(world, cast);
      const noteId = await aText(world, "Mrs Okonkwo says so.");
      await world.tx.execute(sql`insert into acknowledgements (id, decision_id, notice_id, by_id, answer, note_id)
        values (${newId()}, ${decision.id}, ${await noticeOf(world, decision.id)}, ${cast.advocate.id}, 'objection', ${noteId})`);
      const reader = await callerOf(world, cast.owner.id);
      const [line] = (await reader.notices.list({ department: cast.service.id, show: "objections" })).lines;
      expect(line?.note).toBe("Mrs Okonkwo says so.");
    }));
});
