import { expect, test } from "vitest";
import type { Context } from "../context";
import { plainDate } from "../domain/plain-date";
import { rowsInput } from "./input";
import { rowsAsked } from "./queries/pages";

const organisation = { lapseDays: 180 } as Context["organisation"];
const ctx = { today: plainDate("2026-11-22"), organisation };
const asked = (address: Record<string, string>) => rowsAsked(ctx, rowsInput.parse({ which: "lost", ...address }));

test.each([
  ["nothing is said", {}, { asOf: "2026-11-22", from: "2026-11-22", to: "2026-11-22" }],
  ["a period that is over", { from: "2026-01-01", to: "2026-03-31" }, { from: "2026-01-01", to: "2026-03-31" }],
  ["one that reaches beyond today", { from: "2026-01-01", to: "2030-01-01" }, { from: "2026-01-01", to: "2026-11-22" }],
  [
    "one beyond the day looked from",
    { asOf: "2026-06-30", to: "2026-12-31" },
    { asOf: "2026-06-30", to: "2026-06-30" },
  ],
  ["a day that has not come", { asOf: "2030-01-01" }, { asOf: "2026-11-22", to: "2026-11-22" }],
  ["everybody by name", { segment: "all" }, { segment: null, lapseDays: 180 }],
])("a list reaches no day that has not come: %s", (_, address, reads) => {
  expect(asked(address)).toMatchObject(reads);
});
