import "server-only";
import { cookies, headers } from "next/headers";
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { cache } from "react";
import { touchSession } from "../accounts/mutations/sessions";
import type { Context } from "../context";
import { env } from "../env";
import { type Claim, openClaim, sessionCookie } from "./claim";
import { authConfig } from "./config";
import { webDatabase } from "./database";
import { findRequestFacts } from "./queries";
import { isSecure } from "./visitor";

/** The only file that holds next-auth: everything else knows an Actor, a Context and the acts below. */
const { handlers, signIn, signOut } = NextAuth(authConfig);

export { signIn, signOut };

/** The addresses under /api/auth: where single sign-on comes back to. */
export const answers = {
  GET: (request: NextRequest) => handlers.GET(asAddressed(request)),
  POST: (request: NextRequest) => handlers.POST(asAddressed(request)),
};

/** Next gives a request its own host's name; where people are to come back to is the name they used. */
function asAddressed(request: NextRequest): NextRequest {
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  if (!host) return request;
  const { pathname, search } = request.nextUrl;
  return new NextRequest(`${isSecure(request.headers) ? "https" : "http"}://${host}${pathname}${search}`, request);
}

/** A session is noted as seen once a minute, not on every request. */
const noteAfterSeconds = 60;

/**
 * What procedures work with: who asks, the database's time and the organisation; null for a visitor.
 * One round trip, once per request.
 */
export const currentContext = cache(async (): Promise<Context | null> => {
  const db = webDatabase();
  const claim = await readClaim();
  const found = claim && (await findRequestFacts(db, claim));
  if (!found) return null;
  const { quietSeconds, ...facts } = found;
  if (quietSeconds >= noteAfterSeconds) await touchSession(db, facts.actor.sessionId);
  return { db, ...facts };
});

async function readClaim(): Promise<Claim | null> {
  const name = sessionCookie(isSecure(await headers()));
  const token = (await cookies()).get(name)?.value;
  return token ? openClaim(token, env().AUTH_SECRET) : null;
}
