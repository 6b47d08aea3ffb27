import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { inTransaction } from "../testing/database";

test("every column of words, JSON, bytes or days, and every reference to words, has been judged: whose is it?", async () => {
  await inTransaction(async ({ tx }) => {
    const open = await tx.execute<{ name: string }>(sql`
      select c.relname || '.' || a.attname as name
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and (t.typname in ('text', 'varchar', 'bpchar', 'name', 'citext', 'json', 'jsonb', 'bytea', 'date', 'daterange', 'xml',
                           '_text', '_varchar', '_bpchar', '_jsonb', '_json', '_bytea', '_date')
          or exists (select from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid and a.attnum = any (k.conkey)
                     and k.confrelid = 'texts'::regclass))
        and not exists (select from personal_columns p where p.table_name = c.relname and p.name = a.attname)
      order by 1`);
    expect(open.map(({ name }) => name)).toEqual([]);
  });
});

test("the list names no column that is not there", async () => {
  await inTransaction(async ({ tx }) => {
    const gone = await tx.execute<{ name: string }>(sql`
      select p.table_name || '.' || p.name as name from personal_columns p where not exists (
        select from pg_attribute a where a.attrelid = to_regclass('public.' || p.table_name) and a.attname = p.name and not a.attisdropped)`);
    expect(gone.map(({ name }) => name)).toEqual([]);
  });
});

test("every table that refers to a customer, and every column that is erased, belongs to a listed table", async () => {
  await inTransaction(async ({ tx }) => {
    const unlisted = await tx.execute<{ name: string }>(sql`
      select distinct k.conrelid::regclass::text as name from pg_constraint k
      where k.contype = 'f' and k.confrelid = 'customers'::regclass
        and k.conrelid::regclass::text not in (select name from personal_tables)
      union
      select distinct table_name from personal_columns
      where holds in ('customer', 'words') and table_name not in (select name from personal_tables)`);
    expect(unlisted.map(({ name }) => name)).toEqual([]);
  });
});

test("words that are erased are named by columns that refer to the texts", async () => {
  await inTransaction(async ({ tx }) => {
    const odd = await tx.execute<{ name: string }>(sql`
      select p.table_name || '.' || p.name as name from personal_columns p
      where p.holds = 'words' and not exists (
        select from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
        where k.contype = 'f' and k.confrelid = 'texts'::regclass and k.conrelid::regclass::text = p.table_name and a.attname = p.name)`);
    expect(odd.map(({ name }) => name)).toEqual([]);
  });
});
