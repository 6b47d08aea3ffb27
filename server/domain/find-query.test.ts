import fc from "fast-check";
import { type CountryCode, getCountries, getExampleNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, it } from "vitest";
import { readFind } from "./find-query";

const plain = { telling: null, email: null, isHandle: false };

describe("what was typed", () => {
  it.each([
    ["", { kind: "nothing" }],
    ["   ", { kind: "nothing" }],
    ["@", { kind: "too_short", text: "@" }],
    ["@ ", { kind: "too_short", text: "@" }],
    ["m", { kind: "too_short", text: "m" }],
    ["J R", { kind: "too_short", text: "J R" }],
    ["-- /", { kind: "name", name: { ...plain, text: "-- /", words: [] } }],
    ["王", { kind: "name", name: { ...plain, text: "王", words: ["王"] } }],
    ["Margaret@", { kind: "email", beginning: "margaret@" }],
    ["mailto:Margaret@Example.org", { kind: "email", beginning: "margaret@example.org" }],
    ["Margaret O <Margaret@Example.org>", { kind: "email", beginning: "margaret@example.org" }],
    ["@MargaretO", { kind: "social", beginning: "margareto" }],
    ["Studio 54", { kind: "name", name: { ...plain, text: "Studio 54", words: ["Studio", "54"] } }],
    ["M. Okonkwo", { kind: "name", name: { ...plain, text: "M. Okonkwo", words: ["M", "Okonkwo"] } }],
    ["O’Brien o'brien", { kind: "name", name: { ...plain, text: "O’Brien o'brien", words: ["OBrien", "obrien"] } }],
  ])("%j is one question", (typed, query) => {
    expect(readFind(typed, "GB")).toMatchObject(query);
  });

  it.each([
    ["0113 496 0142", ["241069431144", "24106943110", "2410694311"], true],
    ["+44 113 496 0142", ["241069431144"], false],
    ["011 44 113 496 0142", ["241069431144", "241069431144110", "24106943114411"], false, "US"],
    ["0142", ["2410"], false],
    ["００４４１７", ["714400"], false],
    ["496 0142", ["2410694"], true],
    ["496 0142", ["2410694"], true, "ZZ"],
  ])("%j is digits, and whether another country may dial them", (typed, reversed, isNational, country = "GB") => {
    expect(readFind(typed, country)).toMatchObject({ kind: "digits", reversed, isNational });
  });

  it.each([
    ["417", "417", "417"],
    ["CG-12520", "CG12520", "CG-12520"],
  ])("%j is an account, or a name", (typed, account, external) => {
    expect(readFind(typed, "GB")).toMatchObject({ kind: "account", account, external, name: { text: typed } });
  });

  it.each([
    ["maria.okonkwo", true],
    ["Maria_O", true],
    ["okonkwo", false],
  ])("%j may be the part of an address before the @", (typed, isHandle) => {
    expect(readFind(typed, "GB")).toMatchObject({ kind: "name", name: { email: typed.toLowerCase(), isHandle } });
  });

  it.each([
    ["Harbour Bakery Ltd", "Harbour Bakery"],
    ["Müller GmbH & Co. KG", "Müller"],
    ["Nestlé S.A.", "Nestlé"],
    ["ООО Ромашка", "Ромашка"],
    ["山田株式会社", "山田"],
    ["㈱山田", "山田"],
    ["Mrs Margaret Okonkwo", "Margaret Okonkwo"],
    ["Smith and Sons", "Smith Sons"],
    ["Ltd", null],
    ["GmbH & Co. KG", null],
    ["Okonkwo", null],
  ])("%j says who it is by %j", (typed, telling) => {
    expect(readFind(typed, "GB")).toMatchObject({ kind: "name", name: { telling } });
  });

  it("is always some question, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        expect(readFind(typed, "GB").kind).toMatch(/^(nothing|too_short|digits|email|social|account|name)$/);
      }),
    );
  });

  it("finds a number by every end of four digits or more", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{6,14}$/), fc.integer({ min: 4, max: 15 }), (number, length) => {
        const query = readFind(number.slice(-length), "GB");
        const backwards = [...number].reverse().join("");
        const isFound = query.kind === "digits" && query.reversed.some((beginning) => backwards.startsWith(beginning));
        expect(isFound).toBe(true);
      }),
    );
  });
});

/** Every way people write one number, of every country there is. */
const notations: Record<string, (number: { e164: string; national: string; international: string }) => string> = {
  "as it is": ({ e164 }) => e164,
  international: ({ international }) => international,
  national: ({ national }) => national,
  "as a link": ({ e164 }) => `tel:${e164}`,
  "with 00": ({ international }) => international.replace("+", "00 "),
  "with dots": ({ international }) => international.replaceAll(" ", "."),
  "with slashes": ({ international }) => international.replaceAll(" ", "/"),
  "with no-break spaces": ({ international }) => international.replaceAll(" ", "\u00a0"),
  "in full width": ({ national }) =>
    national.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  "in Arabic digits": ({ national }) =>
    national.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0x630)),
  "with x12": ({ national }) => `${national} x12`,
  "with ext.": ({ international }) => `${international} ext. 4`,
  "between marks of direction": ({ international }) => `\u200e${international}\u200f`,
};

const dialDoubleZero = ["GB", "DE", "FR", "IT", "ES", "NL", "PL", "SE", "CH", "AT", "IN", "ZA"];

describe("a number of any country in any notation", () => {
  const numbers = getCountries().flatMap((country: CountryCode) => {
    const number = getExampleNumber(country, examples);
    return number?.isValid()
      ? [
          {
            country,
            e164: number.number,
            national: number.formatNational(),
            international: number.formatInternational(),
          },
        ]
      : [];
  });

  it("asks for the same key", () => {
    expect(numbers.length).toBeGreaterThan(240);
    fc.assert(
      fc.property(
        fc.constantFrom(...numbers),
        fc.constantFrom(...Object.entries(notations)),
        (number, [how, write]) => {
          // Where another prefix is dialled abroad, 00 is refused, never guessed.
          fc.pre(how !== "with 00" || dialDoubleZero.includes(number.country));
          const query = readFind(write(number), number.country);
          const key = [...number.e164.slice(1)].reverse().join("");
          expect(query).toMatchObject({ kind: "digits", reversed: expect.arrayContaining([key]) });
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
