"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function undoImport(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.imports.undo(fields);
    return `/settings/imports/${fields.importId}/undo`;
  });
}
