import { sql as sqlOf } from "drizzle-orm";
import type postgres from "postgres";
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/db/id";
import { appDatabase, asApp, messageOf, ownerClient } from "../testing/database";
import { aRun } from "../testing/imports";

/** The application's own login, on connections of its own. */
const ids = {
  department: newId(),
  team: newId(),
  maker: newId(),
  customer: newId(),
  proof: newId(),
  one: newId(),
  two: newId(),
};

type Sql = postgres.Sql | postgres.TransactionSql;

async function text(sql: Sql): Promise<string> {
  const id = newId();
  await sql`insert into texts (id, body) values (${id}, 'I will ring you back.')`;
  return id;
}

beforeAll(async () => {
  const sql = await ownerClient();
  await sql.begin(async (tx) => {
    await tx`insert into organisation (id, name, zone, country, currency) values (1, 'Harbour', 'Europe/London', 'GB', 'GBP')`;
    await tx`insert into departments (id, name) values (${ids.department}, 'Service')`;
    await tx`insert into teams (id, department_id, name) values (${ids.team}, ${ids.department}, 'Leeds line')`;
    await tx`insert into people (id, name, email, department_id, team_id, roles)
      values (${ids.maker}, 'Somebody', 'somebody@example.org', ${ids.department}, ${ids.team}, '{frontline}')`;
    await tx`insert into customers (id, survivor_id, kind, name) values (${ids.customer}, ${ids.customer}, 'person', 'Margaret Okonkwo')`;
    await tx`select keep_given_times()`;
    for (const id of [ids.one, ids.two])
      await tx`insert into promises (id, customer_id, kind, said_id, channel, made_by, owner_id, made_at, original_due_at,
          due_precision, zone, calendar, recorded_at)
        values (${id}, ${ids.customer}, 'callback', ${await text(tx)}, 'phone', ${ids.maker}, ${ids.maker},
          now() - interval '3 days', now() - interval '1 day', 'time', 'Europe/London', '{}', now() - interval '3 days')`;
    await tx`insert into contacts (id, customer_id, happened_at, channel, direction, words, logged_by, team_id, recorded_at)
      values (${ids.proof}, ${ids.customer}, now() - interval '2 days', 'phone', 'out', 'Rang her.', ${ids.maker}, ${ids.team}, now() - interval '2 days')`;
    await tx`select refuse_given_times()`;
  });
});

const keep = (sql: Sql, promise: string) =>
  sql`insert into promise_events (id, promise_id, kind, actor_id, contact_id)
    values (${newId()}, ${promise}, 'fulfilled', ${ids.maker}, ${ids.proof})`;

const said = (act: Promise<unknown>) =>
  act.then(
    () => "done",
    (error: unknown) => messageOf(error),
  );

async function rate() {
  const [row] = await (await ownerClient())`
    select count(*) filter (where kept_original)::int as k, count(*) filter (where in_denominator)::int as n
    from promise_outcomes(now()) where origin = 'live'`;
  return { ...row };
}

