import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/** What a session cookie says, before the database has been asked whether it still holds. */
export type Claim = { sid: string; uid: string };

const shape = z.object({ sid: z.uuid(), uid: z.uuid() });

export function claimOf(payload: unknown): Claim | null {
  return shape.safeParse(payload).data ?? null;
}

/** Under https the name itself makes browsers refuse the cookie from anywhere else. */
export function sessionCookie(secure: boolean): string {
  return secure ? "__Host-standpoint" : "standpoint";
}

const header = Buffer.from(JSON.stringify({ alg: "HS256", typ: "JWT" })).toString("base64url");

/**
 * The cookie's value: a plain signed JWT (RFC 7519, HS256). Not encrypted, because two ids are no secret, and opening
 * an encrypted one on every request would cost more than everything else that is checked. It carries no end:
 * the session's row does.
 */
export function signClaim({ sid, uid }: Claim, secret: string): string {
  const body = `${header}.${Buffer.from(JSON.stringify({ sid, uid })).toString("base64url")}`;
  return `${body}.${signatureOf(body, secret).toString("base64url")}`;
}

/** What a cookie says if we signed it; null for anything else. The header has to be ours, so no other method is tried. */
export function openClaim(token: string, secret: string): Claim | null {
  const [head, payload, signature, ...more] = token.split(".");
  if (head !== header || !payload || !signature || more.length > 0) return null;
  const [given, ours] = [Buffer.from(signature, "base64url"), signatureOf(`${head}.${payload}`, secret)];
  if (given.length !== ours.length || !timingSafeEqual(given, ours)) return null;
  return claimOf(JSON.parse(Buffer.from(payload, "base64url").toString()));
}

function signatureOf(body: string, secret: string): Buffer {
  return createHmac("sha256", keyOf(secret)).update(body).digest();
}

/** A key of its own, so that what next-auth seals with the same secret (the way through single sign-on) is no session. */
function keyOf(secret: string): Buffer {
  if (known?.secret !== secret)
    known = { secret, key: Buffer.from(hkdfSync("sha256", secret, "", "standpoint session", 32)) };
  return known.key;
}

let known: { secret: string; key: Buffer } | undefined;
