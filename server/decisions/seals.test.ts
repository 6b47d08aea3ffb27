import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { boardReviews, decisionMoves, notices, positions, predictionOutcomes } from "@/db/schema";
import { plainDate } from "../domain/plain-date";
import { saidLength } from "../domain/said-length";
import { inTransaction, type World } from "../testing/database";
import {
  aBoardReview,
  aCast,
  aDecided,
  aDecision,
  aMove,
  anAnswer,
  anAppointment,
  anEffect,
  anOption,
  aPosition,
  aPrediction,
  aProposal,
  aStatement,
  aText,
  aVersion,
  type Cast,
  letterWords,
  problemsOf,
  stateNow,
} from "../testing/decisions";
import { aPerson } from "../testing/factories";

const noon = new Date("2026-11-21T12:00:00Z");
const inSpring = plainDate("2027-02-01");
const because = "Four hours needs a night shift we do not have; the twelve are made whole within the limit.";

/** A world in which the application's own login acts, after the cast has been set up. */
function asTheApp(act: (world: World, cast: Cast) => Promise<void>): Promise<void> {
  return inTransaction(async (world) => {
    await world.setNow(noon);
    const cast = await aCast(world);
    await world.asApp();
    await act(world, cast);
  });
}

async function later(world: World, day: string): Promise<void> {
  await world.asOwner();
  await world.setNow(new Date(`${day}T12:00:00Z`));
  await world.asApp();
}

/** Deciding as asked is refused with this sentence. */
async function decisionRefused(world: World, given: Parameters<typeof aMove>[2], sentence: RegExp): Promise<void> {
  await world.refused(() => aMove(world, "decided", given), sentence);
}

const partOf = ({ decision, statement }: { decision: { id: string }; statement: { id: string } }) => ({
  decisionId: decision.id,
  statementId: statement.id,
});

describe("a statement is complete or refused", () => {
  const lacking: [string, Parameters<typeof aStatement>[3], RegExp][] = [
    ["a title", { words: { title: "Ring" } }, /at least 8 characters/],
    ["the customer's view", { words: { view: "It is better." } }, /as the customer would, in at least 80/],
    ["the customer's job", { words: { job: "Buy" } }, /trying to do, in at least 20/],
    ["who comes off worst", { words: { worstOff: "" } }, /who comes off worst/],
    ["a note on a changed axis", { worryEffect: 1 }, /needs a note/],
    [
      "mitigation of a worse axis",
      { moneyEffect: -1, words: { moneyNote: "Twelve a year lose money." } },
      /makes it easier for those who come off worse/,
    ],
    ["an argued none", { affects: "none", segments: [], words: { noneReason: "Internal." } }, /Argue in at least 40/],
    ["a segment", { segments: [] }, /Say which customers are affected/],
    ["the admitted gap", { words: { evidenceGap: null } }, /say what is not known/],
    ["the day customers will have been told", { toldByOn: null }, /by when customers will have been told/],
    ["departments to tell", { toldDepartments: [] }, /departments to be told/],
    ["what it does for the organisation", { words: { businessEffect: " " } }, /for the organisation/],
    ["a department that exists", { toldDepartments: [newId()] }, /no such department/],
    ["its place in the count of versions", { version: 2 }, /counted without a gap/],
  ];

  test.each(lacking)("without %s", (_, given, sentence) =>
    asTheApp(async (world, cast) => {
      const decision = await aDecision(world, cast);
      await world.refused(() => aStatement(world, cast, decision.id, given), sentence);
    }),
  );

  test("who is affected is counted and drawn by the database, and the app can add nobody", () =>
    asTheApp(async (world, cast) => {
      const { statement, decision } = await aProposal(world, cast);
      // Ruling 32: nobody may read who was drawn but the owner's login.
      await world.asOwner();
      const [reach] = await world.tx.execute<Record<string, number>>(sql`
        select affected_count, all_count, cardinality(sample) as sample, cardinality(comparators) as comparators,
          cardinality(array(select unnest(sample) intersect select unnest(comparators))) as shared
        from statement_reach where statement_id = ${statement.id}`);
      expect(reach).toMatchObject({ affected_count: 10, all_count: 200, sample: 10, comparators: 10, shared: 0 });
      await world.asApp();
      await world.refused(
        (tx) =>
          tx.execute(sql`insert into statement_segments (id, decision_id, statement_id, segment, effect, as_of,
            affected_count, all_count, ten_years_count, value_minor, recorded_at)
            values (${newId()}, ${decision.id}, ${statement.id}, 'all', 'better', '2026-11-21', 1, 1, 0, 0, now())`),
        /permission denied/,
      );
      await world.refused((tx) => tx.execute(sql`update statement_reach set comparators = '{}'`), /permission denied/);
    }));

  test("a version that was put forward is frozen with its parts", () =>
    asTheApp(async (world, cast) => {
      const proposal = await aProposal(world, cast);
      await world.refused(() => anOption(world, { ...partOf(proposal), position: 2 }), /stands as it is/);
      await world.refused(() => aPrediction(world, partOf(proposal)), /stands as it is/);
      await world.refused(
        () => aMove(world, "proposed", { ...partOf(proposal), byId: cast.owner.id }),
        /put forward already/,
      );
    }));

  test("is not put forward without options, a prediction, and the evidence it claims", () =>
    asTheApp(async (world, cast) => {
      const decision = await aDecision(world, cast);
      const statement = await aStatement(world, cast, decision.id, { evidenceBasis: "evidence" });
      const part = { decisionId: decision.id, statementId: statement.id };
      await anOption(world, part);
      await world.refused(
        () => aMove(world, "proposed", { ...part, byId: cast.owner.id }),
        /two options.*prediction.*Evidence is claimed/,
      );
    }));

  test("a prediction is about a day to come, with a probability that could turn out wrong", () =>
    asTheApp(async (world, cast) => {
      const decision = await aDecision(world, cast);
      const statement = await aStatement(world, cast, decision.id);
      const part = { decisionId: decision.id, statementId: statement.id };
      await world.refused(
        () => aPrediction(world, { ...part, resolveOn: plainDate("2026-11-21") }),
        /about a day to come/,
      );
      await world.refused(() => aPrediction(world, { ...part, probability: 1 }), /predictions_probability/);
    }));
});

