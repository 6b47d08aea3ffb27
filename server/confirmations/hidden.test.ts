import type postgres from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { everythingReadable, refusal } from "../testing/attacks";
import { workerKey } from "../testing/confirmations";
import { asApp, ownerClient } from "../testing/database";

/**
 * Rulings 4 and 32, attacked with the application's own login: nobody learns who is asked, and nobody answers for a
 * customer. Committed, because what is tried here spans transactions.
 */
const crowd = 300;
const maker = newId();
const board = newId();

async function clockTo(owner: postgres.Sql, now: string) {
  await owner.unsafe(`create or replace function standpoint_now() returns timestamptz language sql volatile parallel safe
    set search_path = pg_catalog, public, pg_temp as $$ select timestamptz '${now}' $$`);
}

beforeAll(async () => {
  const owner = await ownerClient();
  const department = newId();
  await clockTo(owner, "2026-05-01T09:00:00Z");
  await owner`insert into organisation (id, name, zone, country, currency) values (1, 'O', 'Europe/London', 'GB', 'GBP')`;
  await owner`insert into departments (id, name) values (${department}, 'Care')`;
  await owner`insert into people (id, name, email, department_id, roles) values
    (${maker}, 'M', 'm@asked.example', ${department}, '{frontline}'), (${board}, 'B', 'b@asked.example', ${department}, '{board}')`;
  await owner`insert into confirmation_workers (hash) values (sha256(convert_to(${workerKey}, 'UTF8')))`;
  await owner`insert into customers (id, survivor_id, kind, name)
    select id, id, 'person', 'Somebody' from (select gen_random_uuid() as id from generate_series(1, ${crowd}::int)) c`;
  await owner`insert into identities (id, customer_id, channel, handle, normal)
    select gen_random_uuid(), id, 'email', id || '@example.com', id || '@example.com' from customers`;
  await asApp(async (sql) => {
    await sql`insert into confirmation_plans (id, is_asking, share, at_least, high_stakes, link_days, rest_days, set_by)
      values (${newId()}, true, 10, 30, '{fix}', 14, 14, ${board})`;
  });
  await clockTo(owner, "2026-05-04T09:00:00Z");
  await owner.begin(async (tx) => {
    await tx`create table scratch as select id as c, gen_random_uuid() as p, gen_random_uuid() as t from customers`;
    await tx`insert into texts (id, body) select t, 'I will ring you.' from scratch`;
    await tx`insert into promises (id, customer_id, kind, said_id, channel, made_by, made_at, owner_id, original_due_at, due_precision, zone, calendar)
      select p, c, 'callback', t, 'phone', ${maker}, standpoint_now(), ${maker}, '2026-05-06T09:00:00Z', 'time', 'Europe/London', '{}' from scratch`;
  });
  await clockTo(owner, "2026-05-05T09:00:00Z");
  await owner`insert into promise_events (id, promise_id, kind, actor_id) select gen_random_uuid(), p, 'fulfilled', ${maker} from scratch`;
  await owner`drop table scratch`;
  await owner`analyze`;
  await clockTo(owner, "2026-05-08T09:00:01Z");
}, 120_000);

