import { expect, test } from "vitest";
import { careSince, needsCare } from "./extra-mile";
import { addDays, plainDate } from "./plain-date";

const today = plainDate("2026-11-21");

test("three times in thirty days ask somebody to look after whoever went", () => {
  const days = [today, addDays(today, -10), addDays(today, -29)];
  expect(careSince(today)).toBe("2026-10-23");
  expect(needsCare(days, today)).toBe(true);
  expect(needsCare(days.slice(1), today)).toBe(false);
  expect(needsCare([...days.slice(0, 2), addDays(today, -30)], today)).toBe(false);
  expect(needsCare([...days.slice(0, 2), addDays(today, 1)], today)).toBe(false);
});
