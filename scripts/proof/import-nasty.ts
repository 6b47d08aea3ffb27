import { deflateRawSync } from "node:zlib";
import { keepAsking, mostMemory, serveImports } from "./import-served";

const MB = 1024 * 1024;
const MOST_MEMORY_MB = 1024;

/** Files nobody should hand in: each gets a clear sentence, takes no memory, and nobody else waits for it. */
const nasty: [string, string, () => Iterable<Uint8Array>, RegExp][] = [
  [
    "a binary",
    "photo.csv",
    () => repeated(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3]), 50 * MB),
    /refused=import_not_text/,
  ],
  ["a zip bomb called a workbook", "bomb.xlsx", () => [zipBomb(256)], /refused=import_/],
  [
    "a row of 10,000 columns",
    "wide.csv",
    () => [Buffer.from(`${Array.from({ length: 10_000 }, (_, n) => `c${n}`).join(",")}\n`)],
    /refused=import_too_wide/,
  ],
  [
    "one endless line",
    "line.csv",
    () => repeated(Buffer.alloc(MB, "abc,def "), 300 * MB),
    /refused=|\/settings\/imports\/[0-9a-f-]{36}/,
  ],
  [
    "an endless quotation",
    "quote.csv",
    () => repeated(Buffer.from(`Name\n"${"x".repeat(MB)}`), 100 * MB),
    /refused=|\/settings\/imports\/[0-9a-f-]{36}/,
  ],
  ["a file of 2 GB", "big.csv", () => bigFile(2048 * MB), /\/settings\/imports\/[0-9a-f-]{36}/],
];

export async function* proveNastyImports(): AsyncGenerator<string> {
  const served = await serveImports();
  try {
    await served.get("/settings/imports");
    const before = mostMemory(served.web);
    for (const [what, fileName, body, expected] of nasty) {
      const others = keepAsking(served.get, "/");
      const began = performance.now();
      const answer = await served.upload("customers", fileName, body());
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      const took = await others.stop();
      if (!expected.test(answer)) throw new Error(`${what}: ${answer}`);
      const sentence = await sentenceOf(await served.get(answer));
      const memory = mostMemory(served.web);
      if (memory > MOST_MEMORY_MB) throw new Error(`${what}: the web process held ${memory} MB`);
      const slowest = Math.round(took.at(-1) ?? 0);
      yield `${what}: answered in ${seconds} s (${sentence}); the web process held ${memory} MB at most (${before} before), others waited ${slowest} ms at most`;
    }
  } finally {
    await served.stop();
  }
}

/** What the page says in its alert, or that the file was taken in. */
async function sentenceOf(page: Response): Promise<string> {
  const text = (await page.text()).replace(/<script[\s\S]*?<\/script>/g, "");
  const alert = /role="alert"[^>]*>([\s\S]*?)<\/(?:div|p|section)>/
    .exec(text)?.[1]
    ?.replace(/<[^>]+>/g, "")
    .trim();
  if (alert) return `“${alert}”`;
  if (page.status !== 200) throw new Error(`the page after it answered ${page.status}`);
  return "taken in";
}

function* repeated(piece: Uint8Array, size: number): Generator<Uint8Array> {
  const block = Buffer.concat(Array.from({ length: Math.max(1, Math.ceil(MB / piece.length)) }, () => piece));
  for (let sent = 0; sent < size; sent += block.length) yield block;
}

function* bigFile(size: number): Generator<Uint8Array> {
  yield Buffer.from("Customer ID,Name,City\n");
  const lines = Array.from({ length: 20_000 }, (_, n) => `B-${n},Person number ${n} of many,Leeds\n`).join("");
  yield* repeated(Buffer.from(lines), size);
}

/** A workbook whose one sheet is `megabytes` of spaces: some thousand times smaller than what it unpacks to. */
function zipBomb(megabytes: number): Buffer {
  const sheet = Buffer.concat([
    Buffer.from(
      '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>',
    ),
    Buffer.alloc(megabytes * MB, " "),
  ]);
  const files: [string, string | Buffer][] = [
    [
      "[Content_Types].xml",
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    ],
    [
      "xl/workbook.xml",
      '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ],
    [
      "xl/_rels/workbook.xml.rels",
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ],
    ["xl/worksheets/sheet1.xml", sheet],
  ];
  return zip(files);
}

function zip(files: [string, string | Buffer][]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, body] of files) {
    const whole = Buffer.from(body);
    const packed = deflateRawSync(whole, { level: 9 });
    const sizes = [0, packed.length, whole.length] as const;
    const local = header(
      0x04034b50,
      30,
      [
        [4, 20],
        [8, 8],
        [26, name.length],
      ],
      [[14, sizes]],
      name,
    );
    directory.push(
      header(
        0x02014b50,
        46,
        [
          [4, 20],
          [6, 20],
          [10, 8],
          [28, name.length],
        ],
        [
          [16, sizes],
          [42, [offset]],
        ],
        name,
      ),
    );
    locals.push(local, packed);
    offset += local.length + packed.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = header(
    0x06054b50,
    22,
    [
      [8, files.length],
      [10, files.length],
    ],
    [[12, [size, offset]]],
    "",
  );
  return Buffer.concat([...locals, ...directory, end]);
}

function header(
  signature: number,
  length: number,
  shorts: [number, number][],
  longs: [number, readonly number[]][],
  name: string,
): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(signature, 0);
  for (const [at, value] of shorts) bytes.writeUInt16LE(value, at);
  for (const [at, values] of longs)
    for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, at + index * 4);
  return Buffer.concat([bytes, Buffer.from(name)]);
}
