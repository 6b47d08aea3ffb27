import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Context } from "../context";
import { approvalDays } from "../domain/goodwill";
import { can } from "../domain/permissions";
import { addDays, startOfDay } from "../domain/plain-date";
import type { Waiting } from "../domain/waiting";

export type WaitingCounts = { waiting: number; overdue: number; unread: number };

const me = sql`${placeholder("personId")}::uuid`;
const now = sql`${placeholder("now")}::timestamptz`;
/** The end of the organisation's day: what falls due later today waits already. */
const tonight = sql`${placeholder("tonight")}::timestamptz`;
const flag = (name: string): SQL => sql`${placeholder(name)}::boolean`;

/** My open promises, and my team's where I lead it, that are overdue or fall due today. */
const promisesDue = sql`
  select 'promise' as kind, promise_id as id, agreed_due_at as due_at from promise_states
  where until_at is null and ended is null and owner_id = ${me} and agreed_due_at < ${tonight}
  union all
  select 'promise', promise_id, agreed_due_at from promise_states
  where until_at is null and ended is null and agreed_due_at < ${tonight}
    and owner_team_id in (select id from teams where lead_id = ${me})`;

/** Voids somebody asked for that I may agree to: still before due, and I am a third person. */
const voidsAsked = sql`
  select 'void', state.promise_id, state.headline_due_at from promise_states state
  join promises on promises.id = state.promise_id
  where ${flag("mayVoid")} and state.until_at is null and state.ended is null and state.void_requested_at is not null
    and state.headline_due_at >= ${now} and state.void_requested_by <> ${me} and promises.made_by <> ${me}
    and state.owner_id is distinct from ${me} and state.void_owner_id is distinct from ${me}`;

/** What somebody asked me to approve, and has no answer. */
const approvalsAsked = sql`
  select 'approval', asked.id, null::timestamptz from goodwill_requests asked
  where ${flag("mayApprove")} and asked.approver_id = ${me}
    and not exists (select from goodwill_answers where goodwill_answers.request_id = asked.id)`;

/** What I asked for and may give now; afterwards the approval lapses. */
const approvedToGive = sql`
  select 'approved', asked.id, answered.recorded_at + interval '${sql.raw(String(approvalDays * 24))} hours'
  from goodwill_requests asked join goodwill_answers answered on answered.request_id = asked.id
  where asked.asked_by = ${me} and answered.answer = 'approved'
    and answered.recorded_at >= ${now} - interval '${sql.raw(String(approvalDays * 24))} hours'
    and not exists (select from goodwills where goodwills.request_id = asked.id)`;

/** Proposals that touch my department, or that no advocate has answered, where I am a third person without a position. */
const positionsWanted = sql`
  select 'position', card.decision_id, null::timestamptz from decision_cards card
  cross join lateral (select * from statements where decision_id = card.decision_id order by version desc limit 1) statement
  where ${flag("isAdvocate")} and card.state = 'proposed'
    and ${me} not in (statement.owner_id, statement.decider_id)
    and not exists (select from positions
      where positions.statement_id = statement.id and positions.advocate_id = ${me})
    and (statement.department_id = ${placeholder("departmentId")}::uuid
      or ${placeholder("departmentId")}::uuid = any (statement.told_departments)
      or not exists (select from positions where positions.statement_id = statement.id))`;

/** What my department was told and has not answered, or answered with an objection that still stands. */
const noticesUnanswered = sql`
  select 'acknowledgement', notices.decision_id, case when latest.answer is null then notices.answer_by end
  from decision_cards card
  join notices on notices.decision_id = card.decision_id and notices.department_id = ${placeholder("departmentId")}::uuid
  left join lateral (select standing_answer(notices.id) as answer) latest on true
  where card.waits_for @> array[${placeholder("departmentId")}::uuid]`;

/** Proposals that I am to decide, and on which an advocate has spoken or none has yet. */
const decisionsToMake = sql`
  select case when exists (select from positions where positions.statement_id = statement.id) then 'decision' else 'proposal' end,
    statement.decision_id, proposal_answer_by(statement.decision_id)
  from decision_cards card join statements statement on statement.id = latest_statement(card.decision_id)
  where ${flag("mayDecide")} and card.decider_id = ${me} and card.state = 'proposed'`;

/** Decisions in effect whose review day has come: mine to decide or my department's, but not one I own. */
const reviewsDue = sql`
  select 'review', statement.decision_id,
    card.review_on::timestamp at time zone (select zone from organisation)
  from decision_cards card
  join decision_moves decided on decided.decision_id = card.decision_id and decided.kind = 'decided'
  join statements statement on statement.id = decided.statement_id
  where ${flag("mayReview")} and statement.owner_id <> ${me}
    and (card.decider_id = ${me} or card.department_id = ${placeholder("departmentId")}::uuid)
    and card.review_on <= (${now} at time zone (select zone from organisation))::date
    and card.state = 'in_effect'`;

/** Predictions whose day has come: mine to decide or my department's, but neither owned nor written by me. */
const predictionsDue = sql`
  select 'prediction', statement.decision_id, min(day_begins(prediction.resolve_on))
  from decision_cards card
  join decision_moves decided on decided.decision_id = card.decision_id and decided.kind = 'decided'
  join statements statement on statement.id = decided.statement_id
  join predictions prediction on prediction.statement_id = statement.id
    and prediction.resolve_on <= (${now} at time zone (select zone from organisation))::date
  where ${flag("mayReview")} and ${me} not in (statement.owner_id, statement.author_id)
    and (card.decider_id = ${me} or card.department_id = ${placeholder("departmentId")}::uuid)
    and not exists (select from prediction_outcomes outcome where outcome.prediction_id = prediction.id)
    and card.state in ('in_effect', 'reviewed')
  group by statement.decision_id`;

