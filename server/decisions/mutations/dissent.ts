import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { dissents } from "@/db/schema";
import type { Context } from "../../context";
import { missingForDissent, missingToTakeBack, standingDissents } from "../../domain/dissent";
import { refuseIfMissing } from "../../domain/statement";
import { recordEvent } from "../../events/mutations";
import { writeText } from "../../texts/mutations";
import type { Dissent, TakeBackDissent } from "../input";
import { getStanding, type Standing } from "../queries/standing";

/** Anybody's dissent, named and with a reason. Before deciding it makes the path heavy; afterwards it is a late one. */
export async function dissent(ctx: Context, input: Dissent): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select lock_decision(${input.id}::uuid)`);
    const { state, statement } = await getStanding(tx, input.id);
    const said = await listSaid(tx, input.statementId);
    refuseIfMissing(
      missingForDissent({
        state,
        isCurrent: isCurrent(statement, state, input.statementId),
        isOwnerOrDecider: statement?.ownerId === ctx.actor.id || statement?.deciderId === ctx.actor.id,
        isAdvocate: ctx.actor.appointments.some(({ kind }) => kind === "advocate"),
        stands: standingDissents(said).some(({ byId }) => byId === ctx.actor.id),
        reason: input.reason,
      }),
    );
    await record(tx, ctx, { ...input, kind: "dissent", takesBackId: null });
    return { id: input.id };
  });
}

/** Its author takes a dissent back and says why. It counts no longer and stays readable. */
export async function takeBackDissent(ctx: Context, input: TakeBackDissent): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select lock_decision(${input.id}::uuid)`);
    const { state } = await getStanding(tx, input.id);
    const [found] = await tx
      .select()
      .from(dissents)
      .where(sql`${dissents.id} = ${input.dissentId} and ${dissents.decisionId} = ${input.id}`);
    const said = found ? await listSaid(tx, found.statementId) : [];
    refuseIfMissing(
      missingToTakeBack({
        state,
        dissent: found
          ? {
              isOwn: found.byId === ctx.actor.id,
              isTakenBack: said.some(({ takesBackId }) => takesBackId === found.id),
            }
          : null,
        reason: input.reason,
      }),
    );
    if (found)
      await record(tx, ctx, { ...input, statementId: found.statementId, kind: "taken_back", takesBackId: found.id });
    return { id: input.id };
  });
}

function isCurrent(statement: Standing["statement"], state: Standing["state"], id: string): boolean {
  return statement?.id === id && (state !== "proposed" || statement.isProposed);
}

function listSaid(tx: Database, statementId: string) {
  return tx.select().from(dissents).where(sql`${dissents.statementId} = ${statementId}`).orderBy(dissents.recordedAt);
}

type Fact = Dissent & { kind: "dissent" | "taken_back"; takesBackId: string | null };

async function record(
  tx: Database,
  { actor }: Context,
  { id, statementId, kind, takesBackId, reason }: Fact,
): Promise<void> {
  const wordsId = await writeText(tx, reason);
  // The database takes these columns and no others: what the server finds is left out.
  await tx.execute(sql`insert into dissents (id, decision_id, statement_id, by_id, kind, takes_back_id, words_id)
    values (${newId()}, ${id}, ${statementId}, ${actor.id}, ${kind}, ${takesBackId}, ${wordsId})`);
  await recordEvent(tx, {
    actor,
    action: kind === "dissent" ? "decision.dissented" : "decision.dissentTakenBack",
    subject: "decision",
    subjectId: id,
    facts: { statementId, takesBackId },
  });
}
