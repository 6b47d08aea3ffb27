import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { empoweredRoles, goodwillActs, type Limit, limitFaults } from "../domain/limit";
import { inTransaction, type World } from "../testing/database";
import { aDecided, aDecision, aProposal } from "../testing/decisions";
import { aGoodwillCast, type GoodwillCast, someLimits, someSetLimits } from "../testing/limits";
import { insertInto } from "../testing/promises";

function asTheApplication(act: (world: World, cast: GoodwillCast) => Promise<void>): Promise<void> {
  return inTransaction(async (world) => {
    const cast = await aGoodwillCast(world);
    await world.asApp();
    await act(world, cast);
  });
}

const set =
  (cast: GoodwillCast, decision_id: string, given: Record<string, string | number> = {}) =>
  (tx: World["tx"]) =>
    insertInto({ tx }, "limit_versions", {
      ...{ id: newId(), limits: JSON.stringify(someLimits), decision_id, set_by: cast.board, ...given },
    });

describe("a set of limits", () => {
  test("cites a decision that is decided or in effect, each its own", () =>
    asTheApplication(async (world, cast) => {
      await world.asOwner();
      const draft = (await aDecision(world, cast.deciding)).id;
      const proposed = (await aProposal(world, cast.deciding)).decision.id;
      const decided = (await aDecided(world, cast.deciding)).decision.id;
      await world.asApp();
      for (const decision of [draft, proposed])
        await world.refused(set(cast, decision), /name one that is decided or in effect/);
      await set(cast, decided)(world.tx);
      await world.refused(set(cast, decided), /asks for a new one/);
      const rows = await world.tx.execute(sql`select version, currency from limit_versions order by version`);
      expect([...rows]).toEqual([
        { version: 1, currency: "GBP" },
        { version: 2, currency: "GBP" },
      ]);
    }));

  test("is set by the board, counted by the server and never changed", () =>
    asTheApplication(async (world, cast) => {
      await world.asOwner();
      const decided = (await aDecided(world, cast.deciding)).decision.id;
      await world.asApp();
      for (const set_by of [cast.manager, cast.giver])
        await world.refused(set(cast, decided, { set_by }), /set by the board/);
      await world.refused(set(cast, decided, { version: 7 }), /permission denied/);
      await world.refused(set(cast, decided, { currency: "EUR" }), /permission denied/);
      await world.refused((tx) => tx.execute(sql`update limit_versions set set_by = set_by`), /permission denied/);
      await world.asOwner();
      await world.refused(set(cast, decided, { version: 7 }), /the server's/);
      await world.refused((tx) => tx.execute(sql`delete from limit_versions`), /append-only/);
    }));

  test("in force is the newest", () =>
    asTheApplication(async (world, cast) => {
      await world.asOwner();
      await someSetLimits(world, cast, [{ role: "frontline", act: "gift", perCaseMinor: 1, perCustomerMinor: null }]);
      const [row] = await world.tx.execute(sql`
        select version from limit_versions where id = limits_version(standpoint_now())`);
      expect(row).toEqual({ version: 2 });
    }));

  const limit = fc.record({
    role: fc.constantFrom(...empoweredRoles),
    act: fc.constantFrom(...goodwillActs),
    perCaseMinor: fc.oneof(fc.integer({ min: -2, max: 20 }), fc.constant(1_000_000_000_001), fc.constant(0.5)),
    perCustomerMinor: fc.option(fc.integer({ min: -2, max: 30 })),
  });

  test("has the same faults by the domain and by the database", () =>
    inTransaction(async ({ tx }) => {
      await fc.assert(
        fc.asyncProperty(fc.array(limit, { maxLength: 4 }), async (limits: Limit[]) => {
          const [row] = await tx.execute<{ fault: string | null }>(
            sql`select limit_faults(${JSON.stringify(limits)}::text::jsonb) as fault`,
          );
          const faults = limitFaults(limits);
          expect(faults.length === 0 ? row?.fault === null : faults.includes(row?.fault ?? "")).toBe(true);
        }),
        { numRuns: 60 },
      );
    }));

  test("is refused when it names what there is not", () =>
    inTransaction(async ({ tx }) => {
      for (const given of [
        "{}",
        "null",
        '[{"role":"board","act":"gift","perCaseMinor":1}]',
        '[{"role":"frontline","act":"bribe","perCaseMinor":1}]',
        '[{"role":"frontline","act":"gift"}]',
        '[{"role":"frontline","act":"gift","perCaseMinor":"1"}]',
        '[{"role":"frontline","act":"gift","perCaseMinor":1e30}]',
        '[{"role":"frontline","act":"gift","perCaseMinor":1,"perWeekMinor":1}]',
      ]) {
        const [row] = await tx.execute<{ fault: string | null }>(
          sql`select limit_faults(${given}::text::jsonb) as fault`,
        );
        expect(row?.fault, given).not.toBeNull();
      }
    }));
});
