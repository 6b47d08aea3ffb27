import postgres from "postgres";
import { companies, familyNames, givenNames, namesInOwnScript, places } from "./names";
import {
  contacts,
  customers,
  events,
  identities,
  issues,
  notes,
  promises,
  promisesMade,
  purchases,
  recognitions,
  representatives,
  standing,
} from "./rows";

const steps: readonly (readonly [string, string])[] = [
  ["customers", customers],
  ["identities", identities],
  ["representatives", representatives],
  ["purchases", purchases],
  ["contacts", contacts],
  ["issues", issues],
  ["notes", notes],
  ["thanks", recognitions],
  ["promises, drawn", promisesMade],
  ...promises.map((statement, index) => [`promises, part ${index + 1} of ${promises.length}`, statement] as const),
  ["events", events],
  ["standing", standing],
];

/**
 * Adds `count` customers to the demo company, always the same ones, with ten purchases, five contacts and a promise each
 * on average, very unevenly. Written by the server's superuser around the triggers, and index by index afterwards: a
 * million in minutes. What the triggers would have kept is computed as a whole, and a sample of it held against them.
 */
export async function fill(superUrl: string, count: number, say: (sentence: string) => void): Promise<void> {
  const sql = postgres(superUrl, { max: 1, onnotice: () => undefined, connection: settings });
  const begun = performance.now();
  const seconds = () => `${Math.round((performance.now() - begun) / 1000)} s`;
  try {
    await sql.unsafe("alter system set max_wal_size = '8GB'").then(() => sql`select pg_reload_conf()`);
    await layOutWords(sql);
    const indexes = await dropIndexes(sql);
    for (const [what, statement] of steps) {
      await sql.unsafe(inNumbers(statement, count));
      say(`${what} (${seconds()})`);
    }
    for (const { name, definition } of indexes) {
      await sql.unsafe(definition);
      say(`index ${name} (${seconds()})`);
    }
    await sql.unsafe("select rebuild_histories()");
    say(`purchase histories and their sums (${seconds()})`);
    await sql.unsafe("vacuum (freeze, analyze)");
    await sql.unsafe("checkpoint");
    await checkSample(sql);
    say(`${count} customers, checked (${seconds()})`);
  } finally {
    await sql.unsafe("alter system reset max_wal_size").then(() => sql`select pg_reload_conf()`);
    await sql.end();
  }
}

function inNumbers(statement: string, count: number): string {
  const numbers = { customers: count, purchases: count * 10, contacts: count * 5 };
  return Object.entries(numbers).reduce(
    (text, [name, number]) => text.replaceAll(`{${name}}`, String(number)),
    statement,
  );
}

const settings = {
  session_replication_role: "replica",
  synchronous_commit: "off",
  maintenance_work_mem: "1GB",
  work_mem: "512MB",
  statement_timeout: 0,
  jit: "off",
};

async function layOutWords(sql: postgres.Sql): Promise<void> {
  await sql.unsafe("create temporary table bench_words (pool text, place int, word text)");
  const pools = { given: givenNames, family: familyNames, script: namesInOwnScript, company: companies, place: places };
  for (const [pool, words] of Object.entries(pools))
    await sql`insert into bench_words select ${pool}, place, word from unnest(${[...words]}::text[]) with ordinality w (word, place)`;
  await sql.unsafe("analyze bench_words");
  await sql.unsafe(`create temporary table bench_staff as
    select array_agg(id order by id) as ids from people where roles && '{frontline,manager}' and deactivated_at is null`);
}

/** The indexes no constraint stands on: made afterwards, each in one go. */
async function dropIndexes(sql: postgres.Sql): Promise<{ name: string; definition: string }[]> {
  const indexes = await sql<{ name: string; definition: string }[]>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class t on t.oid = i.indrelid
    where t.relnamespace = 'public'::regnamespace and t.relname = any (${filled})
      and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
    order by t.relname, i.indexrelid`;
  for (const { name } of indexes) await sql.unsafe(`drop index ${name}`);
  return [...indexes];
}

const filled = [
  "customers",
  "identities",
  "purchases",
  "contacts",
  "issues",
  "notes",
  "recognitions",
  "promises",
  "promise_events",
  "promise_states",
  "events",
];

async function checkSample(sql: postgres.Sql): Promise<void> {
  const [row] = await sql`
    with asked as (select array_agg(id) as ids from (select id from customers order by md5(id::text) limit 2000) c)
    select count(*)::int as wrong
    from (select f.* from asked, standing_from_facts(asked.ids) f) f
    full join (select s.* from asked, standing s where s.customer_id = any (asked.ids)) s on s.customer_id = f.customer_id
    where to_jsonb(f) is distinct from to_jsonb(s)`;
  if (row?.wrong !== 0)
    throw new Error(`The bench's standing of ${row?.wrong} customers is not what their facts give.`);
}
