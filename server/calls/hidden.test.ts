import type postgres from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import type { HoldoutArm } from "../domain/holdout";
import { everythingReadable, refusal } from "../testing/attacks";
import { asApp, ownerClient } from "../testing/database";

/**
 * Ruling 32, attacked with the application's own login: whoever is compared looks in every way like whoever was left out.
 * Committed, because what is tried here spans transactions.
 */
const crowd = 240;
let board: string;
let called: string[] = [];
let others: string[] = [];
let arms = new Map<string, HoldoutArm>();

type Reader = postgres.Sql | postgres.TransactionSql;

beforeAll(async () => {
  const owner = await ownerClient();
  board = newId();
  const department = newId();
  await owner`insert into organisation (id, name, zone, country, currency) values (1, 'O', 'Europe/London', 'GB', 'GBP')`;
  await owner`insert into departments (id, name) values (${department}, 'Care')`;
  await owner`insert into people (id, name, email, department_id, roles) values (${board}, 'B', 'b@calls.example', ${department}, '{board,manager}')`;
  await people(owner, crowd);
  await owner`alter table thank_you_secrets disable trigger user`;
  await owner`update thank_you_secrets set key = sha256('a key for a test')`;
  await owner`alter table thank_you_secrets enable trigger user`;
  await clockTo(owner, "2026-05-11T10:00:00Z");
  await asApp(async (sql) => {
    await sql`insert into thank_you_programmes (id, years, calls, compared_percent, starts_on, outcome, within_days, set_by)
      values (${newId()}, 10, 50, 50, '2026-05-11', 'bought_again', 30, ${board})`;
  });
}, 120_000);

/** So many who may be drawn, with ids that are the same on every run. */
async function people(owner: postgres.Sql, count: number) {
  await owner`insert into customers (id, survivor_id, kind, name)
    select id, id, 'person', 'Somebody' from (select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid as id from generate_series(1, ${count}::int) n) c`;
  await owner`insert into identities (id, customer_id, channel, handle, normal)
    select gen_random_uuid(), id, 'phone', '+44794' || right(id::text, 7), '+44794' || right(id::text, 7) from customers`;
  await owner`insert into purchases (id, customer_id, bought_on, order_ref, amount_minor, currency)
    select gen_random_uuid(), id, d, 'O', 100, 'GBP' from customers, unnest(array['2010-03-01', '2026-03-02']::date[]) d`;
}

async function clockTo(owner: postgres.Sql, now: string) {
  await owner.unsafe(`create or replace function standpoint_now() returns timestamptz language sql volatile parallel safe
    set search_path = pg_catalog, public, pg_temp as $$ select timestamptz '${now}' $$`);
}

describe("before anybody is drawn", () => {
  it("nothing of the draw can be read, nor its parts be run", async () => {
    await asApp(async (sql) => {
      const open = await sql`
        select c.relname, p.privilege from pg_class c, unnest(array['select', 'insert', 'update', 'references']) as p (privilege)
         where c.relname in ('thank_you_sortings', 'thank_you_secrets', 'thank_you_readings')
           and (has_table_privilege(c.oid, p.privilege) or has_any_column_privilege(c.oid, p.privilege))`;
      expect(open).toEqual([]);
      for (const name of ["thank_you_sortings", "thank_you_secrets", "thank_you_readings"])
        expect(await refusal(() => sql.unsafe(`select * from ${name}`))).toMatch(/permission denied/);
      for (const call of [
        "thank_you_chance('coin', gen_random_uuid())",
        "thank_you_eligible(1, current_date, null)",
        "draw_thank_you_month(current_date, null)",
        "count_thank_you_day(current_date, null)",
      ])
        expect(await refusal(() => sql.unsafe(`select ${call}`))).toMatch(/permission denied/);
    });
  });

  it("of the functions with the owner's rights that know of the draw or its key, four are open", async () => {
    await asApp(async (sql) => {
      const open = await sql<{ name: string }[]>`
        select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef and has_function_privilege(oid, 'execute')
           and prosrc ~ 'thank_you' order by 1`;
      expect(open.map(({ name }) => name)).toEqual([
        "count_thank_you_outcomes",
        // Hashes who is compared under a decision with the same hidden key; of this draw it knows nothing.
        "decision_fact_hash",
        "draw_thank_you_calls",
        "thank_you_report",
      ]);
    });
  });

  it("nobody tries a draw on customers or settings that are never kept", async () => {
    await asApp(async (sql) => {
      const tried = await refusal(() =>
        sql.begin(async (tx) => {
          await tx`insert into preferences (id, customer_id, source, learned_on, recorded_by, about, wish)
            select gen_random_uuid(), id, 'customer', '2026-05-11', ${board}, 'thanks', 'none' from customers limit 239`;
          await tx`select draw_thank_you_calls()`;
        }),
      );
      expect(tried).toMatch(/by themselves/);
      const locked = await refusal(() =>
        sql.begin(async (tx) => {
          await tx`insert into lately_seen (person_id, customer_id, seen_at) select ${board}, id, now() from customers limit 1`;
          await tx`select draw_thank_you_calls()`;
        }),
      );
      expect(locked).toMatch(/by themselves/);
    });
  });

  it("a draw that is taken back and made again says the same", async () => {
    await asApp(async (sql) => {
      const drawn: string[] = [];
      for (let turn = 0; turn < 3; turn += 1)
        await refusal(() =>
          sql.begin(async (tx) => {
            await tx`select draw_thank_you_calls()`;
            const rows = await tx<{ id: string }[]>`select customer_id as id from thank_you_calls order by 1`;
            drawn.push(rows.map(({ id }) => id).join());
            throw new Error("taken back");
          }),
        );
      expect(drawn[0]).not.toBe("");
      expect(new Set(drawn).size).toBe(1);
    });
  });
});

