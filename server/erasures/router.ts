import { procedureFor, router } from "../trpc/init";
import { ofCustomer, oneErasure, requestErasureInput } from "./input";
import { requestErasure } from "./mutations";
import { getErasure, getErasureState, previewErasure } from "./queries";

export const erasuresRouter = router({
  state: procedureFor("customer:read")
    .input(ofCustomer)
    .query(({ ctx, input }) => getErasureState(ctx.db, input.customerId)),
  preview: procedureFor("customer:erase")
    .input(ofCustomer)
    .query(({ ctx, input }) => previewErasure(ctx.db, input.customerId)),
  request: procedureFor("customer:erase")
    .input(requestErasureInput)
    .mutation(({ ctx, input }) => requestErasure(ctx, input)),
  progress: procedureFor("customer:erase")
    .input(oneErasure)
    .query(({ ctx, input }) => getErasure(ctx.db, input.erasureId)),
});
