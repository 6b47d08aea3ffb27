import { describe, expect, it } from "vitest";
import { clueOf, freshFrom } from "./clue";
import { countryCodeOfNumber, countryOfNumber } from "./country";

describe("what is known of a caller", () => {
  it.each([
    [{ number: " 44 113 496 0142" }, "phone", "+44 113 496 0142"],
    [{ number: "0113 496 0142 " }, "phone", "0113 496 0142"],
    [{ email: " a@b.de " }, "email", "a@b.de"],
    [{ account: "004417" }, "account", "004417"],
    [{}, "account", ""],
  ])("%j is one thing", (given, channel, handle) => {
    expect(clueOf(given)).toMatchObject({ channel, handle });
  });

  it("fills in a new customer; a number with its country says where they are", () => {
    expect(freshFrom({ number: "+49 171 2345678" })).toEqual({ phone: "+49 171 2345678", country: "DE" });
    expect(freshFrom({ number: "0171 2345678" })).toEqual({ phone: "0171 2345678" });
    expect(freshFrom({ email: "a@b.de" })).toEqual({ email: "a@b.de" });
    expect(freshFrom({ account: "7" })).toEqual({ account: "7" });
  });

  it("names the country of a number, and none for a number of none", () => {
    expect(countryOfNumber("+441134960142")).toBe("United Kingdom");
    expect(countryCodeOfNumber("+87077341234")).toBeNull();
    expect(countryOfNumber("+87077341234")).toBe("+870");
    expect(countryOfNumber("nothing")).toBeNull();
  });
});
