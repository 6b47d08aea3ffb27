"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

/** The number, address or account of a caller we did not know belongs to a customer we do know. */
export async function attachToCustomer(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId } = await caller.customers.addIdentity(fields);
    return `/customers/${customerId}?done=attached`;
  });
}
