"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function recordPurchase(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId } = await caller.purchases.record(fields);
    return `/customers/${customerId}?done=bought`;
  });
}

export async function correctPurchase(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId } = await caller.purchases.correct(fields);
    return `/customers/${customerId}?done=saved`;
  });
}

export async function withdrawPurchase(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId } = await caller.purchases.withdraw(fields);
    return `/customers/${customerId}?done=saved`;
  });
}
