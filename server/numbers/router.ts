import { procedureFor, router } from "../trpc/init";
import { pictureInput, rowsInput, setLapseThresholdInput } from "./input";
import { setLapseThreshold } from "./mutations";
import { getNumbers, getThresholds, listRows } from "./queries/pages";

export const numbersRouter = router({
  get: procedureFor("number:read")
    .input(pictureInput)
    .query(({ ctx, input }) => getNumbers(ctx, input.window)),
  customers: procedureFor("number:read")
    .input(rowsInput)
    .query(({ ctx, input }) => listRows(ctx, input)),
  thresholds: procedureFor("threshold:set").query(({ ctx }) => getThresholds(ctx)),
  setLapseThreshold: procedureFor("threshold:set")
    .input(setLapseThresholdInput)
    .mutation(({ ctx, input }) => setLapseThreshold(ctx, input)),
});
