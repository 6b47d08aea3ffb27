import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { DomainError } from "../../domain/errors";
import type { Instant } from "../../domain/plain-date";
import type { CustomerAnswer, DuePrecision, Initiator, PromiseEventKind } from "../../domain/promise-words";
import { listRecoveries, type Recovery } from "./put-right";
import { type PromiseRow, promiseColumns, promiseTables, type RawPromise, readPromise } from "./row";

/** Something that happened to a promise, as its history shows it. */
export type PromiseHappening = {
  id: string;
  kind: PromiseEventKind;
  recordedAt: Instant;
  occurredAt: Instant;
  /** Null: the customer. */
  by: string | null;
  initiator: Initiator | null;
  customerAgreed: boolean | null;
  newDueAt: Instant | null;
  newPrecision: DuePrecision | null;
  newOwner: string | null;
  messageLeft: boolean | null;
  proofAt: Instant | null;
  evidence: string | null;
  reason: string | null;
  answer: CustomerAnswer | null;
  /** At or before the headline due time that was in force. */
  isInTime: boolean;
};

/** What can be named as evidence, or as where the customer asked or agreed: recorded by the server after the promise. */
export type Evidence = {
  id: string;
  kind: "contact" | "purchase" | "issue";
  at: Instant;
  /** Recorded by the server then: what counts. */
  recordedAt: Instant;
  isOutgoing: boolean;
  words: string;
};

export type PromiseDetail = {
  promise: PromiseRow;
  /** When the customer wanted it; null: they did not say. */
  wantedAt: Instant | null;
  /** The stage of their journey as it stood, in our words; null: not said. */
  stage: string | null;
  /** The broken promise that this one puts right. */
  recovers: { id: string; said: string | null } | null;
  recoveries: Recovery[];
  typed: string;
  explanation: string;
  history: PromiseHappening[];
  evidence: Evidence[];
};

type RawDetail = Record<
  "typed" | "explanation" | "wanted_at" | "stage" | "recovers_id" | "recovers_said",
  string | null
>;

/** One promise with everything that happened to it. */
export async function getPromise(
  db: Database,
  { promiseId, now }: { promiseId: string; now: Instant },
): Promise<PromiseDetail> {
  const [[row], history, evidence, recoveries] = await Promise.all([
    db.execute<RawPromise & RawDetail>(sql`
      select ${promiseColumns}, p.calendar ->> 'typed' as typed, p.calendar ->> 'explanation' as explanation,
        p.wanted_at, stage.words as stage, broken.id as recovers_id, broken_said.body as recovers_said
      from ${promiseTables}
      left join journey_stages stage on stage.key = p.stage
      left join promises broken on broken.id = p.recovers_id
      left join texts broken_said on broken_said.id = broken.said_id
      where p.id = ${promiseId}`),
    listHappenings(db, promiseId),
    listEvidence(db, promiseId),
    listRecoveries(db, promiseId),
  ]);
  if (!row) throw new DomainError("not_found");
  return {
    promise: readPromise(row, now),
    typed: row.typed ?? "",
    explanation: row.explanation ?? "",
    wantedAt: row.wanted_at === null ? null : new Date(row.wanted_at),
    stage: row.stage,
    recovers: row.recovers_id === null ? null : { id: row.recovers_id, said: row.recovers_said },
    recoveries,
    history,
    evidence,
  };
}

/** One promise as it stands, for a mutation to decide on. */
export async function getPromiseRow(
  db: Database,
  { promiseId, now }: { promiseId: string; now: Instant },
): Promise<PromiseRow> {
  const [row] = await db.execute<RawPromise>(
    sql`select ${promiseColumns} from ${promiseTables} where p.id = ${promiseId}`,
  );
  if (!row) throw new DomainError("not_found");
  return readPromise(row, now);
}

type Happening = Omit<PromiseHappening, "recordedAt" | "occurredAt" | "newDueAt" | "proofAt"> &
  Record<"recordedAt" | "occurredAt", string> &
  Record<"newDueAt" | "proofAt", string | null>;

async function listHappenings(db: Database, promiseId: string): Promise<PromiseHappening[]> {
  const rows = await db.execute<Happening>(sql`
    select e.id, e.kind, e.recorded_at as "recordedAt", e.occurred_at as "occurredAt", actor.name as by, e.initiator,
      e.customer_agreed as "customerAgreed", e.new_due_at as "newDueAt", e.new_due_precision as "newPrecision",
      coalesce(new_owner.name, new_team.name) as "newOwner", e.message_left as "messageLeft", e.proof_at as "proofAt",
      coalesce(contact.words, issue.resolution, purchase.what, purchase.order_ref) as evidence, reason.body as reason, e.answer,
      e.in_time as "isInTime"
    from promise_events e
    left join people actor on actor.id = e.actor_id
    left join people new_owner on new_owner.id = e.new_owner_id
    left join teams new_team on new_team.id = e.new_owner_team_id
    left join contacts contact on contact.id = e.contact_id
    left join issues issue on issue.id = e.issue_id
    left join purchases purchase on purchase.id = e.purchase_id
    left join texts reason on reason.id = e.reason_id
    where e.promise_id = ${promiseId} order by e.sequence`);
  return rows.map((row) => ({
    ...row,
    recordedAt: new Date(row.recordedAt),
    occurredAt: new Date(row.occurredAt),
    newDueAt: row.newDueAt === null ? null : new Date(row.newDueAt),
    proofAt: row.proofAt === null ? null : new Date(row.proofAt),
  }));
}

/** The latest twenty of each kind; the same conditions as the guard in 0003_promises.sql. */
async function listEvidence(db: Database, promiseId: string): Promise<Evidence[]> {
  const rows = await db.execute<Omit<Evidence, "at" | "recordedAt"> & { at: string; recordedAt: string }>(sql`
    with promise as (
      select p.id, p.made_at, p.recorded_at, p.contact_id, c.survivor_id from promises p
      join customers c on c.id = p.customer_id where p.id = ${promiseId}
    ), same as (select customers.id from customers join promise using (survivor_id))
    (select x.id, 'contact' as kind, x.happened_at as at, x.recorded_at as "recordedAt", x.direction = 'out' as "isOutgoing", x.words
      from contacts x, promise where x.customer_id in (select id from same) and x.recorded_at > promise.recorded_at
        and x.happened_at >= promise.made_at and x.id is distinct from promise.contact_id
        and x.withdrawn_at is null order by x.recorded_at desc limit 20)
    union all
    (select x.id, 'purchase', x.recorded_at, x.recorded_at, false, 'Refund ' || x.order_ref
      from purchases x, promise where x.customer_id in (select id from same) and x.recorded_at > promise.recorded_at
        and x.amount_minor < 0 and x.withdrawn_at is null order by x.recorded_at desc limit 20)
    union all
    (select x.id, 'issue', x.resolved_at, x.resolved_at, false, x.resolution
      from issues x, promise where x.customer_id in (select id from same) and x.resolved_at > promise.recorded_at
      order by x.resolved_at desc limit 20)
    order by 4 desc`);
  return rows.map((row) => ({ ...row, at: new Date(row.at), recordedAt: new Date(row.recordedAt) }));
}
