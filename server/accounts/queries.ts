import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { credentials, departments, organisation, people, sessions, tokens } from "@/db/schema";
import { type Persona, personas } from "../domain/persona";
import type { Instant } from "../domain/plain-date";

/** The password hash of somebody who works here now; null when there is no such person or no password. */
export async function findCredential(
  db: Database,
  email: string,
): Promise<{ personId: string; passwordHash: string } | null> {
  const [row] = await db
    .select({ personId: credentials.personId, passwordHash: credentials.passwordHash })
    .from(credentials)
    .innerJoin(people, eq(people.id, credentials.personId))
    .where(and(eq(people.email, email), isNull(people.deactivatedAt)));
  return row ?? null;
}

export async function findOwnHash(db: Database, personId: string): Promise<string | null> {
  const [row] = await db
    .select({ passwordHash: credentials.passwordHash })
    .from(credentials)
    .where(eq(credentials.personId, personId));
  return row?.passwordHash ?? null;
}

/** Who works here now under this e-mail, for single sign-on: it lets existing people in and makes nobody. */
export async function findPersonByEmail(db: Database, email: string): Promise<string | null> {
  const [row] = await db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.email, email.trim().toLowerCase()), isNull(people.deactivatedAt)));
  return row?.id ?? null;
}

/** A person of the demo company; in any other organisation nobody, whatever is asked. */
export async function findDemoPerson(db: Database, personId: string): Promise<string | null> {
  const [row] = await db
    .select({ id: people.id })
    .from(people)
    .innerJoin(organisation, eq(organisation.isDemo, true))
    .where(and(eq(people.id, personId), isNull(people.deactivatedAt)));
  return row?.id ?? null;
}

export type OfferedPersona = Persona & { id: string; department: string };

/** Whom a visitor of the demo may be; nobody in any other organisation. */
export async function listPersonas(db: Database): Promise<OfferedPersona[]> {
  const names = personas.map(({ name }) => name);
  const rows = await db
    .select({ id: people.id, name: people.name, department: departments.name })
    .from(people)
    .innerJoin(organisation, eq(organisation.isDemo, true))
    .innerJoin(departments, eq(departments.id, people.departmentId))
    .where(and(inArray(people.name, names), isNull(people.deactivatedAt)));
  return personas.flatMap((persona) => {
    const row = rows.find(({ name }) => name === persona.name);
    return row ? [{ ...persona, id: row.id, department: row.department }] : [];
  });
}

/** The organisation as a visitor may see it; null in a new database. */
export async function findOrganisation(db: Database): Promise<{ name: string; isDemo: boolean } | null> {
  const [row] = await db.select({ name: organisation.name, isDemo: organisation.isDemo }).from(organisation);
  return row ?? null;
}

/** Whose password a one-time link sets; null when it was used, is too old or its person left. */
export async function findLink(
  db: Database,
  kind: "reset",
  hash: Buffer,
): Promise<{ id: string; name: string; email: string } | null> {
  const [row] = await db
    .select({ id: people.id, name: people.name, email: people.email })
    .from(tokens)
    .innerJoin(people, and(eq(people.id, tokens.personId), isNull(people.deactivatedAt)))
    .where(and(eq(tokens.hash, hash), eq(tokens.kind, kind), usable));
  return row ?? null;
}

/** Whether the set-up link still opens: unused, not too old, and nobody is here yet. */
export async function isSetUpOpen(db: Database, hash: Buffer): Promise<boolean> {
  const rows = await db
    .select({ kind: tokens.kind })
    .from(tokens)
    .where(and(eq(tokens.hash, hash), eq(tokens.kind, "set_up"), usable));
  return rows.length > 0 && !(await isAnybodyHere(db));
}

const usable = sql`${tokens.usedAt} is null and standpoint_now() < ${tokens.expiresAt}`;

export async function isAnybodyHere(db: Database): Promise<boolean> {
  const [row] = await db.select({ id: people.id }).from(people).limit(1);
  return row !== undefined;
}

/** What makes a session hold: see also the question asked on every request in server/auth/queries.ts. */
const holds = sql`${sessions.revokedAt} is null and standpoint_now() < ${sessions.expiresAt}
  and standpoint_now() < ${sessions.lastSeenAt} + make_interval(mins => ${organisation.sessionIdleMinutes})`;

/** Whether the cookie's session holds: not ended, not past its end, not left alone, its person still here. */
export async function isLiveSession(db: Database, claim: { sid: string; uid: string }): Promise<boolean> {
  const rows = await db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(organisation, eq(organisation.id, 1))
    .innerJoin(people, and(eq(people.id, sessions.personId), isNull(people.deactivatedAt)))
    .where(and(eq(sessions.id, claim.sid), eq(sessions.personId, claim.uid), holds));
  return rows.length > 0;
}

export type OwnSession = {
  id: string;
  createdAt: Instant;
  lastSeenAt: Instant;
  ip: string | null;
  userAgent: string | null;
};

/** The browsers a person is signed in with now, the one seen last first. */
export async function listOwnSessions(db: Database, personId: string): Promise<OwnSession[]> {
  return db
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      ip: sessions.ip,
      userAgent: sessions.userAgent,
    })
    .from(sessions)
    .innerJoin(organisation, eq(organisation.id, 1))
    .where(and(eq(sessions.personId, personId), holds))
    .orderBy(desc(sessions.lastSeenAt));
}

export type OwnSettings = { zone: string | null; keysOff: boolean; hasPassword: boolean };

export async function getOwnSettings(db: Database, personId: string): Promise<OwnSettings> {
  const [row] = await db
    .select({
      zone: people.zone,
      keysOff: people.keysOff,
      hasPassword: sql<boolean>`${credentials.personId} is not null`,
    })
    .from(people)
    .leftJoin(credentials, eq(credentials.personId, people.id))
    .where(eq(people.id, personId));
  if (!row) throw new Error("The person who is signed in has no record.");
  return row;
}
