import { type SQL, sql } from "drizzle-orm";
import { placeholder } from "@/db/prepared";
import { type TimelineKind, toldActions } from "../../domain/timeline";

// A kind of thing that happened is one branch here, one shape in TimelineEntry (timeline.ts) and one body in
// components/timeline. What is told by an event of its own needs no branch: add its action to toldActions.

/** What one page reaches for: one more than it shows says that there is more. */
export const timelineReach = 31;

const at = sql`${placeholder("at")}::timestamptz`;
const id = sql`${placeholder("id")}::uuid`;
const only = sql`${placeholder("only")}::text`;

/** One member's newest entries of one kind: each branch walks its own index backwards and stops after a page. */
function branch(
  kind: TimelineKind,
  time: SQL,
  rowId: SQL,
  detail: SQL,
  from: SQL,
  inOrder: SQL = sql`1 desc, 2 desc`,
): SQL {
  return sql`
    (select ${time} as at, ${rowId} as id, ${sql.raw(`'${kind}'`)} as kind, ${detail} as detail
       from ${from} and (${time}, ${rowId}) < (${at}, ${id}) and (${only} is null or ${only} = ${sql.raw(`'${kind}'`)})
      order by ${inOrder} limit ${sql.raw(String(timelineReach))})`;
}

const nameOf = (person: SQL) => sql`(select name from people where id = ${person})`;
const textOf = (text: SQL) => sql`(select body from texts where id = ${text})`;
const dayStart = sql`(p.bought_on::timestamp at time zone (select zone from organisation))`;

const contactDetail = sql`'channel', c.channel, 'direction', c.direction, 'words', c.words, 'feeling', c.feeling,
  'issueId', c.issue_id, 'isCorrected', c.corrected_at is not null, 'isWithdrawn', c.withdrawn_at is not null,
  'by', ${nameOf(sql`c.logged_by`)}`;

const issueEventDetail = sql`'what', e.kind, 'issueId', i.id, 'issueKind', i.kind, 'words', ${textOf(sql`e.words_id`)},
  'to', (select concat_ws(', ', ${nameOf(sql`e.to_owner_id`)}, d.name) from departments d where d.id = e.to_department_id),
  'by', ${nameOf(sql`e.by_id`)}`;

/** A referral as it is told on either side. */
const referralDetail = (side: "referred" | "came") => sql`(
  select json_build_object('what', ${sql.raw(`'${side}'`)}, 'on', r.referred_on, 'words', ${textOf(sql`r.words_id`)}, 'otherId', o.id,
           'other', coalesce(o.name, r.referred_name, r.referred_handle), 'isWithdrawn', r.withdrawn_at is not null,
           'by', ${nameOf(sql`r.recorded_by`)})
    from (select) nobody
    left join customers x on x.id = ${side === "referred" ? sql`r.referred_id` : sql`r.referrer_id`}
    left join customers o on o.id = x.survivor_id)`;

