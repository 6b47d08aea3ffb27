import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { empoweredRoles, type GoodwillAct, goodwillActs, isWithin, type Limit, leftMinor, limitFaults } from "./limit";
import type { Role } from "./permissions";

const limits: readonly Limit[] = [
  { role: "frontline", act: "refund", perCaseMinor: 4_000, perCustomerMinor: 10_000 },
  { role: "manager", act: "refund", perCaseMinor: 20_000, perCustomerMinor: null },
  { role: "manager", act: "gift", perCaseMinor: 1_000, perCustomerMinor: 1_000 },
];
const nothing = { forCaseMinor: 0, toCustomerMinor: 0 };

describe("what may be given without asking", () => {
  const cases: [Role[], GoodwillAct, number, number, number, boolean][] = [
    [["frontline"], "refund", 3_999, 0, 0, true],
    [["frontline"], "refund", 4_000, 0, 0, true],
    [["frontline"], "refund", 4_001, 0, 0, false],
    [["frontline"], "refund", 1, 4_000, 4_000, false],
    [["frontline"], "refund", 2_000, 2_000, 2_000, true],
    [["frontline"], "refund", 4_000, 0, 6_000, true],
    [["frontline"], "refund", 4_000, 0, 6_001, false],
    [["frontline"], "gift", 1, 0, 0, false],
    [["board"], "refund", 1, 0, 0, false],
    [["admin", "board"], "refund", 1, 0, 0, false],
    [["manager"], "refund", 20_000, 0, 900_000, true],
    [["frontline", "manager"], "refund", 20_000, 0, 0, true],
    [["frontline", "manager"], "gift", 1_000, 0, 0, true],
    [["manager"], "gift", 1_000, 0, 1, false],
  ];
  test.each(cases)("%j by %s: %i pence after %i for the case and %i to the customer: %s", (...given) => {
    const [roles, act, amount, forCaseMinor, toCustomerMinor, may] = given;
    expect(isWithin(limits, roles, act, amount, { forCaseMinor, toCustomerMinor })).toBe(may);
  });

  const amount = fc.integer({ min: 0, max: 5_000 });
  const limit: fc.Arbitrary<Limit> = fc
    .record({
      role: fc.constantFrom(...empoweredRoles),
      act: fc.constantFrom(...goodwillActs),
      perCaseMinor: amount,
      more: fc.option(amount),
    })
    .map(({ more, ...rest }) => ({ ...rest, perCustomerMinor: more === null ? null : rest.perCaseMinor + more }));
  const anySet = fc.uniqueArray(limit, { selector: ({ role, act }) => `${role} ${act}`, maxLength: 10 });
  const anyRoles = fc.subarray<Role>(["frontline", "manager", "board", "admin"]);
  const before = fc.record({ forCaseMinor: amount, toCustomerMinor: amount });
  const act = fc.constantFrom(...goodwillActs);

  test("is exactly what is left: that sum may be given and not a penny more", () => {
    fc.assert(
      fc.property(anySet, anyRoles, act, before, (set, roles, act, before) => {
        const left = leftMinor(set, roles, act, before);
        expect(left).toBeGreaterThanOrEqual(0);
        if (left > 0) expect(isWithin(set, roles, act, left, before)).toBe(true);
        expect(isWithin(set, roles, act, left + 1, before)).toBe(false);
      }),
    );
  });

  test("is never more in pieces than at once", () => {
    fc.assert(
      fc.property(
        anySet,
        anyRoles,
        act,
        fc.array(fc.integer({ min: 1, max: 2_000 }), { maxLength: 8 }),
        (set, roles, act, pieces) => {
          const given = pieces.reduce(
            (sum, piece) =>
              isWithin(set, roles, act, piece, { forCaseMinor: sum, toCustomerMinor: sum }) ? sum + piece : sum,
            0,
          );
          expect(given === 0 || isWithin(set, roles, act, given, nothing)).toBe(true);
        },
      ),
    );
  });

  test("grows with roles, and shrinks with what was given before", () => {
    fc.assert(
      fc.property(anySet, anyRoles, act, amount, before, amount, (set, roles, act, sum, before, more) => {
        if (!isWithin(set, roles, act, sum, before)) {
          const later = { forCaseMinor: before.forCaseMinor + more, toCustomerMinor: before.toCustomerMinor + more };
          expect(isWithin(set, roles, act, sum, later)).toBe(false);
        } else expect(isWithin(set, [...roles, "manager"], act, sum, before)).toBe(true);
      }),
    );
  });
});

describe("a set of limits", () => {
  const one: Limit = { role: "frontline", act: "refund", perCaseMinor: 4_000, perCustomerMinor: null };
  test.each<[string, Limit[], number]>([
    ["one limit", [one], 0],
    ["a limit of nothing", [{ ...one, perCaseMinor: 0 }], 0],
    ["ninety days as wide as a case", [{ ...one, perCustomerMinor: 4_000 }], 0],
    ["none", [], 1],
    ["the same twice", [one, one], 1],
    ["less than nothing", [{ ...one, perCaseMinor: -1 }], 1],
    ["half a penny", [{ ...one, perCaseMinor: 0.5 }], 1],
    ["beyond all money", [{ ...one, perCaseMinor: 1_000_000_000_001 }], 1],
    ["ninety days below a case", [{ ...one, perCustomerMinor: 3_999 }], 1],
    ["a bound below nothing", [{ ...one, perCaseMinor: 0, perCustomerMinor: -1 }], 2],
  ])("%s", (_, set, faults) => {
    expect(limitFaults(set)).toHaveLength(faults);
  });
});
