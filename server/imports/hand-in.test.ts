import { Readable } from "node:stream";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { ImportKind } from "../domain/import-file";
import { inTransaction, type World } from "../testing/database";
import { aStart, bringIn } from "../testing/imports";
import { anXlsx } from "../testing/xlsx";
import { handInFile } from "./mutations/hand-in";
import { mapImport, rereadFile } from "./mutations/reading";
import { newRun } from "./mutations/run";
import { writeFailures } from "./queries/failures";
import { getImport } from "./queries/file";
import { listImports } from "./queries/list";
import { getImportPage } from "./queries/page";

type Given = { kind?: ImportKind; fileName?: string; startedBy: string };

async function handIn(
  { tx }: World,
  file: Uint8Array | string,
  { kind = "customers", fileName = "file.csv", startedBy }: Given,
) {
  const body = Readable.from([Buffer.from(file)]);
  return getImport(tx, await handInFile(tx, { kind, fileName, body, actor: { id: startedBy } }));
}

async function inWorld(tell: (world: World, startedBy: string) => Promise<void>): Promise<void> {
  await inTransaction(async (world) => tell(world, await aStart(world)));
}

describe("a file that is handed in", () => {
  test("is read for what it is: encoding, delimiter, columns, sample and size", () =>
    inWorld(async (world, startedBy) => {
      const file = Buffer.from("Kunden-Nr.;Name;Ort\r\n0041;Jürgen Groß;Köln\r\n", "latin1");
      expect(await handIn(world, file, { startedBy })).toMatchObject({
        format: "csv",
        encoding: "windows-1252",
        delimiter: ";",
        bytes: file.length,
        headers: ["Kunden-Nr.", "Name", "Ort"],
        sample: [["0041", "Jürgen Groß", "Köln"]],
        mapping: { columns: { account: "Kunden-Nr.", name: "Name", place: "Ort" }, matchOn: "account", mode: "both" },
        look: { rows: 1, isWhole: true },
      });
    }));

  test("that begins in ASCII and goes on in Windows-1252 is that; one with a damaged byte is UTF-8", () =>
    inWorld(async (world, startedBy) => {
      const long = `Id,Name\n${"1,plain\n".repeat(200_000)}`;
      const late = Buffer.concat([Buffer.from(long), Buffer.from("2,Groß\n", "latin1")]);
      expect((await handIn(world, late, { startedBy })).encoding).toBe("windows-1252");
      const damaged = Buffer.concat([Buffer.from(`Id,Name\n0,Größe\n${long}`), Buffer.from("2,Groß\n", "latin1")]);
      expect((await handIn(world, damaged, { startedBy })).encoding).toBe("utf-8");
    }));

  test("has a name for every column, and one for each of two of the same name", () =>
    inWorld(async (world, startedBy) => {
      const { headers } = await handIn(world, "Id,,Phone,Phone,Phone,\n1,2,3,4,5,6\n", { startedBy });
      expect(headers).toEqual(["Id", "column 2", "Phone", "Phone (2)", "Phone (3)", "column 6"]);
    }));

  test("may be an Excel file, with sheets to choose from", () =>
    inWorld(async (world, startedBy) => {
      const xlsx = anXlsx({
        People: [
          ["Id", "Name"],
          ["0041", "Ann"],
        ],
        Orders: [
          ["Order", "Sum"],
          ["O-1", "5"],
        ],
      });
      const file = await handIn(world, xlsx, { startedBy, fileName: "book.xlsx" });
      expect(file).toMatchObject({
        format: "xlsx",
        sheet: "People",
        sheets: ["People", "Orders"],
        sample: [["0041", "Ann"]],
      });
      await rereadFile(
        world.tx,
        { id: startedBy },
        { importId: file.id, encoding: null, delimiter: null, sheet: "Orders" },
      );
      expect(await getImport(world.tx, file.id)).toMatchObject({ sheet: "Orders", headers: ["Order", "Sum"] });
      const reread = rereadFile(
        world.tx,
        { id: startedBy },
        { importId: file.id, encoding: null, delimiter: null, sheet: "Gone" },
      );
      await expect(reread).rejects.toThrow(/no such record/);
    }));

  test("can be read in another way; its columns are guessed afresh", () =>
    inWorld(async (world, startedBy) => {
      const file = await handIn(world, "Name|Ort\nGroß|Köln\n", { startedBy });
      await rereadFile(
        world.tx,
        { id: startedBy },
        { importId: file.id, encoding: "windows-1252", delimiter: ",", sheet: null },
      );
      expect(await getImport(world.tx, file.id)).toMatchObject({
        encoding: "windows-1252",
        headers: ["Name|Ort"],
        sample: [["GroÃŸ|KÃ¶ln"]],
        mapping: { columns: {} },
      });
    }));

  test.each([
    ["an empty file", Buffer.from(""), /empty/],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1]), /not a text file/],
    ["a PDF", Buffer.from("%PDF-1.7\n1 0 obj\n"), /not a text file/],
    ["an old Excel file", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /old kind/],
    ["a compressed file", Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), /Unpack it/],
    ["a zip of something else", Buffer.from("PK\x03\x04nothing of a workbook"), /cannot be read/],
    ["a file of blank lines", Buffer.from("\n\n,,\n"), /does not name its columns/],
    ["a file of ten thousand columns", Buffer.from(`${"x,".repeat(10_000)}x\n1\n`), /more than 1,000 columns/],
    ["one endless line", Buffer.alloc(3_000_000, "x"), /does not name its columns/],
  ])("%s is turned away with a sentence", (_, file, sentence) =>
    inWorld(async (world, startedBy) => {
      await expect(handIn(world, file, { startedBy })).rejects.toThrow(sentence);
    }),
  );
});

