import { type SQL, sql } from "drizzle-orm";
import fc from "fast-check";
import type postgres from "postgres";
import { beforeAll, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { appDatabase, ownerClient } from "../testing/database";
import { verifyStanding } from "./tasks";

/** What one of several people does at the same time as the others, each on a connection of its own. */
type Act =
  | { kind: "buy"; who: number; lines: number; day: number; amount: number }
  | { kind: "correct"; who: number; amount: number }
  | { kind: "withdraw"; who: number }
  | { kind: "speak"; who: number; feeling: number; hour: number }
  | { kind: "open"; who: number }
  | { kind: "resolve"; who: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant("buy" as const),
    who: fc.nat(2),
    lines: fc.integer({ min: 1, max: 4 }),
    day: fc.nat(6),
    amount: fc.integer({ min: -900, max: 900 }),
  }),
  fc.record({ kind: fc.constant("correct" as const), who: fc.nat(2), amount: fc.integer({ min: -900, max: 900 }) }),
  fc.record({
    kind: fc.constant("speak" as const),
    who: fc.nat(2),
    feeling: fc.integer({ min: 1, max: 5 }),
    hour: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ kind: fc.constantFrom("withdraw" as const, "open" as const, "resolve" as const), who: fc.nat(2) }),
);

const person = "00000000-0000-7000-8000-00000000a001";
const department = "00000000-0000-7000-8000-00000000a002";

beforeAll(async () => {
  const owner = await ownerClient();
  await owner`insert into organisation (id, name, zone, country, currency) values (1, 'O', 'Europe/London', 'GB', 'GBP')`;
  await owner`insert into departments (id, name) values (${department}, 'Standing')`;
  await owner`insert into people (id, name, email, department_id, roles) values (${person}, 'P', 'p@standing.example', ${department}, '{manager}')`;
});

it("a purchase corrected while its customer is being merged is counted where it now belongs", async () => {
  const [one, other] = await customersWithAPurchase(2);
  await oneBeforeTheOther(
    (tx) => tx`update customers set survivor_id = ${one} where id = ${other}`,
    (sql) => sql`update purchases set amount_minor = 700 where customer_id = ${other}`,
  );
  await expectExact();
});

it("a day bought on twice at the same moment is one purchase day", async () => {
  const [one] = await customersWithAPurchase(1);
  const buy = (tx: Sql) => tx`insert into purchases (id, customer_id, bought_on, order_ref, amount_minor, currency)
    values (gen_random_uuid(), ${one}, '2026-03-03', 'O', 100, 'GBP')`;
  await oneBeforeTheOther(buy, buy);
  await expectExact();
});

it("a contact logged while its customer is being merged is heard where it now belongs", async () => {
  const [one, other] = await customersWithAPurchase(2);
  await oneBeforeTheOther(
    (tx) => tx`update customers set survivor_id = ${one} where id = ${other}`,
    (sql) => sql`insert into contacts (id, customer_id, happened_at, channel, direction, words, feeling, logged_by)
      values (gen_random_uuid(), ${other}, '2026-01-01', 'phone', 'in', 'Rang.', 1, ${person})`,
  );
  await expectExact();
});

it("standing stays exact while several people buy, correct, withdraw, speak, open, resolve and merge at once", async () => {
  const owner = await ownerClient();
  const pools = [await appDatabase(1), await appDatabase(1), await appDatabase(1)];
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(act, { maxLength: 6 }), { minLength: 3, maxLength: 3 }), async (hands) => {
        const who = [newId(), newId(), newId()];
        for (const id of who)
          await owner`insert into customers (id, survivor_id, kind, name) values (${id}, ${id}, 'person', 'Somebody')`;
        const [one = "", other = ""] = who;
        const db = pools[0]?.db as Database;
        const all = await Promise.allSettled([
          ...hands.map((acts, index) => doAll(pools[index]?.db as Database, who, acts)),
          point(owner, other, one),
        ]);
        for (const done of all) if (done.status === "rejected") throw done.reason;
        expect((await verifyStanding(db)).differences).toEqual([]);
        await point(owner, other, other);
        expect((await verifyStanding(db)).differences).toEqual([]);
      }),
      { numRuns: 15 },
    );
  } finally {
    for (const pool of pools) await pool.close();
  }
}, 60_000);

