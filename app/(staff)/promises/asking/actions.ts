"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function setPlan(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.confirmations.setPlan(fields);
    return "/promises/asking?done=asking-set";
  });
}
