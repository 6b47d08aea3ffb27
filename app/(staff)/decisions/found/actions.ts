"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

/** Enters a decision found outside the register and opens its draft. */
export async function enterFinding(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { id } = await caller.decisions.enterFinding(fields);
    return `/decisions/${id}?done=found-outside`;
  });
}