async function doAll(db: Database, who: readonly string[], acts: readonly Act[]): Promise<void> {
  for (const one of acts)
    await db.transaction(async (tx) => {
      for (const statement of statementsOf(one, who[one.who] ?? "")) await tx.execute(statement);
    });
}

function statementsOf(one: Act, customer: string): SQL[] {
  const latest = sql`(select id from purchases where customer_id = ${customer} and withdrawn_at is null order by id desc limit 1)`;
  switch (one.kind) {
    case "buy":
      return [
        sql`insert into purchases (id, customer_id, bought_on, order_ref, amount_minor, currency)
        select gen_random_uuid(), ${customer}, date '2026-01-01' + ${one.day}::int + n % 2, 'O', ${one.amount}::int, 'GBP'
        from generate_series(1, ${one.lines}::int) n`,
      ];
    case "correct":
      return [
        sql`update purchases set amount_minor = ${one.amount}::int, bought_on = '2026-02-01' where id = ${latest}`,
      ];
    case "withdraw":
      return [sql`update purchases set withdrawn_at = now() where id = ${latest}`];
    case "speak":
      return [
        sql`insert into contacts (id, customer_id, happened_at, channel, direction, words, feeling, logged_by)
        values (gen_random_uuid(), ${customer}, now() - make_interval(hours => ${one.hour}::int), 'phone', 'in', 'Rang.',
                ${one.feeling}::int, ${person})`,
      ];
    case "open":
      return [
        sql`insert into issues (id, customer_id, kind, words, opened_at, opened_by, department_id)
        values (gen_random_uuid(), ${customer}, 'fault', 'It fails.', now() - interval '1 hour', ${person}, ${department})`,
      ];
    case "resolve": {
      const words = newId();
      return [
        sql`insert into texts (id, body) values (${words}, 'It was put right.')`,
        sql`insert into issue_events (id, issue_id, kind, by_id, words_id)
          select gen_random_uuid(), id, 'resolved', ${person}::uuid, ${words}::uuid from issues
          where customer_id = ${customer} and resolved_at is null order by id limit 1`,
      ];
    }
  }
}

/** The owner's login points one record at another, as merging does, and back. */
async function point(owner: Awaited<ReturnType<typeof ownerClient>>, other: string, survivor: string): Promise<void> {
  await owner.begin(async (tx) => {
    await tx`select id from customers where id in (${other}, ${survivor}) order by id for no key update`;
    await tx`update customers set survivor_id = ${survivor} where id = ${other}`;
  });
}

type Sql = Awaited<ReturnType<typeof ownerClient>> | postgres.TransactionSql;

async function customersWithAPurchase(count: number): Promise<[string, string]> {
  const owner = await ownerClient();
  const ids = [newId(), newId()] as const;
  for (const id of ids.slice(0, count)) {
    await owner`insert into customers (id, survivor_id, kind, name) values (${id}, ${id}, 'person', 'Somebody')`;
    await owner`insert into purchases (id, customer_id, bought_on, order_ref, amount_minor, currency)
      values (gen_random_uuid(), ${id}, '2026-01-01', 'O', 100, 'GBP')`;
  }
  return [...ids];
}

/** The first has acted and not committed when the second begins; it commits once the second waits for it. */
async function oneBeforeTheOther(first: (tx: Sql) => Promise<unknown>, second: (sql: Sql) => Promise<unknown>) {
  const owner = await ownerClient();
  let after: Promise<unknown> = Promise.resolve();
  await owner.begin(async (tx) => {
    await first(tx);
    // Asked, and so begun, now.
    after = Promise.resolve(second(owner));
    const until = performance.now() + 5_000;
    for (let waiting = 0; waiting === 0 && performance.now() < until; ) {
      const [row] = await owner`select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      waiting = row?.waiting ?? 0;
    }
  });
  await after;
}

async function expectExact(): Promise<void> {
  const pool = await appDatabase(1);
  try {
    expect((await verifyStanding(pool.db)).differences).toEqual([]);
  } finally {
    await pool.close();
  }
}
