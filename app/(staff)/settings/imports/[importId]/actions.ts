"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function rereadFile(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.imports.reread(fields);
    return `/settings/imports/${fields.importId}?step=read`;
  });
}

export async function rehearseImport(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.imports.rehearse(fields);
    return `/settings/imports/${fields.importId}`;
  });
}

export async function bringIn(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.imports.bringIn(fields);
    return `/settings/imports/${fields.importId}`;
  });
}

export async function cancelRun(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.imports.cancel(fields);
    return `/settings/imports/${fields.importId}`;
  });
}
