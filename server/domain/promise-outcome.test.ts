import { describe, expect, it, test } from "vitest";
import { isDue, type PromiseEvent, type PromiseFacts, standingOf } from "./promise";
import { verdictAt, verdictOfKeepNow } from "./promise-outcome";
import type { PromiseEventKind } from "./promise-words";

const made = new Date("2026-11-20T09:00:00Z");
/** Hours after the promise was made; it is due after 48. */
const at = (hours: number) => new Date(made.getTime() + hours * 3_600_000);
const report = at(24 * 30);

const promise: PromiseFacts = {
  kind: "callback",
  origin: "live",
  earliestAt: null,
  originalDueAt: at(48),
  duePrecision: "time",
};
const visit: PromiseFacts = { ...promise, kind: "appointment", earliestAt: at(46), duePrecision: "window" };

function event(kind: PromiseEventKind, hours: number, given: Partial<PromiseEvent> = {}): PromiseEvent {
  return {
    kind,
    at: at(hours),
    occurredAt: at(hours),
    proofAt: null,
    initiator: null,
    customerAgreed: null,
    newEarliestAt: null,
    newDueAt: null,
    newDuePrecision: null,
    messageLeft: null,
    answer: null,
    ...given,
  };
}

const keep = (hours: number, given: Partial<PromiseEvent> = {}) => event("fulfilled", hours, given);
const move = (hours: number, to: number, initiator: "customer" | "us", customerAgreed = true) =>
  event("moved", hours, { initiator, customerAgreed, newDueAt: at(to), newDuePrecision: "time" });
const cancel = (hours: number, initiator: "customer" | "us") => event("cancelled", hours, { initiator });
const attempt = (proof: number | null, messageLeft = true) =>
  event("attempted", proof ?? 1, { proofAt: proof === null ? null : at(proof), messageLeft });
const answers = (hours: number, answer: "yes" | "late" | "no") =>
  event(answer === "yes" ? "customer_confirmed" : "customer_disputed", hours, { answer });

const verdict = (events: PromiseEvent[], now = report, of = promise) => verdictAt(standingOf(of, events), now);
const short = (events: PromiseEvent[], now = report, of = promise) => {
  const { outcome, isCounted, isKept, isKeptAsAgreed } = verdict(events, now, of);
  return [outcome, isCounted, isKept, isKeptAsAgreed];
};

describe("due (ruling 1)", () => {
  it("is so only after the instant, to the millisecond", () => {
    expect(isDue(at(48), at(48))).toBe(false);
    expect(isDue(at(48), new Date(at(48).getTime() + 1))).toBe(true);
  });

  it("counts a promise from the first millisecond after it was due", () => {
    expect(short([], at(48))).toEqual(["open", false, false, false]);
    expect(short([], new Date(at(48).getTime() + 1))).toEqual(["overdue", true, false, false]);
  });

  it("keeps a promise at the due instant and not after it", () => {
    expect(verdict([keep(48)]).isKept).toBe(true);
    expect(verdict([event("fulfilled", 48, { at: new Date(at(48).getTime() + 1) })]).isKept).toBe(false);
  });
});

