import { Readable } from "node:stream";
import { currentContext } from "@/server/auth/session";
import { can } from "@/server/domain/permissions";
import { writeFailures } from "@/server/imports/queries/failures";

type Given = { params: Promise<{ runId: string }> };

/** The failed rows of a run as a file; with `?of=remarks` the rows that went in with a remark. */
export async function GET(request: Request, { params }: Given): Promise<Response> {
  const context = await currentContext();
  if (!context) return new Response("Please sign in.", { status: 401 });
  if (!can(context.actor, "import:run")) return new Response("This needs the right “import:run”.", { status: 403 });
  const { runId } = await params;
  const isOfRemarks = new URL(request.url).searchParams.get("of") === "remarks";
  const lines = Readable.from(writeFailures(context.db, runId, isOfRemarks), { objectMode: false });
  return new Response(Readable.toWeb(lines) as ReadableStream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${isOfRemarks ? "rows-with-a-remark" : "failed-rows"}-${encodeURIComponent(runId)}.csv"`,
      "cache-control": "private, no-store",
    },
  });
}
