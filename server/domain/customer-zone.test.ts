import { describe, expect, it } from "vitest";
import { customerZone } from "./customer-zone";

const unknown = { statedZone: null, country: null, phones: [], organisationZone: "Europe/London" };

describe("the customer's clock", () => {
  it.each([
    ["what they told us", { statedZone: "Asia/Tokyo", country: "FR" }, "Asia/Tokyo", "stated"],
    ["the address", { country: "FR", phones: ["+819012345678"] }, "Europe/Paris", "address"],
    ["a phone's country", { phones: ["+819012345678"] }, "Asia/Tokyo", "phone"],
    ["the first phone that says something", { phones: ["+12015550123", "+33612345678"] }, "Europe/Paris", "phone"],
    ["ours, when a country has several", { country: "US", phones: ["+12015550123"] }, "Europe/London", "organisation"],
    ["ours, when nothing is known", { phones: ["12"] }, "Europe/London", "organisation"],
  ] as const)("is taken from %s", (_, given, zone, from) => {
    expect(customerZone({ ...unknown, ...given })).toEqual({ zone, from });
  });

  it("gives the same answer the second time", () => {
    expect(customerZone({ ...unknown, country: "FR" })).toEqual(customerZone({ ...unknown, country: "FR" }));
  });
});
