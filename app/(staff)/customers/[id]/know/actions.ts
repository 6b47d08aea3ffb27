"use server";

import type { FormState } from "@/server/domain/form";
import type { Caller } from "@/server/trpc/caller";
import { type Fields, submit } from "@/server/trpc/form";

type Act = (fields: Fields, caller: Caller) => Promise<{ customerId: string }>;

/** Saves and comes back to what is known. */
async function know(data: FormData, done: string, act: Act): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId } = await act(fields, caller);
    return `/customers/${customerId}/know?done=${done}`;
  });
}

/** "Still so?" is asked on the brief and on the page of what is known, and leads back to where it was asked. */
export async function answerNeed(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId } = await caller.knowledge.answerNeed(fields);
    const done = fields.answer === "still" ? "confirmed" : "taken-back";
    return `/customers/${customerId}${fields.back === "know" ? "/know" : ""}?done=${done}`;
  });
}

export async function noteNeed(_: FormState, data: FormData): Promise<FormState> {
  return know(data, "known", (fields, caller) => caller.knowledge.noteNeed(fields));
}

export async function setPreferences(_: FormState, data: FormData): Promise<FormState> {
  return know(data, "known", (fields, caller) => caller.knowledge.setPreferences(fields));
}

export async function recordConsent(_: FormState, data: FormData): Promise<FormState> {
  return know(data, "known", (fields, caller) => caller.knowledge.recordConsent(fields));
}

export async function noteDate(_: FormState, data: FormData): Promise<FormState> {
  return know(data, "known", (fields, caller) => caller.knowledge.noteDate(fields));
}

export async function withdrawDate(_: FormState, data: FormData): Promise<FormState> {
  return know(data, "taken-back", (fields, caller) => caller.knowledge.withdrawDate(fields));
}

export async function sayIntent(_: FormState, data: FormData): Promise<FormState> {
  return know(data, "known", (fields, caller) => caller.knowledge.sayIntent(fields));
}

export async function agreeGoal(_: FormState, data: FormData): Promise<FormState> {
  return know(data, "known", (fields, caller) => caller.knowledge.agreeGoal(fields));
}

export async function reviewGoal(_: FormState, data: FormData): Promise<FormState> {
  return know(data, "known", (fields, caller) => caller.knowledge.reviewGoal(fields));
}

export async function recordStep(_: FormState, data: FormData): Promise<FormState> {
  return know(data, "known", (fields, caller) => caller.knowledge.recordStep(fields));
}

export async function withdrawStep(_: FormState, data: FormData): Promise<FormState> {
  return know(data, "taken-back", (fields, caller) => caller.knowledge.withdrawStep(fields));
}

export async function recordWallet(_: FormState, data: FormData): Promise<FormState> {
  return know(data, "wallet-known", (fields, caller) => caller.experience.recordWallet(fields));
}

export async function takeBackWallet(_: FormState, data: FormData): Promise<FormState> {
  return know(data, "taken-back", (fields, caller) => caller.experience.takeBackWallet(fields));
}
