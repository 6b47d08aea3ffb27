import type postgres from "postgres";
import superjson from "superjson";
import type { Context } from "@/server/context";

/** What is asked once: where in the product, with what body where it writes, and what the floor is given. */
export type Asked = { path: string; given: string; body?: string };

/** A question people ask all day: where the product answers it, and the same asked of the queries directly. */
export type Question = {
  name: string;
  /** A page of markup; else JSON. */
  isPage?: boolean;
  /** What is asked, in turns. */
  asked: (sql: postgres.Sql) => Promise<Asked[]>;
  floor: (context: Context, given: string) => Promise<unknown>;
};

const variety = 200;

/** A call of a procedure as the browser makes it. */
export function json(procedure: string, input: unknown, given: string, method: "GET" | "POST" = "GET"): Asked {
  const text = superjson.stringify(input);
  const path = `/api/trpc/${procedure}`;
  return method === "POST" ? { path, given, body: text } : { path: `${path}?input=${encodeURIComponent(text)}`, given };
}

/** The same rows in every run of a data set, wherever they lie. */
export async function sample(sql: postgres.Sql, from: string): Promise<string[]> {
  const rows = await sql.unsafe<{ given: string }[]>(
    `select given from (${from}) asked order by md5(given::text) limit ${variety}`,
  );
  return rows.map(({ given }) => given);
}
