import type { DecimalMark } from "./amount";
import type { ImportKind } from "./import-file";

export const dayOrders = ["ymd", "dmy", "mdy"] as const;
export type DayOrder = (typeof dayOrders)[number];

/** The keys by which a row finds the customer it speaks of. */
export const matchKeys = ["external", "account", "email", "phone"] as const;
export type MatchKey = (typeof matchKeys)[number];

export type ImportField = { key: string; label: string; isNeeded: boolean; headers: RegExp };

const who: ImportField[] = [
  {
    key: "external",
    label: "Customer's id in the other system",
    isNeeded: false,
    headers: /^(customer|client|contact)[ _-]?(id|no|number|key)$|^customerid$/i,
  },
  { key: "account", label: "Account number", isNeeded: false, headers: /^account([ _-]?(no|number|id))?$/i },
  { key: "email", label: "E-mail", isNeeded: false, headers: /^e-?mail([ _-]?address)?$/i },
  { key: "phone", label: "Phone", isNeeded: false, headers: /^(phone|telephone|mobile|tel)([ _-]?(no|number))?$/i },
];

const fieldsOfKind: Record<ImportKind, ImportField[]> = {
  customers: [
    ...who,
    { key: "name", label: "Name", isNeeded: false, headers: /^((customer|client|contact|full)[ _-]?)?name$/i },
    { key: "given", label: "Given name", isNeeded: false, headers: /^(first|given)[ _-]?name$/i },
    { key: "family", label: "Family name", isNeeded: false, headers: /^(last|family|sur)[ _-]?name$|^surname$/i },
    {
      key: "organisation",
      label: "Organisation (the name of a customer that is one)",
      isNeeded: false,
      headers: /^organi[sz]ation$/i,
    },
    { key: "called", label: "Likes to be called", isNeeded: false, headers: /^(called|salutation)$/i },
    { key: "place", label: "Place", isNeeded: false, headers: /^(city|town|place)$/i },
    { key: "country", label: "Country", isNeeded: false, headers: /^country([ _-]?code)?$/i },
    { key: "since", label: "Customer since", isNeeded: false, headers: /^(customer[ _-]?)?since$/i },
  ],
  purchases: [
    ...who,
    {
      key: "boughtOn",
      label: "Day of purchase",
      isNeeded: true,
      headers: /^(order|invoice|purchase)[ _-]?date$|^(bought|date)([ _-]?on)?$/i,
    },
    {
      key: "orderRef",
      label: "Order reference",
      isNeeded: true,
      headers: /^(order|invoice|receipt)[ _-]?(id|ref|reference|no|number)$/i,
    },
    { key: "lineRef", label: "Line of the order", isNeeded: false, headers: /^(row|line)[ _-]?(id|no|number)$/i },
    {
      key: "what",
      label: "What was bought",
      isNeeded: false,
      headers: /^(product|item)[ _-]?name$|^(product|item|what|description)$/i,
    },
    { key: "amount", label: "Amount", isNeeded: true, headers: /^(amount|sales|total|value|price)$/i },
    { key: "currency", label: "Currency", isNeeded: false, headers: /^currency([ _-]?code)?$/i },
  ],
};

/** How a file is read: which column holds which field, by header, and how its days and amounts are written. */
export type ImportMapping = {
  columns: Record<string, string>;
  matchOn: MatchKey;
  dayOrder: DayOrder;
  decimalMark: DecimalMark;
};

export function importFields(kind: ImportKind): readonly ImportField[] {
  return fieldsOfKind[kind];
}

/** A first guess from the headers: the first header that sounds like each field. A person looks at it before anything runs. */
export function guessMapping(kind: ImportKind, headers: readonly string[]): ImportMapping {
  const columns: Record<string, string> = {};
  for (const field of fieldsOfKind[kind]) {
    const header = headers.find((name) => field.headers.test(name.trim()));
    if (header !== undefined) columns[field.key] = header;
  }
  const matchOn = matchKeys.find((key) => columns[key] !== undefined) ?? "external";
  return { columns, matchOn, dayOrder: "ymd", decimalMark: "point" };
}

/** What is missing before a file can be read so; empty when nothing is. */
export function mappingFaults(kind: ImportKind, mapping: ImportMapping, headers: readonly string[]): string[] {
  const faults = fieldsOfKind[kind]
    .filter((field) => field.isNeeded && !mapping.columns[field.key])
    .map((field) => `Say which column holds: ${field.label}.`);
  if (kind === "customers" && !["name", "family", "organisation"].some((key) => mapping.columns[key]))
    faults.push("Say which column holds the name.");
  if (!mapping.columns[mapping.matchOn]) faults.push("Say which column tells one customer from another.");
  for (const column of Object.values(mapping.columns))
    if (!headers.includes(column)) faults.push(`The file has no column “${column}”.`);
  return faults;
}
