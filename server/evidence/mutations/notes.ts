import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import { recordEvent } from "../../events/mutations";
import { writeText } from "../../texts/mutations";
import type { RecordExposure, WriteResearch } from "../input";

/** Writes down what was found by asking customers; with `firstId` as the next version of a note, which stays. */
export async function writeResearch(ctx: Context, input: WriteResearch): Promise<{ id: string }> {
  const { firstId, title, found, source, asked, foundOn } = input;
  if (foundOn > ctx.today) throw new DomainError("happens_in_the_future", {}, "foundOn");
  return ctx.db.transaction(async (tx) => {
    const id = newId();
    const wordsId = await writeText(tx, JSON.stringify({ title, found, source }));
    await tx.execute(sql`
      insert into research_notes (id, first_id, asked, found_on, words_id, by_id)
      values (${id}, ${firstId ?? id}, ${asked}, ${foundOn}, ${wordsId}, ${ctx.actor.id})`);
    await record(ctx, tx, firstId ? "research.corrected" : "research.written", "research_note", id);
    return { id };
  });
}

/** Takes a research note back, visibly: what quoted it still does, and says so. */
export async function withdrawResearch(ctx: Context, { id }: { id: string }): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    const gone = await tx.execute(
      sql`update research_notes set withdrawn_by = ${ctx.actor.id} where id = ${id} and withdrawn_at is null returning id`,
    );
    if (gone.length === 0) throw new DomainError("not_found");
    await record(ctx, tx, "research.withdrawn", "research_note", id);
    return { id };
  });
}

/** Records one's own time where customers are, and what was learned. */
export async function recordExposure(ctx: Context, input: RecordExposure): Promise<{ id: string }> {
  const { mode, minutes, happenedOn, learned, action } = input;
  if (happenedOn > ctx.today) throw new DomainError("happens_in_the_future", {}, "happenedOn");
  return ctx.db.transaction(async (tx) => {
    const id = newId();
    const wordsId = await writeText(tx, JSON.stringify({ learned, action }));
    await tx.execute(sql`
      insert into exposures (id, person_id, mode, minutes, happened_on, words_id)
      values (${id}, ${ctx.actor.id}, ${mode}, ${minutes}, ${happenedOn}, ${wordsId})`);
    await record(ctx, tx, "exposure.recorded", "exposure", id);
    return { id };
  });
}

/** Takes back one's own entry. */
export async function withdrawExposure(ctx: Context, { id }: { id: string }): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    const gone = await tx.execute(sql`
      update exposures set withdrawn_by = ${ctx.actor.id}
      where id = ${id} and person_id = ${ctx.actor.id} and withdrawn_at is null returning id`);
    if (gone.length === 0) throw new DomainError("not_found");
    await record(ctx, tx, "exposure.withdrawn", "exposure", id);
    return { id };
  });
}

function record({ actor }: Context, tx: Database, action: string, subject: string, subjectId: string) {
  return recordEvent(tx, { actor, action, subject, subjectId });
}
