import { crc32, deflateRawSync } from "node:zlib";

/** What a cell of a test's sheet holds: XML of its own where a plain text is not enough. */
export type SheetCell = string | { xml: string };

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A small Excel file: every text as a shared string; `styles` are number formats, style n+1 uses the n-th. */
export function anXlsx(
  sheets: Record<string, SheetCell[][]>,
  { styles = [], since1904 = false }: { styles?: string[]; since1904?: boolean } = {},
): Buffer {
  const texts: string[] = [];
  const names = Object.keys(sheets);
  const parts: Record<string, string> = {
    "xl/workbook.xml": `${head}<workbook xmlns:r="r"><workbookPr date1904="${since1904 ? 1 : 0}"/><sheets>${names
      .map((name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships>${names
      .map((_, index) => `<Relationship Id="rId${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`)
      .join("")}</Relationships>`,
    "xl/styles.xml": `${head}<styleSheet><numFmts>${styles
      .map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escaped(code)}"/>`)
      .join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles
      .map((_, index) => `<xf numFmtId="${164 + index}"/>`)
      .join("")}</cellXfs></styleSheet>`,
  };
  for (const [index, rows] of Object.values(sheets).entries())
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `${head}<worksheet><sheetData>${rows.map((cells, line) => rowXml(cells, line + 1, texts)).join("")}</sheetData></worksheet>`;
  parts["xl/sharedStrings.xml"] = `${head}<sst>${texts
    .map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`)
    .join("")}</sst>`;
  return aZip(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)])));
}

function rowXml(cells: SheetCell[], line: number, texts: string[]): string {
  const xml = cells.map((cell, index) => {
    if (typeof cell !== "string") return cell.xml;
    if (cell === "") return "";
    texts.push(cell);
    return `<c r="${columnName(index)}${line}" t="s"><v>${texts.length - 1}</v></c>`;
  });
  return `<row r="${line}">${xml.join("")}</row>`;
}

function columnName(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : columnName(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** A zip archive; `claim` is what it says of a part's unpacked size. */
export function aZip(parts: Record<string, Buffer>, claim?: number): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, body] of Object.entries(parts)) {
    const packed = deflateRawSync(body);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(body), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claim ?? body.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), common, place, Buffer.from(name)]));
    pieces.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...pieces, index, Buffer.from("PK\x05\x06"), end]);
}