describe("on connections of its own, the application's login does not", () => {
  test("prove two promises by one contact, pressed at once", async () => {
    const press = (promise: string) =>
      asApp((sql) =>
        sql.begin(async (tx) => {
          await keep(tx, promise);
          await tx`select pg_sleep(0.2)`;
        }),
      );
    const results = await Promise.all([said(press(ids.one)), said(press(ids.two))]);
    expect(results.sort()).toEqual([
      "That has vouched for another promise already. After it was due, each promise needs proof of its own.",
      "done",
    ]);
    expect(await rate()).toEqual({ k: 1, n: 2 });
  });

  test("choose a sight in which that is not seen", async () => {
    await asApp(async (sql) => {
      const [open] = await sql<{ id: string }[]>`
        select promise_id as id from promise_states where until_at is null and ended is null`;
      for (const isolation of ["repeatable read", "serializable"])
        expect(await said(sql.begin(`isolation level ${isolation}`, (tx) => keep(tx, open?.id ?? "")))).toMatch(
          /reads what is committed/,
        );
    });
    expect(await rate()).toEqual({ k: 1, n: 2 });
  });

  test("have a promise that is being moved marked by what it was, and settled away", async () => {
    const [id, wish] = [newId(), newId()];
    await asApp(async (sql) => {
      await sql.begin(async (tx) => {
        await tx`insert into promises (id, customer_id, kind, said_id, channel, made_by, owner_id, made_at, original_due_at, due_precision, zone, calendar)
          values (${id}, ${ids.customer}, 'callback', ${await text(tx)}, 'phone', ${ids.maker}, ${ids.maker}, now(), now() + interval '1 day', 'time', 'Europe/London', '{}')`;
      });
      await sql`insert into contacts (id, customer_id, happened_at, channel, direction, words, logged_by)
        values (${wish}, ${ids.customer}, now(), 'phone', 'in', 'Rather in a month.', ${ids.maker})`;
    });
    const marking = await asApp((sql) =>
      sql.begin(async (tx) => {
        await tx`insert into promise_events (id, promise_id, kind, actor_id, initiator, customer_agreed, contact_id, new_due_at, new_due_precision, reason_id)
          values (${newId()}, ${id}, 'moved', ${ids.maker}, 'customer', true, ${wish}, now() + interval '30 days', 'time', ${await text(tx)})`;
        const marked = asApp(async (other) => void (await other`select mark_promises(array[${id}]::uuid[])`));
        await (await ownerClient())`select pg_sleep(0.3)`;
        return [marked];
      }),
    );
    await Promise.all(marking);
    const [row] = await (await ownerClient())`
      select u.headline_due_at = s.headline_due_at as same from promises_unsettled u
        join promise_states s on s.promise_id = u.promise_id and s.until_at is null where u.promise_id = ${id}`;
    expect(row?.same).toBe(true);
  });

  test("make a promise and keep it in one statement", async () => {
    await asApp(async (sql) => {
      const act = sql.begin(async (tx) => {
        const [id, words] = [newId(), await text(tx)];
        await tx`with made as (
            insert into promises (id, customer_id, kind, said_id, channel, made_by, owner_id, made_at, original_due_at, due_precision, zone, calendar)
            values (${id}, ${ids.customer}, 'callback', ${words}, 'phone', ${ids.maker}, ${ids.maker}, now(), now() + interval '1 day', 'time', 'Europe/London', '{}')
            returning id)
          insert into promise_events (id, promise_id, kind, actor_id) select ${newId()}::uuid, id, 'fulfilled', ${ids.maker}::uuid from made`;
      });
      expect(await said(act)).toMatch(/no such promise/);
    });
  });

  test("draw the listening sample along with other work, or as another sees it", async () => {
    await asApp(async (sql) => {
      const mixed = sql.begin(async (tx) => {
        await text(tx);
        await tx`select draw_listening()`;
      });
      expect(await said(mixed)).toMatch(/by themselves/);
      expect(await said(sql.begin("isolation level serializable", (tx) => tx`select draw_listening()`))).toMatch(
        /reads what is committed/,
      );
    });
  });

  test("bring history in under the name of a live promise, or over it", async () => {
    const { db, close } = await appDatabase(1);
    try {
      const given = { kind: "promises", text: "customer,words,made,due\n", startedBy: ids.maker } as const;
      const { importId } = await aRun({ tx: db }, given);
      const one = { id: ids.two, customer_id: ids.customer, kind: "callback", channel: "phone", made_by: ids.maker };
      const times = {
        made_at: "2026-01-01T10:00:00Z",
        due_at: "2026-01-02T10:00:00Z",
        due_precision: "time",
        zone: "UTC",
      };
      const bring = (promise: object) =>
        db.execute(
          sqlOf`select import_promises(${importId}, ${JSON.stringify([{ ...one, ...times, calendar: {}, owner_id: ids.maker, said_id: newId(), said: "It was kept.", ...promise }])}::jsonb)`,
        );
      const late = { id: newId(), kind: "fulfilled", at: "2026-01-02T09:00:00Z", place: 0 };
      expect(await said(bring({ events: [late] }))).toMatch(/duplicate key/);
      expect(await said(bring({ id: newId(), events: [{ ...late, kind: "customer_confirmed" }] }))).toMatch(
        /promise_events_answered_by_token/,
      );
      expect(await said(bring({ id: newId(), events: [late] }))).toBe("done");
    } finally {
      await close();
    }
    expect(await rate()).toEqual({ k: 1, n: 2 });
  });

  const tricks: [string, string, RegExp][] = [
    ["becoming somebody else", "set session authorization standpoint_owner", /permission denied/],
    ["borrowing the owner's role", "select set_config('role', 'standpoint_owner', false)", /permission denied/],
    [
      "rewriting what an insert does",
      "create rule mine as on insert to promise_events do instead nothing",
      /must be owner/,
    ],
    [
      "a trigger of its own",
      "create trigger mine before insert on promise_events for each row execute function guard_promise_evidence()",
      /permission denied|must be owner/,
    ],
    ["a policy of its own", "create policy mine on promises", /must be owner/],
    ["a cast of its own", "create cast (text as timestamptz) with inout", /must be owner/],
    [
      "an operator of its own",
      "create operator public.<= (leftarg = timestamptz, rightarg = timestamptz, function = timestamptz_ge)",
      /permission denied/,
    ],
    ["a domain in the way", "create domain public.timestamptz as text", /permission denied/],
    [
      "merging what it may only insert",
      "insert into promise_events select * from promise_events on conflict (id) do update set kind = 'fulfilled'",
      /permission denied/,
    ],
    ["loading rows as a file", "copy promise_events from program 'true'", /permission denied/],
    ["writing where a promise stands", "insert into promise_states select * from promise_states", /permission denied/],
    [
      "giving itself a right",
      "grant update on promises to current_user; update promises set original_due_at = now()",
      /permission denied/,
    ],
    ["taking back its words' seal", "alter function seal_text() security invoker", /must be owner/],
  ];
  test.each(tricks)("%s", async (_, trick, sentence) => {
    await asApp(async (sql) => {
      expect(await said(sql.unsafe(trick))).toMatch(sentence);
    });
    expect(await rate()).toEqual({ k: 1, n: 2 });
  });
});
