import type postgres from "postgres";
import { beforeAll, describe, expect, it, test } from "vitest";
import { newId } from "@/db/id";
import { asApp, ownerClient } from "../testing/database";

/** The application's own login, with plain SQL and every intention of flattering the rate. */
const ids = {
  department: newId(),
  maker: newId(),
  manager: newId(),
  customer: newId(),
  stranger: newId(),
  promise: newId(),
  kept: newId(),
};

beforeAll(async () => {
  const sql = await ownerClient();
  await sql.begin(async (tx) => {
    await tx`insert into organisation (id, name, zone, country, currency) values (1, 'Harbour', 'Europe/London', 'GB', 'GBP')`;
    await tx`insert into departments (id, name) values (${ids.department}, 'Service')`;
    for (const [id, role] of [
      [ids.maker, "frontline"],
      [ids.manager, "manager"],
    ] as const)
      await tx`insert into people (id, name, email, department_id, roles) values (${id}, 'Somebody', ${`${id}@example.org`}, ${ids.department}, array[${role}])`;
    for (const id of [ids.customer, ids.stranger])
      await tx`insert into customers (id, survivor_id, kind, name) values (${id}, ${id}, 'person', 'Margaret Okonkwo')`;
    await tx`select keep_given_times()`;
    for (const id of [ids.promise, ids.kept])
      await tx.unsafe(
        promiseSql(id, await text(tx), {
          recorded_at: "now() - interval '3 days'",
          due: "now() - interval '1 day'",
          made_at: "now() - interval '3 days'",
        }),
      );
    await tx`insert into promise_events (id, promise_id, kind, actor_id, recorded_at) values (${newId()}, ${ids.kept}, 'fulfilled', ${ids.maker}, now() - interval '2 days')`;
    await tx`select refuse_given_times()`;
  });
});

async function text(sql: postgres.Sql | postgres.TransactionSql): Promise<string> {
  const id = newId();
  await sql`insert into texts (id, body) values (${id}, 'I will ring you back.')`;
  return id;
}

function promiseSql(
  id: string,
  said: string,
  given: { recorded_at?: string; due: string; made_at: string; extra?: [string, string] },
): string {
  const stamps = given.recorded_at ? [", recorded_at", `, ${given.recorded_at}`] : ["", ""];
  const extra = given.extra ? [`, ${given.extra[0]}`, `, ${given.extra[1]}`] : ["", ""];
  return `insert into promises (id, customer_id, kind, said_id, channel, made_by, owner_id, made_at, original_due_at, due_precision, zone, calendar${stamps[0]}${extra[0]})
    values ('${id}', '${ids.customer}', 'callback', '${said}', 'phone', '${ids.maker}', '${ids.maker}', ${given.made_at}, ${given.due}, 'time', 'Europe/London', '{}'${stamps[1]}${extra[1]})`;
}

/** Words are written in the transaction of their record. */
const aPromise = (sql: postgres.Sql, id: string) =>
  sql.begin(async (tx) =>
    tx.unsafe(promiseSql(id, await text(tx), { made_at: "standpoint_now()", due: "now() + interval '1 hour'" })),
  );

const eventSql = (columns: string, values: string, kind = "fulfilled") =>
  `insert into promise_events (id, promise_id, kind, actor_id${columns && `, ${columns}`}) values ('${newId()}', '${ids.promise}', '${kind}', '${ids.maker}'${values && `, ${values}`})`;

const recoverySql = (column: string, value: string) =>
  `insert into recoveries (id, promise_id, said_id, remedy, by_id, ${column}) values ('${newId()}', '${ids.promise}', '${newId()}', 'none', '${ids.maker}', ${value})`;

