"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function forgetDocument(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { id } = await caller.documents.forget(fields);
    return `/governance/documents/${id}?done=document-forgotten`;
  });
}
