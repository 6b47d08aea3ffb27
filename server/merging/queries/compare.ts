import { sql } from "drizzle-orm";
import type { Context } from "../../context";
import type { CustomerKind } from "../../domain/customer";
import { DomainError } from "../../domain/errors";
import type { Mergeable } from "../../domain/merging";
import type { PlainDate } from "../../domain/plain-date";
import { type Tenure, tenureOf } from "../../domain/tenure";
import { type FactCounts, factCounts } from "./counts";

/** One of two records side by side; everything under it counts, also what was merged into it before. */
export type Compared = Mergeable & {
  kind: CustomerKind;
  hasDied: boolean;
  vulnerableNote: string | null;
  counts: FactCounts;
  tenure: Tenure;
};

/** What a merge would make visible in one place. */
export type Comparison = { one: Compared; other: Compared; together: { counts: FactCounts; tenure: Tenure } };

type Row = Omit<Compared, "tenure" | "facts"> & { purchaseDays: PlainDate[] };

/** Two records as they stand, and what they would be together. The ids of merged ones give their survivors. */
export async function compareCustomers(
  ctx: Context,
  { customerId, otherId }: { customerId: string; otherId: string },
): Promise<Comparison> {
  const rows = await ctx.db.execute<Row & { asked: string }>(sql`
    select asked.id as asked, s.id, s.kind, s.name, s.called, s.place, s.country, s.zone,
           s.stated_since_on::text as "statedSinceOn", s.stated_since_source as "statedSinceSource",
           s.recorded_at::text as "recordedAt", s.died_recorded_at is not null as "hasDied",
           s.vulnerable_note as "vulnerableNote", ${factCounts(sql`select id from customers where survivor_id = s.id`)} as counts,
           coalesce((select jsonb_agg(distinct p.bought_on order by p.bought_on)
              from counted_purchases p where p.customer_id = s.id and p.amount_minor >= 0), '[]') as "purchaseDays"
      from customers asked join customers s on s.id = asked.survivor_id
     where asked.id in (${customerId}, ${otherId}) and s.withdrawn_at is null and s.erased_at is null`);
  const one = rows.find(({ asked }) => asked === customerId);
  const other = rows.find(({ asked }) => asked === otherId);
  if (!one || !other) throw new DomainError("not_found");
  if (one.id === other.id) throw new DomainError("one_record_already", { name: one.name });
  if (one.kind !== other.kind) throw new DomainError("kinds_differ");
  const { lapseDays } = ctx.organisation;
  const tenure = (days: PlainDate[], statedSinceOn: PlainDate | null) =>
    tenureOf({ purchaseDays: days, statedSinceOn, lapseDays, today: ctx.today });
  const compared = ({ purchaseDays, asked: _, ...row }: Row & { asked: string }): Compared => ({
    ...row,
    facts: sum(row.counts),
    tenure: tenure(purchaseDays, row.statedSinceOn),
  });
  const days = [...new Set([...one.purchaseDays, ...other.purchaseDays])].sort();
  const since = [one.statedSinceOn, other.statedSinceOn].flatMap((on) => on ?? []).sort()[0] ?? null;
  return {
    one: compared(one),
    other: compared(other),
    together: { counts: added(one.counts, other.counts), tenure: tenure(days, since) },
  };
}

function sum(counts: FactCounts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

function added(one: FactCounts, other: FactCounts): FactCounts {
  const kinds = Object.keys(one) as (keyof FactCounts)[];
  return Object.fromEntries(kinds.map((kind) => [kind, one[kind] + other[kind]])) as FactCounts;
}
