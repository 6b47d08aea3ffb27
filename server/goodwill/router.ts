import { z } from "zod";
import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { answerRequest, giveApproved, noteReaction, withdrawRequest } from "./mutations/answer";
import { give } from "./mutations/give";
import { getDesk } from "./queries/desk";
import { listGiven } from "./queries/history";
import { listOpenRequests, listRequestsFor, listRequestsOf } from "./queries/requests";

const after = z.object({ after: z.object({ at: z.string(), id: z.uuid() }).nullish() });

export const goodwillRouter = router({
  desk: procedureFor("goodwill:give")
    .input(input.deskInput)
    .query(({ ctx, input }) => getDesk(ctx, input.customerId)),
  ofCustomer: procedureFor("customer:read")
    .input(input.historyInput)
    .query(async ({ ctx, input: { customerId, after } }) => ({
      ...(await listGiven(ctx.db, { customerId, after: after ?? null })),
      open: await listOpenRequests(ctx.db, { customerId, now: ctx.now }),
    })),
  give: procedureFor("goodwill:give")
    .input(input.giveInput)
    .mutation(({ ctx, input }) => give(ctx, input)),
  waiting: procedureFor("account:own").query(({ ctx }) =>
    listRequestsFor(ctx.db, { personId: ctx.actor.id, now: ctx.now }),
  ),
  asked: procedureFor("account:own")
    .input(after)
    .query(({ ctx, input }) =>
      listRequestsOf(ctx.db, { personId: ctx.actor.id, now: ctx.now, after: input.after ?? null, which: "asked" }),
    ),
  answered: procedureFor("account:own")
    .input(after)
    .query(({ ctx, input }) =>
      listRequestsOf(ctx.db, { personId: ctx.actor.id, now: ctx.now, after: input.after ?? null, which: "answered" }),
    ),
  answer: procedureFor("goodwill:approve")
    .input(input.answerInput)
    .mutation(({ ctx, input }) => answerRequest(ctx, input)),
  withdraw: procedureFor("goodwill:give")
    .input(input.requestInput)
    .mutation(({ ctx, input }) => withdrawRequest(ctx, input)),
  giveApproved: procedureFor("goodwill:give")
    .input(input.requestInput)
    .mutation(({ ctx, input }) => giveApproved(ctx, input)),
  react: procedureFor("goodwill:give")
    .input(input.reactInput)
    .mutation(({ ctx, input }) => noteReaction(ctx, input)),
});
