"use server";

import type { FormState } from "@/server/domain/form";
import { checkDue } from "@/server/trpc/check-due";

/** What "when" of the new promise means is shown before anything is saved (ruling 9). */
export async function putRight(_: FormState, data: FormData): Promise<FormState> {
  return checkDue(
    data,
    async (fields, caller) => {
      const { promiseId } = await caller.promises.putRight(fields);
      return `/promises/${promiseId}?done=put-right`;
    },
    "promise.",
  );
}
