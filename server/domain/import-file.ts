import { csvCutter } from "./csv-rows";

export const importKinds = ["customers", "purchases", "contacts", "promises"] as const;
export type ImportKind = (typeof importKinds)[number];

export type FileFormat = "csv" | "xlsx";

export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

/** Why a file is no table, by its first bytes. */
export type NoTable = "old_excel" | "pdf" | "compressed" | "binary";

/**
 * The encoding the first bytes of a file speak for: a byte order mark rules, then NULs that all stand on one side of
 * their pairs (UTF-16), then valid UTF-8, else windows-1252. The head may end in the middle of a character.
 */
export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return wideOf(head) ?? (isUtf8(head) ? "utf-8" : "windows-1252");
}

/** Whether the bytes are UTF-8, the last character perhaps cut off. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 without a mark: delimiters and line ends have their NUL always on the same side. */
function wideOf(head: Uint8Array): Encoding | null {
  const nuls = [0, 0];
  for (let at = 0; at < head.length; at += 1) if (head[at] === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  if (even + odd < head.length / 100 || head.length < 8) return null;
  if (odd > 20 * even) return "utf-16le";
  return even > 20 * odd ? "utf-16be" : null;
}

/** What a file without rows is, by its first bytes; null where they can be text. */
export function noTable(head: Uint8Array): NoTable | null {
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return "old_excel";
  if (startsWith(head, 0x25, 0x50, 0x44, 0x46)) return "pdf";
  if (startsWith(head, 0x1f, 0x8b) || startsWith(head, 0x50, 0x4b)) return "compressed";
  if (encodingOf(head).startsWith("utf-16")) return null;
  const strange = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 26)).length;
  return strange > head.length / 100 ? "binary" : null;
}

/** Whether the first bytes are those of a zip archive, as an Excel file is one. */
export function isZip(head: Uint8Array): boolean {
  return startsWith(head, 0x50, 0x4b, 0x03, 0x04);
}

function startsWith(head: Uint8Array, ...bytes: number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}

/** "sep=;" in a first line of its own, as Excel writes and reads it. */
const separatorLine = /^sep=([,;\t|])\r?\n?/i;

/** A separator line, the delimiter it names and its length; null where the file begins with its table. */
export function separatorOf(head: string): { delimiter: Delimiter; length: number } | null {
  const found = separatorLine.exec(head);
  const delimiter = delimiters.find((known) => known === found?.[1]);
  return found && delimiter ? { delimiter, length: found[0].length } : null;
}

/** How rows end: "\n" also stands for "\r\n"; a lone "\r" only where there is no line feed outside quotation marks. */
export function newlineOf(head: string): "\n" | "\r" {
  const bare = head.replace(/"[^"]*"/g, "");
  return !bare.includes("\n") && bare.includes("\r") ? "\r" : "\n";
}

const looked = 50;

/**
 * The delimiter under which the first rows have the most even number of cells, and more than one; a comma where none
 * does. Of two that are equally even the one with more cells.
 */
export function delimiterOf(head: string): Delimiter {
  const separator = separatorOf(head);
  if (separator) return separator.delimiter;
  const scores = delimiters.map((delimiter) => ({ delimiter, score: evenness(head, delimiter) }));
  return scores.reduce((best, next) => (next.score > best.score ? next : best), { delimiter: ",", score: 0 } as const)
    .delimiter;
}

/** The share of rows as wide as the first, and a little for its width; 0 where the first has one cell. */
function evenness(head: string, delimiter: Delimiter): number {
  const cutter = csvCutter({ delimiter, newline: newlineOf(head), width: null });
  const all = [...cutter.push(head), ...cutter.end()];
  const rows = (all.length > 2 ? all.slice(0, -1) : all).slice(0, looked);
  const width = rows[0]?.fault === null ? rows[0].cells.length : 0;
  if (width < 2) return 0;
  const even = rows.filter(({ cells, fault }) => fault === null && cells.length === width);
  return even.length / rows.length + width / 10_000;
}
