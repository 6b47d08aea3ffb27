import { normalHandle } from "./handle";
import { type DayOrder, dayShapes, readDay } from "./import-day";
import type { MatchKey } from "./import-mapping";
import type { Frame } from "./import-row";
import type { PlainDate } from "./plain-date";

/** The cell of a field in a line, without blanks around it; null where it is empty or the file has no such column. */
export type CellReader = (cells: readonly string[], field: string) => string | null;

export function cellReader({ headers, mapping }: Frame): CellReader {
  const places = new Map(Object.entries(mapping.columns).map(([field, header]) => [field, headers.indexOf(header)]));
  return (cells, field) => {
    const place = places.get(field);
    return (place === undefined ? undefined : cells[place])?.trim() || null;
  };
}

const keyWords: Record<MatchKey, string> = {
  external: "an id",
  account: "an account number",
  email: "an e-mail address",
  phone: "a phone number",
};

/** The country by which a line's national phone numbers are read. */
export function phoneCountry({ mapping, defaults }: Frame): string {
  return mapping.country ?? defaults.country;
}

/** Reads what tells which customer a line is about. */
export function keyReader(frame: Frame) {
  const cell = cellReader(frame);
  const { matchOn } = frame.mapping;
  return (cells: readonly string[], country = phoneCountry(frame)): { key: string } | { reason: string } => {
    const text = cell(cells, matchOn);
    if (!text) return { reason: "There is nothing that tells which customer this is." };
    const key = normalHandle(matchOn, text, country);
    if (!key) return { reason: `“${brief(text)}” cannot be read as ${keyWords[matchOn]}.` };
    return text.length > 320 || key.length > 320 ? { reason: tooLong("What tells the customer", 320) } : { key };
  };
}

/** Reads the days of a column; a file has few different ones, so they are remembered. */
export function dayReader({ mapping }: Frame): (text: string) => PlainDate | null {
  const order = orderOf(mapping.dayOrder);
  const known = new Map<string, PlainDate | null>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const day = readDay(text, order);
    // Short texts only: longer ones would keep the part of the file alive from which they were cut.
    if (text.length < 13 && known.size < 20_000) known.set(text, day);
    return day;
  };
}

/** Where nobody said how days are written, a file has none: its faults would have stopped it. */
export function orderOf(order: DayOrder | null): DayOrder {
  return order ?? "ymd";
}

export function notADay(text: string | null, order: DayOrder | null, what = "a day"): string {
  return `“${brief(text ?? "")}” is not ${what} written ${dayShapes[orderOf(order)]}.`;
}

export function tooLong(what: string, most: number): string {
  return `${what} is longer than ${most} characters.`;
}

/** A cell's text in a sentence: not more of it than tells it from others. */
export function brief(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** The glossary's word for a file's word, or undefined: "Anruf" is phone. */
export function wordReader<Word extends string>(words: Record<Word, string>): (text: string) => Word | undefined {
  const known = new Map<string, Word>();
  for (const [word, others] of Object.entries(words) as [Word, string][])
    for (const other of [word, ...others.split(", ")]) known.set(bare(other), word);
  return (text) => known.get(bare(text));
}

function bare(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
