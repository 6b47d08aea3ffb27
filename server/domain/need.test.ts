import { describe, expect, it } from "vitest";
import { asksAgain } from "./need";
import { plainDate } from "./plain-date";

const day = (text: string) => plainDate(text);

describe("an entry asks “Still so?”", () => {
  it.each([
    ["2025-11-21", "2026-11-20", false],
    ["2025-11-21", "2026-11-21", false],
    ["2025-11-21", "2026-11-22", true],
    ["2024-02-29", "2025-02-28", false],
    ["2024-02-29", "2025-03-01", true],
    ["2026-11-21", "2026-11-21", false],
  ])("confirmed on %s, on %s: %s", (confirmedOn, today, asks) => {
    expect(asksAgain(day(confirmedOn), day(today))).toBe(asks);
  });
});
