import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { plainDate } from "../domain/plain-date";
import {
  aBoardReview,
  aMove,
  anAnswer,
  anAppointment,
  anOption,
  aPosition,
  aPrediction,
  aStatement,
  aText,
} from "../testing/decisions";
import { listProcedures } from "../testing/procedures";
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

/** The letter of a decision that stands, put forward afresh. */
const writingAnew = async ({ as, cast, id }: Scene) => propose((await as("owner")).decisions, letterOf(cast), id, "1");

const run = (statement: (it: Scene) => ReturnType<typeof sql>) => (it: Scene) => it.world.tx.execute(statement(it));

const threeMore = { kind: "feedback", words: "Three more letters came back." };
const stands = /What has been decided stands as it is|stands as it is/;
const denied = /permission denied/;

/** A6, the first row: everything that was decided on. */
const decidedOn: Broken[] = [
  {
    what: "the statement: a new version of it",
    from: "decided",
    procedure: writingAnew,
    sql: ({ world, cast, id }) => aStatement(world, cast, id, { version: 2 }),
    says: stands,
  },
  {
    what: "the draft behind it",
    from: "decided",
    procedure: async ({ as, id }) =>
      (await as("owner")).decisions.save({ id, revision: 1, content: { title: "Write" } }),
    sql: run(
      ({ id }) => sql`update decision_drafts set content = '{"title":"Write"}', revision = 2 where decision_id = ${id}`,
    ),
    says: stands,
  },
  {
    what: "the options: one more",
    from: "decided",
    procedure: writingAnew,
    sql: ({ world, part }) => anOption(world, { ...part, position: 3 }),
    says: stands,
  },
  {
    what: "the predictions: one more",
    from: "decided",
    procedure: writingAnew,
    sql: ({ world, part }) => aPrediction(world, part),
    says: stands,
  },
  ...(
    [
      ["the title", ({ part }) => sql`update statements set words_id = words_id where id = ${part.statementId}`],
      [
        "the owner",
        ({ part, cast }) => sql`update statements set owner_id = ${cast.chief.id} where id = ${part.statementId}`,
      ],
      [
        "the decider",
        ({ part, cast }) => sql`update statements set decider_id = ${cast.owner.id} where id = ${part.statementId}`,
      ],
      ["the axes", ({ part }) => sql`update statements set money_effect = 2 where id = ${part.statementId}`],
      [
        "the segments",
        ({ part }) => sql`update statement_segments set affected_count = 1 where statement_id = ${part.statementId}`,
      ],
      ["the option chosen", ({ id }) => sql`update decision_moves set option_id = null where decision_id = ${id}`],
      [
        "the predictions",
        ({ part }) => sql`update predictions set probability = 0.5 where statement_id = ${part.statementId}`,
      ],
      [
        "the day it was decided",
        ({ id }) => sql`update decision_moves set recorded_at = '2020-01-01' where decision_id = ${id}`,
      ],
      ["the review day", ({ id }) => sql`update decision_moves set review_on = '2034-11-21' where decision_id = ${id}`],
    ] as [string, (it: Scene) => ReturnType<typeof sql>][]
  ).map(([what, change]) => ({
    ...{ what, from: "decided" as const, procedure: writingAnew, sql: run(change), says: stands, saysSql: denied },
  })),
  {
    what: "the reason of an overrule",
    from: "positioned",
    given: { gate: "harms" },
    before: async ({ world, cast, part, decide }) => {
      await aBoardReview(world, cast, part);
      await aMove(world, "decided", { ...decide, reason: because });
    },
    procedure: async ({ as, id, part, optionId }) =>
      (await as("decider")).decisions.decide({
        ...{ id, statementId: part.statementId, optionId, reviewOn: "2027-02-01", overrule: `${because} Or not.` },
      }),
    sql: run(({ id }) => sql`update decision_moves set reason_id = null, reason_hash = null where decision_id = ${id}`),
    says: /has been made already/,
    saysSql: denied,
  },
  {
    what: "the words of an overrule",
    from: "positioned",
    given: { gate: "harms" },
    before: async ({ world, cast, part, decide }) => {
      await aBoardReview(world, cast, part);
      await aMove(world, "decided", { ...decide, reason: because });
    },
    procedure: writingAnew,
    sql: run(
      ({ id }) => sql`update texts set body = 'Nothing stood against it.' where id = (
        select reason_id from decision_moves where decision_id = ${id} and kind = 'decided')`,
    ),
    says: stands,
    saysSql: denied,
  },
];

