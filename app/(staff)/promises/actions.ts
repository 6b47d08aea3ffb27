"use server";

import { redirect } from "next/navigation";
import type { FormState } from "@/server/domain/form";
import { submit } from "@/server/trpc/form";

/** Where a Keep may lead back to: pages of our own that show promises, nothing else. */
const backs = /^\/(promises|waiting|customers\/[0-9a-f-]{36})?(\?of=[a-z]+(&customer=[0-9a-f-]{36})?)?$/;

/** Keep from a list. Where it would not count as kept any more, the promise's page says so before anything is saved. */
export async function keepFromList(_: FormState, data: FormData): Promise<FormState> {
  const answer = await submit(data, async (fields, caller) => {
    await caller.promises.keep({ promiseId: fields.promiseId, evidence: fields.evidence, expects: "kept" });
    const back = backs.test(fields.back) ? fields.back : "/promises";
    return `${back}${back.includes("?") ? "&" : "?"}done=kept`;
  });
  const promiseId = String(data.get("promiseId"));
  if (answer.message && /^[0-9a-f-]{36}$/.test(promiseId)) redirect(`/promises/${promiseId}?act=keep#acts`);
  return answer;
}
