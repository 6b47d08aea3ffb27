"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function setMethod(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.values.setMethod(fields as Parameters<typeof caller.values.setMethod>[0]);
    return "/numbers/value?done=value-method-set";
  });
}

export async function fitAgain(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (_fields, caller) => {
    await caller.values.fit();
    return "/numbers/value?done=value-fit-asked";
  });
}
