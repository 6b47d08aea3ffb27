"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function saveBrandPromise(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.charter.saveBrandPromise(fields);
    return "/charter/brand?done=saved";
  });
}

export async function retireBrandPromise(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.charter.retireBrandPromise(fields);
    return "/charter/brand?done=saved";
  });
}

export async function publishRates(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.charter.publishRates(fields);
    return "/charter/brand?done=saved";
  });
}
