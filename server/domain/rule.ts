import { type RuleField, ruleFields } from "./rule-fields";
import { type PartKey, partFault, partsOf } from "./rule-parts";

/** What a condition says beside its field and operator; which of these parts it has is said by its words. */
export type RuleValue = {
  /** A length of time: this many of `unit`. */
  readonly length?: number;
  readonly unit?: "years" | "months" | "days";
  /** Money in minor units of `currency`. */
  readonly minor?: number;
  readonly currency?: string;
  /** How often. */
  readonly count?: number;
  /** How many days back or ahead; the day that lies exactly so far counts. */
  readonly days?: number;
  /** Some of the words the operator offers, or codes of countries. */
  readonly words?: readonly string[];
  /** Anybody's own words: places and bands, whatever their capitals; products to the letter. */
  readonly texts?: readonly string[];
};

export type Condition = { readonly field: string; readonly is: string; readonly value: RuleValue };
export type ConditionGroup = { readonly match: "all" | "any"; readonly conditions: readonly Condition[] };
/** Who is meant: customers for whom all of this holds, or any of it. Without a condition: all customers. */
export type Rule = { readonly match: "all" | "any"; readonly conditions: readonly (Condition | ConditionGroup)[] };

/** The most conditions a rule has in all, those in its groups counted. */
const mostConditions = 40;

export function isGroup(entry: Condition | ConditionGroup): entry is ConditionGroup {
  return "conditions" in entry;
}

/** The operator a condition names; undefined: there is none of this name. */
export function operatorOf(condition: Pick<Condition, "field" | "is">): RuleField["operators"][number] | undefined {
  return ruleFields.find(({ key }) => key === condition.field)?.operators.find(({ key }) => key === condition.is);
}

/**
 * The same rule as its sentence reads: a group of one stands as its condition, one condition is neither all nor any, and
 * a group without any goes.
 */
export function tidyRule(rule: Rule): Rule {
  const conditions = rule.conditions.flatMap<Condition | ConditionGroup>((entry) =>
    isGroup(entry) && entry.conditions.length < 2 ? entry.conditions : [entry],
  );
  return { match: conditions.length > 1 ? rule.match : "all", conditions };
}

/**
 * What is wrong with a rule, in sentences for people; empty: nothing. The same as `rule_faults` in 0019_rules.sql, which
 * has the last word.
 */
export function ruleFaults(rule: Rule): string[] {
  const groups = [rule, ...rule.conditions.filter(isGroup)];
  const all = rule.conditions.flatMap((entry) => (isGroup(entry) ? entry.conditions : [entry]));
  const faults = all.flatMap(conditionFaults);
  if (all.length > mostConditions) faults.unshift(`A rule has at most ${mostConditions} conditions.`);
  if (groups.some((group, index) => isUntidy(group, index > 0)))
    faults.unshift("“Any” and a group in brackets need at least two conditions.");
  return faults;
}

function isUntidy(group: Rule, isInner: boolean): boolean {
  return group.conditions.length < 2 && (isInner || group.match === "any");
}

function conditionFaults(condition: Condition): string[] {
  const operator = operatorOf(condition);
  if (!operator) return ["A condition asks for something that is not known here."];
  const wanted = partsOf(operator.says);
  const given = Object.keys(condition.value);
  if (given.some((key) => !wanted.some((part) => part === key))) return [`“${operator.label}” does not ask for that.`];
  return wanted.flatMap((part: PartKey) => {
    const fault = partFault(part, condition.value[part], operator);
    return fault === null ? [] : [`“${operator.label}”: ${fault}`];
  });
}
