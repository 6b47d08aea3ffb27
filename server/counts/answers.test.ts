import { expect, test } from "vitest";
import { wilson } from "../domain/wilson";
import { withIntervals } from "./queries/answers";

const months = (answer: { [name: string]: { k: number; n: number }[] }) =>
  withIntervals({ experienceMonths: { version: 1, answer }, movement: { version: 1, fault: "no such day" } });

test("events over customers have a rate and an exact interval, also where there are more than customers", () => {
  const told = months({
    complaints: [
      { k: 8, n: 100 },
      { k: 8, n: 5 },
      { k: 0, n: 0 },
    ],
    returns: [{ k: 2, n: 1 }],
  });
  expect(told).toMatchObject({
    experienceMonths: {
      answer: {
        complaints: [
          { kind: "events", k: 8, n: 100, rate: 0.08 },
          { kind: "events", k: 8, n: 5, rate: 1.6 },
          { kind: "events", rate: null, interval: null },
        ],
        returns: [{ kind: "events", rate: 2 }],
      },
    },
  });
  // Garwood's limits of eight events: 3.4538 and 15.7632.
  expect(told).toHaveProperty("experienceMonths.answer.complaints.0.interval.low", expect.closeTo(0.034538, 6));
  expect(told).toHaveProperty("experienceMonths.answer.complaints.1.interval.high", expect.closeTo(3.15264, 4));
});

test("a share of n keeps Wilson's interval, and a fault stays one", () => {
  const told = months({ avoidable: [{ k: 3, n: 10 }] });
  expect(told).toHaveProperty("experienceMonths.answer.avoidable.0", {
    ...{ k: 3, n: 10, rate: 0.3, interval: wilson(3, 10) },
  });
  expect(told.movement).toEqual({ version: 1, fault: "no such day" });
});
