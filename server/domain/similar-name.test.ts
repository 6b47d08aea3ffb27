import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { similarName } from "./similar-name";

const keyed = (name: string) => ` ${name.toLowerCase()} `;
const similar = (one: string, other: string) => similarName(keyed(one), keyed(other));

describe("two names", () => {
  it.each([
    ["Maria Okonkwo", "Maria Okonkwo", "same"],
    ["Maria Okonkwo", "Okonkwo Maria", "same"],
    ["Mrs Maria Okonkwo", "Maria Okonkwo", "same"],
    ["Harbour Bakery Ltd", "Harbour Bakery Limited", "same"],
    ["Margaret Okonkwo", "Margeret Okonkwo", "near"],
    ["Michael Adeyemi", "Micheal Adeyemi", "near"],
    ["Christopher Smith", "Kristofer Smith", "different"],
    ["Maria Okonkwo", "Maria Ngozi Okonkwo", "near"],
    ["M Okonkwo", "Maria Okonkwo", "part"],
    ["M Okonkwo", "M Okonkwo", "same"],
    ["Okonkwo", "Maria Okonkwo", "part"],
    ["Okonkwo", "Okonkvo", "near"],
    ["M O", "Maria Okonkwo", "different"],
    ["Maria Okonkwo", "Maria Adeyemi", "first"],
    ["Maria Okonkwo", "John Okonkwo", "different"],
    ["Al Okonkwo", "Al Smith", "different"],
    ["Ann Okonkwo", "Anna Okonkwo", "different"],
    ["Customer 5012", "Customer 5013", "first"],
    ["Unit 12", "Unit 21", "first"],
    ["Mr", "Mr", "same"],
    ["Mr Smith", "Mrs Smith", "same"],
    ["", "Maria", "different"],
    ["  ", "", "different"],
    ["Maria Maria", "Maria Okonkwo", "part"],
    ["Ab Cde", "Ab Cdf", "different"],
    ["Okonkwo M Maria", "Maria Okonkwo Mara", "part"],
  ])("“%s” and “%s” are %s", (one, other, said) => {
    expect(similar(one, other)).toBe(said);
  });

  it("are compared the same way from either side", () => {
    const name = fc
      .array(fc.constantFrom("maria", "mara", "m", "okonkwo", "okonkvo", "ngozi", "mrs", "5012"), { maxLength: 4 })
      .map((words) => words.join(" "));
    fc.assert(
      fc.property(name, name, (one, other) => similar(one, other) === similar(other, one)),
      { numRuns: 2000 },
    );
  });

  it("are the same as themselves", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8}){0,3}$/), (name) => similar(name, name) === "same"),
    );
  });
});
