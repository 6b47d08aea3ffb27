import { type SQL, sql } from "drizzle-orm";
import type { ContactChannel } from "../../domain/contact";
import type { Instant } from "../../domain/plain-date";
import type { Standing } from "../../domain/promise";
import { type Verdict, verdictAt } from "../../domain/promise-outcome";
import type {
  CustomerAnswer,
  DuePrecision,
  PromiseEnding,
  PromiseKind,
  PromiseOrigin,
} from "../../domain/promise-words";

/** Who answers for a promise (ruling 8). */
type PromiseOwner = { kind: "person" | "team"; id: string; name: string; department: string };

/** One promise as lists show it, with what became of it at the instant of reading. */
export type PromiseRow = {
  id: string;
  customerId: string;
  customerName: string;
  /** The words said; null when they were erased. */
  said: string | null;
  kind: PromiseKind;
  channel: ContactChannel;
  origin: PromiseOrigin;
  /** One that decides whether they stay: first in every queue. */
  isMoment: boolean;
  /** The contact in which it was said; null: made alone. */
  contactId: string | null;
  /** Whether anything was said or done to put it right. */
  isPutRight: boolean;
  /** The customer's zone, in which the due time was read. */
  zone: string;
  madeAt: Instant;
  madeBy: { id: string; name: string };
  owner: PromiseOwner;
  originalDueAt: Instant;
  /** Null once it has ended. */
  voidRequest: { at: Instant; byId: string; ownerId: string | null } | null;
  keep: { id: string; by: string; at: Instant } | null;
  endedAt: Instant | null;
  standing: Standing;
  verdict: Verdict;
};

type Time = string | null;
/** Where a promise stands, as a row has it. */
export type RawStanding = {
  headline_opens_at: Time;
  headline_due_at: string;
  agreed_opens_at: Time;
  agreed_due_at: string;
  agreed_precision: DuePrecision;
  asked_by_customer: boolean;
  moved_by_us: boolean;
  moved_with_consent: boolean;
  attempted_at: Time;
  ended: PromiseEnding | null;
  seen_at: Time;
  claimed_at: Time;
  proof_at: Time;
  answer: CustomerAnswer | null;
};
export type RawPromise = RawStanding & {
  id: string;
  customer_id: string;
  customer_name: string;
  said: string | null;
  kind: PromiseKind;
  channel: ContactChannel;
  origin: PromiseOrigin;
  is_moment_of_truth: boolean;
  contact_id: string | null;
  is_put_right: boolean;
  zone: string;
  made_at: string;
  made_by: string;
  made_by_name: string;
  owner_id: string | null;
  owner_team_id: string | null;
  owner_name: string;
  owner_department: string;
  original_due_at: string;
  ended_at: Time;
  keep_id: string | null;
  kept_by: string | null;
  void_requested_by: string | null;
  void_requested_at: Time;
  void_owner_id: string | null;
};

export const promiseColumns: SQL = sql`
  p.id, c.survivor_id as customer_id, survivor.name as customer_name, said.body as said, p.kind, p.channel, p.origin,
  p.is_moment_of_truth, p.contact_id, p.zone,
  exists (select from recoveries where recoveries.promise_id = p.id) as is_put_right,
  p.made_at, p.made_by, maker.name as made_by_name, s.owner_id, s.owner_team_id,
  coalesce(owner.name, owning.name) as owner_name, answering.name as owner_department,
  p.original_due_at, s.headline_opens_at, s.headline_due_at, s.agreed_opens_at, s.agreed_due_at, s.agreed_precision,
  s.asked_by_customer, s.moved_by_us, s.moved_with_consent, s.attempted_at, s.ended, s.ended_at, s.keep_id, s.kept_by,
  s.seen_at, s.claimed_at, s.proof_at, s.answer, s.void_requested_by, s.void_requested_at, s.void_owner_id`;

/** A promise, where it stands now, and the names around it. */
export const promiseTables: SQL = sql`
  promises p
  join promise_states s on s.promise_id = p.id and s.until_at is null
  join customers c on c.id = p.customer_id
  join customers survivor on survivor.id = c.survivor_id
  join texts said on said.id = p.said_id
  join people maker on maker.id = p.made_by
  left join people owner on owner.id = s.owner_id
  left join teams owning on owning.id = s.owner_team_id
  join departments answering on answering.id = coalesce(owner.department_id, owning.department_id)`;

const time = (text: Time) => (text === null ? null : new Date(text));

export function readPromise(row: RawPromise, now: Instant): PromiseRow {
  const standing = readStanding(row);
  return {
    id: row.id,
    customerId: row.customer_id,
    customerName: row.customer_name,
    said: row.said,
    kind: row.kind,
    channel: row.channel,
    origin: row.origin,
    isMoment: row.is_moment_of_truth,
    contactId: row.contact_id,
    isPutRight: row.is_put_right,
    zone: row.zone,
    madeAt: new Date(row.made_at),
    madeBy: { id: row.made_by, name: row.made_by_name },
    owner: ownerOf(row),
    originalDueAt: new Date(row.original_due_at),
    voidRequest:
      row.void_requested_at && row.void_requested_by && row.ended === null
        ? { at: new Date(row.void_requested_at), byId: row.void_requested_by, ownerId: row.void_owner_id }
        : null,
    keep:
      row.keep_id && row.kept_by && row.ended_at
        ? { id: row.keep_id, by: row.kept_by, at: new Date(row.ended_at) }
        : null,
    endedAt: time(row.ended_at),
    standing,
    verdict: verdictAt(standing, now),
  };
}

function ownerOf(row: RawPromise): PromiseOwner {
  const kind = row.owner_id === null ? "team" : "person";
  return { kind, id: row.owner_id ?? row.owner_team_id ?? "", name: row.owner_name, department: row.owner_department };
}

export function readStanding(row: RawStanding): Standing {
  return {
    headline: { opensAt: time(row.headline_opens_at), dueAt: new Date(row.headline_due_at) },
    agreed: { opensAt: time(row.agreed_opens_at), dueAt: new Date(row.agreed_due_at), precision: row.agreed_precision },
    askedByCustomer: row.asked_by_customer,
    movedByUs: row.moved_by_us,
    movedWithConsent: row.moved_with_consent,
    attemptedAt: time(row.attempted_at),
    ended: row.ended,
    keep:
      row.seen_at && row.claimed_at
        ? { seenAt: new Date(row.seen_at), claimedAt: new Date(row.claimed_at), proofAt: time(row.proof_at) }
        : null,
    answer: row.answer,
  };
}
