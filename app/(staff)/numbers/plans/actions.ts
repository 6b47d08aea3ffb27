"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function savePlan(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { planId } = await caller.plans.save(fields);
    return `/numbers/plans/${planId}?done=plan-saved`;
  });
}

export async function submitPlan(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.plans.submit(fields);
    return `/numbers/plans/${fields.planId}?done=plan-submitted`;
  });
}
