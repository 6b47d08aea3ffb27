import type postgres from "postgres";

/** So many customers buy at once before their histories are settled. */
const buyers = 10_000;

/**
 * What keeping the customer numbers takes at this size: all histories and sums anew, a settling of many, and both held
 * against each other. What is bought for it is withdrawn again.
 */
export async function printKeeping(sql: postgres.Sql): Promise<void> {
  const timed = async (what: string, act: () => Promise<unknown>) => {
    const begun = performance.now();
    await act();
    console.log(`${what.padEnd(48)} ${((performance.now() - begun) / 1000).toFixed(1).padStart(7)} s`);
  };
  const settle = async () => {
    for (let settled = 1; settled > 0; ) {
      const [row] = await sql`select settle_histories(2000) as settled`;
      settled = Number(row?.settled ?? 0);
    }
  };
  const [size] =
    await sql`select count(*)::int as customers, sum(cardinality(days))::int as days from purchase_histories`;
  console.log(`${size?.customers} histories of ${size?.days} purchase days`);
  await timed("all kept anew, and all sums", () => sql`select rebuild_histories()`);
  await sql.unsafe("vacuum analyze purchase_histories, history_sums");
  const order = `bench ${performance.timeOrigin}`;
  await timed(
    `${buyers} customers buy, in one statement`,
    () => sql`
    insert into purchases (id, customer_id, bought_on, order_ref, amount_minor, currency)
    select gen_random_uuid(), customer_id, current_date, ${order}, 1000, (select currency from organisation)
    from (select customer_id from purchase_histories where first_on is not null order by md5(customer_id::text) limit ${buyers}) some`,
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
