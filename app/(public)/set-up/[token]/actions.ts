"use server";

import { redirect } from "next/navigation";
import { setUpOrganisation } from "@/server/auth/sign-in";
import type { FormState } from "@/server/domain/form";

export async function setUp(_: FormState, data: FormData): Promise<FormState> {
  const refused = await setUpOrganisation(data);
  if (refused.message) return refused;
  redirect("/");
}
