import type postgres from "postgres";
import { openDatabase } from "@/db/client";
import { verifyRollups } from "@/server/histories/tasks";
import { printJob } from "./jobs";
import type { Bench } from "./open";

/** So many customers buy at once before their histories are settled. */
const buyers = 10_000;

/** What keeping, counting and fitting the customer numbers take at this size, and what the pages' readers notice of it. */
export async function printNumbers(bench: Bench): Promise<void> {
  const [size] =
    await bench.sql`select count(*)::int as customers, sum(cardinality(days))::int as days from purchase_histories`;
  console.log(`${size?.customers} histories of ${size?.days} purchase days`);
  await printKeeping(bench.sql);
  await printVerifying(bench);
  await printJob(bench, "count_numbers", wholeCount);
  await ensureModel(bench.sql);
  await printJob(bench, "fit_values", lastFit);
}

/** The method with the most to do: a model of repeat buying, and what is spent by the time. */
async function ensureModel(sql: postgres.Sql): Promise<void> {
  await sql`
    insert into value_methods (id, method, horizon_months, discount, margin, winning_cost_minor, referral_reward_minor,
      with_organisations, reason, set_by)
    select gen_random_uuid(), 'bg_nbd', 12, 8, 35, 6000, 2500, true, 'The bench fits a model.', id
    from people where name = 'Helena Brandt' and not exists (select from value_methods where method = 'bg_nbd')`;
}

/**
 * All histories and sums anew, a settling of many, and both held against each other. What is bought for it is withdrawn
 * again.
 */
async function printKeeping(sql: postgres.Sql): Promise<void> {
  const settle = async () => {
    for (let settled = 1; settled > 0; ) {
      const [row] = await sql`select settle_histories(2000) as settled`;
      settled = Number(row?.settled ?? 0);
    }
  };
  await timed("all kept anew, and all sums", () => sql`select rebuild_histories()`);
  await sql.unsafe("vacuum analyze purchase_histories, history_sums");
  const order = `bench ${performance.timeOrigin}`;
  await timed(
    `${buyers} customers buy, in one statement`,
    () => sql`
    insert into purchases (id, customer_id, bought_on, order_ref, amount_minor, currency)
    select gen_random_uuid(), customer_id, current_date, ${order}, 1000, (select currency from organisation)
    from (select customer_id from purchase_histories where first_on is not null
      order by md5(customer_id::text) limit ${buyers}) as chosen`,
  );
  await timed(`${buyers} settled`, settle);
  const before = await checksum(sql);
  await timed("all kept anew once more", () => sql`select rebuild_histories()`);
  const after = await checksum(sql);
  console.log(before === after ? "settled and rebuilt are equal, row by row" : "SETTLED AND REBUILT DIFFER");
  await sql`update purchases set withdrawn_at = standpoint_now() where order_ref = ${order}`;
  await settle();
  await sql.unsafe("vacuum analyze purchase_histories, history_sums, histories_unsettled");
}

/** One number for every row and every sum: added up, so the order they lie in does not matter. */
async function checksum(sql: postgres.Sql): Promise<string> {
  const [row] = await sql`
    select (select sum(hashtextextended(h::text, 0)::numeric)::text from purchase_histories h)
      || ' ' || (select sum(hashtextextended(s::text, 0)::numeric)::text from history_sums s) as sum`;
  return String(row?.sum);
}

/** What `verify rollups` does: every kept row against its facts, every sum against its rows. */
async function printVerifying(bench: Bench): Promise<void> {
  const { db, close } = openDatabase(bench.ownerUrl, { max: 1, name: "standpoint-bench", statementTimeoutMs: 0 });
  try {
    const { checked, different, differentSums } = await timed("every kept row held against its facts", () =>
      verifyRollups(db),
    );
    console.log(`${checked} rows checked: ${different} rows and ${differentSums} sums differ`);
  } finally {
    await close();
  }
}

async function wholeCount(sql: postgres.Sql): Promise<string> {
  const asked = await sql`
    select a.question, a.took_ms, a.fault from number_answers a
    where a.count_id = (select id from number_counts where counted_at is not null order by counted_at desc limit 1)
    order by a.took_ms desc`;
  const words = asked.map(
    ({ question, took_ms, fault }) => `${question} ${(took_ms / 1000).toFixed(1)}${fault ? ` (${fault})` : ""}`,
  );
  return `${asked.length} questions, seconds each: ${words.join(", ")}`;
}

async function lastFit(sql: postgres.Sql): Promise<string> {
  const [model] = await sql`
    select customers, refused, took_ms, memory_mb from value_models order by recorded_at desc, id desc limit 1`;
  return `${model?.customers} customers, ${model?.refused ?? "not refused"}: ${((model?.took_ms ?? 0) / 1000).toFixed(1)} s until the fit stood, ${model?.memory_mb} MiB`;
}

async function timed<Answer>(what: string, act: () => PromiseLike<Answer>): Promise<Answer> {
  const begun = performance.now();
  const answer = await act();
  console.log(`${what.padEnd(48)} ${((performance.now() - begun) / 1000).toFixed(1).padStart(7)} s`);
  return answer;
}
