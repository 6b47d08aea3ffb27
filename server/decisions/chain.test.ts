import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { inTransaction, type World } from "../testing/database";
import { aBoardReview, aCast, anEffect, aPosition, aProposal, problemsOf } from "../testing/decisions";
import { made } from "../testing/factories";
import { verifyDecisions } from "./tasks";

const noon = new Date("2026-11-21T12:00:00.123Z");

/** A world with a decision in effect, a proposal with a dissent, and the owner's login acting. */
function asTheOwner(act: (world: World, ids: { effect: string; proposal: string }) => Promise<void>): Promise<void> {
  return inTransaction(async (world) => {
    await world.setNow(noon);
    const cast = await aCast(world);
    await world.asApp();
    const effect = await anEffect(world, cast);
    const proposal = await aProposal(world, cast, { gate: "harms", evidenceBasis: "evidence" });
    const part = { decisionId: proposal.decision.id, statementId: proposal.statement.id };
    await aPosition(world, cast, { ...part, stance: "dissent" });
    await aBoardReview(world, cast, part);
    await world.asOwner();
    await act(world, { effect: effect.decision.id, proposal: proposal.decision.id });
  });
}

/** What only the owner of the tables can do: switch the guards off and write. */
async function behindItsBack({ tx }: World, ...changes: string[]): Promise<void> {
  const tables = [
    "decisions",
    "statements",
    "statement_reach",
    "statement_segments",
    "positions",
    "decision_moves",
    "decision_options",
  ];
  const all = [...tables, "decision_events", "notices", "acknowledgements", "texts", "predictions", "board_reviews"];
  for (const table of all) await tx.execute(sql.raw(`alter table ${table} disable trigger user`));
  for (const change of changes) await tx.execute(sql.raw(change));
  for (const table of all) await tx.execute(sql.raw(`alter table ${table} enable trigger user`));
}

