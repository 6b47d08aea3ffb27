import type { DecimalMark } from "./amount";
import type { DayOrder } from "./import-day";
import type { ImportField } from "./import-field";
import { importFields } from "./import-fields";
import type { ImportKind } from "./import-file";

/** The keys by which a row finds the customer it speaks of. */
export const matchKeys = ["external", "account", "email", "phone"] as const;
export type MatchKey = (typeof matchKeys)[number];

/** What a run may do: only new records, only what is there already, or both. */
export const importModes = ["both", "create", "update"] as const;
export type ImportMode = (typeof importModes)[number];

/**
 * How a file is read: which column holds which field, by header, and how its days and amounts are written. Null where
 * the file does not tell and nobody has said yet. `country`: whose phone numbers are written without a country code;
 * null: the organisation's.
 */
export type ImportMapping = {
  columns: Record<string, string>;
  matchOn: MatchKey;
  mode: ImportMode;
  dayOrder: DayOrder | null;
  decimalMark: DecimalMark | null;
  country: string | null;
};

/** A mapping of an earlier version, with what was added since. */
export function wholeMapping(mapping: Partial<ImportMapping>): ImportMapping {
  return {
    columns: {},
    matchOn: "external",
    mode: "both",
    dayOrder: null,
    decimalMark: null,
    country: null,
    ...mapping,
  };
}

/** The column in which a failed row says why; handed in again it is not read. */
export const reasonHeader = "why this row failed";

/** Whether the file is one of ours that came back: its cells are escaped as we wrote them. */
export function isComeBack(headers: readonly string[]): boolean {
  return headers.includes(reasonHeader);
}

const anyName = ["name", "given", "family", "organisation"];

/** What is missing before a file can be read so; empty when nothing is. */
export function mappingFaults(kind: ImportKind, mapping: ImportMapping, headers: readonly string[]): string[] {
  const fields = importFields(kind);
  const has = (key: string) => mapping.columns[key] !== undefined && mapping.columns[key] !== "";
  const mapped = (shapes: readonly string[]) => fields.some((field) => shapes.includes(field.shape) && has(field.key));
  const faults = fields
    .filter((field: ImportField) => field.isNeeded && !has(field.key))
    .map((field) => `Say which column holds: ${field.label}.`);
  if (kind === "customers" && !anyName.some(has)) faults.push("Say which column holds the name.");
  if (!has(mapping.matchOn)) faults.push("Say which column tells one customer from another.");
  if (mapping.dayOrder === null && mapped(["day", "moment"])) faults.push("Say how days are written in this file.");
  if (mapping.decimalMark === null && mapped(["amount"])) faults.push("Say how amounts are written in this file.");
  for (const column of Object.values(mapping.columns))
    if (!headers.includes(column)) faults.push(`The file has no column “${column}”.`);
  return faults;
}
