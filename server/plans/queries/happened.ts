import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Context } from "../../context";
import { addDays, type PlainDate } from "../../domain/plain-date";
import { type PlanKind, periodEnds } from "../../domain/plan";
import type { PlanVersion } from "./plans";

/** What became of a line: so many of the planned. Null: that is not counted of such a line. */
type LineHappened = { place: number; planned: number; happened: number | null };

/**
 * A submitted plan held against what happened, under the threshold it was made under. `until`: the last day that is
 * counted, before `endsOn` while the period runs. `valueMinor` null: a department's, whose customers are everybody's.
 */
export type PlanHappened = {
  until: PlainDate;
  endsOn: PlainDate;
  isOver: boolean;
  valueMinor: number | null;
  closing: number | null;
  lines: LineHappened[];
};

type Asked = { from: PlainDate; until: PlainDate; lapseDays: number | null };

/** Null: it never held, or its period has not begun. */
export async function getHappened(
  { db, today }: Pick<Context, "db" | "today">,
  held: PlanVersion,
): Promise<PlanHappened | null> {
  const endsOn = periodEnds(held.period, held.beginsOn);
  if (held.submittedAt === null || today < held.beginsOn) return null;
  const until = today < endsOn ? today : endsOn;
  const asked = { from: held.beginsOn, until, lapseDays: held.lapseDays };
  const isWhole = held.departmentId === null;
  const lines: LineHappened[] = [];
  for (const { place, kind, segment, customers } of held.lines) {
    const isCounted = held.lapseDays !== null && kind !== "develop" && (isWhole || segment !== null);
    lines.push({ place, planned: customers, happened: isCounted ? await countMoved(db, asked, kind, segment) : null });
  }
  return {
    ...{ until, endsOn, isOver: endsOn < today, lines },
    valueMinor: isWhole ? await sumBought(db, asked) : null,
    closing: isWhole && held.lapseDays !== null ? await countActive(db, asked) : null,
  };
}

/** Customers who came, stayed or came back in the period, each once; of a segment: who is in it at the end. */
async function countMoved(db: Database, asked: Asked, kind: PlanKind, segment: string | null): Promise<number> {
  const moved =
    kind === "keep"
      ? sql`select opening.customer_id from active_customers(${addDays(asked.from, -1)}::date, ${asked.lapseDays}::int) opening
          join active_customers(${asked.until}::date, ${asked.lapseDays}::int) closing on closing.customer_id = opening.customer_id`
      : sql`select distinct customer_id from customer_moves(${asked.from}::date, ${asked.until}::date, ${asked.lapseDays}::int)
          where kind = ${kind === "win" ? "new" : "won_back"}`;
  const [row] = await db.execute<{ customers: number }>(sql`
    select count(*)::int as customers from (${moved}) moved
    where ${segment}::text is null or customer_id in (
      select segment_members(${segment}::text, ${asked.until}::date, ${asked.lapseDays}::int))`);
  return row?.customers ?? 0;
}

async function sumBought(db: Database, { from, until }: Asked): Promise<number> {
  const [row] = await db.execute<{ minor: number }>(sql`
    select coalesce(sum(amount_minor), 0)::float8 as minor from counted_purchases
    where bought_on between ${from}::date and ${until}::date and currency = (select currency from organisation)`);
  return row?.minor ?? 0;
}

async function countActive(db: Database, { until, lapseDays }: Asked): Promise<number> {
  const [row] = await db.execute<{ customers: number }>(sql`
    select count(*)::int as customers from active_customers(${until}::date, ${lapseDays}::int)`);
  return row?.customers ?? 0;
}
