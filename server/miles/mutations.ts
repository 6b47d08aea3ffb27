import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import type { Context } from "../context";
import { getSurvivor } from "../customers/queries/survivor";
import { DomainError } from "../domain/errors";
import { recordEvent } from "../events/mutations";
import { writeText } from "../texts/mutations";
import type { LogMile } from "./input";
import { listColleagues } from "./queries";

/** Tells what somebody, oneself or a colleague, went out of their way for. */
export async function logMile(ctx: Context, input: LogMile): Promise<{ customerId: string }> {
  const { happenedOn, words } = input;
  if (happenedOn > ctx.today) throw new DomainError("happens_in_the_future", {}, "happenedOn");
  const personId = input.personId ?? ctx.actor.id;
  return ctx.db.transaction(async (tx) => {
    const { id: customerId } = await getSurvivor(tx, input.customerId);
    const colleagues = await listColleagues(tx);
    if (!colleagues.some(({ id }) => id === personId)) throw new DomainError("person_gone", {}, "personId");
    const id = newId();
    const wordsId = await writeText(tx, words);
    await tx.execute(sql`
      insert into extra_miles (id, customer_id, person_id, noted_by, happened_on, words_id)
      values (${id}, ${customerId}, ${personId}, ${ctx.actor.id}, ${happenedOn}, ${wordsId})`);
    await recordEvent(tx, {
      ...{ actor: ctx.actor, action: "mile.logged", subject: "mile", subjectId: id, customerId },
      facts: { personId, happenedOn },
    });
    return { customerId };
  });
}
