"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function correctContact(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId } = await caller.contacts.correct(fields);
    return `/customers/${customerId}/contacts/${fields.contactId}?done=saved`;
  });
}

export async function answerFeedback(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId, contactId } = await caller.feedbacks.answer(fields);
    return `/customers/${customerId}/contacts/${contactId}?done=answered`;
  });
}

export async function linkDecision(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId, contactId } = await caller.feedbacks.linkDecision(fields);
    return `/customers/${customerId}/contacts/${contactId}?done=linked`;
  });
}

export async function unlinkDecision(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId, contactId } = await caller.feedbacks.unlinkDecision(fields);
    return `/customers/${customerId}/contacts/${contactId}?done=unlinked`;
  });
}
