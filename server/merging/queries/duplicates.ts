import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { CustomerKind } from "../../domain/customer";
import type { LikenessReason } from "../../domain/likeness";
import type { PlainDate } from "../../domain/plain-date";

/** One of a pair as a list tells them apart. */
export type Twin = {
  id: string;
  kind: CustomerKind;
  name: string;
  called: string | null;
  place: string | null;
  sinceOn: PlainDate | null;
  lastOn: PlainDate | null;
  purchases: number;
};

/** Two records that may be one customer, and why. */
export type Suggestion = { one: Twin; other: Twin; score: number; reasons: LikenessReason[] };

export type SuggestionKey = { score: number; oneId: string; otherId: string };
export type SuggestionPage = { suggestions: Suggestion[]; next: string | null };

const pageSize = 20;

const twin = (id: SQL) => sql`
  (select jsonb_build_object('id', c.id, 'kind', c.kind, 'name', c.name, 'called', c.called, 'place', c.place,
     'sinceOn', least(c.stated_since_on, s.first_on), 'lastOn', s.last_on, 'purchases', coalesce(s.purchases, 0))
     from customers c left join standing s on s.customer_id = c.id where c.id = ${id})`;

const columns = sql`${twin(sql`d.one_id`)} as one, ${twin(sql`d.other_id`)} as other, d.score, d.reasons`;

/** Suggestions that wait for somebody, the likeliest first; the page after `after`. */
export async function listDuplicates(
  db: Database,
  { after }: { after: SuggestionKey | null },
): Promise<SuggestionPage> {
  const from = after
    ? sql`where d.score < ${after.score} or d.score = ${after.score}
            and (d.one_id, d.other_id) > (${after.oneId}::uuid, ${after.otherId}::uuid)`
    : sql``;
  const rows = await db.execute<Suggestion>(sql`
    select ${columns} from open_duplicates d ${from}
     order by d.score desc, d.one_id, d.other_id limit ${pageSize + 1}`);
  const suggestions = rows.slice(0, pageSize);
  const last = suggestions.at(-1);
  const next = rows.length > pageSize && last ? `${last.score}_${last.one.id}_${last.other.id}` : null;
  return { suggestions, next };
}

const hint = preparedSql<{ id: string; name: string; score: number; reasons: LikenessReason[] }>(
  "duplicate_hint",
  sql`
  with me as materialized (select survivor_id as id from customers where id = ${placeholder("customerId")}::uuid),
  pairs as (
    select d.*, d.other_id as twin_id from me join open_duplicates d on d.one_id = me.id
    union all
    select d.*, d.one_id from me join open_duplicates d on d.other_id = me.id)
  select c.id, c.name, p.score, p.reasons from pairs p join customers c on c.id = p.twin_id
   order by p.score desc, c.id limit 1`,
);

export type Hint = { id: string; name: string; score: number; reasons: LikenessReason[] };

/** The likeliest record that may be the same as this customer; null: none is known. */
export async function findHint(db: Database, customerId: string): Promise<Hint | null> {
  const [row] = await hint(db, { customerId });
  return row ?? null;
}

/** The newest search for duplicates: how far it is. */
export type Scan = {
  id: string;
  by: string | null;
  partsDone: number;
  parts: number;
  startedAt: string;
  finishedAt: string | null;
};

/** The newest scan; null: there has been none. */
export async function findScan(db: Database): Promise<Scan | null> {
  const instant = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const [row] = await db.execute<Scan>(sql`
    select id, (select name from people where id = started_by) as by, parts_done as "partsDone", parts,
           ${instant(sql`recorded_at`)} as "startedAt", ${instant(sql`finished_at`)} as "finishedAt"
      from duplicate_scans order by recorded_at desc, id desc limit 1`);
  return row ?? null;
}
