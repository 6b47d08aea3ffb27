import { createHash, randomBytes } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { people, sessions, tokens } from "@/db/schema";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import type { Instant } from "../../domain/plain-date";
import { recordEvent } from "../../events/mutations";
import type { LinkFor, ResetPassword } from "../input";
import { findLink } from "../queries";
import { hashNewPassword, setPassword } from "./own";
import { endSessions } from "./sessions";

export type TokenKind = "set_up" | "reset";
export type IssuedLink = { token: string; expiresAt: Instant };

/** A link with which somebody chooses their password. Shown once to the administrator, who hands it over; earlier ones end. */
export async function issueResetLink({ db, actor }: Context, { personId }: LinkFor): Promise<IssuedLink> {
  return db.transaction(async (tx) => {
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.id, personId), isNull(people.deactivatedAt)));
    if (!person) throw new DomainError("not_found");
    const link = await issueToken(tx, "reset", personId);
    await recordEvent(tx, { actor, action: "reset_link.issued", subject: "person", subjectId: personId });
    return link;
  });
}

/** Chooses a password with a one-time link; every browser of the person is signed out. */
export async function resetPassword(db: Database, { token, newPassword }: ResetPassword): Promise<void> {
  const person = await findLink(db, "reset", hashOf(token));
  if (!person) throw new DomainError("link_over");
  const passwordHash = await hashNewPassword(newPassword, person);
  await db.transaction(async (tx) => {
    await takeToken(tx, "reset", token);
    await setPassword(tx, person.id, passwordHash);
    await endSessions(tx, eq(sessions.personId, person.id));
    await recordEvent(tx, { actor: person, action: "password.reset", subject: "person", subjectId: person.id });
  });
}

/** Makes a one-time token in place of earlier ones. Only its hash is kept. */
export async function issueToken(tx: Database, kind: TokenKind, personId: string | null): Promise<IssuedLink> {
  const token = randomBytes(32).toString("base64url");
  await tx.execute(sql`delete from tokens where kind = ${kind} and person_id is not distinct from ${personId}::uuid
    and used_at is null`);
  const [row] = await tx.execute<{ expires_at: string }>(sql`
    insert into tokens (hash, kind, person_id) values (${hashOf(token)}, ${kind}, ${personId}) returning expires_at`);
  if (!row) throw new Error("The token was not kept.");
  return { token, expiresAt: new Date(row.expires_at) };
}

/** Uses a token up. Of two who use it at the same moment, one is refused. */
export async function takeToken(tx: Database, kind: TokenKind, token: string): Promise<void> {
  const taken = await tx
    .update(tokens)
    .set({ usedAt: sql`standpoint_now()` })
    .where(
      and(
        eq(tokens.hash, hashOf(token)),
        eq(tokens.kind, kind),
        isNull(tokens.usedAt),
        sql`standpoint_now() < ${tokens.expiresAt}`,
      ),
    )
    .returning({ kind: tokens.kind });
  if (taken.length === 0) throw new DomainError("link_over");
}

/** A token is 256 random bits: a plain hash keeps it, nothing slower is needed. */
export function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
