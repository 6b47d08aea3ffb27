"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function recordExposure(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.exposures.record(fields);
    return "/governance/exposures?done=exposure-recorded";
  });
}

export async function withdrawExposure(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { id } = await caller.exposures.withdraw(fields);
    return `/governance/exposures/${id}?done=exposure-withdrawn`;
  });
}
