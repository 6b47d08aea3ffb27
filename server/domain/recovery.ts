import type { Instant } from "./plain-date";
import type { DuePrecision, PromiseOutcome } from "./promise-words";

/** What a customer is given for a promise that was broken. */
export const remedies = ["none", "charter", "goodwill"] as const;
export type Remedy = (typeof remedies)[number];

/** What has to be put right: we did not do what we said when we said it, or they say so. */
const broken: readonly PromiseOutcome[] = ["overdue", "late", "too_early", "unproven", "disputed", "cancelled"];

/** What may be put right though nobody has to: they agreed to another time. */
const displaced: readonly PromiseOutcome[] = ["moved", "kept_as_moved"];

/** How long an ended one waits to be put right, in days since the last thing that happened to it. An open one waits on. */
export const recoveryDays = 90;

/** Whether this outcome waits to be put right. Agrees with `is_broken_promise` in 0029_promise_acts.sql. */
export function isBroken(outcome: PromiseOutcome): boolean {
  return broken.includes(outcome);
}

/** What can be put right: what was broken, and what we moved though they agreed. Agrees with `may_be_put_right`. */
export function mayBePutRight(outcome: PromiseOutcome, movedByUs: boolean): boolean {
  return isBroken(outcome) || displaced.includes(outcome) || (outcome === "open" && movedByUs);
}

/** What is known of a broken promise where somebody has to say something about it. */
export type BrokenPromise = {
  readonly outcome: PromiseOutcome;
  /** Null: the words were erased. */
  readonly said: string | null;
  readonly opensAt: Instant | null;
  /** The time first promised. */
  readonly dueAt: Instant;
  readonly precision: DuePrecision;
  /** The customer's zone: the clock they know. */
  readonly zone: string;
};

/**
 * What to say to a customer whose promise was broken: what was promised, for when, that it did not happen so, and that we
 * are sorry. By rule: no reason, no colleague, no exclamation mark, nothing about them. A start, to be said in one's own words.
 */
export function recoverySentence(promise: BrokenPromise): string {
  return `${promisedWords(promise)} ${happenedWords(promise.outcome)}`;
}

function promisedWords({ said, opensAt, dueAt, precision, zone }: BrokenPromise): string {
  const day = dayWords(dueAt, zone);
  const clock = (at: Instant) => clockWords(at, zone);
  const window = opensAt ? `between ${clock(opensAt)} and ${clock(dueAt)}` : `by ${clock(dueAt)}`;
  const when = precision === "end_of_day" ? day : `${day}, ${window}`;
  const words = said
    ?.trim()
    .replace(/^[“"]|[”"]$/g, "")
    .replaceAll("!", ".")
    .replace(/\.+$/, "");
  return words ? `We said: “${words}.” That was promised for ${when}.` : `We promised you something for ${when}.`;
}

function happenedWords(outcome: PromiseOutcome): string {
  switch (outcome) {
    case "disputed":
      return "You have told us that it was not done as we said. Thank you for telling us. I am sorry.";
    case "late":
      return "It was done, but later than we said. I am sorry.";
    case "too_early":
      return "We came before then, when you could not expect us. I am sorry.";
    case "unproven":
      return "We have nothing that shows that it was done in time. I am sorry.";
    case "cancelled":
      return "Then we did not do it. I am sorry.";
    case "moved":
    case "kept_as_moved":
    case "open":
      return "Then we asked you to wait longer. Thank you for agreeing, and I am sorry that we had to ask.";
    default:
      return "It has not been done. I am sorry.";
  }
}

const dayWords = (at: Instant, timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone }).format(at);
const clockWords = (at: Instant, timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }).format(at);
