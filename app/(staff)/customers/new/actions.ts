"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function createCustomer(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId } = await caller.customers.create(fields);
    return `/customers/${customerId}?done=created`;
  });
}
