import { and, eq, isNull } from "drizzle-orm";
import { specialDates } from "@/db/schema";
import type { Context } from "../../context";
import { getSurvivor } from "../../customers/queries/survivor";
import { DomainError } from "../../domain/errors";
import { toldBy } from "../../domain/learned";
import { recordEvent } from "../../events/mutations";
import type { NoteDate } from "../input";
import { needConsent } from "./consents";
import { type Done, learn, writeWords } from "./learn";

/** Notes a birthday or another day of every year; only with the customer's consent. */
export function noteDate(ctx: Context, input: NoteDate): Promise<Done> {
  const { customerId, kind, month, day, year } = input;
  return learn(
    ctx,
    { customerId, action: "date.noted", subject: "special_date", facts: { kind } },
    async (inside, customer, id) => {
      await needConsent(inside, customer.id, "special_dates", input.wording, input);
      const wordsId = await writeWords(inside.db, input.words);
      await inside.db
        .insert(specialDates)
        .values({ id, customerId: customer.id, kind, month, day, year, wordsId, ...toldBy(ctx, input) });
    },
  );
}

/** The day is no longer kept in mind: taken back, never deleted. */
export async function withdrawDate(ctx: Context, { dateId }: { dateId: string }): Promise<Done> {
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(specialDates)
      .set({ withdrawnBy: ctx.actor.id })
      .where(and(eq(specialDates.id, dateId), isNull(specialDates.withdrawnAt)))
      .returning({ customerId: specialDates.customerId });
    if (!row) throw new DomainError("withdrawn_already");
    const { id: customerId } = await getSurvivor(tx, row.customerId);
    const what = { action: "date.withdrawn", subject: "special_date", subjectId: dateId, customerId };
    await recordEvent(tx, { actor: ctx.actor, ...what });
    return { customerId };
  });
}
