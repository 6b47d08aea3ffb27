import { drizzle } from "drizzle-orm/postgres-js";
import fc from "fast-check";
import type postgres from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import * as schema from "@/db/schema";
import { everythingReadable, refusal } from "../testing/attacks";
import { appDatabase, asApp, committedWorld, ownerClient, type World } from "../testing/database";
import { anOutcome, anyLife, dayAfter, drawnOf, type Life } from "../testing/outcomes";
import { getOutcome } from "./queries/outcome";
import { measureOutcomes } from "./tasks";

/**
 * Ruling 32, attacked with the application's own login: nobody sees who was drawn, nobody tries a count, nobody makes a
 * reading up. Committed, because what is tried here spans transactions.
 */
let decisionId: string;
let statementId: string;
let drawn: string[] = [];

const contact = (day: number) => ({ day, isIn: true, feeling: null, isOut: false });

/** Affected customers ring ten times as often as the others before and not at all afterwards, all else by chance. */
const lives: Life[] = fc.sample(anyLife, { numRuns: 240, seed: 77 }).map((life, place) => ({
  ...life,
  isAffected: place % 2 === 0,
  contacts: [
    ...life.contacts.filter(({ day }) => day < -28),
    ...Array.from({ length: 3 }, (_, n) => contact(-2 - n)),
    ...(place % 2 === 0 ? [] : Array.from({ length: 3 + (place % 3) }, (_, n) => contact(3 + n))),
  ],
}));

beforeAll(async () => {
  const owner = await ownerClient();
  await drizzle(owner, { schema }).transaction(async (tx) => {
    const world = worldOf(tx as unknown as Database);
    const made = await anOutcome(world, lives);
    ({ decisionId, statementId } = made);
    drawn = (await drawnOf(world, statementId)).map(({ id }) => id);
  });
  await owner`select refuse_given_times()`;
  await clockTo(owner, 28);
}, 60_000);

function worldOf(tx: Database): World {
  const run = (text: string) => tx.execute(text).then(() => undefined);
  return committedWorld(tx, {
    setNow: (now) => run(clockAt(now.toISOString())),
    keepGivenTimes: () => run("select keep_given_times()"),
  });
}

const clockAt = (now: string) => `create or replace function standpoint_now() returns timestamptz language sql volatile
  parallel safe set search_path = pg_catalog, public, pg_temp as $$ select timestamptz '${now}' $$`;

async function clockTo(owner: postgres.Sql, days: number) {
  await owner.unsafe(clockAt(`${dayAfter(days)}T12:00:00Z`));
}

