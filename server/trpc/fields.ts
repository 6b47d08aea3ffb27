import { z } from "zod";
import { readCountry } from "../domain/country";
import { type HoursTexts, isHoursFault, readHours } from "../domain/hours-text";
import { knowledgeSources } from "../domain/learned";
import { isCurrency, isZone } from "../domain/place";
import { type PlainDate, plainDate } from "../domain/plain-date";

type Tree = { [name: string]: unknown };

/**
 * The fields of a form as the object a procedure's input reads: "options.0.title" nests, a name sent more than once
 * is an array, and so is every name that ends in "[]".
 */
export function fieldsOf(data: FormData): Tree {
  const tree: Tree = {};
  for (const name of new Set(data.keys())) {
    if (name.startsWith("$ACTION")) continue;
    const all = data.getAll(name);
    const isList = name.endsWith("[]") || all.length > 1;
    put(tree, name.replace(/\[\]$/, "").split("."), isList ? all : all[0]);
  }
  return listsOf(tree) as Tree;
}

/** The same of fields that were read before: names with their values. */
export function treeOf(values: Readonly<Record<string, string | readonly string[]>>): Tree {
  const data = new FormData();
  for (const [name, value] of Object.entries(values))
    for (const each of typeof value === "string" ? [value] : value) data.append(name, each);
  return fieldsOf(data);
}

/** What was typed, to be shown again after a refusal. Files cannot be. */
export function valuesOf(data: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(data.keys())) {
    if (/^(\$ACTION|base\.|seen\.|take\.)/.test(name) || /password/i.test(name)) continue;
    const all = data.getAll(name).filter((value): value is string => typeof value === "string");
    values[name] = all.length > 1 || name.endsWith("[]") ? all : (all[0] ?? "");
  }
  return values;
}

/** What the form showed when it was opened: fields named "base.…". */
export function baseOf(data: FormData): Record<string, string> {
  const base: Record<string, string> = {};
  for (const [name, value] of data)
    if (name.startsWith("base.") && typeof value === "string") base[name.slice(5)] = value;
  return base;
}

function put(tree: Tree, path: string[], value: unknown): void {
  const [head, ...rest] = path;
  if (head === undefined || head === "__proto__" || head === "constructor" || head === "prototype") return;
  if (rest.length === 0) tree[head] = value;
  else {
    const branch = typeof tree[head] === "object" && tree[head] !== null ? (tree[head] as Tree) : {};
    tree[head] = branch;
    put(branch, rest, value);
  }
}

/** Objects whose names are all 0, 1, 2 … become arrays. */
function listsOf(node: unknown): unknown {
  if (typeof node !== "object" || node === null || node instanceof File) return node;
  if (Array.isArray(node)) return node.map(listsOf);
  const entries = Object.entries(node).map(([name, value]) => [name, listsOf(value)] as const);
  const isList = entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name));
  return isList
    ? entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value)
    : Object.fromEntries(entries);
}

const trimmed = z.string("Please fill this in.").trim();

/** Required words. */
export function words(least = 1, most = 4000, ask = "Please fill this in.") {
  const short = least > 1 ? `Please write at least ${least} characters.` : ask;
  return trimmed.min(least, short).max(most, `Please keep it under ${most} characters.`);
}

/** Words that may be left out: "" is null. */
export function optionalWords(most = 4000) {
  return trimmed
    .max(most, `Please keep it under ${most} characters.`)
    .nullish()
    .transform((text) => text || null);
}

/** An id, as pages put it into hidden fields and links. */
export const idField = z.uuid("That is not a record we know.");

export const optionalId = z
  .union([z.literal(""), idField])
  .nullish()
  .transform((id) => id || null);

function readDay(text: string, issues: z.RefinementCtx): PlainDate {
  try {
    // Postgres knows no year nought, and nobody means the first thousand.
    if (text >= "1000") return plainDate(text);
  } catch {}
  issues.addIssue({ code: "custom", message: "Please give a real day, like 2026-11-26." });
  return z.NEVER;
}

