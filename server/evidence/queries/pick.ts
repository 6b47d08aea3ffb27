import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { iso } from "../../customers/queries/members";
import type { EvidenceKind } from "../../domain/decision-words";
import type { Piece } from "../../domain/evidence";

/** Shown at a time: whoever does not find it types another word. */
const most = 8;
/** The latest records that are looked through for words; older ones are found by the customer's name or by their link. */
const lookedThrough = 20_000;

/** Records of each kind as id, customer_id, words and at; the newest have the highest ids. */
const relations: Record<Exclude<EvidenceKind, "metric">, SQL> = {
  contact: sql`select id, customer_id, words, happened_at as at from contacts k
    where withdrawn_at is null and not exists (select from feedbacks f where f.contact_id = k.id)`,
  call_listening: sql`select id, customer_id, words, happened_at as at from contacts where withdrawn_at is null and channel = 'phone'`,
  feedback: sql`select k.id, k.customer_id, k.words, k.happened_at as at from feedbacks f join contacts k on k.id = f.contact_id
    where k.withdrawn_at is null`,
  complaint: sql`select id, customer_id, words, opened_at as at from issues`,
  promise: sql`select p.id, p.customer_id, x.body as words, p.made_at as at from promises p join texts x on x.id = p.said_id`,
  research: sql`select n.id, null::uuid as customer_id, (x.body::json ->> 'title') || ': ' || (x.body::json ->> 'found') as words, n.recorded_at as at
    from research_notes n join texts x on x.id = n.words_id
    where not exists (select from research_notes l where l.first_id = n.first_id and (l.version > n.version or l.withdrawn_at is not null))`,
  back_to_floor: sql`select e.id, null::uuid as customer_id, x.body::json ->> 'learned' as words, e.recorded_at as at
    from exposures e join texts x on x.id = e.words_id where e.withdrawn_at is null`,
  document: sql`select id, customer_id, name as words, recorded_at as at from documents where forgotten_at is null`,
};

/** Records that can be quoted as evidence of a kind, the newest first; words match what was said or the customer's name. */
export async function pickEvidence(
  db: Database,
  { kind, q, customerId }: { kind: EvidenceKind; q: string; customerId: string | null },
): Promise<{ pieces: Piece[]; isCut: boolean }> {
  // A measure is named in words: there is no record of it.
  if (kind === "metric") return { pieces: [], isCut: false };
  const records = relations[kind];
  const like = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const theirs = (named: SQL) =>
    sql`select * from (${records}) r where r.customer_id in (${named}) order by r.id desc limit 200`;
  const latest = sql`select * from (select * from (${records}) r order by r.id desc limit ${sql.raw(String(lookedThrough))}) r`;
  const of = (customer: SQL) =>
    sql`select m.id from customers a join customers m on m.survivor_id = a.survivor_id where a.id = ${customer}`;
  const asked = customerId
    ? sql`select * from (${theirs(of(sql`${customerId}::uuid`))}) r where r.words ilike ${like}`
    : q.length < 3
      ? sql`${latest} where r.words ilike ${like}`
      : sql`(${latest} where r.words ilike ${like} order by r.at desc limit ${most + 1}) union (${theirs(
          sql`select m.id from customers a join customers m on m.survivor_id = a.survivor_id
              where a.name_key like '%' || name_key(${q}) || '%' limit 200`,
        )})`;
  const rows = await db.execute<{
    refId: string;
    words: string;
    at: string;
    id: string | null;
    name: string | null;
  }>(sql`
    select found.id as "refId", found.words, ${iso(sql`found.at`)} as at, s.id, s.name
    from (${asked}) found
    left join customers m on m.id = found.customer_id left join customers s on s.id = m.survivor_id
    where found.words is not null and s.erased_at is null and s.withdrawn_at is null
    order by found.at desc, found.id desc limit ${most + 1}`);
  const pieces = rows
    .slice(0, most)
    .map(({ id, name, ...row }) => ({ ...row, kind, customer: id && name ? { id, name } : null }));
  return { pieces, isCut: rows.length > most };
}

/** The words of one record, as evidence of its kind would quote them; null: there is none of this kind. */
export async function wordsOf(db: Database, kind: EvidenceKind, refId: string): Promise<string | null> {
  if (kind === "metric") return null;
  const [row] = await db.execute<{ words: string | null }>(
    sql`select words from (${relations[kind]}) r where r.id = ${refId}::uuid`,
  );
  return row?.words ?? null;
}
