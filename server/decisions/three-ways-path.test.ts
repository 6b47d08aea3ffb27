import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { inTransaction, type World } from "../testing/database";
import { aBoardReview, aCast, aMove, aPosition, aProposal, aVersion, type Cast } from "../testing/decisions";
import { type Broken, because, inSpring, letterOf, propose, refusedBothWays, type Scene } from "../testing/three-ways";

const much = {
  ...{ timeEffect: -2, worryEffect: -2, effortEffect: -2, moneyEffect: -2 },
  words: {
    ...{ timeNote: "slower", worryNote: "more", effortNote: "more", moneyNote: "dearer" },
    mitigation: "Everybody gets a call beforehand.",
  },
};
const worse = (axis: "time" | "worry" | "effort" | "money") => ({
  [`${axis}Effect`]: -1,
  words: { [`${axis}Note`]: "a little worse", mitigation: "Everybody gets a call beforehand." },
});

/** Ruling 14: everything that makes a path heavy. */
const triggers: [string, string, Broken["given"], ((it: Scene) => Promise<unknown>)?][] = [
  ["a one-way door", "one_way", { door: "one_way" }],
  ["a harm", "harms", { gate: "harms" }],
  ["every axis at minus two", "worse_axis", much],
  ["time worse by one", "worse_axis", worse("time")],
  ["worry worse by one", "worse_axis", worse("worry")],
  ["effort worse by one", "worse_axis", worse("effort")],
  ["money worse by one", "worse_axis", worse("money")],
  ["more customers than the setting", "share", { segments: [{ segment: "all", effect: "mixed" }] }],
  ["a dissent", "dissent", {}, ({ world, cast, part }) => aPosition(world, cast, { ...part, stance: "dissent" })],
  [
    "a referral by the chief customer officer",
    "referred",
    {},
    ({ world, cast, id }) => aMove(world, "referred", { decisionId: id, byId: cast.chief.id, reason: because }),
  ],
];

/** Whether something has to be overruled besides. */
const overruled = (reason: string) => ["harms", "dissent"].includes(reason);

const withoutTheBoard: Broken[] = triggers.map(([what, reason, given = {}, before]) => ({
  what,
  from: "positioned",
  given,
  ...(before ? { before } : {}),
  procedure: async ({ as, id, part, optionId }) => {
    const overrule = overruled(reason) ? because : "";
    const decide = { id, statementId: part.statementId, optionId, reviewOn: "2027-02-01", overrule };
    return (await as("decider")).decisions.decide(decide);
  },
  sql: ({ world, decide }) => aMove(world, "decided", { ...decide, ...(overruled(reason) ? { reason: because } : {}) }),
  says: /On the heavy path the board looks at it first/,
}));

const byTheOwner: Broken[] = triggers
  .filter(([, , , before]) => before === undefined)
  .map(([what, reason, given = {}]) => ({
    what,
    from: "draft",
    before: async (it) => {
      const { world, cast, id } = it;
      const { statement, option } = await aVersion(world, cast, id, { ...given, deciderId: cast.owner.id });
      it.part = { decisionId: id, statementId: statement.id };
      it.optionId = option.id;
      await aPosition(world, cast, it.part);
      await aBoardReview(world, cast, it.part);
    },
    procedure: async ({ as, id, part, optionId }) => {
      const overrule = overruled(reason) ? because : "";
      const decide = { id, statementId: part.statementId, optionId, reviewOn: "2027-02-01", overrule };
      return (await as("owner")).decisions.decide(decide);
    },
    sql: ({ world, cast, part, optionId }) =>
      aMove(world, "decided", {
        ...{ ...part, optionId, byId: cast.owner.id, reviewOn: inSpring },
        ...(overruled(reason) ? { reason: because } : {}),
      }),
    says: /On the heavy path the decider is somebody other than the owner/,
  }));

const referring: Broken[] = [
  {
    what: "by anybody else",
    from: "proposed",
    procedure: async ({ as, id }) => (await as("owner")).decisions.refer({ id, reason: because }),
    sql: ({ world, id, cast }) => aMove(world, "referred", { decisionId: id, byId: cast.owner.id, reason: because }),
    says: /needs the right/,
    saysSql: /Only the chief customer officer refers/,
  },
  {
    what: "without a reason",
    from: "proposed",
    procedure: async ({ as, id }) => (await as("chief")).decisions.refer({ id, reason: "Hm." }),
    sql: ({ world, id, cast }) => aMove(world, "referred", { decisionId: id, byId: cast.chief.id, reason: "Hm." }),
    says: /at least 20 characters/,
  },
  {
    what: "what has been decided",
    from: "decided",
    procedure: async ({ as, id }) => (await as("chief")).decisions.refer({ id, reason: because }),
    sql: ({ world, id, cast }) => aMove(world, "referred", { decisionId: id, byId: cast.chief.id, reason: because }),
    says: /This decision is decided: it cannot be referred/,
  },
];

const axisNotes: Broken[] = (["time", "worry", "effort", "money"] as const).map((axis) => ({
  what: `a change in ${axis} without a note`,
  from: "draft",
  procedure: async ({ as, cast }) => {
    const axes = { ...letterOf(cast).axes, [axis]: { step: "1", note: "" } };
    return propose((await as("owner")).decisions, letterOf(cast, { axes }));
  },
  sql: ({ world, cast, id }) => aVersion(world, cast, id, { [`${axis}Effect`]: 1 }),
  says: /Every change in time, worry, effort or money needs a note/,
}));

describe("ruling 14: it is not decided without the board, for", () => refusedBothWays(withoutTheBoard));
describe("ruling 13: the owner does not decide on the heavy path, for", () => refusedBothWays(byTheOwner));
describe("ruling 14: it is not referred", () => refusedBothWays(referring));
describe("ruling 15: refused is", () => refusedBothWays(axisNotes));

describe("ruling 14, by value", () => {
  const inWorld = (act: (world: World, cast: Cast) => Promise<void>) =>
    inTransaction(async (world) => {
      await world.setNow(new Date("2026-11-21T12:00:00Z"));
      await act(world, await aCast(world));
    });

  test("what the customers it touches have bought makes it heavy, by the limit of its day", () =>
    inWorld(async (world, cast) => {
      const [customer] = await world.tx.execute<{ id: string }>(sql`select customer_id as id from issues limit 1`);
      await world.tx.execute(sql`insert into purchases (id, customer_id, bought_on, order_ref, amount_minor, currency)
        values (gen_random_uuid(), ${customer?.id ?? ""}, '2026-11-01', 'A-1', 500000, (select currency from organisation))`);
      await world.tx.execute(sql`update organisation set heavy_value_minor = 499999`);
      await world.asApp();
      const { decision, statement, option } = await aProposal(world, cast);
      const part = { decisionId: decision.id, statementId: statement.id };
      await aPosition(world, cast, part);
      await world.tx.execute(sql`update organisation set heavy_value_minor = 900000000`);
      const given = { ...part, byId: cast.decider.id, optionId: option.id, reviewOn: inSpring };
      await world.refused(() => aMove(world, "decided", given), /the board looks at it first/);
      await aBoardReview(world, cast, part);
      expect((await aMove(world, "decided", given)).heavyReasons).toEqual(["value"]);
    }));
});
