"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

/** Scores the statement a decision was made on. */
export async function scoreStatement(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { id } = await caller.reviews.score(fields);
    return `/decisions/${id}/score?done=scored`;
  });
}
