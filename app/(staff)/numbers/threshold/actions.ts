"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function setLapseThreshold(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.numbers.setLapseThreshold(fields);
    return "/numbers/threshold?done=threshold-set";
  });
}

export async function proposeThreshold(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.thresholds.propose(fields);
    return "/numbers/threshold?done=threshold-proposed";
  });
}

export async function declineThreshold(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.thresholds.decline(fields);
    return "/numbers/threshold?done=threshold-declined";
  });
}
