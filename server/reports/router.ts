import { procedureFor, router } from "../trpc/init";
import { reportInput, reportsInput } from "./input";
import { getReport, listReports } from "./queries";

const read = procedureFor("number:read");

export const reportsRouter = router({
  list: read.input(reportsInput).query(({ ctx, input: { before } }) => listReports(ctx.db, before)),
  get: read.input(reportInput).query(({ ctx, input: { quarter, anew } }) => getReport(ctx, quarter.begins, { anew })),
});
