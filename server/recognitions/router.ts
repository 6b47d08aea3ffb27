import { procedureFor, router } from "../trpc/init";
import { sayThanksInput } from "./input";
import { sayThanks } from "./mutations";

export const recognitionsRouter = router({
  say: procedureFor("thanks:say")
    .input(sayThanksInput)
    .mutation(({ ctx, input }) => sayThanks(ctx, input)),
});
