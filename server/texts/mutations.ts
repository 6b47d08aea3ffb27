import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";

/** Writes personal words to the one table that can be erased; the record that names them keeps their salted hash. */
export async function writeText(db: Database, body: string): Promise<string> {
  const id = newId();
  await db.execute(sql`insert into texts (id, body) values (${id}, ${body})`);
  return id;
}
