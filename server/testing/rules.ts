import fc from "fast-check";
import type { Condition, ConditionGroup, Rule, RuleValue } from "../domain/rule";
import { type RuleOperator, ruleFields } from "../domain/rule-fields";
import { partsOf, ruleUnits } from "../domain/rule-parts";

/** Where the texts of a generated rule come from: few, so that customers have them too, or nasty ones. */
type Texts = { readonly text: fc.Arbitrary<string>; readonly product: fc.Arbitrary<string> };

const hard = [
  "Leeds",
  "and",
  "or",
  "A, or B",
  "“quoted”",
  '"',
  "\\",
  "\\”",
  ")",
  "(",
  ".",
  "'; drop table customers; --",
];
const more = [
  "%s %L $1 {days:day}",
  "Newcastle upon Tyne",
  "St. Ives",
  "São Tomé",
  "北京",
  "a\u2028b",
  "🙂",
  "Æ’-x",
  "Or",
  "$$",
  "null",
];

/** Texts that a sentence or a query could trip over. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hard, ...more),
  fc
    .string({ minLength: 1, maxLength: 30, unit: "binary" })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are no part of a name.
    .map((text) => text.replace(/[\u0000-\u001f\u007f]/g, "").replace(/^ +| +$/g, ""))
    .filter((text) => text !== ""),
);

const listOf = <Item>(item: fc.Arbitrary<Item>, most = 3) => fc.uniqueArray(item, { minLength: 1, maxLength: most });

/** A condition for every operator of the table of fields: one that is added is generated from then on. */
export function conditions(texts: Texts): fc.Arbitrary<Condition> {
  return fc.oneof(
    ...ruleFields.flatMap(({ key: field, operators }) =>
      operators.map((operator) =>
        value(operator, field, texts).map((said): Condition => ({ field, is: operator.key, value: said })),
      ),
    ),
  );
}

/** Rules without faults, of up to four conditions and groups. */
export function rules(texts: Texts): fc.Arbitrary<Rule> {
  const condition = conditions(texts);
  const match = fc.constantFrom("all" as const, "any" as const);
  const group: fc.Arbitrary<ConditionGroup> = fc.record({
    match,
    conditions: fc.array(condition, { minLength: 2, maxLength: 3 }),
  });
  const entry = fc.oneof({ weight: 4, arbitrary: condition }, { weight: 1, arbitrary: group });
  return fc
    .record({ match, conditions: fc.array(entry, { maxLength: 4 }) })
    .map((rule): Rule => (rule.conditions.length < 2 ? { ...rule, match: "all" } : rule));
}

function value({ says, options }: RuleOperator, field: string, texts: Texts): fc.Arbitrary<RuleValue> {
  const words = options?.map(({ key }) => key) ?? ["GB", "IE", "BA", "XX"];
  const whole = fc.record({
    length: fc.integer({ min: 1, max: 30 }),
    unit: fc.constantFrom(...ruleUnits),
    minor: fc.oneof(fc.constantFrom(0, 100, 250, 5000), fc.integer({ min: 0, max: 10 ** 15 })),
    currency: fc.constantFrom("GBP", "EUR", "JPY", "KWD"),
    count: fc.integer({ min: 1, max: 7 }),
    days: fc.oneof(fc.constantFrom(1, 30, 90, 365), fc.integer({ min: 1, max: 400 })),
    words: listOf(fc.constantFrom(...words)),
    texts: listOf(field === "products" ? texts.product : texts.text),
  });
  const parts = new Set<string>(partsOf(says));
  return whole.map((said): RuleValue => {
    const value: Partial<typeof said> = { ...said };
    for (const part of partKeys) if (!parts.has(part)) delete value[part];
    return value;
  });
}

const partKeys = ["length", "unit", "minor", "currency", "count", "days", "words", "texts"] as const;
