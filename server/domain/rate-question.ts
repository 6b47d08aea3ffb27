import { contactChannels } from "./contact";
import { addDays, daysBetween, type Instant, type PlainDate, plainDate, startOfDay } from "./plain-date";
import { type PromiseOrigin, promiseKinds, promiseOrigins } from "./promise-words";
import { type RateCut, type RateLevel, rateCuts, rateLevels, tenureBands } from "./rate-cuts";
import { isSegmentKey } from "./segment";

/** In place of a value: those of whom it is not known. */
export const notKnown = "none";

/** Which promises: one value of any cut, all of them together. */
type RateFilter = Readonly<Partial<Record<RateCut, string>>>;

/** Everything a kept rate is asked with. Level and origin are one each: what they hold apart cannot be asked for together. */
export type RateQuestion = {
  /** Days of the headline time, both included. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly level: RateLevel;
  readonly origin: PromiseOrigin;
  readonly where: RateFilter;
  /** Only what the reader answered for at due: the one cut by person there is (ruling 10). */
  readonly isMine: boolean;
  /** Seen from the end of a day ("2026-11-24") or from an instant; null: now. */
  readonly asOf: string | null;
};

/**
 * Which promises behind a rate are listed. `due`: the denominator; `kept`: M1; `broken`: what is between. What was void
 * or cancelled by the customer is not among those due.
 */
export const rateRowsKinds = [
  "due",
  "kept",
  "broken",
  "asked",
  "claimed",
  "evidenced",
  "confirmed",
  "provisional",
  "attempted",
  "kept_as_moved",
  "too_early",
  "unproven",
  "late",
  "overdue",
  "moved",
  "disputed",
  "cancelled",
  "cancelled_by_customer",
  "void",
] as const;
export type RateRowsKind = (typeof rateRowsKinds)[number];

export type AddressFields = Readonly<Record<string, string | undefined>>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isId = (text: string) => uuid.test(text);
const isAnyWord = (text: string) => text.trim() === text && text.length > 0 && text.length <= 80;
const isOneOf = (list: readonly string[]) => (text: string) => list.includes(text);

const fits: Record<RateCut, (text: string) => boolean> = {
  team: isId,
  team_made: isId,
  department: isId,
  channel: isOneOf(contactChannels),
  kind: isOneOf(promiseKinds),
  band: isAnyWord,
  tenure: isOneOf(tenureBands),
  stage: isAnyWord,
  clause: isAnyWord,
  segment: (text) => isSegmentKey(text) || isId(text),
};

/** Thirteen whole weeks, from a Monday, and this one so far. */
export function usualPeriod(today: PlainDate): { from: PlainDate; to: PlainDate } {
  const sinceMonday = (daysBetween(plainDate("2024-01-01"), today) % 7) + 7;
  return { from: addDays(today, -(sinceMonday % 7) - 91), to: today };
}

/** All live commitments that fell due in these days, seen from now. */
export function plainQuestion({ from, to }: { from: PlainDate; to: PlainDate }): RateQuestion {
  return { from, to, level: "commitment", origin: "live", where: {}, isMine: false, asOf: null };
}

/** Reads an address; what is missing or cannot be meant stands at its usual value. */
export function readRateQuestion(fields: AddressFields, today: PlainDate): RateQuestion {
  const [from, to] = [readDay(fields.from), readDay(fields.to)];
  const isPeriod = from !== null && to !== null && from <= to;
  const where = rateCuts.flatMap((cut) => {
    const value = fields[cut];
    return value && (value === notKnown || fits[cut](value)) ? [[cut, value] as const] : [];
  });
  return {
    ...(isPeriod ? { from, to } : usualPeriod(today)),
    level: rateLevels.find((level) => level === fields.level) ?? "commitment",
    origin: promiseOrigins.find((origin) => origin === fields.origin) ?? "live",
    where: Object.fromEntries(where),
    isMine: fields.mine === "yes",
    asOf: readDay(fields.asOf) ?? readInstant(fields.asOf),
  };
}

/** The names under which a question stands in an address. */
export const rateFieldNames = ["from", "to", "level", "origin", ...rateCuts, "mine", "asOf"] as const;

/** The question as the fields of an address; reading them gives it again. */
export function rateFields({ from, to, level, origin, where, isMine, asOf }: RateQuestion): Record<string, string> {
  return {
    from,
    to,
    ...(level === "commitment" ? {} : { level }),
    ...(origin === "live" ? {} : { origin }),
    ...Object.fromEntries(rateCuts.flatMap((cut) => (where[cut] === undefined ? [] : [[cut, where[cut]]]))),
    ...(isMine ? { mine: "yes" } : {}),
    ...(asOf === null ? {} : { asOf }),
  };
}

/** "from=2026-08-24&to=…": the question and whatever else the page is asked with, to be shared. */
export function rateAddress(question: RateQuestion, more: Readonly<Record<string, string | null>> = {}): string {
  const given = Object.entries(more).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  return new URLSearchParams({ ...rateFields(question), ...Object.fromEntries(given) }).toString();
}

export function readRateCut(text: string | undefined): RateCut | null {
  return rateCuts.find((cut) => cut === text) ?? null;
}

export function readRateRows(text: string | undefined): RateRowsKind {
  return rateRowsKinds.find((kind) => kind === text) ?? "due";
}

/** The instant a question is seen from: a day from its end, nothing from the future. Null: now. */
export function seenFrom(asOf: string | null, zone: string, now: Instant): Instant | null {
  if (asOf === null) return null;
  const day = readDay(asOf);
  const at = day ? startOfDay(addDays(day, 1), zone) : new Date(asOf);
  return at < now ? at : null;
}

function readDay(text: string | undefined): PlainDate | null {
  try {
    return text === undefined ? null : plainDate(text);
  } catch {
    return null;
  }
}

function readInstant(text: string | undefined): string | null {
  if (!text || !/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