describe("the draw", () => {
  it("leaves a trace of whoever is called, and of nobody else, in anything that can be read", async () => {
    await asApp(async (sql) => {
      await sql`set client_min_messages = 'debug1'`;
      const before = new Set(await everythingReadable(sql));
      await sql`select draw_thank_you_calls()`;
      const after = await everythingReadable(sql);
      called = (await sql<{ id: string }[]>`select customer_id as id from thank_you_calls`).map(({ id }) => id);
      expect(called).toHaveLength(50);
      const changed = after.filter((row) => !before.has(row));
      const all = (await sql<{ id: string }[]>`select id from customers`).map(({ id }) => id);
      others = all.filter((id) => !called.includes(id));
      expect(changed.length).toBeGreaterThan(50);
      for (const row of changed) for (const id of others) expect(row.includes(id)).toBe(false);
    });
    const owner = await ownerClient();
    const rows = await owner<{ id: string; arm: HoldoutArm }[]>`select customer_id as id, arm from thank_you_sortings`;
    arms = new Map(rows.map(({ id, arm }) => [id, arm]));
    expect(
      [...arms]
        .filter(([, arm]) => arm === "called")
        .map(([id]) => id)
        .sort(),
    ).toEqual([...called].sort());
    expect([...arms.values()].filter((arm) => arm === "compared").length).toBeGreaterThan(20);
  });

  it("tells no plan, message or statistic whom it was about", async () => {
    const heard: string[] = [];
    const owner = await ownerClient();
    await clockTo(owner, "2026-06-11T10:00:00Z");
    await listening(heard, async (sql) => {
      await sql.unsafe("set client_min_messages = 'log'");
      await sql.unsafe("set debug_print_plan = on");
      await sql.unsafe("select draw_thank_you_calls()");
    });
    await asApp(async (sql) => {
      const seen =
        await sql`select count(*)::int as n from pg_stats where tablename ~ 'thank_you_(sortings|secrets|readings)'`;
      expect(seen).toEqual([{ n: 0 }]);
    });
    const all = heard.join("\n").replace(/\s+/g, " ");
    expect(all).toContain("PLANNEDSTMT");
    // Whom a foreign key looks up is printed: those who are called, whom everybody may know.
    const now = await owner<{ id: string }[]>`select customer_id as id from thank_you_calls`;
    const known = new Set(now.map(({ id }) => id));
    expect([...known].filter((id) => all.includes(bytesOf(id)))).not.toEqual([]);
    others = others.filter((id) => !known.has(id));
    for (const id of others) expect(all.includes(id) || all.includes(bytesOf(id))).toBe(false);
  });

  it("cannot be told from the outside of one record: whoever is compared reads like whoever was left out", async () => {
    const compared = [...arms].find(([, arm]) => arm === "compared")?.[0] ?? "";
    const left = [...arms].find(([, arm]) => arm === "left_out")?.[0] ?? "";
    await asApp(async (sql) => {
      const look = async (id: string) => ({
        personal: await sql`select name, heading, entries from count_personal(${id}::uuid)`,
        entries: await Promise.all(
          (
            await sql<
              { name: string }[]
            >`select name from personal_tables where shown is distinct from 'false' order by place`
          ).map(
            async ({ name }) => (await sql`select entry from personal_entries(${id}::uuid, ${name}, '', 100)`).length,
          ),
        ),
        hold: await sql`select thank_you_hold(${id}::uuid, standpoint_now())`,
        thanks: await sql`select thanks_hold(${id}::uuid, standpoint_now())`,
        events: await sql`select action from events where customer_id = ${id}`,
        merge: await refusal(() => sql`select * from duplicate_likeness(${id}::uuid, ${called[0] ?? ""}::uuid)`),
        hidden: await refusal(
          () => sql`select entry from personal_entries(${id}::uuid, 'thank_you_sortings', '', 100)`,
        ),
      });
      expect(await look(compared)).toEqual(await look(left));
    });
  });

  it("a merge and its undoing show nothing of it: the call stays, whoever it is merged into", async () => {
    const pick = (arm: HoldoutArm) => [...arms].filter(([, found]) => found === arm).map(([id]) => id);
    const owner = await ownerClient();
    const seen: string[] = [];
    for (const arm of ["compared", "left_out"] as const) {
      const into = pick(arm)[1] ?? "";
      const from = called[arm === "compared" ? 1 : 2] ?? "";
      await asApp(async (sql) => {
        const merge = newId();
        await sql.begin(async (tx) => {
          const reason = newId();
          await tx`insert into texts (id, body) values (${reason}, 'The same.')`;
          await tx`insert into merges (id, merged_id, survivor_id, taken, by_id, reason_id) values (${merge}, ${from}, ${into}, '{}', ${board}, ${reason})`;
        });
        const calls =
          await sql`select count(*)::int as n, count(t.ended)::int as ended from thank_you_call_standing t join customers c on c.id = t.customer_id where c.survivor_id = ${into}`;
        const personal = await sql`select name, entries from count_personal(${into}::uuid) where name like 'thank%'`;
        await sql.begin(async (tx) => {
          const reason = newId();
          await tx`insert into texts (id, body) values (${reason}, 'Two people.')`;
          await tx`insert into unmerges (id, merge_id, by_id, reason_id) values (${newId()}, ${merge}, ${board}, ${reason})`;
        });
        seen.push(JSON.stringify([calls, personal]));
      });
    }
    expect(seen[0]).toBe(seen[1]);
    const rows = await owner<{ id: string; arm: HoldoutArm }[]>`select customer_id as id, arm from thank_you_sortings`;
    for (const { id, arm } of rows) if (arms.has(id)) expect(arm).toBe(arms.get(id));
  });
});

