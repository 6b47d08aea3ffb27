import { writeFailures } from "@/server/imports/queries/failures";
import { download } from "@/server/trpc/download";

type Given = { params: Promise<{ runId: string }> };

/** The failed rows of a run as a file; with `of=remarks` the rows that went in with a remark. */
export async function POST(request: Request, { params }: Given): Promise<Response> {
  const { runId } = await params;
  return download(request, async (caller, { db }, form) => {
    const wentIn = form.get("of") === "remarks";
    const { name } = await caller.imports.takeNoted({ runId, wentIn });
    return { name, type: "csv", lines: writeFailures(db, runId, wentIn) };
  });
}
