import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { PromiseRow } from "../../domain/import-row";

type Judged = Pick<PromiseRow, "ref" | "source" | "said" | "kind" | "madeAt" | "dueAt" | "keptAt" | "cancelledAt">;

/** A promise as the record has it. */
export type KnownPromise = Judged & { customerId: string; movedTo: Date | null };

type Found = Omit<KnownPromise, "madeAt" | "dueAt" | "keptAt" | "cancelledAt" | "movedTo"> &
  Record<"madeAt" | "dueAt", string> &
  Record<"keptAt" | "cancelledAt" | "movedTo", string | null>;
type Sought = Judged & { customer: { id: string } | { failed: string } };

/** The imported promises that are there and that a batch may speak of; what was undone is as if it had never been. */
export async function openPromiseBook(tx: Database, rows: Sought[]) {
  const byRef = new Map<string, KnownPromise>();
  const byAll = new Map<string, KnownPromise>();
  const put = (promise: KnownPromise): void => {
    if (promise.ref !== null) byRef.set(nameOf(promise), promise);
    byAll.set(allOf(promise, promise.customerId), promise);
  };
  for (const promise of await findPromises(tx, rows)) put(promise);
  return {
    find: (row: Judged, customerId: string): KnownPromise | undefined =>
      row.ref === null ? byAll.get(allOf(row, customerId)) : byRef.get(nameOf(row)),
    put,
  };
}

/** Two systems may use the same id for different promises. */
const nameOf = ({ ref, source }: Pick<Judged, "ref" | "source">): string => JSON.stringify([source, ref]);

const allOf = (row: Judged, customerId: string): string =>
  JSON.stringify([customerId, row.madeAt, row.dueAt, row.kind, row.said]);

async function findPromises(tx: Database, rows: Sought[]): Promise<KnownPromise[]> {
  const refs = rows.flatMap(({ ref }) => (ref === null ? [] : [ref]));
  const unnamed = rows.flatMap(({ ref, madeAt, customer }) =>
    ref === null && "id" in customer ? [{ customer: customer.id, at: madeAt }] : [],
  );
  const found = await tx.execute<Found>(sql`
    with wanted as materialized (
      select p.id from promises p
      where p.source_ref in (select jsonb_array_elements_text(${JSON.stringify(refs)}::jsonb))
      union
      select p.id from jsonb_to_recordset(${JSON.stringify(unnamed)}::jsonb) as w(customer uuid, at timestamptz)
      join customers c on c.survivor_id = w.customer
      join promises p on p.customer_id = c.id and p.made_at = w.at
    )
    select c.survivor_id as "customerId", p.source_ref as ref, p.source_name as source, coalesce(t.body, '') as said, p.kind,
      p.made_at as "madeAt", p.original_due_at as "dueAt",
      case when s.ended = 'fulfilled' then s.ended_at end as "keptAt",
      case when s.ended in ('cancelled', 'cancelled_by_customer') then s.ended_at end as "cancelledAt",
      (select e.new_due_at from promise_events e where e.promise_id = p.id and e.kind = 'moved' order by e.sequence desc limit 1) as "movedTo"
    from wanted w join promises p on p.id = w.id and p.origin = 'imported'
    join customers c on c.id = p.customer_id
    join texts t on t.id = p.said_id
    join promise_states s on s.promise_id = p.id and s.until_at is null
    where s.ended is distinct from 'voided'`);
  return found.map((row) => ({
    ...row,
    madeAt: new Date(row.madeAt),
    dueAt: new Date(row.dueAt),
    keptAt: row.keptAt === null ? null : new Date(row.keptAt),
    cancelledAt: row.cancelledAt === null ? null : new Date(row.cancelledAt),
    movedTo: row.movedTo === null ? null : new Date(row.movedTo),
  }));
}
