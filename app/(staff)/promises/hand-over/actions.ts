"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function handOverAll(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { gone } = await caller.promises.handOverAll(fields);
    const from = `/promises/hand-over?from=${fields.fromId}`;
    return gone === 0 ? `${from}&done=handed-over-all` : `${from}&done=handed-over-most`;
  });
}
