"use server";

import type { FormState } from "@/server/domain/form";
import { warningViews } from "@/server/domain/warning-words";
import { submit } from "@/server/trpc/form";

export async function answerWarning(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.warnings.answer(fields);
    const view = warningViews.find((known) => known === data.get("view")) ?? "now";
    return `/warnings?show=${view}&done=${data.get("what") === "done" ? "warning-done" : "warning-judged"}`;
  });
}

export async function setWarningRule(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.warnings.setRule(fields);
    return "/warnings/rules?done=warning-rule";
  });
}
