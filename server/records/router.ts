import { procedureFor, router } from "../trpc/init";
import { ofCustomer, takeRecordInput } from "./input";
import { takeRecord } from "./mutations";
import { getRecordOverview } from "./queries";

export const recordsRouter = router({
  overview: procedureFor("record:export")
    .input(ofCustomer)
    .query(({ ctx, input }) => getRecordOverview(ctx.db, input.customerId)),
  take: procedureFor("record:export")
    .input(takeRecordInput)
    .mutation(({ ctx, input }) => takeRecord(ctx, input)),
});
