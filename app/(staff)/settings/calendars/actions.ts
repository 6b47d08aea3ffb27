"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function saveCalendar(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.calendars.save(fields);
    return `/settings/calendars/${fields.owner}?done=saved`;
  });
}

export async function closeDays(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.calendars.close(fields);
    return `/settings/calendars/${fields.owner}?done=closed-days`;
  });
}

export async function takeBackClosure(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.calendars.takeBackClosure(fields);
    return `/settings/calendars/${fields.owner}?done=taken-back`;
  });
}
