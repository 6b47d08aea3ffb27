import "server-only";
import { Readable } from "node:stream";
import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { isSameOrigin } from "../auth/same-origin";
import { currentContext } from "../auth/session";
import type { Context } from "../context";
import { type Caller, getCaller } from "./caller";

export type Download = { name: string; type: "csv" | "json"; lines: AsyncIterable<string> };

const types = { csv: "text/csv; charset=utf-8", json: "application/json; charset=utf-8" };

/**
 * Answers a form's request for a file: line by line as it is read, so that its length does not matter to the memory.
 * What is refused is a sentence. Requests from other sites get nothing.
 */
export async function download(
  request: Request,
  prepare: (caller: Caller, context: Context, form: FormData) => Promise<Download>,
): Promise<Response> {
  const context = await currentContext();
  if (!context) return new Response(null, { status: 303, headers: { location: "/sign-in" } });
  if (!isSameOrigin(request.headers)) return sentence("Another site may not act here.", 403);
  try {
    const { name, type, lines } = await prepare(await getCaller(), context, await request.formData());
    return new Response(Readable.toWeb(Readable.from(lines, { objectMode: false })) as ReadableStream, {
      headers: {
        "content-type": types[type],
        "content-disposition": `attachment; filename="${name.replaceAll(/[^\w.-]+/g, "-")}.${type}"`,
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    if (error instanceof TRPCError) return sentence(wordsOf(error), statuses[error.code] ?? 500);
    throw error;
  }
}

/** The first complaint about a form, or the refusal as it is. */
function wordsOf({ cause, message }: TRPCError): string {
  return cause instanceof ZodError ? (cause.issues[0]?.message ?? message) : message;
}

const statuses: Partial<Record<TRPCError["code"], number>> = {
  BAD_REQUEST: 400,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
};

function sentence(words: string, status: number): Response {
  return new Response(`${words}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}
