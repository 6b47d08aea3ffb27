import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { markKnown, readMarked } from "./redaction";

test.each([
  ["I rang from [Salford|my town] and [Priya] answered.", "I rang from my town and […] answered."],
  ["Nothing marked.", "Nothing marked."],
  ["[Mrs Okonkwo| ] told us.", "[…] told us."],
  ["What was taken out [and|so] and so.", "What was taken out so and so."],
  ["An open [bracket stays.", "An open [bracket stays."],
  ["Taken out before […] stays.", "Taken out before […] stays."],
  ["[]", "[…]"],
])("%s is read as %s", (marked, read) => {
  expect(readMarked(marked)).toBe(read);
});

describe("marking what is known", () => {
  it("puts names, places and numbers in brackets, whole and whichever way they are written", () => {
    const known = ["Grace Okonkwo", "Okonkwo", "Grace", "Salford", "H-2210"];
    expect(markKnown("I am GRACE OKONKWO of Salford, order H-2210. Gracefully yours.", known)).toBe(
      "I am [GRACE OKONKWO] of [Salford], order [H-2210]. Gracefully yours.",
    );
  });

  it("leaves alone what is in brackets, what is short, and everything where nothing is known", () => {
    expect(markKnown("[Salford|my town] and Salford", ["Salford", "my"])).toBe("[Salford|my town] and [Salford]");
    expect(markKnown("As it is (a.b)", [])).toBe("As it is (a.b)");
    expect(markKnown("a.b and aXb (a.b)", ["a.b"])).toBe("[a.b] and aXb ([a.b])");
  });

  it("once read leaves nothing of what was marked", () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{2,8}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.array(word, { maxLength: 12 }),
        (known, others) => {
          const text = [...others, ...known, ...others].join(" ");
          const read = readMarked(markKnown(text, known))
            .toLowerCase()
            .split(/[^a-z]+/);
          expect(known.filter((name) => read.includes(name.toLowerCase()))).toEqual([]);
        },
      ),
    );
  });
});
