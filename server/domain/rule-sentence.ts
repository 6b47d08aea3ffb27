import { writeAmount } from "./amount";
import { type Condition, type ConditionGroup, isGroup, operatorOf, type Rule, type RuleValue } from "./rule";
import { countryNames } from "./rule-countries";
import type { RuleOption } from "./rule-fields";
import { stretchesOf } from "./rule-parts";

/**
 * A rule as a sentence: "Customers who live in Leeds or Bradford, and have no open issue." Conditions are parted by a
 * comma, choices within one are not, groups stand in brackets: so it can be read back as the very same rule (`parseRule`).
 * Of a rule without faults (`ruleFaults`).
 */
export function ruleSentence(rule: Rule): string {
  if (rule.conditions.length === 0) return "All customers.";
  return `Customers who ${joined(rule)}.`;
}

/** One condition as it stands in the sentence: "live in Leeds or Bradford". */
export function conditionWords(condition: Condition): string {
  const operator = operatorOf(condition);
  return stretchesOf(operator?.says ?? "")
    .map((stretch) =>
      "literal" in stretch ? stretch.literal : filled(stretch.slot, stretch.noun, condition.value, operator?.options),
    )
    .join("");
}

function joined({ match, conditions }: Rule): string {
  const said = conditions.map((entry: Condition | ConditionGroup) =>
    isGroup(entry) ? `(${joined(entry)})` : conditionWords(entry),
  );
  return said.reduce((text, next, index) => {
    if (index === 0) return next;
    return index === said.length - 1 ? `${text}, ${match === "all" ? "and" : "or"} ${next}` : `${text}, ${next}`;
  }, "");
}

function filled(slot: string, noun: string, value: RuleValue, options: readonly RuleOption[] = []): string {
  const { words = [], texts = [] } = value;
  if (slot === "span") return counted(value.length ?? 0, (value.unit ?? "").replace(/s$/, ""));
  if (slot === "money") return `${writeAmount(value.minor ?? 0, value.currency ?? "")} ${value.currency}`;
  if (slot === "count") return counted(value.count ?? 0, noun);
  if (slot === "days") return counted(value.days ?? 0, noun);
  if (slot === "words") return choices(words.map((word) => options.find(({ key }) => key === word)?.words ?? word));
  if (slot === "countries") return choices(words.map((code) => countryNames().get(code) ?? code));
  return choices(texts.map((text) => (slot === "names" && isPlainName(text) ? text : quoted(text))));
}

const choices = (said: readonly string[]) => said.join(" or ");

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Names that need no quotation marks: capitalised words of letters alone. */
export const plainName = /^\p{Lu}[\p{L}\p{M}’'-]*(?: \p{Lu}[\p{L}\p{M}’'-]*)*/u;

function isPlainName(text: string): boolean {
  return plainName.exec(text)?.[0] === text;
}

function quoted(text: string): string {
  return `“${text.replace(/[\\“”]/g, "\\$&")}”`;
}
