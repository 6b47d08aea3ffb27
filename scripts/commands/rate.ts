import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { readClock } from "@/server/clock";
import { Fault } from "@/server/domain/fault";
import { plainDate } from "@/server/domain/plain-date";
import { promiseOrigins } from "@/server/domain/promise-words";
import { cutWords, type RateCut, rateCuts, rateLevels } from "@/server/domain/rate-cuts";
import { rateDefinition } from "@/server/domain/rate-definition";
import { notKnown, type RateQuestion, readRateCut, readRateQuestion } from "@/server/domain/rate-question";
import { wilson } from "@/server/domain/wilson";
import { listChoices, type RateChoice } from "@/server/rates/queries/choices";
import { listRates, type RatesBy } from "@/server/rates/queries/cuts";
import { getRate, type RatePanel } from "@/server/rates/queries/panel";
import type { Reader } from "@/server/rates/queries/source";
import { type Command, inColumns, optional, required, type Values } from "./command";

const text = { type: "string" } as const;
const cutOptions = Object.fromEntries(rateCuts.map((cut) => [optionOf(cut), text]));

export const command: Command = {
  purpose: "the rate of promises kept to customers, with k, n and interval, of a period, by a cut, as of any day",
  usage: [
    "rate --from 2026-09-01 --to 2026-09-30 [--by team] [--level charter] [--origin imported] [--as-of 2026-10-05] [--json]",
    `  by one of: ${rateCuts.map(optionOf).join(", ")}; of one value of any of them: --kind callback --team "First line"`,
    "  days in the organisation's zone, both included; --as-of is seen from the end of that day, or from an instant",
  ].join("\n"),
  options: { from: text, to: text, by: text, level: text, origin: text, "as-of": text, ...cutOptions },
  run: async (db, values) => {
    const reader = await readerOf(db);
    const question = await questionOf(reader, values);
    const by = cutOf(values);
    const [panel, cut] = await Promise.all([
      getRate(reader, question),
      by === null ? null : listRates(reader, question, by),
    ]);
    return { json: inJson(panel, cut), text: [inText(panel), ...(cut ? ["", cutInText(cut)] : [])].join("\n") };
  },
};

/** `team_made` is --team-made. */
function optionOf(cut: RateCut): string {
  return cut.replaceAll("_", "-");
}

async function readerOf(db: Database): Promise<Reader> {
  const now = await readClock(db);
  const [house] = await db.execute<{ zone: string; today: string; lapseDays: number | null }>(sql`
    select zone, to_char(${now.toISOString()}::timestamptz at time zone zone, 'YYYY-MM-DD') as today,
      (select days from lapse_thresholds order by recorded_at desc, id desc limit 1) as "lapseDays" from organisation`);
  if (!house) throw new Fault("The organisation is not set up yet: start Standpoint and use the set-up link.");
  const { zone, today, lapseDays } = house;
  return { db, now, today: plainDate(today), organisation: { zone, lapseDays }, actor: null };
}

async function questionOf(reader: Reader, values: Values): Promise<RateQuestion> {
  const [from, to] = [dayOf(required(values, "from"), "from"), dayOf(required(values, "to"), "to")];
  if (from > to) throw new Fault("--from lies after --to.");
  const level = oneOf(values, "level", rateLevels);
  const origin = oneOf(values, "origin", promiseOrigins);
  const choices = await listChoices(reader);
  const asked: Record<string, string | undefined> = { from, to, level, origin, asOf: optional(values, "as-of") };
  for (const cut of rateCuts) asked[cut] = valueAsked(values, cut, choices[cut]);
  const question = readRateQuestion(asked, reader.today);
  if (asked.asOf !== undefined && question.asOf === null)
    throw new Fault("--as-of must be a day like 2026-09-30 or an instant like 2026-09-30T12:00:00Z.");
  return question;
}

function dayOf(text: string, name: string): string {
  try {
    return plainDate(text);
  } catch {
    throw new Fault(`--${name} must be a day like 2026-09-30, not "${text}".`);
  }
}

