import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { segmentKeys } from "../domain/segment";
import { inTransaction, type World } from "../testing/database";
import { aCast, aDecided, type Cast, letterWords } from "../testing/decisions";
import { made } from "../testing/factories";
import { callerOf, letterOf, propose } from "../testing/three-ways";

type Caller = Awaited<ReturnType<typeof callerOf>>["decisions"];

/** A world in which people act through the procedures, with the rights of the application's login. */
function throughProcedures(
  act: (as: (person: { id: string }) => Promise<Caller>, cast: Cast, world: World) => Promise<void>,
) {
  return inTransaction(async (world) => {
    await world.setNow(new Date("2026-11-21T12:00:00Z"));
    const cast = await aCast(world);
    await world.asApp();
    const as = async (person: { id: string }) => (await callerOf(world, person)).decisions;
    await act(as, cast, world);
  });
}

test("a decision goes its light path from letter to effect, and is one document", () =>
  throughProcedures(async (as, cast) => {
    const manager = await as(cast.owner);
    const advocate = await as(cast.advocate);
    const { id, statementId } = await propose(manager, letterOf(cast));
    const options = (await manager.get({ id })).statement?.options ?? [];
    const decide = { id, statementId, optionId: made(options[0]).id, reviewOn: "2027-02-01" };
    await expect(manager.decide(decide)).rejects.toThrow(/advocate has to take a position/);
    await expect(
      manager.takePosition({ id, statementId, stance: "support", customerInput: "x".repeat(20) }),
    ).rejects.toThrow(/right/);
    await advocate.takePosition({
      id,
      statementId,
      stance: "support",
      customerInput: "They say the letter frightens them.",
    });
    await expect(manager.decide({ ...decide, reviewOn: "2034-11-21" })).rejects.toThrow(/twelve months/);
    await manager.decide(decide);
    await expect(manager.decide(decide)).rejects.toThrow(/made already/);
    await expect(manager.putInEffect({ id })).rejects.toThrow(/Not every department/);
    const { notices } = await manager.get({ id });
    const noticeId = made(notices[0]).id;
    await expect(manager.acknowledge({ noticeId, answer: "no_effect_here" })).rejects.toThrow(/department that got it/);
    await advocate.acknowledge({ noticeId, answer: "will_act", note: "We change the rota." });
    await manager.putInEffect({ id });
    const document = await manager.get({ id });
    expect(document).toMatchObject({ state: "in_effect", reviewOn: "2027-02-01", chain: { problems: [] } });
    expect(document.statement).toMatchObject({
      reasons: [],
      reach: { affectedCount: 10, allCount: 200, sampleCount: 10 },
    });
    expect((await manager.list({ state: "in_effect", path: "light" })).rows).toMatchObject([
      { id, title: letterWords.title, affectedCount: 10 },
    ]);
  }));

test("a letter that lacks something is refused beside its fields, and leaves nothing behind", () =>
  throughProcedures(async (as, cast, { tx }) => {
    const manager = await as(cast.owner);
    for (const [given, sentence] of [
      [{ view: "Better." }, /at least 80/],
      [{ toldDepartments: [] }, /departments to be told/],
      [{ segments: Object.fromEntries(segmentKeys.map((key) => [key, ""])) }, /which customers/],
      [{ deciderId: cast.chief.id }, /does not have the right to decide/],
      [{ axes: { time: { step: "3", note: "" } } }, /choose one/],
    ] as const)
      await expect(propose(manager, letterOf(cast, given))).rejects.toThrow(sentence);
    const [row] = await tx.execute<{ count: number }>(sql`select count(*)::int from decisions`);
    expect(row?.count).toBe(0);
  }));

test("two editors of a draft do not overwrite each other", () =>
  throughProcedures(async (as, cast) => {
    const [one, other] = [await as(cast.owner), await as(cast.decider)];
    const { id } = await one.draft({ content: { title: "Ring first" } });
    await one.save({ id, revision: 1, content: { title: "Ring before the letter" } });
    const saved = await other.save({ id, revision: 1, content: { title: "Write first" } });
    expect(saved.conflicts).toMatchObject([{ field: "title", mine: "Write first" }]);
    expect((await other.getDraft({ id })).content).toEqual({ title: "Ring before the letter" });
  }));

test("a replacement begins with the old words and replaces once it is decided", () =>
  throughProcedures(async (as, cast, world) => {
    const old = await aDecided(world, cast);
    const manager = await as(cast.owner);
    const { id, revision } = await manager.supersede({ id: old.decision.id });
    expect(await manager.getDraft({ id })).toMatchObject({ replaces: { id: old.decision.id } });
    const { statementId } = await propose(
      manager,
      letterOf(cast, { replacesId: old.decision.id }),
      id,
      String(revision),
    );
    await (await as(cast.advocate)).takePosition({
      id,
      statementId,
      stance: "support",
      customerInput: "They say the letter frightens them.",
    });
    const optionId = made((await manager.get({ id })).statement?.options[0]).id;
    await manager.decide({ id, statementId, optionId, reviewOn: "2027-02-01" });
    expect(await manager.get({ id: old.decision.id })).toMatchObject({ state: "superseded", replacedBy: { id } });
    await expect(manager.supersede({ id: "018f0000-0000-7000-8000-000000000000" })).rejects.toThrow(/no such record/);
  }));

test("an address with unknown filters shows the register all the same", () =>
  throughProcedures(async (as, cast) => {
    const manager = await as(cast.owner);
    expect((await manager.list({ state: "nonsense", gate: "?", department: "x", before: "-1" })).rows).toEqual([]);
  }));

test("an objection is withdrawn, and after its review a decision returns to effect until the board's day", () =>
  throughProcedures(async (as, cast, world) => {
    const { decision } = await aDecided(world, cast);
    const { id } = decision;
    const [decider, advocate, chief] = [await as(cast.decider), await as(cast.advocate), await as(cast.chief)];
    const noticeId = made((await decider.get({ id })).notices[0]).id;
    await advocate.acknowledge({ noticeId, answer: "objection", note: "Nobody can ring at night." });
    await expect(decider.putInEffect({ id })).rejects.toThrow(/An objection stands/);
    await advocate.acknowledge({ noticeId, answer: "will_act", note: "We change the rota." });
    await decider.putInEffect({ id });
    const reason = "Calls fell from forty to twelve a week.";
    await expect((await as(cast.owner)).review({ id, reason })).rejects.toThrow(/owner does not review/);
    await decider.review({ id, reason });
    await expect(decider.continue({ id })).rejects.toThrow(/board minutes a new review day/);
    const challenge = "Asked who rings at night; answered that nobody does.";
    await chief.minuteBoard({ id, meetingOn: "2026-11-21", outcome: "supported", challenge, reviewOn: "2027-05-01" });
    await decider.continue({ id });
    const document = await decider.get({ id });
    expect(document).toMatchObject({ state: "in_effect", reviewOn: "2027-05-01", chain: { problems: [] } });
    expect(document.notices[0]?.answers.map(({ answer }) => answer)).toEqual(["objection", "will_act"]);
  }));
