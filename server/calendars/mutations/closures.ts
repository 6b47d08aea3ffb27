import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { recordEvent } from "../../events/mutations";
import type { CloseDays, ClosureMeant } from "../input";
import { columnsOf } from "./calendar";

/** Closes an organisation, department or team for some days, and whoever belongs to it. */
export async function closeDays({ db, actor }: Context, { owner, name, fromOn, untilOn }: CloseDays): Promise<void> {
  const closureId = newId();
  const { departmentId, teamId } = columnsOf(owner);
  await db.transaction(async (tx) => {
    await tx.execute(sql`
      insert into closures (id, department_id, team_id, name, from_on, until_on, recorded_by)
      values (${closureId}, ${departmentId}, ${teamId}, ${name}, ${fromOn}, ${untilOn ?? fromOn}, ${actor.id})`);
    await recordEvent(tx, {
      actor,
      action: "calendar.closed",
      subject: "closure",
      subjectId: closureId,
      facts: { fromOn, untilOn: untilOn ?? fromOn },
    });
  });
}

/** A closure recorded by mistake: taken back, not removed. Promises made meanwhile keep their due times. */
export async function takeBackClosure({ db, actor }: Context, { closureId }: ClosureMeant): Promise<void> {
  await db.transaction(async (tx) => {
    const taken = await tx.execute(sql`
      update closures set taken_back_by = ${actor.id} where id = ${closureId} returning id`);
    if (taken.length === 0) throw new DomainError("not_found");
    await recordEvent(tx, { actor, action: "calendar.reopened", subject: "closure", subjectId: closureId });
  });
}
