import type postgres from "postgres";
import superjson from "superjson";
import type { Context } from "@/server/context";
import { getBrief } from "@/server/customers/queries/brief";
import { findCustomers } from "@/server/customers/queries/find";
import { registerFilter } from "@/server/decisions/input";
import { listDecisions } from "@/server/decisions/queries/register";
import { getNumbers } from "@/server/numbers/queries/pages";

/** A question people ask all day: where the product answers it, and the same asked of the queries directly. */
export type Question = {
  name: string;
  isJson?: boolean;
  /** What is asked, in turns: the product's path, and what the floor is given. */
  paths: (sql: postgres.Sql) => Promise<{ path: string; given: string }[]>;
  floor: (context: Context, given: string) => Promise<unknown>;
};

const variety = 200;

export const questions: readonly Question[] = [
  {
    name: "brief",
    paths: async (sql) =>
      (await sample(sql, "select id as given from customers where survivor_id = id and withdrawn_at is null")).map(
        (given) => ({ path: `/customers/${given}`, given }),
      ),
    floor: (context, given) => getBrief(context, given),
  },
  find(
    "find-phone",
    "select '0' || substr(normal, 4) as given from identities where channel = 'phone' and normal like '+44%'",
  ),
  find("find-digits", "select right(normal, 6) as given from identities where channel = 'phone'"),
  find("find-email", "select normal as given from identities where channel = 'email'"),
  find("find-account", "select normal as given from identities where channel = 'account'"),
  find("find-name", "select name as given from customers"),
  {
    name: "register",
    paths: async () => [{ path: "/decisions", given: "all" }],
    floor: (context) => listDecisions(context.db, registerFilter.parse({})),
  },
  {
    name: "numbers",
    paths: async () => [{ path: "/numbers", given: "90" }],
    floor: (context, given) => getNumbers(context, Number(given)),
  },
];

/** Finding goes over JSON, as the find box does it. */
function find(name: string, from: string): Question {
  return {
    name,
    isJson: true,
    paths: async (sql) =>
      (await sample(sql, from)).map((given) => ({
        path: `/api/trpc/customers.find?input=${encodeURIComponent(superjson.stringify({ q: given }))}`,
        given,
      })),
    floor: ({ db, organisation, now, today }, text) =>
      findCustomers(db, { text, country: organisation.country, now, today }),
  };
}

/** The same rows in every run of a data set. */
async function sample(sql: postgres.Sql, from: string): Promise<string[]> {
  const rows = await sql.unsafe<{ given: string }[]>(
    `select given from (${from}) asked order by md5(given::text) limit ${variety}`,
  );
  return rows.map(({ given }) => given);
}