const attacks: [string, string | (() => string), RegExp][] = [
  ["typing the recorded time of an event", eventSql("recorded_at", "now() - interval '2 days'"), /permission denied/],
  ["typing that it was in time", eventSql("in_time", "true"), /permission denied/],
  ["typing that it was in the agreed time", eventSql("in_agreed_time", "true"), /permission denied/],
  ["typing the time of proof", eventSql("proof_at", "now() - interval '2 days'"), /permission denied/],
  ["choosing the order of events", eventSql("sequence", "0"), /permission denied/],
  ["calling a live event imported", eventSql("origin", "'imported'"), /permission denied/],
  ["answering for the customer", eventSql("answer", "'yes'", "customer_confirmed"), /permission denied/],
  [
    "answering for the customer with an invented token",
    eventSql("token_id", `'${newId()}'`, "customer_confirmed"),
    /permission denied/,
  ],
  [
    "answering for the customer without a token",
    eventSql("", "", "customer_confirmed"),
    /promise_events_answered_by_token/,
  ],
  [
    "making a link to answer through",
    `insert into confirmation_tokens (id, promise_id, hash, expires_at) values ('${newId()}', '${ids.promise}', sha256('x'), now() + interval '1 day')`,
    /permission denied/,
  ],
  ["reading the links", "select * from confirmation_tokens", /permission denied/],
  [
    "writing where a promise stands",
    `update promise_states set seen_at = headline_due_at, ended = 'fulfilled'`,
    /permission denied/,
  ],
  [
    "adding where a promise stands",
    `insert into promise_states select * from promise_states limit 1`,
    /permission denied/,
  ],
  [
    "moving the due time of a promise",
    `update promises set original_due_at = now() + interval '9 days'`,
    /permission denied/,
  ],
  ["changing an event", `update promise_events set kind = 'attempted'`, /permission denied/],
  ["deleting a missed promise", `delete from promises where id = '${ids.promise}'`, /permission denied/],
  ["deleting an event", "delete from promise_events", /permission denied/],
  ["emptying the table", "truncate promises cascade", /permission denied/],
  ["making a moment of truth of it afterwards", "update promises set is_moment_of_truth = true", /permission denied/],
  ["putting it first in the queues", "update promise_states set is_moment_of_truth = true", /permission denied/],
  ["moving it into another stage", "update promises set stage = null", /permission denied/],
  ["saying later when they wanted it", "update promises set wanted_at = null", /permission denied/],
  ["dating what was put right", recoverySql("recorded_at", "now() - interval '2 days'"), /permission denied/],
  ["putting right for another customer", recoverySql("customer_id", `'${ids.stranger}'`), /permission denied/],
  ["taking back what was said of it", "delete from recoveries", /permission denied/],
  ["rewriting what was said of it", "update recoveries set remedy = 'none'", /permission denied/],
  ["dropping the guard", "drop trigger guard_promise_event on promise_events", /must be owner/],
  ["switching the guard off", "alter table promise_events disable trigger all", /must be owner/],
  [
    "replacing the stamp",
    "create or replace function public.stamp(given timestamptz) returns timestamptz language sql as $$ select given $$",
    /permission denied/,
  ],
  [
    "replacing the clock",
    "create or replace function public.standpoint_now() returns timestamptz language sql as $$ select now() $$",
    /permission denied/,
  ],
  ["letting history be loaded", "select keep_given_times()", /permission denied/],
  ["acting as a replica", "set session_replication_role = replica", /permission denied/],
  ["becoming the owner", "set role postgres", /permission denied|does not exist/],
  [
    "calling a guard by hand",
    "select guard_promise_event()",
    /permission denied|trigger functions can only be called as triggers/,
  ],
];