describe("a position is refused", () => {
  test("from the owner, the decider, and anybody who is not appointed", () =>
    asTheApp(async (world, cast) => {
      const proposal = await aProposal(world, cast);
      const part = partOf(proposal);
      await world.refused(() => aPosition(world, cast, { ...part, advocateId: cast.chief.id }), /Only an appointed/);
      for (const { id } of [cast.owner, cast.decider]) {
        await world.asOwner();
        await anAppointment(world, {
          personId: id,
          departmentId: cast.service.id,
          appointedBy: cast.chief.id,
          fromOn: plainDate("2026-11-21"),
        });
        await world.asApp();
        await world.refused(() => aPosition(world, cast, { ...part, advocateId: id }), /third person/);
      }
    }));

  test("under an appointment by oneself, back-dated, or not begun", () =>
    asTheApp(async (world, cast) => {
      await world.asOwner();
      const appoint = (given: { appointedBy?: string; fromOn?: string }) => () =>
        anAppointment(world, {
          personId: cast.chief.id,
          departmentId: cast.service.id,
          appointedBy: given.appointedBy ?? cast.decider.id,
          fromOn: plainDate(given.fromOn ?? "2026-11-21"),
        });
      await world.refused(appoint({ appointedBy: cast.chief.id }), /not_by_oneself/);
      await world.refused(appoint({ fromOn: "2026-11-20" }), /cannot begin in the past/);
      await appoint({ fromOn: "2026-11-22" })();
      await world.asApp();
      const part = partOf(await aProposal(world, cast));
      await world.refused(() => aPosition(world, cast, { ...part, advocateId: cast.chief.id }), /Only an appointed/);
    }));

  test("on an older version, without a reason for dissent, or with words too few", () =>
    asTheApp(async (world, cast) => {
      const first = await aProposal(world, cast);
      await aVersion(world, cast, first.decision.id, { version: 2 });
      await world.refused(() => aPosition(world, cast, partOf(first)), /latest version/);
      const part = partOf(await aProposal(world, cast));
      const wordsId = await aText(world, JSON.stringify({ customerInput: "They say so." }));
      await world.refused(
        () => aPosition(world, cast, { ...part, wordsId, stance: "dissent" }),
        /what customers say.*reason/,
      );
    }));

  test("an appointment is frozen once a decision relied on it", () =>
    asTheApp(async (world, cast) => {
      await aPosition(world, cast, partOf(await aProposal(world, cast)));
      const end = (day: string) => (tx: World["tx"]) =>
        tx.execute(sql`update appointments set until_on = ${day} where id = ${cast.appointment.id}`);
      await world.refused(end("2026-11-21"), /relied on this appointment/);
      await world.asOwner();
      await world.refused(
        (tx) => tx.execute(sql`update appointments set from_on = '2020-01-01' where id = ${cast.appointment.id}`),
        /stands as it was made|relied on/,
      );
      await end("2026-11-22")(world.tx);
    }));
});

