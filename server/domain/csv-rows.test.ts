import { describe, expect, test } from "vitest";
import { csvCutter, detached, longestRow } from "./csv-rows";
import { damageOf, textsOf, withoutDamage } from "./import-text";

function cut(pieces: string[], width: number | null = 2, newline: "\n" | "\r" = "\n") {
  const cutter = csvCutter({ delimiter: ",", newline, width });
  return [...pieces.flatMap((piece) => cutter.push(piece)), ...cutter.end()];
}

const cellsOf = (pieces: string[], newline?: "\n" | "\r") =>
  cut(pieces, 2, newline).map(({ cells, fault }) => (fault ? [fault] : cells));

describe("rows are cut from text that arrives in pieces", () => {
  test.each([
    [
      ["a,b\nc,d"],
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      ["a,", "b\r", "\nc,d\r\n"],
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      ['"a"', '",b"', ',"c\r', '\nd"', "\r", "\n1,2"],
      [
        ['a",b', "c\r\nd"],
        ["1", "2"],
      ],
    ],
    [['"a","b"'], [["a", "b"]]],
    [['"a","b"\r'], [["a", "b"]]],
    [['1,"b', '"'], [["1", "b"]]],
    [
      ['1,"b"', "x\n3,4"],
      [["The quotation marks of this row do not match up."], ["3", "4"]],
    ],
    [["\n\n,\n \n1,2"], [["The row has 1 cells, the header 2."], ["1", "2"]]],
    [["1,2,,"], [["1", "2"]]],
    [['1,"x'], [["The quotation marks of this row do not match up."]]],
    [[""], []],
  ])("%j", (pieces, rows) => {
    expect(cellsOf(pieces)).toEqual(rows);
  });

  test("a lone carriage return ends rows only where the file's rows end so", () => {
    expect(cellsOf(['a,b\r"c\r",d\r'], "\r")).toEqual([
      ["a", "b"],
      ["c\r", "d"],
    ]);
    expect(cellsOf(["a\rb,c\n"])).toEqual([["a\rb", "c"]]);
  });

  test("a row that is too long is kept at its beginning only, however it arrives and ends", () => {
    const long = "x".repeat(longestRow + 1);
    for (const pieces of [[`${long}\n1,2`], [long, "yy", "y\n1,2"], [`1,"${long}","\n1,2`]]) {
      const rows = cut(pieces);
      expect(rows.map(({ line }) => line)).toEqual([1, 2]);
      expect(rows[0]?.fault).toMatch(/longer than a megabyte/);
      expect(rows[1]?.cells).toEqual(["1", "2"]);
    }
    expect(cut([long])).toHaveLength(1);
    expect(cut([long, "and on"])).toHaveLength(1);
  });

  test("a quoted cell of more than a megabyte over many lines is no cell", () => {
    const rows = cut([`1,"${`${"y".repeat(127)}\n`.repeat(longestRow / 128)}`, 'z",2\n3,4\n']);
    expect(rows[0]).toMatchObject({ line: 1, fault: "The quotation marks of this row do not match up." });
    expect(rows.at(-1)?.cells).toEqual(["3", "4"]);
  });

  test("without a width every row is taken as it is", () => {
    expect(cut(["a\nb,c,d\n"], null).map(({ cells }) => cells)).toEqual([["a"], ["b", "c", "d"]]);
    expect(detached(["a"])).toEqual(["a"]);
  });
});

describe("text that is damaged", () => {
  async function text(pieces: Uint8Array[], encoding: "utf-8" | "windows-1252" | "utf-16le"): Promise<string> {
    let all = "";
    for await (const piece of textsOf(
      (async function* () {
        yield* pieces;
      })(),
      encoding,
    ))
      all += piece;
    return all;
  }

  test("is told from text that holds replacement characters of its own", async () => {
    const file = Buffer.concat([Buffer.from("ok \ufffd\nbad "), Buffer.from([0xc3]), Buffer.from("\nend 漢😀")]);
    for (const size of [1, 2, 3, 5, 100]) {
      const pieces = Array.from({ length: Math.ceil(file.length / size) }, (_, at) =>
        file.subarray(at * size, at * size + size),
      );
      const lines = (await text(pieces, "utf-8")).split("\n");
      expect(lines.map(damageOf)).toEqual([null, "bytes", null]);
      expect(lines.map(withoutDamage)).toEqual(["ok \ufffd", "bad \ufffd", "end 漢😀"]);
    }
    expect(damageOf(await text([Buffer.from("cut off "), Buffer.from([0xe6, 0xbc])], "utf-8"))).toBe("bytes");
    expect([damageOf("a\0b"), withoutDamage("a\0b")]).toEqual(["nul", "ab"]);
  });

  test("windows-1252 is read as the standard has it, also where a runtime reads Latin-1", async () => {
    expect(await text([Uint8Array.from([0x80, 0x81, 0x93, 0x9f, 0xe9])], "windows-1252")).toBe("€\u0081“Ÿé");
  });

  test("a byte order mark is no text, even alone or late", async () => {
    expect(await text([Buffer.from("\ufeff")], "utf-8")).toBe("");
    expect(await text([Buffer.from([0xef]), Buffer.from([0xbb, 0xbf]), Buffer.from("a")], "utf-8")).toBe("a");
    expect(await text([Buffer.from("\ufeffa", "utf16le").subarray(0, 3), Buffer.from([0])], "utf-16le")).toBe("a");
    expect(await text([], "utf-8")).toBe("");
  });
});
