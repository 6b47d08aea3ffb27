import type { DecimalMark } from "@/server/domain/amount";
import type { DayOrder } from "@/server/domain/import-day";
import type { Delimiter, Encoding, ImportKind } from "@/server/domain/import-file";
import type { ImportMode, MatchKey } from "@/server/domain/import-mapping";

export const kindWords: Record<ImportKind, { label: string; hint: string; one: string }> = {
  customers: { label: "Customers", hint: "one row each: who they are and how they are reached", one: "customer" },
  purchases: { label: "Purchases", hint: "one row a line: day, order, amount", one: "purchase" },
  contacts: { label: "Contacts", hint: "one row a conversation: when, channel, what was said", one: "contact" },
  promises: { label: "Promise history", hint: "what was promised, until when, and when it was kept", one: "promise" },
};

export const encodingWords: Record<Encoding, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 (little endian)",
  "utf-16be": "UTF-16 (big endian)",
  "windows-1252": "Windows-1252 (Western European)",
};

export const delimiterWords: Record<Delimiter, string> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "upright bars",
};

export const dayOrderWords: Record<DayOrder, string> = {
  ymd: "year, month, day (2026-11-26)",
  dmy: "day, month, year (26/11/2026)",
  mdy: "month, day, year (11/26/2026)",
};

export const decimalMarkWords: Record<DecimalMark, string> = {
  point: "with a decimal point (1,234.56)",
  comma: "with a decimal comma (1.234,56)",
};

export const matchWords: Record<MatchKey, string> = {
  external: "the id in the other system",
  account: "the account number",
  email: "the e-mail",
  phone: "the phone number",
};

/** What each mode does with a kind: purchases and the like need their customer to be there in any mode. */
export const modeWords: Record<ImportMode, string> = {
  both: "create what is new, correct what is there",
  create: "only create what is new; leave what is there as it is",
  update: "only correct what is there; create nothing",
};

export function optionsOf(words: Record<string, string>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
