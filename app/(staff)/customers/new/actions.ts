"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

/** Creates a customer; before that it asks whether it is not one of those who are known already, until told. */
export async function createCustomer(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const alike = fields.isNew === "yes" || !fields.name?.trim() ? [] : await caller.merging.lookalikes(fields);
    if (alike.length > 0) return { alike };
    const { customerId } = await caller.customers.create(fields);
    return `/customers/${customerId}?done=created`;
  });
}
