import { Readable } from "node:stream";
import { stringify } from "csv-stringify/sync";
import { currentContext } from "@/server/auth/session";
import { can } from "@/server/domain/permissions";
import { getImport, getRun, listFailures } from "@/server/imports/queries";

type Given = { params: Promise<{ runId: string }> };

/** The failed rows as a file, word for word, with the reason in a column of its own: mend it and hand it in again. */
export async function GET(_request: Request, { params }: Given): Promise<Response> {
  const context = await currentContext();
  if (!context) return new Response("Please sign in.", { status: 401 });
  if (!can(context.actor, "import:run")) return new Response("This needs the right “import:run”.", { status: 403 });
  const { db } = context;
  const run = await getRun(db, (await params).runId);
  const file = await getImport(db, run.importId);
  async function* lines(): AsyncGenerator<string> {
    yield stringify([[...file.headers, "why this row failed"]], { bom: true });
    for (let after = 0; ; ) {
      const failures = await listFailures(db, run.id, after, 1000);
      const last = failures.at(-1);
      if (!last) return;
      yield stringify(failures.map(({ cells, reason }) => [...fitted(cells, file.headers.length), reason]));
      after = last.id;
    }
  }
  return new Response(Readable.toWeb(Readable.from(lines(), { objectMode: false })) as ReadableStream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="failed-rows-${run.id}.csv"`,
      "cache-control": "private, no-store",
    },
  });
}

/** Rows with too few cells are filled up, so that the reason stands in its column. */
function fitted(cells: string[], width: number): string[] {
  return cells.length >= width ? cells : [...cells, ...Array<string>(width - cells.length).fill("")];
}
