"use server";

import { redirect } from "next/navigation";
import { chooseNewPassword } from "@/server/auth/sign-in";
import type { FormState } from "@/server/domain/form";

export async function choosePassword(_: FormState, data: FormData): Promise<FormState> {
  const refused = await chooseNewPassword(data);
  if (refused.message) return refused;
  redirect("/sign-in?done=password");
}
