"use server";

import { itemHref } from "@/components/inbox/item-words";
import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

/** Marks an item as read and goes to what it is about. */
export async function openItem(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => itemHref(await caller.inbox.open(fields)));
}

export async function markItemRead(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async ({ itemId, back }, caller) => {
    await caller.inbox.read({ itemId });
    return /^\/inbox(\?after=[\w-]+)?$/.test(back) ? back : "/inbox";
  });
}

export async function markInboxRead(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.inbox.readAll(fields);
    return "/inbox?done=all-read";
  });
}
