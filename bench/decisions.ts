import { registerFilter } from "@/server/decisions/input";
import { getDocument } from "@/server/decisions/queries/document";
import { listDecisions } from "@/server/decisions/queries/register";
import { type Question, sample } from "./question";

/** What people type: one word, two, a beginning, another script, a number, what is nowhere. */
const searches = ["letter", "refund letter", "adviserly", "car", "銀行口座", "1234", "Überweisung", "nowhereatall"];

const filters = [
  "state=proposed",
  "gate=harms&path=heavy",
  "axis=time-worse&stage=use",
  "tradeoff=yes",
  "dissent=yes&by=customers",
  "overdue=yes&by=next",
  "segment=ten_years&urgent=yes",
  "q=letter&gate=harms&by=next",
];

const ofRegister = (name: string, asked: readonly string[]): Question => ({
  name,
  isPage: true,
  asked: async () => asked.map((given) => ({ path: given ? `/decisions?${given}` : "/decisions", given })),
  floor: (context, given) =>
    listDecisions(context, registerFilter.parse(Object.fromEntries(new URLSearchParams(given)))),
});

/** The register and a document over thousands of decisions, in a database of their own. */
export const decisionQuestions: readonly Question[] = [
  ofRegister("decisions-list", [""]),
  ofRegister("decisions-next", ["by=next", "by=customers"]),
  ofRegister(
    "decisions-search",
    searches.map((words) => new URLSearchParams({ q: words }).toString()),
  ),
  ofRegister("decisions-filter", filters),
  {
    name: "decisions-document",
    isPage: true,
    asked: async (sql) =>
      (await sample(sql, "select id as given from decisions")).map((given) => ({ path: `/decisions/${given}`, given })),
    floor: ({ db }, given) => getDocument(db, given),
  },
];
