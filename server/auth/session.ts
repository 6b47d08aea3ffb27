import "server-only";
import { cookies, headers } from "next/headers";
import NextAuth from "next-auth";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import type { Database } from "@/db/client";
import { touchSession } from "../accounts/mutations/sessions";
import type { Actor, Context } from "../context";
import { env } from "../env";
import { type Claim, claimOf, sessionCookie } from "./claim";
import { authConfig } from "./config";
import { webDatabase } from "./database";
import { findRequestFacts, type RequestFacts } from "./queries";
import { isSecure } from "./visitor";

/** The only file that holds next-auth: everything else knows an Actor, a Context and the acts below. */
export const { handlers, signIn, signOut } = NextAuth(authConfig);

/** A session is noted as seen once a minute, not on every request. */
const noteAfterSeconds = 60;

/** Who asks, the database's time and the organisation; null for a visitor. One round trip, once per request. */
export const loadRequest = cache(async (db: Database): Promise<RequestFacts | null> => {
  const claim = await readClaim();
  const found = claim && (await findRequestFacts(db, claim));
  if (!found) return null;
  const { quietSeconds, ...facts } = found;
  if (quietSeconds >= noteAfterSeconds) await touchSession(db, facts.actor.sessionId);
  return facts;
});

export async function currentActor(db: Database): Promise<Actor | null> {
  return (await loadRequest(db))?.actor ?? null;
}

/** What procedures work with; null without a session. */
export const currentContext = cache(async (): Promise<Context | null> => {
  const db = webDatabase();
  const facts = await loadRequest(db);
  return facts && { db, ...facts };
});

/** Reads the cookie. Whatever cannot be opened with our secret was not made by us. */
async function readClaim(): Promise<Claim | null> {
  const name = sessionCookie(isSecure(await headers()));
  const token = (await cookies()).get(name)?.value;
  if (!token) return null;
  const payload = await decode({ token, secret: env().AUTH_SECRET, salt: name }).catch(() => null);
  return claimOf(payload);
}
