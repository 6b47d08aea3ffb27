"use server";

import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

export async function sendTestMail(_: FormState, data: FormData): Promise<FormState> {
  return submit(data, async (_fields, caller) => {
    await caller.mail.test();
    return "/settings/mail?done=mail-asked";
  });
}
