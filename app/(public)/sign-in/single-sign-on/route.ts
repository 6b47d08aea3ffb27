import { redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import { singleSignOnUrl } from "@/server/auth/sign-in";
import { ownPath } from "@/server/domain/own-path";

/** A link, not a form: a form's policy would stop the way to the organisation's own sign-in. */
export async function GET(request: NextRequest): Promise<never> {
  const url = await singleSignOnUrl(ownPath(request.nextUrl.searchParams.get("next")));
  redirect(url ?? "/sign-in");
}
