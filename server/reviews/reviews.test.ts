import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { predictionOutcomes, statementScores, timeSavings } from "@/db/schema";
import { binOf } from "../domain/calibration";
import { asApp, inTransaction, type World } from "../testing/database";
import { aCast, aDecision, aMove, anEffect, aStatement, aText, type Cast, problemsOf } from "../testing/decisions";
import { aPerson } from "../testing/factories";
import { callerOf, refusedBothWays, type Scene } from "../testing/three-ways";
import { drawScores } from "./tasks";

const noon = new Date("2026-11-21T12:00:00Z");
const itsDay = new Date("2027-01-15T12:00:00Z");
const stop = { isStop: true, minutesPerCustomer: 12, timesAYear: 3 };
const how = "Forty calls timed with a watch in January.";
const marks = [1, 1, 1, 0, 1, 0, 1, 1];

const actual = (it: Scene, byId: string, number = 2) =>
  it.world.tx
    .insert(predictionOutcomes)
    .values({ predictionId: it.predictionId, decisionId: it.id, actual: number, byId });

const onItsDay = async ({ world }: Scene) => {
  await world.asOwner();
  await world.setNow(itsDay);
  await world.asApp();
};

const saved = async (it: Scene, byId: string, words = how) =>
  it.world.tx.insert(timeSavings).values({
    ...it.part,
    ...{ id: newId(), minutesPerCustomer: 9, customers: 8, timesAYear: 3, foundBy: "timed", byId },
    wordsId: await aText(it.world, words),
  });

const savedBy = async (
  it: Scene,
  person: "owner" | "decider" | "advocate" | "chief",
  given: Record<string, string> = {},
) =>
  (await it.as(person)).reviews.recordSaving({
    ...{ id: it.id, minutes: "9", customers: "8", timesAYear: "3", foundBy: "timed", how, ...given },
  });

const score = ({ world, part }: Scene, byId: string, given: number[] = marks) =>
  world.tx.insert(statementScores).values({ ...part, id: newId(), marks: given, byId });

const keys = ["voice", "quote", "counts", "worstOff", "sizes", "mitigation", "telling", "prediction"];
const answers = Object.fromEntries(keys.map((key) => [key, "yes" as const]));
const scoredBy = async (it: Scene, person: "owner" | "decider" | "advocate" | "chief") =>
  (await it.as(person)).reviews.score({ id: it.id, marks: answers });

const recordedBy = async (it: Scene, person: "owner" | "decider", number = "2") =>
  (await it.as(person)).decisions.recordOutcome({ predictionId: it.predictionId, actual: number });

describe("what a review forbids is refused to the procedures and to SQL", () => {
  refusedBothWays([
    {
      what: "an outcome before its day",
      from: "in effect",
      procedure: (it) => recordedBy(it, "decider"),
      sql: (it) => actual(it, it.cast.decider.id),
      says: /has not come yet/,
    },
    {
      what: "an outcome recorded by the owner",
      from: "in effect",
      before: onItsDay,
      procedure: (it) => recordedBy(it, "owner"),
      sql: (it) => actual(it, it.cast.owner.id),
      says: /does not judge their own/,
    },
    {
      what: "an outcome changed",
      from: "in effect",
      before: async (it) => {
        await onItsDay(it);
        await actual(it, it.cast.decider.id, 9);
      },
      procedure: (it) => recordedBy(it, "decider"),
      sql: ({ world, predictionId }) =>
        world.tx.execute(sql`update prediction_outcomes set actual = 1 where prediction_id = ${predictionId}`),
      says: /Nothing was saved|duplicate|recorded/i,
      saysSql: /permission denied|append-only/,
    },
    {
      what: "closing with a prediction open",
      from: "reviewed",
      before: onItsDay,
      procedure: async (it) => (await it.as("decider")).decisions.close({ id: it.id }),
      sql: (it) => aMove(it.world, "closed", { decisionId: it.id, byId: it.cast.decider.id }),
      says: /every prediction/,
    },
    {
      what: "time saved found by the owner",
      from: "in effect",
      given: stop,
      procedure: (it) => savedBy(it, "owner"),
      sql: (it) => saved(it, it.cast.owner.id),
      says: /other than owner and author/,
    },
    {
      what: "time saved found by somebody who may not review",
      from: "in effect",
      given: stop,
      procedure: (it) => savedBy(it, "advocate"),
      sql: (it) => saved(it, it.cast.advocate.id),
      says: /decision:review/,
      saysSql: /right to review/,
    },
    {
      what: "time saved of what stopped nothing",
      from: "in effect",
      procedure: (it) => savedBy(it, "decider"),
      sql: (it) => saved(it, it.cast.decider.id),
      says: /did not set out to save/,
    },
    {
      what: "time saved before it is in effect",
      from: "decided",
      given: stop,
      procedure: (it) => savedBy(it, "decider"),
      sql: (it) => saved(it, it.cast.decider.id),
      says: /while the decision is in effect/,
    },
    {
      what: "time saved without a basis",
      from: "in effect",
      given: stop,
      procedure: (it) => savedBy(it, "decider", { how: "Guessed." }),
      sql: (it) => saved(it, it.cast.decider.id, "Guessed."),
      says: /20 characters/,
    },
    ...(["owner", "decider"] as const).map((person) => ({
      what: `a score by the ${person}`,
      from: "decided" as const,
      procedure: (it: Scene) => scoredBy(it, person),
      sql: (it: Scene) => score(it, it.cast[person].id),
      says: /do not score their own/,
    })),
    {
      what: "a score by somebody who is neither manager nor on the board",
      from: "decided",
      procedure: (it) => scoredBy(it, "advocate"),
      sql: (it) => score(it, it.cast.advocate.id),
      says: /decision:score/,
      saysSql: /by managers and the board/,
    },
    {
      what: "a score of what is not decided",
      from: "proposed",
      procedure: (it) => scoredBy(it, "chief"),
      sql: (it) => score(it, it.cast.chief.id),
      says: /once it was decided/,
    },
    {
      what: "a second score",
      from: "decided",
      before: (it) => score(it, it.cast.chief.id),
      procedure: (it) => scoredBy(it, "chief"),
      sql: (it) => score(it, it.cast.chief.id),
      says: /scored this statement already/,
      saysSql: /statement_scores_once/,
    },
    {
      what: "half a score",
      from: "decided",
      procedure: async (it) => (await it.as("chief")).reviews.score({ id: it.id, marks: { voice: "yes" as const } }),
      sql: (it) => score(it, it.cast.chief.id, [1, 1, 1]),
      says: /choose|Invalid|expected/i,
      saysSql: /statement_scores_marks/,
    },
  ]);
});

