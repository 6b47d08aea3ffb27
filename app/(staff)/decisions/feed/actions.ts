"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

/** Back to the feed's list of what one follows, or to the decision the button stood on. */
function pathBack(back: unknown, done: string): string {
  const isDecision = typeof back === "string" && /^\/decisions\/[0-9a-f-]{36}$/.test(back);
  return isDecision ? `${back}?done=${done}` : `/decisions/feed?done=${done}#following`;
}

export async function followDecisions(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async ({ back, ...fields }, caller) => {
    await caller.notices.follow(fields);
    return pathBack(back, "following");
  });
}

export async function stopFollowing(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async ({ back, ...fields }, caller) => {
    await caller.notices.unfollow(fields);
    return pathBack(back, "unfollowed");
  });
}

export async function markSeen(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.notices.seen(fields);
    return "/decisions/feed?done=feed-seen";
  });
}
