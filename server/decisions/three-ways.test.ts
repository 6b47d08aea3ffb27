import { describe } from "vitest";
import { plainDate } from "../domain/plain-date";
import {
  aBoardReview,
  aDecided,
  aDecision,
  aMove,
  anAnswer,
  anAppointment,
  anOption,
  aPosition,
  aPrediction,
  aProposal,
  aStatement,
  aText,
  aVersion,
} from "../testing/decisions";
import {
  type Broken,
  because,
  heard,
  inSpring,
  letterOf,
  propose,
  refusedBothWays,
  type Scene,
} from "../testing/three-ways";

/** The letter put forward by the owner, with something amiss. */
const writing =
  (given: Record<string, unknown>) =>
  async ({ as, cast }: Scene) =>
    propose((await as("owner")).decisions, letterOf(cast, given));

/** A statement of the draft, recorded with something amiss. */
const stating =
  (given: Parameters<typeof aStatement>[3]) =>
  ({ world, cast, id }: Scene) =>
    aStatement(world, cast, id, given);

/** A statement of the draft with parts of its own, put forward. */
const puttingForward =
  (parts: (it: Scene, part: { decisionId: string; statementId: string }) => Promise<unknown>, given = {}) =>
  async (it: Scene) => {
    const { id: statementId } = await aStatement(it.world, it.cast, it.id, given);
    const part = { decisionId: it.id, statementId };
    await parts(it, part);
    return aMove(it.world, "proposed", { ...part, byId: it.cast.owner.id });
  };

const bothOptions = async ({ world }: Scene, part: { decisionId: string; statementId: string }) => {
  await anOption(world, part);
  await anOption(world, { ...part, isDoNothing: true });
};

/** Deciding through the procedure, with something amiss. */
const deciding =
  (given: Record<string, unknown> = {}, who: "owner" | "decider" = "decider") =>
  async ({ as, id, part, optionId }: Scene) => {
    const decide = { id, statementId: part.statementId, optionId, reviewOn: "2027-02-01", ...given };
    return (await as(who)).decisions.decide(decide);
  };

/** Deciding by SQL, with something amiss. */
const decidingSql =
  (given: Partial<Parameters<typeof aMove>[2]> = {}) =>
  ({ world, decide }: Scene) =>
    aMove(world, "decided", { ...decide, ...given });

const position = async ({ world, cast, part }: Scene) => aPosition(world, cast, part);
const boardSaw = async ({ world, cast, part }: Scene) => aBoardReview(world, cast, part);

