"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function restrict(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId } = await caller.restrictions.set(fields);
    return `/customers/${customerId}/restrictions?done=restricted`;
  });
}

export async function endRestriction(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId } = await caller.restrictions.end(fields);
    return `/customers/${customerId}/restrictions?done=restriction-ended`;
  });
}
