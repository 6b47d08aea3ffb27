import type postgres from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { asApp, ownerClient } from "../testing/database";

const person = "00000000-0000-7000-8000-00000000b001";
const department = "00000000-0000-7000-8000-00000000b002";

beforeAll(async () => {
  const owner = await ownerClient();
  await owner`insert into organisation (id, name, zone, country, currency) values (1, 'O', 'Europe/London', 'GB', 'GBP')`;
  await owner`insert into departments (id, name) values (${department}, 'Thanks')`;
  await owner`insert into people (id, name, email, department_id, roles) values (${person}, 'P', 'p@thanks.example', ${department}, '{manager}')`;
});

async function someCustomers(count: number): Promise<string[]> {
  const owner = await ownerClient();
  const ids = Array.from({ length: count }, () => newId());
  for (const id of ids)
    await owner`insert into customers (id, survivor_id, kind, name) values (${id}, ${id}, 'person', 'Somebody')`;
  return ids;
}

type Sql = postgres.Sql | postgres.TransactionSql;
const thank = (sql: Sql, customer: string, milestone: string) =>
  sql`insert into recognitions (id, customer_id, reason_kind, years, milestone_kind, milestone_key, reason, said_by)
      values (gen_random_uuid(), ${customer}, 'tenure', ${Number(milestone)}, 'years', ${milestone}, 'Thank you.', ${person})`;

const said = async (customers: string[]) => {
  const owner = await ownerClient();
  const [row] = await owner`select count(*)::int as n from recognitions where customer_id = any (${customers}::uuid[])`;
  return row?.n;
};

/** Runs both at the same time, each on the application's own login; what each was told, or null. */
async function bothAtOnce(
  one: (sql: postgres.Sql) => Promise<unknown>,
  other: (sql: postgres.Sql) => Promise<unknown>,
) {
  const run = (act: (sql: postgres.Sql) => Promise<unknown>) =>
    asApp(act).then(
      () => null,
      (error: Error) => error.message,
    );
  return Promise.all([run(one), run(other)]);
}

describe("two people at once", () => {
  it("say the same thanks: one is recorded, the other is told", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [customer = ""] = await someCustomers(1);
      const told = await bothAtOnce(
        (sql) => thank(sql, customer, "12"),
        (sql) => thank(sql, customer, "12"),
      );
      expect(told.filter((sentence) => sentence === null)).toHaveLength(1);
      expect(told.find((sentence) => sentence !== null)).toMatch(/not long ago/);
      expect(await said([customer])).toBe(1);
    }
  });

  it("the second waits for the first, also under another record of the customer", async () => {
    const [one = "", other = ""] = await someCustomers(2);
    const owner = await ownerClient();
    await owner`update customers set survivor_id = ${one} where id = ${other}`;
    let isFirstDone = false;
    let reachedIn: (value: unknown) => void = () => {};
    const firstIsIn = new Promise((resolve) => {
      reachedIn = resolve;
    });
    const told = await bothAtOnce(
      (sql) =>
        sql.begin(async (tx) => {
          await thank(tx, one, "12");
          reachedIn(null);
          await tx`select pg_sleep(0.3)`;
          isFirstDone = true;
        }),
      async (sql) => {
        await firstIsIn;
        await thank(sql, other, "13").finally(() => expect(isFirstDone).toBe(true));
      },
    );
    expect(told).toEqual([null, expect.stringMatching(/not long ago/)]);
    expect(await said([one, other])).toBe(1);
  });

  it("a complaint opened first is seen, however the thanks were begun", async () => {
    const [customer = ""] = await someCustomers(1);
    let reachedIn: (value: unknown) => void = () => {};
    const complaintIsIn = new Promise((resolve) => {
      reachedIn = resolve;
    });
    const told = await bothAtOnce(
      (sql) =>
        sql.begin(async (tx) => {
          await tx`insert into issues (id, customer_id, kind, words, opened_at, opened_by, department_id)
            values (gen_random_uuid(), ${customer}, 'complaint', 'Cold.', now() - interval '1 hour', ${person}, ${department})`;
          reachedIn(null);
          await tx`select pg_sleep(0.2)`;
        }),
      async (sql) => {
        await complaintIsIn;
        await thank(sql, customer, "12");
      },
    );
    expect(told).toEqual([null, expect.stringMatching(/open issue/)]);
  });

  it.each(["repeatable read", "serializable"])("nobody thanks from a %s that sees the past", async (isolation) => {
    const [customer = ""] = await someCustomers(1);
    await asApp(async (sql) => {
      await expect(sql.begin(`isolation level ${isolation}`, (tx) => thank(tx, customer, "12"))).rejects.toThrow(
        "one at a time",
      );
    });
    expect(await said([customer])).toBe(0);
  });
});