const toPropose: Broken[] = [
  {
    what: "a statement, of this decision",
    from: "draft",
    procedure: writing({ title: "", job: "", view: "" }),
    sql: ({ world, id, cast }) => aMove(world, "proposed", { decisionId: id, byId: cast.owner.id }),
    says: /as the customer would, in at least 80/,
    saysSql: /Write the statement first/,
  },
  {
    what: "a statement that is not another decision's",
    from: "draft",
    procedure: async ({ as, world, cast, id }) => {
      const other = await aProposal(world, cast, { deciderId: cast.owner.id });
      const optionId = other.option.id;
      const given = { id, statementId: other.statement.id, optionId, reviewOn: "2027-02-01" };
      return (await as("owner")).decisions.decide(given);
    },
    sql: async ({ world, cast, id }) => {
      const other = await aProposal(world, cast);
      return aMove(world, "proposed", { decisionId: id, statementId: other.statement.id, byId: cast.owner.id });
    },
    says: /has not been proposed yet/,
    saysSql: /not one of this decision/,
  },
  {
    what: "the customer's job",
    from: "draft",
    procedure: writing({ job: "Buy." }),
    sql: stating({ words: { job: "Buy." } }),
    says: /what the customer is trying to do/,
  },
  {
    what: "who comes off worst",
    from: "draft",
    procedure: writing({ worstOff: "" }),
    sql: stating({ words: { worstOff: "" } }),
    says: /who comes off worst/,
  },
  {
    what: "two options, one of them to do nothing",
    from: "draft",
    procedure: writing({ options: [{ title: "Ring first", effect: "A voice before a letter." }] }),
    sql: puttingForward(async ({ world }, part) => {
      await anOption(world, part);
      await aPrediction(world, part);
    }),
    says: /two options, one of them to do nothing/,
  },
  {
    what: "a prediction",
    from: "draft",
    procedure: writing({ predictions: [] }),
    sql: puttingForward(bothOptions),
    says: /at least one prediction/,
  },
  {
    what: "a prediction about a day to come",
    from: "draft",
    procedure: async (it) => {
      const [prediction] = letterOf(it.cast).predictions;
      return writing({ predictions: [{ ...prediction, resolveOn: "2026-11-21" }] })(it);
    },
    sql: puttingForward(async ({ world }, part) => aPrediction(world, { ...part, resolveOn: plainDate("2026-11-21") })),
    says: /about a day to come/,
  },
  {
    what: "who is affected",
    from: "draft",
    procedure: writing({ segments: {} }),
    sql: stating({ segments: [] }),
    says: /which customers are affected/,
  },
  {
    what: "why nobody is affected",
    from: "draft",
    procedure: writing({ affects: "none", segments: {}, noneReason: "Internal." }),
    sql: stating({ affects: "none", segments: [], words: { noneReason: "Internal." } }),
    says: /Argue in at least 40 characters/,
  },
  {
    what: "the evidence it claims",
    from: "draft",
    procedure: writing({ evidenceBasis: "evidence", evidence: [] }),
    sql: puttingForward(
      async (it, part) => {
        await bothOptions(it, part);
        await aPrediction(it.world, part);
      },
      { evidenceBasis: "evidence" },
    ),
    says: /Evidence is claimed/,
  },
  {
    what: "what is not known, where there is no evidence",
    from: "draft",
    procedure: writing({ evidenceGap: "" }),
    sql: stating({ words: { evidenceGap: null } }),
    says: /say what is not known/,
  },
  {
    what: "a department to be told",
    from: "draft",
    procedure: writing({ toldDepartments: [] }),
    sql: stating({ toldDepartments: [] }),
    says: /departments to be told/,
  },
  {
    what: "a decider",
    from: "draft",
    procedure: writing({ deciderId: "" }),
    // @ts-expect-error: the column takes no null, and says so in a sentence.
    sql: stating({ deciderId: null }),
    says: /not a record we know/,
    saysSql: /Name one decider/,
  },
  {
    what: "a decider with the right to decide",
    from: "draft",
    procedure: async (it) => writing({ deciderId: it.cast.chief.id })(it),
    sql: async ({ world, cast, id }) => {
      const deciderId = cast.chief.id;
      const { statement, option } = await aVersion(world, cast, id, { deciderId });
      const part = { decisionId: id, statementId: statement.id };
      await aPosition(world, cast, part);
      return aMove(world, "decided", { ...part, byId: deciderId, optionId: option.id, reviewOn: inSpring });
    },
    says: /does not have the right to decide/,
    saysSql: /needs the right to decide/,
  },
  {
    what: "a step from minus two to two on every axis",
    from: "draft",
    procedure: async (it) => {
      const axes = { ...letterOf(it.cast).axes, money: { step: "-3", note: "dearer" } };
      return writing({ axes })(it);
    },
    sql: stating({ moneyEffect: -3, words: { moneyNote: "dearer", mitigation: because } }),
    says: /choose one/,
    saysSql: /from -2 to 2/,
  },
];

