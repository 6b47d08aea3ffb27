import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { addDays, daysBetween, plainDate } from "./plain-date";
import { isReferralCounted, referralOutcome } from "./referral";

const referredOn = plainDate("2026-01-01");
const day = (offset: number | null) => (offset === null ? null : addDays(referredOn, offset));
const facts = (first: number | null, today: number, since: number | null = null, window = 90) => ({
  referredOn,
  firstOn: day(first),
  statedSinceOn: day(since),
  today: addDays(referredOn, today),
  window,
});

// First purchase, today and the day since which they say they are with us, in days after the referral.
test.each([
  [null, 0, null, "waiting", false],
  [null, 90, null, "waiting", false],
  [null, 91, null, "not_bought", true],
  [0, 0, null, "bought", false],
  [90, 90, null, "bought", false],
  [90, 91, null, "bought", true],
  [91, 91, null, "later", true],
  [95, 91, null, "not_bought", true],
  [-1, 200, null, "not_counted", false],
  [null, 200, -400, "not_counted", false],
  [5, 200, 5, "bought", true],
] as const)(
  "bought after %s, asked after %s, with us since %s: %s, counted %s",
  (first, today, since, outcome, counted) => {
    const asked = facts(first, today, since);
    expect(referralOutcome(asked)).toBe(outcome);
    expect(isReferralCounted(outcome, asked)).toBe(counted);
  },
);

describe("what came of a referral", () => {
  it("once counted within the window stays so", () => {
    const days = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(fc.option(days), days, days, (first, today, later) => {
        const [now, then] = [facts(first, today), facts(first, today + later)];
        if (referralOutcome(now) === "bought") expect(referralOutcome(then)).toBe("bought");
        if (isReferralCounted(referralOutcome(now), now))
          expect(isReferralCounted(referralOutcome(then), then)).toBe(true);
        expect(daysBetween(now.referredOn, now.today)).toBe(today);
      }),
    );
  });
});
