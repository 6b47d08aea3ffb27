import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import { iso, list, mine } from "../../customers/queries/members";
import type { ContactChannel } from "../../domain/contact";
import { DomainError } from "../../domain/errors";
import type { GoalOutcome } from "../../domain/goal";
import type { PlainDate } from "../../domain/plain-date";
import {
  consentPairs,
  datePairs,
  goalPairs,
  intentPairs,
  type Knowledge,
  type KnownConsent,
  type KnownDate,
  type KnownGoal,
  type KnownIntent,
  type KnownNeed,
  type KnownPreference,
  type KnownStep,
  knowledgeOfMembers,
  needPairs,
  newestOf,
  preferencePairs,
  stepPairs,
  wordsOf,
} from "./of";

type TakenBack = { withdrawnAt: string; withdrawnBy: string };
type EndedGoal = KnownGoal & { outcome: GoalOutcome; endedOn: PlainDate; endWords: string | null };

/** What no longer holds, newest first: kept, and to be seen. */
type PastKnowledge = {
  needs: (KnownNeed & TakenBack)[];
  preferences: KnownPreference[];
  consents: KnownConsent[];
  dates: (KnownDate & TakenBack)[];
  intents: KnownIntent[];
  goals: EndedGoal[];
  lifecycle: (KnownStep & TakenBack)[];
};

/** A conversation that something may have been said in. */
export type RecentContact = { id: string; at: string; channel: ContactChannel };

export type KnowledgePage = {
  id: string;
  name: string;
  kind: "person" | "organisation";
  knowledge: Knowledge;
  /** The newest steps first. */
  steps: KnownStep[];
  past: PastKnowledge;
  /** Special dates that are kept but not shown, because the consent was taken back. */
  silentDates: number;
  contacts: RecentContact[];
};

/** Everything known about a customer and everything that was; the id of a merged one gives its survivor's. */
export async function getKnowledge(db: Database, customerId: string): Promise<KnowledgePage> {
  const [row] = await page(db, { customerId });
  if (!row) throw new DomainError("not_found");
  return row;
}

const takenBack = (row: ReturnType<typeof sql>) => sql`'withdrawnAt', ${iso(sql`${row}.withdrawn_at`)},
  'withdrawnBy', (select name from people where id = ${row}.withdrawn_by)`;
const newest = (row: ReturnType<typeof sql>) => sql`${row}.learned_on desc, ${row}.recorded_at desc, ${row}.id desc`;

const takenAway = sql`withdrawn_at is not null`;

const page = preparedSql<KnowledgePage>(
  "knowledge_of_customer",
  sql`
  with me as materialized (
    select s.id, s.name, s.kind from customers asked join customers s on s.id = asked.survivor_id
     where asked.id = ${placeholder("customerId")}::uuid and s.withdrawn_at is null
  ),
  members as materialized (select m.id from me join customers m on m.survivor_id = me.id)
  select me.id, me.name, me.kind, ${knowledgeOfMembers} as knowledge,
    ${list(stepPairs, sql`l.recorded_at desc, l.id desc`, sql`${newestOf(sql`lifecycle_facts`, sql`withdrawn_at is null`)} l`)} as steps,
    jsonb_build_object(
      'needs', ${list(sql`${needPairs}, ${takenBack(sql`n`)}`, sql`n.withdrawn_at desc`, sql`${newestOf(sql`needs`, takenAway)} n`)},
      'preferences', ${list(preferencePairs, newest(sql`p`), sql`${newestOf(sql`preferences`, sql`true`)} p`)},
      'consents', ${list(consentPairs, newest(sql`k`), sql`${newestOf(sql`consents`, sql`true`)} k`)},
      'dates', ${list(sql`${datePairs}, ${takenBack(sql`d`)}`, sql`d.withdrawn_at desc`, sql`${newestOf(sql`special_dates`, sql`${takenAway} and erased_at is null`)} d`)},
      'intents', ${list(intentPairs, newest(sql`i`), sql`${newestOf(sql`intents`, sql`true`)} i`)},
      'goals', ${list(
        sql`${goalPairs}, 'outcome', e.outcome, 'endedOn', e.learned_on, 'endWords', ${wordsOf(sql`e.words_id`)}`,
        sql`e.recorded_at desc`,
        sql`goals g join goal_reviews e on e.goal_id = g.id and e.outcome <> 'not_yet' where ${mine(sql`g.customer_id`)}`,
      )},
      'lifecycle', ${list(sql`${stepPairs}, ${takenBack(sql`l`)}`, sql`l.withdrawn_at desc`, sql`${newestOf(sql`lifecycle_facts`, takenAway)} l`)}
    ) as past,
    (select count(*)::int from special_dates d where ${mine(sql`d.customer_id`)} and d.withdrawn_at is null
        and d.erased_at is null and consent_now(d.customer_id, 'special_dates') is not true) as "silentDates",
    coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'at', ${iso(sql`c.happened_at`)}, 'channel', c.channel)
                               order by c.happened_at desc)
                from (select * from contacts where ${mine(sql`customer_id`)} and withdrawn_at is null order by happened_at desc, id desc limit 6) c), '[]')
      as contacts
    from me`,
);
