"use server";

import type { FormState } from "@/server/domain/form";
import { checkDue } from "@/server/trpc/check-due";

export async function makePromise(_: FormState, data: FormData): Promise<FormState> {
  return checkDue(data, async (fields, caller) => {
    const { customerId } = await caller.promises.make(fields);
    return `/customers/${customerId}?done=promised`;
  });
}
