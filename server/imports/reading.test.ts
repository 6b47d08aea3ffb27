import { readFileSync } from "node:fs";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { delimiterOf, delimiters, type Encoding, encodingOf, encodings } from "../domain/import-file";
import { type FileShape, readRows } from "./mutations/read";

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../testing/fixtures/${name}.json`, import.meta.url), "utf8"));

async function* inPieces(file: Uint8Array, size = 1024 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.length; at += size) yield file.subarray(at, at + size);
}

function shape(headers: string[], more: Partial<FileShape> = {}): FileShape {
  return { format: "csv", encoding: "utf-8", delimiter: ",", sheet: null, headers, ...more };
}

async function read(file: Uint8Array, given: FileShape, size?: number) {
  const rows = [];
  for await (const row of readRows(given, inPieces(file, size))) rows.push(row);
  return rows;
}

/** Windows-1252 as the standard has it, written down a second time for the way back. */
const upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function encoded(text: string, encoding: Encoding, hasMark: boolean): Uint8Array {
  const marked = hasMark && encoding !== "windows-1252" ? `\ufeff${text}` : text;
  if (encoding === "utf-8") return Buffer.from(marked);
  const wide = Buffer.from(marked, "utf16le");
  if (encoding === "utf-16le") return wide;
  if (encoding === "utf-16be") return wide.swap16();
  return Buffer.from([...text].map((mark) => (upper.includes(mark) ? 0x80 + upper.indexOf(mark) : mark.charCodeAt(0))));
}

const latinMarks = Array.from({ length: 0x60 }, (_, index) => String.fromCharCode(0xa0 + index));

/** Cells with everything that breaks readers; NUL and halves of characters are no text. */
function cellsFor(encoding: Encoding): fc.Arbitrary<string> {
  const awkward = ["", " ", '"', '""', ",", ";", "\t", "|", "\n", "\r\n", "a\nb", 'x"y', "=1+1", "'", "0044", "#"];
  const letters =
    encoding === "windows-1252" ? [...latinMarks, "€", "’", "Ÿ"] : ["é", "ß", "漢", "😀", "\u0301", "\u200f"];
  const unit = fc.oneof(fc.constantFrom(...awkward, ...letters), fc.string({ maxLength: 3, unit: "grapheme-ascii" }));
  return fc.array(unit, { maxLength: 5 }).map((units) => units.join("").replaceAll("\0", ""));
}

const tables = fc
  .record({
    encoding: fc.constantFrom(...encodings),
    delimiter: fc.constantFrom(...delimiters),
    newline: fc.constantFrom("\n", "\r\n", "\r"),
    hasMark: fc.boolean(),
    width: fc.integer({ min: 2, max: 6 }),
    size: fc.integer({ min: 1, max: 40 }),
  })
  .chain((given) => {
    const row = fc.array(cellsFor(given.encoding), { minLength: given.width, maxLength: given.width });
    const full = row.filter((cells) => cells.some((cell) => cell !== ""));
    return fc.record({ given: fc.constant(given), rows: fc.array(full, { maxLength: 12 }) });
  });

describe("a table as a library writes it", () => {
  test("is read back exactly, in every encoding, with every delimiter and line end, however it arrives", async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ given, rows }) => {
        const headers = Array.from({ length: given.width }, (_, index) => `column ${index}`);
        const text = stringify([headers, ...rows], {
          delimiter: given.delimiter,
          record_delimiter: given.newline,
          quoted_match: /[\r\n]/,
        });
        const file = encoded(text, given.encoding, given.hasMark);
        const got = await read(file, shape(headers, given), given.size);
        expect(got.map(({ cells, fault }) => fault ?? cells)).toEqual(rows);
      }),
      { numRuns: 400 },
    );
  });

  test.each(encodings)("is told to be %s, without anybody saying so", (encoding) => {
    const text = "Name;Ort\r\nMüller;Köln\r\nGonçalves;São Paulo\r\n";
    expect(encodingOf(encoded(text, encoding, false))).toBe(encoding);
    expect(encodingOf(encoded(text, encoding, true))).toBe(encoding);
    expect(delimiterOf(text)).toBe(";");
  });
});

describe("what others have found", () => {
  const spectrum: Record<string, { csv: string; rows: Record<string, string>[] }> = fixture("csv-spectrum").files;

  test.each(Object.keys(spectrum))("csv-spectrum's %s reads as its JSON says", async (name) => {
    const { csv, rows } = spectrum[name] ?? { csv: "", rows: [] };
    const headers = Object.keys(rows[0] ?? {});
    const got = await read(Buffer.from(csv), shape(headers, { delimiter: delimiterOf(csv) }));
    expect(got.map(({ fault }) => fault)).toEqual(rows.map(() => null));
    expect(got.map(({ cells }) => cells)).toEqual(rows.map((row) => Object.values(row)));
  });

  test("every naughty string survives with every delimiter", async () => {
    const strings: string[] = fixture("naughty-strings").strings;
    expect(strings.length).toBeGreaterThan(400);
    for (const delimiter of delimiters) {
      const rows = strings.map((text, index) => [String(index), text]);
      const text = stringify([["id", "text"], ...rows], { delimiter, quoted_match: /[\r\n]/ });
      const got = await read(Buffer.from(text), shape(["id", "text"], { delimiter }));
      expect(got.map(({ cells, fault }) => fault ?? cells)).toEqual(rows);
    }
  });
});

describe("a broken file", () => {
  const faults = async (text: string | Uint8Array, headers = ["a", "b"], size?: number) =>
    (await read(typeof text === "string" ? Buffer.from(text) : text, shape(headers), size)).map(
      ({ line, cells, fault }) => ({
        line,
        cells,
        fault,
      }),
    );

  test("a stray quotation mark costs one row, not the file", async () => {
    const lines = Array.from({ length: 1000 }, (_, index) => `${index},${index === 400 ? '"' : ""}x`);
    const rows = await faults(`a,b\n${lines.join("\n")}\n`, undefined, 100);
    expect(rows).toHaveLength(1000);
    expect(rows.filter(({ fault }) => fault !== null)).toEqual([
      { line: 402, cells: ["400", '"x'], fault: "The quotation marks of this row do not match up." },
    ]);
  });

  test("so does one that another one seems to close further on", async () => {
    const rows = await faults('a,b\n1,"x\n2,y\n3,z"\n4,w\n5,"good, ""quoted"""\n', ["a", "b"]);
    // "x\n2,y\n3,z" is one cell by the letter: two cells, as the header wants. What is written right is read right.
    expect(rows.map(({ cells }) => cells)).toEqual([
      ["1", "x\n2,y\n3,z"],
      ["4", "w"],
      ["5", 'good, "quoted"'],
    ]);
    const wider = await faults('a,b,c\n1,"x,p\n2,y,q\n3,z",r,s\n4,w,t\n', ["a", "b", "c"]);
    expect(wider.map(({ line, fault }) => [line, fault === null])).toEqual([
      [2, false],
      [3, true],
      [4, false],
      [5, true],
    ]);
  });

  test("ragged rows say how many cells they have; empty cells too many do no harm", async () => {
    expect(await faults("a,b\n1\n1,2,3\n1,2,,\n\n,\n4,5\n")).toEqual([
      { line: 2, cells: ["1"], fault: "The row has 1 cells, the header 2." },
      { line: 3, cells: ["1", "2", "3"], fault: "The row has 3 cells, the header 2." },
      { line: 4, cells: ["1", "2"], fault: null },
      { line: 7, cells: ["4", "5"], fault: null },
    ]);
  });

  test("NULs and bytes that are no characters are said, row by row", async () => {
    const file = Buffer.concat([
      Buffer.from("a,b\n1,ok \ufffd\n2,"),
      Buffer.from([0xe9]),
      Buffer.from("\n3,x\0y\n4,é\n"),
    ]);
    for (const size of [undefined, 1, 7]) {
      const rows = await faults(file, ["a", "b"], size);
      expect(rows.map(({ cells, fault }) => [...cells, fault?.slice(0, 22) ?? null])).toEqual([
        ["1", "ok \ufffd", null],
        ["2", "\ufffd", "The row holds bytes th"],
        ["3", "xy", "The row holds NUL char"],
        ["4", "é", null],
      ]);
    }
  });

  test("an endless line is one failed row of which only the beginning is held, and what follows is read", async () => {
    const rows = await faults(`a,b\n1,${"x".repeat(3_000_000)}\n2,y\n`);
    expect(rows.map(({ line, fault }) => [line, fault])).toEqual([
      [2, "The row is longer than a megabyte; only its beginning is kept here."],
      [3, null],
    ]);
    expect(rows[0]?.cells.join("").length).toBeLessThan(2000);
  });

  test("a quoted cell that never ends costs its own line", async () => {
    const rows = await faults(`a,b\n1,"${`${"y".repeat(99)}\n`.repeat(15_000)}2,z\n`);
    expect(rows.at(-1)?.cells).toEqual(["2", "z"]);
    expect(rows[0]?.fault).toBe("The quotation marks of this row do not match up.");
  });

  test("a row of ten thousand cells is one failed row", async () => {
    const rows = await faults(`a,b\n${"x,".repeat(9_999)}x\n1,2\n`);
    expect(rows.map(({ fault }) => fault)).toEqual(["The row has 10000 cells, the header 2.", null]);
  });

  test("line ends may be mixed, and a separator line is no row", async () => {
    expect((await faults("sep=,\r\na,b\r\n1,2\n3,4\r\n")).map(({ line, cells }) => [line, ...cells])).toEqual([
      [3, "1", "2"],
      [4, "3", "4"],
    ]);
  });
});
