import { procedureFor, router } from "../trpc/init";
import { contactInput, correctContactInput, logContactInput } from "./input";
import { correctContact, logContact } from "./mutations";
import { getContact } from "./queries";

export const contactsRouter = router({
  get: procedureFor("customer:read")
    .input(contactInput)
    .query(({ ctx, input }) => getContact(ctx.db, input.contactId)),
  log: procedureFor("contact:log")
    .input(logContactInput)
    .mutation(({ ctx, input }) => logContact(ctx, input)),
  correct: procedureFor("contact:log")
    .input(correctContactInput)
    .mutation(({ ctx, input }) => correctContact(ctx, input)),
});
