"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function withdrawScores(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.experience.withdrawScores(fields);
    return "/settings/scores?done=taken-back";
  });
}
