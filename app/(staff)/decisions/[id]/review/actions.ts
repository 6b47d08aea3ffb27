"use server";

import type { FormState } from "@/server/domain/form";
import type { Caller } from "@/server/trpc/caller";
import { type Fields, submit } from "@/server/trpc/form";

type Doing = readonly [done: string, run: (caller: Caller, fields: Fields) => Promise<{ id: string }>];

const doings: Readonly<Record<string, Doing>> = {
  recordOutcome: ["outcome", ({ decisions }, fields) => decisions.recordOutcome(fields)],
  recordSaving: ["time-saved", ({ reviews }, fields) => reviews.recordSaving(fields)],
  review: ["reviewed", ({ decisions }, fields) => decisions.review(fields)],
  minuteBoard: ["minuted", ({ decisions }, fields) => decisions.minuteBoard(fields)],
  continue: ["continued", ({ decisions }, fields) => decisions.continue(fields)],
  close: ["closed", ({ decisions }, fields) => decisions.close(fields)],
  reverse: ["reversed", ({ decisions }, fields) => decisions.reverse(fields)],
};

/** Every act of a review: the form says which, and the reader stays on the page. */
export async function actOnReview(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async ({ act, ...fields }, caller) => {
    if (act === "supersede") {
      const { id } = await caller.decisions.supersede(fields);
      return `/decisions/${id}/edit`;
    }
    const doing = Object.entries(doings).find(([key]) => key === act)?.[1];
    if (!doing) return undefined;
    const [done, run] = doing;
    const { id } = await run(caller, fields);
    return `/decisions/${id}/review?done=${done}`;
  });
}
