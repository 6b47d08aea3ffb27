import { and, eq, isNull } from "drizzle-orm";
import { newId } from "@/db/id";
import { notes } from "@/db/schema";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { recordEvent } from "../../events/mutations";
import type { AddNote } from "../input";
import { getSurvivor } from "../queries/survivor";

/** Writes down what to know about a customer. */
export async function addNote(ctx: Context, input: AddNote): Promise<{ customerId: string }> {
  return ctx.db.transaction(async (tx) => {
    const customer = await getSurvivor(tx, input.customerId);
    const id = newId();
    await tx.insert(notes).values({ id, customerId: customer.id, words: input.words, byId: ctx.actor.id });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "note.added",
      subject: "note",
      subjectId: id,
      customerId: customer.id,
    });
    return { customerId: customer.id };
  });
}

/** The note no longer holds: kept, but not shown any more. */
export async function withdrawNote(ctx: Context, { noteId }: { noteId: string }): Promise<{ customerId: string }> {
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(notes)
      .set({ withdrawnAt: ctx.now })
      .where(and(eq(notes.id, noteId), isNull(notes.withdrawnAt)))
      .returning();
    if (!row) throw new DomainError("not_found");
    const customer = await getSurvivor(tx, row.customerId);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "note.withdrawn",
      subject: "note",
      subjectId: noteId,
      customerId: customer.id,
    });
    return { customerId: customer.id };
  });
}
