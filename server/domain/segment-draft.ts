import { minorDigitsOf, readAmount, writeAmount } from "./amount";
import { type Condition, isGroup, operatorOf, type Rule, type RuleValue, ruleFaults, tidyRule } from "./rule";
import { countryNames } from "./rule-countries";
import { type PartKey, partsOf, stretchesOf } from "./rule-parts";

/** A condition as a form holds it: what is asked ("place.is") and every part of the value as typed. */
export type DraftRow = {
  what: string;
  length: string;
  unit: string;
  amount: string;
  currency: string;
  count: string;
  days: string;
  words: readonly string[];
  /** One name a line. */
  texts: string;
};
export type DraftGroup = { match: "all" | "any"; rows: readonly DraftRow[] };
/** A rule on its way: rows that hold together, and groups of rows beside them. */
export type Draft = DraftGroup & { groups: readonly DraftGroup[] };

export const emptyRow: DraftRow = {
  ...{ what: "", length: "", unit: "years", amount: "", currency: "", count: "", days: "", words: [], texts: "" },
};
export const emptyDraft: Draft = { match: "all", rows: [emptyRow], groups: [] };

/** The operator a row has chosen; undefined: nothing yet. */
export function operatorOfRow({ what }: DraftRow) {
  const [field = "", is = ""] = what.split(".");
  return operatorOf({ field, is });
}

/** Whether a row's names are countries, which are kept as codes. */
function asksForCountries({ says }: { says: string }): boolean {
  return stretchesOf(says).some((stretch) => "slot" in stretch && stretch.slot === "countries");
}

/** A rule as a form shows it. What stands alone comes first, groups after it: all of it or any of it means the same. */
export function draftOf(rule: Rule): Draft {
  const rows = rule.conditions.flatMap((entry) => (isGroup(entry) ? [] : [rowOf(entry)]));
  const groups = rule.conditions
    .filter(isGroup)
    .map(({ match, conditions }) => ({ match, rows: conditions.map(rowOf) }));
  return { match: rule.match, rows: rows.length + groups.length > 0 ? rows : [emptyRow], groups };
}

function rowOf({ field, is, value }: Condition): DraftRow {
  const operator = operatorOf({ field, is });
  const areCountries = operator !== undefined && asksForCountries(operator);
  const text = (number: number | undefined) => (number === undefined ? "" : String(number));
  return {
    what: `${field}.${is}`,
    length: text(value.length),
    unit: value.unit ?? "years",
    amount: value.minor === undefined ? "" : writeAmount(value.minor, value.currency ?? ""),
    currency: value.currency ?? "",
    count: text(value.count),
    days: text(value.days),
    words: areCountries ? [] : (value.words ?? []),
    texts: (areCountries ? (value.words ?? []).map(countryName) : (value.texts ?? [])).join("\n"),
  };
}

const countryName = (code: string) => (countryNames().get(code) ?? code).replace(/^the /, "");

/** What a draft says so far: the rule of the rows that are finished, and what the others lack, by their names. */
export type DraftReading = { rule: Rule; faults: Readonly<Record<string, string>> };

/**
 * Reads a draft. Rows in which nothing is chosen say nothing; a row that is not finished is a fault. `currency`
 * is the organisation's, in which amounts are typed.
 */
export function readDraft(draft: Draft, currency: string): DraftReading {
  const faults: Record<string, string> = {};
  const read = (rows: readonly DraftRow[], name: string): Condition[] =>
    rows.flatMap((row, index) => {
      if (row.what === "") return [];
      const condition = conditionOf(row, currency);
      const [fault] = ruleFaults({ match: "all", conditions: [condition] });
      if (fault === undefined) return [condition];
      faults[`${name}.${index}`] = fault;
      return [];
    });
  const groups = draft.groups.map(({ match, rows }, index) => ({
    match,
    conditions: read(rows, `groups.${index}.rows`),
  }));
  return { rule: tidyRule({ match: draft.match, conditions: [...read(draft.rows, "rows"), ...groups] }), faults };
}