describe("deciding is refused", () => {
  test("without a position, from somebody else, without an option, and with a review day out of bounds", () =>
    asTheApp(async (world, cast) => {
      const proposal = await aProposal(world, cast);
      const given = { ...partOf(proposal), byId: cast.decider.id, optionId: proposal.option.id, reviewOn: inSpring };
      await decisionRefused(world, given, /advocate has to take a position/);
      await aPosition(world, cast, partOf(proposal));
      await decisionRefused(world, { ...given, byId: cast.owner.id }, /named decider/);
      await decisionRefused(world, { ...given, optionId: null }, /Choose one of the options/);
      for (const day of ["2026-11-21", "2026-11-01", "2027-11-22", "2034-11-21"])
        await decisionRefused(world, { ...given, reviewOn: plainDate(day) }, /at most twelve months away/);
      await decisionRefused(world, { ...given, reviewOn: null }, /Set a review day/);
      await decisionRefused(world, { ...given, reason: because }, /nothing to overrule/);
      await decisionRefused(world, { ...given, recordedAt: new Date("2020-01-01") }, /stamped by the server/);
      await decisionRefused(world, { ...given, heavyReasons: [] }, /cannot be given/);
      await aMove(world, "decided", given);
      await decisionRefused(world, given, /made already/);
    }));

  test("on an older version, and a new version needs new positions", () =>
    asTheApp(async (world, cast) => {
      const first = await aProposal(world, cast);
      await aPosition(world, cast, partOf(first));
      const second = await aVersion(world, cast, first.decision.id, { version: 2 });
      const given = { byId: cast.decider.id, reviewOn: inSpring };
      await decisionRefused(
        world,
        { ...given, ...partOf(first), optionId: first.option.id },
        /Only the latest version/,
      );
      await decisionRefused(
        world,
        { ...given, decisionId: first.decision.id, statementId: second.statement.id, optionId: second.option.id },
        /advocate has to take a position/,
      );
    }));

  test("when dissent or harm is not overruled by name", () =>
    asTheApp(async (world, cast) => {
      const proposal = await aProposal(world, cast, { gate: "harms" });
      const part = partOf(proposal);
      await aPosition(world, cast, { ...part, stance: "dissent" });
      await aBoardReview(world, cast, part);
      const given = { ...part, byId: cast.decider.id, optionId: proposal.option.id, reviewOn: inSpring };
      await decisionRefused(world, given, /overruled by name/);
      await decisionRefused(world, { ...given, reason: "We decided so." }, /at least 40 characters/);
      const decided = await aMove(world, "decided", { ...given, reason: because });
      expect(decided.heavyReasons).toEqual(["harms", "dissent"]);
      for (const change of [sql`reason_id = null`, sql`by_id = ${cast.owner.id}`])
        await world.refused((tx) => tx.execute(sql`update decision_moves set ${change}`), /permission denied/);
    }));

  const heavy: [string, Parameters<typeof aProposal>[2]][] = [
    ["a one-way door", { door: "one_way" }],
    [
      "every axis much worse",
      {
        ...{ timeEffect: -2, worryEffect: -2, effortEffect: -2, moneyEffect: -2 },
        words: {
          ...{ timeNote: "slower", worryNote: "more", effortNote: "more", moneyNote: "dearer" },
          mitigation: "Everybody gets a call beforehand.",
        },
      },
    ],
    ["more customers than the setting", { segments: [{ segment: "all", effect: "mixed" }] }],
  ];
  test.each(heavy)("on the heavy path without the board, or by the owner: %s", (_, given) =>
    asTheApp(async (world, cast) => {
      const proposal = await aProposal(world, cast, { ...given, deciderId: cast.owner.id });
      const part = partOf(proposal);
      await aPosition(world, cast, part);
      const move = { ...part, byId: cast.owner.id, optionId: proposal.option.id, reviewOn: inSpring };
      await decisionRefused(world, move, /somebody other than the owner.*the board looks at it first/);
      await aBoardReview(world, cast, { ...part, outcome: "referred_back" });
      await decisionRefused(world, move, /The board referred it back/);
    }),
  );

  test("after a referral by the chief customer officer, until the board has looked; nobody else refers", () =>
    asTheApp(async (world, cast) => {
      const proposal = await aProposal(world, cast);
      const part = partOf(proposal);
      const reason = "The board should hear the twelve.";
      await world.refused(
        () => aMove(world, "referred", { decisionId: proposal.decision.id, byId: cast.owner.id, reason }),
        /Only the chief customer officer/,
      );
      await aMove(world, "referred", { decisionId: proposal.decision.id, byId: cast.chief.id, reason });
      await aPosition(world, cast, part);
      const move = { ...part, byId: cast.decider.id, optionId: proposal.option.id, reviewOn: inSpring };
      await decisionRefused(world, move, /the board looks at it first/);
      await aBoardReview(world, cast, part);
      expect((await aMove(world, "decided", move)).heavyReasons).toEqual(["referred"]);
    }));

  test("an urgent decision with a review later than fourteen days", () =>
    asTheApp(async (world, cast) => {
      const proposal = await aProposal(world, cast, { urgent: true });
      await aPosition(world, cast, partOf(proposal));
      const given = { ...partOf(proposal), byId: cast.decider.id, optionId: proposal.option.id };
      await decisionRefused(world, { ...given, reviewOn: plainDate("2026-12-06") }, /within 14 days/);
      await aMove(world, "decided", { ...given, reviewOn: plainDate("2026-12-05") });
    }));

  test("on the light path the owner may decide", () =>
    asTheApp(async (world, cast) => {
      const proposal = await aProposal(world, cast, { deciderId: cast.owner.id });
      await aPosition(world, cast, partOf(proposal));
      const given = { ...partOf(proposal), byId: cast.owner.id, optionId: proposal.option.id, reviewOn: inSpring };
      expect((await aMove(world, "decided", given)).heavyReasons).toEqual([]);
    }));
});

