import type { PromiseKind } from "./promise-words";

/** First match wins: "I'll ring you about the refund" is a call. */
const signs: readonly [RegExp, PromiseKind][] = [
  [/\b(ring|call|phone|telephone)(s|ed|ing)?\b/i, "callback"],
  [/\b(visit|come (out|round|by)|engineer|appointment|be there|be with you)\b/i, "appointment"],
  [/\b(refund|money back|reimburse|credit(ed)?)\b/i, "refund"],
  [/\b(deliver|send (you )?(a|the) (new|part|replacement)|post|parcel|courier|ship)/i, "delivery"],
  [/\b(fix|repair|replace|correct|put (it |this )?right|sort (it |this )?out)/i, "fix"],
  [/\b(e-?mail|write|reply|answer|letter|in writing)\b/i, "reply"],
];

/** What kind of promise the words sound like; it can be set by hand, and wrong guesses only colour a cut. */
export function guessKind(said: string): PromiseKind {
  return signs.find(([sign]) => sign.test(said))?.[1] ?? "information";
}
