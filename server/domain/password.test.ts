import { expect, test } from "vitest";
import { passwordFault } from "./password";

const amara = { name: "Amara Boateng", email: "amara.boateng@example.org" };

test.each([
  ["four words will do", "three kettles by the door", null],
  ["twelve characters will do", "kettle-door9", null],
  ["a name inside a long password will do", "amara keeps three kettles", null],
  ["eleven characters are too few", "kettle-door", /at least 12/],
  ["signs are counted as people see them", "🫖🚪🌧️🐈🧣", /at least 12/],
  ["more than two hundred are too many", "kettle".repeat(40), /at most 200/],
  ["the same few signs over and over", "abcabcabcabc", /same few/],
  ["one's own name with a year", "amaraboateng19", /your own name/],
  ["one's own e-mail", "amara.boateng@example.org", /your own name/],
])("%s", (_, password, fault) => {
  if (fault === null) expect(passwordFault(password, amara)).toBeNull();
  else expect(passwordFault(password, amara)).toMatch(fault);
});

test("a person with a very short name may use it inside a word", () => {
  expect(passwordFault("boxing-kettle", { name: "Bo", email: "bo@example.org" })).toBeNull();
});
