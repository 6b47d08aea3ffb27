import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { restrictions } from "@/db/schema";
import { states } from "../domain/decision-words";
import { isBacked, mayBeCited } from "../domain/restriction";
import { aCustomer } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { aCast, aDecided, aDecision, aMove, aProposal, type Cast } from "../testing/decisions";
import { givenAt } from "../testing/limits";
import { insertInto, someWords } from "../testing/promises";

type Scene = { cast: Cast; customer: string; decision: string };

function asTheApplication(act: (world: World, scene: Scene) => Promise<void>): Promise<void> {
  return inTransaction(async (world) => {
    await world.setNow(givenAt);
    const cast = await aCast(world);
    const { decision } = await aDecided(world, cast);
    const customer = (await aCustomer(world)).id;
    await world.asApp();
    await act(world, { cast, customer, decision: decision.id });
  });
}

async function restrict(
  { tx }: Pick<World, "tx">,
  scene: Scene,
  given: Record<string, string | null> = {},
): Promise<string> {
  const id = newId();
  await insertInto({ tx }, "restrictions", {
    ...{ id, customer_id: scene.customer, decision_id: scene.decision, set_by: scene.cast.decider.id },
    words_id: await someWords({ tx }, "No returns without a receipt."),
    reason_id: await someWords({ tx }, "Nineteen of twenty returned, most of them worn."),
    ...{ from_on: "2026-11-21", until_on: "2027-05-20", ...given },
  });
  return id;
}

const refusal = (scene: Scene, given: Record<string, string | null>) => (tx: World["tx"]) =>
  restrict({ tx }, scene, given);

describe("a restriction on a customer", () => {
  test("cites a decision that is decided or in effect", () =>
    asTheApplication(async (world, scene) => {
      await world.asOwner();
      const draft = (await aDecision(world, scene.cast)).id;
      const proposed = (await aProposal(world, scene.cast)).decision.id;
      await world.asApp();
      await world.refused(refusal(scene, { decision_id: null }), /without a decision/);
      await world.refused(refusal(scene, { decision_id: newId() }), /without a decision|foreign key/);
      for (const decision_id of [draft, proposed])
        await world.refused(refusal(scene, { decision_id }), /without a decision: name one that is decided/);
      await restrict(world, scene);
    }));

  test("is set by a manager, in words, for days that lie ahead and end within a year", () =>
    asTheApplication(async (world, scene) => {
      await world.refused(refusal(scene, { set_by: scene.cast.advocate.id }), /by a manager/);
      await world.refused(refusal(scene, { from_on: "2026-11-20" }), /today or later/);
      await world.refused(refusal(scene, { until_on: "2026-11-20" }), /ends on the day it begins/);
      await world.refused(refusal(scene, { until_on: "2027-11-22" }), /within a year/);
      await world.refused(async (tx) => {
        await restrict({ tx }, scene, { reason_id: await someWords({ tx }, " ") });
      }, /why for this customer/);
      await restrict(world, scene, { until_on: "2027-11-21" });
    }));

  test("is never changed, only ended, once, by a manager", () =>
    asTheApplication(async (world, scene) => {
      const id = await restrict(world, scene);
      const end = (by: string) => (tx: World["tx"]) =>
        tx.update(restrictions).set({ endedBy: by }).where(sql`id = ${id}`);
      await world.refused(
        (tx) => tx.execute(sql`update restrictions set until_on = '2028-01-01'`),
        /permission denied/,
      );
      await world.refused((tx) => tx.execute(sql`delete from restrictions`), /permission denied/);
      await world.refused(end(scene.cast.advocate.id), /by a manager/);
      await end(scene.cast.decider.id)(world.tx);
      await world.refused(end(scene.cast.decider.id), /has ended/);
      await world.asOwner();
      await world.refused(
        (tx) => tx.execute(sql`update restrictions set until_on = '2028-01-01'`),
        /stands as it was set/,
      );
    }));

  test("a decision backs it in the same states by the domain and by the database", () =>
    asTheApplication(async (world, scene) => {
      await world.asOwner();
      await aMove(world, "reversed", {
        decisionId: scene.decision,
        byId: scene.cast.decider.id,
        reasonId: await someWords(world, "It hurt those it was not meant for."),
      });
      await world.asApp();
      await world.refused(refusal(scene, {}), /without a decision/);
      expect(states.filter(mayBeCited)).toEqual(["decided", "in_effect"]);
      expect(states.filter(isBacked)).toEqual(["decided", "in_effect", "reviewed"]);
    }));
});
