"use server";

import type { FormState } from "@/server/domain/form";
import type { Caller } from "@/server/trpc/caller";
import { type Fields, submit } from "@/server/trpc/form";

type Act = (fields: Fields, caller: Caller) => Promise<{ customerId: string }>;

/** Saves and comes back to what the customer did for us. */
async function record(data: FormData, done: string, act: Act): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId } = await act(fields, caller);
    return `/customers/${customerId}/advocacy?done=${done}`;
  });
}

export async function noteAdvocacy(_: FormState, data: FormData): Promise<FormState> {
  return record(data, "known", (fields, caller) => caller.advocacy.note(fields));
}

export async function withdrawAdvocacy(_: FormState, data: FormData): Promise<FormState> {
  return record(data, "taken-back", (fields, caller) => caller.advocacy.withdraw(fields));
}

export async function noteArrival(_: FormState, data: FormData): Promise<FormState> {
  return record(data, "known", (fields, caller) => caller.advocacy.noteArrival(fields));
}

export async function noteReferral(_: FormState, data: FormData): Promise<FormState> {
  return record(data, "referral-noted", (fields, caller) => caller.advocacy.refer(fields));
}

export async function withdrawReferral(_: FormState, data: FormData): Promise<FormState> {
  return record(data, "taken-back", (fields, caller) => caller.advocacy.withdrawReferral(fields));
}

export async function tellStory(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { storyId } = await caller.stories.tell(fields);
    return `/recognition/stories/${storyId}?done=story-told`;
  });
}
