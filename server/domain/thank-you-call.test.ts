import { describe, expect, it } from "vitest";
import { type CallEventKind, callStanding, callThanks } from "./thank-you-call";

const at = (hour: number) => new Date(Date.UTC(2026, 4, 11, hour));
const history = (...events: [CallEventKind, string, number][]) =>
  events.map(([kind, byId, hour]) => ({ kind, byId, at: at(hour) }));

describe("where a call stands", () => {
  it.each([
    ["nothing happened", history(), 9, { tries: 0, ended: null, taken: null }],
    ["taken", history(["taken", "a", 9]), 10, { tries: 0, ended: null, taken: { byId: "a", until: at(33) } }],
    ["taken, a day ago to the hour", history(["taken", "a", 9]), 33, { tries: 0, ended: null, taken: null }],
    ["given back", history(["taken", "a", 9], ["given_back", "a", 10]), 11, { tries: 0, ended: null, taken: null }],
    ["tried once", history(["taken", "a", 9], ["not_reached", "a", 10]), 11, { tries: 1, ended: null, taken: null }],
    [
      "tried, and taken by another",
      history(["taken", "a", 9], ["not_reached", "a", 10], ["taken", "b", 12]),
      13,
      { tries: 1, ended: null, taken: { byId: "b", until: at(36) } },
    ],
    [
      "tried three times",
      history(["not_reached", "a", 9], ["not_reached", "a", 10], ["not_reached", "b", 11]),
      12,
      { tries: 3, ended: "not_reached", taken: null },
    ],
    ["reached", history(["taken", "a", 9], ["reached", "a", 10]), 11, { tries: 0, ended: "reached", taken: null }],
    ["refused", history(["taken", "a", 9], ["refused", "a", 10]), 11, { tries: 0, ended: "refused", taken: null }],
  ] as const)("%s", (_, events, hour, standing) => {
    expect(callStanding(events, at(hour))).toEqual(standing);
  });
});

describe("what to thank for", () => {
  it.each([
    [148, 0, 12, "Thank you for twelve years with us."],
    [148, null, 12, "Thank you for twelve years with us."],
    [23, 0, 1, "Thank you for one year with us."],
    [300, 2, 25, "Thank you for coming back to us. You first came 25 years ago."],
    [null, 0, 0, "Thank you for no years with us."],
  ])("%s months with %s breaks", (months, breaks, years, line) => {
    expect(callThanks({ months, breaks })).toEqual({ years, line });
  });
});