function inWorld(act: (world: World, cast: Cast) => Promise<void>): Promise<void> {
  return inTransaction(async (world) => {
    await world.setNow(noon);
    const cast = await aCast(world);
    await world.asApp();
    await act(world, cast);
  });
}

test("who wrote a prediction does not judge it, nor finds what was saved", () =>
  inWorld(async (world, cast) => {
    await world.asOwner();
    const writer = await aPerson(world, { roles: ["manager"], departmentId: cast.department.id, name: "Will Writer" });
    await world.asApp();
    const { decision, statement, prediction } = await anEffect(world, cast, { ...stop, authorId: writer.id });
    await world.asOwner();
    await world.setNow(itsDay);
    await world.asApp();
    const outcome = { predictionId: prediction.id, decisionId: decision.id, actual: 2, byId: writer.id };
    await world.refused((tx) => tx.insert(predictionOutcomes).values(outcome), /wrote a prediction does not judge/);
    const saving = {
      ...{ id: newId(), decisionId: decision.id, statementId: statement.id, minutesPerCustomer: 9, customers: 8 },
      ...{ timesAYear: 3, foundBy: "timed" as const, byId: writer.id, wordsId: await aText(world, how) },
    };
    await world.refused((tx) => tx.insert(timeSavings).values(saving), /other than owner and author/);
  }));

test("what is stopped says beforehand how much and how often", () =>
  inWorld(async (world, cast) => {
    const { id } = await aDecision(world, cast);
    await world.refused(() => aStatement(world, cast, id, { isStop: true, timesAYear: 3 }), /how many minutes/);
    await world.refused(() => aStatement(world, cast, id, { ...stop, timesAYear: null }), /how often in a year/);
    await world.refused(() => aStatement(world, cast, id, { timesAYear: 3 }), /statements_stop_has_times/);
  }));

test("time saved is estimated and measured apart, and what was said of it stays", () =>
  inWorld(async (world, cast) => {
    const { decision } = await anEffect(world, cast, stop);
    const caller = await callerOf(world, cast.decider);
    const found = { id: decision.id, timesAYear: "3", foundBy: "timed" as const, how };
    await caller.reviews.recordSaving({ ...found, minutes: "30", customers: "8" });
    await world.asOwner();
    await world.setNow(new Date("2026-11-22T12:00:00Z"));
    await world.asApp();
    await caller.reviews.recordSaving({ ...found, minutes: "-2.5", customers: "8" });
    const [row] = await caller.reviews.stops();
    expect(row).toMatchObject({ customers: 10, minutes: 12, timesAYear: 3, year: 2026 });
    expect(row?.savings.map(({ minutes }) => minutes)).toEqual([-2.5, 30]);
    expect(await problemsOf(world, decision.id)).toEqual([]);
    const [sealed] = await world.tx.execute<{ n: number }>(
      sql`select count(*)::int as n from decision_events where decision_id = ${decision.id} and subject = 'time_savings'`,
    );
    expect(sealed?.n).toBe(2);
    await world.refused(
      (tx) => tx.execute(sql`update time_savings set customers = 900`),
      /permission denied|append-only/,
    );
  }));

