import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { getBrief } from "../customers/queries/brief";
import { plainDate } from "../domain/plain-date";
import { contextOf } from "../testing/accounts";
import { aCustomer } from "../testing/customers";
import { inTransaction, type World } from "../testing/database";
import { aCast, aDecided, aMove, type Cast } from "../testing/decisions";
import { givenAt } from "../testing/limits";
import { aMerge } from "../testing/merging";
import { someWords } from "../testing/promises";
import { restrictInput } from "./input";
import { endRestriction, restrict } from "./mutations";
import { listRestrictions } from "./queries";

const today = plainDate("2026-11-21");
const typed = (customerId: string, decisionId: string, given: Record<string, string> = {}) =>
  restrictInput.parse({
    ...{ customerId, decisionId, words: "Prepayment only.", reason: "Three bills unpaid." },
    ...{ fromOn: "2026-11-21", untilOn: "2027-05-20", ...given },
  });

function withADecision(act: (world: World, cast: Cast, decision: string) => Promise<void>): Promise<void> {
  return inTransaction(async (world) => {
    await world.setNow(givenAt);
    const cast = await aCast(world);
    await act(world, cast, (await aDecided(world, cast)).decision.id);
  });
}

describe("a restriction", () => {
  test("shows in the brief, also through a merge, until it is ended", () =>
    withADecision(async (world, cast, decision) => {
      const [customer, merged] = [(await aCustomer(world)).id, (await aCustomer(world)).id];
      const manager = await contextOf(world, cast.decider.id);
      await world.asApp();
      await restrict(manager, typed(merged, decision));
      await world.asOwner();
      await aMerge(world, merged, customer);
      await world.asApp();
      const shown = async () => (await getBrief(manager, customer)).restrictions;
      expect(await shown()).toMatchObject([
        { words: "Prepayment only.", state: "holds", decision: { state: "decided" } },
      ]);
      const [one] = await listRestrictions(world.tx, { customerId: customer, today });
      await endRestriction(manager, { restrictionId: one?.id ?? "" });
      await expect(endRestriction(manager, { restrictionId: one?.id ?? "" })).rejects.toMatchObject({
        key: "restriction_ended",
      });
      expect(await shown()).toEqual([]);
      expect(await listRestrictions(world.tx, { customerId: customer, today })).toMatchObject([{ state: "ended" }]);
    }));

  test("stays in the brief without its decision, as something nobody may apply any more", () =>
    withADecision(async (world, cast, decision) => {
      const customer = (await aCustomer(world)).id;
      const manager = await contextOf(world, cast.decider.id);
      await restrict(manager, typed(customer, decision, { fromOn: "2026-12-01" }));
      expect((await getBrief(manager, customer)).restrictions).toMatchObject([{ state: "ahead" }]);
      await aMove(world, "reversed", {
        ...{
          decisionId: decision,
          byId: cast.decider.id,
          reasonId: await someWords(world, "It hurt the wrong people."),
        },
      });
      const [shown] = (await getBrief(manager, customer)).restrictions;
      expect(shown).toMatchObject({ state: "not_backed", decision: { state: "reversed" } });
      const [{ backed } = {}] = await world.tx.execute<{ backed: boolean }>(
        sql`select decision_may_be_cited(${decision}) as backed`,
      );
      expect(backed).toBe(false);
    }));

  test("says what is missing beside its field", () =>
    withADecision(async (world, cast, decision) => {
      const customer = (await aCustomer(world)).id;
      const manager = await contextOf(world, cast.decider.id);
      await world.asApp();
      const refused = (given: Record<string, string>) =>
        expect(restrict(manager, typed(customer, decision, given))).rejects;
      await refused({ decisionId: customer }).toMatchObject({ field: "decisionId" });
      await refused({ fromOn: "2026-11-20" }).toMatchObject({ field: "fromOn" });
      await refused({ untilOn: "2027-11-22" }).toMatchObject({ field: "untilOn" });
    }));
});
