import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { iso, list, nameOf } from "../customers/queries/members";
import type { ConsentAnswer } from "../domain/consent";
import type { ContactChannel } from "../domain/contact";
import { DomainError } from "../domain/errors";
import type { KnowledgeSource } from "../domain/learned";
import type { PlainDate } from "../domain/plain-date";
import { markKnown } from "../domain/redaction";

type Key = { at: string; id: string };

/** A version for others. Null words: erased. */
export type StoryVersion = {
  id: string;
  title: string | null;
  words: string | null;
  writtenById: string;
  writtenBy: string;
  at: string;
};

/** What holds a story back from being seen; null: it is published. */
export type StoryLack = "withdrawn" | "no_version" | "no_consent" | "not_approved";

export type Story = {
  id: string;
  customerId: string;
  customerName: string;
  /** The customer's own words; null: erased. */
  words: string | null;
  /** The same with what is known to tell who it is in square brackets. */
  marked: string;
  source: KnowledgeSource;
  channel: ContactChannel | null;
  contactId: string | null;
  learnedOn: PlainDate;
  by: string;
  withdrawnBy: string | null;
  /** The latest the customer said to stories being told; null: never asked. */
  consent: { answer: ConsentAnswer; on: PlainDate; wording: string | null } | null;
  /** Newest first. */
  versions: StoryVersion[];
  /** Published now. */
  published: { versionId: string; by: string; at: string } | null;
  /** Who published it when, and who took it down, newest first. */
  publications: { by: string; at: string; downBy: string | null; downAt: string | null }[];
  lack: StoryLack | null;
};

type Row = Omit<Story, "lack" | "marked"> & { telling: string[] | null };

export type StoryLine = {
  id: string;
  at: string;
  title: string | null;
  /** The beginning of the version, or of their own words where there is none yet; null: erased, or consent taken back. */
  words: string | null;
  customerId: string;
  customerName: string;
  lack: StoryLack | null;
};

const pageSize = 20;
const newestFirst: Key = { at: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };

/** One story with everything it needs to be seen. */
export async function getStory(db: Database, storyId: string): Promise<Story> {
  const [row] = await story(db, { storyId });
  if (!row) throw new DomainError("not_found");
  const { telling, ...rest } = row;
  return { ...rest, marked: markKnown(row.words ?? "", telling ?? []), lack: lackOf(row) };
}

/** A page of the stories that are published now, or of those that are not (yet), the newest first. */
export async function listStories(
  db: Database,
  { show, after }: { show: "published" | "in_preparation"; after: Key | null },
): Promise<{ stories: StoryLine[]; next: Key | null }> {
  const rows = await lines[show](db, after ?? newestFirst);
  const stories = rows.slice(0, pageSize).map(({ hasConsent, isWithdrawn, hasVersion, isPublished, ...line }) => ({
    ...line,
    lack: firstLack({ isPublished, isWithdrawn, hasVersion, hasConsent }),
  }));
  const last = stories.at(-1);
  return { stories, next: last && rows.length > pageSize ? { at: last.at, id: last.id } : null };
}

function lackOf({ published, withdrawnBy, versions, consent }: Row): StoryLack | null {
  return firstLack({
    isPublished: published !== null,
    isWithdrawn: withdrawnBy !== null,
    hasVersion: versions.length > 0,
    hasConsent: consent?.answer === "given",
  });
}

type Has = { isPublished: boolean; isWithdrawn: boolean; hasVersion: boolean; hasConsent: boolean };

function firstLack({ isPublished, isWithdrawn, hasVersion, hasConsent }: Has): StoryLack | null {
  if (isPublished) return null;
  if (isWithdrawn) return "withdrawn";
  if (!hasVersion) return "no_version";
  return hasConsent ? "not_approved" : "no_consent";
}

const bodyOf = (id: SQL) => sql`(select body from texts where id = ${id})`;

/** What is known to tell who it is: as the author would mark it. */
const telling = sql`
  (select array_agg(distinct known) from (
     select name as known from customers where survivor_id = c.survivor_id
     union all select called from customers where survivor_id = c.survivor_id
     union all select place from customers where survivor_id = c.survivor_id
     union all select part from customers m, unnest(string_to_array(btrim(m.name_key), ' ')) as part
                where m.survivor_id = c.survivor_id and length(part) >= 3 and part <> all (plain_name_words())
     union all select handle from identities i join customers m on m.id = i.customer_id where m.survivor_id = c.survivor_id
     union all (select p.order_ref from purchases p join customers m on m.id = p.customer_id
                 where m.survivor_id = c.survivor_id order by p.bought_on desc limit 200)) k
    where known is not null)`;

