import { getCounted } from "../counts/queries/counted";
import { procedureFor, router } from "../trpc/init";
import { listInput, setMethodInput, valueOfInput } from "./input";
import { askForFit, setMethod } from "./mutations/method";
import { findValueOf, listValues } from "./queries/list";
import { getValuePage } from "./queries/page";

export const valuesRouter = router({
  get: procedureFor("number:read").query(({ ctx }) => getValuePage(ctx.db)),
  landmark: procedureFor("number:read").query(({ ctx }) =>
    getCounted(ctx, { asOf: ctx.today, lapseDays: ctx.organisation.lapseDays, segment: null }, "landmark"),
  ),
  list: procedureFor("number:read")
    .input(listInput)
    .query(({ ctx, input }) => listValues(ctx.db, input)),
  of: procedureFor("customer:read")
    .input(valueOfInput)
    .query(({ ctx, input }) => findValueOf(ctx.db, input.customerId)),
  setMethod: procedureFor("value:set")
    .input(setMethodInput)
    .mutation(({ ctx, input }) => setMethod(ctx, input)),
  fit: procedureFor("value:set").mutation(({ ctx }) => askForFit(ctx)),
});
