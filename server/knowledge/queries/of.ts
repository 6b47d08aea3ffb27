import { type SQL, sql } from "drizzle-orm";
import { list, mine } from "../../customers/queries/members";
import type { ConsentAnswer, ConsentPurpose } from "../../domain/consent";
import type { ContactChannel } from "../../domain/contact";
import type { Intent, LeavingCause } from "../../domain/intent";
import type { KnowledgeSource } from "../../domain/learned";
import type { LifecycleFact } from "../../domain/lifecycle";
import type { NeedKind } from "../../domain/need";
import type { PlainDate } from "../../domain/plain-date";
import type { Preference } from "../../domain/preference";
import type { SpecialDateKind, YearlyDay } from "../../domain/special-date";

/** How it came to be known: `channel` is that of the conversation it was said in, `by` who wrote it down. */
export type Learned = { source: KnowledgeSource; channel: ContactChannel | null; learnedOn: PlainDate; by: string };

/** Words are null where they were erased. `confirmedOn`: the last day on which it was said or confirmed. */
export type KnownNeed = Learned & {
  id: string;
  kind: NeedKind;
  words: string | null;
  forContent: boolean;
  confirmedOn: PlainDate;
};
export type KnownPreference = Learned & Preference;
export type KnownConsent = Learned & { purpose: ConsentPurpose; answer: ConsentAnswer; words: string | null };
export type KnownDate = Learned & YearlyDay & { id: string; kind: SpecialDateKind; words: string | null };
export type KnownIntent = Learned & { intent: Intent; cause: LeavingCause | null; words: string | null };
/** `reviewOn`: the day agreed last for looking at it together. */
export type KnownGoal = Learned & { id: string; words: string | null; measure: string | null; reviewOn: PlainDate };
export type KnownStep = Learned & LifecycleFact & { id: string; words: string | null };

/** What holds about a customer now, everything under its survivor. Special dates only with the customer's consent. */
export type Knowledge = {
  needs: KnownNeed[];
  preferences: KnownPreference[];
  consents: KnownConsent[];
  dates: KnownDate[];
  intent: KnownIntent | null;
  goals: KnownGoal[];
  /** The last of each kind, in the order in which they were recorded. */
  lifecycle: KnownStep[];
};

/** The pairs of a JSON object that say how a row came to be known. */
const learned = (row: SQL) => sql`
  'source', ${row}.source, 'learnedOn', ${row}.learned_on,
  'channel', (select channel from contacts where id = ${row}.contact_id),
  'by', (select name from people where id = ${row}.recorded_by)`;

export const wordsOf = (id: SQL) => sql`(select body from texts where id = ${id})`;

const latest = sql`learned_on desc, recorded_at desc, id desc`;

/** The latest row of each subject: what somebody said last counts, not what was typed last. */
const latestOf = (table: SQL, subject: SQL) => sql`
  (select distinct on (${subject}) * from ${table} where ${mine(sql`customer_id`)} order by ${subject}, ${latest})`;

export const needPairs = sql`'id', n.id, 'kind', n.kind, 'words', ${wordsOf(sql`n.words_id`)}, 'forContent', n.for_content,
  'confirmedOn', greatest(n.learned_on, (select (max(k.recorded_at) at time zone (select zone from organisation))::date
                                           from need_confirmations k where k.need_id = n.id)), ${learned(sql`n`)}`;

export const datePairs = sql`'id', d.id, 'kind', d.kind, 'month', d.month, 'day', d.day, 'year', d.year,
  'words', ${wordsOf(sql`d.words_id`)}, ${learned(sql`d`)}`;

export const goalPairs = sql`'id', g.id, 'words', ${wordsOf(sql`g.words_id`)}, 'measure', ${wordsOf(sql`g.measure_id`)},
  'reviewOn', coalesce((select r.next_on from goal_reviews r where r.goal_id = g.id order by r.recorded_at desc, r.id desc limit 1),
                       g.review_on), ${learned(sql`g`)}`;

export const stepPairs = sql`'id', l.id, 'kind', l.kind, 'on', l.happened_on, 'words', ${wordsOf(sql`l.words_id`)},
  ${learned(sql`l`)}`;

export const intentPairs = sql`'intent', i.intent, 'cause', i.cause, 'words', ${wordsOf(sql`i.words_id`)},
  ${learned(sql`i`)}`;

export const preferencePairs = sql`'about', p.about, 'wish', p.wish, 'words', ${wordsOf(sql`p.words_id`)},
  ${learned(sql`p`)}`;

export const consentPairs = sql`'purpose', k.purpose, 'answer', k.answer, 'words', ${wordsOf(sql`k.wording_id`)},
  ${learned(sql`k`)}`;

const hasEnded = sql`exists (select 1 from goal_reviews r where r.goal_id = g.id and r.outcome <> 'not_yet')`;

/** The newest rows of theirs that still stand, as many as anybody reads. */
export const newestOf = (table: SQL, where: SQL, limit = 40) => sql`
  (select * from ${table} where ${mine(sql`customer_id`)} and ${where}
    order by recorded_at desc, id desc limit ${sql.raw(String(limit))})`;

const standing = sql`withdrawn_at is null`;

/**
 * What is known, as one JSON object: for a statement that has the rows of the customer and of those merged into it
 * as `members` (id).
 */
export const knowledgeOfMembers: SQL = sql`jsonb_build_object(
  'needs', ${list(needPairs, sql`n.recorded_at desc, n.id desc`, sql`${newestOf(sql`needs`, standing)} n`)},
  'preferences', ${list(preferencePairs, sql`p.about`, sql`${latestOf(sql`preferences`, sql`about`)} p where p.wish <> 'open'`)},
  'consents', ${list(consentPairs, sql`k.purpose`, sql`${latestOf(sql`consents`, sql`purpose`)} k`)},
  'dates', ${list(
    datePairs,
    sql`d.month, d.day, d.id`,
    sql`${newestOf(sql`special_dates`, sql`${standing} and erased_at is null`)} d where consent_now(d.customer_id, 'special_dates')`,
  )},
  'intent', (select jsonb_build_object(${intentPairs}) from intents i where ${mine(sql`i.customer_id`)}
              order by ${latest} limit 1),
  'goals', ${list(goalPairs, sql`g.recorded_at, g.id`, sql`${newestOf(sql`goals g`, sql`not ${hasEnded}`)} g`)},
  'lifecycle', ${list(
    stepPairs,
    sql`l.recorded_at, l.id`,
    sql`(select distinct on (kind) * from lifecycle_facts where ${mine(sql`customer_id`)} and ${standing}
          order by kind, recorded_at desc, id desc) l`,
  )})`;
