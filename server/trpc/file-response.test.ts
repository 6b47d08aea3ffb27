import { TRPCError } from "@trpc/server";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { DomainError } from "../domain/errors";
import { type Download, fileResponse } from "./file-response";

type Given = { before?: () => unknown; between?: () => unknown; closed?: () => void };

/** A file of two lines, and what happens before the first, between them, and when nobody reads on. */
async function* lines({ before, between, closed }: Given): AsyncGenerator<string> {
  try {
    before?.();
    yield "first\n";
    between?.();
    yield "second\n";
  } finally {
    closed?.();
  }
}

const { signal: someoneWaits } = new AbortController();
const answer = (given: Given = {}, signal = someoneWaits) =>
  fileResponse(async (): Promise<Download> => ({ name: "a list/of 2026", type: "csv", lines: lines(given) }), signal);
const throwing = (error: unknown) => () => {
  throw error;
};

test("a file comes whole, under its name", async () => {
  const response = await answer();
  expect(response.status).toBe(200);
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="a-list-of-2026.csv"');
  expect(await response.text()).toBe("first\nsecond\n");
});

test.each([
  ["a refusal of ours", new DomainError("not_found"), 404, "There is no such record"],
  ["a conflict", new DomainError("signed_already"), 409, "You have signed this version already."],
  [
    "what a procedure refused",
    new TRPCError({ code: "FORBIDDEN", message: "This needs a right." }),
    403,
    "needs a right",
  ],
  ["what cannot be read", z.string("Please say which.").safeParse(1).error, 400, "Please say which."],
  ["a fault", new Error("secret"), 500, "Something went wrong on our side"],
])("%s before the first line is a sentence with its status and no file", async (_, error, status, words) => {
  for (const response of [
    await answer({ before: throwing(error) }),
    await fileResponse(throwing(error), someoneWaits),
  ]) {
    expect(response.status).toBe(status);
    expect(response.headers.get("content-disposition")).toBeNull();
    const text = await response.text();
    expect(text).toContain(words);
    expect(text).not.toContain("secret");
  }
});

test("what is refused later breaks the file off, so that half a file does not pass for whole", async () => {
  const response = await answer({ between: throwing(new DomainError("changed_meanwhile", { by: "Ada" })) });
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow("Ada has changed this");
});

describe("whoever goes away leaves nothing being read", () => {
  const settled = () => new Promise((resolve) => setTimeout(resolve, 10));

  test("half-way", async () => {
    let isClosed = false;
    const response = await answer({ closed: () => (isClosed = true) });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await settled();
    expect(isClosed).toBe(true);
  });

  test("before the first line was taken", async () => {
    let isClosed = false;
    const response = await answer({ closed: () => (isClosed = true) });
    await response.body?.cancel();
    await settled();
    expect(isClosed).toBe(true);
  });

  test("where nobody takes the answer", async () => {
    let isClosed = false;
    const left = new AbortController();
    await answer({ closed: () => (isClosed = true) }, left.signal);
    left.abort();
    await settled();
    expect(isClosed).toBe(true);
  });

  test("where it had not begun", async () => {
    const left = new AbortController();
    const fault = () => {
      left.abort();
      throw new Error("the connection ended");
    };
    let isClosed = false;
    expect((await answer({ before: fault, closed: () => (isClosed = true) }, left.signal)).status).toBe(499);
    expect(isClosed).toBe(true);
    const unread = throwing(new Error("it was read"));
    expect((await answer({ before: unread }, left.signal)).status).toBe(499);
  });
});
