import { type NextRequest, NextResponse } from "next/server";
import { frameSources } from "./server/domain/frame-origins";

/**
 * Gives every page its own nonce, so that no script runs that Standpoint did not send, and says who may show it inside a
 * page of theirs: nobody, except the public charter to whom the operator named. Nothing else happens here.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = policyFor(btoa(crypto.randomUUID()), framedBy(request.nextUrl));
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

function framedBy({ pathname, searchParams }: URL): string {
  const isEmbedded = pathname === "/our-charter" && searchParams.get("embed") === "1";
  return isEmbedded ? frameSources(process.env.CHARTER_FRAME_ORIGINS) : "'none'";
}

const isDevelopment = process.env.NODE_ENV === "development";

function policyFor(nonce: string, frames: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // The developer's overlay writes its styles without a nonce.
    isDevelopment ? "style-src-elem 'self' 'unsafe-inline'" : `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frames}`,
  ].join("; ");
}

/** Pages only: what the interface answers, built files and the icon carry no scripts of their own. */
export const config = {
  matcher: [
    {
      source: "/((?!api/|_next/static|_next/image|favicon.ico|icon.svg).*)",
      missing: [{ type: "header", key: "next-router-prefetch" }],
    },
  ],
};
