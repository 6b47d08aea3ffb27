import { describe, expect, test } from "vitest";
import { plainDate } from "@/server/domain/plain-date";
import type { Tenure } from "@/server/domain/tenure";
import { formatMoney } from "./amount";
import { formatBreaks, formatSince, sayTenure } from "./tenure-words";
import { counted, formatLength, formatRoughLength, formatShare, listed } from "./words";

describe("a share", () => {
  test.each([
    [0, "0%"],
    [0.0001, "under 0.1%"],
    [0.003, "0.3%"],
    [0.94, "94%"],
    [0.997, "99.7%"],
    [0.9999, "over 99.9%"],
    [1, "100%"],
  ])("%d is %s: never rounded up to all, never down to none", (share, words) => {
    expect(formatShare(share)).toBe(words);
  });
});

describe("money", () => {
  test.each([
    [21400, "GBP", "£214.00"],
    [-5, "GBP", "-£0.05"],
    [0, "EUR", "€0.00"],
    [1500, "JPY", "JP¥1,500"],
    [1234, "KWD", "KWD\u00a01.234"],
    [900719925474099312n, "GBP", "£9,007,199,254,740,993.12"],
  ] as const)("%s %s is %s", (minor, currency, words) => {
    expect(formatMoney(minor, currency)).toBe(words);
  });

  test("a large sum may go without its pence", () => {
    expect(formatMoney(1842050, "GBP", true)).toBe("£18,421");
  });
});

describe("tenure", () => {
  const tenure: Tenure = {
    sinceOn: plainDate("2014-07-14"),
    basis: "observed",
    months: 148,
    lastOn: plainDate("2026-11-12"),
    breaks: null,
    currentSince: null,
    currentMonths: null,
    hasLapsed: false,
    activeDays: null,
  };

  test("is said in years and months", () => {
    expect([148, 12, 1, 0].map(formatLength)).toEqual(["12 years 4 months", "1 year", "1 month", "less than a month"]);
    expect([148, 11].map(formatRoughLength)).toEqual(["12 years", "11 months"]);
  });

  test("speaks of breaks only once a threshold is set", () => {
    expect(formatSince(tenure)).toBe("since 14 July 2014");
    expect(formatSince({ ...tenure, breaks: 0, currentSince: tenure.sinceOn, currentMonths: 148 })).toBe(
      "since 14 July 2014, no break",
    );
  });

  test("says what came after a break, and who is not with us now", () => {
    expect(formatSince({ ...tenure, breaks: 1, currentSince: plainDate("2026-03-02"), currentMonths: 8 })).toBe(
      "since 14 July 2014, 1 break, back with us for 8 months",
    );
    expect(formatSince({ ...tenure, breaks: 2, hasLapsed: true })).toBe(
      "since 14 July 2014, 2 breaks, not with us now",
    );
  });

  test("is one sentence staff can say aloud, with whose word it is", () => {
    const back = { breaks: 1, currentSince: plainDate("2026-03-02"), currentMonths: 8 };
    const stated = { ...tenure, ...back, sinceOn: plainDate("1997-05-03"), basis: "stated", months: 354 } as const;
    expect(sayTenure(stated, "her own word")).toBe(
      "With us since 1997 (stated: her own word), 1 break, back with us for 8 months.",
    );
    expect(sayTenure({ ...tenure, breaks: 0 }, null)).toBe("With us since 2014, no break.");
    expect(sayTenure({ ...tenure, sinceOn: plainDate("2025-12-01"), months: 11 }, null)).toBe(
      "With us since December 2025.",
    );
    expect(sayTenure({ ...tenure, sinceOn: null, months: null }, null)).toBe("Not bought yet.");
  });

  test("in a list says the breaks, and nothing where none are known", () => {
    const back = { breaks: 2, currentSince: plainDate("2026-03-02"), currentMonths: 8 };
    expect(formatBreaks(tenure)).toBeNull();
    expect(formatBreaks({ ...tenure, breaks: 0, currentMonths: 148 })).toBe("no break");
    expect(formatBreaks({ ...tenure, ...back })).toBe("2 breaks, back for 8 months");
    expect(formatBreaks({ ...tenure, breaks: 0, hasLapsed: true })).toBe("not with us now");
    expect(formatBreaks({ ...tenure, breaks: 1, hasLapsed: true })).toBe("1 break, not with us now");
  });

  test("a day only they know of is said to be theirs", () => {
    expect(formatSince({ ...tenure, basis: "stated" })).toBe("since 14 July 2014, as they told us");
    expect(formatSince({ ...tenure, sinceOn: null, basis: null, months: null })).toBe("not bought yet");
  });
});

test("counts and lists read aloud", () => {
  expect([counted(1, "promise"), counted(2341, "promise"), counted(0, "reply", "replies")]).toEqual([
    "1 promise",
    "2,341 promises",
    "0 replies",
  ]);
  expect([listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])]).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
  ]);
});
