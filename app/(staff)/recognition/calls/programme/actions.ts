"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function setProgramme(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.calls.setProgramme(fields);
    return "/recognition/calls/programme?done=calls-set";
  });
}
