"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function giveGoodwill(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId, outcome } = await caller.goodwill.give(fields);
    return `/customers/${customerId}/goodwill?done=${outcome}`;
  });
}

export async function giveApprovedHere(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId } = await caller.goodwill.giveApproved(fields);
    return `/customers/${customerId}/goodwill?done=given`;
  });
}

export async function noteReaction(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId } = await caller.goodwill.react(fields);
    return `/customers/${customerId}/goodwill?done=saved`;
  });
}
