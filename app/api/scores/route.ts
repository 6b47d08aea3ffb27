import { TRPCError } from "@trpc/server";
import { isSameOrigin } from "@/server/auth/same-origin";
import { currentContext } from "@/server/auth/session";
import { DomainError } from "@/server/domain/errors";
import { mostScoreBytes } from "@/server/domain/score-file";
import { getCaller } from "@/server/trpc/caller";

/** What a form adds around its file. */
const around = 64 * 1024;

/** Takes a file of scores in as a plain form sends it, with or without JavaScript. */
export async function POST(request: Request): Promise<Response> {
  if (!(await currentContext())) return seeOther("/sign-in");
  if (!isSameOrigin(request.headers)) return new Response("Another site may not act here.", { status: 403 });
  const length = Number(request.headers.get("content-length"));
  if (!length) return refused({ key: "scores_empty" });
  if (length > mostScoreBytes + around) return refused({ key: "scores_too_many" });
  try {
    const form = await request.formData();
    const file = form.get("file");
    if (!(file instanceof File)) return refused({ key: "scores_unnamed" });
    await (await getCaller()).experience.importScores({ source: String(form.get("source") ?? ""), file });
    return seeOther("/settings/scores?done=scores-in");
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.cause instanceof DomainError) return refused({ key: error.cause.key, ...error.cause.values });
    if (error.code === "CONFLICT") return refused({ key: "scores_twice" });
    if (error.code === "BAD_REQUEST") return refused({ key: "scores_unnamed" });
    return new Response(error.message, { status: error.code === "FORBIDDEN" ? 403 : 400 });
  }
}

/** Back to the form with the key of a sentence, and the line it speaks of. */
function refused({ key, line, faults }: Record<string, string | number>): Response {
  const query = new URLSearchParams({ refused: String(key) });
  if (line !== undefined) query.set("line", String(line));
  if (faults !== undefined) query.set("faults", String(faults));
  return seeOther(`/settings/scores?${query}`);
}

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path } });
}
