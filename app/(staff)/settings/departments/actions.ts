"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function addDepartment(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.departments.create(fields);
    return "/settings/departments?done=created";
  });
}

export async function renameDepartment(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.departments.rename(fields);
    return "/settings/departments?done=saved";
  });
}

export async function addTeam(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.departments.createTeam(fields);
    return "/settings/departments?done=created";
  });
}

export async function saveTeam(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.departments.saveTeam(fields);
    return "/settings/departments?done=saved";
  });
}
