import { procedureFor, router } from "../trpc/init";
import { declineThresholdInput, proposeThresholdInput } from "./input";
import { declineThreshold, proposeThreshold } from "./mutations";
import { getThresholds } from "./queries";

export const thresholdsRouter = router({
  get: procedureFor("number:read").query(({ ctx }) => getThresholds(ctx)),
  propose: procedureFor("threshold:propose")
    .input(proposeThresholdInput)
    .mutation(({ ctx, input }) => proposeThreshold(ctx, input)),
  decline: procedureFor("threshold:set")
    .input(declineThresholdInput)
    .mutation(({ ctx, input }) => declineThreshold(ctx, input)),
});
