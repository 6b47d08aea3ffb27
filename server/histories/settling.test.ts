import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { newId } from "@/db/id";
import { plainDate } from "../domain/plain-date";
import { appDatabase, inTransaction, ownerClient } from "../testing/database";
import { PurchaseStory } from "../testing/purchase-stories";
import { settleAndCountToday } from "../worker/tasks";
import { settleHistories, verifyRollups } from "./tasks";

describe("what is kept", () => {
  const attacks = [
    "update purchase_histories set days = '{}'",
    "delete from purchase_histories",
    "insert into purchase_histories select * from purchase_histories",
    "update history_sums set counted = counted + 1",
    "delete from history_sums",
    "insert into history_sums values ('won_back', 90, '2026-01-01', 0, 1, 0)",
    "delete from histories_unsettled",
    "truncate histories_unsettled",
    "insert into histories_unsettled values (gen_random_uuid())",
    "insert into kept_thresholds values (1, now())",
    "delete from kept_thresholds",
    "alter table purchases disable trigger mark_histories_inserted",
    "create or replace function histories_from_facts(wanted uuid[]) returns setof purchase_histories language sql as 'select * from purchase_histories where false'",
  ];
  test.each(attacks)("cannot be touched by the application's own login: %s", async (attack) => {
    await inTransaction(async (world) => {
      await world.asApp();
      await world.refused((tx) => tx.execute(sql.raw(attack)), /permission denied|must be owner/);
    });
  });

  it("gives the same histories after whatever the application may have done to it", async () => {
    await inTransaction(async (world) => {
      const story = await PurchaseStory.begin(world);
      for (let who = 0; who < 12; who++)
        await story.happen({
          act: who % 3 ? "buy" : "buy much",
          on: plainDate("2023-03-01"),
          amount: 100 + who,
          who,
          other: who,
        });
      const read = sql`select * from histories_of('2026-01-01') order by customer_id`;
      const before = await world.tx.execute(read);
      expect(before.length).toBeGreaterThan(5);
      await world.asApp();
      for (const act of [
        sql`select settle_histories(3)`,
        sql`select mark_histories(array(select id from customers))`,
        sql`select recount_history_sums()`,
        sql`select settle_histories(100)`,
        sql`select mark_histories(array[${newId()}]::uuid[])`,
        sql`select count_thresholds()`,
        sql`select rebuild_histories()`,
      ]) {
        await world.tx.execute(act);
        expect(await world.tx.execute(read)).toEqual(before);
      }
      expect(await verifyRollups(world.tx)).toMatchObject({ different: 0, differentSums: 0 });
    });
  });
});

it("names every row and sum that was changed behind its back, and keeps them anew", async () => {
  await inTransaction(async (world) => {
    const story = await PurchaseStory.begin(world);
    await story.happen({ act: "buy much", on: plainDate("2023-03-01"), amount: 500, who: 0, other: 0 });
    await settleHistories(world.tx);
    const [one] = await world.tx.execute<{ id: string }>(
      sql`update purchase_histories set days = days[2:], amounts = amounts[2:]
        where customer_id = (select customer_id from purchase_histories where cardinality(days) > 1 limit 1) returning customer_id as id`,
    );
    await world.tx.execute(sql`update history_sums set counted = 9 where kind = 'known'`);
    const found = await verifyRollups(world.tx);
    expect(found.differences.map(({ customerId }) => customerId)).toEqual([one?.id]);
    expect(found.sums.map(({ sum, kept }) => `${sum} ${kept}`)).toContainEqual(
      expect.stringMatching(/^known L=0 .* 9$/),
    );
    expect(await verifyRollups(world.tx, { isRepair: true })).toMatchObject({ different: 1, repaired: true });
    expect(await verifyRollups(world.tx)).toMatchObject({ different: 0, differentSums: 0 });
  });
});

it("sums a threshold that was counted while settling waited for its turn", async () => {
  await inTransaction(async (world) => {
    const story = await PurchaseStory.begin(world);
    await story.happen({ act: "buy much", on: plainDate("2023-03-01"), amount: 500, who: 0, other: 0 });
    await world.tx.execute(sql`select settle_histories(100)`);
    await story.happen({ act: "buy much", on: plainDate("2023-04-01"), amount: 500, who: 1, other: 1 });
    // Called between the beginning and the lock: what another worker has committed there.
    await world.tx.execute(sql`
      create or replace function refuse_other_sight() returns void language plpgsql as $$ begin
        if not exists (select from kept_thresholds where lapse_days = 77) then
          insert into history_sums select * from count_histories(array[77], false);
          insert into kept_thresholds values (77, standpoint_now());
        end if; end $$`);
    await world.tx.execute(sql`select settle_histories(100)`);
    expect(await verifyRollups(world.tx)).toMatchObject({ different: 0, differentSums: 0 });
    expect(await world.tx.execute(sql`select from history_sums where lapse_days = 77`)).not.toEqual([]);
  });
});

it("knows that there are many histories before the database has looked at them", async () => {
  await inTransaction(async ({ tx }) => {
    const isAtHand = async () => {
      const [row] = await tx.execute<{ is: boolean }>(sql`select threshold_is_at_hand(3000) as is`);
      return row?.is;
    };
    expect(await isAtHand()).toBe(true);
    await tx.execute(sql`
      insert into purchase_histories (customer_id, recorded_on, days, amounts, refund_days, refunds)
      select gen_random_uuid(), '2026-01-01', '{}', '{}', '{}', '{}' from generate_series(1, 20000)`);
    expect(await isAtHand()).toBe(false);
  });
});

