"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function answerRequest(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.goodwill.answer(fields);
    return `/approvals?done=${fields.answer}`;
  });
}

export async function giveApproved(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.goodwill.giveApproved(fields);
    return "/approvals?done=given";
  });
}

export async function withdrawRequest(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.goodwill.withdraw(fields);
    return "/approvals?done=request-withdrawn";
  });
}
