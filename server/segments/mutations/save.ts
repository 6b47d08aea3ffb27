import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { segments, segmentVersions } from "@/db/schema";
import type { Context } from "../../context";
import { DomainError } from "../../domain/errors";
import type { Rule } from "../../domain/rule";
import { recordEvent } from "../../events/mutations";

type Wanted = { name: string; rule: Rule };

/** Saves a rule under a name, as its first version. */
export async function createSegment(ctx: Context, { name, rule }: Wanted): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    const id = newId();
    const made = await tx
      .insert(segments)
      .values({ id, name, createdBy: ctx.actor.id })
      .onConflictDoNothing()
      .returning({ id: segments.id });
    if (made.length === 0) throw new DomainError("segment_taken", { name }, "name");
    await saveVersion({ ...ctx, db: tx }, id, 1, rule);
    const subject = { subject: "segment", subjectId: id };
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "segment.created",
      ...subject,
      facts: { version: 1 },
      details: { name },
    });
    return { id };
  });
}

/** Gives a segment another name or rule. A new rule is a new version; what relied on the old one keeps it. */
export async function rewriteSegment(
  ctx: Context,
  { id, version, name, rule }: Wanted & { id: string; version: number },
): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    const before = await holdSegment(tx, id);
    if (before.version !== version) throw new DomainError("segment_saved_meanwhile", { name: before.by });
    const isRuleNew = await saveIfNew({ ...ctx, db: tx }, before, rule);
    if (name !== before.name) await rename(tx, id, name);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "segment.rewritten",
      subject: "segment",
      subjectId: id,
      facts: { version: isRuleNew ? version + 1 : version },
      details: { name: { before: before.name, after: name } },
    });
    return { id };
  });
}

/** Offers a segment no more. What relied on it stands; it does not come back. */
export async function retireSegment({ db, actor }: Context, { id }: { id: string }): Promise<{ id: string }> {
  return db.transaction(async (tx) => {
    const retired = await tx
      .update(segments)
      .set({ retiredBy: actor.id })
      .where(eq(segments.id, id))
      .returning({ id: segments.id });
    if (retired.length === 0) throw new DomainError("not_found");
    await recordEvent(tx, { actor, action: "segment.retired", subject: "segment", subjectId: id });
    return { id };
  });
}

type Held = { id: string; name: string; version: number; rule: Rule; by: string };

/** The segment as it stands, held until the transaction ends: of two who save at once the second sees the first's. */
async function holdSegment(tx: Database, id: string): Promise<Held> {
  await tx.execute(sql`select from segments where id = ${id} for no key update`);
  const [row] = await tx.execute<Held>(sql`
    select s.id, s.name, s.version, s.rule, p.name as by from segments_now s join people p on p.id = s.by_id
    where s.id = ${id}`);
  if (!row) throw new DomainError("not_found");
  return row;
}

async function saveIfNew(ctx: Context, before: Held, rule: Rule): Promise<boolean> {
  const [row] = await ctx.db.execute<{ same: boolean }>(
    sql`select rule = ${JSON.stringify(rule)}::jsonb as same from segments_now where id = ${before.id}`,
  );
  if (row?.same) return false;
  await saveVersion(ctx, before.id, before.version + 1, rule);
  return true;
}

async function saveVersion({ db, actor }: Context, segmentId: string, version: number, rule: Rule): Promise<void> {
  await db.insert(segmentVersions).values({ id: newId(), segmentId, version, rule, byId: actor.id });
}

async function rename(tx: Database, id: string, name: string): Promise<void> {
  const isSame = sql`lower(btrim(${segments.name})) = lower(btrim(${name}))`;
  const [other] = await tx
    .select({ id: segments.id })
    .from(segments)
    .where(and(isSame, isNull(segments.retiredAt), ne(segments.id, id)));
  if (other) throw new DomainError("segment_taken", { name }, "name");
  await tx.update(segments).set({ name }).where(eq(segments.id, id));
}
