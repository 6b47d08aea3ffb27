"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

/** Answers a notice where it is listed, and comes back there. */
export async function answerNotice(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async ({ back, ...fields }, caller) => {
    await caller.decisions.acknowledge(fields);
    const path = /^\/(waiting|decisions\/notices(\?[\w=&-]*)?)$/.test(back) ? back : "/decisions/notices";
    return `${path}${path.includes("?") ? "&" : "?"}done=acknowledged`;
  });
}
