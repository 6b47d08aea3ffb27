"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

/** Saves the letter as a draft, or puts it forward in one go. */
export async function writeLetter(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async ({ act, ...content }, caller) => {
    if (act !== "propose") {
      const { id } = await caller.decisions.draft({ content });
      return `/decisions/${id}/edit?done=saved`;
    }
    const { id } = await caller.decisions.propose({ ...content, id: "", content });
    return `/decisions/${id}?done=proposed`;
  });
}
