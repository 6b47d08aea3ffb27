"use server";

import type { FormState } from "@/server/domain/form";
import { checkDue } from "@/server/trpc/check-due";
import { submit } from "@/server/trpc/form";

export async function noteUnlogged(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { unloggedId } = await caller.listening.note(fields);
    return `/promises/unlogged/${unloggedId}?done=unlogged`;
  });
}

export async function putRight(_: FormState, data: FormData): Promise<FormState> {
  return checkDue(data, async (fields, caller) => {
    const { customerId } = await caller.listening.putRight(fields);
    return `/customers/${customerId}?done=promised`;
  });
}
