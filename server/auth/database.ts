import "server-only";
import { type Client, type Database, openDatabase } from "@/db/client";
import { env } from "../env";

/** The web process's one pool; kept beyond a reload of the code in development. */
const kept = globalThis as typeof globalThis & { standpointWeb?: Client };

export function webDatabase(): Database {
  kept.standpointWeb ??= openDatabase(env().DATABASE_URL, { max: 8, name: "standpoint-web" });
  return kept.standpointWeb.db;
}