describe("with the application's login alone", () => {
  it("nothing of the asking can be read or written, nor its parts be run", async () => {
    await asApp(async (sql) => {
      const open = await sql`
        select c.relname, p.privilege from pg_class c, unnest(array['select', 'insert', 'update', 'references']) as p (privilege)
         where c.relname in ('confirmation_tokens', 'confirmation_secrets', 'confirmation_workers')
           and (has_table_privilege(c.oid, p.privilege) or has_any_column_privilege(c.oid, p.privilege))`;
      expect(open).toEqual([]);
      for (const call of [
        "confirmation_chance('turn', gen_random_uuid())",
        "confirmation_link(gen_random_uuid())",
        "confirmation_delay('fix', gen_random_uuid())",
        "confirmation_address(gen_random_uuid(), now())",
        "confirmation_hold(gen_random_uuid(), now(), 14, now())",
        "confirmation_pool(null, now())",
        "confirmation_share(null, now())",
        "sort_confirmations(now())",
        "require_confirmation_worker('x')",
        "open_confirmation('x')",
      ])
        expect(await refusal(() => sql.unsafe(`select ${call}`))).toMatch(/permission denied/);
    });
  });

  it("of the functions with the owner's rights that know of it, no more are open than are needed", async () => {
    await asApp(async (sql) => {
      const open = await sql<{ name: string }[]>`
        select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef and has_function_privilege(oid, 'execute')
           and prosrc ~ 'confirmation_(tokens|secrets|workers|link|pool)|open_confirmation|sort_confirmations' order by 1`;
      expect(open.map(({ name }) => name)).toEqual([
        "answer_confirmation",
        "confirmation_letters_sent",
        "confirmation_sums",
        "draw_confirmations",
        "read_confirmation",
        "refuse_confirmations",
        "take_confirmation_letters",
      ]);
    });
  });

  it.each(["draw_confirmations", "take_confirmation_letters"])("%s is the worker's, with its key", async (name) => {
    await asApp(async (sql) => {
      for (const key of [null, "", "guess", "\\x00", workerKey.toUpperCase()])
        expect(await refusal(() => sql.unsafe(`select ${name}($1)`, [key]))).toMatch(/by the worker alone/);
      const sentBy = await refusal(() => sql`select confirmation_letters_sent('guess', '{}')`);
      expect(sentBy).toMatch(/by the worker alone/);
    });
  });

  it.each([
    [
      "confirming",
      "insert into promise_events (id, promise_id, kind, token_id, answer) select gen_random_uuid(), id, 'customer_confirmed', gen_random_uuid(), 'yes' from promises limit 1",
    ],
    [
      "a link of one's own",
      "insert into confirmation_tokens (id, promise_id, hash, expires_at) select gen_random_uuid(), id, sha256('mine'), now() + interval '1 day' from promises limit 1",
    ],
    ["a worker of one's own", "insert into confirmation_workers (hash) values (sha256('mine'))"],
    ["a key of one's own", "update confirmation_secrets set key = sha256('mine')"],
    ["opening a link again", "update confirmation_tokens set used_at = null"],
    [
      "silencing a customer",
      "insert into confirmation_refusals (id, customer_id) select gen_random_uuid(), id from customers limit 1",
    ],
    [
      "a plan in another's name",
      `insert into confirmation_plans (id, is_asking, share, at_least, high_stakes, link_days, rest_days, set_by) values (gen_random_uuid(), false, 10, 30, '{}', 14, 14, '${maker}')`,
    ],
    [
      "asking fewer than the rule",
      `insert into confirmation_plans (id, is_asking, share, at_least, high_stakes, link_days, rest_days, set_by) values (gen_random_uuid(), true, 1, 30, '{}', 14, 14, '${board}')`,
    ],
    [
      "a plan of another day",
      `insert into confirmation_plans (id, is_asking, share, at_least, high_stakes, link_days, rest_days, set_by, recorded_at) values (gen_random_uuid(), true, 10, 30, '{}', 14, 14, '${board}', '2020-01-01')`,
    ],
  ])("%s is refused", async (_, attack) => {
    await asApp(async (sql) => {
      expect(await refusal(() => sql.unsafe(attack))).toMatch(
        /permission denied|set by the board|violates check|server|stamp/i,
      );
    });
  });
});