const afterwards: Broken[] = [
  {
    what: "the review put off",
    from: "in effect",
    procedure: async ({ as, id }) => (await as("decider")).decisions.bringReviewForward({ id, reviewOn: "2027-02-02" }),
    sql: ({ world, id, cast }) =>
      aMove(world, "review_moved", { decisionId: id, byId: cast.decider.id, reviewOn: plainDate("2027-02-02") }),
    says: /only be brought forward/,
  },
  {
    what: "the review put into the past",
    from: "in effect",
    procedure: async ({ as, id }) => (await as("decider")).decisions.bringReviewForward({ id, reviewOn: "2026-11-20" }),
    sql: ({ world, id, cast }) =>
      aMove(world, "review_moved", { decisionId: id, byId: cast.decider.id, reviewOn: plainDate("2026-11-20") }),
    says: /only be brought forward/,
  },
  {
    what: "evidence that passes for earlier than it is",
    from: "decided",
    procedure: async ({ as, id }) =>
      (await as("owner")).decisions.addEvidence({ id, evidence: [{ ...threeMore, afterDecision: false }] }),
    sql: async ({ world, cast, part }) => {
      const wordsId = await aText(world, "Three more letters came back.");
      return world.tx.execute(sql`insert into statement_evidence
        (id, decision_id, statement_id, kind, words_id, by_id, after_decision)
        values (${newId()}, ${part.decisionId}, ${part.statementId}, 'feedback', ${wordsId}, ${cast.owner.id}, false)`);
    },
    says: /The server says whether it came after the decision/,
    saysSql: /found by the server and cannot be given|permission denied/,
  },
  {
    what: "an advocate's support, late",
    from: "decided",
    procedure: async ({ as, id, part }) =>
      (await as("advocate")).decisions.takePosition({
        ...{ id, statementId: part.statementId, stance: "support", customerInput: heard },
      }),
    sql: ({ world, cast, part }) => aPosition(world, cast, part),
    says: /only a late dissent can be added/,
  },
  {
    what: "a notice taken away",
    from: "decided",
    procedure: async ({ as, id, cast }) =>
      (await as("decider")).decisions.notify({ id, departmentId: cast.service.id, answerDays: "30" }),
    sql: run(({ id }) => sql`delete from notices where decision_id = ${id}`),
    says: /told already/,
    saysSql: denied,
  },
  {
    what: "more time to answer a notice",
    from: "decided",
    procedure: async ({ as, id, cast }) =>
      (await as("decider")).decisions.notify({ id, departmentId: cast.service.id, answerDays: "90" }),
    sql: run(({ id }) => sql`update notices set answer_by = '2030-01-01' where decision_id = ${id}`),
    says: /told already/,
    saysSql: denied,
  },
  {
    what: "a note of a typing error on what can still be edited",
    from: "proposed",
    procedure: async ({ as, id }) =>
      (await as("owner")).decisions.correct({ id, field: "title", before: "Rign first", after: "Ring first" }),
    sql: async ({ world, cast, id }) => {
      const wordsId = await aText(world, JSON.stringify({ before: "Rign first", after: "Ring first" }));
      return world.tx.execute(sql`insert into decision_corrections (id, decision_id, field, by_id, words_id)
        values (${newId()}, ${id}, 'title', ${cast.owner.id}, ${wordsId})`);
    },
    says: /not decided yet can simply be edited/,
  },
  {
    what: "a correction that does not say what stood there",
    from: "decided",
    procedure: async ({ as, id }) =>
      (await as("owner")).decisions.correct({ id, field: "title", before: "", after: "Ring first" }),
    sql: async ({ world, cast, id }) => {
      const wordsId = await aText(world, JSON.stringify({ before: "", after: "Ring first" }));
      return world.tx.execute(sql`insert into decision_corrections (id, decision_id, field, by_id, words_id)
        values (${newId()}, ${id}, 'title', ${cast.owner.id}, ${wordsId})`);
    },
    says: /fill this in/,
    saysSql: /what stood there and what was meant/,
  },
  {
    what: "the outcome of a prediction before its day",
    from: "in effect",
    procedure: async ({ as, predictionId }) =>
      (await as("decider")).decisions.recordOutcome({ predictionId, actual: "2.1" }),
    sql: run(
      ({ id, predictionId, cast }) => sql`insert into prediction_outcomes (prediction_id, decision_id, actual, by_id)
        values (${predictionId}, ${id}, 2.1, ${cast.decider.id})`,
    ),
    says: /has not come yet/,
  },
  {
    what: "parts of a version that was put forward",
    from: "proposed",
    procedure: async ({ as, id }) => (await as("owner")).decisions.addEvidence({ id, evidence: [threeMore] }),
    sql: ({ world, part }) => anOption(world, { ...part, position: 3 }),
    says: /put forward and stands as it is/,
  },
];