describe("the chain of a decision", () => {
  test("has an entry for every fact and holds", () =>
    asTheOwner(async (world, { effect, proposal }) => {
      for (const id of [effect, proposal]) {
        expect(await problemsOf(world, id)).toEqual([]);
        const [row] = await world.tx.execute<{ entries: number; facts: number }>(sql`
          select (select count(*)::int from decision_events where decision_id = ${id}) as entries,
            (select count(*)::int from decision_facts where decision_id = ${id}) as facts`);
        expect(made(row).entries).toBe(made(row).facts);
      }
    }));

  test("holds every append-only record of a decision; what is not in it is known by name", () =>
    inTransaction(async ({ tx }) => {
      const rows = await tx.execute<{ name: string; isChained: boolean }>(sql`
        select c.relname as name, exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'chain') as "isChained"
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'decision_id'
        join pg_trigger kept on kept.tgrelid = c.oid and kept.tgname = 'aa_no_change' where c.relkind = 'r' order by 1`);
      const beside = rows.filter(({ isChained }) => !isChained).map(({ name }) => name);
      expect(beside).toEqual([
        "anchored_heads",
        "briefings",
        "decision_events",
        "decision_readings",
        "decision_tellings",
        "limit_versions",
        "rate_bases",
        "source_tellings",
        "statement_scores",
      ]);
      const [facts] = await tx.execute<{ view: string }>(
        sql`select pg_get_viewdef('decision_facts'::regclass) as view`,
      );
      for (const { name } of rows.filter(({ isChained }) => isChained)) expect(made(facts).view).toContain(` ${name}`);
    }));

  test("holds under any session setting, and is written the same under any", () =>
    asTheOwner(async (world, { effect }) => {
      const settings = [
        ["timezone", "Asia/Kathmandu"],
        ["timezone", "America/St_Johns"],
        ["datestyle", "German, DMY"],
        ["datestyle", "SQL, MDY"],
        ["intervalstyle", "sql_standard"],
        ["extra_float_digits", "-15"],
        ["bytea_output", "escape"],
        ["search_path", "pg_catalog"],
        ["lc_numeric", "C"],
        ["lc_monetary", "C"],
        ["xmlbinary", "hex"],
        ["standard_conforming_strings", "off"],
        ["client_encoding", "LATIN1"],
      ] as const;
      for (const [name, value] of settings) {
        await world.tx.execute(sql`select set_config(${name}, ${value}, true)`);
        const rows = await world.tx.execute(sql`select problem from public.verify_decision(${effect})`);
        expect([name, value, [...rows]]).toEqual([name, value, []]);
      }
      await world.tx.execute(
        sql`select set_config('client_encoding', 'UTF8', true), set_config('search_path', 'public', true)`,
      );
      const cast = await castOf(world);
      await world.asApp();
      const written = await aProposal(world, cast);
      await world.asOwner();
      await world.tx.execute(sql`select set_config('timezone', 'UTC', true), set_config('bytea_output', 'hex', true)`);
      expect(await problemsOf(world, written.decision.id)).toEqual([]);
    }));

  const tampering: [string, (ids: { effect: string; proposal: string }) => string[], RegExp][] = [
    [
      "one letter of a gate",
      ({ effect }) => [`update statements set gate = 'neutral' where decision_id = '${effect}'`],
      /statements: the record was changed/,
    ],
    [
      "one byte of the words",
      ({ effect }) => [
        `update texts set body = overlay(body placing 'X' from 12) where id = (select words_id from statements where decision_id = '${effect}')`,
      ],
      /statements: the words were changed/,
    ],
    [
      "words with a new hash",
      ({ effect }) => [
        `update texts set body = 'x', hash = text_hash(salt, 'x') where id = (select words_id from positions where decision_id = '${effect}')`,
      ],
      /positions: the words were changed/,
    ],
    [
      "a chosen comparator",
      ({ effect }) => [
        `update statement_reach set comparators = comparators[2:], comparator_likeness = comparator_likeness[2:] where decision_id = '${effect}'`,
      ],
      /statement_reach: the record was changed/,
    ],
    [
      "a count",
      ({ effect }) => [`update statement_segments set affected_count = 9 where decision_id = '${effect}'`],
      /statement_segments: the record was changed/,
    ],
    [
      "the day of the decision",
      ({ effect }) => [
        `update decision_moves set recorded_at = recorded_at - interval '1 microsecond' where decision_id = '${effect}' and kind = 'decided'`,
      ],
      /decision_moves: the record was changed/,
    ],
    [
      "a softened dissent",
      ({ proposal }) => [`update positions set stance = 'conditions' where decision_id = '${proposal}'`],
      /positions: the record was changed/,
    ],
    [
      "a dropped dissent",
      ({ proposal }) => [`delete from positions where decision_id = '${proposal}'`],
      /positions: the record is missing/,
    ],
    [
      "a dropped dissent with its entry",
      ({ proposal }) => [
        `delete from positions where decision_id = '${proposal}'`,
        `delete from decision_events where decision_id = '${proposal}' and subject = 'positions'`,
      ],
      /an entry before this one is missing/,
    ],
    [
      "an entry cut out and the rest counted anew",
      ({ proposal }) => [
        `delete from positions where decision_id = '${proposal}'`,
        `create temporary table cut on commit drop as select sequence from decision_events where decision_id = '${proposal}' and subject = 'positions'`,
        `delete from decision_events where decision_id = '${proposal}' and subject = 'positions'`,
        `update decision_events set sequence = sequence - 1 where decision_id = '${proposal}' and sequence > (select sequence from cut)`,
      ],
      /does not follow from the entry before it|entry was changed/,
    ],
    [
      "a dropped entry at the end",
      ({ proposal }) => [`delete from decision_events where decision_id = '${proposal}' and subject = 'board_reviews'`],
      /board_reviews: the record has no entry/,
    ],
    [
      "two entries swapped",
      ({ effect }) => [
        `update decision_events set sequence = sequence + 1000 where decision_id = '${effect}' and sequence in (2, 3)`,
        `update decision_events set sequence = 1005 - sequence where decision_id = '${effect}' and sequence > 1000`,
      ],
      /the entry was changed/,
    ],
    [
      "a record slipped in",
      ({ effect, proposal }) => [
        `insert into board_reviews select gen_random_uuid(), '${effect}', s.id, meeting_on, outcome, null, minuted_by, b.words_id, b.words_hash, b.recorded_at from board_reviews b, statements s where b.decision_id = '${proposal}' and s.decision_id = '${effect}'`,
      ],
      /board_reviews: the record has no entry/,
    ],
    [
      "an entry with its content hash made to fit",
      ({ effect }) => [
        `update decision_moves set review_on = '2030-01-01' where decision_id = '${effect}' and kind = 'decided'`,
        `update decision_events e set content_hash = decision_fact_hash(e.subject, e.subject_id) where decision_id = '${effect}'`,
      ],
      /decision_moves: the entry was changed/,
    ],
  ];
  test.each(tampering)("finds %s", (_, changes, found) =>
    asTheOwner(async (world, ids) => {
      await behindItsBack(world, ...changes(ids));
      const { problems } = await verifyDecisions(world.tx);
      expect(problems.map(({ record, problem }) => `${record}: ${problem}`)).toContainEqual(
        expect.stringMatching(found),
      );
    }),
  );

  test("finds two decisions swapped", () =>
    asTheOwner(async (world, { effect, proposal }) => {
      const swap = `case decision_id when '${effect}' then '${proposal}'::uuid when '${proposal}' then '${effect}'::uuid end`;
      await behindItsBack(
        world,
        `update decision_events set sequence = sequence + 1000`,
        `update decision_events set decision_id = ${swap}, sequence = sequence - 1000`,
      );
      const { problems } = await verifyDecisions(world.tx);
      expect(new Set(problems.map(({ decisionId }) => decisionId))).toEqual(new Set([effect, proposal]));
    }));

  test("still holds when words are erased, which leaves a tombstone", () =>
    asTheOwner(async (world, { proposal }) => {
      await world.tx.execute(sql`select erase_text(words_id) from statement_evidence where decision_id = ${proposal}`);
      await world.tx.execute(sql`select erase_text(words_id) from statements where decision_id = ${proposal}`);
      expect(await problemsOf(world, proposal)).toEqual([]);
    }));
});

async function castOf({ tx }: World): Promise<Awaited<ReturnType<typeof aCast>>> {
  const person = async (name: string) =>
    made([...(await tx.execute<{ id: string }>(sql`select id from people where name = ${name}`))][0]);
  const department = async (name: string) =>
    made([...(await tx.execute<{ id: string }>(sql`select id from departments where name = ${name}`))][0]);
  const [risk, service] = [await department("Risk"), await department("Service")];
  const named = {
    owner: await person("Olive Owner"),
    decider: await person("Dora Decider"),
    advocate: await person("Ada Advocate"),
  };
  return { department: risk, service, ...named, chief: await person("Chris Chief") } as Awaited<
    ReturnType<typeof aCast>
  >;
}
