"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function runImport(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.imports.run(fields);
    return `/settings/imports/${fields.importId}`;
  });
}

export async function cancelRun(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.imports.cancel(fields);
    return `/settings/imports/${fields.importId}`;
  });
}