describe("before it is counted", () => {
  it("nothing that can be read names anybody who was drawn", async () => {
    await asApp(async (sql) => {
      for (const column of ["sample", "comparators", "sample_likeness", "comparator_likeness", "*"])
        expect(await refusal(() => sql.unsafe(`select ${column} from statement_reach`))).toMatch(/permission denied/);
      for (const call of [
        `outcome_followed('${statementId}')`,
        `outcome_weighed('${statementId}')`,
        `outcome_facts('{}', '{}', '{}', current_date, current_date, null)`,
        `count_outcome('${statementId}', current_date, current_date, null)`,
        `measure_outcome('${decisionId}', current_date)`,
      ])
        expect(await refusal(() => sql.unsafe(`select ${call}`))).toMatch(/permission denied/);
      const statistics = await sql`select attname from pg_stats
        where tablename = 'decision_readings' or (tablename = 'statement_reach' and attname ~ 'sample$|comparators|likeness')`;
      expect(statistics).toHaveLength(0);
      const readable = (await everythingReadable(sql)).filter(
        (row) => drawn.filter((id) => row.includes(id)).length > 1,
      );
      expect(readable).toEqual([]);
    });
  });

  it("the chain's hash is no way to try who was drawn: it takes more than is known, and the chain holds", async () => {
    const owner = await ownerClient();
    const fields = `'statement_reach', r.statement_id::text, r.decision_id::text, day_number(r.as_of), r.affected_count::text,
      r.all_count::text, r.value_minor::text, r.all_value_minor::text, r.heavy_share::text, r.heavy_value_minor::text`;
    const said = (...columns: string[]) => columns.map((column) => `array_to_string(r.${column}, ' ')`).join(", ");
    const tried = await owner.unsafe(`
      select e.content_hash = canonical(${fields}, ${said("sample", "comparators")}, utc_micros(r.recorded_at),
          ${said("sample_likeness", "comparator_likeness")}) as is_found,
        e.content_hash = decision_fact_hash('statement_reach', r.statement_id) as is_sealed
      from statement_reach r join decision_events e on e.subject = 'statement_reach' and e.subject_id = r.statement_id
      where r.statement_id = '${statementId}'`);
    expect([...tried]).toEqual([{ is_found: false, is_sealed: true }]);
    expect(await owner`select * from verify_decision(${decisionId})`).toHaveLength(0);
    await asApp(async (sql) => {
      expect(await refusal(() => sql`select key from thank_you_secrets`)).toMatch(/permission denied/);
    });
  });

  it("of the functions with the owner's rights that read who was drawn, these are open", async () => {
    await asApp(async (sql) => {
      const open = await sql<{ name: string }[]>`
        select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
           and has_function_privilege(oid, 'execute') and prosrc ~ 'decision_readings|count_outcome|comparators' order by 1`;
      expect(open.map(({ name }) => name)).toEqual(["decision_fact_hash", "measure_outcomes", "outcome_readings"]);
    });
  });

  it("nobody makes a reading up, or chooses comparators", async () => {
    await asApp(async (sql) => {
      for (const act of [
        "insert into decision_readings (id) values (gen_random_uuid())",
        "update decision_readings set figures = '{}'",
        "delete from decision_readings",
        "select * from decision_readings",
        "update statement_reach set comparator_likeness = '{}'",
        `insert into statement_reach (statement_id, sample, comparators) values ('${newId()}', '{}', '{}')`,
      ])
        expect(await refusal(() => sql.unsafe(act)), act).toMatch(/permission denied/);
    });
  });

  it("nobody tries a count on facts that are never kept, nor looks at one that is taken back", async () => {
    await asApp(async (sql) => {
      const mixed = await refusal(() =>
        sql.begin(async (tx) => {
          await tx`insert into lately_seen (person_id, customer_id, seen_at) select (select id from people limit 1), id, now() from customers limit 1`;
          await tx`select measure_outcomes()`;
        }),
      );
      expect(mixed).toMatch(/by themselves/);
      for (const level of ["serializable", "repeatable read"])
        expect(
          await refusal(() => sql.begin(`isolation level ${level}`, (tx) => tx`select measure_outcomes()`)),
        ).toMatch(/reads what is committed/);
      const looked = await refusal(() =>
        sql.begin(async (tx) => {
          expect(await tx`select measure_outcomes() as id`).toEqual([{ id: expect.any(String) }]);
          expect(await tx`select id from outcome_readings(${decisionId})`).toHaveLength(0);
          throw new Error("taken back");
        }),
      );
      expect(looked).toBe("taken back");
      expect(await sql`select id from outcome_readings(${decisionId})`).toHaveLength(0);
    });
  });
});

describe("once it is counted", () => {
  it("finds what was done to those affected, and nothing else", async () => {
    const { db, close } = await appDatabase();
    await measureOutcomes(db);
    const { readings, follow } = await getOutcome(db, decisionId);
    await close();
    expect(readings.map(({ days }) => days)).toEqual([28]);
    expect(follow?.days.slice(0, 2)).toEqual([dayAfter(27), expect.any(String)]);
    const said = Object.fromEntries(
      readings[0]?.measures.map(({ measure, comparison }) => [measure, comparison.reading]) ?? [],
    );
    expect(said.contacts).toBe("fewer");
    expect(Object.values(said).filter((reading) => reading === "more" || reading === "fewer")).toHaveLength(1);
  });

  it("stands: what is noted afterwards changes nothing, and a day is counted once", async () => {
    const owner = await ownerClient();
    const { db, close } = await appDatabase();
    const before = await getOutcome(db, decisionId);
    await owner`insert into issues (id, customer_id, kind, words, opened_at, opened_by, department_id)
      select gen_random_uuid(), c.id, 'complaint', 'Cold.', standpoint_now() - interval '3 days', p.id, p.department_id
        from customers c, (select * from people limit 1) p`;
    await measureOutcomes(db);
    expect(await getOutcome(db, decisionId)).toEqual(before);
    await close();
    expect(await refusal(() => owner`update decision_readings set figures = '{}'`)).toMatch(/append-only/);
    expect(await refusal(() => owner`delete from decision_readings`)).toMatch(/append-only/);
  });

  it("comes again on its next days and the day before its review is due, and the chain still verifies for everybody", async () => {
    const owner = await ownerClient();
    const { db, close } = await appDatabase();
    await clockTo(owner, 400);
    await measureOutcomes(db);
    // The review is due on 1 February, 72 days after the effect.
    expect((await getOutcome(db, decisionId)).readings.map(({ days }) => days)).toEqual([28, 72, 91, 182, 365]);
    await close();
    await asApp(async (sql) => {
      expect(await sql`select problem from verify_decision(${decisionId})`).toEqual([]);
      const events = await sql`select count(*)::int as n from events where action = 'outcome.counted'`;
      expect(events).toEqual([{ n: 5 }]);
    });
  });
});
