import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { cutsOf, type MeasureOf, measureCuts, measures } from "../domain/measure";
import { type PlainDate, plainDate } from "../domain/plain-date";
import { plainQuestion } from "../domain/rate-question";
import { getKept } from "../rates/queries/kept";
import { inTransaction, type World } from "../testing/database";
import { aStatement, aText, type Cast, aCast as decisionCast, problemsOf } from "../testing/decisions";
import { made } from "../testing/factories";
import { theTwelve } from "../testing/promise-stories";
import { aCast, hours } from "../testing/promises";
import { callerOf, letterOf, propose } from "../testing/three-ways";
import { readMeasure } from "./queries/measure";

const report = hours(24 * 4);
const today = plainDate("2026-11-24");
const noon = new Date("2026-11-21T12:00:00Z");

test("what a measure can be read of is the same in the database and here", async () => {
  await inTransaction(async ({ tx }) => {
    for (const measure of measures)
      for (const cut of measureCuts) {
        const [row] = await tx.execute<{ takes: boolean }>(sql`select measure_takes(${measure}, ${cut}) as takes`);
        expect([measure, cut, row?.takes]).toEqual([measure, cut, cutsOf(measure).includes(cut)]);
      }
  });
});

test("every measure answers on an empty house, and says that it does not know", async () => {
  await inTransaction(async (world) => {
    await aCast(world);
    await world.asApp();
    for (const measure of measures) {
      const reading = await readMeasure({ db: world.tx, now: report }, measure, null, today);
      expect([measure, reading.value]).toEqual([measure, null]);
    }
  });
});

test("the kept rate is the one of the rates: of all, of a team, of a segment", async () => {
  await inTransaction(async (world) => {
    const cast = await aCast(world);
    await theTwelve(world, cast);
    await world.setNow(report);
    await world.asApp();
    const reader = {
      ...{ db: world.tx, now: report, today, actor: { id: cast.maker } },
      organisation: { zone: "Europe/London", lapseDays: null },
    };
    const period = { from: plainDate("2026-08-27"), to: today };
    const [team] = await world.tx.execute<{ id: string }>(
      sql`select team_id::text as id from promise_facts_between(${report.toISOString()}, '-infinity', 'infinity') where team_id is not null limit 1`,
    );
    const cuts: (MeasureOf | null)[] = [null, { by: "segment", value: "all" }, { by: "stage", value: "use" }];
    if (team) cuts.push({ by: "team", value: team.id });
    for (const of of cuts) {
      const where = of ? { [of.by]: of.value } : {};
      const { due, kept } = await getKept(reader, { ...plainQuestion(period), where });
      const reading = await readMeasure({ db: world.tx, now: report }, "kept_rate", of, today);
      expect([of, reading.k, reading.n]).toEqual([of, kept, due]);
      expect(reading.value).toBe(due >= 10 ? Math.round((1000 * kept) / due) / 10 : null);
    }
    expect((await readMeasure({ db: world.tx, now: report }, "kept_rate", null, today)).value).toBe(30);
    expect(await readMeasure({ db: world.tx, now: report }, "promises_overdue", null, today)).toMatchObject({
      value: 1,
    });
  });
});

/** Customers who bought lately, with contacts of all feelings: 20 active, 12 contacts, 3 of them happy. */
async function aBusyMonth({ tx }: World, by: string): Promise<void> {
  await tx.execute(
    sql`insert into lapse_thresholds (id, days, reason, set_by) values (gen_random_uuid(), 365, 'A year is a heating season.', ${by})`,
  );
  await tx.execute(sql`
    insert into purchases (id, customer_id, bought_on, order_ref, amount_minor, currency)
    select gen_random_uuid(), c.id, date '2026-10-01', 'o' || row_number() over (), 1000, 'GBP'
    from (select id from customers order by id limit 20) c`);
  await tx.execute(sql`
    insert into contacts (id, customer_id, happened_at, channel, direction, words, feeling, stage, logged_by)
    select gen_random_uuid(), c.id, timestamptz '2026-11-10 10:00Z', 'phone', 'in', 'It is cold.', case when c.place <= 3 then 5 else 2 end, 'use', ${by}
    from (select id, row_number() over (order by id) as place from customers order by id limit 12) c`);
}

function inABusyHouse(act: (world: World, cast: Cast) => Promise<void>): Promise<void> {
  return inTransaction(async (world) => {
    await world.setNow(noon);
    const cast = await decisionCast(world);
    await aBusyMonth(world, cast.owner.id);
    await world.asApp();
    await act(world, cast);
  });
}

