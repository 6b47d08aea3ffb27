import { and, eq, inArray, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "@/db/client";
import { customers, representatives } from "@/db/schema";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { recordEvent } from "../../events/mutations";
import type { Representative } from "../input";
import { getSurvivor } from "../queries/survivor";

const asked = alias(customers, "asked");
const records = alias(customers, "records");

/** A person speaks for an organisation from now on; both are found by either's name. */
export async function addRepresentative(ctx: Context, input: Representative): Promise<{ customerId: string }> {
  return ctx.db.transaction(async (tx) => {
    const organisationId = await writeRepresentative({ ...ctx, db: tx }, input);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "representative.added",
      subject: "customer",
      subjectId: input.personId,
      customerId: organisationId,
      facts: { organisationId },
    });
    return { customerId: organisationId };
  });
}

/** The person no longer speaks for the organisation. */
export async function endRepresentative(ctx: Context, input: Representative): Promise<{ customerId: string }> {
  return ctx.db.transaction(async (tx) => {
    const rows = await tx
      .update(representatives)
      .set({ endedAt: ctx.now })
      .where(and(isPair(tx, input), isNull(representatives.endedAt)))
      .returning();
    if (rows.length === 0) throw new DomainError("not_found");
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "representative.ended",
      subject: "customer",
      subjectId: input.personId,
      customerId: input.organisationId,
      facts: { organisationId: input.organisationId },
    });
    return { customerId: input.organisationId };
  });
}

/** Stores that somebody speaks for an organisation, or speaks for it again. */
export async function writeRepresentative(
  { db, actor }: Pick<Context, "db" | "actor">,
  { organisationId, personId, position }: Representative,
): Promise<string> {
  const organisation = await getSurvivor(db, organisationId);
  const person = await getSurvivor(db, personId);
  if (organisation.kind !== "organisation" || person.kind !== "person") throw new DomainError("only_persons_speak");
  await db
    .insert(representatives)
    .values({ organisationId: organisation.id, personId: person.id, position, recordedBy: actor.id })
    .onConflictDoUpdate({
      target: [representatives.organisationId, representatives.personId],
      set: { position, endedAt: null },
    });
  return organisation.id;
}

/** The pair under whichever of their merged records it was written down. */
function isPair(db: Database, { organisationId, personId }: Representative) {
  const members = (id: string) =>
    db
      .select({ id: records.id })
      .from(asked)
      .innerJoin(records, eq(records.survivorId, asked.survivorId))
      .where(eq(asked.id, id));
  return and(
    inArray(representatives.organisationId, members(organisationId)),
    inArray(representatives.personId, members(personId)),
  );
}
