import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import type { Limit } from "../domain/limit";
import { aCustomer, anIssue } from "./customers";
import type { World } from "./database";
import { aDecided, aCast as aDeciding, type Cast as Deciding } from "./decisions";
import { aPerson, aTeam, made } from "./factories";
import { insertInto, someWords } from "./promises";

/** When goodwill is given in these tests. */
export const givenAt = new Date("2026-11-21T12:00:00.000Z");

/** So many hours after `givenAt`. */
export const hoursLater = (count: number) => new Date(givenAt.getTime() + count * 3_600_000);

/** £40 and £100 for the front line, £200 and no bound in ninety days for managers. */
export const someLimits: readonly Limit[] = [
  { role: "frontline", act: "refund", perCaseMinor: 4_000, perCustomerMinor: 10_000 },
  { role: "frontline", act: "gift", perCaseMinor: 1_500, perCustomerMinor: null },
  { role: "manager", act: "refund", perCaseMinor: 20_000, perCustomerMinor: null },
  { role: "manager", act: "gift", perCaseMinor: 5_000, perCustomerMinor: null },
];

/** Who stands around a gift: the front line, a colleague, two managers, the board; a customer with an issue; the limits. */
export async function aGoodwillCast(world: World, limits: readonly Limit[] = someLimits) {
  await world.setNow(givenAt);
  const deciding = await aDeciding(world);
  const team = await aTeam(world, { departmentId: deciding.department.id });
  const inTeam = { departmentId: team.departmentId, teamId: team.id };
  const cast = {
    deciding,
    team: team.id,
    giver: (await aPerson(world, { ...inTeam, name: "Gil Giver" })).id,
    colleague: (await aPerson(world, inTeam)).id,
    manager: (await aPerson(world, { ...inTeam, roles: ["manager"], name: "Mara Manager" })).id,
    otherManager: (await aPerson(world, { roles: ["manager"] })).id,
    board: deciding.chief.id,
    ...(await aCase(world)),
  };
  await someSetLimits(world, cast, limits);
  return cast;
}

export type GoodwillCast = Awaited<ReturnType<typeof aGoodwillCast>>;

/** A customer with an open issue. */
export async function aCase(world: World): Promise<{ customer: string; issue: string }> {
  const customer = (await aCustomer(world, { name: "Margaret Okonkwo" })).id;
  return { customer, issue: (await anIssue(world, { customerId: customer })).id };
}

/** A new set of limits on a decision of its own; gives the decision. */
export async function someSetLimits(
  world: World,
  cast: { deciding: Deciding; board: string },
  limits: readonly Limit[],
): Promise<string> {
  const { decision } = await aDecided(world, cast.deciding);
  await insertInto(world, "limit_versions", {
    id: newId(),
    limits: JSON.stringify(limits),
    decision_id: decision.id,
    set_by: cast.board,
  });
  return decision.id;
}

type Columns = Record<string, string | number | null>;

/** A refund of £40 for the issue, given by the front line, with what a test says otherwise. */
export async function aGift(world: World, cast: GoodwillCast, given: Columns = {}): Promise<string> {
  const id = newId();
  const words_id = given.request_id ? null : await someWords(world, "Two days without heating.");
  await insertInto(world, "goodwills", {
    ...{ id, customer_id: cast.customer, issue_id: cast.issue, act: "refund", amount_minor: 4_000, currency: "GBP" },
    ...{ words_id, given_by: cast.giver, ...given },
  });
  return id;
}

/** A request for £150, put to the manager. */
export async function aRequest(world: World, cast: GoodwillCast, given: Columns = {}): Promise<string> {
  const id = newId();
  await insertInto(world, "goodwill_requests", {
    ...{ id, customer_id: cast.customer, issue_id: cast.issue, act: "refund", amount_minor: 15_000, currency: "GBP" },
    words_id: await someWords(world, "Nine days without heating."),
    ...{ asked_by: cast.giver, approver_id: cast.manager, ...given },
  });
  return id;
}

export async function anAnswerTo(
  world: World,
  cast: GoodwillCast,
  request: string,
  given: Columns = {},
): Promise<void> {
  await insertInto(world, "goodwill_answers", {
    ...{ request_id: request, answer: "approved", by_id: cast.manager, ...given },
    ...(given.answer === "refused" ? { reason_id: await someWords(world, "The visit was refused twice.") } : {}),
  });
}

/** What every table of this part can say of a customer: given, asked, answered, a reaction, an extra mile, a restriction. */
export async function someGoodwill(
  world: World,
  { customerId, said, deciding }: { customerId: string; said: string; deciding: Deciding },
): Promise<void> {
  const { tx } = world;
  const [giver, manager] = [(await aPerson(world)).id, (await aPerson(world, { roles: ["manager"] })).id];
  const decision = await someSetLimits(world, { deciding, board: deciding.chief.id }, someLimits);
  const issue = (await anIssue(world, { customerId })).id;
  const of = { customer_id: customerId, issue_id: issue, act: "refund", currency: "GBP" };
  const [gift, request] = [newId(), newId()];
  const words = () => someWords({ tx }, said);
  await insertInto({ tx }, "goodwills", {
    id: gift,
    ...of,
    amount_minor: 100,
    words_id: await words(),
    given_by: giver,
  });
  await insertInto({ tx }, "goodwill_reactions", {
    id: newId(),
    goodwill_id: gift,
    reaction: "pleased",
    noted_by: giver,
  });
  await insertInto({ tx }, "goodwill_requests", {
    ...{ id: request, ...of, amount_minor: 15_000, words_id: await words(), asked_by: giver, approver_id: manager },
  });
  await insertInto({ tx }, "goodwill_answers", {
    ...{ request_id: request, answer: "refused", by_id: manager, reason_id: await words() },
  });
  await insertInto({ tx }, "extra_miles", {
    ...{ id: newId(), customer_id: customerId, person_id: giver, noted_by: giver, happened_on: "2026-01-05" },
    words_id: await words(),
  });
  await aRestriction(world, { customerId, decisionId: decision, setBy: manager, said });
}

/** A restriction from today on for a month. */
export async function aRestriction(
  world: World,
  given: { customerId: string; decisionId: string; setBy: string; said?: string },
): Promise<string> {
  const id = newId();
  const { said = "No returns without a receipt." } = given;
  const [row] = await world.tx.execute<{ from_on: string; until_on: string }>(
    sql`select d::text as from_on, (d + 30)::text as until_on from (select organisation_day(standpoint_now()) as d) today`,
  );
  await insertInto(world, "restrictions", {
    ...{ id, customer_id: given.customerId, decision_id: given.decisionId, set_by: given.setBy, ...made(row) },
    words_id: await someWords(world, said),
    reason_id: await someWords(world, said),
  });
  return id;
}
