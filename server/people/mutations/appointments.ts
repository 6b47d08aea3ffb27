import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { appointments, people } from "@/db/schema";
import type { Context } from "../../context";
import { earliestEnd, overlaps } from "../../domain/appointment";
import { DomainError } from "../../domain/errors";
import type { PlainDate } from "../../domain/plain-date";
import { recordEvent } from "../../events/mutations";
import type { Appoint, AppointAdvocate, AppointmentMeant } from "../input";
import { getPerson } from "../queries";

/** A manager appoints an advocate of their own department. */
export async function appointAdvocate(ctx: Context, input: AppointAdvocate): Promise<{ appointmentId: string }> {
  return appoint(ctx, { ...input, kind: "advocate", departmentId: ctx.actor.departmentId });
}

/** Appoints an advocate, a member of the CX board or the chief customer officer, from a day of today or later. */
export async function appoint({ db, actor, today }: Context, input: Appoint): Promise<{ appointmentId: string }> {
  if (input.personId === actor.id) throw new DomainError("not_oneself", {}, "personId");
  if (input.fromOn < today) throw new DomainError("appointed_in_the_past", {}, "fromOn");
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('standpoint.appointments'))`);
    const person = await getPerson(tx, input.personId);
    if (person.deactivatedAt) throw new DomainError("not_found");
    await checkIsFree(tx, input);
    const appointmentId = newId();
    await tx.insert(appointments).values({ id: appointmentId, ...input, appointedBy: actor.id });
    const { personId, ...facts } = input;
    await recordEvent(tx, { actor, action: "appointment.made", subject: "person", subjectId: personId, facts });
    return { appointmentId };
  });
}

/** A manager ends the appointment of an advocate of their own department. */
export async function endAdvocate(ctx: Context, input: AppointmentMeant): Promise<void> {
  const { kind, departmentId } = await getAppointment(ctx.db, input.appointmentId);
  if (kind !== "advocate" || departmentId !== ctx.actor.departmentId) throw new DomainError("other_department");
  await endAppointment(ctx, input);
}

/** Ends an appointment at the earliest day that is not in the past. */
export async function endAppointment({ db, actor, today }: Context, input: AppointmentMeant): Promise<void> {
  await db.transaction(async (tx) => {
    const { id, personId, kind, fromOn, untilOn } = await getAppointment(tx, input.appointmentId);
    if (untilOn !== null) throw new DomainError("appointment_over");
    const end = earliestEnd(fromOn, today);
    await tx.update(appointments).set({ untilOn: end }).where(eq(appointments.id, id));
    const facts = { appointmentId: id, kind, untilOn: end };
    await recordEvent(tx, { actor, action: "appointment.ended", subject: "person", subjectId: personId, facts });
  });
}

async function getAppointment(db: Database, appointmentId: string): Promise<typeof appointments.$inferSelect> {
  const [row] = await db.select().from(appointments).where(eq(appointments.id, appointmentId));
  if (!row) throw new DomainError("not_found");
  return row;
}

type Wanted = Pick<Appoint, "kind" | "departmentId" | "personId"> & { fromOn: PlainDate; untilOn: PlainDate | null };

/** A department has one seat and the house one chief customer officer at a time; advocates it may have several of. */
async function checkIsFree(tx: Database, wanted: Wanted): Promise<void> {
  const rows = await tx
    .select({ personId: people.id, name: people.name, fromOn: appointments.fromOn, untilOn: appointments.untilOn })
    .from(appointments)
    .innerJoin(people, eq(people.id, appointments.personId))
    .where(sql`${appointments.kind} = ${wanted.kind}
      and ${appointments.departmentId} is not distinct from ${wanted.departmentId}::uuid`);
  const inTheWay = rows.find(
    (row) => overlaps(row, wanted) && (wanted.kind !== "advocate" || row.personId === wanted.personId),
  );
  if (!inTheWay) return;
  const until = inTheWay.untilOn ?? "further notice";
  throw new DomainError("appointed_already", { name: inTheWay.name, until }, "personId");
}
