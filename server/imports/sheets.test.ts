import { describe, expect, test } from "vitest";
import { anXlsx, aZip, type SheetCell } from "../testing/xlsx";
import { type FileShape, readRows } from "./mutations/read";
import { openSheets, readSheet } from "./mutations/read-xlsx";

async function* whole(file: Uint8Array): AsyncGenerator<Uint8Array> {
  yield file;
}

async function read(file: Buffer, headers: string[], sheet: string | null = null) {
  const shape: FileShape = { format: "xlsx", encoding: "utf-8", delimiter: ",", sheet, headers };
  const rows = [];
  for await (const row of readRows(shape, whole(file))) rows.push(row);
  return rows.map(({ line, cells, fault }) => ({ line, cells, fault }));
}

const cell = (at: string, inner: string, attributes = ""): SheetCell => ({
  xml: `<c r="${at}"${attributes}>${inner}</c>`,
});

describe("an Excel file", () => {
  test("gives texts, numbers, days, truths and what a formula came to, as a person sees them", async () => {
    const file = anXlsx(
      {
        Customers: [
          ["Id", "Name", "Since", "Sum", "Active", "Code", "Said"],
          [
            cell("A2", "<v>4417</v>", ' s="2"'),
            "Żółć & <b> 😀\nsecond line",
            cell("C2", "<v>46352</v>", ' s="1"'),
            cell("D2", "<f>SUM(A1:A9)</f><v>2.2999999999999998</v>"),
            cell("E2", "<v>1</v>", ' t="b"'),
            cell("F2", "<is><t>in</t><r><t>line</t></r><rPh><t>never</t></rPh></is>", ' t="inlineStr"'),
            cell("G2", "<f>A1</f><v>by formula</v>", ' t="str"'),
          ],
        ],
      },
      { styles: ["dd/mm/yyyy", "000000"] },
    );
    expect(await read(file, ["Id", "Name", "Since", "Sum", "Active", "Code", "Said"])).toEqual([
      {
        line: 2,
        cells: ["004417", "Żółć & <b> 😀\nsecond line", "2026-11-26", "2.3", "TRUE", "inline", "by formula"],
        fault: null,
      },
    ]);
  });

  test("counts its days from 1904 where it says so", async () => {
    const file = anXlsx(
      { S: [["d"], [cell("A2", "<v>44890</v>", ' s="1"')]] },
      { styles: ["yyyy-mm-dd"], since1904: true },
    );
    expect((await read(file, ["d"]))[0]?.cells).toEqual(["2026-11-26"]);
  });

  test("has empty cells where nothing stands, skips empty rows, and faults what is too wide or an error", async () => {
    const file = anXlsx({
      S: [["a", "b", "c"], [], ["", "x"], ["1", "2", "3", "4"], [cell("A5", "<v>#N/A</v>", ' t="e"'), "2"], ["", ""]],
    });
    expect(await read(file, ["a", "b", "c"])).toEqual([
      { line: 3, cells: ["", "x", ""], fault: null },
      { line: 4, cells: ["1", "2", "3", "4"], fault: "The row has 4 cells, the header 3." },
      { line: 5, cells: ["#N/A", "2", ""], fault: "“#N/A” is an error of the spreadsheet, not a value." },
    ]);
  });

  test("has sheets to choose from", async () => {
    const file = anXlsx({ "Märkte & mehr": [["a"], ["1"]], Second: [["b"], ["2"], ["3"]] });
    const { book } = await openSheets(whole(file));
    expect(book.sheets.map(({ name }) => name)).toEqual(["Märkte & mehr", "Second"]);
    expect((await read(file, ["b"], "Second")).map(({ cells }) => cells)).toEqual([["2"], ["3"]]);
  });
});

async function refusal(file: Buffer): Promise<string> {
  try {
    const { book, parts } = await openSheets(whole(file));
    for await (const _ of readSheet(book, parts, null));
    return "was read";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const plainParts = {
  "xl/workbook.xml": Buffer.from('<workbook xmlns:r="r"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>'),
  "xl/_rels/workbook.xml.rels": Buffer.from(
    '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>',
  ),
};

describe("an Excel file that is not what it says", () => {
  test("a zip bomb is turned away while it is unpacked, whatever size it claims", async () => {
    const bomb = Buffer.alloc(200 * 1024 * 1024, " ");
    const sheet = Buffer.concat([Buffer.from("<worksheet><sheetData>"), bomb, Buffer.from("</sheetData></worksheet>")]);
    const before = process.memoryUsage().rss;
    for (const claim of [undefined, 1000]) {
      const file = aZip({ ...plainParts, "xl/worksheets/s.xml": sheet }, claim);
      expect(file.length).toBeLessThan(1024 * 1024);
      expect(await refusal(file)).toMatch(claim ? /cannot be read|save it as CSV/ : /save it as CSV/);
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(450 * 1024 * 1024);
  });

  test("more than 100,000 rows are for CSV", async () => {
    const rows = Array.from({ length: 100_002 }, (_, index) => `<row r="${index + 1}"><c t="str"><v>x</v></c></row>`);
    const sheet = Buffer.from(`<worksheet><sheetData>${rows.join("")}</sheetData></worksheet>`);
    expect(await refusal(aZip({ ...plainParts, "xl/worksheets/s.xml": sheet }))).toMatch(/save it as CSV/);
  });

  test("entities of its own are refused, so nothing grows while it is read", async () => {
    const lol = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`;
    expect(await refusal(aZip({ ...plainParts, "xl/worksheets/s.xml": Buffer.from(lol) }))).toMatch(/cannot be read/);
  });

  test.each([
    ["a zip without a workbook", aZip({ "photo.png": Buffer.from("x") }), /not a text file/],
    ["a workbook without its sheet", aZip(plainParts), /cannot be read/],
    ["half of a zip", anXlsx({ S: [["a"], ["1"]] }).subarray(0, 300), /cannot be read/],
    ["broken XML", aZip({ ...plainParts, "xl/worksheets/s.xml": Buffer.from("<worksheet><row>") }), /cannot be read/],
    [
      "a cell beyond every column",
      aZip({
        ...plainParts,
        "xl/worksheets/s.xml": Buffer.from('<worksheet><row><c r="ZZZ1" t="str"><v>x</v></c></row></worksheet>'),
      }),
      /cannot be read/,
    ],
    [
      "more parts than any workbook",
      aZip(Object.fromEntries(Array.from({ length: 5001 }, (_, index) => [`p${index}`, Buffer.from("")]))),
      /save it as CSV/,
    ],
  ])("%s", async (_, file, sentence) => {
    expect(await refusal(file)).toMatch(sentence);
  });
});
