import type { Database } from "@/db/client";
import { answerAll, withIntervals } from "@/server/counts/queries/answers";
import { movementQuestion } from "@/server/counts/queries/movement";
import type { Lens } from "@/server/domain/lens";
import { movementBySteps, movementIn } from "@/server/domain/movement";
import { plainDate } from "@/server/domain/plain-date";
import { customerNumbers } from "@/server/numbers/queries/customer-numbers";
import { definitions } from "../numbers/definitions";
import { toldExperience } from "../numbers/experience";
import { lensOf } from "../numbers/lens";
import { toldPlans } from "../numbers/plans";
import { readerOf } from "../numbers/reader";
import { toldRetention } from "../numbers/retention";
import { toldValues } from "../numbers/values";
import { type Command, inColumns, optional, type Values } from "./command";

export const command: Command = {
  purpose: "the customers in figures as of a day: who came, stayed, went and returned, each with its interval",
  usage: "numbers [--as-of 2026-01-31] [--from 2026-01-01] [--lapse-days 180] [--segment top_tenth] [--json]",
  options: {
    "as-of": { type: "string" },
    from: { type: "string" },
    "lapse-days": { type: "string" },
    segment: { type: "string" },
  },
  run: async (db, values) => {
    const lens = await lensOf(db, values);
    const figures = { ...(await customerNumbers(db, lens)), ...(await movementOf(db, lens, values)) };
    const text = inColumns(Object.entries(figures).map(([name, value]) => [name, inOneLine(value)]));
    if (values.json !== true) return { json: figures, text };
    const told = await answerAll(db, lens);
    const derived = { ...toldRetention(told, lens), ...toldExperience(told), ...(await keptOf(db)) };
    return {
      json: { ...figures, ...derived, definitions, answers: withIntervals(told) },
      text,
      isBad: Object.values(told).some((answered) => "fault" in answered),
    };
  },
};

/** What is kept apart from any lens: the values of the newest fit, and the plans. Null: the organisation is not set up yet. */
async function keptOf(db: Database) {
  const reader = await readerOf(db);
  if (reader === null) return { currency: null, values: null, plans: null };
  const { currency } = reader.organisation;
  return { currency, values: await toldValues(reader), plans: await toldPlans(reader) };
}

/** The identity of the period from the given day, if there is one, and of each quarter since the first purchase. */
async function movementOf(db: Database, lens: Lens, values: Values) {
  const { days } = await movementQuestion.count(db, lens);
  const given = optional(values, "from");
  const period = given && lens.lapseDays !== null ? { from: plainDate(given), to: lens.asOf } : null;
  const first = days[0]?.[0];
  return {
    period: period && { ...period, ...movementIn(days, period) },
    quarters: first && lens.lapseDays !== null ? movementBySteps(days, { from: first, to: lens.asOf }, "quarter") : [],
  };
}

function inOneLine(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
