import { minorDigitsOf } from "./amount";
import type { Condition, ConditionGroup, Rule, RuleValue } from "./rule";
import { countryNames } from "./rule-countries";
import { type RuleOperator, ruleFields } from "./rule-fields";
import { ruleUnits, type Stretch, stretchesOf } from "./rule-parts";
import { plainName } from "./rule-sentence";

/** What was read and where the rest begins; null: it does not stand here. */
type Read<Value> = { readonly value: Value; readonly end: number } | null;

/**
 * Reads a sentence as `ruleSentence` writes it, back into the very same rule. Straight quotation marks and a missing full
 * stop are taken too.
 * @returns null for a sentence that is no rule's.
 */
export function parseRule(sentence: string): Rule | null {
  const text = sentence.trim().replace(/\.$/, "");
  if (/^all customers$/i.test(text)) return { match: "all", conditions: [] };
  const opening = /^customers who /i.exec(text)?.[0].length;
  if (opening === undefined) return null;
  const read = readGroup(text, opening, readEntry);
  return read?.end === text.length ? read.value : null;
}

type Entry = Condition | ConditionGroup;

function readEntry(text: string, at: number): Read<Entry> {
  if (text[at] !== "(") return readCondition(text, at);
  const read = readGroup(text, at + 1, readCondition);
  return read && text[read.end] === ")" ? { value: read.value, end: read.end + 1 } : null;
}

function readGroup<Kind extends Entry>(
  text: string,
  from: number,
  readOne: (text: string, at: number) => Read<Kind>,
): Read<{ match: "all" | "any"; conditions: Kind[] }> {
  const conditions: Kind[] = [];
  let match: "all" | "any" = "all";
  let isLast = false;
  for (let at = from; ; ) {
    const read = readOne(text, at);
    if (!read) return null;
    conditions.push(read.value);
    const joint: RegExpExecArray | null | undefined = isLast
      ? undefined
      : /^, (and |or )?/.exec(text.slice(read.end, read.end + 6));
    if (!joint) return isLast || conditions.length === 1 ? { value: { match, conditions }, end: read.end } : null;
    isLast = joint[1] !== undefined;
    if (joint[1] === "or ") match = "any";
    at = read.end + joint[0].length;
  }
}

/** The longest reading there is: "have no open issue" is not "have no open" and something more. */
function readCondition(text: string, at: number): Read<Condition> {
  const readings = ruleFields.flatMap(({ key: field, operators }) =>
    operators.flatMap((operator) => {
      const read = readOperator(text, at, operator);
      return read ? [{ value: { field, is: operator.key, value: read.value }, end: read.end }] : [];
    }),
  );
  const ended = readings.filter(({ end }) => end === text.length || /[,)]/.test(text.charAt(end)));
  return ended.sort((a, b) => b.end - a.end)[0] ?? null;
}

function readOperator(text: string, at: number, operator: RuleOperator): Read<RuleValue> {
  return stretchesOf(operator.says).reduce<Read<RuleValue>>(
    (read, stretch) => {
      const next = read && readStretch(text, read.end, stretch, operator);
      return next && { value: { ...read.value, ...next.value }, end: next.end };
    },
    { value: {}, end: at },
  );
}

function readStretch(text: string, at: number, stretch: Stretch, operator: RuleOperator): Read<RuleValue> {
  if ("literal" in stretch)
    return text.startsWith(stretch.literal, at) ? { value: {}, end: at + stretch.literal.length } : null;
  if (stretch.slot === "span") return readSpan(text, at);
  if (stretch.slot === "money") return readMoney(text, at);
  if (stretch.slot === "count" || stretch.slot === "days") return readNumber(text, at, stretch.slot, stretch.noun);
  if (stretch.slot === "names" || stretch.slot === "texts") {
    const read = readChoices(text, at, stretch.slot === "names" ? readName : readQuoted);
    return read && { value: { texts: read.value }, end: read.end };
  }
  const known = stretch.slot === "countries" ? countries() : (operator.options ?? []);
  const read = readChoices(
    text,
    at,
    (rest, from) => readKnown(rest, from, known) ?? readCode(rest, from, stretch.slot),
  );
  return read && { value: { words: read.value }, end: read.end };
}

function readSpan(text: string, at: number): Read<RuleValue> {
  const [said, digits, noun] = /^(\d{1,15}) (year|month|day)s?(?![a-z])/.exec(text.slice(at, at + 24)) ?? [];
  const unit = ruleUnits.find((word) => word === `${noun}s`);
  return said && unit ? { value: { length: Number(digits), unit }, end: at + said.length } : null;
}

function readMoney(text: string, at: number): Read<RuleValue> {
  const [said, whole = "", fraction = "", currency] =
    /^(\d{1,16})(?:\.(\d{1,4}))? ([A-Z]{3})(?![A-Z])/.exec(text.slice(at, at + 28)) ?? [];
  if (!said || !currency || fraction.length > minorDigitsOf(currency)) return null;
  const minor = Number(whole + fraction.padEnd(minorDigitsOf(currency), "0"));
  return { value: { minor, currency }, end: at + said.length };
}

function readNumber(text: string, at: number, part: "count" | "days", noun: string): Read<RuleValue> {
  const [said, digits] = new RegExp(`^(\\d{1,15}) ${noun}s?(?![a-z])`).exec(text.slice(at, at + 24)) ?? [];
  if (!said) return null;
  return { value: part === "count" ? { count: Number(digits) } : { days: Number(digits) }, end: at + said.length };
}

function readChoices(text: string, at: number, readOne: (text: string, at: number) => Read<string>): Read<string[]> {
  const first = readOne(text, at);
  if (!first) return null;
  const found = [first.value];
  let end = first.end;
  while (text.startsWith(" or ", end)) {
    const next = readOne(text, end + 4);
    if (!next) break;
    found.push(next.value);
    end = next.end;
  }
  return { value: found, end };
}

function readKnown(text: string, at: number, known: readonly { key: string; words: string }[]): Read<string> {
  const fitting = known.filter(({ words }) => text.startsWith(words, at));
  const longest = fitting.sort((a, b) => b.words.length - a.words.length)[0];
  return longest ? { value: longest.key, end: at + longest.words.length } : null;
}

function readCode(text: string, at: number, slot: string): Read<string> {
  const code = slot === "countries" ? /^[A-Z]{2}(?!\p{L})/u.exec(text.slice(at, at + 4))?.[0] : undefined;
  return code ? { value: code, end: at + 2 } : null;
}

function readName(text: string, at: number): Read<string> {
  const plain = plainName.exec(text.slice(at))?.[0];
  return plain ? { value: plain, end: at + plain.length } : readQuoted(text, at);
}

function readQuoted(text: string, at: number): Read<string> {
  const inner = /^“((?:[^\\“”]|\\.)*)”/u.exec(text.slice(at)) ?? /^"((?:[^\\"]|\\.)*)"/u.exec(text.slice(at));
  if (!inner) return null;
  return { value: (inner[1] ?? "").replace(/\\(.)/gu, "$1"), end: at + inner[0].length };
}

const countries = () => [...countryNames()].map(([key, words]) => ({ key, words }));
