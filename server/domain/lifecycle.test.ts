import { describe, expect, it } from "vitest";
import { type LifecycleKind, lifecycleState } from "./lifecycle";
import { plainDate } from "./plain-date";

const today = plainDate("2026-11-21");
const facts = (...pairs: [LifecycleKind, string][]) => pairs.map(([kind, on]) => ({ kind, on: plainDate(on) }));

describe("what of the lifecycle matters now", () => {
  it("is nothing where nothing was recorded", () => {
    expect(lifecycleState([], today)).toEqual([]);
  });

  it("is an onboarding until it is done", () => {
    const entered = facts(["onboarding_entered", "2026-11-01"]);
    expect(lifecycleState(entered, today)).toEqual([{ state: "onboarding", since: "2026-11-01" }]);
    expect(lifecycleState([...entered, ...facts(["onboarding_done", "2026-11-20"])], today)).toEqual([]);
  });

  it("is a renewal within sixty days, and an overdue one until it is renewed", () => {
    const due = (on: string) => lifecycleState(facts(["delivered", "2025-01-01"], ["renewal_due", on]), today);
    expect(due("2027-01-20")).toEqual([{ state: "renewal_due", on: "2027-01-20", isOverdue: false }]);
    expect(due("2027-01-21")).toEqual([]);
    expect(due("2026-11-21")).toEqual([{ state: "renewal_due", on: "2026-11-21", isOverdue: false }]);
    expect(due("2026-11-20")).toEqual([{ state: "renewal_due", on: "2026-11-20", isOverdue: true }]);
    expect(lifecycleState(facts(["renewal_due", "2026-11-20"], ["renewed", "2026-11-15"]), today)).toEqual([]);
  });
});
