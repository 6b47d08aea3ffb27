import { type Due, readDue } from "./due";
import type { CustomerZone, OwnerCalendar } from "./due-calendar";
import { DomainError } from "./errors";
import type { Instant } from "./plain-date";
import { readWhen } from "./when-said";

/** What makes a clause promise something to one customer by itself. */
export const charterTriggers = ["issue_opened", "onboarding_entered", "delivery_recorded", "reply_owed"] as const;
export type CharterTrigger = (typeof charterTriggers)[number];

/** What a clause says about time: as people say it, and the most calendar days whatever our calendar says. */
type ClauseTime = { readonly dueSaid: string; readonly latestDays: number };

/** When what triggered it happened, when we learn of it, and whose clocks count. */
export type ClauseClocks = {
  readonly factAt: Instant;
  readonly now: Instant;
  readonly customer: CustomerZone;
  readonly owner: OwnerCalendar;
};

const dayMs = 86_400_000;
/** A due time nearer than this has passed before it is written down. */
const marginMs = 60_000;

/**
 * When a charter promise is due: read from what triggered it, never later than the clause's limit in days of 24 hours.
 * What is recorded so late that this has passed counts from now, within the same limit. Where nobody's working hours are
 * known the limit itself is the time. Postgres refuses what lies beyond the limit (`guard_charter_promise`).
 */
export function clauseDue(clause: ClauseTime, clocks: ClauseClocks): Due {
  const { factAt, now } = clocks;
  const onTime = within(clause, factAt, clocks);
  if (onTime.dueAt.getTime() > now.getTime() + marginMs) return onTime;
  const limit = factAt.getTime() + clause.latestDays * dayMs;
  const late = within(clause, now, clocks);
  const isInside = limit > now.getTime() + marginMs && late.dueAt.getTime() > limit;
  const due = isInside ? endingAt(late, new Date(limit)) : late;
  return explained(due, "It was recorded when that time had passed, so it counts from then.");
}

function within(clause: ClauseTime, from: Instant, { customer, owner }: ClauseClocks): Due {
  const limit = new Date(from.getTime() + clause.latestDays * dayMs);
  const due = read(clause.dueSaid, from, customer, owner);
  if (due === null) return atLimit(clause, limit, customer, owner);
  return due.dueAt > limit ? endingAt(due, limit) : due;
}

function read(text: string, now: Instant, customer: CustomerZone, owner: OwnerCalendar): Due | null {
  try {
    return readDue(text, { now, customer, owner });
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

function atLimit({ dueSaid }: ClauseTime, dueAt: Instant, customer: CustomerZone, owner: OwnerCalendar): Due {
  const explanation = "No working hours are known, so the charter's limit in days counts.";
  const calendar = { customer, owner, typed: dueSaid, explanation };
  return { dueAt, earliestAt: null, precision: "time", explanation, warnings: [], calendar };
}

function endingAt(due: Due, dueAt: Instant): Due {
  const cut = { ...due, dueAt, earliestAt: null, precision: "time" as const };
  return explained(cut, "Our calendar would be later; the charter's limit in days counts.");
}

function explained(due: Due, why: string): Due {
  const explanation = `${due.explanation} ${why}`;
  return { ...due, explanation, calendar: { ...due.calendar, explanation } };
}

/**
 * Whether words can stand in a clause as its time: counted from what triggers it ("in 2 working days", "within 4 hours"),
 * at least a day where days are counted, and not a window.
 */
export function isClauseTime(text: string): boolean {
  const said = readWhen(text);
  if (said === null) return false;
  if (said.kind === "after") return said.minutes > 0;
  const counted = said.day?.kind === "in_days" || said.day?.kind === "in_working_days" ? said.day.days : 0;
  return counted >= 1 && said.from === null;
}

/** The limit proposed where none is given: two free days a week and four holidays on top of what was said. */
export function usualLatestDays(text: string): number {
  const said = readWhen(text);
  if (said?.kind === "day" && said.day?.kind === "in_days") return said.day.days + 1;
  const days = said?.kind === "day" && said.day?.kind === "in_working_days" ? said.day.days : 1;
  return Math.ceil((days * 7) / 5) + 6;
}

/** A brand promise is measured by clauses in force that make promises; without one it says so. */
export function isMeasured(clauses: readonly { trigger: CharterTrigger | null }[]): boolean {
  return clauses.some(({ trigger }) => trigger !== null);
}
