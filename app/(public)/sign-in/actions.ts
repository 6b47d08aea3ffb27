"use server";

import { redirect } from "next/navigation";
import { signInAsPersona, signInWithPassword } from "@/server/auth/sign-in";
import type { FormState } from "@/server/domain/form";
import { ownPath } from "@/server/domain/own-path";

export async function signIn(_: FormState, data: FormData): Promise<FormState> {
  const refused = await signInWithPassword(data);
  if (refused.message) return refused;
  redirect(ownPath(data.get("next")));
}

export async function bePersona(data: FormData): Promise<void> {
  const isIn = await signInAsPersona(String(data.get("personId")));
  redirect(isIn ? ownPath(data.get("next")) : "/sign-in?problem=not-demo");
}
