"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function writeResearch(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { id } = await caller.research.write(fields);
    return `/governance/research/${id}?done=${fields.firstId ? "research-corrected" : "research-written"}`;
  });
}

export async function withdrawResearch(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { id } = await caller.research.withdraw(fields);
    return `/governance/research/${id}?done=research-withdrawn`;
  });
}
