"use server";

import { checkDue } from "@/app/(staff)/promises/check-due";
import type { FormState } from "@/server/domain/form";

/** What "when" means is shown before anything is saved, also for a promise inside a contact (ruling 9). */
export async function logContact(_: FormState, data: FormData): Promise<FormState> {
  return checkDue(
    data,
    async (fields, caller) => {
      const { customerId } = await caller.contacts.log(fields);
      return `/customers/${customerId}?done=logged`;
    },
    "promise.",
  );
}
