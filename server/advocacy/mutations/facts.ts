import { and, eq, isNull } from "drizzle-orm";
import { newId } from "@/db/id";
import { advocacyFacts, arrivals } from "@/db/schema";
import type { Context } from "../../context";
import { getSurvivor } from "../../customers/queries/survivor";
import { DomainError } from "../../domain/errors";
import { toldBy } from "../../domain/learned";
import { recordEvent } from "../../events/mutations";
import { writeText } from "../../texts/mutations";
import type { NoteAdvocacy, NoteArrival } from "../input";

type Done = { customerId: string };

/** What a customer did for us: told others, recommended us publicly. */
export async function noteAdvocacy(ctx: Context, input: NoteAdvocacy): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const { id: customerId } = await getSurvivor(tx, input.customerId);
    const id = newId();
    const told = toldBy(ctx, input);
    const wordsId = input.words === null ? null : await writeText(tx, input.words);
    await tx.insert(advocacyFacts).values({ id, customerId, kind: input.kind, wordsId, ...told });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "advocacy.noted",
      subject: "advocacy",
      subjectId: id,
      customerId,
      facts: { kind: input.kind },
    });
    return { customerId };
  });
}

/** It was not so after all: taken back, and still to be seen. */
export async function withdrawAdvocacy(ctx: Context, factId: string): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const [fact] = await tx
      .update(advocacyFacts)
      .set({ withdrawnBy: ctx.actor.id })
      .where(and(eq(advocacyFacts.id, factId), isNull(advocacyFacts.withdrawnAt)))
      .returning({ customerId: advocacyFacts.customerId });
    if (!fact) throw new DomainError("withdrawn_already");
    const { id: customerId } = await getSurvivor(tx, fact.customerId);
    const action = "advocacy.withdrawn";
    await recordEvent(tx, { actor: ctx.actor, action, subject: "advocacy", subjectId: factId, customerId });
    return { customerId };
  });
}

/** How a customer came to us, where not through a customer we know. The latest counts. */
export async function noteArrival(ctx: Context, input: NoteArrival): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const { id: customerId } = await getSurvivor(tx, input.customerId);
    const id = newId();
    const told = toldBy(ctx, input);
    const wordsId = input.words === null ? null : await writeText(tx, input.words);
    await tx.insert(arrivals).values({ id, customerId, way: input.way, wordsId, ...told });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "arrival.noted",
      subject: "arrival",
      subjectId: id,
      customerId,
      facts: { way: input.way },
    });
    return { customerId };
  });
}
