import { TRPCError } from "@trpc/server";
import { currentContext } from "@/server/auth/session";
import { mediaEndings } from "@/server/domain/evidence-words";
import { getCaller } from "@/server/trpc/caller";

type Given = { params: Promise<{ id: string }> };

/** Hands a document out as a file: never shown by the browser as a page of ours, whatever stands in it. */
export async function GET(_: Request, { params }: Given): Promise<Response> {
  if (!(await currentContext())) return new Response(null, { status: 303, headers: { location: "/sign-in" } });
  const { id } = await params;
  try {
    const { name, mediaType, body } = await (await getCaller()).documents.read({ id });
    const file = `${name.replace(/\.[a-z]{2,5}$/i, "")}.${mediaEndings[mediaType]}`;
    const plain = file.replaceAll(/[^\w. -]+/g, "-");
    return new Response(new Uint8Array(body), {
      headers: {
        "content-type": mediaType,
        "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file).replaceAll(/['()*]/g, "_")}`,
        "content-security-policy": "default-src 'none'; sandbox",
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const status =
      error.code === "NOT_FOUND" ? 404 : error.code === "CONFLICT" ? 410 : error.code === "FORBIDDEN" ? 403 : 400;
    const sentence = status === 400 ? "There is no such document." : error.message;
    return new Response(`${sentence}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
  }
}
