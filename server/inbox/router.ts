import { procedureFor, router } from "../trpc/init";
import { inboxPage, itemMeant, readUntil } from "./input";
import { markAllRead, markRead } from "./mutations";
import { getInboxItem, listInbox } from "./queries";

export const inboxRouter = router({
  list: procedureFor("inbox:read")
    .input(inboxPage)
    .query(({ ctx, input }) => listInbox(ctx.db, { personId: ctx.actor.id, after: input.after ?? null })),
  /** Marks an item as read and says what it was, so that the reader is led there. */
  open: procedureFor("inbox:read")
    .input(itemMeant)
    .mutation(async ({ ctx, input }) => {
      const item = await getInboxItem(ctx.db, { personId: ctx.actor.id, ...input });
      await markRead(ctx, input);
      return item;
    }),
  read: procedureFor("inbox:read")
    .input(itemMeant)
    .mutation(({ ctx, input }) => markRead(ctx, input)),
  readAll: procedureFor("inbox:read")
    .input(readUntil)
    .mutation(({ ctx, input }) => markAllRead(ctx, input)),
});