describe("statements to be scored", () => {
  test("are drawn once a month from those decided in it, and by nobody", () =>
    inWorld(async (world, cast) => {
      for (let n = 0; n < 7; n += 1) await anEffect(world, cast);
      await world.asOwner();
      await world.setNow(new Date("2026-12-03T12:00:00Z"));
      await drawScores(world.tx);
      await drawScores(world.tx);
      const [draw] = await world.tx.execute<{ month: string; pool: number; drawn: number }>(
        sql`select month::text, pool, (select count(*)::int from score_drawn) as drawn from score_draws`,
      );
      expect(draw).toEqual({ month: "2026-11-01", pool: 7, drawn: 5 });
      await world.asApp();
      const attacks = [
        sql`insert into score_draws (id, month, pool) values (gen_random_uuid(), '2026-10-01', 0)`,
        sql`insert into score_drawn (month, statement_id, place) select '2026-11-01', id, 9 from statements`,
        sql`delete from score_drawn`,
        sql`select draw_statements_of('2026-10-01', null)`,
      ];
      for (const attack of attacks) await world.refused((tx) => tx.execute(attack), /permission denied/);
      const caller = await callerOf(world, cast.chief);
      const { rows } = await caller.reviews.drawn({});
      expect(rows).toHaveLength(5);
      await caller.reviews.score({
        id: rows[0]?.decisionId ?? "",
        marks: answers,
        notes: { quote: "It is a good one." },
      });
      const other = await world.tx.execute<{ id: string }>(sql`
        select decision_id as id from statements where id not in (select statement_id from score_drawn) limit 1`);
      await caller.reviews.score({ id: other[0]?.id ?? "", marks: { ...answers, voice: "no" } });
      expect(await caller.reviews.scores()).toEqual({
        ...{ drawn: 5, scored: 1, median: 8, of: 1, yes: [1, 1, 1, 1, 1, 1, 1, 1] },
      });
      const { scores } = await caller.reviews.get({ id: rows[0]?.decisionId ?? "" });
      expect(scores).toMatchObject({ drawnFor: "2026-11-01", scores: [{ notes: { quote: "It is a good one." } }] });
    }));

  test("are drawn alone: nobody looks at a draw along with other work, or at an older state", async () => {
    await asApp(async (app) => {
      const company = app.begin(async (tx) => {
        await tx`insert into texts (id, body) values (gen_random_uuid(), 'company')`;
        await tx`select draw_statements_to_score()`;
      });
      await expect(company).rejects.toThrow(/by themselves/);
      const older = app.begin("isolation level repeatable read", (tx) => tx`select draw_statements_to_score()`);
      await expect(older).rejects.toThrow(/reads what is committed/);
    });
  });
});

describe("how well we decide", () => {
  test("a prediction stands in the same bin in the list as in the figures", async () => {
    await inTransaction(async ({ tx }) => {
      const rows = await tx.execute<{ probability: number; said: number }>(sql`
        select p.probability::float8 as probability, greatest(10, least(90, round(p.probability * 10) * 10))::int as said
        from (select n / 1000.0 as probability from generate_series(1, 999) n) p`);
      expect(rows.filter(({ probability, said }) => binOf(probability) !== said)).toEqual([]);
    });
  });

  test("each number opens its predictions, and the path its days", () =>
    inWorld(async (world, cast) => {
      const made = [];
      for (const _ of [1, 2, 3]) made.push(await anEffect(world, cast));
      await world.asOwner();
      await world.setNow(itsDay);
      await world.asApp();
      const caller = await callerOf(world, cast.decider);
      const [first, second] = made;
      await caller.decisions.recordOutcome({ predictionId: first?.prediction.id ?? "", actual: "2" });
      await caller.decisions.recordOutcome({ predictionId: second?.prediction.id ?? "", actual: "7" });
      const calibration = await caller.reviews.calibration();
      expect(calibration).toMatchObject({ n: 2, k: 1, brier: null, bins: null, due: 1, never: 0 });
      const count = async (kind: string, said = "") => (await caller.reviews.forecasts({ kind, said })).total;
      expect([await count("recorded"), await count("came"), await count("failed"), await count("due")]).toEqual([
        2, 1, 1, 1,
      ]);
      expect([await count("recorded", "80"), await count("recorded", "70")]).toEqual([2, 0]);
      const { quarters, writing } = await caller.reviews.path();
      expect(quarters).toMatchObject([
        { begins: "2026-10-01", light: { n: 3, medianDays: 0 }, heavy: { n: 0 }, sentBack: 0 },
      ]);
      expect(writing).toEqual({ n: 3, medianMinutes: 0 });
    }));
});

test("the minutes of one customer are a number that can be summed", () =>
  inWorld(async (world, cast) => {
    const { id } = await aDecision(world, cast);
    for (const minutesPerCustomer of [Number.NaN, Number.POSITIVE_INFINITY, -100_001])
      await world.refused(
        () => aStatement(world, cast, id, { minutesPerCustomer, isStop: true, timesAYear: 2 }),
        /are a number, and at most 100,000/,
      );
  }));
