import type { Role } from "./permissions";

/** What can be given to put something right, or to thank. */
export const goodwillActs = ["refund", "credit", "free_service", "replacement", "gift"] as const;
export type GoodwillAct = (typeof goodwillActs)[number];

/** The roles that give goodwill; the others have no limit because they have no customer in front of them. */
export const empoweredRoles = ["frontline", "manager"] as const satisfies readonly Role[];
export type EmpoweredRole = (typeof empoweredRoles)[number];

/**
 * How far a role may go with one act without asking, in minor units of the organisation's currency: for one case, and
 * for one customer within ninety days (null: no bound beside that of the case). Source: GOVERNANCE C, PRACTICES 18.
 */
export type Limit = {
  role: EmpoweredRole;
  act: GoodwillAct;
  perCaseMinor: number;
  perCustomerMinor: number | null;
};

/** What has been given already by the same act: for the same case at any time, and to the customer in ninety days. */
export type GivenBefore = { forCaseMinor: number; toCustomerMinor: number };

/** The most that may be given at once, in minor units. Agrees with the CHECKs in db/schema/limits.ts. */
export const mostMinor = 1_000_000_000_000;

/**
 * Whether a person with these roles may give an amount by themselves. A limit reached exactly is kept. What was given
 * before counts, so that one sum cannot be given as several; any one of the roles is enough (union of roles).
 * Agrees with goodwill_within in the database.
 */
export function isWithin(
  limits: readonly Limit[],
  roles: readonly Role[],
  act: GoodwillAct,
  amountMinor: number,
  before: GivenBefore,
): boolean {
  return limitsOf(limits, roles, act).some(
    ({ perCaseMinor, perCustomerMinor }) =>
      before.forCaseMinor + amountMinor <= perCaseMinor &&
      (perCustomerMinor === null || before.toCustomerMinor + amountMinor <= perCustomerMinor),
  );
}

/** The limits a person has for one act through their roles, the widest first. */
export function limitsOf(limits: readonly Limit[], roles: readonly Role[], act: GoodwillAct): Limit[] {
  return limits
    .filter((limit) => limit.act === act && roles.includes(limit.role))
    .sort((one, other) => other.perCaseMinor - one.perCaseMinor);
}

/** How much more could be given now by these roles; 0: nothing without asking. Never negative. */
export function leftMinor(
  limits: readonly Limit[],
  roles: readonly Role[],
  act: GoodwillAct,
  before: GivenBefore,
): number {
  const left = limitsOf(limits, roles, act).map(({ perCaseMinor, perCustomerMinor }) => {
    const forCase = perCaseMinor - before.forCaseMinor;
    return perCustomerMinor === null ? forCase : Math.min(forCase, perCustomerMinor - before.toCustomerMinor);
  });
  return Math.max(0, ...left);
}

/** What is wrong with a set of limits that is to be set, as sentences; empty: nothing. Agrees with limit_faults. */
export function limitFaults(limits: readonly Limit[]): string[] {
  const faults: string[] = [];
  const named = limits.map(({ role, act }) => `${role} ${act}`);
  if (limits.length === 0) faults.push("Set at least one limit.");
  if (new Set(named).size < named.length) faults.push("A limit is set once for each role and act.");
  if (limits.some(({ perCaseMinor, perCustomerMinor }) => !isAmount(perCaseMinor) || !isAmount(perCustomerMinor ?? 0)))
    faults.push("A limit is an amount of money, 0 or more.");
  if (limits.some(({ perCaseMinor, perCustomerMinor }) => perCustomerMinor !== null && perCustomerMinor < perCaseMinor))
    faults.push("What one customer may be given in ninety days is at least what one case may be.");
  return faults;
}

function isAmount(minor: number): boolean {
  return Number.isSafeInteger(minor) && minor >= 0 && minor <= mostMinor;
}
