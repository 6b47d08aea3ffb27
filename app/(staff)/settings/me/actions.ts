"use server";

import { redirect } from "next/navigation";
import { signOutHere } from "@/server/auth/sign-in";
import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function saveOwn(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.accounts.saveOwn(fields);
    return "/settings/me?done=saved";
  });
}

export async function saveOwnHours(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.calendars.saveOwn(fields);
    return "/settings/me?done=saved";
  });
}

export async function recordAbsence(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.calendars.recordAbsence(fields);
    return "/settings/me?done=away";
  });
}

export async function endAbsence(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.calendars.endAbsence(fields);
    return "/settings/me?done=saved";
  });
}

export async function takeBackAbsence(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.calendars.takeBackAbsence(fields);
    return "/settings/me?done=taken-back";
  });
}

export async function changePassword(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.accounts.changePassword(fields);
    return "/settings/me?done=password-changed";
  });
}

export async function endSession(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.accounts.endSession(fields);
    return "/settings/me?done=session-ended";
  });
}

export async function signOutEverywhere(_: FormState, data: FormData): Promise<FormState> {
  const refused = await submit(data, async (_fields, caller) => {
    await caller.accounts.signOutEverywhere();
    return undefined;
  });
  if (refused.message) return refused;
  await signOutHere();
  redirect("/sign-in?done=everywhere");
}

export async function signOut(): Promise<void> {
  await signOutHere();
  redirect("/sign-in?done=signed-out");
}
