import type { Instant } from "./plain-date";
import {
  type CustomerAnswer,
  type DuePrecision,
  type Initiator,
  type PromiseEnding,
  type PromiseEventKind,
  type PromiseKind,
  type PromiseOrigin,
  reachingKinds,
} from "./promise-words";

/** Until when, and from when where a window was promised (null: any time before). */
export type Window = { readonly opensAt: Instant | null; readonly dueAt: Instant };

/** What was promised; it never changes. */
export type PromiseFacts = {
  readonly kind: PromiseKind;
  readonly origin: PromiseOrigin;
  readonly earliestAt: Instant | null;
  readonly originalDueAt: Instant;
  readonly duePrecision: DuePrecision;
};

/**
 * What happened to it, in the order the server took it. `at` is the instant it is judged on: the server's for a live
 * event, the source's for an imported one. `proofAt` is the server's time of its evidence.
 */
export type PromiseEvent = {
  readonly kind: PromiseEventKind;
  readonly at: Instant;
  readonly occurredAt: Instant;
  readonly proofAt: Instant | null;
  readonly initiator: Initiator | null;
  readonly customerAgreed: boolean | null;
  readonly newEarliestAt: Instant | null;
  readonly newDueAt: Instant | null;
  readonly newDuePrecision: DuePrecision | null;
  readonly messageLeft: boolean | null;
  readonly answer: CustomerAnswer | null;
};

/** The Keep that stands: when the server first saw it done, when people say it was done, and its evidence. */
export type Keep = { readonly seenAt: Instant; readonly claimedAt: Instant; readonly proofAt: Instant | null };

/** Where a promise stands after its events; nothing in it depends on the time of reading. */
export type Standing = {
  /** The time M1 judges: the original, or the customer's own later wish (GOVERNANCE B3). */
  readonly headline: Window;
  /** The time last agreed with the customer, whoever asked. */
  readonly agreed: Window & { readonly precision: DuePrecision };
  readonly askedByCustomer: boolean;
  readonly movedByUs: boolean;
  readonly movedWithConsent: boolean;
  /** The first attempt with proof and a message, inside the agreed window; null: none. */
  readonly attemptedAt: Instant | null;
  readonly ended: PromiseEnding | null;
  readonly keep: Keep | null;
  /** The customer's latest word; null: has not been heard. */
  readonly answer: CustomerAnswer | null;
};

/**
 * Where a promise stands after what happened, in order. Events are facts that the database let in: what it refuses
 * (a second Keep, a void after due) is not expected here.
 */
export function standingOf(promise: PromiseFacts, events: readonly PromiseEvent[]): Standing {
  return events.reduce((standing, event) => after(promise, standing, event), made(promise));
}

function made(promise: PromiseFacts): Standing {
  const window = { opensAt: promise.earliestAt, dueAt: promise.originalDueAt };
  return {
    headline: window,
    agreed: { ...window, precision: promise.duePrecision },
    askedByCustomer: false,
    movedByUs: false,
    movedWithConsent: false,
    attemptedAt: null,
    ended: null,
    keep: null,
    answer: null,
  };
}

function after(promise: PromiseFacts, standing: Standing, event: PromiseEvent): Standing {
  switch (event.kind) {
    case "moved":
      return moved(standing, event);
    case "attempted":
      return attempted(promise, standing, event);
    case "fulfilled":
      return { ...standing, ended: "fulfilled", keep: keepOf(event) };
    case "retracted":
      return { ...standing, ended: null, keep: null };
    case "cancelled":
      return { ...standing, ended: cancellation(standing, event) };
    case "voided":
      return { ...standing, ended: "voided" };
    case "customer_confirmed":
      return { ...standing, answer: event.answer };
    case "customer_disputed":
      return { ...standing, answer: event.answer, headline: made(promise).headline };
    case "void_requested":
    case "handed_over":
      return standing;
  }
}

/** Only the customer's own wish, before due and before any move by us, moves the headline time (rulings 3 and 5). */
function moved(standing: Standing, event: PromiseEvent): Standing {
  const byCustomer = event.initiator === "customer";
  const dueAt = event.newDueAt ?? standing.agreed.dueAt;
  const window = { opensAt: event.newEarliestAt, dueAt };
  const movesHeadline = byCustomer && isInTime(event, standing.headline) && !standing.movedByUs;
  const movesAgreed = (byCustomer || event.customerAgreed === true) && isInTime(event, standing.agreed);
  return {
    ...standing,
    headline: movesHeadline ? window : standing.headline,
    askedByCustomer: standing.askedByCustomer || movesHeadline,
    agreed: movesAgreed ? { ...window, precision: event.newDuePrecision ?? "time" } : standing.agreed,
    movedByUs: standing.movedByUs || !byCustomer,
    movedWithConsent: standing.movedWithConsent || (movesAgreed && !byCustomer),
    attemptedAt: movesHeadline || movesAgreed ? null : standing.attemptedAt,
  };
}

/** An attempt counts with the server's proof, in the window, with a message left, where keeping is reaching (B2). */
function attempted(promise: PromiseFacts, standing: Standing, event: PromiseEvent): Standing {
  if (standing.attemptedAt || !reachingKinds.includes(promise.kind) || !event.messageLeft) return standing;
  return event.proofAt && isInside(event.proofAt, standing.agreed)
    ? { ...standing, attemptedAt: event.proofAt }
    : standing;
}

/** Seen by the Keep or by its evidence, whichever the server had first (ruling 6). */
function keepOf(event: PromiseEvent): Keep {
  const seenAt = event.proofAt && event.proofAt < event.at ? event.proofAt : event.at;
  return { seenAt, claimedAt: event.occurredAt, proofAt: event.proofAt };
}

function cancellation(standing: Standing, event: PromiseEvent): PromiseEnding {
  return event.initiator === "customer" && isInTime(event, standing.headline) ? "cancelled_by_customer" : "cancelled";
}

function isInTime(event: PromiseEvent, window: Window): boolean {
  return !isDue(window.dueAt, event.at);
}

/** The one predicate (ruling 1): due iff now > due; at the due instant it is still in time. */
export function isDue(dueAt: Instant, now: Instant): boolean {
  return now > dueAt;
}

/** Whether an instant lies in a window, both ends included. */
export function isInside(at: Instant, window: Window): boolean {
  return (window.opensAt === null || at >= window.opensAt) && at <= window.dueAt;
}