describe("after deciding", () => {
  test("nothing of what was decided can be changed, deleted or truncated by the application", () =>
    asTheApp(async (world, cast) => {
      const { decision } = await aDecided(world, cast);
      const tables = [
        "decisions",
        "statements",
        "statement_segments",
        "statement_reach",
        "decision_options",
        "predictions",
      ];
      const more = ["positions", "decision_moves", "notices", "acknowledgements", "decision_events", "board_reviews"];
      for (const table of [...tables, ...more]) {
        const named = sql.raw(table);
        const key = sql.raw(table === "decision_events" || table === "statement_reach" ? "decision_id" : "id");
        await world.refused((tx) => tx.execute(sql`delete from ${named}`), /permission denied/);
        await world.refused((tx) => tx.execute(sql`truncate ${named} cascade`), /permission denied/);
        await world.refused((tx) => tx.execute(sql`update ${named} set ${key} = ${key}`), /permission denied/);
      }
      await world.refused(
        (tx) =>
          tx.execute(sql`update decision_drafts set content = '{}', revision = 2 where decision_id = ${decision.id}`),
        /stands as it is/,
      );
      await world.refused(() => aStatement(world, cast, decision.id, { version: 2 }), /stands as it is/);
      await world.refused(
        (tx) => tx.execute(sql`insert into decision_events select * from decision_events`),
        /permission denied/,
      );
    }));

  test("the owner's own login is refused by the same triggers", () =>
    asTheApp(async (world, cast) => {
      await aDecided(world, cast);
      await world.asOwner();
      await world.refused((tx) => tx.execute(sql`update decision_moves set review_on = '2030-01-01'`), /append-only/);
      await world.refused((tx) => tx.execute(sql`delete from decision_events`), /append-only/);
      await world.refused((tx) => tx.execute(sql`truncate positions`), /append-only/);
    }));

  test("it takes effect only when every department's latest answer lets it", () =>
    asTheApp(async (world, cast) => {
      const { decision } = await aDecided(world, cast);
      const given = { decisionId: decision.id, byId: cast.decider.id };
      await world.refused(() => aMove(world, "put_in_effect", given), /Not every department has answered/);
      await anAnswer(world, cast, { decisionId: decision.id, answer: "objection" });
      await world.refused(() => aMove(world, "put_in_effect", given), /An objection stands/);
      await world.refused(
        () => anAnswer(world, cast, { decisionId: decision.id, answer: "no_effect_here", byId: cast.owner.id }),
        /somebody of the department/,
      );
      await anAnswer(world, cast, { decisionId: decision.id, answer: "will_act" });
      await aMove(world, "put_in_effect", given);
      // Once recorded, the effect stays; a later notice only shows as late.
      await world.tx.insert(notices).values({
        ...{ id: newId(), decisionId: decision.id, departmentId: cast.department.id },
        ...{ answerBy: new Date("2026-11-30T12:00:00Z"), sentBy: cast.decider.id },
      });
      expect(await stateNow(world, decision.id)).toBe("in_effect");
      expect(await problemsOf(world, decision.id)).toEqual([]);
    }));

  test("an answer other than no effect needs its note", () =>
    asTheApp(async (world, cast) => {
      const { decision } = await aDecided(world, cast);
      await world.refused(
        () => anAnswer(world, cast, { decisionId: decision.id, answer: "objection", noteId: null }),
        /Say what your department will do/,
      );
    }));

  test("a review is only brought forward, and later only by the board after the review", () =>
    asTheApp(async (world, cast) => {
      const { decision, statement } = await anEffect(world, cast);
      const given = { decisionId: decision.id, byId: cast.decider.id };
      const moved = (day: string) => () => aMove(world, "review_moved", { ...given, reviewOn: plainDate(day) });
      await world.refused(moved("2027-02-02"), /only be brought forward/);
      await world.refused(moved("2026-11-20"), /only be brought forward/);
      await moved("2026-12-01")();
      const review = { ...given, reason: "Calls fell from forty to twelve a week." };
      await world.refused(
        () => aMove(world, "reviewed", { ...review, byId: cast.owner.id }),
        /does not review their own/,
      );
      await aMove(world, "reviewed", review);
      await world.refused(() => aMove(world, "continued", { ...given, reviewOn: inSpring }), /the board minutes/);
      const part = { decisionId: decision.id, statementId: statement.id };
      const early = await aBoardReview(world, cast, { ...part, reviewOn: inSpring });
      await world.refused(
        () => aMove(world, "continued", { ...given, boardReviewId: early.id, reviewOn: plainDate("2027-03-01") }),
        /the board minutes/,
      );
      await aMove(world, "continued", { ...given, boardReviewId: early.id, reviewOn: inSpring });
      expect(await stateNow(world, decision.id)).toBe("in_effect");
      expect(await problemsOf(world, decision.id)).toEqual([]);
    }));

  test("it closes when every prediction has its outcome, on its day, from somebody other than the owner", () =>
    asTheApp(async (world, cast) => {
      const { decision, prediction } = await anEffect(world, cast);
      const given = { decisionId: decision.id, byId: cast.decider.id };
      const outcome = (byId: string) => () =>
        world.tx
          .insert(predictionOutcomes)
          .values({ predictionId: prediction.id, decisionId: decision.id, actual: 2.1, byId });
      await aMove(world, "reviewed", { ...given, reason: "Calls fell from forty to twelve a week." });
      await world.refused(() => aMove(world, "closed", given), /every prediction/);
      await world.refused(outcome(cast.decider.id), /has not come yet/);
      await later(world, "2027-01-15");
      await world.refused(outcome(cast.owner.id), /does not judge their own/);
      await world.refused(outcome(cast.advocate.id), /A manager records/);
      await outcome(cast.decider.id)();
      const [row] = await world.tx.execute<{ happened: boolean }>(sql`select happened from prediction_outcomes`);
      expect(row?.happened).toBe(true);
      await aMove(world, "closed", given);
      expect(await stateNow(world, decision.id)).toBe("closed");
    }));

  test("only a late dissent is added, and evidence is marked as come after", () =>
    asTheApp(async (world, cast) => {
      const decided = await aDecided(world, cast);
      const part = partOf(decided);
      await world.refused(() => aPosition(world, cast, part), /only a late dissent/);
      await aPosition(world, cast, { ...part, stance: "dissent" });
      const wordsId = await aText(world, "Three more letters came back.");
      await world.tx.execute(sql`insert into statement_evidence (id, decision_id, statement_id, kind, words_id, by_id)
        values (${newId()}, ${decided.decision.id}, ${decided.statement.id}, 'feedback', ${wordsId}, ${cast.owner.id})`);
      const rows = await world.tx.execute<{ late: boolean }>(sql`
        select after_decision as late from statement_evidence union all
        select after_decision from positions where stance = 'dissent'`);
      expect(rows.map(({ late }) => late)).toEqual([true, true]);
    }));

  test("it is replaced once, by a successor that is itself decided", () =>
    asTheApp(async (world, cast) => {
      const old = await aDecided(world, cast);
      const replacesId = old.decision.id;
      const first = await aProposal(world, cast, { replacesId });
      const second = await aProposal(world, cast, { replacesId });
      expect(await stateNow(world, replacesId)).toBe("decided");
      for (const successor of [first, second]) await aPosition(world, cast, partOf(successor));
      const decide = (successor: typeof first) => ({
        ...partOf(successor),
        ...{ byId: cast.decider.id, optionId: successor.option.id, reviewOn: inSpring },
      });
      await aMove(world, "decided", decide(first));
      expect(await stateNow(world, replacesId)).toBe("superseded");
      await decisionRefused(world, decide(second), /does not stand any more/);
      await world.refused(
        () => anAnswer(world, cast, { decisionId: replacesId, answer: "no_effect_here" }),
        /does not stand any more/,
      );
      expect(await problemsOf(world, replacesId)).toEqual([]);
    }));

  test("nobody writes another decision's facts into this one", () =>
    asTheApp(async (world, cast) => {
      const one = await aProposal(world, cast);
      const other = await aProposal(world, cast);
      await aPosition(world, cast, partOf(one));
      const wordsId = await aText(world, JSON.stringify({ customerInput: "They say the letter frightens them." }));
      await world.refused(
        (tx) =>
          tx.insert(positions).values({
            ...{ id: newId(), decisionId: one.decision.id, statementId: other.statement.id },
            ...{ advocateId: cast.advocate.id, stance: "support", wordsId },
          }),
        /latest version/,
      );
      const steal = { decisionId: one.decision.id, statementId: one.statement.id, optionId: other.option.id };
      await decisionRefused(
        world,
        { ...steal, byId: cast.decider.id, reviewOn: inSpring },
        /Choose one of the options/,
      );
    }));
});

