import { describe, expect, test } from "vitest";
import { contentFor } from "./content";

describe("what may be sent", () => {
  test.each(["promotional", "service", "recognition"] as const)("%s goes as it is where nothing holds", (kind) => {
    expect(contentFor(kind, [])).toEqual({ may: true, variant: "full", because: [] });
  });

  test.each(["vulnerable", "issue_open", "promise_disputed", "promise_overdue"] as const)(
    "%s holds promotion and thanks, and takes the offer out of a service message",
    (reason) => {
      expect(contentFor("promotional", [reason])).toEqual({ may: false, variant: "service_only", because: [reason] });
      expect(contentFor("recognition", [reason])).toEqual({ may: false, variant: "none", because: [reason] });
      expect(contentFor("service", [reason])).toEqual({ may: true, variant: "service_only", because: [reason] });
    },
  );

  test("after a death nothing goes by itself", () => {
    for (const kind of ["promotional", "service", "recognition"] as const)
      expect(contentFor(kind, ["has_died", "issue_open"])).toEqual({
        may: false,
        variant: "none",
        because: ["has_died", "issue_open"],
      });
  });

  test("who refused offers is still thanked, and told about their own affairs without an offer", () => {
    expect(contentFor("promotional", ["promotion_refused"]).may).toBe(false);
    expect(contentFor("recognition", ["promotion_refused"])).toEqual({ may: true, variant: "full", because: [] });
    expect(contentFor("service", ["promotion_refused"])).toMatchObject({ may: true, variant: "service_only" });
  });
});
