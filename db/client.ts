import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema";

/** What queries and mutations are handed: the connection pool or a transaction on it. */
export type Database = PostgresJsDatabase<typeof schema>;

export type Client = { db: Database; close(): Promise<void> };

const settings = {
  TimeZone: "UTC",
  statement_timeout: 15_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 30_000,
};

/** Opens a pool. Drizzle gets this client to itself, because it changes how the client reads dates and JSON. */
export function openDatabase(url: string, options: { max?: number; name?: string } = {}): Client {
  const client = postgres(url, {
    max: options.max ?? 8,
    idle_timeout: 30,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: options.name ?? "standpoint", ...settings },
  });
  return { db: drizzle(client, { schema }), close: () => client.end({ timeout: 5 }) };
}
