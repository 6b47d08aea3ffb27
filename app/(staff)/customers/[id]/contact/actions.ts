"use server";

import type { FormState } from "@/server/domain/form";
import { checkDue } from "@/server/trpc/check-due";

/** What "when" means is shown before anything is saved, also for a promise inside a contact (ruling 9). */
export async function logContact(_: FormState, data: FormData): Promise<FormState> {
  return checkDue(
    data,
    async (fields, caller) => {
      const { customerId, contactId } = await caller.contacts.log(fields);
      return `/customers/${customerId}?done=logged&contact=${contactId}`;
    },
    "promise.",
  );
}
