"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function mergeCustomers(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId, mergeId } = await caller.merging.merge(fields);
    return `/customers/${customerId}/merges/${mergeId}?done=merged`;
  });
}
