import { procedureFor, router } from "../trpc/init";
import { correctPurchaseInput, purchaseInput, recordPurchaseInput } from "./input";
import { correctPurchase, recordPurchase, withdrawPurchase } from "./mutations";
import { getPurchase } from "./queries";

export const purchasesRouter = router({
  get: procedureFor("customer:read")
    .input(purchaseInput)
    .query(({ ctx, input }) => getPurchase(ctx.db, input.purchaseId)),
  record: procedureFor("customer:edit")
    .input(recordPurchaseInput)
    .mutation(({ ctx, input }) => recordPurchase(ctx, input)),
  correct: procedureFor("customer:edit")
    .input(correctPurchaseInput)
    .mutation(({ ctx, input }) => correctPurchase(ctx, input)),
  withdraw: procedureFor("customer:edit")
    .input(purchaseInput)
    .mutation(({ ctx, input }) => withdrawPurchase(ctx, input)),
});
