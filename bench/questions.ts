import type postgres from "postgres";
import superjson from "superjson";
import { getBoardMonth } from "@/server/board/queries/month";
import type { Context } from "@/server/context";
import { getBrief } from "@/server/customers/queries/brief";
import { findCustomers } from "@/server/customers/queries/find";
import { registerFilter } from "@/server/decisions/input";
import { listDecisions } from "@/server/decisions/queries/register";
import { addDays, addMonths, monthStart } from "@/server/domain/plain-date";
import { getNumbers } from "@/server/numbers/queries/pages";
import { countOpenPromises, listOpenPromises } from "@/server/promises/queries/lists";
import { getKeptRate, keptRateByMonth } from "@/server/promises/queries/rate";

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
    name: "promises",
    paths: async () => [{ path: "/promises", given: "mine" }],
    floor: (context) => askPromises(context),
  },
  {
    name: "register",
    paths: async () => [{ path: "/decisions", given: "all" }],
    floor: (context) => listDecisions(context.db, registerFilter.parse({})),
  },
  {
    name: "board",
    paths: async () => [{ path: "/board", given: "now" }],
    floor: (context) => getBoardMonth(context),
  },
  {
    name: "numbers",
    paths: async () => [{ path: "/numbers", given: "90" }],
    floor: (context, given) => getNumbers(context, Number(given)),
  },
];

/** The queue, its counts and the kept rate beside it. */
function askPromises({ db, now, today, actor }: Context): Promise<unknown> {
  const month = monthStart(today);
  const lastMonth = addMonths(month, -1);
  return Promise.all([
    countOpenPromises(db, { actor, now }),
    listOpenPromises(db, { actor, now, scope: "mine", after: null }),
    getKeptRate(db, { from: month, to: today, now }),
    getKeptRate(db, { from: lastMonth, to: addDays(month, -1), now }),
    keptRateByMonth(db, { from: addMonths(month, -12), to: addDays(month, -1), now }),
  ]);
}

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