export const timelineBranches: readonly SQL[] = [
  branch(
    "contact",
    sql`c.happened_at`,
    sql`c.id`,
    sql`json_build_object(${contactDetail}, 'answersId', c.answers_id)`,
    sql`contacts c where c.customer_id = m.id and not exists (select from feedbacks f where f.contact_id = c.id)`,
  ),
  branch(
    "feedback",
    sql`c.happened_at`,
    sql`c.id`,
    sql`json_build_object(${contactDetail}, 'source', f.source, 'place', f.place, 'link', f.link, 'score', f.score,
          'scaleFrom', f.scale_from, 'scaleTo', f.scale_to,
          'isAnswered', exists (select from contacts a where a.answers_id = c.id and a.withdrawn_at is null))`,
    sql`feedbacks f join contacts c on c.id = f.contact_id where f.customer_id = m.id`,
  ),
  branch(
    "purchase",
    dayStart,
    sql`p.id`,
    sql`json_build_object('on', p.bought_on, 'what', p.what, 'orderRef', p.order_ref, 'amountMinor', p.amount_minor,
          'currency', p.currency, 'isCorrected', p.corrected_at is not null and p.withdrawn_at is null,
          'isWithdrawn', p.withdrawn_at is not null, 'by', ${nameOf(sql`p.recorded_by`)})`,
    sql`purchases p where p.customer_id = m.id and p.bought_on <= (${at} at time zone 'UTC')::date + 1`,
    // The same order as by the start of the day, and the one the index has.
    sql`p.bought_on desc, p.id desc`,
  ),
  branch(
    "issue",
    sql`i.opened_at`,
    sql`i.id`,
    sql`json_build_object('what', 'opened', 'issueId', i.id, 'issueKind', i.kind, 'words', i.words, 'to', null,
          'by', ${nameOf(sql`i.opened_by`)})`,
    sql`issues i where i.customer_id = m.id`,
  ),
  branch(
    "issue",
    sql`e.recorded_at`,
    sql`e.id`,
    sql`json_build_object(${issueEventDetail})`,
    sql`issues i join issue_events e on e.issue_id = i.id where i.customer_id = m.id`,
  ),
  branch(
    "promise",
    sql`pr.made_at`,
    sql`pr.id`,
    sql`json_build_object('what', 'made', 'promiseId', pr.id, 'inTime', null,
          'said', ${textOf(sql`pr.said_id`)}, 'by', ${nameOf(sql`pr.made_by`)})`,
    sql`promises pr where pr.customer_id = m.id`,
  ),
  branch(
    "promise",
    sql`e.occurred_at`,
    sql`e.id`,
    sql`json_build_object('what', e.kind, 'promiseId', pr.id, 'inTime', e.in_time,
          'said', ${textOf(sql`pr.said_id`)}, 'by', ${nameOf(sql`e.actor_id`)})`,
    sql`promises pr join promise_events e on e.promise_id = pr.id where pr.customer_id = m.id`,
  ),
  branch(
    "thanks",
    sql`r.said_at`,
    sql`r.id`,
    sql`json_build_object('reason', r.reason, 'reaction', r.reaction, 'by', ${nameOf(sql`r.said_by`)})`,
    sql`recognitions_taken r where r.customer_id = m.id`,
  ),
  branch(
    "advocacy",
    sql`f.recorded_at`,
    sql`f.id`,
    sql`json_build_object('what', f.kind, 'on', f.learned_on, 'words', ${textOf(sql`f.words_id`)}, 'otherId', null, 'other', null,
          'isWithdrawn', f.withdrawn_at is not null, 'by', ${nameOf(sql`f.recorded_by`)})`,
    sql`advocacy_facts f where f.customer_id = m.id`,
  ),
  branch(
    "advocacy",
    sql`r.recorded_at`,
    sql`r.id`,
    referralDetail("referred"),
    sql`referrals r where r.referrer_id = m.id`,
  ),
  branch(
    "advocacy",
    sql`r.recorded_at`,
    sql`r.id`,
    referralDetail("came"),
    sql`referrals r where r.referred_id = m.id`,
  ),
  branch(
    "advocacy",
    sql`t.recorded_at`,
    sql`t.id`,
    sql`json_build_object('what', 'thanked', 'on', null, 'words', ${textOf(sql`t.words_id`)}, 'otherId', null,
          'other', coalesce(${nameOf(sql`t.person_id`)}, (select name from teams where id = t.team_id)),
          'isWithdrawn', t.withdrawn_at is not null, 'by', ${nameOf(sql`t.by_id`)})`,
    sql`colleague_thanks t where t.customer_id = m.id and t.hidden_at is null`,
  ),
  branch(
    "goodwill",
    sql`g.recorded_at`,
    sql`g.id`,
    sql`json_build_object('gift', json_build_object('act', g.act, 'amountMinor', g.amount_minor, 'currency', g.currency,
            'reaction', (select x.reaction from goodwill_reactions x where x.goodwill_id = g.id
                          order by x.recorded_at desc, x.id desc limit 1)),
          'words', coalesce(${textOf(sql`g.words_id`)}, ${textOf(sql`(select q.words_id from goodwill_requests q where q.id = g.request_id)`)}),
          'by', ${nameOf(sql`g.given_by`)})`,
    sql`goodwills g where g.customer_id = m.id`,
  ),
  branch(
    "goodwill",
    sql`e.recorded_at`,
    sql`e.id`,
    sql`json_build_object('gift', null, 'words', ${textOf(sql`e.words_id`)}, 'by', ${nameOf(sql`e.person_id`)})`,
    sql`extra_miles e where e.customer_id = m.id`,
  ),
  branch(
    "change",
    sql`v.recorded_at`,
    sql`v.id`,
    sql`json_build_object('action', v.action, 'details', ${textOf(sql`v.details_id`)}::jsonb, 'facts', v.facts,
          'subjectId', v.subject_id, 'by', ${nameOf(sql`v.actor_id`)})`,
    // Corrections stand in a table of their own; an earlier version kept them in the event.
    sql`events v where v.customer_id = m.id and v.action in (${sql.raw(toldActions.map((action) => `'${action}'`).join(", "))})
          and (v.details_id is not null or v.action not in ('contact.corrected', 'purchase.corrected'))`,
  ),
  branch(
    "change",
    sql`k.recorded_at`,
    sql`k.id`,
    sql`json_build_object('action', case k.subject when 'customer' then 'customer.changed' else k.subject || '.corrected' end,
          'details', ${textOf(sql`k.details_id`)}::jsonb, 'facts', '{}'::jsonb, 'subjectId', k.subject_id,
          'by', ${nameOf(sql`k.actor_id`)})`,
    // Of the customer's own record the event tells already, where a person is named.
    sql`corrections k where k.customer_id = m.id and (k.subject <> 'customer' or k.actor_id is null)`,
  ),
  branch(
    "change",
    sql`x.recorded_at`,
    sql`x.id`,
    sql`json_build_object('action', 'customer.imported', 'details', null, 'facts', '{}'::jsonb, 'subjectId', x.import_id,
          'by', (select p.name from imports f join people p on p.id = f.created_by where f.id = x.import_id))`,
    sql`customers x where x.id = m.id and x.import_id is not null`,
  ),
];
