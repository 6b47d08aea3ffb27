import { procedureFor, router } from "../trpc/init";
import { previewBandsInput, setBandsInput } from "./input";
import { setBands } from "./mutations";
import { getBands, previewBands } from "./queries";

export const bandsRouter = router({
  get: procedureFor("number:read").query(({ ctx }) => getBands(ctx.db)),
  preview: procedureFor("band:set")
    .input(previewBandsInput)
    .query(({ ctx, input }) => previewBands(ctx, input)),
  set: procedureFor("band:set")
    .input(setBandsInput)
    .mutation(({ ctx, input }) => setBands(ctx, input)),
});
