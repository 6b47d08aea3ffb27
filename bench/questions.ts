import { getBoardMonth } from "@/server/board/queries/month";
import { logContactInput } from "@/server/contacts/input";
import { logContact } from "@/server/contacts/mutations/log";
import type { Context } from "@/server/context";
import { getBrief } from "@/server/customers/queries/brief";
import { listCustomers } from "@/server/customers/queries/list";
import { listTimeline } from "@/server/customers/queries/timeline";
import { registerFilter } from "@/server/decisions/input";
import { listDecisions } from "@/server/decisions/queries/register";
import { readCustomerFilter, readListOrder } from "@/server/domain/customer-list";
import { addDays, addMonths, monthStart } from "@/server/domain/plain-date";
import { plainQuestion } from "@/server/domain/rate-question";
import { overviewInput } from "@/server/numbers/input";
import { getOverview } from "@/server/numbers/queries/overview";
import { countOpenPromises, listOpenPromises } from "@/server/promises/queries/queue";
import { getKept, listMonths } from "@/server/rates/queries/kept";
import { decisionQuestions } from "./decisions";
import { findQuestions } from "./find";
import { json, type Question, sample } from "./question";
import { rateQuestions } from "./rates";
import { segmentCounts } from "./segments";

/** Everybody who stands for themselves. */
const somebody = "select id as given from customers where survivor_id = id and withdrawn_at is null";

export const questions: readonly Question[] = [
  ...findQuestions,
  {
    name: "brief",
    isPage: true,
    asked: async (sql) => (await sample(sql, somebody)).map((given) => ({ path: `/customers/${given}`, given })),
    floor: getBrief,
  },
  {
    name: "timeline",
    asked: async (sql) =>
      (await sample(sql, longHistories)).map((given) => json("customers.timeline", later(given), given)),
    floor: ({ db }, customerId) => listTimeline(db, { customerId, only: null, before: { at: long, id: last } }),
  },
  {
    name: "list",
    isPage: true,
    asked: async (sql) =>
      (await sample(sql, somebody)).map((given, index) => {
        const by = ["name", "since", "bought"][index % 3] ?? "name";
        return { path: `/customers?by=${by}&after=${given}`, given: `${by} ${given}` };
      }),
    floor: askList,
  },
  {
    name: "log-contact",
    asked: async (sql) =>
      (await sample(sql, somebody)).map((given) => json("contacts.log", contactWith(given), given, "POST")),
    floor: (context, given) => logContact(context, logContactInput.parse(contactWith(given))),
  },
  {
    name: "promises",
    isPage: true,
    asked: async () => [{ path: "/promises", given: "mine" }],
    floor: askPromises,
  },
  {
    name: "register",
    isPage: true,
    asked: async () => [{ path: "/decisions", given: "all" }],
    floor: (context) => listDecisions(context, registerFilter.parse({})),
  },
  ...decisionQuestions,
  segmentCounts,
  ...rateQuestions,
  { name: "board", isPage: true, asked: async () => [{ path: "/board", given: "now" }], floor: getBoardMonth },
  {
    name: "numbers",
    isPage: true,
    asked: async () => [{ path: "/numbers", given: "90" }],
    floor: (context, given) => getOverview(context, overviewInput.parse({ window: given })),
  },
];

/** More than a page of history, so that there is a next one. */
const longHistories = `select customer_id as given from standing where purchases between 40 and 400`;
const long = "2024-01-01T00:00:00.000000Z";
const last = "ffffffff-ffff-ffff-ffff-ffffffffffff";
const later = (customerId: string) => ({ customerId, only: null, before: `${long}_${last}` });

const contactWith = (customerId: string) => ({
  customerId,
  channel: "phone",
  direction: "in",
  words: "Asked when the engineer comes, and was told: between eight and twelve.",
  feeling: "4",
});

function askList({ db, now, today, organisation: { lapseDays } }: Context, given: string): Promise<unknown> {
  const [by, after = null] = given.split(" ");
  const question = { filter: readCustomerFilter({}), order: readListOrder({ by }), after };
  return listCustomers(db, { ...question, now, today, lapseDays, most: 50 });
}

/** The queue, its counts and the kept rate beside it. */
function askPromises(ctx: Context): Promise<unknown> {
  const { db, now, today, actor } = ctx;
  const month = monthStart(today);
  const lastMonth = addMonths(month, -1);
  return Promise.all([
    countOpenPromises(db, { actor, now }),
    listOpenPromises(db, { actor, now, scope: "mine", after: null }),
    getKept(ctx, plainQuestion({ from: month, to: today })),
    getKept(ctx, plainQuestion({ from: lastMonth, to: addDays(month, -1) })),
    listMonths(ctx, plainQuestion({ from: addMonths(month, -12), to: addDays(month, -1) })),
  ]);
}
