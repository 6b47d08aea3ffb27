import { procedureFor, router } from "../trpc/init";
import { listUnhappyInput, lookAfterInput } from "./input";
import { lookAfter } from "./mutations";
import { listUnhappy } from "./queries";

export const unhappyRouter = router({
  list: procedureFor("customer:read")
    .input(listUnhappyInput)
    .query(({ ctx, input }) =>
      listUnhappy(ctx.db, { actorId: ctx.actor.id, scope: input.scope, after: input.after ?? null }),
    ),
  lookAfter: procedureFor("contact:log")
    .input(lookAfterInput)
    .mutation(({ ctx, input }) => lookAfter(ctx, input)),
});
