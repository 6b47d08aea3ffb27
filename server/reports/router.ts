import { procedureFor, router } from "../trpc/init";
import { reportInput, reportsInput } from "./input";
import { getReport, listReports, tellReports } from "./queries/reports";

const read = procedureFor("number:read");

export const reportsRouter = router({
  list: read.input(reportsInput).query(async ({ ctx, input: { before } }) => {
    const [list, finding] = await Promise.all([listReports(ctx.db, before), tellReports(ctx)]);
    return { ...list, finding };
  }),
  get: read.input(reportInput).query(({ ctx, input: { quarter, anew } }) => getReport(ctx, quarter.begins, { anew })),
});
