import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { getBrief } from "../customers/queries/brief";
import { findCustomers } from "../customers/queries/find";
import { asApp, inTransaction, type World } from "../testing/database";
import { problemsOf } from "../testing/decisions";
import { aWholeCustomer, mark, phone, placesWithTraces, type Whole } from "../testing/erasures";
import { verifyTexts } from "../texts/tasks";
import { requestErasure } from "./mutations";
import { getErasureState, previewErasure } from "./queries";
import { eraseCustomer } from "./tasks";

const noon = new Date("2026-11-21T12:00:00.000Z");

async function withHer(test: (world: World, whole: Whole) => Promise<void>): Promise<void> {
  await inTransaction(async (world) => {
    await world.setNow(noon);
    await test(world, await aWholeCustomer(world));
  });
}

const asked = (customerId: string) => ({
  customerId,
  reason: "asked" as const,
  reference: "Request 12 of 2026",
  typed: "ERASE",
});

async function erase(world: World, { admin, customerId }: Whole): Promise<void> {
  await world.asApp();
  const { erasureId } = await requestErasure(admin, asked(customerId));
  await eraseCustomer(world.tx, { erasureId });
  await world.asOwner();
}

/** Every number that customers make, as JSON. */
async function figures({ tx }: World): Promise<unknown> {
  const [row] = await tx.execute<Record<string, unknown>>(sql`
    select
      (select jsonb_agg(o order by o.promise_id) from promise_outcomes('2026-12-01', null, null) o) as m1,
      (select jsonb_object_agg(s, (select count(*) from segment_members(s, '2026-11-21', 400)))
         from unnest(array['all', 'active', 'ten_years', 'top_tenth']) s) as segments,
      (select to_jsonb(m) from customer_movement('2025-01-01', '2026-11-21', 400) m) as movement,
      (select jsonb_agg(m order by m.month) from customer_movement_by_month('2025-01-01', '2026-11-21', 400) m) as months,
      (select jsonb_agg(f order by f.customer_id) from first_purchases('2025-01-01', '2026-11-21', 365) f) as cohorts,
      (select jsonb_agg(v order by v.customer_id) from customer_values('2026-11-21') v) as values,
      (select jsonb_agg(l order by l.customer_id) from lapses('2026-11-21', 400) l) as lapses,
      (select jsonb_agg(g.days order by g.days) from purchase_gaps('2026-11-21') g) as gaps,
      (select jsonb_agg(to_jsonb(s) - 'is_erased' order by s.customer_id) from standing s) as standing`);
  return row;
}

