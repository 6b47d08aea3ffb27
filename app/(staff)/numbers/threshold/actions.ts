"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function setLapseThreshold(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.numbers.setLapseThreshold(fields);
    return "/numbers?done=saved";
  });
}
