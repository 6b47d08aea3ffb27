import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { sessions } from "@/db/schema";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { recordEvent } from "../../events/mutations";
import type { EndSession } from "../input";

export type NewSession = { personId: string; ip: string | null; userAgent: string | null };

/** Begins somebody's stay in one browser. The database says when, and until when. */
export async function openSession(db: Database, { personId, ip, userAgent }: NewSession): Promise<string> {
  return db.transaction(async (tx) => {
    const id = newId();
    await tx.execute(sql`insert into sessions (id, person_id, ip, user_agent)
      values (${id}, ${personId}, ${ip?.slice(0, 60) ?? null}, ${userAgent?.slice(0, 400) ?? null})`);
    await recordEvent(tx, { actor: { id: personId }, action: "session.opened", subject: "session", subjectId: id });
    return id;
  });
}

/** Notes that a session is in use; the database notes when. */
export async function touchSession(db: Database, sessionId: string): Promise<void> {
  await db
    .update(sessions)
    .set({ lastSeenAt: sql`standpoint_now()` })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)));
}

/** Signs out: the cookie's session ends, unless it has already. */
export async function closeSession(db: Database, claim: { sid: string; uid: string }): Promise<void> {
  await db.transaction(async (tx) => {
    const ended = await endSessions(tx, and(eq(sessions.id, claim.sid), eq(sessions.personId, claim.uid)));
    if (ended === 0) return;
    const actor = { id: claim.uid };
    await recordEvent(tx, { actor, action: "session.ended", subject: "session", subjectId: claim.sid });
  });
}

/** Ends one of one's own sessions, in whichever browser. */
export async function endOwnSession({ db, actor }: Context, { sessionId }: EndSession): Promise<void> {
  await db.transaction(async (tx) => {
    const ended = await endSessions(tx, and(eq(sessions.id, sessionId), eq(sessions.personId, actor.id)));
    if (ended === 0) throw new DomainError("not_found");
    await recordEvent(tx, { actor, action: "session.ended", subject: "session", subjectId: sessionId });
  });
}

/** Signs out everywhere, this browser included. */
export async function signOutEverywhere({ db, actor }: Context): Promise<void> {
  await db.transaction(async (tx) => {
    const ended = await endSessions(tx, eq(sessions.personId, actor.id));
    await recordEvent(tx, {
      actor,
      action: "session.all_ended",
      subject: "person",
      subjectId: actor.id,
      facts: { sessions: ended },
    });
  });
}

/** Ends those of the sessions meant that have not ended; answers how many. */
export async function endSessions(tx: Database, meant: SQL | undefined): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ revokedAt: sql`standpoint_now()` })
    .where(and(meant, isNull(sessions.revokedAt)))
    .returning({ id: sessions.id });
  return ended.length;
}