describe("an erasure", () => {
  test("leaves no trace of a customer in any column, stored file or job, though every column held one", () =>
    withHer(async (world, whole) => {
      const before = await placesWithTraces(world);
      const personal = await world.tx.execute<{ place: string }>(sql`
        select table_name || '.' || name as place from personal_columns
        where holds = 'customer' and name in (select attname from pg_attribute a join pg_type t on t.oid = a.atttypid
          where a.attrelid = to_regclass('public.' || table_name) and t.typname in ('text', 'jsonb'))
          and (table_name, name) not in (('customers', 'country'), ('customers', 'zone'), ('issues', 'resolution'), ('documents', 'forgotten_for'))`);
      expect(personal.map(({ place }) => place).filter((place) => !before.includes(place))).toEqual([]);
      expect(before).toEqual(
        expect.arrayContaining(["texts.body", "import_chunks.body", "imports.sample", "customers.name_key"]),
      );
      await erase(world, whole);
      expect(await placesWithTraces(world)).toEqual([]);
    }));

  test("reaches every column that names words, each of which held some", () =>
    withHer(async (world, whole) => {
      const columns = await world.tx.execute<{ table_name: string; name: string }>(
        sql`select table_name, name from personal_columns where holds = 'words' order by 1, 2`,
      );
      const open = async () => {
        const found: string[] = [];
        for (const { table_name, name } of columns) {
          const [row] = await world.tx.execute<{ count: number }>(sql`
            select count(*)::int from ${sql.identifier(table_name)} t join texts x on x.id = t.${sql.identifier(name)}
            where x.body ~ ${mark}`);
          if (row && row.count > 0) found.push(`${table_name}.${name}`);
        }
        return found;
      };
      const expected = columns.map(({ table_name, name }) => `${table_name}.${name}`);
      const without = ["merges.reason_id", "unmerges.reason_id", "unmerges.fields_id"];
      expect(expected.filter((name) => !without.includes(name))).toEqual(
        expect.arrayContaining((await open()).filter((name) => !without.includes(name))),
      );
      await erase(world, whole);
      expect(await open()).toEqual([]);
    }));

  test("keeps an anonymous customer, so that every number stays as it was", () =>
    withHer(async (world, whole) => {
      const before = await figures(world);
      await erase(world, whole);
      expect(await figures(world)).toEqual(before);
      const rows = await world.tx.execute(sql`
        select kind, name, called, place, country, zone, stated_since_on::text as since, erased_at is not null as is_erased
        from customers where id in (${whole.customerId}, ${whole.mergedId}) order by since nulls last`);
      expect(rows).toEqual([
        {
          kind: "person",
          name: "Erased customer",
          called: null,
          place: null,
          country: null,
          zone: null,
          since: "1997-03-01",
          is_erased: true,
        },
        {
          kind: "person",
          name: "Erased customer",
          called: null,
          place: null,
          country: null,
          zone: null,
          since: null,
          is_erased: true,
        },
      ]);
    }));

  test("breaks neither the chains of decisions nor the seals of words", () =>
    withHer(async (world, whole) => {
      await erase(world, whole);
      expect(await problemsOf(world, whole.decisionId)).toEqual([]);
      expect((await verifyTexts(world.tx)).changed).toEqual([]);
      const [odd] = await world.tx.execute(sql`
        select p.id from promises p join texts t on t.id = p.said_id where t.hash is distinct from p.said_hash`);
      expect(odd).toBeUndefined();
    }));

  test("says who erased, when and on which request, and nothing else", () =>
    withHer(async (world, whole) => {
      await erase(world, whole);
      const { customer, erasure } = await getErasureState(world.tx, whole.customerId);
      expect(customer).toMatchObject({ name: "Erased customer", erasedAt: noon });
      expect(erasure).toMatchObject({
        requestedBy: whole.admin.actor.id,
        reason: "asked",
        reference: "Request 12 of 2026",
        finishedAt: noon,
      });
      expect(erasure?.erased).toMatchObject({ contacts: 2, purchases: 3, notes: 1, customers: 2 });
    }));

  test("takes the customer out of every find", () =>
    withHer(async (world, whole) => {
      const find = async (text: string) => {
        const found = await findCustomers(whole.admin, text);
        return JSON.stringify(found).includes(whole.customerId);
      };
      const asks = [`Ada ${mark}`, phone, "7391", "ada@zqxberg.example", "ZQXBERG-4471"];
      expect(await Promise.all(asks.map(find))).toEqual(asks.map(() => true));
      // A find has a short time limit, which this one transaction would hand on to the erasure.
      await world.tx.execute(sql`set local statement_timeout = 0`);
      await erase(world, whole);
      expect(await Promise.all([...asks, "Erased customer", "erased"].map(find))).toEqual(
        [...asks, "", ""].map(() => false),
      );
      expect((await getBrief(whole.admin, whole.customerId)).facts.name).toBe("Erased customer");
    }));

  test("done twice is done once", () =>
    withHer(async (world, whole) => {
      await erase(world, whole);
      const [first] = await world.tx.execute<{ id: string; finished_at: string; erased: unknown }>(
        sql`select id, finished_at, erased from erasures`,
      );
      await eraseCustomer(world.tx, { erasureId: first?.id ?? "" });
      await expect(requestErasure(whole.admin, asked(whole.customerId))).rejects.toThrow("erased already");
      expect(await world.tx.execute(sql`select id, finished_at, erased from erasures`)).toEqual([first]);
    }));

  test("is for good: nothing is recorded about them again, and they get no name", () =>
    withHer(async (world, whole) => {
      await erase(world, whole);
      const gone = /This customer was erased/;
      const { customerId, mergedId, otherId, admin } = whole;
      const by = admin.actor.id;
      await world.refused((tx) => tx.execute(sql`update customers set name = 'Ada' where id = ${customerId}`), gone);
      await world.refused((tx) => tx.execute(sql`update customers set survivor_id = id where id = ${mergedId}`), gone);
      await world.refused(
        (tx) => tx.execute(sql`update customers set survivor_id = ${customerId} where id = ${otherId}`),
        gone,
      );
      await world.refused(
        (tx) =>
          tx.execute(
            sql`insert into notes (id, customer_id, words, by_id) values (gen_random_uuid(), ${mergedId}, 'Back again', ${by})`,
          ),
        gone,
      );
      await world.refused(
        (tx) =>
          tx.execute(
            sql`insert into identities (id, customer_id, channel, handle, normal) values (gen_random_uuid(), ${customerId}, 'email', 'a@b.c', 'a@b.c')`,
          ),
        gone,
      );
    }));
});