describe("what is known from before", () => {
  const people = "Id;Name;Since\nA-1;Ann;03/04/2019\n";

  test("a file of the same columns is read as the last one was, however they are spelt", () =>
    inWorld(async (world, startedBy) => {
      await bringIn(world, {
        kind: "customers",
        text: people,
        startedBy,
        mapping: { columns: { external: "Id", name: "Name", since: "Since" }, dayOrder: "mdy" },
      });
      const next = await handIn(world, "NAME,since,id\nBo,01/02/2020,A-2\n", { startedBy });
      expect(next.mapping).toMatchObject({
        columns: { external: "id", name: "NAME", since: "since" },
        dayOrder: "mdy",
      });
      expect((await getImportPage(world.tx, next.id)).earlier).toMatchObject({ byName: expect.any(String) });
      expect((await handIn(world, "Id,Name\n1,2\n", { startedBy })).mapping.dayOrder).toBe("ymd");
    }));

  test("the very same file is told from its like", () =>
    inWorld(async (world, startedBy) => {
      const { importId } = await bringIn(world, {
        kind: "customers",
        text: people,
        startedBy,
        mapping: { columns: { external: "Id", name: "Name" } },
      });
      const again = await handIn(world, people, { startedBy, fileName: "other name.csv" });
      expect((await getImportPage(world.tx, again.id)).sameFile).toMatchObject({ importId });
      const other = await handIn(world, `${people}A-2;Bo;\n`, { startedBy });
      expect((await getImportPage(world.tx, other.id)).sameFile).toBeNull();
    }));

  test("how a file was read stays once it has gone in, also for who asks the database itself", () =>
    inWorld(async (world, startedBy) => {
      const { importId } = await bringIn(world, {
        kind: "customers",
        text: people,
        startedBy,
        mapping: { columns: { external: "Id", name: "Name" } },
      });
      const { mapping } = await getImport(world.tx, importId);
      await expect(mapImport(world.tx, { id: startedBy }, { importId, mapping })).rejects.toThrow(/already gone in/);
      await world.refused(
        (tx) => tx.execute(sql`update imports set delimiter = ',' where id = ${importId}`),
        /how it was read stays/,
      );
      await world.refused(
        (tx) => tx.execute(sql`update imports set bytes = 1 where id = ${importId}`),
        /stays what it was/,
      );
      await world.refused(
        (tx) => tx.execute(sql`update imports set sha256 = '' where id = ${importId}`),
        /stays what it was/,
      );
    }));

  test("nor while it is being read", () =>
    inWorld(async (world, startedBy) => {
      const { id, mapping } = await handIn(world, people, { startedBy });
      await newRun(world.tx, { importId: id, effect: "dry", mapping, startedBy });
      const reread = rereadFile(
        world.tx,
        { id: startedBy },
        { importId: id, encoding: null, delimiter: ",", sheet: null },
      );
      await expect(reread).rejects.toThrow(/is being read/);
    }));
});

