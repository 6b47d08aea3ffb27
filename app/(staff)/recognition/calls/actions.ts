"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function takeCall(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { callId } = await caller.calls.take(fields);
    return `/recognition/calls/${callId}?done=call-taken`;
  });
}

export async function giveBackCall(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.calls.giveBack(fields);
    return "/recognition/calls?done=call-back";
  });
}

const doneWords = { not_reached: "call-missed", refused: "call-refused" } as const;

export async function logCall(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { outcome, isThanked } = await caller.calls.log(fields);
    const done = outcome === "reached" ? (isThanked ? "call-thanked" : "call-logged") : doneWords[outcome];
    return `/recognition/calls?done=${done}`;
  });
}
