import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/db/id";
import { plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { inTransaction, type World } from "../testing/database";
import {
  aCast,
  aDecision,
  aMove,
  aPosition,
  aProposal,
  aText,
  aVersion,
  type Cast,
  problemsOf,
  stateNow,
} from "../testing/decisions";
import { made } from "../testing/factories";
import { createCallerFactory } from "../trpc/init";
import { appRouter } from "../trpc/root";

const createCaller = createCallerFactory(appRouter);

function asTheApp(act: (world: World, cast: Cast) => Promise<void>): Promise<void> {
  return inTransaction(async (world) => {
    await world.setNow(new Date("2026-11-21T12:00:00Z"));
    const cast = await aCast(world);
    await world.asApp();
    await act(world, cast);
  });
}

const callerOf = async (world: World, { id }: { id: string }) => {
  const context = await contextOf(world, id);
  return createCaller({ request: async () => context }).decisions;
};

const finding = (cast: Cast) => ({
  what: "Charge for paper statements",
  where: "A leaflet in the branch at the harbour",
  takenOn: "2026-03-01",
  departmentId: cast.service.id,
});

test("a decision found outside the register opens a draft, is counted, and is marked for good", () =>
  asTheApp(async (world, cast) => {
    const front = await callerOf(world, cast.advocate);
    const { id } = await front.enterFinding(finding(cast));
    expect(await front.getDraft({ id })).toMatchObject({
      state: "draft",
      content: { title: "Charge for paper statements", departmentId: cast.service.id },
    });
    const { statement, option } = await aVersion(world, cast, id);
    const part = { decisionId: id, statementId: statement.id };
    await aPosition(world, cast, part);
    const decided = await aMove(world, "decided", {
      ...{ ...part, byId: cast.decider.id },
      ...{ optionId: option.id, reviewOn: plainDate("2027-02-01") },
    });
    // The day it is decided is the server's, not the one somebody found.
    expect(decided.recordedAt.toISOString()).toBe("2026-11-21T12:00:00.000Z");
    expect(await front.finding({ id })).toMatchObject({ by: "Ada Advocate", takenOn: "2026-03-01", state: "decided" });
    await front.enterFinding({ ...finding(cast), what: "Close the counter at noon" });
    expect(await front.findings({})).toMatchObject({ count: 2, next: null, rows: [{ state: "draft" }, { id }] });
    expect(await front.findings({ from: "2026-11-22" })).toMatchObject({ count: 0, rows: [] });
    expect((await front.findings({ from: "2026-13-45" })).count).toBe(2);
    expect(await problemsOf(world, id)).toEqual([]);
  }));

test("a finding says what, where, when and by whom, and no day to come", () =>
  asTheApp(async (world, cast) => {
    const front = await callerOf(world, cast.advocate);
    const given = finding(cast);
    for (const [lacking, sentence] of [
      [{ what: "Fees" }, /at least 8 characters/],
      [{ where: "" }, /at least 8 characters/],
      [{ takenOn: "2026-11-22" }, /found after it was taken/],
      [{ departmentId: "" }, /not a record we know/],
    ] as const)
      await expect(front.enterFinding({ ...given, ...lacking })).rejects.toThrow(sentence);
    const [row] = await world.tx.execute<{ count: number }>(sql`select count(*)::int as count from decisions`);
    expect(row?.count).toBe(0);
  }));

test("it is not back-dated, put on another's decision, changed or removed", () =>
  asTheApp(async (world, cast) => {
    const words = async () =>
      aText(world, JSON.stringify({ what: "Charge for paper", where: "A leaflet in the branch" }));
    const enter =
      (decisionId: string, given: Record<string, unknown> = {}) =>
      async () => {
        const row = { decision_id: decisionId, taken_on: "2026-03-01", found_by: cast.owner.id, ...given };
        const [id, department, wordsId] = [newId(), cast.service.id, await words()];
        return world.tx.execute(sql`insert into unregistered_findings (id, decision_id, taken_on, department_id, found_by, words_id)
        values (${id}, ${row.decision_id}, ${row.taken_on}, ${department}, ${row.found_by}, ${wordsId})`);
      };
    const decision = await aDecision(world, cast);
    await world.refused(enter(decision.id, { taken_on: "2026-11-22" }), /found after it was taken/);
    await world.refused(enter(decision.id, { found_by: cast.chief.id }), /opens its own decision/);
    const proposed = await aProposal(world, cast);
    await world.refused(enter(proposed.decision.id), /opens its own decision/);
    const stamped = (tx: World["tx"]) =>
      tx.execute(
        sql`insert into unregistered_findings (id, decision_id, recorded_at) values (${newId()}, ${decision.id}, '2020-01-01')`,
      );
    await world.refused(stamped, /permission denied/);
    await enter(decision.id)();
    await world.refused(enter(decision.id), /unregistered_findings_decision/);
    for (const change of [
      sql`delete from unregistered_findings`,
      sql`truncate unregistered_findings`,
      sql`update unregistered_findings set taken_on = '2026-11-01'`,
    ])
      await world.refused((tx) => tx.execute(change), /permission denied/);
    await world.asOwner();
    await world.refused((tx) => tx.execute(sql`delete from unregistered_findings`), /append-only/);
    await world.refused(
      (tx) => tx.execute(sql`update unregistered_findings set taken_on = '2026-11-01'`),
      /append-only/,
    );
  }));

test("a proposal is due for its answer, which a new version does not put off and a sending back begins anew", () =>
  asTheApp(async (world, cast) => {
    const at = async (day: string) => {
      await world.asOwner();
      await world.setNow(new Date(`${day}T12:00:00Z`));
      await world.asApp();
    };
    const due = async (id: string) => {
      const [row] = await world.tx.execute<{ due: string | null; late: boolean }>(sql`
        select (proposal_answer_by(${id}) at time zone 'UTC')::date::text as due, standpoint_now() > proposal_answer_by(${id}) as late`);
      return made(row);
    };
    const { decision } = await aProposal(world, cast);
    const step = { decisionId: decision.id, byId: cast.decider.id };
    expect(await due(decision.id)).toEqual({ due: "2026-12-05", late: false });
    const given = { ...step, statementId: decision.id, answerBy: new Date("2027-12-05T12:00:00Z") };
    await world.refused(() => aMove(world, "proposed", given), /Answer By is found by the server/);
    await at("2026-12-01");
    await world.asOwner();
    await world.tx.execute(sql`update organisation set proposal_answer_days = 30`);
    await world.asApp();
    await aVersion(world, cast, decision.id, { version: 2 });
    expect((await due(decision.id)).due).toBe("2026-12-05");
    await at("2026-12-06");
    expect((await due(decision.id)).late).toBe(true);
    const reader = await callerOf(world, cast.owner);
    expect((await reader.get({ id: decision.id })).answerBy).toContain("2026-12-05T");
    await aMove(world, "sent_back", { ...step, reason: "Say who rings at night, and when." });
    expect((await due(decision.id)).due).toBeNull();
    await aVersion(world, cast, decision.id, { version: 3 });
    expect((await due(decision.id)).due).toBe("2027-01-05");
    await aMove(world, "rejected", { ...step, reason: "There is no night shift to ring from." });
    expect(await due(decision.id)).toEqual({ due: null, late: null });
    expect(await stateNow(world, decision.id)).toBe("rejected");
  }));