describe("a draft", () => {
  test("is saved by one of two editors, and the other is told", () =>
    asTheApp(async (world, cast) => {
      const decision = await aDecision(world, cast);
      const save = (revision: number) => (tx: World["tx"]) =>
        tx.execute(
          sql`update decision_drafts set content = '{"title":"x"}', revision = ${revision} where decision_id = ${decision.id}`,
        );
      await save(2)(world.tx);
      await world.refused(save(2), /Somebody else saved/);
      await world.refused((tx) => tx.execute(sql`update decision_drafts set saved_at = now()`), /permission denied/);
    }));

  test("is withdrawn by its owner with a reason, and ends there", () =>
    asTheApp(async (world, cast) => {
      const decision = await aDecision(world, cast);
      const stranger = await aPersonAsOwner(world);
      const given = { decisionId: decision.id, byId: cast.owner.id };
      await world.refused(() => aMove(world, "withdrawn", given), /Say why/);
      await world.refused(
        () => aMove(world, "withdrawn", { ...given, byId: stranger, reason: "Overtaken by the new contract." }),
        /Only the owner/,
      );
      await aMove(world, "withdrawn", { ...given, reason: "Overtaken by the new contract." });
      await world.refused(() => aStatement(world, cast, decision.id), /stands as it is/);
    }));

  test("a step that does not follow is refused", () =>
    asTheApp(async (world, cast) => {
      const decision = await aDecision(world, cast);
      for (const kind of ["decided", "put_in_effect", "reviewed", "closed", "continued", "reversed"] as const)
        await world.refused(
          (tx) => tx.insert(decisionMoves).values({ id: newId(), decisionId: decision.id, kind, byId: cast.owner.id }),
          /This decision is draft/,
        );
    }));
});