describe("the rows of the definition", () => {
  test.each<[string, PromiseEvent[], [string, boolean, boolean, boolean]]>([
    ["fulfilled by the due time", [keep(40)], ["kept", true, true, true]],
    [
      "the customer asked to move, fulfilled by the new time",
      [move(10, 72, "customer"), keep(70)],
      ["kept", true, true, true],
    ],
    [
      "we moved it, the customer agreed, fulfilled by then",
      [move(10, 72, "us"), keep(70)],
      ["kept_as_moved", true, false, true],
    ],
    [
      "we moved it with consent, done by the original time even so",
      [move(10, 72, "us"), keep(40)],
      ["kept_as_moved", true, false, true],
    ],
    ["moved after due", [move(50, 72, "us"), keep(70)], ["late", true, false, false]],
    ["the customer asked after due", [move(50, 72, "customer"), keep(70)], ["late", true, false, false]],
    ["fulfilled late", [keep(50)], ["late", true, false, false]],
    ["past due, nothing done", [], ["overdue", true, false, false]],
    ["the customer cancelled before due", [cancel(10, "customer")], ["cancelled_by_customer", false, false, false]],
    ["the customer cancelled after due", [cancel(50, "customer")], ["cancelled", true, false, false]],
    ["we cancelled", [cancel(10, "us")], ["cancelled", true, false, false]],
    ["void", [event("void_requested", 5), event("voided", 6)], ["void", false, false, false]],
    ["a void that nobody confirmed", [event("void_requested", 5)], ["overdue", true, false, false]],
    ["claimed afterwards without proof", [keep(60, { occurredAt: at(40) })], ["unproven", true, false, false]],
    [
      "claimed afterwards, proof stamped before due",
      [keep(60, { occurredAt: at(40), proofAt: at(40) })],
      ["kept", true, true, true],
    ],
    [
      "claimed afterwards, proof stamped after due",
      [keep(60, { occurredAt: at(40), proofAt: at(55) })],
      ["unproven", true, false, false],
    ],
    ["the customer disputes", [keep(40), answers(60, "no")], ["disputed", true, false, false]],
    ["the customer says it was late", [keep(40), answers(60, "late")], ["disputed", true, false, false]],
    [
      "the customer disputes a cancellation said to be theirs",
      [cancel(10, "customer"), answers(60, "no")],
      ["disputed", true, false, false],
    ],
    [
      "moved by us without consent, done by the original time",
      [move(10, 72, "us", false), keep(40)],
      ["kept", true, true, true],
    ],
    [
      "moved by us without consent, done by the new time",
      [move(10, 72, "us", false), keep(70)],
      ["late", true, false, false],
    ],
    [
      "the customer's wish after a move by us",
      [move(5, 60, "us"), move(10, 72, "customer"), keep(70)],
      ["kept_as_moved", true, false, true],
    ],
    [
      "moved with consent, then cancelled by the customer",
      [move(10, 72, "us"), cancel(60, "customer")],
      ["cancelled", true, false, false],
    ],
    ["a retracted Keep never was", [keep(40), event("retracted", 40.1)], ["overdue", true, false, false]],
    ["kept again after a retraction", [keep(10), event("retracted", 10.1), keep(40)], ["kept", true, true, true]],
    ["handed over", [event("handed_over", 10), keep(40)], ["kept", true, true, true]],
    ["tried in time, message left, never reached", [attempt(40)], ["attempted", true, true, true]],
    ["tried in time, reached late", [attempt(40), keep(60)], ["attempted", true, true, true]],
    ["tried without proof", [attempt(null)], ["overdue", true, false, false]],
    ["tried without leaving a message", [attempt(40, false)], ["overdue", true, false, false]],
    ["tried after due", [attempt(50)], ["overdue", true, false, false]],
    [
      "tried, then the customer named a new time",
      [attempt(40), move(41, 72, "customer")],
      ["overdue", true, false, false],
    ],
    ["tried, then we cancelled", [attempt(40), cancel(41, "us")], ["cancelled", true, false, false]],
    ["tried in the time we moved it to", [move(10, 72, "us"), attempt(70)], ["kept_as_moved", true, false, true]],
    [
      "tried in the time we moved it to, done later",
      [move(10, 72, "us"), attempt(70), keep(80)],
      ["kept_as_moved", true, false, true],
    ],
    [
      "moved twice with consent",
      [move(10, 72, "us"), move(60, 90, "us"), keep(85)],
      ["kept_as_moved", true, false, true],
    ],
  ])("%s", (_, events, expected) => {
    expect(short(events)).toEqual(expected);
  });

  it("shows a promise we moved as not kept from its original time on", () => {
    expect(short([move(10, 72, "us")], at(60))).toEqual(["moved", true, false, false]);
    expect(short([move(10, 72, "us")], at(40))).toEqual(["open", false, false, false]);
    expect(short([move(10, 72, "us")], at(73))).toEqual(["overdue", true, false, false]);
  });

  it("counts a promise that the customer moved at the new time only", () => {
    expect(short([move(10, 72, "customer")], at(60))).toEqual(["open", false, false, false]);
    expect(short([move(10, 72, "customer")], at(73))).toEqual(["overdue", true, false, false]);
  });

  it("judges the original time once the customer disputes: a made-up wish moved nothing", () => {
    const events = [move(10, 24 * 300, "customer"), answers(60, "no")];
    expect(short(events, at(61))).toEqual(["disputed", true, false, false]);
  });

  it("is too early before a promised window opens", () => {
    expect(short([keep(45)], report, visit)).toEqual(["too_early", true, false, false]);
    expect(short([keep(46)], report, visit)).toEqual(["kept", true, true, true]);
    expect(short([keep(60, { proofAt: at(45) })], report, visit)).toEqual(["too_early", true, false, false]);
  });

  it("does not let a repair or a refund be kept by trying", () => {
    for (const kind of ["fix", "refund", "delivery", "reply", "information"] as const)
      expect(short([attempt(40)], report, { ...promise, kind })).toEqual(["overdue", true, false, false]);
  });

  it("counts nothing that is not yet due, kept or not", () => {
    for (const events of [[], [keep(10)], [cancel(10, "us")], [attempt(10)]])
      expect(verdict(events, at(47))).toMatchObject({ isCounted: false, isKept: false, isKeptAsAgreed: false });
  });

  it("keeps M2 at least as high as M1", () => {
    const earlier = [move(5, 60, "us", false), move(10, 30, "customer"), keep(40)];
    expect(short(earlier)).toEqual(["kept", true, true, true]);
  });
});

describe("who says so", () => {
  it("is claimed, evidenced or confirmed", () => {
    expect(verdict([keep(40)]).proofLevel).toBe("claimed");
    expect(verdict([keep(40, { proofAt: at(39) })]).proofLevel).toBe("evidenced");
    expect(verdict([keep(40), answers(60, "yes")]).proofLevel).toBe("confirmed");
    expect(verdict([]).proofLevel).toBeNull();
  });

  it("takes the customer's latest word", () => {
    expect(verdict([keep(40), answers(60, "no"), answers(61, "yes")]).outcome).toBe("kept");
  });

  it("does not make an unproven Keep kept by a customer's yes", () => {
    expect(short([keep(60, { occurredAt: at(40) }), answers(70, "yes")])).toEqual(["unproven", true, false, false]);
  });
});

describe("what a Keep would count as, before it is saved", () => {
  const now = at(60);
  it("is unproven after due without evidence from before", () => {
    expect(verdictOfKeepNow(standingOf(promise, []), now, at(40), null).outcome).toBe("unproven");
    expect(verdictOfKeepNow(standingOf(promise, []), now, now, null).outcome).toBe("late");
    expect(verdictOfKeepNow(standingOf(promise, []), now, at(40), at(47)).outcome).toBe("kept");
    expect(verdictOfKeepNow(standingOf(promise, []), at(40), at(40), null).outcome).toBe("kept");
  });
});
