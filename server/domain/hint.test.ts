import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codesIn, hintsOf } from "./hint";
import type { LetterValues } from "./letter";

const good: Record<string, string> = {
  view: "When I buy something out of the ordinary, somebody rings me the same day, and I can sort it out at once.",
  affects: "direct",
  "axes.time.step": "0",
  "axes.worry.step": "2",
  "axes.effort.step": "0",
  "axes.money.step": "0",
  worstOff: "About 40 people a month who cannot be rung at work.",
  "predictions.0.measure": "Complaints per 1,000",
  "predictions.0.probability": "70",
  toldHow: "front_line_briefed",
  toldByOn: "2026-12-05",
  "tellings.0.on": "2026-11-28",
};
const fields = (values: LetterValues) => hintsOf(values).map(({ field }) => field);

describe("a hint", () => {
  test("is not given about what is well, nor about what is not written yet", () => {
    expect(hintsOf(good)).toEqual([]);
    expect(hintsOf({})).toEqual([]);
  });

  test.each([
    ["a code of our own in the customer's view", { view: `${good.view} Rule R7 does not fire.` }, "view"],
    ["a word of ours", { view: `${good.view} It lowers churn.` }, "view"],
    [
      "a view about the customer",
      { view: "The customer is rung by a person before any letter goes out to them." },
      "view",
    ],
    ["nothing that changes for those affected", { "axes.worry.step": "0" }, "axes"],
    ["a worst-off group without a number", { worstOff: "People who cannot be rung at work." }, "worstOff"],
    ["nothing but coins tossed", { "predictions.0.probability": "50" }, "predictions.0.probability"],
    ["near certainty", { "predictions.0.probability": "97" }, "predictions.0.probability"],
    ["near impossibility", { "predictions.0.probability": "3" }, "predictions.0.probability"],
    ["the front line told last", { "tellings.0.on": "2026-12-06" }, "tellings.0.on"],
  ] as [string, Record<string, string>, string][])("is given about %s", (_, given, field) => {
    expect(fields({ ...good, ...given })).toEqual([field]);
  });

  test.each([
    ["no axis, when nobody is affected", { "axes.worry.step": "0", affects: "none" }],
    [
      "one prediction of fifty beside another",
      { "predictions.0.probability": "50", "predictions.1.measure": "Calls", "predictions.1.probability": "80" },
    ],
    [
      "five and ninety-five per cent",
      { "predictions.0.probability": "5", "predictions.1.measure": "Calls", "predictions.1.probability": "95" },
    ],
    ["the front line told on the same day", { "tellings.0.on": "2026-12-05" }],
    ["customers who are not told", { toldHow: "not_told", "tellings.0.on": "2026-12-24" }],
    ["a number in words", { worstOff: "A dozen carers, perhaps." }],
    ["an Arabic number", { worstOff: "حوالي ٤٠ شخصًا" }],
    ["a Japanese number", { worstOff: "約四十人" }],
    ["everyday capitals", { view: "I get an SMS with a PIN at 9PM, and the UK post brings my 30GB card." }],
    ["Arabic", { view: "عندما أشتري شيئًا غير معتاد، يتصل بي شخص في اليوم نفسه ويمكنني تسوية الأمر على الفور." }],
    [
      "Japanese",
      { view: "いつもと違う買い物をすると、その日のうちに電話があり、すぐに解決できます。私は手紙を待ちません。" },
    ],
    ["German", { view: "Wenn ich etwas Ungewöhnliches kaufe, ruft mich noch am selben Tag jemand an." }],
  ] as [string, Record<string, string>][])("is not given about %s", (_, given) => {
    expect(fields({ ...good, ...given })).toEqual([]);
  });

  test("whatever is written, reading it never fails, and each hint names a field and a sentence", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(good)), fc.string({ unit: "grapheme" })), (values) => {
        for (const hint of hintsOf(values)) expect(hint.sentence.length * hint.field.length).toBeGreaterThan(0);
      }),
    );
  });

  test("words in small letters are never taken for a code", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."abc é ß ش 語 .,-") }), (text) => codesIn(text).length === 0),
    );
  });

  test("between 5 and 95 per cent, and not always fifty, nothing is said of a prediction", () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 95 }), (percent) => {
        fc.pre(percent !== 50);
        expect(fields({ ...good, "predictions.0.probability": String(percent) })).toEqual([]);
      }),
    );
  });
});