describe("one step after the other", () => {
  test("a single statement that proposes, takes a position and decides is refused", () =>
    asTheApp(async (world, cast) => {
      const decision = await aDecision(world, cast);
      const statement = await aStatement(world, cast, decision.id, { door: "one_way" });
      const part = { decisionId: decision.id, statementId: statement.id };
      const option = await anOption(world, part);
      await anOption(world, { ...part, isDoNothing: true });
      await aPrediction(world, part);
      const wordsId = await aText(world, JSON.stringify({ customerInput: "They say the letter frightens them." }));
      const proposed = sql`insert into decision_moves (id, decision_id, kind, by_id, statement_id)
        values (${newId()}, ${decision.id}, 'proposed', ${cast.owner.id}, ${statement.id}) returning id`;
      const taken = sql`insert into positions (id, decision_id, statement_id, advocate_id, stance, words_id)
        select ${newId()}::uuid, ${decision.id}::uuid, ${statement.id}::uuid, ${cast.advocate.id}::uuid, 'support', ${wordsId}::uuid from first returning id`;
      const inOne = /One step after the other/;
      await world.refused((tx) => tx.execute(sql`with first as (${proposed}) ${taken}`), inOne);
      await world.refused(
        (tx) =>
          tx.execute(sql`with first as (${proposed})
            insert into board_reviews (id, decision_id, statement_id, meeting_on, outcome, minuted_by, words_id)
            select ${newId()}::uuid, ${decision.id}::uuid, ${statement.id}::uuid, '2026-11-21', 'supported', ${cast.chief.id}::uuid, ${wordsId}::uuid from first`),
        inOne,
      );
      await aMove(world, "proposed", { ...part, byId: cast.owner.id });
      await world.refused(
        (tx) =>
          tx.execute(sql`with first as (select 1), second as (${taken})
            insert into decision_moves (id, decision_id, kind, by_id, statement_id, option_id, review_on)
            select ${newId()}::uuid, ${decision.id}::uuid, 'decided', ${cast.decider.id}::uuid, ${statement.id}::uuid, ${option.id}::uuid, '2027-02-01' from second`),
        inOne,
      );
    }));

  test("a statement put forward before it is counted is refused", () =>
    asTheApp(async (world, cast) => {
      const decision = await aDecision(world, cast);
      const id = newId();
      const wordsId = await aText(world, JSON.stringify(letterWords));
      await world.refused(
        (tx) =>
          tx.execute(sql`with written as (
              insert into statements (id, decision_id, version, author_id, department_id, owner_id, decider_id, door, gate, stages,
                affects, time_effect, worry_effect, effort_effect, money_effect, told_how, evidence_basis, segments,
                told_departments, answer_days, words_id)
              values (${id}, ${decision.id}, 1, ${cast.owner.id}, ${cast.department.id}, ${cast.owner.id}, ${cast.owner.id},
                'one_way', 'harms', '{use}', 'direct', 0, 0, 0, 0, 'not_told', 'assumption',
                '[{"segment":"all","effect":"worse"}]', array[${cast.service.id}::uuid], 5, ${wordsId}) returning id)
            insert into decision_moves (id, decision_id, kind, by_id, statement_id)
            select ${newId()}::uuid, ${decision.id}::uuid, 'proposed', ${cast.owner.id}::uuid, id from written`),
        /One step after the other/,
      );
    }));

  test("even behind the guards nothing is decided without reasons found, and nothing that was not counted", () =>
    asTheApp(async (world, cast) => {
      await world.asOwner();
      await world.tx.execute(sql`alter table statements disable trigger zz_freeze`);
      const proposal = await aProposal(world, cast);
      await aPosition(world, cast, partOf(proposal));
      const given = { ...partOf(proposal), byId: cast.decider.id, optionId: proposal.option.id, reviewOn: inSpring };
      await decisionRefused(world, given, /has not been counted/);
      await world.tx.execute(sql`alter table decision_moves disable trigger user`);
      await decisionRefused(world, { ...given, sequence: 9, recordedAt: noon }, /heavy_reasons_found/);
    }));
});

