import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { segmentStrategies } from "@/db/schema";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import type { ThanksWish } from "../../domain/preference";
import { isSegmentKey } from "../../domain/segment";
import { recordEvent } from "../../events/mutations";

type Said = { key: string; ownerId: string | null; note: string | null; thankedBy: ThanksWish | null };

/** Says who looks after a segment, what is meant for it and how its customers are thanked. What was said before stays. */
export async function saySegmentStrategy(
  { db, actor }: Context,
  { key, ownerId, note, thankedBy }: Said,
): Promise<{ key: string }> {
  return db.transaction(async (tx) => {
    if (!isSegmentKey(key)) {
      const [known] = await tx.execute(sql`select from segments where id = ${key}`);
      if (!known) throw new DomainError("not_found");
    }
    const id = newId();
    const of = isSegmentKey(key) ? { key } : { segmentId: key };
    await tx.insert(segmentStrategies).values({ id, ...of, ownerId, note, thankedBy, byId: actor.id });
    await recordEvent(tx, {
      actor,
      action: "segment.looked_after",
      subject: "segment_strategy",
      subjectId: id,
      facts: { segment: key, ownerId, thankedBy },
      details: { note },
    });
    return { key };
  });
}