function conditionOf(row: DraftRow, currency: string): Condition {
  const [field = "", is = ""] = row.what.split(".");
  const operator = operatorOf({ field, is });
  const parts = operator ? partsOf(operator.says) : [];
  const areCountries = operator !== undefined && asksForCountries(operator);
  const value = Object.fromEntries(parts.map((part) => [part, partOf(part, row, { currency, areCountries })]));
  return { field, is, value: value as RuleValue };
}

function partOf(part: PartKey, row: DraftRow, { currency, areCountries }: { currency: string; areCountries: boolean }) {
  const of = row.currency || currency;
  if (part === "unit") return row.unit;
  if (part === "currency") return of;
  if (part === "minor") return readAmount(row.amount, "point", minorDigitsOf(of)) ?? Number.NaN;
  if (part === "words") return areCountries ? linesOf(row.texts).map(countryCode) : row.words;
  if (part === "texts") return linesOf(row.texts);
  const typed = row[part].trim().replaceAll(",", "");
  return /^\d+$/.test(typed) ? Number(typed) : Number.NaN;
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^ +| +$/g, ""));
  return [...new Set(lines.filter((line) => line !== ""))];
}

/** The code of a country by its name or its code; what is neither stays as typed, and is a fault. */
function countryCode(typed: string): string {
  const said = typed.toLowerCase().replace(/^the /, "");
  for (const [code, name] of countryNames())
    if (code.toLowerCase() === said || name.toLowerCase().replace(/^the /, "") === said) return code;
  return typed;
}

/** A draft after one of the form's buttons: "add", "add.0" (to the first group), "group", "remove.2", "remove.0.1". */
export function changeDraft(draft: Draft, act: string): Draft {
  const [verb, ...at] = act.split(".");
  const [first, second] = at.map(Number);
  if (verb === "group") return { ...draft, groups: [...draft.groups, { match: "any", rows: [emptyRow, emptyRow] }] };
  if (verb === "add" && first === undefined) return { ...draft, rows: [...draft.rows, emptyRow] };
  if (verb === "add") return inGroup(draft, first, (rows) => [...rows, emptyRow]);
  if (verb !== "remove" || first === undefined) return draft;
  if (second !== undefined) return inGroup(draft, first, (rows) => without(rows, second));
  const rows = without(draft.rows, first);
  return { ...draft, rows: rows.length + draft.groups.length > 0 ? rows : [emptyRow] };
}

const without = <Item>(items: readonly Item[], at: number): Item[] => items.filter((_, index) => index !== at);

/** A group that loses its last row goes. */
function inGroup(draft: Draft, at: number | undefined, change: (rows: readonly DraftRow[]) => DraftRow[]): Draft {
  const groups = draft.groups
    .map((group, index) => (index === at ? { ...group, rows: change(group.rows) } : group))
    .filter(({ rows }) => rows.length > 0);
  return { ...draft, groups, rows: draft.rows.length + groups.length > 0 ? draft.rows : [emptyRow] };
}

/** A draft from a form's fields, as they were named: anything that is missing is empty. */
export function draftFromFields(fields: unknown): Draft {
  const { match, rows, groups } = objectOf(fields);
  return {
    match: matchOf(match),
    rows: listOf(rows).map(rowFromFields),
    groups: listOf(groups).map((group) => {
      const of = objectOf(group);
      return { match: matchOf(of.match), rows: listOf(of.rows).map(rowFromFields) };
    }),
  };
}

function rowFromFields(given: unknown): DraftRow {
  const fields = objectOf(given);
  const text = (name: keyof DraftRow) => {
    const value = fields[name];
    return typeof value === "string" ? value.slice(0, 20_000) : "";
  };
  const names = ["what", "length", "unit", "amount", "currency", "count", "days", "texts"] as const;
  const typed = Object.fromEntries(names.map((name) => [name, text(name)]));
  const words = listOf(fields.words).filter((word): word is string => typeof word === "string");
  return { ...emptyRow, ...typed, words: words.filter((word) => word !== "") };
}

const matchOf = (given: unknown) => (given === "any" ? "any" : "all");
const listOf = (given: unknown): unknown[] => (Array.isArray(given) ? given.slice(0, 50) : []);
function objectOf(given: unknown): Readonly<Record<string, unknown>> {
  return typeof given === "object" && given !== null ? (given as Record<string, unknown>) : {};
}
