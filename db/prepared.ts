import { type Query, type SQL, sql } from "drizzle-orm";
import type { PgDialect, PgSession } from "drizzle-orm/pg-core";
import type { Database } from "./client";

type Values = Record<string, unknown>;
type Prepared<Row> = { execute(values: Values): Promise<Row[]> };
type Inside = { dialect: PgDialect; session: PgSession };

export const placeholder = (name: string) => sql.placeholder(name);

/**
 * A question asked often: built once per database handle and prepared once per connection,
 * so that neither Node nor Postgres plans it again. Raw rows: timestamps and big integers arrive as text.
 */
export function preparedSql<Row extends Values>(
  name: string,
  question: SQL,
): (db: Database, values: Values) => Promise<Row[]> {
  const known = new WeakMap<object, Prepared<Row>>();
  // Every transaction is a handle of its own: the text is written once for all of them.
  let text: Query | undefined;
  return (db, values) => {
    let ready = known.get(db);
    if (!ready) {
      const { dialect, session } = db as unknown as Inside;
      text ??= dialect.sqlToQuery(question);
      ready = session.prepareQuery(text, undefined, name, false) as unknown as Prepared<Row>;
      known.set(db, ready);
    }
    return ready.execute(values);
  };
}
