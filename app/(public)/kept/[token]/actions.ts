"use server";

import { redirect } from "next/navigation";
import { answerByLink } from "@/server/auth/by-link";
import type { FormState } from "@/server/domain/form";

const thanks: Record<string, string> = { yes: "yes", late: "sorry", no: "sorry" };

export async function answer(_: FormState, data: FormData): Promise<FormState> {
  const refused = await answerByLink(data);
  if (refused.message) return refused;
  redirect(`/kept/thanks?for=${thanks[String(data.get("answer"))] ?? "nothing"}`);
}