it("is done before today is counted", async () => {
  await inTransaction(async (world) => {
    const story = await PurchaseStory.begin(world);
    await story.happen({ act: "buy much", on: plainDate("2023-03-01"), amount: 500, who: 0, other: 0 });
    await settleAndCountToday(world.tx);
    expect(await world.tx.execute(sql`select from histories_unsettled`)).toEqual([]);
  });
});

it("keeps everything anew as a whole where most is marked, but not while an import is running", async () => {
  await inTransaction(async (world) => {
    const story = await PurchaseStory.begin(world);
    await story.happen({ act: "buy much", on: plainDate("2023-03-01"), amount: 500, who: 0, other: 0 });
    await world.tx.execute(sql`
      create or replace function rebuild_histories() returns bigint language plpgsql as $$ begin
        perform refuse('As a whole.'); return 0; end $$`);
    await world.refused((tx) => settleHistories(tx, { many: 1 }), /As a whole/);
    const [importId, runId] = [newId(), newId()];
    await world.tx.execute(sql`
      insert into imports (id, kind, file_name, bytes, encoding, delimiter, headers, sample, mapping)
      values (${importId}, 'purchases', 'till.csv', 1, 'utf-8', ',', '[]', '[]', '{}')`);
    await world.tx.execute(sql`
      insert into import_runs (id, import_id, effect, mapping) values (${runId}, ${importId}, 'real', '{}')`);
    await settleHistories(world.tx, { many: 1 });
    expect(await world.tx.execute(sql`select from histories_unsettled`)).toEqual([]);
    expect(await verifyRollups(world.tx)).toMatchObject({ different: 0, differentSums: 0 });
  });
});

describe("two at once", () => {
  const customer = newId();
  const buy = (on: string) => sql`insert into purchases (id, customer_id, bought_on, order_ref, amount_minor, currency)
    values (${newId()}, ${customer}, ${on}, 'O', 100, 'GBP')`;
  const settle = sql`select settle_histories(100) as settled`;

  beforeAll(async () => {
    const owner = await ownerClient();
    await owner`insert into organisation (id, name, zone, country, currency) values (1, 'O', 'Europe/London', 'GB', 'GBP') on conflict do nothing`;
    await owner`insert into customers (id, survivor_id, kind, name) values (${customer}, ${customer}, 'person', 'Somebody')`;
  });
  afterAll(async () => {
    const owner = await ownerClient();
    await owner`update customers set withdrawn_at = now() where id = ${customer}`;
  });

  it("a purchase that is being recorded while its customer is settled waits for nobody and is not lost", async () => {
    const [clerk, worker] = [await appDatabase(1), await appDatabase(1)];
    const kept = async () => {
      const [row] = await worker.db.execute<{ days: string[]; read: string[] }>(sql`
        select (select days::text[] from purchase_histories where customer_id = ${customer}) as days,
          (select days::text[] from histories_of('2030-01-01') where customer_id = ${customer}) as read`);
      return row;
    };
    try {
      await clerk.db.execute(buy("2026-01-01"));
      await clerk.db.transaction(async (tx) => {
        // Its mark is put, and is not seen by the worker, who settles what was there before.
        await tx.execute(buy("2026-02-01"));
        await worker.db.execute(settle);
        expect(await kept()).toEqual({ days: ["2026-01-01"], read: ["2026-01-01"] });
      });
      expect(await kept()).toEqual({ days: ["2026-01-01"], read: ["2026-01-01", "2026-02-01"] });
      await worker.db.transaction(async (tx) => {
        await tx.execute(settle);
        // Settled and not committed yet: whoever buys now does not wait.
        await clerk.db.execute(sql`set lock_timeout = '2s'`);
        await clerk.db.execute(buy("2026-03-01"));
      });
      expect(await kept()).toEqual({
        days: ["2026-01-01", "2026-02-01"],
        read: ["2026-01-01", "2026-02-01", "2026-03-01"],
      });
      await worker.db.execute(settle);
      expect(await kept()).toMatchObject({ days: ["2026-01-01", "2026-02-01", "2026-03-01"] });
      expect(await verifyRollups(worker.db)).toMatchObject({ different: 0, differentSums: 0 });
    } finally {
      await clerk.close();
      await worker.close();
    }
  });

  it("numbers are exact while some buy and others settle, and add up when all is settled", async () => {
    const pools = await Promise.all([1, 2, 3].map(() => appDatabase(1)));
    const hands = pools.map(({ db }, hand) => async () => {
      for (let turn = 0; turn < 15; turn++) {
        await db.execute(hand < 2 ? buy(`2026-0${1 + (turn % 9)}-1${hand}`) : settle);
      }
    });
    const [{ db }] = pools as [(typeof pools)[0]];
    try {
      await Promise.all(hands.map((act) => act()));
      await settleHistories(db);
      const [row] = await db.execute<{ days: number }>(
        sql`select cardinality(days) as days from purchase_histories where customer_id = ${customer}`,
      );
      expect(row?.days).toBe(3 + 18);
      expect(await verifyRollups(db)).toMatchObject({ different: 0, differentSums: 0 });
    } finally {
      await Promise.all(pools.map((pool) => pool.close()));
    }
  });
});
