import { DomainError } from "../domain/errors";
import { procedureFor, router } from "../trpc/init";
import * as input from "./input";
import { follow, markFeedSeen, unfollow } from "./mutations/follow";
import { listFeed } from "./queries/feed";
import { listFeedChoices, listFollowing } from "./queries/following";
import { listLeague, listNotices } from "./queries/list";

export const noticesRouter = router({
  /** One department's notices; one's own where none is named. */
  list: procedureFor("decision:read")
    .input(input.noticesPage)
    .query(async ({ ctx, input: { department, ...asked } }) => {
      const list = await listNotices(ctx.db, { departmentId: department ?? ctx.actor.departmentId, ...asked });
      if (!list) throw new DomainError("not_found");
      return list;
    }),
  league: procedureFor("decision:read").query(({ ctx }) => listLeague(ctx.db)),
  feed: procedureFor("decision:read")
    .input(input.feedPage)
    .query(({ ctx, input }) =>
      listFeed(ctx.db, { ...input, personId: ctx.actor.id, departmentId: ctx.actor.departmentId }),
    ),
  choices: procedureFor("decision:read").query(({ ctx }) => listFeedChoices(ctx.db)),
  following: procedureFor("decision:follow").query(({ ctx }) => listFollowing(ctx.db, { personId: ctx.actor.id })),
  /** Whether one follows this decision by itself. */
  followed: procedureFor("decision:follow")
    .input(input.aDecision)
    .query(({ ctx, input }) => listFollowing(ctx.db, { personId: ctx.actor.id, ...input })),
  follow: procedureFor("decision:follow")
    .input(input.follow)
    .mutation(({ ctx, input }) => follow(ctx, input)),
  unfollow: procedureFor("decision:follow")
    .input(input.unfollow)
    .mutation(({ ctx, input }) => unfollow(ctx, input)),
  seen: procedureFor("decision:follow")
    .input(input.seenUntil)
    .mutation(({ ctx, input }) => markFeedSeen(ctx, input)),
});
