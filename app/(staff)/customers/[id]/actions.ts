"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function sayThanks(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId } = await caller.recognitions.say(fields);
    return `/customers/${customerId}?done=thanked`;
  });
}

export async function noteReaction(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId } = await caller.recognitions.react(fields);
    return `/customers/${customerId}?done=reacted`;
  });
}

export async function addNote(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId } = await caller.customers.addNote(fields);
    return `/customers/${customerId}?done=noted`;
  });
}
