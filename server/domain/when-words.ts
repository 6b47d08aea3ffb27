const units = "one two three four five six seven eight nine".split(" ");
const teens = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** What people say, and the one way it is written for the patterns that read it; in this order. */
const sameAs: readonly (readonly [RegExp, string])[] = [
  [/\b(\d{1,2}) ?o'?clock\b/g, "at $1"],
  [/\bchristmas eve\b/g, "24 dec"],
  [/\b(christmas|xmas)( day)?\b/g, "25 dec"],
  [/\bboxing day\b/g, "26 dec"],
  [/\bnew year'?s eve\b/g, "31 dec"],
  [/\bnew year'?s? day\b/g, "1 jan"],
  [/\b(on or before|no later than|not later than)\b/g, "by"],
  [/\b(at the (very )?latest|please|from now)\b/g, " "],
  [/\b(minute|hour|day|week)s?'? time\b/g, "$1s"],
  [/\b3 quarters of an hour\b/g, "45 minutes"],
  [/\b(an? )?quarter (of )?an hour\b/g, "15 minutes"],
  [/\b(an? )?half (of )?an hour\b/g, "30 minutes"],
  [/\ban hour and a half\b/g, "90 minutes"],
  [/\b(\d+) hours? and a half\b/g, "$1.5 hours"],
  [/\b(\d+) and a half hours\b/g, "$1.5 hours"],
  [/\b(in|within) (?:the next|the) (?=\d)/g, "$1 "],
  [/\b(in|within) (?:an?|the|the next) (?=(working |business )?(minute|hour|day|week|fortnight)\b)/g, "$1 1 "],
  [/\ba (?=week (today|tomorrow|on|from)\b)/g, ""],
  [/\btonight\b/g, "this evening"],
  [/\b(\d{1,2}([:.]\d{2})?) in the (morning)\b/g, "$1am"],
  [/\b(\d{1,2}([:.]\d{2})?) in the (afternoon|evening)\b/g, "$1pm"],
];

/** What was typed for "when", in small letters, plain signs and digits: one pattern then reads many spellings. */
export function plainWords(text: string): string {
  const plain = text
    .toLowerCase()
    .normalize("NFKC")
    .replace(/[‘’`´]/g, "'")
    .replace(/[‐-―]/g, "-")
    .replace(/[,;!?]|\.(?!\d)/g, " ")
    .replace(/\b([ap])\s?m\b/g, "$1m")
    .replace(/(\d{4}-\d{2}-\d{2})t(?=\d)/, "$1 ");
  return sameAs
    .reduce((said, [found, written]) => said.replace(found, written), inDigits(plain).replace(/\s+/g, " "))
    .replace(/\s+/g, " ")
    .trim();
}

/** "two" to "ninety-nine" as digits. */
function inDigits(text: string): string {
  const compound = new RegExp(`\\b(${tens.join("|")})(?:[- ](${units.join("|")}))?\\b`, "g");
  const counted = text.replace(compound, (_, ten: string, unit?: string) =>
    String((tens.indexOf(ten) + 2) * 10 + (unit ? units.indexOf(unit) + 1 : 0)),
  );
  return [...units, ...teens].reduce(
    (said, word, n) => said.replace(new RegExp(`\\b${word}\\b`, "g"), String(n + 1)),
    counted,
  );
}

/** Small words that say nothing by themselves. */
const small = /^(\s|\b(by|before|until|till|at|on|the|latest|of|in|within|this|coming|and)\b)*$/;

/** What is still to be understood: each part that is read is cut out, and at the end only small words may be left. */
export class Rest {
  /** Whether the day that was read stood behind "before". */
  isBefore = false;

  constructor(private text: string) {}

  take(pattern: string): string[] | null {
    const found = new RegExp(`(?<![\\w:/-])${pattern}(?![\\w:/]|-\\d|\\.\\d)`).exec(this.text);
    if (!found) return null;
    this.text = `${this.text.slice(0, found.index)} ${this.text.slice(found.index + found[0].length)}`;
    return found.map((part) => part ?? "");
  }

  /** The same for a day, which "before" may precede. */
  takeDay(pattern: string): string[] | null {
    const [all, before, ...parts] = this.take(`(before (?:the )?)?${pattern}`) ?? [];
    if (all === undefined) return null;
    this.isBefore ||= before !== "";
    return [all, ...parts];
  }

  /** A part that looks like a time but is none: nothing is understood then. */
  refuse(): null {
    this.text = "?";
    return null;
  }

  isEmpty(): boolean {
    return small.test(this.text);
  }
}