const toDecide: Broken[] = [
  {
    what: "the latest version",
    from: "positioned",
    before: ({ world, cast, id }) => aVersion(world, cast, id, { version: 2 }),
    procedure: deciding(),
    sql: decidingSql(),
    says: /Only the latest version that was put forward/,
  },
  {
    what: "a position on this version: what was said of an older one does not carry over",
    from: "positioned",
    before: async (it) => {
      const { statement, option } = await aVersion(it.world, it.cast, it.id, { version: 2 });
      it.optionId = option.id;
      it.part = { decisionId: it.id, statementId: statement.id };
      it.decide = { ...it.decide, ...it.part, optionId: option.id };
    },
    procedure: deciding(),
    sql: decidingSql(),
    says: /advocate has to take a position on this version/,
  },
  {
    what: "a position at all",
    from: "proposed",
    procedure: deciding(),
    sql: decidingSql(),
    says: /advocate has to take a position/,
  },
  {
    what: "an advocate who is appointed",
    from: "proposed",
    procedure: async ({ as, id, part }) =>
      (await as("chief")).decisions.takePosition({
        ...{ id, statementId: part.statementId, stance: "support", customerInput: heard },
      }),
    sql: ({ world, cast, part }) => aPosition(world, cast, { ...part, advocateId: cast.chief.id }),
    says: /needs the right/,
    saysSql: /Only an appointed customer advocate/,
  },
  {
    what: "an advocate who is not the owner",
    from: "proposed",
    before: async ({ world, cast }) => {
      await world.asOwner();
      const appointedBy = cast.decider.id;
      await anAppointment(world, { personId: cast.owner.id, departmentId: cast.department.id, appointedBy });
      await world.asApp();
    },
    procedure: async ({ as, id, part }) =>
      (await as("owner")).decisions.takePosition({
        ...{ id, statementId: part.statementId, stance: "support", customerInput: heard },
      }),
    sql: ({ world, cast, part }) => aPosition(world, cast, { ...part, advocateId: cast.owner.id }),
    says: /third person, neither owner nor decider/,
  },
  {
    what: "what customers say",
    from: "proposed",
    procedure: async ({ as, id, part }) =>
      (await as("advocate")).decisions.takePosition({
        ...{ id, statementId: part.statementId, stance: "support", customerInput: "Fine." },
      }),
    sql: async ({ world, cast, part }) => {
      const wordsId = await aText(world, JSON.stringify({ customerInput: "Fine." }));
      return aPosition(world, cast, { ...part, wordsId });
    },
    says: /at least 20 characters/,
  },
  {
    what: "a reason for a dissent",
    from: "proposed",
    procedure: async ({ as, id, part }) =>
      (await as("advocate")).decisions.takePosition({
        ...{ id, statementId: part.statementId, stance: "dissent", customerInput: heard, reason: "No." },
      }),
    sql: async ({ world, cast, part }) => {
      const wordsId = await aText(world, JSON.stringify({ customerInput: heard, reason: "No." }));
      return aPosition(world, cast, { ...part, wordsId, stance: "dissent" });
    },
    says: /Say the reason, or the condition/,
  },
  {
    what: "an overrule of a harm, by name and with its reason",
    from: "positioned",
    given: { gate: "harms" },
    before: boardSaw,
    procedure: deciding({ overrule: "We want it." }),
    sql: ({ world, decide }) => aMove(world, "decided", { ...decide, reason: "We want it." }),
    says: /overruled by name: give the reason in at least 40/,
  },
  {
    what: "an overrule of a dissent",
    from: "proposed",
    before: async (it) => {
      await aPosition(it.world, it.cast, { ...it.part, stance: "dissent" });
      await boardSaw(it);
    },
    procedure: deciding(),
    sql: decidingSql(),
    says: /overruled by name/,
  },
  {
    what: "something to overrule",
    from: "positioned",
    procedure: deciding({ overrule: because }),
    sql: ({ world, decide }) => aMove(world, "decided", { ...decide, reason: because }),
    says: /nothing to overrule/,
  },
  {
    what: "a board that did not refer it back",
    from: "positioned",
    given: { door: "one_way" },
    before: ({ world, cast, part }) => aBoardReview(world, cast, { ...part, outcome: "referred_back" }),
    procedure: deciding(),
    sql: decidingSql(),
    says: /board referred it back/,
  },
  {
    what: "its named decider",
    from: "positioned",
    procedure: deciding({}, "owner"),
    sql: async (it) => decidingSql({ byId: it.cast.owner.id })(it),
    says: /Only the named decider decides/,
  },
  {
    what: "one of its own options",
    from: "positioned",
    procedure: async (it) => {
      const other = await aProposal(it.world, it.cast);
      return deciding({ optionId: other.option.id })(it);
    },
    sql: decidingSql({ optionId: null }),
    says: /Choose one of the options/,
  },
  ...["2026-11-21", "2026-11-01", "2027-11-22", "2034-11-21"].map((day) => ({
    what: `a review day within twelve months: not ${day}`,
    from: "positioned" as const,
    procedure: deciding({ reviewOn: day }),
    sql: decidingSql({ reviewOn: plainDate(day) }),
    says: /review day after today and at most twelve months away/,
  })),
  {
    what: "a review day",
    from: "positioned",
    procedure: deciding({ reviewOn: "" }),
    sql: decidingSql({ reviewOn: null }),
    says: /Please give a day/,
    saysSql: /Set a review day/,
  },
  {
    what: "the server's own time: deciding in the past",
    from: "positioned",
    procedure: deciding({ decidedAt: "2020-01-01" }),
    sql: decidingSql({ recordedAt: new Date("2020-01-01") }),
    says: /The server says when it is decided/,
    saysSql: /stamped by the server and cannot be given/,
  },
  {
    what: "a path found by the server",
    from: "positioned",
    procedure: deciding({ heavyReasons: [] }),
    sql: decidingSql({ heavyReasons: [] }),
    says: /found by the server/,
  },
  {
    what: "a decision that is not made yet",
    from: "decided",
    procedure: deciding(),
    sql: decidingSql(),
    says: /has been made already/,
  },
  {
    what: "a draft that was put forward",
    from: "draft",
    procedure: deciding(),
    sql: ({ world, id, cast }) => aMove(world, "decided", { decisionId: id, byId: cast.decider.id }),
    says: /has not been proposed yet/,
    saysSql: /This decision is draft: it cannot be decided now/,
  },
];

