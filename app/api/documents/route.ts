import { TRPCError } from "@trpc/server";
import { isSameOrigin } from "@/server/auth/same-origin";
import { currentContext } from "@/server/auth/session";
import { DomainError } from "@/server/domain/errors";
import { mostDocumentBytes } from "@/server/domain/evidence-words";
import { getCaller } from "@/server/trpc/caller";

/** What a form adds around its file. */
const around = 64 * 1024;

/** Takes a document in as a plain form sends it, with or without JavaScript. */
export async function POST(request: Request): Promise<Response> {
  if (!(await currentContext())) return seeOther("/sign-in");
  if (!isSameOrigin(request.headers)) return new Response("Another site may not act here.", { status: 403 });
  const length = Number(request.headers.get("content-length"));
  if (!length) return refused("document_empty");
  if (length > mostDocumentBytes + around) return refused("document_too_large");
  try {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? "");
    const file = form.get("file");
    if (!(file instanceof File)) return refused("document_empty");
    const given = { name: text("name"), customer: text("customer"), keepYears: text("keepYears"), file };
    const { id } = await (await getCaller()).documents.add(given);
    return seeOther(`/governance/documents/${id}?done=document-added`);
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.cause instanceof DomainError) return refused(error.cause.key);
    return new Response(error.message, { status: error.code === "FORBIDDEN" ? 403 : 400 });
  }
}

const refused = (key: string) => seeOther(`/governance/documents?refused=${key}#add`);

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path } });
}
