import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema";

/** What queries and mutations are handed: the connection pool or a transaction on it. */
export type Database = PostgresJsDatabase<typeof schema>;

export type Client = { db: Database; close(): Promise<void> };

const settings = {
  TimeZone: "UTC",
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 30_000,
  // Compiling a statement costs more than the short statements of a page ever win back.
  jit: "off",
};

type Options = {
  /** Connections at most. */
  max?: number;
  /** How the connections are called in the server's own lists. */
  name?: string;
  /** After how long one statement is broken off; 0 never. A page waits no longer than a person does. */
  statementTimeoutMs?: number;
};

/** Opens a pool. Drizzle gets this client to itself, because it changes how the client reads dates and JSON. */
export function openDatabase(url: string, options: Options = {}): Client {
  const client = postgres(url, {
    max: options.max ?? 8,
    // A connection keeps its prepared statements, so a pool that goes quiet keeps its connections for a while.
    idle_timeout: 600,
    connect_timeout: 10,
    onnotice: () => {},
    connection: {
      application_name: options.name ?? "standpoint",
      statement_timeout: options.statementTimeoutMs ?? 15_000,
      ...settings,
    },
  });
  return { db: drizzle(client, { schema }), close: () => client.end({ timeout: 5 }) };
}
