"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

/** Saves the draft as it stands, or puts it forward as a new version of the statement. */
export async function rewriteLetter(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async ({ act, id, revision, ...content }, caller) => {
    if (act !== "propose") {
      await caller.decisions.save({ id, revision, content });
      return `/decisions/${id}/edit?done=saved`;
    }
    await caller.decisions.propose({ ...content, id, revision, content });
    return `/decisions/${id}?done=proposed`;
  });
}
