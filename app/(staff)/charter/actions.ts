"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function beginDraft(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (_fields, caller) => {
    await caller.charter.draft();
    return "/charter/draft";
  });
}

export async function signVersion(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.charter.sign(fields);
    return "/charter?done=charter-signed";
  });
}
