"use server";

import { isSameLetter, type ShownConflict, settle } from "@/server/domain/draft-merge";
import type { FormState } from "@/server/domain/form";
import { valuesOfLetter } from "@/server/domain/letter";
import type { Caller } from "@/server/trpc/caller";
import { type Fields, submit } from "@/server/trpc/form";

/** Saves the letter as a draft, counts whom it touches, or puts it forward; whatever somebody else wrote meanwhile stays. */
export async function writeLetter(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, ({ act, id, revision, merge = [], ...content }, caller) =>
    id ? rewrite(caller, { act, id, revision, merge, content }) : write(caller, { act, content }),
  );
}

async function write(caller: Caller, { act, content }: { act: string; content: Fields }): Promise<string> {
  if (act === "propose") {
    const { id } = await caller.decisions.propose({ ...content, id: "", content });
    return `/decisions/${id}?done=proposed`;
  }
  const { id } = await caller.decisions.draft({ content });
  return saved(id, act);
}

type Rewritten = { act: string; id: string; revision: string; merge: ShownConflict[]; content: Fields };

async function rewrite(caller: Caller, { act, id, revision, merge, content }: Rewritten) {
  const { values, open } = settle(valuesOfLetter(content), merge);
  const now = await caller.decisions.save({ id, revision: Number(revision), content: values });
  const conflicts = [...open, ...now.conflicts].map((conflict) => ({
    ...conflict,
    by: now.by.name,
    at: now.savedAt.getTime(),
  }));
  const mine = Object.fromEntries(conflicts.map(({ field, mine }) => [field, mine]));
  const standing = { ...now.values, ...mine, id, revision: String(now.revision) };
  if (conflicts.length > 0)
    return { conflicts, values: standing, message: "Both of you wrote here. Nothing is lost: choose what stands." };
  if (act !== "propose") return saved(id, act);
  if (!isSameLetter(values, now.values)) {
    const message = `${now.by.name} wrote in this letter meanwhile. What they wrote stands in it now: look at it, then propose.`;
    return { message, values: standing };
  }
  await caller.decisions.propose({ ...content, id, revision: now.revision, content });
  return `/decisions/${id}?done=proposed`;
}

function saved(id: string, act: string): string {
  return `/decisions/${id}/edit?done=saved${act === "count" ? "#affected" : ""}`;
}
