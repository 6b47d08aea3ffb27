import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { contextOf } from "../testing/accounts";
import { inTransaction, type World } from "../testing/database";
import {
  aBoardReview,
  aCast,
  aDecided,
  aMove,
  anAnswer,
  anAppointment,
  anEffect,
  aPosition,
  aProposal,
  type Cast,
  noticeOf,
} from "../testing/decisions";
import { aPerson } from "../testing/factories";
import { follow } from "./mutations/follow";
import { tellDecisions } from "./tasks";

const start = new Date("2026-11-21T10:00:00.000Z");
const days = (count: number) => new Date(start.getTime() + count * 86_400_000);

/** Looks with the rights of the application, as the worker does. */
async function sweepAt(world: World, at: Date): Promise<void> {
  await world.asOwner();
  await world.setNow(at);
  await world.asApp();
  await tellDecisions(world.tx);
  await world.asOwner();
}

type Told = { kind: string; to: string | null; at: string };

/** What was told, in order: [what, to whom, on which day after the start]. */
async function toldOf({ tx }: World): Promise<[string, string | null, string][]> {
  const rows = await tx.execute<Told>(sql`
    select t.kind, p.name as to, to_char(t.recorded_at at time zone 'UTC', 'MM-DD HH24:MI') as at
    from decision_tellings t left join inbox_items i on i.telling_id = t.id left join people p on p.id = i.person_id
    order by t.recorded_at, t.kind, p.name`);
  return rows.map(({ kind, to, at }) => [kind, to, at]);
}

async function mailsOf({ tx }: World): Promise<string[]> {
  const rows = await tx.execute<{ told: string }>(
    sql`select m.template || ' ' || p.name as told from mails m join people p on p.id = m.person_id order by m.id`,
  );
  return rows.map(({ told }) => told).toSorted();
}

async function away({ tx }: World, personId: string, fromOn: string, untilOn: string | null): Promise<void> {
  await tx.execute(sql`
    insert into absences (id, person_id, from_on, until_on, recorded_by)
    values (${newId()}, ${personId}, ${fromOn}, ${untilOn}, ${personId})`);
}

/** At the start, without what the making of the cast has told. */
async function aStart(world: World): Promise<Cast> {
  await world.setNow(start);
  return aCast(world);
}