describe("the count", () => {
  it("runs only where what is committed is read: a serializable transaction would list whom it looked at", async () => {
    const owner = await ownerClient();
    await clockTo(owner, "2026-09-01T10:00:00Z");
    const rowsLocked = (sql: Reader) => sql`select mode from pg_locks where locktype in ('tuple', 'page')`;
    await asApp(async (sql) => {
      for (const isolation of ["serializable", "repeatable read"])
        for (const name of ["count_thank_you_outcomes", "draw_thank_you_calls"])
          expect(
            await refusal(() => sql.begin(`isolation level ${isolation}`, (tx) => tx.unsafe(`select ${name}()`))),
          ).toMatch(/reads what is committed/);
      await takenBack(sql, async (tx) => {
        await tx`select count_thank_you_outcomes()`;
        expect(await rowsLocked(tx)).toEqual([]);
      });
      // The means are there: a serializable look at one record is listed.
      await sql.begin("isolation level serializable", async (tx) => {
        await tx`select name from customers where id = ${others[0] ?? ""}`;
        expect(await rowsLocked(tx)).not.toEqual([]);
      });
    });
  });

  it("does as much for whoever was left out as for whoever is compared: no counter tells them apart", async () => {
    const pick = (arm: HoldoutArm) => [...arms].filter(([, found]) => found === arm).map(([id]) => id);
    const owner = await ownerClient();
    for (const table of ["customers", "purchases", "thank_you_sortings", "thank_you_readings"])
      await owner.unsafe(`alter table ${table} set (autovacuum_enabled = false)`);
    await bought([...called.slice(0, 40), ...pick("compared").slice(-10)]);
    await owner`analyze`;
    await workOfCounting();
    const more: { arm: HoldoutArm; counters: number; blocks: number }[] = [];
    for (const place of [0, 1, 2, 3, 4])
      for (const arm of ["compared", "left_out"] as const) {
        const before = await workOfCounting();
        await bought([pick(arm)[place] ?? ""]);
        const after = await workOfCounting();
        more.push({ arm, counters: after.counters - before.counters, blocks: after.blocks - before.blocks });
      }
    const of = (arm: HoldoutArm) => more.filter((one) => one.arm === arm);
    const counters = (arm: HoldoutArm) => of(arm).map((one) => one.counters);
    // The middle of five: a page that split in between is nobody's.
    const blocks = (arm: HoldoutArm) =>
      of(arm)
        .map((one) => one.blocks)
        .sort((a, b) => a - b)[2];
    expect(counters("compared").every((read) => read !== 0)).toBe(true);
    expect(counters("compared")).toEqual(counters("left_out"));
    expect(blocks("compared")).toBe(blocks("left_out"));
  });

  it("is not to be seen in the transaction that makes it, and stands once it is made", async () => {
    const owner = await ownerClient();
    await clockTo(owner, "2026-09-01T10:00:00Z");
    const report = (sql: Reader) => sql<
      { called: number; called_did: number; compared: number; compared_did: number }[]
    >`
      select called, called_did, compared, compared_did from thank_you_report()`;
    await asApp(async (sql) => {
      expect(await report(sql)).toEqual([]);
      // To change one customer's facts, count, look and take all of it back would tell where that customer counts.
      const tried = await refusal(() =>
        sql.begin(async (tx) => {
          await tx`insert into purchases (id, customer_id, bought_on, order_ref, amount_minor, currency)
            values (${newId()}, ${others[0] ?? ""}, '2026-05-20', 'O', 100, 'GBP')`;
          await tx`select count_thank_you_outcomes()`;
        }),
      );
      expect(tried).toMatch(/by themselves/);
      await takenBack(sql, async (tx) => {
        await tx`select count_thank_you_outcomes()`;
        expect(await report(tx)).toEqual([]);
      });
      expect(await report(sql)).toEqual([]);
      await sql`select count_thank_you_outcomes()`;
      const [counted] = await report(sql);
      expect(counted?.called).toBeGreaterThanOrEqual(50);
      expect(counted?.called_did).toBe(40);
      // The ten of before, and the five whose count was watched.
      expect(counted?.compared_did).toBe(15);
      // What is noted afterwards changes nothing.
      await sql`insert into purchases (id, customer_id, bought_on, order_ref, amount_minor, currency)
        select gen_random_uuid(), id, '2026-05-20', 'O', 100, 'GBP' from customers`;
      await sql`select count_thank_you_outcomes()`;
      expect(await report(sql)).toEqual([counted]);
    });
  });
});

