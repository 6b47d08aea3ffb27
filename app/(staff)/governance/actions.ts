"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function signDefinition(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.governance.sign(fields);
    return "/governance?done=signed";
  });
}

export async function writeDefinition(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.governance.write(fields);
    return "/governance?done=definition-written";
  });
}
