import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { occasionsOf, type Telling } from "./decision-occasions";
import { readersOf } from "./decision-readers";
import { type PendingTelling, tellingKinds, tellTogether } from "./decision-telling";
import { states } from "./decision-words";
import { isLate, isOpen } from "./notice";
import { addDays, plainDate } from "./plain-date";
import { daysOfWeek, hasNews } from "./weekly";

const at = (text: string) => new Date(`${text}Z`);
const quiet: Telling = {
  ...{ id: "d", state: "draft", zone: "Europe/London", proposal: null, notices: [], review: null },
  ...{ predictions: [], referrals: [] },
};
const said = (it: Partial<Telling>) =>
  occasionsOf({ ...quiet, ...it }).map(({ kind, subjectId, fallsAt }) => [kind, subjectId, fallsAt.toISOString()]);

describe("what there is to tell of a decision", () => {
  const notice = { id: "n", at: at("2026-03-28T12:00"), answerBy: at("2026-04-04T12:00"), latest: null };

  test("a notice: when it is sent, at half its time, and a moment after it was due; half is half, whatever the clocks do", () => {
    expect(said({ state: "decided", notices: [notice] })).toEqual([
      ["notice_sent", "n", "2026-03-28T12:00:00.000Z"],
      ["notice_half", "n", "2026-04-01T00:00:00.000Z"],
      ["notice_overdue", "n", "2026-04-04T12:00:00.001Z"],
    ]);
  });

  test("an answer ends it; an objection is told, until another answer stands", () => {
    const answered = (answer: "will_act" | "objection" | "no_effect_here") => ({
      ...notice,
      latest: { id: "a", at: at("2026-03-30T09:00"), answer },
    });
    expect(said({ state: "decided", notices: [answered("will_act")] })).toEqual([]);
    expect(said({ state: "decided", notices: [answered("no_effect_here")] })).toEqual([]);
    expect(said({ state: "in_effect", notices: [answered("objection")] })).toEqual([
      ["objection_raised", "a", "2026-03-30T09:00:00.000Z"],
    ]);
  });

  test("nothing is asked of what does not stand any more", () => {
    for (const state of ["superseded", "reversed", "closed", "rejected", "withdrawn"] as const) {
      const everything = { proposal: { id: "p", at: notice.at, answerBy: null }, notices: [notice] };
      expect(said({ ...everything, state, review: { on: plainDate("2026-05-01"), setAt: notice.at } })).toEqual([]);
    }
  });

  test("a proposal: its decider and advocates at once, and when its time is over, counted from the first", () => {
    const proposal = { id: "p", at: at("2026-03-01T10:00"), answerBy: at("2026-03-15T10:00") };
    expect(said({ state: "proposed", proposal })).toEqual([
      ["proposal_waits", "p", "2026-03-01T10:00:00.000Z"],
      ["position_asked", "p", "2026-03-01T10:00:00.000Z"],
      ["proposal_overdue", "d", "2026-03-15T10:00:00.001Z"],
    ]);
    expect(said({ state: "proposed", proposal: { ...proposal, answerBy: null } })).toHaveLength(2);
  });

  test("a review: a fortnight before and on its day, where the organisation is; within a fortnight it is not announced", () => {
    const review = { on: plainDate("2026-04-05"), setAt: at("2026-01-05T10:00") };
    expect(said({ state: "in_effect", review })).toEqual([
      ["review_soon", "d", "2026-03-22T00:00:00.000Z"],
      ["review_due", "d", "2026-04-04T23:00:00.000Z"],
    ]);
    const soon = { on: plainDate("2026-04-05"), setAt: at("2026-03-22T00:00") };
    expect(said({ state: "in_effect", review: soon })).toEqual([["review_due", "d", "2026-04-04T23:00:00.000Z"]]);
    expect(said({ state: "decided", review })).toEqual([]);
  });

  test("a prediction on its day while the decision is in effect or reviewed; a referral while nothing is decided", () => {
    const predictions = [{ id: "q", resolveOn: plainDate("2026-01-15") }];
    const referrals = [{ id: "r", at: at("2026-01-02T09:00") }];
    for (const state of states) {
      const kinds = said({ state, predictions, referrals }).map(([kind]) => kind);
      const expected = {
        in_effect: ["prediction_due"],
        reviewed: ["prediction_due"],
        draft: ["referred"],
        proposed: ["referred"],
      };
      expect(kinds).toEqual(expected[state as keyof typeof expected] ?? []);
    }
  });
});

