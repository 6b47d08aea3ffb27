import { procedureFor, router } from "../trpc/init";
import { beginExportInput, exportsAfter, oneExport } from "./input";
import { beginExport } from "./mutations";
import { getExport, listExports, listHeldBack } from "./queries/log";

const take = procedureFor("list:export");

export const exportsRouter = router({
  list: take.input(exportsAfter).query(({ ctx, input }) => listExports(ctx.db, input.after)),
  get: take.input(oneExport).query(async ({ ctx, input }) => ({
    taken: await getExport(ctx.db, input.exportId),
    held: await listHeldBack(ctx.db, { exportId: input.exportId, after: input.after ?? null, most: 51 }),
  })),
  begin: take.input(beginExportInput).mutation(({ ctx, input }) => beginExport(ctx, input)),
});
