import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evidenceKinds } from "./decision-words";
import { pathOfEvidence, readLink } from "./evidence";

describe("a link somebody pastes", () => {
  it("is read by its last number, whatever stands around it", () =>
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.constantFrom(...evidenceKinds), (refId, customerId, kind) => {
        const path = pathOfEvidence(kind, refId, customerId);
        if (path === null) return kind === "metric";
        return readLink(`https://standpoint.example${path}?done=logged`) === refId && readLink(` ${path} `) === refId;
      }),
    ));

  it.each([
    ["", null],
    ["Complaint 44", null],
    ["/decisions/12", null],
  ])("%j names no record", (typed, read) => {
    expect(readLink(typed)).toBe(read);
  });
});
