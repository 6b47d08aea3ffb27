"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function recordFeedback(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId, contactId } = await caller.feedbacks.record(fields);
    return `/customers/${customerId}/contacts/${contactId}?done=feedback`;
  });
}
