import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accountNumber, hasCountry, normalHandle, phoneNumber, plainDigits, withoutInvisibles } from "./handle";

describe("a phone number", () => {
  it.each([
    ["0113 496 0142", "GB", "+441134960142"],
    ["+44 (0)113 496 0142", "GB", "+441134960142"],
    ["0044 113 496 0142", "GB", "+441134960142"],
    ["(0113) 496-0142", "GB", "+441134960142"],
    ["0113.496.0142", "GB", "+441134960142"],
    ["+44\u00a0113\u00a0496\u00a00142", "DE", "+441134960142"],
    ["＋４４　１１３　４９６　０１４２", "JP", "+441134960142"],
    ["٠١١٣ ٤٩٦ ٠١٤٢", "GB", "+441134960142"],
    ["\u200e+44 113 496 0142\u200f", "GB", "+441134960142"],
    ["tel:+44-113-496-0142", "GB", "+441134960142"],
    ["0113 496 0142 ext. 12", "GB", "+441134960142"],
    ["0113 496 0142 x12", "GB", "+441134960142"],
    ["0113 496 0142;ext=12", "GB", "+441134960142"],
    ["(201) 555-0123", "US", "+12015550123"],
    ["090-1234-5678", "JP", "+819012345678"],
  ])("%s in %s is %s", (typed, country, e164) => {
    expect(phoneNumber(typed, country)).toBe(e164);
    expect(normalHandle("phone", typed, country)).toBe(e164);
  });

  it.each([
    ["0081 90 1234 5678", "JP", "that country does not dial 00"],
    ["12345", "GB", "it is too short"],
    ["0113 496 0142", "ZZ", "a national number needs a country we know"],
    ["call me", "GB", "there is no digit in it"],
    ["0113 FLOWERS", "GB", "letters are not guessed into digits"],
    ["", "GB", "there is nothing"],
  ])("%s in %s is none: %s", (typed, country) => {
    expect(phoneNumber(typed, country)).toBeNull();
  });
});

describe("the country of a number", () => {
  it.each([
    ["+44 113 496 0142", true],
    ["tel:+441134960142", true],
    ["0044 113 496 0142", true],
    ["０１１３ 496 0142", false],
    ["113 496 0142", false],
  ])("is written in %s: %s", (typed, has) => {
    expect(hasCountry(typed)).toBe(has);
  });
});

describe("other handles", () => {
  it.each([
    ["email", " Margaret.Okonkwo@Example.ORG ", "margaret.okonkwo@example.org"],
    ["email", "Margaret <margaret@example.org>", "margaret@example.org"],
    ["email", "mailto:a@b.de", "a@b.de"],
    ["email", "用户@例え.jp", "用户@例え.jp"],
    ["email", "no at sign", null],
    ["email", "two@@example.org", null],
    ["account", "004 417", "004417"],
    ["account", "a-00/12", "A0012"],
    ["account", "--", null],
    ["external", " CG-12520 ", "CG-12520"],
    ["external", "", null],
    ["social", "@MargaretO", "margareto"],
    ["social", "@", null],
  ] as const)("%s %j is %j", (channel, typed, normal) => {
    expect(normalHandle(channel, typed, "GB")).toBe(normal);
  });

  it("keeps the leading zeros of an account, whatever stands around them", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^0{1,6}\d{1,8}$/), fc.constantFrom(" ", "-", "."), (digits, mark) => {
        expect(accountNumber([...digits].join(mark))).toBe(digits);
      }),
    );
  });

  it("reads the digits of every script as the same number", () => {
    expect(plainDigits("०१२३४५६७८९ ໑໒ ９")).toBe("0123456789 12 9");
  });

  it("drops what cannot be seen and turns tabs and lines into spaces", () => {
    expect(withoutInvisibles("a\u200bb\tc\u0000")).toBe("ab c");
  });
});
