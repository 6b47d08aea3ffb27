import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { verifyStanding } from "../customers/tasks";
import { plainDate } from "../domain/plain-date";
import { inTransaction, type World } from "../testing/database";
import { aPerson } from "../testing/factories";
import { aCompany } from "../testing/rule-company-made";

const today = plainDate("2026-02-28");

/** What is kept differs from the facts nowhere, and as many stand in the tally as in standing. */
async function expectExact(world: World) {
  expect((await verifyStanding(world.tx)).differences).toEqual([]);
  const [tally] = await world.tx.execute(sql`
    select (select coalesce(sum(customers), 0)::int from standing_tally) - count(*)::int as customers,
      (select coalesce(sum(value_minor), 0) from standing_tally) - coalesce(sum(value_minor), 0) as value
    from standing`);
  expect([Number(tally?.customers), Number(tally?.value)]).toEqual([0, 0]);
}

test.each([1, 2, 3])("what rules ask is kept with every fact: company %s", { timeout: 120_000 }, (seed) =>
  inTransaction(async (world) => {
    await aCompany(world, today, seed);
    const by = await aPerson(world);
    const inTurn = async (...statements: string[]) => {
      for (const statement of statements) {
        await world.tx.execute(sql.raw(statement));
        await expectExact(world);
      }
    };
    await expectExact(world);
    const some = (table: string) =>
      `id in (select id from ${table} where withdrawn_at is null order by md5(id::text) limit 15)`;
    await inTurn(
      `update purchases set withdrawn_at = standpoint_now() where ${some("purchases")}`,
      `update purchases set what = 'Another', bought_on = bought_on - 1 where ${some("purchases")}`,
      `update contacts set withdrawn_at = standpoint_now() where ${some("contacts")}`,
      `update contacts set cause = 'bill', happened_at = happened_at - interval '40 days' where ${some("contacts")}`,
      `update identities set withdrawn_at = standpoint_now() where ${some("identities")}`,
      `update needs set withdrawn_by = '${by.id}' where ${some("needs")}`,
      `update lifecycle_facts set withdrawn_by = '${by.id}' where ${some("lifecycle_facts")}`,
      "update customers set place = 'Elsewhere', country = null where md5(id::text) < '4' and survivor_id = id",
      "update customers set kind = case kind when 'person' then 'organisation' else 'person' end where md5(id::text) < '2'",
      "update customers set survivor_id = id where survivor_id <> id and md5(id::text) < '8'",
      `update customers set withdrawn_at = standpoint_now() where survivor_id = id and withdrawn_at is null and md5(id::text) < '2'
         and id not in (select survivor_id from customers where survivor_id <> id)`,
    );
    // Written around the triggers, then all at once.
    await world.tx.execute(sql`update rule_facts set intent = 3, products = '{1,2}', contact_1 = 0`);
    expect((await verifyStanding(world.tx)).different).toBeGreaterThan(50);
    await inTurn("select fill_rule_facts()");
  }),
);

test("what was tampered with is reported, and counted anew when asked", () =>
  inTransaction(async (world) => {
    await aCompany(world, today, 4);
    await world.tx.execute(sql`
      update rule_facts set consents = 0, reached = 0, needs = 0, about_bill = 5 where customer_id in (select customer_id from rule_facts limit 9)`);
    const { different } = await verifyStanding(world.tx);
    expect(different).toBe(9);
    expect(await verifyStanding(world.tx, { isRepair: true })).toMatchObject({ different, repaired: different });
    await expectExact(world);
  }));

test("the application can neither say what rules ask nor fill it", () =>
  inTransaction(async (world) => {
    await world.asApp();
    for (const statement of [
      "update rule_facts set reached = 1",
      "delete from rule_facts",
      "insert into standing_tally (customers, value_minor) values (1, 1)",
      "select fill_rule_facts()",
    ])
      await world.refused((tx) => tx.execute(sql.raw(statement)), /permission denied/);
  }));
