import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { Context } from "../../context";
import { stages } from "../../domain/decision-words";
import { DomainError } from "../../domain/errors";
import { recordEvent } from "../../events/mutations";
import type { Follow } from "../input";

/** Follows a thing, told at once or weekly; what was followed another way before ends with it. */
export async function follow(ctx: Context, { target, how }: Follow): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    const { what, which } = target;
    const thing = {
      departmentId: what === "department" ? which : null,
      stage: what === "stage" ? (stages.find((stage) => stage === which) ?? null) : null,
      segment: what === "segment" ? which : null,
      decisionId: what === "decision" ? which : null,
    };
    await holdOwn(tx, ctx.actor.id);
    await tx.execute(sql`
      update decision_subscriptions set ended_at = standpoint_now()
      where person_id = ${ctx.actor.id} and ended_at is null and what = ${what}
        and coalesce(department_id::text, stage, segment, decision_id::text) is not distinct from ${which}::text`);
    const id = newId();
    await tx.execute(sql`
      insert into decision_subscriptions (id, person_id, what, how, department_id, stage, segment, decision_id)
      values (${id}, ${ctx.actor.id}, ${what}, ${how}, ${thing.departmentId}, ${thing.stage}, ${thing.segment}, ${thing.decisionId})`);
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "subscription.begun",
      subject: "subscription",
      subjectId: id,
      facts: { what, which, how },
    });
    return { id };
  });
}

/** Stops following one thing of one's own. */
export async function unfollow(ctx: Context, { id }: { id: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const ended = await tx.execute(sql`
      update decision_subscriptions set ended_at = standpoint_now()
      where id = ${id} and person_id = ${ctx.actor.id} and ended_at is null returning id`);
    if (ended.length === 0) throw new DomainError("not_found");
    await recordEvent(tx, {
      actor: ctx.actor,
      action: "subscription.ended",
      subject: "subscription",
      subjectId: id,
    });
  });
}

/** Remembers up to when somebody has seen the feed: what arrived since the page was drawn stays new. */
export async function markFeedSeen({ db, actor }: Context, { until }: { until: Date }): Promise<void> {
  await db.execute(sql`
    insert into feed_sightings (person_id, seen_until) values (${actor.id}, ${until.toISOString()}) on conflict do nothing`);
}

/** Two clicks at once follow a thing once. */
async function holdOwn(tx: Database, personId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${personId}::text, 7041))`);
}
