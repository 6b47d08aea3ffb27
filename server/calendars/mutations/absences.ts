import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { Actor, Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { can } from "../../domain/permissions";
import { recordEvent } from "../../events/mutations";
import type { AbsenceMeant, EndAbsence, RecordAbsence } from "../input";

/** Somebody is away: oneself, or by a manager somebody else. Their promises stay theirs until they are handed over. */
export async function recordAbsence(
  { db, actor }: Context,
  { personId, fromOn, untilOn }: RecordAbsence,
): Promise<void> {
  const whose = personId ?? actor.id;
  checkRight(actor, whose);
  const absenceId = newId();
  await db.transaction(async (tx) => {
    const recorded = await tx.execute(sql`
      insert into absences (id, person_id, from_on, until_on, recorded_by)
      select ${absenceId}, p.id, ${fromOn}, ${untilOn}, ${actor.id} from people p
      where p.id = ${whose} and p.deactivated_at is null returning id`);
    if (recorded.length === 0) throw new DomainError("not_found");
    await recordEvent(tx, {
      actor,
      action: "absence.recorded",
      subject: "person",
      subjectId: whose,
      facts: { absenceId, fromOn, untilOn },
    });
  });
}

/** Tells the last day away, later or sooner than it was. */
export async function endAbsence({ db, actor }: Context, { absenceId, untilOn }: EndAbsence): Promise<void> {
  await db.transaction(async (tx) => {
    const personId = await whoseAbsence(tx, actor, absenceId);
    await tx.execute(sql`update absences set until_on = ${untilOn} where id = ${absenceId}`);
    const facts = { absenceId, untilOn };
    await recordEvent(tx, { actor, action: "absence.end_told", subject: "person", subjectId: personId, facts });
  });
}

/** An absence recorded by mistake: taken back, not removed. */
export async function takeBackAbsence({ db, actor }: Context, { absenceId }: AbsenceMeant): Promise<void> {
  await db.transaction(async (tx) => {
    const personId = await whoseAbsence(tx, actor, absenceId);
    await tx.execute(sql`update absences set taken_back_by = ${actor.id} where id = ${absenceId}`);
    const facts = { absenceId };
    await recordEvent(tx, { actor, action: "absence.taken_back", subject: "person", subjectId: personId, facts });
  });
}

async function whoseAbsence(tx: Database, actor: Actor, absenceId: string): Promise<string> {
  const [row] = await tx.execute<{ person_id: string }>(sql`select person_id from absences where id = ${absenceId}`);
  if (!row) throw new DomainError("not_found");
  checkRight(actor, row.person_id);
  return row.person_id;
}

function checkRight(actor: Actor, personId: string): void {
  if (personId !== actor.id && !can(actor, "absence:setForOthers")) throw new DomainError("absence_right");
}
