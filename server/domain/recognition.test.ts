import { describe, expect, it } from "vitest";
import type { Said } from "./milestone";
import type { MilestoneRules } from "./milestone-rules";
import { type PlainDate, plainDate } from "./plain-date";
import type { ThanksWish } from "./preference";
import { contentHold, coolOffUntil, type RecognitionFacts, recognitionFor } from "./recognition";
import { tenureOf } from "./tenure";
import type { ThanksWayFacts } from "./thanks-way";

const day = (text: string) => plainDate(text);

const rules: MilestoneRules = {
  years: null,
  purchases: [],
  valueMinor: [],
  currency: null,
  afterReturn: false,
  afterReferral: false,
  aheadDays: 7,
  ringDays: 182,
  coolOffDays: 90,
};
const way: ThanksWayFacts = { own: null, byDefault: null, refusesPromotion: false, refusesCalls: false };
const said = (on: string, years: number | null = null): Said =>
  years === null ? { on: day(on), kind: null, key: null } : { on: day(on), kind: "years", key: String(years) };

type Given = Partial<RecognitionFacts> & { since?: string; today?: PlainDate; own?: ThanksWish | null };

function facts({
  since = "2014-07-14",
  today = day("2026-11-21"),
  own = null,
  ...given
}: Given = {}): RecognitionFacts {
  const purchaseDays = [day(since), day("2026-11-12")];
  return {
    tenure: tenureOf({ purchaseDays, statedSinceOn: null, lapseDays: null, today }),
    today,
    rules,
    purchaseDays: 2,
    valueMinor: 0,
    currency: "GBP",
    recentDays: [],
    referrals: [],
    hasDied: false,
    isVulnerable: false,
    openIssue: null,
    overduePromises: 0,
    disputedPromises: 0,
    way: { ...way, own },
    said: [],
    ...given,
  };
}

describe("thanks for whole years", () => {
  it.each([
    ["2014-07-14", "Thank you for twelve years with us."],
    ["2025-11-21", "Thank you for one year with us."],
    ["2001-11-21", "Thank you for 25 years with us."],
    ["2014-11-26", "It will be twelve years in five days. Thank you for staying with us."],
    ["2014-11-22", "It will be twelve years in one day. Thank you for staying with us."],
  ])("since %s: %s", (since, line) => {
    expect(recognitionFor(facts({ since }))).toMatchObject({ state: "say", line, held: null, because: null });
  });

  it.each([
    ["a day too early", "2014-11-29"],
    ["long after the day", "2014-05-22"],
    ["before the first year is up", "2026-03-01"],
  ])("are not due %s", (_, since) => {
    expect(recognitionFor(facts({ since }))).toMatchObject({ state: "nothing", milestone: null, line: null });
  });

  it("are not due to somebody who is not with us now", () => {
    const tenure = tenureOf({
      purchaseDays: [day("2014-07-14")],
      statedSinceOn: null,
      lapseDays: 400,
      today: day("2026-11-21"),
    });
    expect(recognitionFor(facts({ tenure })).state).toBe("nothing");
  });

  it("are not due to somebody who has not bought yet", () => {
    const tenure = tenureOf({ purchaseDays: [], statedSinceOn: null, lapseDays: 400, today: day("2026-11-21") });
    expect(recognitionFor(facts({ tenure })).state).toBe("nothing");
  });

  it("speak of coming back when there was a break", () => {
    const tenure = tenureOf({
      purchaseDays: [day("2014-07-14"), day("2026-11-01")],
      statedSinceOn: null,
      lapseDays: 400,
      today: day("2026-11-21"),
    });
    expect(recognitionFor(facts({ tenure })).line).toBe(
      "It is twelve years since you first came to us. Thank you for coming back.",
    );
  });

  it("are said once", () => {
    expect(recognitionFor(facts({ said: [said("2026-07-20", 12)] })).state).toBe("nothing");
  });

  it("are due again a year later", () => {
    expect(recognitionFor(facts({ said: [said("2025-07-20", 11)] })).state).toBe("say");
  });
});