describe("before an erasure", () => {
  test("everything found is counted, and where others mention the customer is shown", () =>
    withHer(async (world, { admin, customerId, otherId }) => {
      await world.tx.execute(sql`
        insert into notes (id, customer_id, words, by_id) values (gen_random_uuid(), ${otherId}, ${`Neighbour of Ada ${mark}`}, ${admin.actor.id})`);
      await world.asApp();
      const preview = await previewErasure(world.tx, customerId);
      expect(preview.records).toBe(2);
      expect(preview.open).toEqual({ promises: 1, issues: 1 });
      expect(Object.fromEntries(preview.found.map(({ name, found }) => [name, found]))).toMatchObject({
        customers: 2,
        identities: 4,
        purchases: 3,
        contacts: 2,
        issues: 2,
        promises: 2,
        notes: 1,
        recognitions: 1,
        import_failures: 1,
      });
      expect(preview.mentions).toEqual([
        expect.objectContaining({ table: "notes", customerId: otherId, said: `Neighbour of Ada ${mark}` }),
      ]);
    }));

  test.each([
    [{ typed: "erase" }, /neither the customer’s name nor ERASE/],
    [{ typed: "Ada" }, /neither the customer’s name nor ERASE/],
    [{ reference: `Letter of Mrs ${mark}` }, /must not name them/],
  ])("a wrong word or a reference that names the customer is refused: %j", (wrong, sentence) =>
    withHer(async (world, { admin, customerId }) => {
      await world.asApp();
      await expect(requestErasure(admin, { ...asked(customerId), ...wrong })).rejects.toThrow(sentence);
    }),
  );

  test("the name does as well, whatever its case", () =>
    withHer(async (world, { admin, customerId }) => {
      await world.asApp();
      await requestErasure(admin, { ...asked(customerId), typed: ` ada ${mark.toUpperCase()} ` });
      await expect(requestErasure(admin, asked(customerId))).rejects.toThrow("being erased already");
    }));
});

describe("the application's own login", () => {
  const nobody = "00000000-0000-7000-8000-00000000000a";

  test("erases nobody without a request, and empties no words by itself", () =>
    asApp(async (attack) => {
      await expect(attack`select erase_customer(${nobody})`).rejects.toThrow("Nobody has asked for this erasure.");
      await expect(attack`select erase_stored_file(${nobody}, ${nobody})`).rejects.toThrow("Nobody has asked");
      await expect(attack`select erase_text(${nobody})`).rejects.toThrow("permission denied");
      await expect(attack`select hold_members(${nobody})`).rejects.toThrow("permission denied");
      await expect(attack`select open_erasure(${nobody})`).rejects.toThrow("permission denied");
      await expect(attack`update texts set body = null, salt = null, erased_at = now()`).rejects.toThrow(
        "permission denied",
      );
      await expect(attack`update recognitions set reason = erased_words()`).rejects.toThrow("permission denied");
      await expect(attack`update customers set erased_at = now()`).rejects.toThrow("permission denied");
      await expect(attack`update erasures set finished_at = now()`).rejects.toThrow("permission denied");
      await expect(attack`update erasures set erased_in = '1'`).rejects.toThrow("permission denied");
      await expect(attack`delete from erasures`).rejects.toThrow("permission denied");
      await expect(attack`update personal_tables set mine = 'true'`).rejects.toThrow("permission denied");
      await expect(
        attack`insert into personal_columns (table_name, name, holds) values ('people', 'x', 'nobody')`,
      ).rejects.toThrow("permission denied");
    }));

  test("asks only in the name of an administrator, and says neither that it ended nor when it was asked", () =>
    withHer(async (world, { admin, customerId, mergedId }) => {
      const ask =
        (by: string, of = customerId) =>
        (tx: World["tx"]) =>
          tx.execute(
            sql`insert into erasures (id, customer_id, requested_by, reason, reference) values (gen_random_uuid(), ${of}, ${by}, 'asked', 'R 1')`,
          );
      const manager = await world.tx.execute<{ id: string }>(sql`
        insert into people (id, name, email, department_id, roles) select gen_random_uuid(), 'M', 'm@example.org', department_id, '{manager}' from people limit 1 returning id`);
      await world.asApp();
      await world.refused(ask(manager[0]?.id ?? ""), /Only an administrator/);
      await world.refused(ask(admin.actor.id, mergedId), /This record was merged/);
      await world.refused(
        (tx) =>
          tx.execute(sql`insert into erasures (id, customer_id, requested_by, reason, reference, finished_at)
        values (gen_random_uuid(), ${customerId}, ${admin.actor.id}, 'asked', 'R 1', now())`),
        /permission denied/,
      );
      await ask(admin.actor.id)(world.tx);
      await world.refused((tx) => tx.execute(sql`update erasures set reference = 'other'`), /permission denied/);
      await world.asOwner();
      await world.tx.execute(sql`update people set roles = '{manager}' where id = ${admin.actor.id}`);
      await world.asApp();
      await world.refused((tx) => tx.execute(sql`select erase_customer(id) from erasures`), /Only an administrator/);
    }));
});
