import { expect, test } from "vitest";
import { segmentsFinding } from "./segments-finding";

const of = { all: 5008, active: 3221, ten_years: 656, top_tenth: 486, open_issue: 1 };

test("the sizes of the standing segments are said in counts, and what is not known is left out", () => {
  expect(segmentsFinding(of).words).toBe(
    "Of 5,008 on record, 3,221 are active, 656 have been with us ten years and more, and 1 has an open issue.",
  );
  expect(segmentsFinding({ ...of, active: null }).words).toBe(
    "Of 5,008 on record, 656 have been with us ten years and more, and 1 has an open issue.",
  );
  expect(segmentsFinding({ ...of, active: null, open_issue: null }).words).toBe(
    "Of 5,008 on record, 656 have been with us ten years and more.",
  );
  expect(segmentsFinding({ ...of, all: 0 }).reading).toBe("none");
});
