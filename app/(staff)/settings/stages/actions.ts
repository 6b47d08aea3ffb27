"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

const saved = "/settings/stages?done=saved";

export async function addStage(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.stages.add(fields);
    return saved;
  });
}

export async function renameStage(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.stages.rename(fields);
    return saved;
  });
}

export async function moveStage(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.stages.move(fields);
    return saved;
  });
}

export async function offerStage(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.stages.offer(fields);
    return saved;
  });
}
