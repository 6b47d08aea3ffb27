export const importKinds = ["customers", "purchases"] as const;
export type ImportKind = (typeof importKinds)[number];

const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

const encodings = ["utf-8", "utf-16le", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

/**
 * The encoding the first bytes of a file speak for: a byte order mark rules, then valid UTF-8, else windows-1252.
 * The head may end in the middle of a character.
 */
export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** Whether the first bytes cannot be text: a NUL outside UTF-16. */
export function looksBinary(head: Uint8Array): boolean {
  return encodingOf(head) !== "utf-16le" && head.includes(0);
}

/** The delimiter found most often outside quotes in the first line; a comma when there is none. */
export function delimiterOf(head: string): Delimiter {
  const firstLine = head.replace(/"[^"]*"/g, "").split(/\r?\n/, 1)[0] ?? "";
  const counts = delimiters.map((delimiter) => firstLine.split(delimiter).length - 1);
  const most = Math.max(...counts);
  return most === 0 ? "," : (delimiters[counts.indexOf(most)] ?? ",");
}
