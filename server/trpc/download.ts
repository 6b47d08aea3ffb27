import "server-only";
import { isSameOrigin } from "../auth/same-origin";
import { currentContext } from "../auth/session";
import type { Context } from "../context";
import { type Caller, getCaller } from "./caller";
import { type Download, fileResponse, sentence } from "./file-response";

/** Answers a form's request for a file; what is refused is a sentence. Requests from other sites get nothing. */
export async function download(
  request: Request,
  prepare: (caller: Caller, context: Context, form: FormData) => Promise<Download>,
): Promise<Response> {
  const context = await currentContext();
  if (!context) return new Response(null, { status: 303, headers: { location: "/sign-in" } });
  if (!isSameOrigin(request.headers)) return sentence("Another site may not act here.", 403);
  const prepared = async () => prepare(await getCaller(), context, await request.formData());
  return fileResponse(prepared, request.signal);
}