type Given = { measure?: string | null; of?: MeasureOf | null; baseline?: number | null; on?: PlainDate | null };

async function predict(world: World, part: { decisionId: string; statementId: string }, given: Given) {
  const wordsId = await aText(world, "Contacts per 100 active customers");
  const [row] = await world.tx.execute<{ baseline: number; on: string }>(sql`
    insert into predictions (id, decision_id, statement_id, measure, measure_of, baseline, baseline_on, direction, threshold,
      probability, resolve_on, words_id)
    values (gen_random_uuid(), ${part.decisionId}, ${part.statementId}, ${given.measure ?? null},
      ${given.of ? JSON.stringify(given.of) : null}::jsonb, ${given.baseline ?? null}, ${given.on ?? null}::date, 'at_most', 30, 0.7,
      date '2027-02-01', ${wordsId}) returning baseline::float8 as baseline, baseline_on::text as on`);
  return made(row);
}

describe("a prediction with a measure of the house", () => {
  test("starts from what the house reads, whoever writes it, and nobody types another number", () =>
    inABusyHouse(async (world, cast) => {
      const statement = await aStatement(world, cast, (await decisionOf(world, cast)).id);
      const part = { decisionId: statement.decisionId, statementId: statement.id };
      const measure = "contacts_per_100";
      expect(await predict(world, part, { measure })).toEqual({ baseline: 60, on: "2026-11-21" });
      expect(await predict(world, part, { measure, baseline: 60 })).toMatchObject({ baseline: 60 });
      const happy = { measure: "feeling_happy_share", of: { by: "stage", value: "use" } as const };
      expect(await predict(world, part, happy)).toMatchObject({ baseline: 25 });
      const refused = (given: Given, says: RegExp) => world.refused(() => predict(world, part, given), says);
      await refused({ measure, baseline: 90 }, /read by the server, and is 60/);
      await refused({ measure, on: plainDate("2026-11-01") }, /read by the server/);
      await refused({ measure: "early_repeat", of: { by: "team", value: cast.owner.id } }, /cannot be read of that/);
      await refused({ measure, of: { by: "segment", value: "nobody" } }, /cannot be read of that/);
      await refused({ measure: "resolve_days_median" }, /not enough yet/);
      await refused({ measure: "luck" }, /not enough yet/);
      await refused(
        { of: { by: "stage", value: "use" }, baseline: 1, on: plainDate("2026-11-01") },
        /predictions_measure_of/,
      );
      await refused({}, /Say what the measure is today/);
      expect(await problemsOf(world, statement.decisionId)).toEqual([]);
    }));

  test("is written through the letter with the words of the measure, and a typed number is left alone", () =>
    inABusyHouse(async (world, cast) => {
      const caller = await callerOf(world, cast.owner);
      const chosen = { measure: "", measureKey: "contacts_per_100", measureOf: "segment:active", baseline: "3" };
      const rest = { direction: "at_most", threshold: "40", probability: "70", resolveOn: "2027-02-01" };
      expect(await caller.reviews.look({ measure: "contacts_per_100", of: "segment:active" })).toMatchObject({
        ...{ value: 60, k: 12, n: 20 },
        words: "Contacts per 100 active customers: Active customers",
      });
      const { id } = await propose(caller.decisions, letterOf(cast, { predictions: [{ ...chosen, ...rest }] }));
      const [prediction] = (await caller.decisions.get({ id })).statement?.predictions ?? [];
      expect(prediction).toMatchObject({
        baseline: 60,
        measure: "Contacts per 100 active customers: Active customers",
      });
      const { readings } = await caller.reviews.get({ id });
      expect(readings).toMatchObject([
        { measure: "contacts_per_100", of: "Active customers", onItsDay: null, today: { value: 60 } },
      ]);
      const odd = [{ ...chosen, ...rest, measureKey: "early_repeat", measureOf: "stage:use" }];
      await expect(propose(caller.decisions, letterOf(cast, { predictions: odd }))).rejects.toThrow(
        /cannot be read of that/,
      );
      const silent = [{ ...rest, measure: "Minutes until somebody rings", baseline: "" }];
      await expect(propose(caller.decisions, letterOf(cast, { predictions: silent }))).rejects.toThrow(
        /what the measure is today/,
      );
    }));
});

async function decisionOf(world: World, cast: Cast): Promise<{ id: string }> {
  const [row] = await world.tx.execute<{ id: string }>(
    sql`insert into decisions (id, drafted_by) values (gen_random_uuid(), ${cast.owner.id}) returning id`,
  );
  return made(row);
}