describe("failed rows", () => {
  const dirty = [
    "Customer ID,Name,Phone,City",
    "A-1,Ann,+44 113 496 0142,Leeds",
    'A-2,,"=HYPERLINK(""http://x"")",@York',
    "A-3,Too,few",
    "A-4,One,cell,too,many",
    'A-5,"un"quoted",+44 113 496 0143,Leeds',
  ].join("\n");

  async function fileOf(world: World, runId: string): Promise<string> {
    let file = "";
    for await (const piece of writeFailures(world.tx, runId)) file += piece;
    return file;
  }

  test("come back with their reason in front, safe for a spreadsheet", () =>
    inWorld(async (world, startedBy) => {
      const { runId } = await bringIn(world, { kind: "customers", text: dirty, startedBy });
      expect(await fileOf(world, runId)).toBe(
        [
          "\ufeffwhy this row failed,Customer ID,Name,Phone,City",
          `There is no name.,A-2,,"'=HYPERLINK(""http://x"")",'@York`,
          '"The row has 3 cells, the header 4.",A-3,Too,few,',
          '"The row has 5 cells, the header 4.",A-4,One,cell,too,many',
          `The quotation marks of this row do not match up.,A-5,"""un""quoted""",'+44 113 496 0143,Leeds`,
          "",
        ].join("\n"),
      );
    }));

  test("go in once they are mended, word for word, whatever reason still stands beside them", () =>
    inWorld(async (world, startedBy) => {
      const { runId } = await bringIn(world, { kind: "customers", text: dirty, startedBy });
      const mended = (await fileOf(world, runId))
        .replace("A-2,,", "A-2,Bo,")
        .replace("A-4,One,cell,too,many", "A-4,One,0113 496 0144,Hull")
        .replace('"""un""quoted"""', "unquoted");
      const again = await bringIn(world, { kind: "customers", text: mended, startedBy });
      expect(again.failures).toEqual([]);
      expect(again.parts).toMatchObject({ created: 4, failed: 0, rowsRead: 4 });
      const [row] = await world.tx.execute(sql`
        select place, (select words from notes where customer_id = c.id) as note from customers c where name = 'Bo'`);
      expect(row).toEqual({ place: "@York", note: 'Not understood by the import: phone: =HYPERLINK("http://x")' });
      const [phone] = await world.tx.execute(sql`select handle from identities where normal = '+441134960143'`);
      expect(phone).toEqual({ handle: "+44 113 496 0143" });
    }));

  test("that fail again have one reason, the new one", () =>
    inWorld(async (world, startedBy) => {
      const { runId } = await bringIn(world, { kind: "customers", text: dirty, startedBy });
      const again = await bringIn(world, {
        kind: "customers",
        text: (await fileOf(world, runId)).replace("There is no name.", "old reason"),
        startedBy,
      });
      const file = await fileOf(world, again.runId);
      expect(file).toContain("There is no name.,A-2,,");
      expect(file).not.toContain("old reason");
      expect(file.split("\n")[0]).toBe("\ufeffwhy this row failed,Customer ID,Name,Phone,City");
    }));

  test("and every kind of problem are shown with how many rows have it", () =>
    inWorld(async (world, startedBy) => {
      const { importId } = await bringIn(world, { kind: "customers", text: dirty, startedBy, effect: "dry" });
      const { failed, wentIn } = await getImportPage(world.tx, importId);
      expect(failed.map(({ kind, count, rows }) => [kind, count, rows.map(({ line }) => line)])).toEqual([
        ["The row has … cells, the header 4.", 2, [4, 5]],
        ["There is no name.", 1, [3]],
        ["The quotation marks of this row do not match up.", 1, [6]],
      ]);
      expect(wentIn).toEqual([]);
    }));
});

test("the list of files goes on by key", () =>
  inWorld(async (world, startedBy) => {
    for (const name of ["a", "b", "c"]) await handIn(world, `Id,Name\n1,${name}\n`, { startedBy, fileName: name });
    const first = await listImports(world.tx, null, 2);
    expect(first.imports.map(({ fileName }) => fileName)).toEqual(["c", "b"]);
    const rest = await listImports(world.tx, first.older, 2);
    expect(rest).toMatchObject({ imports: [{ fileName: "a", run: null }], older: null });
  }));