describe("what fell together", () => {
  const pending = fc.record({
    kind: fc.constantFrom(...tellingKinds),
    subjectId: fc.constantFrom("a", "b", "c"),
    dueAt: fc.constant("2026-01-01"),
    fallsAt: fc.constant("2026-01-01"),
  });
  const key = ({ kind, subjectId }: PendingTelling) => `${kind} ${subjectId}`;

  test("is told once a subject, and each is told or carried exactly once", () => {
    fc.assert(
      fc.property(fc.uniqueArray(pending, { selector: key }), (fallen) => {
        const told = tellTogether(fallen);
        const all = told.flatMap((one) => [one.said, ...one.with]);
        expect(all.map(key).toSorted()).toEqual(fallen.map(key).toSorted());
        const notices = told.filter(({ said: { kind } }) => kind.startsWith("notice"));
        expect(new Set(notices.map(({ said: { subjectId } }) => subjectId)).size).toBe(notices.length);
        for (const { said: last, with: carried } of told)
          for (const one of carried)
            expect(tellingKinds.indexOf(one.kind)).toBeLessThan(tellingKinds.indexOf(last.kind));
      }),
    );
  });
});

describe("who is told", () => {
  const here = { id: "here", isAway: false };
  const away = { id: "away", isAway: true };
  const standIn = { id: "standIn", isAway: false };

  test.each([
    { meant: [here, away], standIns: [standIn], told: ["here", "away"] },
    { meant: [away], standIns: [standIn], told: ["away", "standIn"] },
    { meant: [away], standIns: [{ ...standIn, isAway: true }], told: ["away"] },
    { meant: [], standIns: [standIn], told: ["standIn"] },
    { meant: [], standIns: [{ ...standIn, isAway: true }], told: ["standIn"] },
    { meant: [], standIns: [], told: [] },
  ])("of $meant with $standIns", ({ meant, standIns, told }) => {
    expect(readersOf({ meant, standIns }).map(({ id }) => id)).toEqual(told);
  });
});

describe("notices", () => {
  const answerBy = at("2026-03-10T12:00");

  test.each([
    ["answered at the due instant", at("2026-03-10T12:00"), at("2026-05-01T00:00"), false],
    ["answered a moment later", at("2026-03-10T12:00:00.001"), at("2026-05-01T00:00"), true],
    ["not answered, and due now", null, at("2026-03-10T12:00"), false],
    ["not answered, and due before", null, at("2026-03-10T12:00:00.001"), true],
  ] as const)("%s", (_, firstAt, now, late) => {
    expect(isLate({ answerBy, firstAt }, now)).toBe(late);
  });

  test("a department is waited for until it has answered without objecting", () => {
    expect([null, "objection", "will_act", "no_effect_here"].map((answer) => isOpen(answer as never))).toEqual([
      ...[true, true, false, false],
    ]);
  });
});

describe("the week", () => {
  const monday = plainDate("2026-11-23");

  test("tells of the week before, of all since the last letter after an absence, and of four weeks at most", () => {
    expect(daysOfWeek(monday, null)).toEqual({ from: "2026-11-16", until: monday });
    expect(daysOfWeek(monday, addDays(monday, -7))).toEqual({ from: "2026-11-16", until: monday });
    expect(daysOfWeek(monday, addDays(monday, -21))).toEqual({ from: "2026-11-02", until: monday });
    expect(daysOfWeek(monday, addDays(monday, -210))).toEqual({ from: "2026-10-26", until: monday });
  });

  test("of noughts nothing is told", () => {
    const nothing = { decided: 0, due: 0, broken: 0, said: 0, unhappy: 0 };
    expect(hasNews(nothing)).toBe(false);
    for (const name of ["decided", "due", "said"] as const) expect(hasNews({ ...nothing, [name]: 1 })).toBe(true);
  });
});
