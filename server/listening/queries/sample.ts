import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { ContactCause, ContactChannel, ContactDirection } from "../../domain/contact";
import { DomainError } from "../../domain/errors";
import { contactsPerTeam, type FindingKind } from "../../domain/listening";

/** A contact of the sample as its listener reads it. */
export type Item = {
  id: string;
  month: string;
  team: string;
  contactId: string;
  customer: { id: string; name: string };
  channel: ContactChannel;
  direction: ContactDirection;
  cause: ContactCause | null;
  happenedAt: string;
  words: string;
  loggedBy: { id: string; name: string };
  findings: Finding[];
  /** Promises to this customer that may be the one: said in this contact or on its day, logged before the month was over. */
  promises: Candidate[];
};
type Finding = { kind: FindingKind; said: string | null; by: string; at: string; promiseId: string | null };
type Candidate = { id: string; said: string | null; dueAt: string; isHere: boolean };

const dayOf = (instant: string) => sql.raw(`organisation_day(${instant})`);

export async function getItem(db: Database, itemId: string): Promise<Item> {
  const [row] = await db.execute<Item>(sql`
    select i.id, to_char(s.month_on, 'YYYY-MM') as month, t.name as team, k.id as "contactId", k.channel, k.direction, k.cause,
      k.happened_at as "happenedAt", k.words, json_build_object('id', c.survivor_id, 'name', v.name) as customer,
      json_build_object('id', p.id, 'name', p.name) as "loggedBy",
      (select coalesce(json_agg(json_build_object('kind', f.kind, 'by', b.name, 'at', f.recorded_at, 'promiseId', f.promise_id,
                'said', coalesce(pt.body, ut.body)) order by f.recorded_at, f.id), '[]')
         from listening_findings f join people b on b.id = f.by_id
         left join promises fp on fp.id = f.promise_id left join texts pt on pt.id = fp.said_id
         left join unlogged_promises u on u.id = f.unlogged_id left join texts ut on ut.id = u.said_id
        where f.item_id = i.id) as findings,
      (select coalesce(json_agg(json_build_object('id', p.id, 'said', x.body, 'dueAt', p.original_due_at, 'isHere', p.contact_id is not distinct from k.id)
                order by p.contact_id is distinct from k.id, p.made_at, p.id), '[]')
         from customers m join promises p on p.customer_id = m.id join texts x on x.id = p.said_id
         join promise_states now on now.promise_id = p.id and now.until_at is null and now.ended is distinct from 'voided'
        where m.survivor_id = c.survivor_id and p.origin = 'live' and p.recorded_at < (s.month_on + interval '1 month')::timestamp at time zone (select zone from organisation)
          and (p.contact_id = k.id or ${dayOf("p.made_at")} = ${dayOf("k.happened_at")})
          and not exists (select from listening_findings taken where taken.promise_id = p.id)) as promises
    from listening_items i
    join listening_samples s on s.id = i.sample_id join teams t on t.id = i.team_id
    join contacts k on k.id = i.contact_id join customers c on c.id = k.customer_id join customers v on v.id = c.survivor_id
    join people p on p.id = k.logged_by
    where i.id = ${itemId}`);
  if (!row) throw new DomainError("not_found");
  return row;
}

/** The next contact this listener may hear: not heard yet, not one of their own; teams in turn, so that none waits for last. */
export async function nextItem(
  db: Database,
  { month, listener }: { month: string; listener: string },
): Promise<string | null> {
  const [row] = await db.execute<{ id: string }>(sql`
    select i.id from listening_items i join listening_samples s on s.id = i.sample_id join contacts k on k.id = i.contact_id
    where s.month_on = ${`${month}-01`}::date and k.logged_by <> ${listener}::uuid
      and not exists (select from listening_findings f where f.item_id = i.id)
    order by i.turn, i.team_id limit 1`);
  return row?.id ?? null;
}

/** How many of the sample are left that only somebody else may hear. */
export async function countOwn(
  db: Database,
  { month, listener }: { month: string; listener: string },
): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from listening_items i join listening_samples s on s.id = i.sample_id
    join contacts k on k.id = i.contact_id
    where s.month_on = ${`${month}-01`}::date and k.logged_by = ${listener}::uuid
      and not exists (select from listening_findings f where f.item_id = i.id)`);
  return row?.n ?? 0;
}

/** How many contacts of a team the next draw takes. */
export async function getListeningPlan(db: Database): Promise<number> {
  const [row] = await db.execute<{ perTeam: number }>(sql`
    select per_team as "perTeam" from listening_plans order by recorded_at desc, id desc limit 1`);
  return row?.perTeam ?? contactsPerTeam;
}

/** A promise found by listening, logged or not, with the record that has it. */
export type Found = {
  id: string;
  kind: "logged" | "unlogged";
  team: string;
  said: string | null;
  customer: { id: string; name: string };
  recordId: string;
};

const foundPage = 50;

/** The promises found in a month's sample, in the order in which they were found: what the capture rate counts. */
export async function listFound(
  db: Database,
  { month, team, after }: { month: string; team: string | null; after: string | null },
): Promise<{ found: Found[]; next: string | null }> {
  const rows = await db.execute<Found>(sql`
    select f.id, f.kind, t.name as team, coalesce(pt.body, ut.body) as said, coalesce(f.promise_id, f.unlogged_id) as "recordId",
      json_build_object('id', v.id, 'name', v.name) as customer
    from listening_findings f join listening_items i on i.id = f.item_id join listening_samples s on s.id = i.sample_id
    join teams t on t.id = i.team_id join contacts k on k.id = i.contact_id
    join customers c on c.id = k.customer_id join customers v on v.id = c.survivor_id
    left join promises p on p.id = f.promise_id left join texts pt on pt.id = p.said_id
    left join unlogged_promises u on u.id = f.unlogged_id left join texts ut on ut.id = u.said_id
    where s.month_on = ${`${month}-01`}::date and f.kind in ('logged', 'unlogged')
      and (${team}::uuid is null or i.team_id = ${team}::uuid) and (${after}::uuid is null or f.id > ${after}::uuid)
    order by f.id limit ${foundPage + 1}`);
  const found = rows.slice(0, foundPage);
  return { found, next: rows.length > foundPage ? (found.at(-1)?.id ?? null) : null };
}