/** Purchases in the first draw's days, noted in time. */
async function bought(ids: readonly string[]) {
  const owner = await ownerClient();
  await clockTo(owner, "2026-06-12T10:00:00Z");
  await owner`insert into purchases (id, customer_id, bought_on, order_ref, amount_minor, currency)
    select gen_random_uuid(), unnest(${[...ids]}::uuid[]), '2026-05-20', 'O', 100, 'GBP'`;
  await clockTo(owner, "2026-09-01T10:00:00Z");
}

/** What a count that is taken back leaves in the counters of its own transaction, and what its plan says it read. */
async function workOfCounting(): Promise<{ counters: number; blocks: number }> {
  // What earlier counts that were taken back have left lying is no part of this one's work.
  await (await ownerClient())`vacuum thank_you_readings`;
  let [counters, blocks] = [Number.NaN, Number.POSITIVE_INFINITY];
  await asApp(async (sql) => {
    // The least of several: what a connection looks up again because of others only adds to it.
    for (let turn = 0; turn < 6; turn += 1) {
      await takenBack(sql, async (tx) => {
        await tx`select count_thank_you_outcomes()`;
        const [row] = await tx<{ n: number }[]>`
          select sum(coalesce(seq_tup_read, 0) + coalesce(idx_scan, 0) + coalesce(idx_tup_fetch, 0))::int as n
            from pg_stat_xact_user_tables where relname in ('customers', 'purchases', 'thank_you_sortings')`;
        counters = row?.n ?? Number.NaN;
      });
      await takenBack(sql, async (tx) => {
        const [row] = await tx<{ "QUERY PLAN": [{ Plan: Record<string, number> }] }[]>`
          explain (analyze, buffers, format json) select count_thank_you_outcomes()`;
        const plan = row?.["QUERY PLAN"][0].Plan ?? {};
        const read = (plan["Shared Hit Blocks"] ?? Number.NaN) + (plan["Shared Read Blocks"] ?? Number.NaN);
        blocks = Math.min(blocks, read);
      });
    }
  });
  return { counters, blocks };
}

async function takenBack(sql: postgres.Sql, act: (tx: postgres.TransactionSql) => Promise<void>) {
  const said = await refusal(() =>
    sql.begin(async (tx) => {
      await act(tx);
      throw new Error("taken back");
    }),
  );
  expect(said).toBe("taken back");
}

/** A connection of the application's login that hears everything Postgres says. */
async function listening(heard: string[], act: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  await asApp(async (sql) => {
    const { default: connect } = await import("postgres");
    const { host, port, user, pass, database } = sql.options;
    const loud = connect({
      host: host[0] ?? "",
      port: port[0] ?? 0,
      user,
      pass: pass ?? "",
      database,
      max: 1,
      onnotice: (said) => heard.push(Object.values(said).join(" ")),
    });
    try {
      await act(loud);
    } finally {
      await loud.end({ timeout: 5 });
    }
  });
}

/** An id as a printed plan shows its bytes: signed numbers. */
function bytesOf(id: string): string {
  return `${[...Buffer.from(id.replaceAll("-", ""), "hex")].map((byte) => (byte > 127 ? byte - 256 : byte)).join(" ")} ]`;
}
