import { sql } from "drizzle-orm";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Context } from "../../context";
import { type ContentAnswer, type ContentKind, contentFor, contentHoldReasons } from "../../domain/content";
import { getSurvivor } from "./survivor";

/** Whether this kind of content may go to a customer now, why not, and in which variant. */
export async function mayReceive(
  ctx: Context,
  { customerId, kind }: { customerId: string; kind: ContentKind },
): Promise<ContentAnswer> {
  const survivor = await getSurvivor(ctx.db, customerId);
  const found = await reasonsFor(ctx.db, { customerId: survivor.id, now: ctx.now.toISOString() });
  const holding = new Set(found.map(({ reason }) => reason));
  return contentFor(
    kind,
    contentHoldReasons.filter((reason) => holding.has(reason)),
  );
}

const reasonsFor = preparedSql<{ reason: (typeof contentHoldReasons)[number] }>(
  "content_hold_of",
  sql`select distinct h.reason from content_hold_reasons(${placeholder("now")}::timestamptz) h
       where h.customer_id = ${placeholder("customerId")}::uuid`,
);
