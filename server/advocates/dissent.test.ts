import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { inTransaction, type World } from "../testing/database";
import {
  aBoardReview,
  aCast,
  aDecided,
  aDissent,
  aMove,
  aPosition,
  aProposal,
  aVersion,
  type Cast,
  problemsOf,
} from "../testing/decisions";
import { aPerson } from "../testing/factories";
import { createCallerFactory } from "../trpc/init";
import { appRouter } from "../trpc/root";

const noon = new Date("2026-11-21T12:00:00Z");
const because = "Four hours needs a night shift we do not have; the twelve are made whole within the limit.";
const createCaller = createCallerFactory(appRouter);

type Scene = { world: World; cast: Cast; frank: { id: string }; fiona: { id: string } };

/** Two people of the front line beside the cast; everything is done with the application's rights. */
function onTheFloor(act: (scene: Scene) => Promise<void>): Promise<void> {
  return inTransaction(async (world) => {
    await world.setNow(noon);
    const cast = await aCast(world);
    const frank = await aPerson(world, { name: "Frank", departmentId: cast.service.id });
    const fiona = await aPerson(world, { name: "Fiona", departmentId: cast.service.id });
    await world.asApp();
    await act({ world, cast, frank, fiona });
  });
}

const partOf = ({ decision, statement }: { decision: { id: string }; statement: { id: string } }) => ({
  decisionId: decision.id,
  statementId: statement.id,
});

async function reasons({ tx }: World, statementId: string): Promise<string[]> {
  const [row] = await tx.execute<{ reasons: string[] }>(sql`select heavy_reasons(${statementId}) as reasons`);
  return row?.reasons ?? [];
}

async function callerOf(world: World, { id }: { id: string }) {
  const context = await contextOf(world, id);
  return createCaller({ request: async () => context });
}

