"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function dismissPair(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.merging.dismiss(fields);
    return "/duplicates?done=told-apart";
  });
}

export async function startScan(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (_fields, caller) => {
    await caller.merging.startScan();
    return "/duplicates?done=scanning";
  });
}
