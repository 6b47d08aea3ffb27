import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { contextOf } from "../testing/accounts";
import { aStory } from "../testing/advocacy";
import { aCustomer } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { aCast, aPosition, aProposal, aVersion, type Cast } from "../testing/decisions";
import { aPerson } from "../testing/factories";
import { createCallerFactory } from "../trpc/init";
import { appRouter } from "../trpc/root";

const createCaller = createCallerFactory(appRouter);
const words = "From Monday the letter goes out only after somebody has rung. Ask customers how they took the call.";

type Scene = { world: World; cast: Cast; frank: { id: string }; as: (who: { id: string }) => Promise<Caller> };
type Caller = ReturnType<typeof createCaller>;

function withReaders(act: (scene: Scene) => Promise<void>): Promise<void> {
  return inTransaction(async (world) => {
    await world.setNow(new Date("2026-11-21T12:00:00Z"));
    const cast = await aCast(world);
    const frank = await aPerson(world, { name: "Frank", departmentId: cast.service.id });
    await world.asApp();
    const as = async ({ id }: { id: string }) => {
      const context = await contextOf(world, id);
      return createCaller({ request: async () => context });
    };
    await act({ world, cast, frank, as });
  });
}

describe("briefings", () => {
  test("are written by managers and the board; opening one, or saying so, leaves a receipt, once", () =>
    withReaders(async ({ cast, frank, as }) => {
      const [boss, advocate, other] = await Promise.all([as(cast.decider), as(cast.advocate), as(frank)]);
      const given = { title: "Ring first", words, decisionId: "", storyId: "" };
      await expect(other.advocates.writeBriefing(given)).rejects.toThrow(/briefing:write/);
      const { id: briefingId } = await boss.advocates.writeBriefing(given);
      expect((await advocate.advocates.briefings({})).briefings).toMatchObject([
        { title: "Ring first", isRead: false, readCount: 0, advocateCount: 1 },
      ]);
      await advocate.advocates.openBriefing({ briefingId });
      await advocate.advocates.openBriefing({ briefingId });
      await other.advocates.sayRead({ briefingId });
      const seen = await boss.advocates.briefing({ briefingId });
      expect(seen).toMatchObject({ readCount: 1, advocateCount: 1, isRead: false });
      expect(
        seen.receipts?.map(({ person, isAdvocate, openedAt, saidAt }) => [person, isAdvocate, !!openedAt, !!saidAt]),
      ).toEqual([
        ["Ada Advocate", true, true, false],
        ["Frank", false, false, true],
      ]);
      expect((await advocate.advocates.briefing({ briefingId })).receipts).toHaveLength(2);
      expect((await other.advocates.briefing({ briefingId })).receipts).toBeNull();
    }));

  test("stay as they were said: by plain SQL neither written by the front line, nor changed, nor read for somebody who left", () =>
    withReaders(async ({ world, cast, frank, as }) => {
      const boss = await as(cast.decider);
      const { id } = await boss.advocates.writeBriefing({ title: "Ring first", words, decisionId: "", storyId: "" });
      const write = (by: string, body: object) => async (tx: World["tx"]) => {
        const [text] = await tx.execute<{ id: string }>(
          sql`insert into texts (id, body) values (gen_random_uuid(), ${JSON.stringify(body)}) returning id`,
        );
        await tx.execute(
          sql`insert into briefings (id, written_by, words_id) values (gen_random_uuid(), ${by}, ${text?.id ?? null})`,
        );
      };
      await world.refused(write(frank.id, { title: "Ring first", words }), /by managers and by the board/);
      await world.refused(write(cast.decider.id, { title: "Ring first", words: "Ring." }), /at least 20 characters/);
      await world.refused((tx) => tx.execute(sql`update briefings set written_by = ${frank.id}`), /permission denied/);
      await world.refused((tx) => tx.execute(sql`delete from briefing_reads`), /permission denied/);
      const read = (column: string, value: string) => (tx: World["tx"]) =>
        tx.execute(
          sql`insert into briefing_reads (briefing_id, person_id, way, ${sql.raw(column)}) values (${id}, ${frank.id}, 'said', ${sql.raw(value)})`,
        );
      await world.refused(read("recorded_at", "now()"), /permission denied/);
      await world.tx.execute(sql`update people set deactivated_at = standpoint_now() where id = ${frank.id}`);
      await world.refused(
        (tx) =>
          tx.execute(sql`insert into briefing_reads (briefing_id, person_id, way) values (${id}, ${frank.id}, 'said')`),
        /Only somebody who is with us/,
      );
      await world.asOwner();
      await world.refused((tx) => tx.execute(sql`delete from briefings`), /append-only/);
    }));

  test("with a customer's story go with the customer, and none is written of a story taken back", () =>
    withReaders(async ({ world, cast, as }) => {
      await world.asOwner();
      const customer = await aCustomer(world);
      const story = await aStory(world, { customerId: customer.id });
      await world.asApp();
      const boss = await as(cast.decider);
      const { id } = await boss.advocates.writeBriefing({
        title: "What she told us",
        words,
        decisionId: "",
        storyId: story.id,
      });
      await world.asOwner();
      const [mine] = await world.tx.execute<{ mine: string }>(
        sql`select mine from personal_tables where name = 'briefings'`,
      );
      const found = await world.tx.execute<{ id: string }>(
        sql`select t.id from briefings t where ${sql.raw((mine?.mine ?? "false").replaceAll("$1", `array['${customer.id}'::uuid]`))}`,
      );
      expect([...found]).toEqual([{ id }]);
    }));
});