describe("what is told, to whom, and when", () => {
  test("a proposal: the advocates of the departments it touches at once, the decider, and both once its time is over", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      const elsewhere = await aPerson(world, { name: "Eve Elsewhere" });
      await anAppointment(world, {
        personId: elsewhere.id,
        appointedBy: cast.decider.id,
        departmentId: elsewhere.departmentId,
      });
      await aProposal(world, cast);
      for (let day = 0; day <= 15; day += 1) await sweepAt(world, days(day));
      expect(await toldOf(world)).toEqual([
        ["position_asked", "Ada Advocate", "11-21 10:00"],
        ["proposal_waits", "Dora Decider", "11-21 10:00"],
        ["proposal_overdue", "Dora Decider", "12-06 10:00"],
        ["proposal_overdue", "Olive Owner", "12-06 10:00"],
      ]);
      expect(await mailsOf(world)).toEqual([
        "position Ada Advocate",
        "proposal Dora Decider",
        "proposal Dora Decider",
        "proposal Olive Owner",
      ]);
    }));

  test("where no advocate belongs to a department it touches, all are asked", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      const elsewhere = await aPerson(world, { name: "Eve Elsewhere" });
      await world.tx.execute(sql`update people set deactivated_at = standpoint_now() where id = ${cast.advocate.id}`);
      await anAppointment(world, {
        personId: elsewhere.id,
        appointedBy: cast.decider.id,
        departmentId: elsewhere.departmentId,
      });
      await aProposal(world, cast);
      await sweepAt(world, days(0));
      expect((await toldOf(world)).slice(0, 1)).toEqual([["position_asked", "Eve Elsewhere", "11-21 10:00"]]);
    }));

  test("a notice: who speaks for the department when it is sent, at half time and once it is overdue; no more once answered", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      await aPerson(world, { roles: ["manager"], departmentId: cast.service.id, name: "Mia Manager" });
      const { decision } = await aDecided(world, cast);
      for (let half = 0; half <= 20; half += 1) await sweepAt(world, days(half / 2));
      const notices = (await toldOf(world)).filter(([kind]) => kind.startsWith("notice"));
      expect(notices).toEqual([
        ["notice_sent", "Ada Advocate", "11-21 10:00"],
        ["notice_sent", "Mia Manager", "11-21 10:00"],
        ["notice_half", "Ada Advocate", "11-24 22:00"],
        ["notice_half", "Mia Manager", "11-24 22:00"],
        ["notice_overdue", "Ada Advocate", "11-28 22:00"],
        ["notice_overdue", "Mia Manager", "11-28 22:00"],
      ]);
      const unread = () =>
        world.tx.execute(sql`select 1 from inbox_items i join decision_tellings t on t.id = i.telling_id
          where t.kind like 'notice%' and i.read_at is null`);
      expect(await unread()).toHaveLength(2);
      await anAnswer(world, cast, { decisionId: decision.id, answer: "no_effect_here" });
      await sweepAt(world, days(11));
      expect(await unread()).toHaveLength(0);
    }));

  test("an answer in time ends what would be told of the notice; an objection is told to owner and decider", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      const { decision } = await aDecided(world, cast);
      await sweepAt(world, days(0));
      await world.setNow(days(1));
      await anAnswer(world, cast, { decisionId: decision.id, answer: "objection" });
      for (let day = 1; day <= 9; day += 1) await sweepAt(world, days(day));
      expect((await toldOf(world)).filter(([, , at]) => !at.startsWith("11-21"))).toEqual([
        ["objection_raised", "Dora Decider", "11-22 10:00"],
        ["objection_raised", "Olive Owner", "11-22 10:00"],
      ]);
    }));

  test("a review is announced a fortnight before and on its day, a prediction on its day, in the organisation's zone", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      await world.tx.execute(sql`update organisation set zone = 'Pacific/Auckland'`);
      await anEffect(world, cast);
      // Midnight of 15 and 18 January and of 1 February in Auckland is 11:00 the day before in UTC.
      for (let half = 0; half <= 160; half += 1) await sweepAt(world, days(half / 2));
      expect((await toldOf(world)).filter(([kind]) => /review|prediction/.test(kind))).toEqual([
        ["prediction_due", "Dora Decider", "01-14 22:00"],
        ["prediction_due", "Olive Owner", "01-14 22:00"],
        ["review_soon", "Dora Decider", "01-17 22:00"],
        ["review_soon", "Olive Owner", "01-17 22:00"],
        ["review_due", "Dora Decider", "01-31 22:00"],
        ["review_due", "Olive Owner", "01-31 22:00"],
      ]);
    }));

  test("a review brought forward is told anew; where the decider owns it, a manager of the department hears too", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      await aPerson(world, { roles: ["manager"], departmentId: cast.department.id, name: "Mia Manager" });
      const { decision } = await anEffect(world, cast, { ownerId: cast.decider.id, authorId: cast.decider.id });
      await sweepAt(world, days(40));
      await aMove(world, "review_moved", {
        decisionId: decision.id,
        byId: cast.decider.id,
        reviewOn: "2027-01-05" as never,
      });
      for (let day = 40; day <= 50; day += 1) await sweepAt(world, days(day));
      const reviews = (await toldOf(world)).filter(([kind]) => kind.startsWith("review"));
      expect(reviews).toEqual([
        ["review_due", "Dora Decider", "01-05 10:00"],
        ["review_due", "Mia Manager", "01-05 10:00"],
        ["review_due", "Olive Owner", "01-05 10:00"],
      ]);
    }));

  test("a referral: who holds a seat on the board, until the board has looked", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      const seat = await aPerson(world, { name: "Sia Seat" });
      await anAppointment(world, {
        personId: seat.id,
        kind: "board_seat",
        appointedBy: cast.decider.id,
        departmentId: seat.departmentId,
      });
      const { decision, statement } = await aProposal(world, cast);
      const reason = "So many customers that the board should look.";
      await aMove(world, "referred", { decisionId: decision.id, byId: cast.chief.id, reason });
      await sweepAt(world, days(0));
      expect((await toldOf(world)).filter(([kind]) => kind === "referred")).toEqual([
        ["referred", "Sia Seat", "11-21 10:00"],
      ]);
      const second = await aProposal(world, cast);
      await aMove(world, "referred", { decisionId: second.decision.id, byId: cast.chief.id, reason });
      await aBoardReview(world, cast, { decisionId: second.decision.id, statementId: second.statement.id });
      await sweepAt(world, days(1));
      expect((await toldOf(world)).filter(([kind]) => kind === "referred")).toHaveLength(1);
      expect(statement.version).toBe(1);
    }));

  test("what came due while nobody looked is told once, in the words of the last", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      await aDecided(world, cast);
      await sweepAt(world, days(9));
      const notices = (await toldOf(world)).filter(([kind]) => kind.startsWith("notice"));
      expect(notices).toEqual([
        ["notice_half", null, "11-30 10:00"],
        ["notice_overdue", "Ada Advocate", "11-30 10:00"],
        ["notice_sent", null, "11-30 10:00"],
      ]);
    }));

  test("who is away finds it in their inbox and gets no mail; who stands in is told where nobody it is meant for is there", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      await aPerson(world, { roles: ["manager"], departmentId: cast.department.id, name: "Mia Manager" });
      await away(world, cast.decider.id, "2026-11-20", null);
      await aProposal(world, cast);
      await sweepAt(world, days(0));
      expect((await toldOf(world)).filter(([kind]) => kind === "proposal_waits")).toEqual([
        ["proposal_waits", "Dora Decider", "11-21 10:00"],
        ["proposal_waits", "Mia Manager", "11-21 10:00"],
      ]);
      expect((await mailsOf(world)).filter((mail) => mail.startsWith("proposal"))).toEqual(["proposal Mia Manager"]);
    }));
});

