"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function saveDecisions(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.organisation.saveDecisions(fields);
    return "/settings/decisions?done=saved";
  });
}