/**
 * Decisions I own or made, out of customers' words, of which some of these customers have not been told. Looked up decision
 * by decision (a limit keeps it from being joined): all sources of all decisions would read every customer there is.
 */
const customersToTell = sql`
  select 'telling', statement.decision_id, null::timestamptz
  from statements statement
  join decision_moves decided on decided.decision_id = statement.decision_id and decided.kind = 'decided'
    and decided.statement_id = statement.id
  cross join lateral (select from source_customers source
    where source.decision_id = statement.decision_id and source.telling_id is null limit 1) untold
  where ${flag("mayTell")} and (statement.owner_id = ${me} or statement.decider_id = ${me})`;

/** Briefings written since I was appointed an advocate that I have not read. */
const briefingsUnread = sql`
  select 'briefing', briefing.id, null::timestamptz from briefings briefing
  where ${flag("isAdvocate")}
    and not exists (select from briefing_reads receipt where receipt.briefing_id = briefing.id and receipt.person_id = ${me})
    and exists (select from appointments appointed where appointed.person_id = ${me} and appointed.kind = 'advocate'
      and day_begins(appointed.from_on) <= briefing.recorded_at)`;

/** Other lapse thresholds that somebody else proposed, and no one of the board has answered. */
const thresholdsProposed = sql`
  select 'threshold', proposal.id, null::timestamptz from threshold_proposals proposal
  where ${flag("maySet")} and proposal.proposed_by <> ${me}
    and not exists (select from threshold_answers answer where answer.proposal_id = proposal.id)`;

/** What is found soonest comes first: a count that has seen enough looks no further. */
const waiting = sql`${promisesDue} union all ${noticesUnanswered} union all ${approvalsAsked} union all ${approvedToGive}
  union all ${reviewsDue} union all ${decisionsToMake} union all ${voidsAsked} union all ${briefingsUnread}
  union all ${positionsWanted} union all ${predictionsDue} union all ${customersToTell}
  union all ${thresholdsProposed}`;

const count = preparedSql<WaitingCounts>(
  "count_waiting",
  sql`select (select count(*) from (select from (${waiting}) waiting limit 100) enough)::int as waiting,
      (select count(*) from (${promisesDue}) due where due_at < ${now})::int as overdue,
      (select count(*) from (select from inbox_items where person_id = ${me} and read_at is null limit 100) unread)::int as unread`,
);

type Row = Omit<Waiting, "dueAt"> & { dueAt: string | null };

const list = preparedSql<Row>(
  "list_waiting",
  sql`select waiting.kind, waiting.id, waiting.due_at as "dueAt", survivor.id as "customerId",
      coalesce(survivor.called, survivor.name) as "customerName", decisions.number as "decisionNumber",
      coalesce(said.body, decision_title(decisions.id), (select body::jsonb ->> 'title' from texts where texts.id = briefings.words_id),
        (select days || ' days without a purchase, proposed by ' || people.name from threshold_proposals proposal
          join people on people.id = proposal.proposed_by where proposal.id = waiting.id)) as words,
      asked_of.id as "noticeId", asked_of.id is not null and standing_answer(asked_of.id) is not null as "isObjecting"
    from (${waiting}) waiting
    left join promises on promises.id = waiting.id and waiting.kind in ('promise', 'void')
    left join goodwill_requests asked on asked.id = waiting.id and waiting.kind in ('approval', 'approved')
    left join texts said on said.id = coalesce(promises.said_id, asked.words_id)
    left join customers on customers.id = coalesce(promises.customer_id, asked.customer_id)
    left join customers survivor on survivor.id = customers.survivor_id
    left join decisions on decisions.id = waiting.id
    left join briefings on briefings.id = waiting.id
    left join notices asked_of on waiting.kind = 'acknowledgement' and asked_of.decision_id = waiting.id
      and asked_of.department_id = ${placeholder("departmentId")}::uuid
    order by waiting.due_at nulls last, waiting.id
    limit 500`,
);

/**
 * How much waits for this person and how much of their inbox is unread (100: a hundred or more), and how many of their
 * promises are overdue: for every page, so it must be cheap.
 */
export async function countWaiting(db: Database, asked: Asked): Promise<WaitingCounts> {
  const [row] = await count(db, asked);
  return row ?? { waiting: 0, overdue: 0, unread: 0 };
}

/** Everything that waits for this person, what is due first at the top. */
export async function listWaiting(db: Database, asked: Asked): Promise<Waiting[]> {
  const rows = await list(db, asked);
  return rows.map((row) => ({ ...row, dueAt: row.dueAt === null ? null : new Date(row.dueAt) }));
}

export type Asked = ReturnType<typeof whatMayWaitFor>;

/** What the list depends on: who looks, when, and which parts can concern them at all. */
export function whatMayWaitFor({ actor, now: at, today, organisation }: Context) {
  return {
    ...{ personId: actor.id, departmentId: actor.departmentId, now: at.toISOString() },
    tonight: startOfDay(addDays(today, 1), organisation.zone).toISOString(),
    mayVoid: can(actor, "promise:void"),
    mayApprove: can(actor, "goodwill:approve"),
    mayDecide: can(actor, "decision:decide"),
    mayReview: can(actor, "decision:review"),
    mayTell: can(actor, "source:tell"),
    maySet: can(actor, "threshold:set"),
    isAdvocate: actor.appointments.some(({ kind }) => kind === "advocate"),
  };
}