describe("following", () => {
  test("who follows hears at once what happens from then on, never what they did themselves, and nothing once they stopped", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      const [reader, early] = [
        await aPerson(world, { name: "Rae Reader" }),
        await aPerson(world, { name: "Eli Early" }),
      ];
      const followOf = async (
        personId: string,
        what: "all" | "stage" | "segment" | "department",
        which: string | null,
      ) => follow(await contextOf(world, personId), { target: { what, which }, how: "at_once" });
      await followOf(early.id, "stage", "renew");
      await followOf(early.id, "segment", "open_issue");
      await followOf(cast.owner.id, "all", null);
      const { decision, statement, option } = await aProposal(world, cast);
      await sweepAt(world, days(0));
      await followOf(reader.id, "department", cast.service.id);
      await world.setNow(days(1));
      await aPosition(world, cast, { decisionId: decision.id, statementId: statement.id, stance: "support" });
      await aMove(world, "decided", {
        ...{ decisionId: decision.id, statementId: statement.id, byId: cast.decider.id, optionId: option.id },
        reviewOn: "2027-02-01" as never,
      });
      await sweepAt(world, days(1));
      await world.tx.execute(
        sql`update decision_subscriptions set ended_at = standpoint_now() where person_id = ${reader.id}`,
      );
      await world.setNow(days(2));
      await anAnswer(world, cast, { decisionId: decision.id, answer: "no_effect_here" });
      await aMove(world, "put_in_effect", { decisionId: decision.id, byId: cast.decider.id });
      await sweepAt(world, days(2));
      expect((await toldOf(world)).filter(([kind]) => kind === "followed")).toEqual([
        ["followed", "Eli Early", "11-21 10:00"],
        ["followed", "Eli Early", "11-22 10:00"],
        ["followed", "Olive Owner", "11-22 10:00"],
        ["followed", "Rae Reader", "11-22 10:00"],
        ["followed", "Eli Early", "11-23 10:00"],
        ["followed", "Olive Owner", "11-23 10:00"],
      ]);
    }));
});

describe("attacks by the application's own login", () => {
  test("a telling forged: before its time, twice, of nothing, dated, or changed afterwards", () =>
    inTransaction(async (world) => {
      const cast = await aStart(world);
      const { decision } = await aDecided(world, cast);
      const noticeId = await noticeOf(world, decision.id);
      const tell = (kind: string, subject: string, due: Date) => (tx: World["tx"]) =>
        tx.execute(sql`insert into decision_tellings (id, decision_id, kind, subject_id, due_at)
          values (${newId()}, ${decision.id}, ${kind}, ${subject}, ${due.toISOString()})`);
      await world.setNow(new Date(days(3.5).getTime() - 1));
      await world.asApp();
      await world.refused(tell("notice_half", noticeId, days(7)), /too early/);
      await world.refused(tell("notice_overdue", noticeId, days(7)), /too early/);
      await world.refused(tell("notice_overdue", noticeId, days(2)), /due at another time/);
      await world.refused(tell("review_due", decision.id, days(0)), /nothing to tell/);
      await tell("notice_sent", noticeId, start)(world.tx);
      await world.refused(tell("notice_sent", noticeId, start), /told before/);
      for (const act of [
        "update decision_tellings set kind = 'followed'",
        "delete from decision_tellings",
        "delete from decision_looks",
        "update decision_looks set look_at = 'infinity'",
        "update decision_subscriptions set person_id = null",
        "delete from decision_subscriptions",
        "delete from feed_sightings",
        `insert into decision_tellings (id, decision_id, kind, subject_id, due_at, recorded_at)
          values (gen_random_uuid(), '${decision.id}', 'notice_half', '${noticeId}', now(), now())`,
      ])
        await world.refused((tx) => tx.execute(sql.raw(act)), /permission denied/);
      // Looking anew puts nothing off: what has fallen stays to be told.
      await world.tx.execute(sql`select plan_decision_look(${decision.id}::uuid)`);
      await world.asOwner();
      await sweepAt(world, days(3.5));
      expect((await toldOf(world)).filter(([kind]) => kind === "notice_half")).toHaveLength(1);
    }));
});
