"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function recordFinding(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { itemId, isFound } = await caller.listening.find(fields);
    if (isFound && data.get("more") === "yes") return `/promises/listening/${itemId}?done=heard`;
    const { itemId: next } = await caller.listening.next({ month: fields.month });
    return next ? `/promises/listening/${next}?done=heard` : `/promises/listening?month=${fields.month}&done=all-heard`;
  });
}

export async function setPlan(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.listening.setPlan(fields);
    return "/promises/listening?done=listening-set";
  });
}