const latestConsent = sql`
  (select json_build_object('answer', k.answer, 'on', k.learned_on, 'wording', ${bodyOf(sql`k.wording_id`)})
     from customers m join consents k on k.customer_id = m.id and k.purpose = 'story'
    where m.survivor_id = c.survivor_id
    order by k.learned_on desc, k.recorded_at desc, k.id desc limit 1)`;

const story = preparedSql<Row>(
  "story",
  sql`
  select s.id, c.survivor_id as "customerId", o.name as "customerName", ${bodyOf(sql`s.words_id`)} as words, s.source,
         (select channel from contacts where id = s.contact_id) as channel, s.contact_id as "contactId",
         s.learned_on::text as "learnedOn", ${nameOf(sql`s.recorded_by`)} as by, ${nameOf(sql`s.withdrawn_by`)} as "withdrawnBy",
         ${latestConsent} as consent, ${telling} as telling,
         ${list(
           sql`'id', v.id, 'title', ${bodyOf(sql`v.title_id`)}, 'words', ${bodyOf(sql`v.words_id`)},
               'writtenById', v.written_by, 'writtenBy', ${nameOf(sql`v.written_by`)}, 'at', ${iso(sql`v.recorded_at`)}`,
           sql`v.recorded_at desc, v.id desc`,
           sql`story_versions v where v.story_id = s.id`,
         )} as versions,
         (select json_build_object('versionId', p.version_id, 'by', ${nameOf(sql`p.published_by`)}, 'at', ${iso(sql`p.recorded_at`)})
            from published_stories p where p.story_id = s.id) as published,
         ${list(
           sql`'by', ${nameOf(sql`p.published_by`)}, 'at', ${iso(sql`p.recorded_at`)},
               'downBy', ${nameOf(sql`p.withdrawn_by`)}, 'downAt', ${iso(sql`p.withdrawn_at`)}`,
           sql`p.recorded_at desc, p.id desc`,
           sql`story_publications p where p.story_id = s.id`,
         )} as publications
    from stories s
    join customers c on c.id = s.customer_id
    join customers o on o.id = c.survivor_id
   where s.id = ${placeholder("storyId")}::uuid`,
);

type LineRow = Omit<StoryLine, "lack"> & Has;

const beforeKey = (at: SQL, id: SQL) =>
  sql`(${at}, ${id}) < (${placeholder("at")}::timestamptz, ${placeholder("id")}::uuid)`;
const reach = sql.raw(String(pageSize + 1));

const lines = {
  published: preparedSql<LineRow>(
    "stories_published",
    sql`
    select p.story_id as id, ${iso(sql`p.recorded_at`)} as at, ${bodyOf(sql`v.title_id`)} as title,
           left(${bodyOf(sql`v.words_id`)}, 320) as words, p.customer_id as "customerId", o.name as "customerName",
           true as "isPublished", false as "isWithdrawn", true as "hasVersion", true as "hasConsent"
      from published_stories p
      join story_versions v on v.id = p.version_id
      join customers o on o.id = p.customer_id
     where ${beforeKey(sql`p.recorded_at`, sql`p.story_id`)}
     order by p.recorded_at desc, p.story_id desc limit ${reach}`,
  ),
  in_preparation: preparedSql<LineRow>(
    "stories_in_preparation",
    sql`
    select s.id, ${iso(sql`s.recorded_at`)} as at,
           case when k.holds is distinct from false then ${bodyOf(sql`v.title_id`)} end as title,
           case when k.holds is distinct from false
                then left(coalesce(${bodyOf(sql`v.words_id`)}, ${bodyOf(sql`s.words_id`)}), 320) end as words,
           c.survivor_id as "customerId", o.name as "customerName", false as "isPublished",
           s.withdrawn_at is not null as "isWithdrawn", v.id is not null as "hasVersion",
           coalesce(k.holds, false) as "hasConsent"
      from stories s
      join customers c on c.id = s.customer_id
      join customers o on o.id = c.survivor_id
      cross join lateral (select consent_now(s.customer_id, 'story') as holds) k
      left join lateral (
        select * from story_versions where story_id = s.id order by recorded_at desc, id desc limit 1) v on true
     where ${beforeKey(sql`s.recorded_at`, sql`s.id`)} and not exists (select from published_stories p where p.story_id = s.id)
     order by s.recorded_at desc, s.id desc limit ${reach}`,
  ),
};
