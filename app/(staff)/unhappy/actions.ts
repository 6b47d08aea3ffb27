"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function lookAfter(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.unhappy.lookAfter(fields);
    return "/unhappy?of=mine&done=taken";
  });
}