const putInEffectAgain: Broken[] = [
  {
    what: "the effect, once it is recorded: a late notice does not take it back, nor is it recorded twice",
    from: "in effect",
    before: async ({ as, id, cast }) =>
      (await as("decider")).decisions.notify({ id, departmentId: cast.department.id, answerDays: "7" }),
    procedure: async ({ as, id }) => (await as("decider")).decisions.putInEffect({ id }),
    sql: ({ world, id, cast }) => aMove(world, "put_in_effect", { decisionId: id, byId: cast.decider.id }),
    says: /This decision is in.effect: it cannot be put in effect now/,
  },
];

const board: Broken[] = [
  {
    what: "somebody who is not of the board",
    from: "proposed",
    procedure: async ({ as, id }) => (await as("advocate")).decisions.minuteBoard(minutes(id)),
    sql: ({ world, cast, part }) => aBoardReview(world, cast, { ...part, minutedBy: cast.advocate.id }),
    says: /needs the right/,
    saysSql: /The board minutes its own challenge/,
  },
  {
    what: "words that challenge nothing",
    from: "proposed",
    procedure: async ({ as, id }) => (await as("chief")).decisions.minuteBoard({ ...minutes(id), challenge: "Noted." }),
    sql: async ({ world, cast, part }) => aBoardReview(world, cast, { ...part, wordsId: await aText(world, "Noted.") }),
    says: /at least 20 characters/,
  },
  {
    what: "a meeting that has not been held",
    from: "proposed",
    procedure: async ({ as, id }) =>
      (await as("chief")).decisions.minuteBoard({ ...minutes(id), meetingOn: "2026-11-22" }),
    sql: ({ world, cast, part }) => aBoardReview(world, cast, { ...part, meetingOn: plainDate("2026-11-22") }),
    says: /has not been held yet/,
  },
  {
    what: "a meeting before it was put forward",
    from: "proposed",
    procedure: async ({ as, id }) =>
      (await as("chief")).decisions.minuteBoard({ ...minutes(id), meetingOn: "2026-11-20" }),
    sql: ({ world, cast, part }) => aBoardReview(world, cast, { ...part, meetingOn: plainDate("2026-11-20") }),
    says: /before it was put forward/,
  },
  {
    what: "a draft",
    from: "draft",
    procedure: async ({ as, id }) => (await as("chief")).decisions.minuteBoard(minutes(id)),
    sql: async ({ world, cast, id }) => {
      const { id: statementId } = await aStatement(world, cast, id);
      return aBoardReview(world, cast, { decisionId: id, statementId });
    },
    says: /has not been proposed yet/,
    saysSql: /proposed, decided or reviewed/,
  },
  {
    what: "a new review day before the review",
    from: "in effect",
    procedure: async ({ as, id }) =>
      (await as("chief")).decisions.minuteBoard({ ...minutes(id), reviewOn: "2027-05-01" }),
    sql: ({ world, cast, part }) => aBoardReview(world, cast, { ...part, reviewOn: plainDate("2027-05-01") }),
    says: /minuted after the review/,
  },
  {
    what: "a new review day in eight years",
    from: "reviewed",
    procedure: async ({ as, id }) =>
      (await as("chief")).decisions.minuteBoard({ ...minutes(id), reviewOn: "2034-11-21" }),
    sql: ({ world, cast, part }) => aBoardReview(world, cast, { ...part, reviewOn: plainDate("2034-11-21") }),
    says: /at most twelve months away/,
  },
];

const minutes = (id: string) => ({
  ...{ id, meetingOn: "2026-11-21", outcome: "supported" as const },
  challenge: "Asked who rings at night; answered that nobody does.",
});

