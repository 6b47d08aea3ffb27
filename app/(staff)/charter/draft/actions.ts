"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function saveClause(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.charter.saveClause(fields);
    return "/charter/draft?done=saved";
  });
}

export async function moveClause(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.charter.moveClause(fields);
    return "/charter/draft";
  });
}

export async function dropClause(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.charter.dropClause(fields);
    return "/charter/draft?done=clause-dropped";
  });
}

export async function putUp(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.charter.putUp(fields);
    return "/charter?done=charter-put-up";
  });
}
