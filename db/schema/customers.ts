import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  char,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { contactCauses, contactChannels, contactDirections } from "../../server/domain/contact";
import { customerKinds } from "../../server/domain/customer";
import { identityChannels } from "../../server/domain/identity";
import { issueKinds } from "../../server/domain/issue";
import { milestoneKinds } from "../../server/domain/milestone-rules";
import { reactions, recognitionKinds } from "../../server/domain/recognition";
import { day, departments, instant, people, stamped, teams } from "./foundation";

const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} in (${words.map((word) => `'${word}'`).join(", ")})`);

/**
 * Persons and organisations. Facts keep the customer_id they were recorded under and are read through the survivor
 * (ruling 23): `join customers c on c.id = fact.customer_id where c.survivor_id = $1`.
 * `name_key` (name and called, lower case, without accents; trigram index) is added by 0002_customers.sql.
 */
export const customers = pgTable(
  "customers",
  {
    id: uuid("id").primaryKey(),
    survivorId: uuid("survivor_id")
      .notNull()
      .references((): AnyPgColumn => customers.id),
    kind: text("kind", { enum: customerKinds }).notNull(),
    name: text("name").notNull(),
    /** As they like to be addressed: "Mrs Okonkwo". */
    called: text("called"),
    place: text("place"),
    country: char("country", { length: 2 }),
    /** Stated by the customer; null: assumed by ruling 9. */
    zone: text("zone"),
    /** A since-day older than the data, and who says so. */
    statedSinceOn: day("stated_since_on"),
    statedSinceSource: text("stated_since_source"),
    /** Has died: `died_recorded_at` is set; the day itself may be unknown. */
    diedOn: day("died_on"),
    diedRecordedBy: uuid("died_recorded_by").references(() => people.id),
    diedRecordedAt: instant("died_recorded_at"),
    vulnerableNote: text("vulnerable_note"),
    vulnerableBy: uuid("vulnerable_by").references(() => people.id),
    vulnerableAt: instant("vulnerable_at"),
    /** Null: by an import. */
    createdBy: uuid("created_by").references(() => people.id),
    importId: uuid("import_id"),
    /** An undone import withdraws what it created; counts leave it out. */
    withdrawnAt: instant("withdrawn_at"),
    /** The person was erased: what is left is an anonymous customer for the numbers. Written by the owner's function alone. */
    erasedAt: instant("erased_at"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("customers_id_kind").on(table.id, table.kind),
    index("customers_survivor").on(table.survivorId),
    index("customers_import").on(table.importId, table.id).where(sql`import_id is not null`),
    check("customers_kind_known", oneOf("kind", customerKinds)),
    check("customers_name_present", sql`length(btrim(name)) between 1 and 300`),
    check("customers_country_is_code", sql`country ~ '^[A-Z]{2}$'`),
    check("customers_stated_since_has_source", sql`(stated_since_on is null) = (stated_since_source is null)`),
    check("customers_death_has_recorder", sql`(died_recorded_at is null) = (died_recorded_by is null)`),
    check("customers_death_day_needs_record", sql`died_on is null or died_recorded_at is not null`),
    check(
      "customers_vulnerable_has_recorder",
      sql`(vulnerable_note is null) = (vulnerable_by is null) and (vulnerable_note is null) = (vulnerable_at is null)`,
    ),
  ],
);

/** The persons who speak for an organisation. Never deleted: an end is dated. */
export const representatives = pgTable(
  "representatives",
  {
    organisationId: uuid("organisation_id").notNull(),
    organisationKind: text("organisation_kind").notNull().generatedAlwaysAs(sql`'organisation'`),
    personId: uuid("person_id").notNull(),
    personKind: text("person_kind").notNull().generatedAlwaysAs(sql`'person'`),
    position: text("position"),
    recordedBy: uuid("recorded_by").references(() => people.id),
    endedAt: instant("ended_at"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.personId] }),
    index("representatives_person").on(table.personId),
    foreignKey({
      name: "representatives_organisation",
      columns: [table.organisationId, table.organisationKind],
      foreignColumns: [customers.id, customers.kind],
    }),
    foreignKey({
      name: "representatives_person_is_person",
      columns: [table.personId, table.personKind],
      foreignColumns: [customers.id, customers.kind],
    }),
  ],
);

/**
 * A channel and a normalised handle. Several customers of a household may share one; an account number or external id
 * belongs to one customer only (ruling 26). `normal` as `server/domain/handle.ts` makes it.
 */
export const identities = pgTable(
  "identities",
  {
    id: uuid("id").primaryKey(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    channel: text("channel", { enum: identityChannels }).notNull(),
    /** As typed. */
    handle: text("handle").notNull(),
    normal: text("normal").notNull(),
    /** The digits backwards, so that the last four or more are a prefix. Phones and account numbers only. */
    digitsReversed: text("digits_reversed").generatedAlwaysAs(
      sql`case when channel in ('phone', 'account') then nullif(reverse(regexp_replace(normal, '[^0-9]', '', 'g')), '') end`,
    ),
    importId: uuid("import_id"),
    /** No longer theirs; kept, not found any more. */
    withdrawnAt: instant("withdrawn_at"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    uniqueIndex("identities_once_per_customer")
      .on(table.customerId, table.channel, table.normal)
      .where(sql`withdrawn_at is null`),
    uniqueIndex("identities_account_is_one_customers")
      .on(table.channel, table.normal)
      .where(sql`channel in ('account', 'external') and withdrawn_at is null`),
    index("identities_digits").on(table.digitsReversed.op("text_pattern_ops")),
    index("identities_normal").on(table.channel, table.normal.op("text_pattern_ops")),
    index("identities_import").on(table.importId, table.id).where(sql`import_id is not null`),
    check("identities_channel_known", oneOf("channel", identityChannels)),
    check("identities_handle_present", sql`length(handle) between 1 and 320 and length(normal) between 1 and 320`),
  ],
);

/** A line of money that changed hands on a day. Refunds are negative and never make a purchase day (ruling 27). */
export const purchases = pgTable(
  "purchases",
  {
    id: uuid("id").primaryKey(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    boughtOn: day("bought_on").notNull(),
    orderRef: text("order_ref").notNull(),
    lineRef: text("line_ref"),
    what: text("what"),
    amountMinor: bigint("amount_minor", { mode: "number" }).notNull(),
    currency: char("currency", { length: 3 }).notNull(),
    /** Null: by an import. */
    recordedBy: uuid("recorded_by").references(() => people.id),
    importId: uuid("import_id"),
    /** An undone import, or a line that never was; counts leave it out. */
    withdrawnAt: instant("withdrawn_at"),
    /** The server's time of the last correction: from then on it is evidence of what it says now. */
    correctedAt: instant("corrected_at"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("purchases_customer").on(table.customerId, table.boughtOn, table.id),
    index("purchases_order").on(table.orderRef, table.lineRef),
    index("purchases_import").on(table.importId, table.id).where(sql`import_id is not null`),
    check("purchases_currency_is_code", sql`currency ~ '^[A-Z]{3}$'`),
    check("purchases_order_present", sql`length(btrim(order_ref)) between 1 and 200`),
  ],
);

/** Something wrong for a customer that is open until resolved. */
export const issues = pgTable(
  "issues",
  {
    id: uuid("id").primaryKey(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    kind: text("kind", { enum: issueKinds }).notNull(),
    words: text("words").notNull(),
    openedAt: instant("opened_at").notNull(),
    openedBy: uuid("opened_by")
      .notNull()
      .references(() => people.id),
    departmentId: uuid("department_id")
      .notNull()
      .references(() => departments.id),
    ownerId: uuid("owner_id").references(() => people.id),
    resolution: text("resolution"),
    resolvedBy: uuid("resolved_by").references(() => people.id),
    /** Stamped by the server when a resolution is written. */
    resolvedAt: instant("resolved_at"),
    /** The server's time of the last correction: from then on it is evidence of what it says now. */
    correctedAt: instant("corrected_at"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("issues_id_customer").on(table.id, table.customerId),
    index("issues_customer").on(table.customerId, table.openedAt, table.id),
    index("issues_open").on(table.departmentId, table.openedAt).where(sql`resolved_at is null`),
    index("issues_open_customer").on(table.customerId).where(sql`resolved_at is null`),
    index("issues_open_oldest").on(table.openedAt, table.id).where(sql`resolved_at is null`),
    index("issues_open_owner").on(table.ownerId, table.openedAt, table.id).where(sql`resolved_at is null`),
    check("issues_kind_known", oneOf("kind", issueKinds)),
    check("issues_words_present", sql`length(btrim(words)) > 0`),
    check("issues_opened_before_recorded", sql`opened_at <= recorded_at`),
    check(
      "issues_resolved_whole",
      sql`(resolution is null) = (resolved_by is null) and (resolution is null) = (resolved_at is null)`,
    ),
  ],
);

/** One conversation, in any channel. `recorded_at` is the server's and never moves (ruling 3 leans on it). */
export const contacts = pgTable(
  "contacts",
  {
    id: uuid("id").primaryKey(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    happenedAt: instant("happened_at").notNull(),
    channel: text("channel", { enum: contactChannels }).notNull(),
    direction: text("direction", { enum: contactDirections }).notNull(),
    cause: text("cause", { enum: contactCauses }),
    stage: text("stage"),
    /** 1 very unhappy … 5 delighted; null is not known. */
    feeling: smallint("feeling"),
    /** It should not have been needed (METRICS: avoidable of judged); null: not judged. */
    avoidable: boolean("avoidable"),
    /** They had tried to do it themselves first; null: not asked. */
    triedSelfService: boolean("tried_self_service"),
    /** Where that failed: "the website did not take my card". */
    selfServiceFailed: text("self_service_failed"),
    words: text("words").notNull(),
    issueId: uuid("issue_id"),
    /** They asked for an answer in writing: the charter says by when. */
    replyOwed: boolean("reply_owed").notNull().default(false),
    /** The feedback this contact of ours answers. */
    answersId: uuid("answers_id"),
    loggedBy: uuid("logged_by")
      .notNull()
      .references(() => people.id),
    /** The team of whoever logged it, as it was then. */
    teamId: uuid("team_id").references(() => teams.id),
    importId: uuid("import_id"),
    /** Its name in the system it was imported from. */
    sourceRef: text("source_ref"),
    /** An undone import withdraws what it created. */
    withdrawnAt: instant("withdrawn_at"),
    /** The server's time of the last correction: from then on it is evidence of what it says now. */
    correctedAt: instant("corrected_at"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("contacts_id_customer").on(table.id, table.customerId),
    index("contacts_customer").on(table.customerId, table.happenedAt, table.id),
    index("contacts_import").on(table.importId, table.id).where(sql`import_id is not null`),
    index("contacts_source").on(table.sourceRef).where(sql`source_ref is not null`),
    index("contacts_issue").on(table.issueId).where(sql`issue_id is not null`),
    index("contacts_answers").on(table.answersId).where(sql`answers_id is not null`),
    index("contacts_felt")
      .on(table.customerId, table.happenedAt, table.id, table.feeling)
      .where(sql`feeling is not null`),
    index("contacts_very_unhappy").on(table.happenedAt, table.id, table.customerId).where(sql`feeling = 1`),
    foreignKey({
      name: "contacts_answers_feedback_of_same_customer",
      columns: [table.answersId, table.customerId],
      foreignColumns: [table.id, table.customerId],
    }),
    check(
      "contacts_self_service",
      sql`self_service_failed is null or (tried_self_service is true and length(btrim(self_service_failed)) between 1 and 200)`,
    ),
    foreignKey({
      name: "contacts_issue_of_same_customer",
      columns: [table.issueId, table.customerId],
      foreignColumns: [issues.id, issues.customerId],
    }),
    check("contacts_channel_known", oneOf("channel", contactChannels)),
    check("contacts_direction_known", oneOf("direction", contactDirections)),
    check("contacts_cause_known", oneOf("cause", contactCauses)),
    check("contacts_feeling_scale", sql`feeling between 1 and 5`),
    check("contacts_words_present", sql`length(btrim(words)) > 0`),
    check("contacts_happened_before_recorded", sql`happened_at <= recorded_at`),
  ],
);

/** What to know about a customer, in plain words. Withdrawn, never deleted. */
export const notes = pgTable(
  "notes",
  {
    id: uuid("id").primaryKey(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    words: text("words").notNull(),
    byId: uuid("by_id")
      .notNull()
      .references(() => people.id),
    importId: uuid("import_id"),
    withdrawnAt: instant("withdrawn_at"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("notes_import").on(table.importId, table.id).where(sql`import_id is not null`),
    index("notes_customer").on(table.customerId, table.recordedAt, table.id),
    check("notes_words_present", sql`length(btrim(words)) between 1 and 4000`),
  ],
);

/** Thanks that were said: why, by whom, and how the customer took it. */
export const recognitions = pgTable(
  "recognitions",
  {
    id: uuid("id").primaryKey(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    reasonKind: text("reason_kind", { enum: recognitionKinds }).notNull(),
    /** Whole years thanked for; only for tenure. */
    years: integer("years"),
    /** The milestone that was thanked for, so that it is not thanked for again; null: none, they were thanked all the same. */
    milestoneKind: text("milestone_kind", { enum: milestoneKinds }),
    /** Which one: "12" years, "50" days with a purchase, "GBP 1000000", the day they came back, the id of the referral. */
    milestoneKey: text("milestone_key"),
    /** The sentence as it stood on the screen. */
    reason: text("reason").notNull(),
    saidBy: uuid("said_by")
      .notNull()
      .references(() => people.id),
    /** The server's time of *Said it*. */
    saidAt: stamped("said_at"),
    /** Null: not noted. */
    reaction: text("reaction", { enum: reactions }),
  },
  (table) => [
    index("recognitions_customer").on(table.customerId, table.saidAt, table.id),
    index("recognitions_said").on(table.saidAt, table.id),
    check("recognitions_kind_known", oneOf("reason_kind", recognitionKinds)),
    check("recognitions_reaction_known", oneOf("reaction", reactions)),
    check("recognitions_years_for_tenure", sql`(reason_kind = 'tenure') = (years is not null)`),
    check("recognitions_milestone_known", oneOf("milestone_kind", milestoneKinds)),
    check("recognitions_milestone_whole", sql`(milestone_kind is null) = (milestone_key is null)`),
    check("recognitions_milestone_key_short", sql`length(milestone_key) between 1 and 60`),
    check("recognitions_reason_present", sql`length(btrim(reason)) > 0`),
  ],
);

/**
 * What pages, lists and rules need of a customer in milliseconds, kept by triggers in the transaction of the fact;
 * `verify standing` recomputes it. One row for every customer that counts: it stands for itself and was not withdrawn.
 */
export const standing = pgTable("standing", {
  customerId: uuid("customer_id")
    .primaryKey()
    .references(() => customers.id),
  /** Lines, refunds included. */
  purchases: integer("purchases").notNull(),
  /** Days with at least one line that is not a refund. */
  purchaseDays: integer("purchase_days").notNull(),
  firstOn: day("first_on"),
  lastOn: day("last_on"),
  /** Net, in the organisation's currency; other currencies only in `totals`. */
  valueMinor: bigint("value_minor", { mode: "number" }).notNull(),
  /** Net minor units per currency: {"GBP": 1842000}. */
  totals: jsonb("totals").$type<Record<string, number>>().notNull(),
  openIssues: integer("open_issues").notNull(),
  /** With us since: the earlier of what is stated of them and of `first_on`; null: neither is known. */
  sinceOn: day("since_on"),
  /** The feeling of the latest contact that carries one, 1 to 5, and when that was; null: none does. */
  felt: smallint("felt"),
  feltAt: instant("felt_at"),
  /** Of the latest contact in any channel; null: there was none. */
  lastContactAt: instant("last_contact_at"),
  /** Counted, but not listed any more. */
  isErased: boolean("is_erased").notNull().default(false),
});

/** Whom each person looked at last. */
export const latelySeen = pgTable(
  "lately_seen",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => people.id),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id),
    seenAt: instant("seen_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.personId, table.customerId] }),
    index("lately_seen_person").on(table.personId, table.seenAt),
  ],
);
