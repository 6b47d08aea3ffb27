"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function logMile(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId } = await caller.miles.log(fields);
    return `/customers/${customerId}?done=told`;
  });
}