export const dayField = trimmed.min(1, "Please give a day.").transform(readDay);

export const optionalDay = trimmed.nullish().transform((text, issues) => (text ? readDay(text, issues) : null));

/** A box that is ticked or not. */
export const checkbox = z
  .union([z.boolean(), z.string()])
  .nullish()
  .transform((value) => value === true || value === "on" || value === "yes" || value === "true");

/** One of a glossary's words. */
export function choice<const Words extends readonly [string, ...string[]]>(options: Words) {
  return z.enum(options, "Please choose one.");
}

/** One of a glossary's words, or none. */
export function optionalChoice<const Words extends readonly [string, ...string[]]>(options: Words) {
  return z
    .union([z.literal(""), z.enum(options, "Please choose one.")])
    .nullish()
    .transform((value) => (value === "" || value == null ? null : (value as Words[number])));
}

/** An e-mail address of somebody who works here: small letters, no blanks around it. */
export const emailField = trimmed
  .toLowerCase()
  .pipe(z.email("Please give a whole e-mail address, like amara@example.org.").max(200));

export const zoneField = trimmed.refine(isZone, "Please choose a time zone.");

export const optionalZone = z
  .union([z.literal(""), zoneField])
  .nullish()
  .transform((zone) => zone || null);

export const currencyField = trimmed.refine(isCurrency, "Please choose a currency.");

/** A country by its code or its name, as its code. */
export const countryField = trimmed.transform((text, issues) => {
  const code = readCountry(text);
  if (code) return code;
  issues.addIssue({ code: "custom", message: "Please choose a country." });
  return z.NEVER;
});

/** Working hours, a line per weekday; null when every line is empty. */
export const hoursField = z.record(z.string(), z.string()).transform((texts: HoursTexts, issues) => {
  const read = readHours(texts);
  if (!isHoursFault(read)) return read;
  issues.addIssue({ code: "custom", message: read.fault, path: [read.day] });
  return z.NEVER;
});

/** "person:<id>" or "team:<id>"; "" is me. */
export const ownerField = z
  .union([
    z.literal(""),
    z.string().regex(/^(person|team):[0-9a-f-]{36}$/, "Choose a person or a team who will do it."),
  ])
  .nullish()
  .transform((text) => {
    if (!text) return null;
    const [kind, id] = text.split(":");
    return { kind: kind === "team" ? ("team" as const) : ("person" as const), id: id ?? "" };
  });

/** How it is known: one of the sources, or "contact:<id>", the conversation in which they said so. */
export const sourceField = z
  .union(
    [
      z.enum(knowledgeSources),
      z
        .string()
        .regex(/^contact:/)
        .transform((text) => text.slice(8))
        .pipe(z.uuid()),
    ],
    "Please say how we know.",
  )
  .transform((text) => {
    const source = knowledgeSources.find((known) => known === text);
    return source ? { source, contactId: null } : { source: "customer" as const, contactId: text };
  });

/** What may be said of a promise besides. `wanted`: when the customer wanted it, in words like those of "when". */
export const promiseExtras = { moment: checkbox, wanted: optionalWords(120) };

/** A promise inside another form: its three inputs and what may be said besides; nothing without its words. */
export const insidePromise = z
  .object({ said: optionalWords(1000), when: optionalWords(120), who: ownerField, ...promiseExtras })
  .nullish()
  .transform((promise, issues) => {
    if (!promise?.said) return null;
    const { said, when } = promise;
    if (when) return { ...promise, said, when };
    issues.addIssue({ code: "custom", path: ["when"], message: "Say when: “Thu 3pm”, “tomorrow before noon”." });
    return z.NEVER;
  });

/** A whole number of days, up to ten years. */
export const daysField = z
  .string("Please give a number of days.")
  .trim()
  .regex(/^\d{1,5}$/, "Please give a whole number of days.")
  .transform(Number)
  .pipe(z.number().min(1, "Please give at least one day.").max(3650, "Please give at most 3,650 days: ten years."));
