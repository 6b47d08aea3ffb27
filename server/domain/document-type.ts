import type { MediaType } from "./evidence-words";

const begins = (bytes: Uint8Array, signature: readonly number[]) => signature.every((byte, at) => bytes[at] === byte);
const holds = (bytes: Uint8Array, words: string) => Buffer.from(bytes).includes(words, 0, "latin1");
const office = "application/vnd.openxmlformats-officedocument";

/**
 * What a file is by what stands in it; its name only tells text from a table. Null: nothing that is kept. Agrees with
 * `is_media` in SQL. Sources: the signatures of PDF (ISO 32000, anywhere in the first kilobyte), PNG, JPEG and ZIP.
 */
export function mediaTypeOf(bytes: Uint8Array, name: string): MediaType | null {
  if (holds(bytes.subarray(0, 1024), "%PDF-")) return "application/pdf";
  if (begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (begins(bytes, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (begins(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    if (holds(bytes, "word/document.xml")) return `${office}.wordprocessingml.document`;
    return holds(bytes, "xl/workbook.xml") ? `${office}.spreadsheetml.sheet` : null;
  }
  if (bytes.length === 0 || !isText(bytes)) return null;
  return /\.(csv|tsv)$/i.test(name) ? "text/csv" : "text/plain";
}

/** Words as people write them: no control signs but tabs and line ends. */
function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x0c);
}
