"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function setTarget(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.rates.setTarget(fields);
    return "/promises/rate/limits?done=target-set";
  });
}

export async function setBase(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.rates.setBase(fields);
    return "/promises/rate/limits?done=limits-anew";
  });
}
