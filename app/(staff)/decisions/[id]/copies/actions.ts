"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

/** Goes on from an earlier copy. */
export async function goOnFrom(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { id } = await caller.decisions.returnTo(fields);
    return `/decisions/${id}/edit?done=saved`;
  });
}
