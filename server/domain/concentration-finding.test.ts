import { expect, test } from "vitest";
import { worth } from "./concentration";
import { concentrationFinding } from "./concentration-finding";

const equal = (customers: number) => concentrationFinding(worth(Array.from({ length: customers }, () => 100)));

test("how much hangs on a few is said of ten customers and more", () => {
  expect(concentrationFinding(worth([600, 300, 100]))).toEqual({
    reading: "too_few",
    words: "Too few customers to say how much hangs on a few: 3.",
  });
  expect(equal(9).reading).toBe("too_few");
  expect(equal(10).words).toBe("One in five customers brings 20% of everything bought.");
});

test("nothing is said of nothing", () => {
  expect(concentrationFinding(worth([])).reading).toBe("none");
  expect(concentrationFinding(worth([0, -5])).words).toBe("Nothing has been bought yet.");
});