describe("an opening", () => {
  test("is stamped once for whoever looks, and a position right after it is a hint on the document and for the board", () =>
    withReaders(async ({ world, cast, frank, as }) => {
      const first = await aProposal(world, cast);
      const [advocate, board, other] = await Promise.all([as(cast.advocate), as(cast.chief), as(frank)]);
      const { id: statementId } = first.statement;
      await advocate.advocates.openStatement({ statementId });
      await world.asOwner();
      await world.setNow(new Date("2026-11-21T12:01:59Z"));
      await world.asApp();
      await advocate.advocates.openStatement({ statementId });
      await aPosition(world, cast, { decisionId: first.decision.id, statementId });
      const slow = await aProposal(world, cast);
      await advocate.advocates.openStatement({ statementId: slow.statement.id });
      await world.asOwner();
      await world.setNow(new Date("2026-11-21T12:03:59Z"));
      await world.asApp();
      await aPosition(world, cast, { decisionId: slow.decision.id, statementId: slow.statement.id });
      const unknown = await aProposal(world, cast);
      await aPosition(world, cast, { decisionId: unknown.decision.id, statementId: unknown.statement.id });
      const hinted = async (id: string) => (await other.decisions.get({ id })).positions.map(({ isQuick }) => isQuick);
      expect(await hinted(first.decision.id)).toEqual([true]);
      expect(await hinted(slow.decision.id)).toEqual([false]);
      expect(await hinted(unknown.decision.id)).toEqual([false]);
      expect((await board.advocates.quick({})).rows).toMatchObject([{ id: first.decision.id, by: "Ada Advocate" }]);
      await expect(other.advocates.quick({})).rejects.toThrow(/board:challenge/);
      expect(await board.advocates.voices()).toMatchObject({ proposed: 3, heard: 3, quick: 1, late: 0 });
      await world.refused(
        (tx) =>
          tx.execute(
            sql`insert into statement_openings (statement_id, person_id, recorded_at) values (${statementId}, ${frank.id}, now())`,
          ),
        /permission denied/,
      );
      await world.refused((tx) => tx.execute(sql`delete from statement_openings`), /permission denied/);
    }));

  test("a new version asks anew and says what reads otherwise", () =>
    withReaders(async ({ world, cast, as }) => {
      const first = await aProposal(world, cast);
      const { id } = first.decision;
      await aPosition(world, cast, { decisionId: id, statementId: first.statement.id, stance: "conditions" });
      const { advocates } = await as(cast.advocate);
      expect(await advocates.since({ id })).toBeNull();
      await aVersion(world, cast, id, {
        version: 2,
        door: "one_way",
        words: { worstOff: "People who work at night." },
      });
      expect(await advocates.since({ id })).toMatchObject({
        version: 1,
        stance: "conditions",
        changes: [
          { field: "Way back", before: "Two-way: we can go back", after: "One-way: there is no easy way back" },
          {
            field: "Who comes off worst",
            before: "People who cannot be rung at work.",
            after: "People who work at night.",
          },
        ],
      });
      expect((await advocates.voiceRows({ of: "without" })).rows).toMatchObject([{ id }]);
      await expect((await as(cast.owner)).advocates.since({ id })).rejects.toThrow(/advocate/);
    }));
});