const urgent: Broken[] = [
  {
    what: "a review within fourteen days",
    from: "positioned",
    given: { urgent: true },
    procedure: deciding({ reviewOn: "2026-12-06" }),
    sql: decidingSql({ reviewOn: plainDate("2026-12-06") }),
    says: /reviewed within 14 days/,
  },
  {
    what: "the statement: it never comes later",
    from: "draft",
    procedure: writing({ isUrgent: "yes", view: "Later." }),
    sql: stating({ urgent: true, words: { view: "Later." } }),
    says: /as the customer would, in at least 80/,
  },
  {
    what: "an advocate's position",
    from: "proposed",
    given: { urgent: true },
    procedure: deciding({ reviewOn: "2026-12-01" }),
    sql: decidingSql({ reviewOn: plainDate("2026-12-01") }),
    says: /advocate has to take a position/,
  },
];

const toTakeEffect: Broken[] = [
  {
    what: "an answer of every department told",
    from: "decided",
    procedure: async ({ as, id }) => (await as("decider")).decisions.putInEffect({ id }),
    sql: ({ world, id, cast }) => aMove(world, "put_in_effect", { decisionId: id, byId: cast.decider.id }),
    says: /Not every department has answered/,
  },
  {
    what: "that no objection stands",
    from: "decided",
    before: ({ world, cast, id }) => anAnswer(world, cast, { decisionId: id, answer: "objection" }),
    procedure: async ({ as, id }) => (await as("decider")).decisions.putInEffect({ id }),
    sql: ({ world, id, cast }) => aMove(world, "put_in_effect", { decisionId: id, byId: cast.decider.id }),
    says: /An objection stands/,
  },
  {
    what: "its owner or its decider",
    from: "decided",
    before: ({ world, cast, id }) => anAnswer(world, cast, { decisionId: id, answer: "will_act" }),
    procedure: async ({ as, id }) => (await as("advocate")).decisions.putInEffect({ id }),
    sql: ({ world, id, cast }) => aMove(world, "put_in_effect", { decisionId: id, byId: cast.advocate.id }),
    says: /Only the owner or the decider/,
  },
];