describe("anybody's dissent", () => {
  test("makes the path heavy and has to be overruled by name, after the board looked; it stands for ever", () =>
    onTheFloor(async ({ world, cast, frank }) => {
      const proposal = await aProposal(world, cast);
      const part = partOf(proposal);
      await aPosition(world, cast, part);
      expect(await reasons(world, part.statementId)).toEqual([]);
      await aDissent(world, { ...part, byId: frank.id });
      expect(await reasons(world, part.statementId)).toEqual(["dissent"]);
      const decide = (reason?: string) =>
        aMove(world, "decided", {
          ...{ ...part, byId: cast.decider.id, optionId: proposal.option.id, reviewOn: plainDate("2027-02-01") },
          ...(reason === undefined ? {} : { reason }),
        });
      await world.refused(() => decide(), /overruled by name.*board looks at it first/);
      await aBoardReview(world, cast, part);
      await world.refused(() => decide("We do it anyway."), /at least 40 characters/);
      const decided = await decide(because);
      expect(decided.heavyReasons).toEqual(["dissent"]);
      await world.refused((tx) => tx.execute(sql`update dissents set kind = 'taken_back'`), /permission denied/);
      await world.refused((tx) => tx.execute(sql`delete from dissents`), /permission denied/);
      await world.asOwner();
      await world.refused((tx) => tx.execute(sql`update dissents set by_id = ${cast.owner.id}`), /append-only/);
      await world.refused((tx) => tx.execute(sql`delete from dissents`), /append-only/);
      await world.refused((tx) => tx.execute(sql`truncate dissents cascade`), /append-only/);
      expect(await problemsOf(world, part.decisionId)).toEqual([]);
    }));

  test("is taken back by its author alone, once, and then counts no longer but stays readable", () =>
    onTheFloor(async ({ world, cast, frank, fiona }) => {
      const part = partOf(await aProposal(world, cast));
      const takesBackId = await aDissent(world, { ...part, byId: frank.id });
      const back = (byId: string, given = {}) => aDissent(world, { ...part, byId, takesBackId, ...given });
      await world.refused(() => aDissent(world, { ...part, byId: frank.id }), /stands already/);
      await world.refused(() => back(fiona.id), /Only who dissented/);
      await world.refused(() => back(frank.id, { reason: "Fine by me." }), /changed your mind/);
      const other = partOf(await aProposal(world, cast));
      await world.refused(() => aDissent(world, { ...other, byId: frank.id, takesBackId }), /no such dissent/);
      await back(frank.id);
      expect(await reasons(world, part.statementId)).toEqual([]);
      await world.refused(() => back(frank.id), /taken back already/);
      await aDissent(world, { ...part, byId: frank.id });
      expect(await reasons(world, part.statementId)).toEqual(["dissent"]);
      const document = await (await callerOf(world, fiona)).decisions.get({ id: part.decisionId });
      expect(document.dissents.map(({ kind, by, reason }) => [kind, by.name, reason !== null])).toEqual([
        ["dissent", "Frank", true],
        ["taken_back", "Frank", true],
        ["dissent", "Frank", true],
      ]);
    }));

  test("is refused to owner, decider and advocate, who have ways of their own, and to whoever left", () =>
    onTheFloor(async ({ world, cast, frank }) => {
      const part = partOf(await aProposal(world, cast));
      for (const { id } of [cast.owner, cast.decider])
        await world.refused(() => aDissent(world, { ...part, byId: id }), /Owner and decider do not dissent/);
      await world.refused(() => aDissent(world, { ...part, byId: cast.advocate.id }), /by taking a position/);
      await world.tx.execute(sql`update people set deactivated_at = standpoint_now() where id = ${frank.id}`);
      await world.refused(() => aDissent(world, { ...part, byId: frank.id }), /Only somebody who is with us/);
    }));

  test("is about the latest version, which asks anew, and says why", () =>
    onTheFloor(async ({ world, cast, frank }) => {
      const first = await aProposal(world, cast);
      await aDissent(world, { ...partOf(first), byId: frank.id });
      const second = await aVersion(world, cast, first.decision.id, { version: 2 });
      expect(await reasons(world, second.statement.id)).toEqual([]);
      await world.refused(() => aDissent(world, { ...partOf(first), byId: cast.chief.id }), /latest version/);
      const part = { decisionId: first.decision.id, statementId: second.statement.id };
      await world.refused(() => aDissent(world, { ...part, byId: frank.id, reason: "No." }), /at least 20 characters/);
      await aDissent(world, { ...part, byId: frank.id });
      await aMove(world, "rejected", { ...{ decisionId: first.decision.id, byId: cast.decider.id }, reason: because });
      await world.refused(() => aDissent(world, { ...part, byId: cast.chief.id }), /proposed, or that stands/);
    }));

  test("after the decision is a late one: stamped by the server, counted apart, and it overrules nothing", () =>
    onTheFloor(async ({ world, cast, frank, fiona }) => {
      const decided = await aDecided(world, cast);
      const part = partOf(decided);
      const takesBackId = await aDissent(world, { ...part, byId: frank.id });
      await aDissent(world, { ...part, byId: fiona.id });
      const board = await callerOf(world, cast.chief);
      expect((await board.advocates.voices()).late).toBe(2);
      expect(await reasons(world, part.statementId)).toEqual([]);
      await aDissent(world, { ...part, byId: frank.id, takesBackId });
      const { rows } = await board.advocates.voiceRows({ of: "late" });
      expect(rows.map(({ by, id }) => [by, id])).toEqual([["Fiona", part.decisionId]]);
      const [row] = await world.tx.execute<{ late: boolean }>(
        sql`select bool_and(after_decision) as late from dissents`,
      );
      expect(row?.late).toBe(true);
    }));

  test("carries what the server finds and nothing that was typed", () =>
    onTheFloor(async ({ world, cast, frank }) => {
      const part = partOf(await aProposal(world, cast));
      const give = (column: string, value: string) => (tx: World["tx"]) =>
        tx.execute(sql`insert into dissents (id, decision_id, statement_id, by_id, kind, words_id, ${sql.raw(column)})
          values (gen_random_uuid(), ${part.decisionId}, ${part.statementId}, ${frank.id}, 'dissent', gen_random_uuid(), ${sql.raw(value)})`);
      for (const [column, value] of [
        ["after_decision", "false"],
        ["recorded_at", "now()"],
        ["words_hash", "'x'"],
      ] as const)
        await world.refused(give(column, value), /permission denied/);
      await world.asOwner();
      await world.refused(give("after_decision", "false"), /found by the server/);
      await world.refused(give("recorded_at", "now()"), /stamped by the server/);
    }));
});

describe("through the procedures", () => {
  test("the front line dissents and takes back; what is missing is said beside the field", () =>
    onTheFloor(async ({ world, cast, frank, fiona }) => {
      const part = partOf(await aProposal(world, cast));
      const given = { id: part.decisionId, statementId: part.statementId };
      const { decisions } = await callerOf(world, frank);
      await expect(decisions.dissent({ ...given, reason: "No." })).rejects.toThrow(/at least 20/);
      await decisions.dissent({ ...given, reason: "The people I serve cannot be rung at work." });
      await expect(decisions.dissent({ ...given, reason: "I say it again, louder than before." })).rejects.toThrow(
        /stands already/,
      );
      const document = await decisions.get({ id: part.decisionId });
      expect(document.statement?.reasons).toEqual(["dissent"]);
      const dissentId = document.dissents[0]?.id ?? "";
      const reason = "Evening calls are in the new version of it.";
      const others = await callerOf(world, fiona);
      await expect(others.decisions.takeBackDissent({ id: part.decisionId, dissentId, reason })).rejects.toThrow(
        /Only who dissented/,
      );
      await decisions.takeBackDissent({ id: part.decisionId, dissentId, reason });
      expect((await decisions.get({ id: part.decisionId })).statement?.reasons).toEqual([]);
      for (const [who, sentence] of [
        [cast.owner, /Owner and decider/],
        [cast.advocate, /taking a position/],
      ] as const)
        await expect(
          (await callerOf(world, who)).decisions.dissent({ ...given, reason: "I would rather not have this at all." }),
        ).rejects.toThrow(sentence);
    }));
});