describe("what was not put forward is not judged", () => {
  test("no position and no board review on a version written after the one put forward", () =>
    asTheApp(async (world, cast) => {
      const { decision } = await aProposal(world, cast);
      const statement = await aStatement(world, cast, decision.id, { version: 2, door: "one_way" });
      const part = { decisionId: decision.id, statementId: statement.id };
      await world.refused(() => aPosition(world, cast, part), /a version that was put forward/);
      await world.refused(() => aBoardReview(world, cast, part), /a version that was put forward/);
    }));

  test("the board meets after it was put forward, and neither owner nor decider minutes it", () =>
    asTheApp(async (world, cast) => {
      const part = partOf(await aProposal(world, cast));
      const early = { ...part, meetingOn: plainDate("2026-11-20") };
      await world.refused(() => aBoardReview(world, cast, early), /before it was put forward/);
      for (const { id } of [cast.owner, cast.decider])
        await world.refused(() => aBoardReview(world, cast, { ...part, minutedBy: id }), /Somebody other than owner/);
      await aBoardReview(world, cast, part);
      expect(await world.tx.select().from(boardReviews)).toHaveLength(1);
    }));
});

describe("nobody slips past the count", () => {
  test("a segment nobody knows is refused", () =>
    asTheApp(async (world, cast) => {
      const decision = await aDecision(world, cast);
      const segments = [{ segment: "nonsense", effect: "better" as const }];
      await world.refused(() => aStatement(world, cast, decision.id, { segments }), /segment_known/);
    }));

  test("raising the limits after it was put forward does not make it lighter", () =>
    asTheApp(async (world, cast) => {
      const proposal = await aProposal(world, cast, { segments: [{ segment: "all", effect: "mixed" }] });
      await aPosition(world, cast, partOf(proposal));
      await world.tx.execute(sql`update organisation set heavy_share = 1`);
      const given = { ...partOf(proposal), byId: cast.decider.id, optionId: proposal.option.id, reviewOn: inSpring };
      await decisionRefused(world, given, /the board looks at it first/);
    }));

  test("words that cannot be seen say nothing", () =>
    asTheApp(async (world, cast) => {
      const decision = await aDecision(world, cast);
      for (const unseen of ["\u00a0", "\u200b", "\u2060", "\u3000", "\ufeff"]) {
        const words = { view: unseen.repeat(90), worstOff: unseen };
        await world.refused(() => aStatement(world, cast, decision.id, { words }), /would, in at least 80.*worst/);
        expect(saidLength(unseen.repeat(90))).toBe(0);
      }
      const [row] = await world.tx.execute<{ said: number }>(
        sql`select said_length(${"\u00a0Ring \u200b first, 😀\u2060"}) as said`,
      );
      expect(row?.said).toBe(saidLength("\u00a0Ring \u200b first, 😀\u2060"));
    }));

  test("a prediction and its outcome are numbers that could be reached", () =>
    asTheApp(async (world, cast) => {
      const decision = await aDecision(world, cast);
      const statement = await aStatement(world, cast, decision.id);
      const part = { decisionId: decision.id, statementId: statement.id };
      for (const number of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
        await world.refused(() => aPrediction(world, { ...part, threshold: number }), /threshold_finite/);
        await world.refused(() => aPrediction(world, { ...part, baseline: number }), /baseline_finite/);
      }
      const effect = await anEffect(world, cast);
      await later(world, "2027-01-15");
      const outcome = { predictionId: effect.prediction.id, decisionId: effect.decision.id, byId: cast.decider.id };
      await world.refused((tx) => tx.insert(predictionOutcomes).values({ ...outcome, actual: Number.NaN }), /finite/);
    }));
});

