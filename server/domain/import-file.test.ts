import { describe, expect, test } from "vitest";
import { delimiterOf, encodingOf, isUtf8, isZip, newlineOf, noTable, separatorOf } from "./import-file";

const bytes = (...values: number[]) => Uint8Array.from(values);

describe("what a file is, by its first bytes", () => {
  test.each([
    ["UTF-16 with its mark", bytes(0xff, 0xfe, 0x61, 0), "utf-16le"],
    ["UTF-16 the other way round", bytes(0xfe, 0xff, 0, 0x61), "utf-16be"],
    ["UTF-16 without a mark", Buffer.from("a;b\r\nü;漢", "utf16le"), "utf-16le"],
    ["the other way round without a mark", Buffer.from("a;b\r\nü;漢", "utf16le").swap16(), "utf-16be"],
    ["UTF-8 with its mark", Buffer.from("\ufeffa"), "utf-8"],
    ["UTF-8 that ends within a letter", Buffer.from("Größe漢").subarray(0, -1), "utf-8"],
    ["what is not UTF-8", Buffer.from("Größe", "latin1"), "windows-1252"],
    ["NULs on both sides", bytes(0, 0, 0, 0, 65, 66, 0, 0, 0, 0), "utf-8"],
    ["too little to tell", bytes(65, 0, 66), "utf-8"],
  ])("%s", (_, head, encoding) => {
    expect(encodingOf(head)).toBe(encoding);
  });

  test.each([
    [Buffer.from("a,b\n\t1,2\x1a"), null],
    [Buffer.from("a;b\r\nü;漢", "utf16le"), null],
    [bytes(0xd0, 0xcf, 0x11, 0xe0), "old_excel"],
    [Buffer.from("%PDF-1.7"), "pdf"],
    [bytes(0x1f, 0x8b, 8), "compressed"],
    [Buffer.from("PK\x03\x04"), "compressed"],
    [bytes(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13), "binary"],
    [Buffer.from(`a,b\n${"x".repeat(200)}\0`), null],
  ])("%j holds no table: %s", (head, reason) => {
    expect(noTable(head)).toBe(reason);
  });

  test("an Excel file is a zip", () => {
    expect([isZip(Buffer.from("PK\x03\x04")), isZip(Buffer.from("Pk"))]).toEqual([true, false]);
    expect(isUtf8(bytes(0x80))).toBe(false);
  });
});

describe("how its cells and rows are divided", () => {
  test.each([
    ["a,b\n1,2\n", ","],
    ["a;b\n1,5;2,5\n3,5;4\n", ";"],
    ["Name, Vorname;Betrag\nGroß, A;1,50\nKlein, B, C;2\n", ";"],
    ["a\tb,c\n1\t2\n3\t4\n", "\t"],
    ["a|b\n1|2\n", "|"],
    ['"a,b";c\n"1,2";3\n', ";"],
    ["sep=|\na,b\n", "|"],
    ["one column\nonly\n", ","],
    ["", ","],
    ["a;b,c;d\n1;2;3\n4;5;6\n", ";"],
  ])("%j is divided by %j", (head, delimiter) => {
    expect(delimiterOf(head)).toBe(delimiter);
  });

  test("line ends are told outside quotation marks", () => {
    expect(["a\nb", "a\r\nb", "a\rb", '"a\nb"\rc\r', "a"].map(newlineOf)).toEqual(["\n", "\n", "\r", "\r", "\n"]);
  });

  test("a separator line is told with its end", () => {
    expect(
      ["sep=;\r\na", "SEP=\t\na", "sep=;", "sep=x\n", "a"].map((head) => separatorOf(head)?.length ?? null),
    ).toEqual([7, 6, 5, null, null]);
  });
});