const toEnd: Broken[] = [
  {
    what: "the outcome of every prediction, to close",
    from: "reviewed",
    procedure: async ({ as, id }) => (await as("decider")).decisions.close({ id }),
    sql: ({ world, id, cast }) => aMove(world, "closed", { decisionId: id, byId: cast.decider.id }),
    says: /Record what came of every prediction first/,
  },
  {
    what: "a review, to close",
    from: "in effect",
    procedure: async ({ as, id }) => (await as("decider")).decisions.close({ id }),
    sql: ({ world, id, cast }) => aMove(world, "closed", { decisionId: id, byId: cast.decider.id }),
    says: /cannot be closed now/,
  },
  {
    what: "a reviewer who is not the owner",
    from: "in effect",
    procedure: async ({ as, id }) => (await as("owner")).decisions.review({ id, reason: because }),
    sql: ({ world, id, cast }) => aMove(world, "reviewed", { decisionId: id, byId: cast.owner.id, reason: because }),
    says: /owner does not review their own/,
  },
  {
    what: "a reviewer with the right to review",
    from: "in effect",
    procedure: async ({ as, id }) => (await as("chief")).decisions.review({ id, reason: because }),
    sql: ({ world, id, cast }) => aMove(world, "reviewed", { decisionId: id, byId: cast.chief.id, reason: because }),
    says: /needs the right/,
  },
  {
    what: "the right to decide, to reverse",
    from: "in effect",
    procedure: async ({ as, id }) => (await as("advocate")).decisions.reverse({ id, reason: because }),
    sql: ({ world, id, cast }) => aMove(world, "reversed", { decisionId: id, byId: cast.advocate.id, reason: because }),
    says: /needs the right/,
  },
  {
    what: "a reason, to reverse",
    from: "in effect",
    procedure: async ({ as, id }) => (await as("decider")).decisions.reverse({ id, reason: "No." }),
    sql: ({ world, id, cast }) => aMove(world, "reversed", { decisionId: id, byId: cast.decider.id, reason: "No." }),
    says: /at least 20 characters/,
  },
  {
    what: "its named decider, to reject",
    from: "proposed",
    procedure: async ({ as, id }) => (await as("owner")).decisions.reject({ id, reason: because }),
    sql: ({ world, id, cast }) => aMove(world, "rejected", { decisionId: id, byId: cast.owner.id, reason: because }),
    says: /Only the named decider sends it back or rejects it/,
  },
  {
    what: "its named decider, to send it back",
    from: "proposed",
    procedure: async ({ as, id }) => (await as("owner")).decisions.sendBack({ id, reason: because }),
    sql: ({ world, id, cast }) => aMove(world, "sent_back", { decisionId: id, byId: cast.owner.id, reason: because }),
    says: /Only the named decider sends it back or rejects it/,
  },
  {
    what: "its owner or who drafted it, to withdraw",
    from: "proposed",
    procedure: async ({ as, id }) => (await as("advocate")).decisions.withdraw({ id, reason: because }),
    sql: ({ world, id, cast }) =>
      aMove(world, "withdrawn", { decisionId: id, byId: cast.advocate.id, reason: because }),
    says: /Only the owner or who drafted it withdraws it/,
  },
];

const toReplace: Broken[] = [
  {
    what: "a decision that is made, and not replaced by another yet",
    from: "draft",
    before: async (it) => {
      const { world, cast } = it;
      const old = await aDecided(world, cast);
      const replacesId = old.decision.id;
      const [first, second] = [
        await aProposal(world, cast, { replacesId }),
        await aProposal(world, cast, { replacesId }),
      ];
      for (const { decision, statement } of [first, second])
        await aPosition(world, cast, { decisionId: decision.id, statementId: statement.id });
      const part = { decisionId: first.decision.id, statementId: first.statement.id };
      await aMove(world, "decided", { ...part, byId: cast.decider.id, optionId: first.option.id, reviewOn: inSpring });
      becomes(it, second);
    },
    procedure: deciding(),
    sql: decidingSql(),
    says: /does not stand any more, or not yet/,
  },
  {
    what: "a decision that is made at all",
    from: "draft",
    before: async (it) => {
      const { world, cast } = it;
      const old = await aDecision(world, cast);
      becomes(it, await aProposal(world, cast, { replacesId: old.id }));
      await position(it);
    },
    procedure: deciding(),
    sql: decidingSql(),
    says: /does not stand any more, or not yet/,
  },
];

/** From here on the scene is about this decision. */
function becomes(it: Scene, { decision, statement, option }: Awaited<ReturnType<typeof aProposal>>): void {
  it.id = decision.id;
  it.optionId = option.id;
  it.part = { decisionId: decision.id, statementId: statement.id };
  it.decide = { ...it.decide, ...it.part, optionId: option.id };
}

describe("A4: it is not put forward without", () => refusedBothWays(toPropose));
describe("A4 and ruling 13: it is not decided without", () => refusedBothWays(toDecide));
describe("A4: an urgent decision is not made without", () => refusedBothWays(urgent));
describe("A4: it does not take effect without", () => refusedBothWays(toTakeEffect));
describe("A4: it does not end without", () => refusedBothWays(toEnd));
describe("A4: it is not replaced but for", () => refusedBothWays(toReplace));
