import { and, eq, isNull, sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { customers, restrictions } from "@/db/schema";
import type { Context } from "../context";
import { getSurvivor } from "../customers/queries/survivor";
import { DomainError } from "../domain/errors";
import { daysFault } from "../domain/restriction";
import { recordEvent } from "../events/mutations";
import { listCitable } from "../limits/queries/versions";
import { writeText } from "../texts/mutations";
import type { Restrict } from "./input";

type Done = { customerId: string };

/** Holds a customer to something others are not held to, under a decision and for a time. */
export async function restrict(ctx: Context, input: Restrict): Promise<Done> {
  const { fromOn, untilOn, decisionId } = input;
  return ctx.db.transaction(async (tx) => {
    const { id: customerId } = await getSurvivor(tx, input.customerId);
    const citable = await listCitable(tx, { unused: false });
    if (!citable.some(({ id }) => id === decisionId))
      throw new DomainError("restriction_decision_unknown", {}, "decisionId");
    const fault = daysFault(input, ctx.today);
    if (fault !== null) throw new DomainError("restriction_days", { fault }, fromOn < ctx.today ? "fromOn" : "untilOn");
    const id = newId();
    const [wordsId, reasonId] = [await writeText(tx, input.words), await writeText(tx, input.reason)];
    await tx.execute(sql`
      insert into restrictions (id, customer_id, decision_id, words_id, reason_id, from_on, until_on, set_by)
      values (${id}, ${customerId}, ${decisionId}, ${wordsId}, ${reasonId}, ${fromOn}, ${untilOn}, ${ctx.actor.id})`);
    await recordEvent(tx, {
      ...{ actor: ctx.actor, action: "restriction.set", subject: "restriction", subjectId: id, customerId },
      facts: { decisionId, fromOn, untilOn },
    });
    return { customerId };
  });
}

/** Ends a restriction before its last day; it stays to be seen. */
export async function endRestriction(ctx: Context, { restrictionId }: { restrictionId: string }): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select({ customerId: customers.survivorId, endedBy: restrictions.endedBy })
      .from(restrictions)
      .innerJoin(customers, eq(customers.id, restrictions.customerId))
      .where(eq(restrictions.id, restrictionId));
    if (!row) throw new DomainError("not_found");
    const ended = await tx
      .update(restrictions)
      .set({ endedBy: ctx.actor.id })
      .where(and(eq(restrictions.id, restrictionId), isNull(restrictions.endedBy)))
      .returning({ id: restrictions.id });
    if (ended.length === 0) throw new DomainError("restriction_ended");
    const { customerId } = row;
    await recordEvent(tx, {
      ...{
        actor: ctx.actor,
        action: "restriction.ended",
        subject: "restriction",
        subjectId: restrictionId,
        customerId,
      },
    });
    return { customerId };
  });
}
