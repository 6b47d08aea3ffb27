import { and, eq, ne, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { people, sessions } from "@/db/schema";
import { hashPassword, isPassword } from "../../auth/password";
import { takeTry, triesByPerson } from "../../auth/tries";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { passwordFault } from "../../domain/password";
import { recordEvent } from "../../events/mutations";
import { TooBusy } from "../../turns";
import type { ChangePassword, SaveOwnSettings } from "../input";
import { findOwnHash } from "../queries";
import { endSessions } from "./sessions";

/** Sets a new password after the present one was given; every other browser is signed out. */
export async function changeOwnPassword({ db, actor }: Context, input: ChangePassword): Promise<void> {
  const passwordHash = await hashNewPassword(input.newPassword, actor);
  if (!(await takeTry(db, triesByPerson(actor.id)))) throw new DomainError("too_many_tries", {}, "presentPassword");
  if (!(await isPassword(input.presentPassword, await findOwnHash(db, actor.id))))
    throw new DomainError("password_wrong", {}, "presentPassword");
  await db.transaction(async (tx) => {
    await setPassword(tx, actor.id, passwordHash);
    await endSessions(tx, and(eq(sessions.personId, actor.id), ne(sessions.id, actor.sessionId)));
    await recordEvent(tx, { actor, action: "password.changed", subject: "person", subjectId: actor.id });
  });
}

/** One's own zone and shortcuts. */
export async function saveOwnSettings({ db, actor }: Context, input: SaveOwnSettings): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(people).set(input).where(eq(people.id, actor.id));
    await recordEvent(tx, {
      actor,
      action: "person.settings_saved",
      subject: "person",
      subjectId: actor.id,
      facts: { zone: input.zone, keysOff: input.keysOff },
    });
  });
}

/** Judges a new password and hashes it; what will not do is refused with the reason, beside its field. */
export async function hashNewPassword(password: string, whose: { name: string; email: string }): Promise<string> {
  const fault = passwordFault(password, whose);
  if (fault) throw new DomainError("password_refused", { fault }, "newPassword");
  try {
    return await hashPassword(password);
  } catch (error) {
    if (error instanceof TooBusy) throw new DomainError("too_busy");
    throw error;
  }
}

/** Keeps a password's hash as the only one of its person. */
export async function setPassword(tx: Database, personId: string, passwordHash: string): Promise<void> {
  await tx.execute(sql`insert into credentials (person_id, password_hash) values (${personId}, ${passwordHash})
    on conflict (person_id) do update set password_hash = excluded.password_hash`);
}
