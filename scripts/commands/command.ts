import type { ParseArgsConfig } from "node:util";
import type { Database } from "@/db/client";
import { Fault } from "@/server/domain/fault";

export type Values = Record<string, string | boolean | string[] | undefined>;

/** What a command answers: for a program, and for a person. `isBad` makes the exit code 1. */
export type Answer = { json: unknown; text: string; isBad?: boolean };

export type Command = {
  /** One line for the list of commands. */
  purpose: string;
  usage: string;
  options: NonNullable<ParseArgsConfig["options"]>;
  /** Words that may follow the command; those that do arrive as the value `words`. */
  words?: readonly string[];
  run: (db: Database, values: Values, reach: { appUrl: string; ownerUrl: string }) => Promise<Answer>;
};

/** A text option that has to be given. */
export function required(values: Values, name: string): string {
  const value = optional(values, name);
  if (value === undefined) throw new Fault(`--${name} is missing.`);
  return value;
}

export function optional(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A text option that may be given several times. */
export function several(values: Values, name: string): string[] {
  const value = values[name];
  return Array.isArray(value) ? value : [];
}

/** Columns as wide as their widest entry, for a terminal. */
export function inColumns(rows: readonly (readonly (string | number)[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? "").length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => String(cell).padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
