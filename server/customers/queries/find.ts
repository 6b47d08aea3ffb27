import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { CustomerKind } from "../../domain/customer";
import { type FindQuery, type NameQuery, readFind } from "../../domain/find-query";
import type { IdentityChannel } from "../../domain/identity";
import { type Instant, type PlainDate, wholeMonthsBetween } from "../../domain/plain-date";

/** A customer as a list tells them apart. */
export type Hit = {
  id: string;
  kind: CustomerKind;
  name: string;
  called: string | null;
  place: string | null;
  country: string | null;
  /** The earlier of the stated and the first purchase day; null: has not bought yet. */
  sinceOn: PlainDate | null;
  /** Whole months since then, for a list; gaps included. */
  months: number | null;
  lastOn: PlainDate | null;
  /** What was matched, as typed once; null where the name was. */
  handle: string | null;
  /** The person through whom an organisation was found. */
  through: string | null;
  hasDied: boolean;
  isVulnerable: boolean;
  openIssues: number;
  overduePromises: number;
};

/** `too_many`: looking through all of them would take too long. */
export type Found = { kind: FindQuery["kind"] | "too_many"; hits: Hit[]; hasMore: boolean };

type Row = Omit<Hit, "months">;
type Asked = { now: Instant; today: PlainDate };

const most = 20;
const nameTimeout = 2_000;

/** Finds customers by whatever was typed. `country` reads national phone numbers. */
export async function findCustomers(
  db: Database,
  { text, country, now, today }: Asked & { text: string; country: string },
): Promise<Found> {
  const query = readFind(text, country);
  try {
    const rows = await hitsFor(db, query, now.toISOString());
    return { kind: query.kind, hits: hitsOf(rows, today), hasMore: rows.length > most };
  } catch (error) {
    if (isTimeout(error)) return { kind: "too_many", hits: [], hasMore: true };
    throw error;
  }
}

/** The customers of one identity exactly: what a telephone system or a link knows. */
export async function findByIdentity(
  db: Database,
  { channel, normal, now, today }: Asked & { channel: IdentityChannel; normal: string },
): Promise<Hit[]> {
  return hitsOf(await byIdentity(db, { channel, normal, now: now.toISOString() }), today);
}

/** What the person looked at last, newest first. */
export async function listLatelySeen(
  db: Database,
  { personId, now, today }: Asked & { personId: string },
): Promise<Hit[]> {
  return hitsOf(await latelySeen(db, { personId, now: now.toISOString() }), today);
}

function hitsOf(rows: readonly Row[], today: PlainDate): Hit[] {
  return rows
    .slice(0, most)
    .map((row) => ({ ...row, months: row.sinceOn === null ? null : wholeMonthsBetween(row.sinceOn, today) }));
}

async function hitsFor(db: Database, query: FindQuery, now: string): Promise<Row[]> {
  switch (query.kind) {
    case "nothing":
    case "too_short":
      return [];
    case "digits":
      return byDigits(db, { beginnings: query.reversed, now });
    case "email":
    case "social":
      return byHandle(db, { channel: query.kind, beginning: query.beginning, now });
    case "name":
      return byName(db, query.name, now);
    case "account": {
      const hits = await byAccount(db, { account: query.account, external: query.external, now });
      return hits.length > 0 || query.name === null ? hits : byName(db, query.name, now);
    }
  }
}

/** Every word must fit; only when nothing does, words that are nearly so. Too much to look through is said, not waited for. */
async function byName(db: Database, { words }: NameQuery, now: string): Promise<Row[]> {
  const long = words.filter((word) => [...word].length >= 4);
  return db.transaction(async (tx) => {
    await tx.execute(sql.raw(`set local statement_timeout = ${nameTimeout}`));
    const hits = await named(tx, strict, words, now);
    return hits.length > 0 || long.length === 0 ? hits : named(tx, nearly, long, now);
  });
}

function named(tx: Database, questions: readonly Question[], words: readonly string[], now: string): Promise<Row[]> {
  const question = questions[words.length - 1];
  if (!question) return Promise.resolve([]);
  const values = Object.fromEntries(words.map((word, index) => [`word${index}`, word]));
  return question(tx, { ...values, whole: words.join(" "), now });
}

function isTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "57014") || isTimeout(error.cause);
}

type Question = (db: Database, values: Record<string, unknown>) => Promise<Row[]>;

/** The end of everything that begins so: no text has a later letter. */
const upTo = (beginning: SQL) => sql`(${beginning} || chr(1114111))`;

const byDigits = question(
  "find_by_digits",
  sql`
    select i.customer_id, i.handle, case when i.digits_reversed = b.beginning then 0 else 1 end as rank
      from unnest(${placeholder("beginnings")}::text[]) as b (beginning)
      join identities i on i.digits_reversed ~>=~ b.beginning and i.digits_reversed ~<~ (b.beginning || ':')
     where i.withdrawn_at is null`,
);

