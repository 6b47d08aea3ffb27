"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function linkReferral(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (fields, caller) => {
    const { customerId } = await caller.advocacy.link(fields);
    return `/customers/${customerId}/advocacy?done=referral-noted#sent`;
  });
}
