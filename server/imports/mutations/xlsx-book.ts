import { DomainError } from "../../domain/errors";
import { type NumberLook, numberLook } from "../../domain/xlsx-cell";
import { type Listener, type Parts, readXml } from "./xlsx-parts";

/** What is needed to read a sheet: where it lies, the texts it shares with others, how its numbers look. */
export type Book = {
  sheets: { name: string; part: string }[];
  since1904: boolean;
  texts: string[];
  looks: NumberLook[];
};

export async function readBook(parts: Parts): Promise<Book> {
  if (!parts.has("xl/workbook.xml")) throw new DomainError("import_not_text");
  const { sheets, since1904 } = await readSheets(parts);
  const places = await readPlaces(parts);
  const found = sheets.flatMap(({ name, id }) => {
    const part = places.get(id);
    return part && parts.has(part) ? [{ name, part }] : [];
  });
  if (found.length === 0) throw new DomainError("import_sheet_broken");
  return { sheets: found, since1904, texts: await readTexts(parts), looks: await readLooks(parts) };
}

async function readAll(parts: Parts, name: string, listener: Listener): Promise<void> {
  if (!parts.has(name)) return;
  for await (const _ of readXml(parts.open(name), listener));
}

/** The sheets that can be seen, in their order. */
async function readSheets(parts: Parts) {
  const sheets: { name: string; id: string }[] = [];
  let since1904 = false;
  await readAll(parts, "xl/workbook.xml", {
    open: (name, { date1904, state, id, ...sheet }) => {
      if (name === "workbookPr") since1904 = date1904 === "1" || date1904 === "true";
      if (name === "sheet" && (state ?? "visible") === "visible" && id) sheets.push({ name: sheet.name ?? "", id });
    },
  });
  return { sheets, since1904 };
}

async function readPlaces(parts: Parts): Promise<Map<string, string>> {
  const places = new Map<string, string>();
  await readAll(parts, "xl/_rels/workbook.xml.rels", {
    open: (name, { Id, Target = "" }) => {
      if (name === "Relationship" && Id) places.set(Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return places;
}

/** The shared texts; how they are pronounced (`rPh`) is left out. */
async function readTexts(parts: Parts): Promise<string[]> {
  const texts: string[] = [];
  let words: string | null = null;
  let isText = false;
  let isSaid = false;
  await readAll(parts, "xl/sharedStrings.xml", {
    open: (name) => {
      if (name === "si") words = "";
      if (name === "rPh") isSaid = true;
      isText = name === "t";
    },
    text: (piece) => {
      if (isText && !isSaid && words !== null) words += piece;
    },
    close: (name) => {
      isText = false;
      if (name === "rPh") isSaid = false;
      if (name === "si") texts.push(words ?? "");
    },
  });
  return texts;
}

/** How the numbers of each cell style look. */
async function readLooks(parts: Parts): Promise<NumberLook[]> {
  const looks: NumberLook[] = [];
  const codes = new Map<number, string>();
  let isCell = false;
  await readAll(parts, "xl/styles.xml", {
    open: (name, { numFmtId, formatCode }) => {
      if (name === "numFmt" && formatCode !== undefined) codes.set(Number(numFmtId), formatCode);
      if (name === "cellXfs") isCell = true;
      if (name === "xf" && isCell) looks.push(numberLook(Number(numFmtId ?? 0), codes.get(Number(numFmtId))));
    },
    close: (name) => {
      if (name === "cellXfs") isCell = false;
    },
  });
  return looks;
}