describe("the application's own login cannot", () => {
  test.each(attacks)("%s", async (_, attack, sentence) => {
    await asApp(async (sql) => {
      const said = await sql.unsafe(typeof attack === "string" ? attack : attack()).then(
        () => "nothing was refused",
        (error: Error) => error.message,
      );
      expect(said).toMatch(sentence);
    });
  });

  it("log a promise after the fact, type its recorded time, or call it imported", async () => {
    await asApp(async (sql) => {
      const said = await text(sql);
      const attempt = (given: Parameters<typeof promiseSql>[2]) =>
        sql.unsafe(promiseSql(newId(), said, given)).then(
          () => "nothing was refused",
          (error: Error) => error.message,
        );
      const yesterday = "now() - interval '1 day'";
      expect(await attempt({ made_at: yesterday, due: "now() - interval '1 hour'" })).toMatch(
        /logged before it is due/,
      );
      expect(await attempt({ made_at: yesterday, due: "now() - interval '1 hour'", recorded_at: yesterday })).toMatch(
        /permission denied/,
      );
      expect(
        await attempt({ made_at: yesterday, due: "now() - interval '1 hour'", extra: ["origin", "'imported'"] }),
      ).toMatch(/permission denied/);
    });
  });

  it("put right a promise that was kept", async () => {
    const said = await asApp((sql) =>
      sql
        .begin(async (tx) =>
          tx.unsafe(
            `insert into recoveries (id, promise_id, said_id, remedy, by_id) values ('${newId()}', '${ids.kept}', '${await text(tx)}', 'none', '${ids.maker}')`,
          ),
        )
        .then(
          () => "nothing was refused",
          (error: Error) => error.message,
        ),
    );
    expect(said).toMatch(/was not broken/);
  });

  it("shadow what the guards read: temporary tables and a search path of its own change nothing", async () => {
    await asApp(async (sql) => {
      const attempt = (text: string) =>
        sql.unsafe(text).then(
          () => "done",
          (error: Error) => error.message,
        );
      for (const table of ["people", "contacts", "customers", "promise_states", "texts"])
        await attempt(`create temp table ${table} (like public.${table})`);
      await attempt(
        "create function pg_temp.stamp(timestamptz) returns timestamptz language sql as $$ select now() - interval '2 days' $$",
      );
      await attempt("set search_path = pg_temp, public");
      await attempt("set timezone = 'Pacific/Apia'");
      expect(await attempt(eventSql("occurred_at", "now() - interval '2 days'"))).toBe("done");
      expect(await attempt("create schema mine")).toMatch(/permission denied/);
    });
    expect(await outcome(ids.promise)).toEqual({ outcome: "unproven", kept: false });
  });

  it("lift the rate by anything it may do to a promise that was missed", async () => {
    const before = await outcome(ids.kept);
    await asApp(async (sql) => {
      for (const kind of ["moved", "cancelled", "voided", "void_requested", "attempted", "handed_over"])
        await sql
          .unsafe(
            `insert into promise_events (id, promise_id, kind, actor_id) values ('${newId()}', '${ids.promise}', '${kind}', '${ids.maker}')`,
          )
          .catch(() => undefined);
    });
    expect(await outcome(ids.promise)).toEqual({ outcome: "unproven", kept: false });
    expect(before).toEqual({ outcome: "kept", kept: true });
  });

  it("leave a state behind without its event", async () => {
    const promise = newId();
    await asApp(async (sql) => {
      await aPromise(sql, promise);
      const taken = newId();
      await sql`insert into promise_events (id, promise_id, kind, actor_id, message_left) values (${taken}, ${promise}, 'attempted', ${ids.maker}, false)`;
      const twice = sql`insert into promise_events (id, promise_id, kind, actor_id) values (${taken}, ${promise}, 'fulfilled', ${ids.maker}) on conflict do nothing`;
      await expect(twice).rejects.toThrow(/promise_states_of_event/);
    });
    expect((await outcome(promise)).outcome).toBe("open");
  });
});

describe("two acts at once", () => {
  it("let one Keep in, whatever the isolation", async () => {
    for (const isolation of ["read committed", "repeatable read", "serializable"]) {
      const promise = newId();
      await asApp(async (sql) => {
        await aPromise(sql, promise);
      });
      const press = () =>
        asApp((sql) =>
          sql.begin(`isolation level ${isolation}`, async (tx) => {
            await tx`select count(*) from promise_events`;
            await tx`select pg_sleep(0.1)`;
            await tx`insert into promise_events (id, promise_id, kind, actor_id) values (${newId()}, ${promise}, 'fulfilled', ${ids.maker})`;
          }),
        );
      const results = await Promise.allSettled([press(), press(), press()]);
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const [row] =
        await (await ownerClient())`select count(*)::int as n from promise_events where promise_id = ${promise}`;
      expect(row?.n).toBe(1);
    }
  });
});

async function outcome(promise: string): Promise<{ outcome: string; kept: boolean }> {
  const sql = await ownerClient();
  const [row] = await sql<{ outcome: string; kept: boolean }[]>`
    select outcome, kept_original as kept from promise_outcomes(now()) where promise_id = ${promise}`;
  if (!row) throw new Error("no such promise");
  return { outcome: row.outcome, kept: row.kept };
}
