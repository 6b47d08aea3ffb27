import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { confirmationClaims, sortings } from "../../server/domain/confirmation";
import { contactChannels } from "../../server/domain/contact";
import type { FrozenCalendar } from "../../server/domain/due-calendar";
import {
  customerAnswers,
  duePrecisions,
  initiators,
  promiseEndings,
  promiseEventKinds,
  promiseKinds,
  promiseOrigins,
} from "../../server/domain/promise-words";
import { charterClauses } from "./charter";
import { confirmationPlans } from "./confirmations";
import { contacts, customers, issues, purchases } from "./customers";
import { bytea, instant, people, stamped, teams, texts } from "./foundation";

const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} in (${words.map((word) => `'${word}'`).join(", ")})`);

const sealed = (name: string) => bytea(name).notNull().default(sql`null`);
const person = (name: string) => uuid(name).references(() => people.id);
const team = (name: string) => uuid(name).references(() => teams.id);
/** Filled by a trigger: the application has no right to write it. */
const derived = (name: string) => boolean(name).notNull().default(sql`null`);

/**
 * Words said to a customer, with a due time and an owner: a person or a team (ruling 8). Append-only. What became of it
 * is derived from `promise_events`; where it stands is kept in `promise_states`.
 */
export const promises = pgTable(
  "promises",
  {
    id: uuid("id").primaryKey(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    kind: text("kind", { enum: promiseKinds }).notNull(),
    saidId: uuid("said_id")
      .notNull()
      .references(() => texts.id),
    saidHash: sealed("said_hash"),
    channel: text("channel", { enum: contactChannels }).notNull(),
    /** The contact in which it was said; null: made alone. */
    contactId: uuid("contact_id"),
    madeBy: person("made_by").notNull(),
    /** The maker's team as it was then. */
    madeTeamId: team("made_team_id"),
    /** When it was said. */
    madeAt: instant("made_at").notNull(),
    ownerId: person("owner_id"),
    ownerTeamId: team("owner_team_id"),
    /** Before this it would be too early; only of a window. */
    earliestAt: instant("earliest_at"),
    /** Never moves: every later time is an event. */
    originalDueAt: instant("original_due_at").notNull(),
    duePrecision: text("due_precision", { enum: duePrecisions }).notNull(),
    /** The customer's zone, in which the due time was read. */
    zone: text("zone").notNull(),
    /** What the due time was computed from, frozen: later edits of hours move nothing (B2). */
    calendar: jsonb("calendar").$type<FrozenCalendar>().notNull(),
    /** The clause of the charter it follows from; null: a commitment of its own. */
    clauseId: uuid("clause_id").references(() => charterClauses.id),
    /** Written by `import_promises` alone, never by the application itself (ruling 7). */
    origin: text("origin", { enum: promiseOrigins }).notNull().default("live"),
    importId: uuid("import_id"),
    /** The promise of this customer that this one puts right; that one's outcome stays what it is. */
    recoversId: uuid("recovers_id").references((): AnyPgColumn => promises.id),
    /** One that decides whether they stay: first in every queue, and its lead hears of it earlier. */
    isMomentOfTruth: boolean("is_moment_of_truth").notNull().default(false),
    /** The stage of the journey as it stood: the contact's in which it was said, else the one chosen (ruling 10). */
    stage: text("stage"),
    /** When the customer wanted it; null: they did not say. */
    wantedAt: instant("wanted_at"),
    /** Its name in the system it was imported from. */
    sourceRef: text("source_ref"),
    /** What that system is called; null: the file does not say. */
    sourceName: text("source_name"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("promises_id_customer").on(table.id, table.customerId),
    index("promises_customer").on(table.customerId, table.madeAt, table.id),
    index("promises_import").on(table.importId, table.id).where(sql`import_id is not null`),
    index("promises_source").on(table.sourceRef).where(sql`source_ref is not null`),
    index("promises_contact").on(table.contactId).where(sql`contact_id is not null`),
    index("promises_clause").on(table.clauseId, table.id).where(sql`clause_id is not null`),
    index("promises_recovers").on(table.recoversId).where(sql`recovers_id is not null`),
    foreignKey({ name: "promises_contact", columns: [table.contactId], foreignColumns: [contacts.id] }),
    check("promises_kind_known", oneOf("kind", promiseKinds)),
    check("promises_channel_known", oneOf("channel", contactChannels)),
    check("promises_precision_known", oneOf("due_precision", duePrecisions)),
    check("promises_origin_known", oneOf("origin", promiseOrigins)),
    check("promises_source_is_of_history", sql`source_name is null or import_id is not null`),
    check("promises_import_is_history", sql`import_id is null or origin = 'imported'`),
    check("promises_one_owner", sql`(owner_id is null) <> (owner_team_id is null)`),
    check("promises_window_has_start", sql`(due_precision = 'window') = (earliest_at is not null)`),
    check("promises_window_in_order", sql`earliest_at < original_due_at`),
    check("promises_due_after_made", sql`made_at < original_due_at and made_at <= recorded_at`),
    check("promises_made_at_a_time", sql`isfinite(made_at) and isfinite(original_due_at)`),
    check("promises_wanted_once_made", sql`wanted_at >= made_at and isfinite(wanted_at)`),
    check("promises_logged_before_due", sql`origin <> 'live' or recorded_at < original_due_at`),
  ],
);

/**
 * What happened to a promise, append-only. `recorded_at`, `in_time`, `in_agreed_time` and `proof_at` are the server's;
 * `occurred_at` is what people say and never moves a live promise's outcome in its favour.
 */
export const promiseEvents = pgTable(
  "promise_events",
  {
    id: uuid("id").primaryKey(),
    promiseId: uuid("promise_id")
      .notNull()
      .references(() => promises.id),
    /** Counted by the server within the promise, under a lock: 1, 2, 3 … */
    sequence: integer("sequence").notNull().default(sql`null`),
    kind: text("kind", { enum: promiseEventKinds }).notNull(),
    /** Null only where the customer answered. */
    actorId: person("actor_id"),
    /** When it happened, as told; the server's time where nothing is told. */
    occurredAt: instant("occurred_at").notNull().default(sql`null`),
    initiator: text("initiator", { enum: initiators }),
    customerAgreed: boolean("customer_agreed"),
    newEarliestAt: instant("new_earliest_at"),
    newDueAt: instant("new_due_at"),
    newDuePrecision: text("new_due_precision", { enum: duePrecisions }),
    newOwnerId: person("new_owner_id"),
    newOwnerTeamId: team("new_owner_team_id"),
    messageLeft: boolean("message_left"),
    /** The Keep that is retracted. */
    retractsId: uuid("retracts_id"),
    /** Evidence, or the contact in which the customer asked or agreed. */
    contactId: uuid("contact_id").references(() => contacts.id),
    purchaseId: uuid("purchase_id").references(() => purchases.id),
    issueId: uuid("issue_id").references(() => issues.id),
    /** The server's own time of that evidence, copied by a trigger, never typed. */
    proofAt: instant("proof_at"),
    reasonId: uuid("reason_id").references(() => texts.id),
    reasonHash: bytea("reason_hash"),
    /** A customer's answer enters only through a used single-use token. */
    tokenId: uuid("token_id").references(() => confirmationTokens.id),
    answer: text("answer", { enum: customerAnswers }),
    /** `imported` facts are judged on their source's dates; they belong to imported promises only. */
    origin: text("origin", { enum: promiseOrigins }).notNull().default("live"),
    /** At or before the headline due time that was in force. */
    inTime: derived("in_time"),
    /** At or before the last agreed due time that was in force. */
    inAgreedTime: derived("in_agreed_time"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("promise_events_sequence").on(table.promiseId, table.sequence),
    unique("promise_events_token").on(table.tokenId),
    unique("promise_events_id_promise").on(table.id, table.promiseId),
    index("promise_events_contact").on(table.contactId).where(sql`contact_id is not null`),
    index("promise_events_purchase").on(table.purchaseId).where(sql`purchase_id is not null`),
    foreignKey({
      name: "promise_events_retracts",
      columns: [table.retractsId, table.promiseId],
      foreignColumns: [table.id, table.promiseId],
    }),
    check("promise_events_kind_known", oneOf("kind", promiseEventKinds)),
    check("promise_events_origin_known", oneOf("origin", promiseOrigins)),
    check("promise_events_initiator_known", oneOf("initiator", initiators)),
    check("promise_events_precision_known", oneOf("new_due_precision", duePrecisions)),
    check("promise_events_answer_known", oneOf("answer", customerAnswers)),
    check("promise_events_reason_sealed", sql`(reason_id is null) = (reason_hash is null)`),
    check("promise_events_move_whole", sql`(kind = 'moved') = (new_due_at is not null)`),
    check("promise_events_move_precision", sql`(kind = 'moved') = (new_due_precision is not null)`),
    check(
      "promise_events_move_window",
      sql`coalesce(new_due_precision = 'window', false) = (new_earliest_at is not null) and (new_earliest_at is null or new_earliest_at < new_due_at)`,
    ),
    check("promise_events_asked_by", sql`(kind in ('moved', 'cancelled')) = (initiator is not null)`),
    check("promise_events_consent", sql`(kind = 'moved') = (customer_agreed is not null)`),
    check("promise_events_message", sql`(kind = 'attempted') = (message_left is not null)`),
    check("promise_events_retracts_keep", sql`(kind = 'retracted') = (retracts_id is not null)`),
    check(
      "promise_events_new_owner",
      sql`(kind = 'handed_over') = ((new_owner_id is null) <> (new_owner_team_id is null)) and not (new_owner_id is not null and new_owner_team_id is not null)`,
    ),
    check(
      "promise_events_attempt_is_a_contact",
      sql`kind <> 'attempted' or (purchase_id is null and issue_id is null)`,
    ),
    check("promise_events_one_evidence", sql`num_nonnulls(contact_id, purchase_id, issue_id) <= 1`),
    check(
      "promise_events_reasoned",
      sql`kind not in ('moved', 'cancelled', 'void_requested') or reason_id is not null`,
    ),
    check(
      "promise_events_answered_by_token",
      sql`(kind in ('customer_confirmed', 'customer_disputed')) = (token_id is not null) and (token_id is null) = (actor_id is not null) and (token_id is null) = (answer is null)`,
    ),
    check("promise_events_answer_fits", sql`answer is null or (answer = 'yes') = (kind = 'customer_confirmed')`),
    check("promise_events_not_in_the_future", sql`occurred_at <= recorded_at`),
  ],
);

/**
 * Where a promise stood, and from when until when: one row for the making and one per event, written by the triggers of
 * 0003_promises.sql alone. The row without an end is where it stands now. Queues and rates read here.
 */
export const promiseStates = pgTable(
  "promise_states",
  {
    promiseId: uuid("promise_id")
      .notNull()
      .references(() => promises.id),
    /** 0: made; then the event's sequence. */
    sequence: integer("sequence").notNull(),
    eventSequence: integer("event_sequence"),
    customerId: uuid("customer_id").notNull(),
    fromAt: instant("from_at").notNull(),
    untilAt: instant("until_at"),
    ownerId: person("owner_id"),
    ownerTeamId: team("owner_team_id"),
    /** The team that answers for it then: the owning team, or the owner's (ruling 10). */
    teamId: team("team_id"),
    headlineOpensAt: instant("headline_opens_at"),
    headlineDueAt: instant("headline_due_at").notNull(),
    agreedOpensAt: instant("agreed_opens_at"),
    agreedDueAt: instant("agreed_due_at").notNull(),
    agreedPrecision: text("agreed_precision", { enum: duePrecisions }).notNull(),
    /** The headline time is the customer's own wish; shown beside the rate (ruling 3). */
    askedByCustomer: boolean("asked_by_customer").notNull(),
    movedByUs: boolean("moved_by_us").notNull(),
    movedWithConsent: boolean("moved_with_consent").notNull(),
    /** The server's time of the first attempt in the agreed window, with proof and a message left. */
    attemptedAt: instant("attempted_at"),
    ended: text("ended", { enum: promiseEndings }),
    endedAt: instant("ended_at"),
    keepId: uuid("keep_id"),
    keptBy: person("kept_by"),
    /** When the server first saw that it was done: the Keep or its evidence, whichever came first. */
    seenAt: instant("seen_at"),
    /** When it was done, as told. */
    claimedAt: instant("claimed_at"),
    proofAt: instant("proof_at"),
    answer: text("answer", { enum: customerAnswers }),
    voidRequestedBy: person("void_requested_by"),
    voidRequestedAt: instant("void_requested_at"),
    /** Who owned it when the void was asked for. */
    voidOwnerId: person("void_owner_id"),
    /** As the promise says; here so that a queue finds those first. */
    isMomentOfTruth: boolean("is_moment_of_truth").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.promiseId, table.sequence] }),
    uniqueIndex("promise_states_one_now").on(table.promiseId).where(sql`until_at is null`),
    index("promise_states_owner").on(table.ownerId, table.agreedDueAt).where(sql`until_at is null and ended is null`),
    index("promise_states_owner_team")
      .on(table.ownerTeamId, table.agreedDueAt)
      .where(sql`until_at is null and ended is null`),
    index("promise_states_team").on(table.teamId, table.agreedDueAt).where(sql`until_at is null and ended is null`),
    index("promise_states_open").on(table.agreedDueAt).where(sql`until_at is null and ended is null`),
    index("promise_states_moments")
      .on(table.agreedDueAt)
      .where(sql`until_at is null and ended is null and is_moment_of_truth`),
    index("promise_states_customer").on(table.customerId, table.headlineDueAt).where(sql`until_at is null`),
    index("promise_states_customer_open")
      .on(table.customerId, table.agreedDueAt)
      .where(sql`until_at is null and ended is null`),
    index("promise_states_headline").on(table.headlineDueAt),
    index("promise_states_voids")
      .on(table.voidRequestedAt)
      .where(sql`until_at is null and ended is null and void_requested_at is not null`),
    check(
      "promise_states_event",
      sql`(event_sequence is null) = (sequence = 0) and coalesce(event_sequence, 0) = sequence`,
    ),
    check("promise_states_one_owner", sql`(owner_id is null) <> (owner_team_id is null)`),
    check("promise_states_ended_known", oneOf("ended", promiseEndings)),
    check("promise_states_seen_when_kept", sql`(coalesce(ended, '') = 'fulfilled') = (seen_at is not null)`),
  ],
);

/**
 * What became of each claim that a promise was kept when its turn came (B8), and, where the customer is asked, the
 * single-use link by which they answer. Only the hash stands here. A row is as long and is written at the same time
 * whether somebody is asked or not, and no foreign key leads to promises: its lock would stay in their rows (ruling 32).
 * The application can neither read nor write this table, only answer through `answer_confirmation(token, answer)`.
 */
export const confirmationTokens = pgTable(
  "confirmation_tokens",
  {
    id: uuid("id").primaryKey(),
    promiseId: uuid("promise_id").notNull(),
    hash: bytea("hash").notNull().unique(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
    /** Null: asked before there was a plan. */
    planId: uuid("plan_id").references(() => confirmationPlans.id),
    sortedAs: text("sorted_as", { enum: sortings }),
    claim: text("claim", { enum: confirmationClaims }),
    /** A worker was handed this to send, and may still be at it. */
    takenAt: instant("taken_at"),
    /** Done with: the letter is out, or there was none. */
    sentAt: instant("sent_at"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("confirmation_tokens_promise").on(table.promiseId),
    index("confirmation_tokens_recorded").on(table.recordedAt),
    index("confirmation_tokens_unsent").on(table.recordedAt).where(sql`sent_at is null`),
    check("confirmation_tokens_hash_is_sha256", sql`octet_length(hash) = 32`),
    check("confirmation_tokens_expire", sql`expires_at > recorded_at`),
    check("confirmation_tokens_sorted_known", oneOf("sorted_as", sortings)),
    check("confirmation_tokens_claim_known", oneOf("claim", confirmationClaims)),
    check("confirmation_tokens_planned", sql`num_nonnulls(plan_id, sorted_as, claim) in (0, 3)`),
  ],
);
