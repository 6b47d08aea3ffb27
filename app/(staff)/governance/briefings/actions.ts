"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function writeBriefing(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { id } = await caller.advocates.writeBriefing(fields);
    return `/governance/briefings/${id}?done=briefed`;
  });
}

export async function sayRead(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.advocates.sayRead(fields);
    return `/governance/briefings/${fields.briefingId}?done=said-read`;
  });
}
