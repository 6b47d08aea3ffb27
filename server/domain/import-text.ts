import type { Encoding } from "./import-file";

/** Windows-1252 where it differs from Latin-1; written out because runtimes have read it as Latin-1. */
const upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * The text of a file, piece by piece, without its byte order mark. Bytes that are no character of UTF-8 become lone
 * surrogates (`isDamaged` finds them), so that they are told from a replacement character that stands in the file.
 */
export async function* textsOf(parts: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decode = decoderOf(encoding);
  let isFirst = true;
  for await (const part of parts) {
    const text = decode(part, true);
    if (text === "") continue;
    yield isFirst ? withoutMark(text) : text;
    isFirst = false;
  }
  const rest = decode(new Uint8Array(), false);
  if (rest !== "") yield isFirst ? withoutMark(rest) : rest;
}

/** Whether a text holds what `textsOf` could not read, or NULs, which no table of ours can keep. */
export function damageOf(text: string): "bytes" | "nul" | null {
  if (text.includes("\0")) return "nul";
  return /\p{Cs}/u.test(text) ? "bytes" : null;
}

/** The text with what could not be read shown as such, and without NULs. */
export function withoutDamage(text: string): string {
  return text.replaceAll("\0", "").replace(/\p{Cs}/gu, "\ufffd");
}

function withoutMark(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

type Decode = (part: Uint8Array, isMoreToCome: boolean) => string;

function decoderOf(encoding: Encoding): Decode {
  if (encoding === "windows-1252") return latin;
  if (encoding === "utf-8") return utf8();
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (part, stream) => decoder.decode(part, { stream });
}

const oneByte = new TextDecoder("latin1");
const isTrueLatin = oneByte.decode(new Uint8Array([0x80])) === "\u0080";

function latin(part: Uint8Array): string {
  const text = oneByte.decode(part);
  return isTrueLatin ? text.replace(/[\u0080-\u009f]/g, (mark) => upper[mark.charCodeAt(0) - 0x80] ?? mark) : text;
}

/** Reads whole characters only; the beginning of one at the end of a part waits for the next part. */
function utf8(): Decode {
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let held = new Uint8Array();
  return (part, isMoreToCome) => {
    const bytes = held.length === 0 ? part : joined(held, part);
    const end = isMoreToCome ? bytes.length - unfinished(bytes) : bytes.length;
    held = bytes.slice(end);
    const whole = bytes.subarray(0, end);
    try {
      return strict.decode(whole);
    } catch {
      return withMarkedDamage(whole);
    }
  };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

/** How many bytes at the end begin a character that is not finished. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
}

/** The line that is damaged is read loosely, the others strictly, so that true replacement characters stay as they are. */
function withMarkedDamage(bytes: Uint8Array): string {
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const loose = new TextDecoder("utf-8", { ignoreBOM: true });
  let text = "";
  for (let from = 0; from < bytes.length; ) {
    const feed = bytes.indexOf(0x0a, from);
    const end = feed < 0 ? bytes.length : feed + 1;
    const line = bytes.subarray(from, end);
    from = end;
    try {
      text += strict.decode(line);
    } catch {
      text += loose.decode(line).replaceAll("\ufffd", "\udc80");
    }
  }
  return text;
}
