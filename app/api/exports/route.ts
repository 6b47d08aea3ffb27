import { overOwnConnection } from "@/server/auth/file-connection";
import { isExportList } from "@/server/domain/export";
import { download } from "@/server/trpc/download";
import { fieldsOf } from "@/server/trpc/fields";
import { writeList } from "@/server/trpc/list-files";

/** A list as a file, as the form on /exports/new asks for it. */
export async function POST(request: Request): Promise<Response> {
  return download(request, async (caller, ctx, form) => {
    const fields = fieldsOf(form);
    const { exportId } = await caller.exports.begin(fields as Parameters<typeof caller.exports.begin>[0]);
    const { taken } = await caller.exports.get({ exportId });
    const list = isExportList(taken.list) ? taken.list : "customers";
    return {
      name: `${list}-${ctx.today}`,
      type: "csv",
      lines: overOwnConnection({ name: `standpoint-file ${exportId}`, signal: request.signal }, (db) =>
        writeList(list, { ctx: { ...ctx, db }, filter: taken.filter, exportId }),
      ),
    };
  });
}
