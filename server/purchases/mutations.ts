import { and, eq, isNull } from "drizzle-orm";
import { newId } from "@/db/id";
import { purchases } from "@/db/schema";
import type { Context } from "../context";
import { getSurvivor } from "../customers/queries/survivor";
import { minorDigitsOf, readAmount } from "../domain/amount";
import { correction } from "../domain/correction";
import { DomainError } from "../domain/errors";
import { actAs, recordEvent } from "../events/mutations";
import type { CorrectPurchase, RecordPurchase } from "./input";
import { getPurchase } from "./queries";

type Done = { customerId: string };

/** Records one line of money by hand; most come by import. */
export async function recordPurchase(ctx: Context, input: RecordPurchase): Promise<Done> {
  const { customerId: askedId, ...typed } = input;
  const line = lineOf(ctx, typed);
  return ctx.db.transaction(async (tx) => {
    const customer = await getSurvivor(tx, askedId);
    const id = newId();
    await tx.insert(purchases).values({ id, customerId: customer.id, ...line, recordedBy: ctx.actor.id });
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "purchase.recorded",
      subject: "purchase",
      subjectId: id,
      customerId: customer.id,
      facts: { amountMinor: line.amountMinor, currency: line.currency },
    });
    return { customerId: customer.id };
  });
}

/** Corrects a mistyped line visibly: the database keeps what stood there before (ruling 25). */
export async function correctPurchase(ctx: Context, input: CorrectPurchase): Promise<Done> {
  const { purchaseId, ...typed } = input;
  const line = lineOf(ctx, typed);
  return ctx.db.transaction(async (tx) => {
    const before = await getPurchase(tx, purchaseId);
    if (before.withdrawnAt !== null) throw new DomainError("not_found");
    const { fields } = correction(before, line);
    if (fields.length === 0) return { customerId: before.customer.id };
    await actAs(tx, ctx.actor);
    await tx.update(purchases).set(line).where(eq(purchases.id, purchaseId));
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "purchase.corrected",
      subject: "purchase",
      subjectId: purchaseId,
      customerId: before.customer.id,
      facts: { fields },
    });
    return { customerId: before.customer.id };
  });
}

/** The line never was: it stays to be seen, and no count includes it. */
export async function withdrawPurchase(ctx: Context, { purchaseId }: { purchaseId: string }): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const before = await getPurchase(tx, purchaseId);
    const rows = await tx
      .update(purchases)
      .set({ withdrawnAt: ctx.now })
      .where(and(eq(purchases.id, purchaseId), isNull(purchases.withdrawnAt)))
      .returning({ id: purchases.id });
    if (rows.length === 0) throw new DomainError("not_found");
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "purchase.withdrawn",
      subject: "purchase",
      subjectId: purchaseId,
      customerId: before.customer.id,
      details: { before: { what: before.what, amountMinor: before.amountMinor, currency: before.currency } },
    });
    return { customerId: before.customer.id };
  });
}

function lineOf(ctx: Context, { amount, ...line }: Omit<RecordPurchase, "customerId">) {
  if (line.boughtOn > ctx.today) throw new DomainError("happens_in_the_future", {}, "boughtOn");
  const amountMinor = readAmount(amount, "point", minorDigitsOf(line.currency));
  if (amountMinor === null) throw new DomainError("not_an_amount", { amount }, "amount");
  return { ...line, amountMinor };
}
