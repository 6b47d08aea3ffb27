"use server";

import type { FormState } from "@/server/domain/form";
import type { Caller } from "@/server/trpc/caller";
import { type Fields, submit } from "@/server/trpc/form";

type Act = (fields: Fields, caller: Caller) => Promise<{ storyId: string }>;

/** Does it and comes back to the story. */
async function work(data: FormData, done: string, act: Act): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { storyId } = await act(fields, caller);
    return `/recognition/stories/${storyId}?done=${done}`;
  });
}

export async function writeVersion(_: FormState, data: FormData): Promise<FormState> {
  return work(data, "version", (fields, caller) => caller.stories.write(fields));
}

export async function publishStory(_: FormState, data: FormData): Promise<FormState> {
  return work(data, "story-published", (fields, caller) => caller.stories.publish(fields));
}

export async function takeDown(_: FormState, data: FormData): Promise<FormState> {
  return work(data, "taken-down", (fields, caller) => caller.stories.takeDown(fields));
}

export async function withdrawStory(_: FormState, data: FormData): Promise<FormState> {
  return work(data, "taken-back", (fields, caller) => caller.stories.withdraw(fields));
}

export async function recordConsent(_: FormState, data: FormData): Promise<FormState> {
  return work(data, "known", async (fields, caller) => {
    await caller.knowledge.recordConsent(fields);
    return { storyId: String(fields.storyId) };
  });
}
