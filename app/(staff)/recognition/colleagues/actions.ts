"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function thankColleague(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId } = await caller.colleagues.thank(fields);
    return customerId
      ? `/customers/${customerId}?done=passed-thanks#happened`
      : "/recognition/colleagues?done=passed-thanks";
  });
}

export async function hideThanks(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.colleagues.hide(fields);
    return `/recognition/colleagues?show=me&done=thanks-${fields.hide === "yes" ? "hidden" : "shown"}`;
  });
}

export async function takeBackThanks(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    await caller.colleagues.takeBack(fields);
    return "/recognition/colleagues?done=taken-back";
  });
}
