import { ReadableStream } from "node:stream/web";
import { expect, test } from "vitest";
import { firstFile } from "./upload";

const contentType = "multipart/form-data; boundary=x";
const field = '--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\npurchases\r\n';
const file =
  '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\nName\nAda\n';
const end = "\r\n--x--\r\n";

/** A request's body in pieces; the last one may be that whoever sent it went away. */
function sent(...pieces: (string | Error)[]): ReadableStream {
  const rest = [...pieces];
  return new ReadableStream({
    async pull(controller) {
      const piece = rest.shift();
      await new Promise((resolve) => setTimeout(resolve, 10));
      if (piece === undefined) controller.close();
      else if (piece instanceof Error) controller.error(piece);
      else controller.enqueue(Buffer.from(piece));
    },
  });
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  let text = "";
  for await (const part of body) text += Buffer.from(part).toString();
  return text;
}

test("a form's file is read with what was said before it", async () => {
  const { kind, fileName, body } = await firstFile(contentType, sent(field, file, end));
  expect({ kind, fileName, text: await textOf(body) }).toEqual({
    kind: "purchases",
    fileName: "a.csv",
    text: "Name\nAda\n",
  });
});

test("whoever goes away half-way leaves neither a reader waiting nor half a file that passes for whole", async () => {
  const { body } = await firstFile(contentType, sent(field, file, new Error("aborted")));
  await expect(textOf(body)).rejects.toThrow();
});

test("a body that ends in the middle of its file is broken off", async () => {
  const { body } = await firstFile(contentType, sent(field, file));
  await expect(textOf(body)).rejects.toThrow();
});

test("a form without a file, or one that never was a form, is refused", async () => {
  await expect(firstFile(contentType, sent(field, end))).rejects.toThrow();
  await expect(firstFile(contentType, sent(new Error("aborted")))).rejects.toThrow("The file is empty.");
  await expect(firstFile("text/plain", sent(file))).rejects.toThrow("The file is empty.");
});
