"use server";

import type { FormState } from "@/server/domain/form";
import type { Caller } from "@/server/trpc/caller";
import { type Fields, submit } from "@/server/trpc/form";

type Act = (fields: Fields, caller: Caller) => Promise<{ customerId: string }>;

/** Saves and comes back to the record. */
async function save(data: FormData, act: Act): Promise<FormState> {
  return submit(data, async (fields, caller) => `/customers/${(await act(fields, caller)).customerId}/edit?done=saved`);
}

export async function changeCustomer(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId } = await caller.customers.change(fields);
    return `/customers/${customerId}?done=saved`;
  });
}

export async function addIdentity(_: FormState, data: FormData): Promise<FormState> {
  return save(data, (fields, caller) => caller.customers.addIdentity(fields));
}

export async function withdrawIdentity(_: FormState, data: FormData): Promise<FormState> {
  return save(data, (fields, caller) => caller.customers.withdrawIdentity(fields));
}

export async function endRepresentative(_: FormState, data: FormData): Promise<FormState> {
  return save(data, (fields, caller) => caller.customers.endRepresentative(fields));
}

export async function withdrawNote(_: FormState, data: FormData): Promise<FormState> {
  return save(data, (fields, caller) => caller.customers.withdrawNote(fields));
}

export async function markVulnerable(_: FormState, data: FormData): Promise<FormState> {
  return save(data, (fields, caller) => caller.customers.markVulnerable(fields));
}

export async function clearVulnerable(_: FormState, data: FormData): Promise<FormState> {
  return save(data, (fields, caller) => caller.customers.clearVulnerable(fields));
}

export async function markDied(_: FormState, data: FormData): Promise<FormState> {
  return save(data, (fields, caller) => caller.customers.markDied(fields));
}

export async function clearDied(_: FormState, data: FormData): Promise<FormState> {
  return save(data, (fields, caller) => caller.customers.clearDied(fields));
}