const ruling16: Broken[] = [
  {
    what: "an answer for another department",
    from: "decided",
    procedure: async ({ as, notice }) =>
      (await as("owner")).decisions.acknowledge({ noticeId: await notice(), answer: "no_effect_here" }),
    sql: ({ world, cast, id }) =>
      anAnswer(world, cast, { decisionId: id, answer: "no_effect_here", byId: cast.owner.id }),
    says: /somebody of the department that got it/,
  },
  {
    what: "an objection without what it objects to",
    from: "decided",
    procedure: async ({ as, notice }) =>
      (await as("advocate")).decisions.acknowledge({ noticeId: await notice(), answer: "objection" }),
    sql: ({ world, cast, id }) => anAnswer(world, cast, { decisionId: id, answer: "objection", noteId: null }),
    says: /what it objects to/,
  },
  {
    what: "going on after a review without a day the board has minuted",
    from: "reviewed",
    procedure: async ({ as, id }) => (await as("decider")).decisions.continue({ id }),
    sql: ({ world, cast, id }) =>
      aMove(world, "continued", { decisionId: id, byId: cast.decider.id, reviewOn: inSpring }),
    says: /board minutes a new review day after the review/,
  },
  {
    what: "going on until a day other than the minuted one",
    from: "reviewed",
    procedure: async ({ as, id }) => (await as("decider")).decisions.continue({ id }),
    sql: async ({ world, cast, id, part }) => {
      const minuted = await aBoardReview(world, cast, { ...part, reviewOn: plainDate("2027-05-01") });
      return aMove(world, "continued", {
        ...{ decisionId: id, byId: cast.decider.id, boardReviewId: minuted.id, reviewOn: plainDate("2027-06-01") },
      });
    },
    says: /board minutes a new review day after the review/,
  },
  {
    what: "an appointment from a day that is past",
    from: "proposed",
    procedure: async ({ as, cast }) =>
      (await as("decider")).people.appointAdvocate({ personId: cast.owner.id, fromOn: "2026-11-20", untilOn: "" }),
    sql: ({ world, cast }) =>
      anAppointment(world, {
        ...{ personId: cast.owner.id, departmentId: cast.department.id, appointedBy: cast.decider.id },
        fromOn: plainDate("2026-11-20"),
      }),
    says: /past|earlier than today|today or later/i,
  },
  {
    what: "an appointment of oneself",
    from: "proposed",
    procedure: async ({ as, cast }) =>
      (await as("decider")).people.appointAdvocate({ personId: cast.decider.id, fromOn: "2026-11-21", untilOn: "" }),
    sql: ({ world, cast }) =>
      anAppointment(world, {
        ...{ personId: cast.decider.id, departmentId: cast.department.id, appointedBy: cast.decider.id },
      }),
    says: /Somebody else has to do this for you/,
    saysSql: /not_by_oneself/,
  },
];

const ruling17: Broken[] = [
  {
    what: "comparators chosen by somebody",
    from: "proposed",
    procedure: async ({ as, cast, id }) =>
      propose((await as("owner")).decisions, letterOf(cast, { comparators: [id], sample: [id] })),
    sql: run(({ part }) => sql`update statement_reach set comparators = '{}' where statement_id = ${part.statementId}`),
    says: /counted and drawn by the server/,
    saysSql: denied,
  },
  {
    what: "comparators drawn a second time",
    from: "decided",
    procedure: writingAnew,
    sql: run(
      ({ part }) => sql`insert into statement_reach (statement_id, decision_id, as_of, affected_count, all_count,
        value_minor, all_value_minor, heavy_share, sample, comparators, recorded_at)
        values (${part.statementId}, ${part.decisionId}, '2026-11-21', 1, 1, 0, 0, 1, '{}', '{}', now())`,
    ),
    says: stands,
    saysSql: denied,
  },
  {
    what: "a count that is typed",
    from: "draft",
    procedure: async ({ as, cast }) => propose((await as("owner")).decisions, letterOf(cast, { affectedCount: "1" })),
    sql: run(
      ({ id }) => sql`insert into statement_segments (id, decision_id, statement_id, segment, effect, as_of,
        affected_count, all_count, ten_years_count, value_minor, recorded_at)
        values (${newId()}, ${id}, ${id}, 'all', 'better', '2026-11-21', 1, 1, 0, 0, now())`,
    ),
    says: /counted and drawn by the server/,
    saysSql: denied,
  },
];

describe("A6: after deciding nothing changes of", () => refusedBothWays(decidedOn));
describe("A6: refused is", () => refusedBothWays(afterwards));
describe("ruling 12: it stays,", () => refusedBothWays(putInEffectAgain));
describe("the board does not minute", () => refusedBothWays(board));
describe("ruling 16: refused is", () => refusedBothWays(ruling16));
describe("ruling 17: refused are", () => refusedBothWays(ruling17));

test("A6: nothing about a decision is deleted: no procedure is there for it", () => {
  const named = listProcedures().filter(({ path }) => /^decisions\..*(delete|remove|drop|purge)/i.test(path));
  expect(named).toEqual([]);
});
