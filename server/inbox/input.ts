import { z } from "zod";
import { idField } from "../trpc/fields";

export const itemMeant = z.object({ itemId: idField });

/** Up to when: the moment the page was drawn. */
export const readUntil = z.object({ until: z.coerce.date() });

export const inboxPage = z.object({
  after: z.object({ isRead: z.boolean(), recordedAt: z.date(), id: idField }).nullish(),
});
