import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { aContact, aCustomer } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { aCast, aDecided, aProposal, someEvidence } from "../testing/decisions";
import { someRecords } from "../testing/evidence";
import { aPerson } from "../testing/factories";
import { aMerge } from "../testing/merging";
import { insertInto, someWords } from "../testing/promises";
import { tellInput } from "./input";
import { tellSource } from "./mutations/tell";
import { getLinked, listFed, listQuoting } from "./queries/linked";
import { listSources } from "./queries/sources";

const noon = new Date("2026-11-21T12:00:00Z");
const later = new Date("2026-11-21T13:00:00Z");

async function aDecisionFed(world: World) {
  await world.setNow(noon);
  const cast = await aCast(world);
  const records = await someRecords(world, cast);
  const { decision, statement } = await aDecided(world, cast);
  const part = { decisionId: decision.id, statementId: statement.id, byId: cast.owner.id };
  const wordsId = await someWords(world, "The letter frightened me so.");
  await someEvidence(world, { ...part, kind: "feedback", refId: records.feedback, wordsId });
  const { id: other } = await aCustomer(world, { name: "Sam Plain" });
  const led = await aContact(world, { customerId: other, words: "Please ring." });
  await insertInto(world, "feedbacks", { contact_id: led.id, source: "letter" });
  const link = { id: newId(), contact_id: led.id, decision_id: decision.id, linked_by: cast.owner.id };
  await insertInto(world, "feedback_decisions", link);
  await world.setNow(later);
  const ctx = { ...(await contextOf(world, (await aPerson(world)).id)), now: later };
  const tell = (customerId: string) =>
    tellSource(
      ctx,
      tellInput.parse({
        decisionId: decision.id,
        customerId,
        channel: "phone",
        words: "Rang her: we ring first from now on.",
      }),
    );
  const sources = () => listSources(world.tx, { decisionId: decision.id, now: later });
  return { world, cast, records, decisionId: decision.id, other, ctx, tell, sources, led: led.id };
}

type Fed = Awaited<ReturnType<typeof aDecisionFed>>;
const scene = (test: (fed: Fed) => Promise<void>) =>
  inTransaction(async (world) => {
    const fed = await aDecisionFed(world);
    await world.asApp();
    await test(fed);
  });

describe("customers whose words fed a decision", () => {
  it("are listed by evidence and by feedback, told with a contact, and ticked once", () =>
    scene(async ({ records, other, tell, sources }) => {
      expect((await sources()).map(({ customerId, kinds, told }) => [customerId, kinds, told])).toEqual([
        [records.customerId, ["feedback"], null],
        [other, ["feedback"], null],
      ]);
      await tell(records.customerId);
      const [left, told] = await sources();
      expect(left).toMatchObject({ customerId: other, told: null });
      expect(told).toMatchObject({
        customerId: records.customerId,
        told: { channel: "phone", words: "Rang her: we ring first from now on." },
      });
    }));

  it("are shown with what to know before anybody rings", () =>
    scene(async ({ world, records, ctx, sources }) => {
      const of = { id: newId(), customer_id: records.customerId, source: "customer", learned_on: "2026-11-20" };
      await insertInto(world, "preferences", { ...of, about: "phone", wish: "never", recorded_by: ctx.actor.id });
      expect((await sources())[0]).toMatchObject({ holds: ["issue_open"], unwanted: ["phone"] });
    }));

  it("are one where two records are merged, told under either", () =>
    scene(async ({ world, records, other, tell, sources }) => {
      await tell(other);
      await world.asOwner();
      await aMerge(world, other, records.customerId);
      const found = await sources();
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ customerId: records.customerId, told: { channel: "phone" } });
    }));

  it("lead both ways: from the record and from the customer to the decision", () =>
    scene(async ({ world, records, decisionId, other }) => {
      expect(await listQuoting(world.tx, { refId: records.feedback })).toMatchObject([{ id: decisionId }]);
      expect(await listQuoting(world.tx, { refId: records.promise })).toEqual([]);
      for (const customerId of [records.customerId, other])
        expect(await listFed(world.tx, { customerId })).toMatchObject([{ id: decisionId }]);
    }));
});

describe("a tick, as the application's login writes it", () => {
  it("needs a conversation of ours with that customer, after the decision, by whoever had it", () =>
    scene(async ({ world, records, other, ctx, decisionId, led }) => {
      const spoken = { customerId: records.customerId, direction: "out" as const, loggedBy: ctx.actor.id };
      const at = (happenedAt: Date, given: Partial<Parameters<typeof aContact>[1]> = {}) =>
        aContact(world, { ...spoken, happenedAt, ...given });
      const tick =
        (contactId: string, given: Record<string, string | Date> = {}) =>
        (tx: World["tx"]) =>
          insertInto({ tx }, "source_tellings", {
            ...{ id: newId(), decision_id: decisionId, customer_id: records.customerId, contact_id: contactId },
            ...{ told_by: ctx.actor.id, ...given },
          });
      const good = (await at(later)).id;
      await world.refused(tick((await at(new Date("2026-11-21T11:00:00Z"))).id), /before the decision/);
      await world.refused(tick((await at(later, { direction: "in" })).id), /told by us/);
      await world.refused(tick(led), /another customer/);
      await world.refused(tick(good, { customer_id: other }), /another customer/);
      await world.refused(tick(good, { told_by: records.back_to_floor }), /whoever logged/);
      await world.refused(tick(good, { recorded_at: noon }), /permission denied/);
      await world.asOwner();
      await world.refused(tick(good, { recorded_at: noon }), /stamped by the server/);
      const { id: stranger } = await aCustomer(world, { name: "Una Told" });
      await world.asApp();
      const unheard = (await at(later, { customerId: stranger })).id;
      await world.refused(tick(unheard, { customer_id: stranger }), /Nothing this customer said/);
      await tick(good)(world.tx);
      await world.refused(tick(good), /source_tellings_once/);
      await world.refused((tx) => tx.execute(sql`delete from source_tellings`), /permission denied/);
      await world.refused(
        (tx) => tx.execute(sql`update source_tellings set told_by = ${ctx.actor.id}`),
        /permission denied/,
      );
    }));

  it("waits for the decision, and goes when the conversation is taken back", () =>
    scene(async ({ world, cast, records, ctx, tell, sources }) => {
      await world.asOwner();
      const open = await aProposal(world, cast, { evidenceBasis: "assumption" });
      const contact = await aContact(world, {
        customerId: records.customerId,
        direction: "out",
        happenedAt: later,
        loggedBy: ctx.actor.id,
      });
      await world.asApp();
      await world.refused(
        (tx) =>
          insertInto({ tx }, "source_tellings", {
            ...{ id: newId(), decision_id: open.decision.id, customer_id: records.customerId },
            ...{ contact_id: contact.id, told_by: ctx.actor.id },
          }),
        /once it is decided/,
      );
      await tell(records.customerId);
      await world.asOwner();
      await world.tx.execute(
        sql`update contacts set withdrawn_at = ${later.toISOString()}::timestamptz where id = (select contact_id from source_tellings)`,
      );
      expect((await sources()).every(({ told }) => told === null)).toBe(true);
    }));
});

it("a decision shows what rests on it", () =>
  scene(async ({ world, decisionId }) => {
    expect(await getLinked(world.tx, { decisionId, today: plainDate("2026-11-21") })).toEqual({
      ...{ restrictions: [], restrictionCount: 0, limits: null, rateBases: [] },
    });
  }));
