import type { RecordFormat } from "@/server/domain/record";
import { writeRecordAsCsv, writeRecordAsJson } from "@/server/records/queries";
import { download } from "@/server/trpc/download";

type Given = { params: Promise<{ id: string }> };

const write = { csv: writeRecordAsCsv, json: writeRecordAsJson };

/** One customer's whole record as a file. */
export async function POST(request: Request, { params }: Given): Promise<Response> {
  const { id } = await params;
  return download(request, async (caller, { db, actor, now }, form) => {
    const as: RecordFormat = form.get("as") === "json" ? "json" : "csv";
    const { customerId } = await caller.records.take({ customerId: id, as });
    return { name: `record-${customerId}`, type: as, lines: write[as](db, { customerId, at: now, by: actor.name }) };
  });
}