const handleFrom = sql`${placeholder("beginning")}::text`;
const byHandle = question(
  "find_by_handle",
  sql`
    select i.customer_id, i.handle, case when i.normal = ${handleFrom} then 0 else 1 end as rank
      from identities i
     where i.channel = ${placeholder("channel")}::text and i.withdrawn_at is null
       and i.normal ~>=~ ${handleFrom} and i.normal ~<~ ${upTo(handleFrom)}`,
);

const accountFrom = sql`${placeholder("account")}::text`;
const externalFrom = sql`${placeholder("external")}::text`;
const byAccount = question(
  "find_by_account",
  sql`
    (select i.customer_id, i.handle, case when i.normal = ${accountFrom} then 0 else 1 end as rank
       from identities i
      where i.channel = 'account' and i.withdrawn_at is null
        and i.normal ~>=~ ${accountFrom} and i.normal ~<~ ${upTo(accountFrom)})
    union all
    (select i.customer_id, i.handle, case when i.normal = ${externalFrom} then 0 else 1 end
       from identities i
      where i.channel = 'external' and i.withdrawn_at is null
        and i.normal ~>=~ ${externalFrom} and i.normal ~<~ ${upTo(externalFrom)})`,
);

const byIdentity = question(
  "find_by_identity",
  sql`
    select i.customer_id, i.handle, 0 as rank
      from identities i
     where i.channel = ${placeholder("channel")}::text and i.normal = ${placeholder("normal")}::text
       and i.withdrawn_at is null`,
);

/** One statement per number of words, so that each word is a condition of its own on the trigram index. */
const counts = [1, 2, 3, 4, 5];

const strict = counts.map((count) =>
  question(
    `find_by_name_${count}`,
    sql`
      select c.id as customer_id, null::text as handle, 1 - similarity(c.name_key, ${placeholder("whole")}::text) as rank
        from customers c
       where ${everyWord(count, (word) => sql`c.name_key like name_pattern(${word})`)}`,
  ),
);

const nearly = counts.map((count) =>
  question(
    `find_by_name_nearly_${count}`,
    sql`
      select c.id as customer_id, null::text as handle, 1 - word_similarity(btrim(name_key(${placeholder("whole")}::text)), c.name_key) as rank
        from customers c
       where (select set_config('pg_trgm.word_similarity_threshold', '0.5', true)) is not null
         and ${everyWord(count, (word) => sql`c.name_key %> btrim(name_key(${word}))`)}`,
  ),
);

const latelySeen = question(
  "lately_seen",
  sql`
    select l.customer_id, null::text as handle, row_number() over (order by l.seen_at desc) as rank
      from lately_seen l
     where l.person_id = ${placeholder("personId")}::uuid
     order by l.seen_at desc
     limit 8`,
  sql`false`,
);

function everyWord(count: number, condition: (word: SQL) => SQL): SQL {
  const words = Array.from({ length: count }, (_, index) => sql`${placeholder(`word${index}`)}::text`);
  return sql.join(words.map(condition), sql` and `);
}

/**
 * The hits of one index first, materialised, so that a generic plan cannot walk another; then their survivors, the
 * organisations they speak for, and what a list says of each.
 */
function question(name: string, hits: SQL, withOrganisations: SQL = sql`true`): Question {
  return preparedSql<Row>(
    name,
    sql`
    with hits as materialized (select * from (${hits}) h limit 200),
    found as (
      select c.survivor_id as id, min(h.rank) as rank, min(h.handle) as handle, null::text as through
        from hits h join customers c on c.id = h.customer_id
       where c.withdrawn_at is null
       group by c.survivor_id
    ),
    spoken_for as (
      select o.survivor_id as id, min(f.rank) as rank, min(f.handle) as handle, min(p.name) as through
        from found f
        join customers p on p.survivor_id = f.id
        join representatives r on r.person_id = p.id and r.ended_at is null
        join customers o on o.id = r.organisation_id and o.withdrawn_at is null
       where ${withOrganisations} and o.survivor_id not in (select id from found)
       group by o.survivor_id
    ),
    answers as (select * from found union all select * from spoken_for)
    select s.id, s.kind, s.name, s.called, s.place, s.country,
           least(s.stated_since_on, st.first_on)::text as "sinceOn", st.last_on::text as "lastOn",
           a.handle, a.through,
           s.died_recorded_at is not null as "hasDied", s.vulnerable_note is not null as "isVulnerable",
           coalesce(st.open_issues, 0) as "openIssues",
           (select count(*)::int
              from customers m
              join promise_states ps on ps.customer_id = m.id and ps.until_at is null
             where m.survivor_id = s.id and ps.ended is null
               and ps.agreed_due_at < ${placeholder("now")}::timestamptz) as "overduePromises"
      from answers a
      join customers s on s.id = a.id
      left join standing st on st.customer_id = s.id
     order by a.rank, st.last_on desc nulls last, s.name, s.id
     limit ${sql.raw(String(most + 1))}`,
  );
}