function oneOf<Word extends string>(values: Values, name: string, words: readonly Word[]): Word | undefined {
  const given = optional(values, name);
  const found = words.find((word) => word === given);
  if (given !== undefined && found === undefined) throw new Fault(`--${name} must be one of: ${words.join(", ")}.`);
  return found;
}

function cutOf(values: Values): RateCut | null {
  const given = optional(values, "by");
  const cut = readRateCut(given?.replaceAll("-", "_"));
  if (given !== undefined && cut === null)
    throw new Fault(`There is no rate by ${given}. By one of: ${rateCuts.map(optionOf).join(", ")}.`);
  return cut;
}

/** A value by the word or id that stands for it, or by its name. */
function valueAsked(values: Values, cut: RateCut, choices: readonly RateChoice[]): string | undefined {
  const given = optional(values, optionOf(cut));
  if (given === undefined || given === notKnown) return given;
  const found = choices.find(({ value, name }) => value === given || name?.toLowerCase() === given.toLowerCase());
  if (!found) throw new Fault(`No ${cutWords[cut]} is called "${given}".`);
  return found.value;
}

function inJson(panel: RatePanel, cut: RatesBy | null) {
  const { question, due, kept, keptAsAgreed, ...beside } = panel;
  return {
    definition: rateDefinition.version,
    ...question,
    asOf: panel.seenAt,
    m1: shareOf(kept, due),
    m2: shareOf(keptAsAgreed, due),
    ...beside,
    ...(cut === null ? {} : { by: cut.cut, overlaps: cut.overlaps, rows: cut.rows.map(rowInJson) }),
  };
}

function rowInJson({ value, name, due, kept, keptAsAgreed, overdue }: RatesBy["rows"][number]) {
  return { value, name, m1: shareOf(kept, due), m2: shareOf(keptAsAgreed, due), overdue };
}

/** `rate` is null where nothing was due: not known is not 0. */
function shareOf(k: number, n: number) {
  return { k, n, rate: n > 0 ? k / n : null, interval: wilson(k, n) };
}

function inText(panel: RatePanel): string {
  const { due, kept, keptAsAgreed, outcomes, lateness, overdue, customers, provisional, confirmed } = panel;
  const count = (name: keyof typeof outcomes) => String(outcomes[name] ?? 0);
  return inColumns([
    ["kept as first promised (M1)", inWords(kept, due)],
    ["kept as last agreed (M2)", inWords(keptAsAgreed, due)],
    ["moved by us, with consent (M2 - M1)", String(panel.movedByUs)],
    ["confirmed by customers (M3)", confirmed === null ? "not told" : inWords(confirmed.k, confirmed.n)],
    ["at a time the customer asked for", `${panel.askedByCustomer} of ${due}`],
    ["open and overdue", `${overdue.n}${overdue.oldestDueAt ? `, since ${overdue.oldestDueAt.toISOString()}` : ""}`],
    ["done late", lateness ? `${lateness.n}, median ${lateness.median} min, p90 ${lateness.p90} min` : "0"],
    ["median lead time", panel.leadHours === null ? "not known" : `${panel.leadHours} h`],
    ["unproven", count("unproven")],
    ["provisional", String(provisional.n)],
    ["customers with every promise kept", inWords(customers.kept, customers.n)],
    ["not counted: void", count("void")],
    ["not counted: cancelled by the customer", count("cancelled_by_customer")],
  ]);
}

function cutInText({ cut, rows, overlaps }: RatesBy): string {
  const head = [cutWords[cut], "kept", "as agreed", "overdue"];
  const lines = rows.map(({ value, name, due, kept, keptAsAgreed, overdue }) => [
    name ?? (value === notKnown ? "not known" : value),
    inWords(kept, due),
    `${keptAsAgreed} of ${due}`,
    String(overdue),
  ]);
  const note = overlaps ? ["\nSegments as they are today; somebody may be in several."] : [];
  return [inColumns([head, ...lines]), ...note].join("\n");
}

/** No percentage under ten (B5): it would say more than is known. */
function inWords(k: number, n: number): string {
  const { rate, interval } = shareOf(k, n);
  if (rate === null || interval === null || n < 10) return `${k} of ${n}`;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return `${k} of ${n}, ${percent(rate)} (${percent(interval.low)} to ${percent(interval.high)})`;
}