describe("what holds thanks back", () => {
  it.each([
    [{ hasDied: true, openIssue: "complaint" }, "stop", "has_died"],
    [{ isVulnerable: true, openIssue: "complaint" }, "stop", "vulnerable"],
    [{ openIssue: "complaint", disputedPromises: 1 }, "hold", "issue_open"],
    [{ disputedPromises: 1, overduePromises: 1 }, "hold", "promise_disputed"],
    [{ overduePromises: 1 }, "hold", "promise_overdue"],
    [{ said: [said("2026-10-01")] }, "hold", "cool_off"],
  ] as const)("%j: %s because %s", (given, state, held) => {
    expect(recognitionFor(facts(given))).toMatchObject({ state, held });
    expect(recognitionFor(facts(given)).because).not.toBeNull();
  });

  it("starts with what is wrong, and says what waits", () => {
    expect(recognitionFor(facts({ openIssue: "complaint" })).line).toBe(
      "Start with the complaint. The thanks for twelve years wait until it is put right.",
    );
    expect(recognitionFor(facts({ since: "2026-10-01", openIssue: "fault" })).line).toBe("Start with the fault.");
  });

  it("does not speak of a cool-off when no thanks are due", () => {
    expect(recognitionFor(facts({ since: "2026-10-01", said: [said("2026-10-01")] })).state).toBe("nothing");
  });

  it("ends the cool-off after ninety days", () => {
    const twice = [said("2026-08-23"), said("2026-01-01", 11)];
    expect(coolOffUntil({ said: twice, rules, today: day("2026-11-20") })).toBe("2026-11-21");
    expect(coolOffUntil({ said: twice, rules, today: day("2026-11-21") })).toBeNull();
    expect(coolOffUntil({ said: twice, rules: { ...rules, coolOffDays: 120 }, today: day("2026-11-21") })).toBe(
      "2026-12-21",
    );
  });

  it("says from which day on they can be said, as a day is said", () => {
    expect(recognitionFor(facts({ said: [said("2026-10-01")] })).because).toBe(
      "Thanked less than 90 days ago; the next thanks can be said from 30 December 2026.",
    );
  });
});

describe("promotional content", () => {
  const none = {
    hasDied: false,
    isVulnerable: false,
    openIssue: null,
    overduePromises: 0,
    disputedPromises: 0,
    promotionRefused: false,
  };

  it("is held for every reason there is, and only for those", () => {
    expect(contentHold(none)).toEqual([]);
    expect(contentHold({ ...none, overduePromises: 1 })).toEqual(["promise_overdue"]);
    expect(
      contentHold({
        hasDied: true,
        isVulnerable: true,
        openIssue: "fault",
        overduePromises: 2,
        disputedPromises: 1,
        promotionRefused: true,
      }),
    ).toEqual(["has_died", "vulnerable", "issue_open", "promise_disputed", "promise_overdue", "promotion_refused"]);
  });
});

describe("how they like to be thanked", () => {
  it.each([
    ["call", "They like to be thanked by a call."],
    ["note", "They like to be thanked by a note."],
    ["perk", "They like thanks they can use."],
    [null, null],
  ] as const)("%s: %s", (own, likes) => {
    expect(recognitionFor(facts({ own }))).toMatchObject({ state: "say", likes });
  });

  it("stands beside thanks that are held back", () => {
    expect(recognitionFor(facts({ own: "call", openIssue: "fault" }))).toMatchObject({
      state: "hold",
      likes: "They like to be thanked by a call.",
    });
  });

  it("is not at all: nothing is due, and what is wrong still comes first", () => {
    expect(recognitionFor(facts({ own: "none" }))).toMatchObject({
      state: "nothing",
      milestone: null,
      line: null,
      likes: null,
    });
    expect(recognitionFor(facts({ own: "none", openIssue: "complaint" }))).toMatchObject({
      state: "hold",
      line: "Start with the complaint.",
      likes: null,
    });
  });

  it("is not said of somebody who is not to be thanked", () => {
    expect(recognitionFor(facts({ own: "call", isVulnerable: true })).likes).toBeNull();
  });

  it("does not wait because they refused promotion", () => {
    expect(recognitionFor(facts()).state).toBe("say");
  });
});
