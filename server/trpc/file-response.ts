import { Readable } from "node:stream";
import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { translate } from "./errors";

export type Download = { name: string; type: "csv" | "json"; lines: AsyncIterable<string> };

const types = { csv: "text/csv; charset=utf-8", json: "application/json; charset=utf-8" };

/**
 * Answers with a file, line by line as it is read, so that its length does not matter to the memory. What is refused
 * before the first line is a sentence with its status. What goes wrong later breaks the answer off: the browser says so,
 * where a file that is only short would pass for whole. `signal` says that nobody waits any more: then nothing is read on.
 */
export async function fileResponse(prepare: () => Promise<Download>, signal: AbortSignal): Promise<Response> {
  try {
    const { name, type, lines } = await prepare();
    const begun = await withFirstRead(lines, signal);
    return new Response(Readable.toWeb(Readable.from(begun, { objectMode: false })) as ReadableStream, {
      headers: {
        "content-type": types[type],
        "content-disposition": `attachment; filename="${name.replaceAll(/[^\w.-]+/g, "-")}.${type}"`,
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    if (signal.aborted) return sentence("Nobody waits for this file any more.", 499);
    const refusal = refusalOf(error);
    return sentence(wordsOf(refusal), statuses[refusal.code] ?? 500);
  }
}

/** The same lines, once the first of them is there. */
async function withFirstRead(lines: AsyncIterable<string>, signal: AbortSignal): Promise<AsyncIterable<string>> {
  signal.throwIfAborted();
  const iterator = lines[Symbol.asyncIterator]();
  const end = async () => {
    await iterator.return?.();
  };
  signal.addEventListener("abort", () => void end().catch(() => {}), { once: true });
  let read: IteratorResult<string> | null = await iterator.next();
  const next = async () => {
    const line = read ?? (await iterator.next().catch((error: unknown) => brokenOff(error, signal)));
    read = null;
    return line;
  };
  // Not a generator, which would not be ended by whoever goes away before it begins.
  const rest = { next, return: () => end().then(() => ({ done: true as const, value: undefined })) };
  return { [Symbol.asyncIterator]: () => rest };
}

function brokenOff(error: unknown, signal: AbortSignal): never {
  throw signal.aborted ? error : refusalOf(error);
}

/** What went wrong, as whatever asks by a procedure would be told; procedures have said it already. */
function refusalOf(error: unknown): TRPCError {
  if (error instanceof TRPCError) return error;
  const code = error instanceof ZodError ? "BAD_REQUEST" : "INTERNAL_SERVER_ERROR";
  return translate(new TRPCError({ code, cause: error }));
}

/** The first complaint about a form, or the refusal as it is. */
function wordsOf({ cause, message }: TRPCError): string {
  return cause instanceof ZodError ? (cause.issues[0]?.message ?? message) : message;
}

const statuses: Partial<Record<TRPCError["code"], number>> = {
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
};

export function sentence(words: string, status: number): Response {
  return new Response(`${words}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}
