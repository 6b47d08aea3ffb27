import { describe, expect, test } from "vitest";
import { contextOf } from "../testing/accounts";
import { inTransaction } from "../testing/database";
import { aDecided } from "../testing/decisions";
import { aGoodwillCast, givenAt, someLimits } from "../testing/limits";
import { setLimitsInput } from "./input";
import { setLimits } from "./mutations";
import { findLimitsInForce, listCitable, listLimitVersions } from "./queries/versions";

describe("limits", () => {
  test("are set whole on a decision nobody cited yet, as typed; an empty field is no limit", () =>
    inTransaction(async (world) => {
      const cast = await aGoodwillCast(world);
      const { decision } = await aDecided(world, cast.deciding);
      const board = await contextOf(world, cast.board);
      await world.asApp();
      expect((await listCitable(world.tx, { unused: true })).map(({ id }) => id)).toEqual([decision.id]);
      expect(await listCitable(world.tx, { unused: false })).toHaveLength(2);
      const typed = (limits: object) => setLimitsInput.parse({ decisionId: decision.id, limits });
      const amounts = (perCase: string, perCustomer = "") => ({ perCase, perCustomer });
      const faulty = [
        typed({ frontline: { gift: amounts("") } }),
        typed({ frontline: { gift: amounts("ten") } }),
        typed({ frontline: { gift: amounts("", "10") } }),
        typed({ frontline: { gift: amounts("10", "9.99") } }),
      ];
      for (const one of faulty) await expect(setLimits(board, one)).rejects.toThrow();
      expect(setLimitsInput.safeParse({ decisionId: decision.id, limits: { board: {} } }).success).toBe(false);
      await setLimits(board, typed({ frontline: { gift: amounts("12.50", "25"), refund: amounts("") }, manager: {} }));
      expect((await findLimitsInForce(world.tx, { now: givenAt }))?.limits).toEqual([
        { role: "frontline", act: "gift", perCaseMinor: 1_250, perCustomerMinor: 2_500 },
      ]);
      const { versions, next } = await listLimitVersions(world.tx, { before: null });
      expect(versions.map(({ version, limits }) => [version, limits.length])).toEqual([
        [2, 1],
        [1, someLimits.length],
      ]);
      expect(versions[0]).toMatchObject({ decision: { id: decision.id, state: "decided" }, setBy: "Chris Chief" });
      expect(next).toBeNull();
      await expect(setLimits(board, typed({ frontline: { gift: amounts("1") } }))).rejects.toMatchObject({
        key: "limit_decision_unknown",
      });
    }));
});
