import type postgres from "postgres";
import { messageOf } from "./database";

/** What an act is refused with; says so where it is not. */
export const refusal = (act: () => Promise<unknown>): Promise<string> =>
  act().then(() => "nothing was refused", messageOf);

/** Every row of every table and view the application may read, as text, with what Postgres itself keeps beside it. */
export async function everythingReadable(sql: postgres.Sql | postgres.TransactionSql): Promise<string[]> {
  const relations = await sql<{ name: string; isTable: boolean }[]>`
    select c.oid::regclass::text as name, c.relkind = 'r' as "isTable" from pg_class c
     where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace = 'public'::regnamespace and has_table_privilege(c.oid, 'select') order by 1`;
  const rows: string[] = [];
  for (const { name, isTable } of relations) {
    const beside = isTable ? "t.xmax::text || ' ' || t.ctid::text || ' ' || " : "";
    for (const { row } of await sql.unsafe<{ row: string }[]>(
      `select '${name} ' || ${beside}to_jsonb(t)::text as row from ${name} t`,
    ))
      rows.push(row);
  }
  return rows;
}