describe("a worker's draw", () => {
  it("by two at once sorts each claim once, with a row for everybody", async () => {
    const draw = () =>
      asApp(async (sql) => (await sql<{ n: number }[]>`select draw_confirmations(${workerKey}) as n`)[0]?.n ?? 0);
    const counts = await Promise.all([draw(), draw(), draw()]);
    expect(counts.sort((a, b) => a - b)).toEqual([0, 0, crowd]);
    const owner = await ownerClient();
    const rows = await owner<{ as: string; n: number }[]>`
      select sorted_as as as, count(*)::int as n from confirmation_tokens group by 1 order by 1`;
    expect(rows.map(({ as }) => as)).toEqual(["chance", "passed"]);
    expect(rows[0]?.n).toBeGreaterThanOrEqual(30);
  });

  it("and the sending of its letters leave no trace in anything that can be read", async () => {
    await asApp(async (sql) => {
      const before = await everythingReadable(sql);
      await sql`select draw_confirmations(${workerKey})`;
      for (;;) {
        const taken = await sql<{ id: string }[]>`select id from take_confirmation_letters(${workerKey})`;
        if (taken.length === 0) break;
        await sql`select confirmation_letters_sent(${workerKey}, ${taken.map(({ id }) => id)})`;
      }
      const after = await everythingReadable(sql);
      const known = new Set(before);
      expect(after.filter((row) => !known.has(row))).toEqual([]);
    });
  });

  it("runs by itself, and only where what is committed is read", async () => {
    await asApp(async (sql) => {
      const mixed = await refusal(() =>
        sql.begin(async (tx) => {
          await tx`insert into lately_seen (person_id, customer_id, seen_at) select ${maker}, id, now() from customers limit 1`;
          await tx`select draw_confirmations(${workerKey})`;
        }),
      );
      expect(mixed).toMatch(/by themselves/);
      await sql`set default_transaction_isolation = 'serializable'`;
      expect(await refusal(() => sql`select draw_confirmations(${workerKey})`)).toMatch(/reads what is committed/);
    });
  });

  it("is told in sums only: of whole months, once nobody can answer any more, and not of a few", async () => {
    const owner = await ownerClient();
    const sums = (from: string, until: string, cut = "none") =>
      asApp(async (sql) => [
        ...(await sql<{ asked: number | null; answered: number; closed: boolean }[]>`
          select asked, answered, is_closed as closed from confirmation_sums(${from}, ${until}, standpoint_now(), ${cut})`),
      ]);
    expect(await sums("2026-04-30T23:00:00Z", "2026-05-31T23:00:00Z")).toEqual([
      { asked: null, answered: 0, closed: false },
    ]);
    await clockTo(owner, "2026-07-30T09:00:00Z");
    const [may] = await sums("2026-04-30T23:00:00Z", "2026-05-31T23:00:00Z");
    expect(may).toMatchObject({ closed: true });
    expect(may?.asked).toBeGreaterThanOrEqual(30);
    expect(await sums("2026-05-05T23:00:00Z", "2026-05-06T23:00:00Z")).toEqual([]);
    expect(await sums("2026-04-30T23:00:00Z", "2026-05-31T23:00:00Z", "customer")).toEqual([]);
    // Six who were asked of eight: too few were not.
    await owner`alter table confirmation_tokens disable trigger user`;
    await owner`update confirmation_tokens set sorted_as = case when n <= 6 then 'chance' when n <= 8 then 'passed' else 'no_address' end
      from (select id as of, row_number() over () as n from confirmation_tokens) r where of = id`;
    expect(await sums("2026-04-30T23:00:00Z", "2026-05-31T23:00:00Z")).toMatchObject([{ asked: null }]);
    await owner`alter table confirmation_tokens enable trigger user`;
    await clockTo(owner, "2026-05-08T09:00:01Z");
  });

  it("of one who is asked alone is not what is left between the sums of a cut and the sum of all", async () => {
    const owner = await ownerClient();
    await clockTo(owner, "2026-07-30T09:00:00Z");
    const undone = new Error("rolled back");
    const looking = owner.begin(async (tx) => {
      await tx`alter table confirmation_tokens disable trigger user`;
      await tx`alter table promises disable trigger user`;
      const sorted = await tx<{ id: string; promise: string }[]>`
        select id, promise_id as promise from confirmation_tokens order by id`;
      const shape = async (channel: string, as: string, from: number, until: number) => {
        const some = sorted.slice(from, until);
        await tx`update promises set channel = ${channel} where id in ${tx(some.map((one) => one.promise))}`;
        await tx`update confirmation_tokens set sorted_as = ${as} where id in ${tx(some.map((one) => one.id))}`;
      };
      const asked = async (cut: string) => {
        const rows = await tx<{ asked: number | null }[]>`
          select asked from confirmation_sums('2026-04-30T23:00:00Z', '2026-05-31T23:00:00Z', standpoint_now(), ${cut})`;
        return rows.flatMap((row) => row.asked ?? []).sort((one, other) => one - other);
      };
      await shape("phone", "chance", 0, 20);
      await shape("phone", "passed", 20, 100);
      await shape("email", "chance", 100, 108);
      await shape("email", "passed", 108, 200);
      await shape("visit", "no_address", 200, sorted.length);
      expect(await asked("none")).toEqual([28]);
      expect(await asked("channel")).toEqual([8, 20]);
      // One was asked after a visit: 28 less 20 less 7 would be that one.
      await shape("visit", "chance", 107, 108);
      expect(await asked("none")).toEqual([28]);
      expect(await asked("channel")).toEqual([20]);
      // Sorted when its month was closed already: in no sum of it.
      await tx`update confirmation_tokens set recorded_at = '2026-07-29T09:00:00Z', expires_at = '2026-08-15T09:00:00Z'
        where id = ${sorted[0]?.id ?? ""}`;
      expect(await asked("none")).toEqual([27]);
      throw undone;
    });
    await expect(looking).rejects.toBe(undone);
    await clockTo(owner, "2026-05-08T09:00:01Z");
  });
});

describe("an answer", () => {
  it("of two at once is one", async () => {
    const owner = await ownerClient();
    const [row] = await owner<{ link: string; promise: string }[]>`
      select confirmation_link(id) as link, promise_id as promise from confirmation_tokens where sorted_as = 'chance' limit 1`;
    const say = (word: string) =>
      refusal(() => asApp((sql) => sql`select answer_confirmation(${row?.link ?? ""}, ${word})`));
    const said = await Promise.all(["yes", "no", "late", "no", "yes"].map(say));
    expect(said.filter((sentence) => sentence === "nothing was refused")).toHaveLength(1);
    expect(said.filter((sentence) => /used or has run out/.test(sentence))).toHaveLength(4);
    const [count] = await owner<{ n: number }[]>`
      select count(*)::int as n from promise_events where promise_id = ${row?.promise ?? ""} and token_id is not null`;
    expect(count?.n).toBe(1);
  });

  it("leaves M1 as it was when it agrees", async () => {
    const owner = await ownerClient();
    const kept = async () =>
      (
        await owner`select count(*) filter (where kept_original)::int as k, count(*)::int as n from promise_outcomes(standpoint_now()) where in_denominator and outcome <> 'disputed'`
      )[0];
    const before = await kept();
    const [row] = await owner<{ link: string }[]>`
      select confirmation_link(id) as link from confirmation_tokens where sorted_as = 'chance' and used_at is null limit 1`;
    await asApp((sql) => sql`select answer_confirmation(${row?.link ?? ""}, 'yes')`);
    expect(await kept()).toEqual(before);
  });
});