describe("who has left", () => {
  const leaves = async (world: World, id: string) => {
    await world.asOwner();
    await world.tx.execute(sql`update people set deactivated_at = standpoint_now() where id = ${id}`);
    await world.asApp();
  };

  test("takes no position, minutes nothing and decides nothing", () =>
    asTheApp(async (world, cast) => {
      const proposal = await aProposal(world, cast);
      const part = partOf(proposal);
      await aPosition(world, cast, part);
      for (const { id } of [cast.advocate, cast.chief, cast.decider]) await leaves(world, id);
      await world.refused(() => aPosition(world, cast, part), /Only an appointed/);
      await world.refused(() => aBoardReview(world, cast, part), /somebody who is with us/);
      const given = { ...part, byId: cast.decider.id, optionId: proposal.option.id, reviewOn: inSpring };
      await decisionRefused(world, given, /somebody who is with us/);
    }));

  test("judges no prediction", () =>
    asTheApp(async (world, cast) => {
      const { decision, prediction } = await anEffect(world, cast);
      await later(world, "2027-01-15");
      await leaves(world, cast.decider.id);
      const outcome = { predictionId: prediction.id, decisionId: decision.id, actual: 2, byId: cast.decider.id };
      await world.refused((tx) => tx.insert(predictionOutcomes).values(outcome), /somebody who is with us/);
    }));
});

async function aPersonAsOwner(world: World): Promise<string> {
  await world.asOwner();
  const { id } = await aPerson(world);
  await world.asApp();
  return id;
}
