import { sql } from "drizzle-orm";
import { check, index, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { advocacyKinds } from "../../server/domain/advocacy";
import { arrivalWays } from "../../server/domain/arrival";
import { referralTellers } from "../../server/domain/referral";
import { contacts, customers } from "./customers";
import { bytea, day, instant, people, stamped, teams, texts } from "./foundation";
import { consents, learnedChecks, ofCustomer, withdrawal, withdrawnWhole } from "./knowledge";

const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} in (${words.map((word) => `'${word}'`).join(", ")})`);

/** What a customer did for us: told others, recommended us publicly. Taken back by a dated fact. */
export const advocacyFacts = pgTable(
  "advocacy_facts",
  {
    ...ofCustomer(),
    kind: text("kind", { enum: advocacyKinds }).notNull(),
    wordsId: uuid("words_id").references(() => texts.id),
    wordsHash: bytea("words_hash"),
    ...withdrawal(),
  },
  (table) => [
    index("advocacy_facts_customer").on(table.customerId, table.recordedAt, table.id),
    index("advocacy_facts_day").on(table.learnedOn, table.id).where(sql`withdrawn_at is null`),
    check("advocacy_facts_kind_known", oneOf("kind", advocacyKinds)),
    withdrawnWhole("advocacy_facts"),
    ...learnedChecks("advocacy_facts"),
  ],
);

/** How a customer came to us, where not through a customer we know: the latest counts. */
export const arrivals = pgTable(
  "arrivals",
  {
    ...ofCustomer(),
    way: text("way", { enum: arrivalWays }).notNull(),
    wordsId: uuid("words_id").references(() => texts.id),
    wordsHash: bytea("words_hash"),
  },
  (table) => [
    index("arrivals_customer").on(table.customerId, table.learnedOn),
    check("arrivals_way_known", oneOf("way", arrivalWays)),
    ...learnedChecks("arrivals"),
  ],
);

/**
 * A customer who sent us another. Both sides are read through their survivors; where a merge makes them one, the
 * referral is void until they are taken apart (view live_referrals). Who was sent may not be a customer yet: then
 * only what was said of them is known, until somebody links it.
 */
export const referrals = pgTable(
  "referrals",
  {
    id: uuid("id").primaryKey(),
    referrerId: uuid("referrer_id")
      .notNull()
      .references(() => customers.id),
    /** Null: not a customer we know yet. */
    referredId: uuid("referred_id").references(() => customers.id),
    /** Who it is, as it was told; null once erased, or when the customer is known. */
    referredName: text("referred_name"),
    referredHandle: text("referred_handle"),
    referredOn: day("referred_on").notNull(),
    toldBy: text("told_by", { enum: referralTellers }).notNull(),
    /** The conversation with either of them in which it was said. */
    contactId: uuid("contact_id").references(() => contacts.id),
    wordsId: uuid("words_id").references(() => texts.id),
    wordsHash: bytea("words_hash"),
    recordedBy: uuid("recorded_by")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
    /** Who found out which customer it is; null: known from the beginning, or not yet. */
    linkedBy: uuid("linked_by").references(() => people.id),
    linkedAt: instant("linked_at"),
    ...withdrawal(),
  },
  (table) => [
    index("referrals_referrer").on(table.referrerId, table.recordedAt, table.id),
    index("referrals_referred").on(table.referredId, table.recordedAt, table.id),
    index("referrals_day").on(table.referredOn, table.id).where(sql`withdrawn_at is null`),
    check("referrals_told_by_known", oneOf("told_by", referralTellers)),
    check("referrals_of_two", sql`referrer_id <> referred_id`),
    check("referrals_linked_whole", sql`(linked_by is null) = (linked_at is null)`),
    check("referrals_linked_to_somebody", sql`linked_by is null or referred_id is not null`),
    check("referrals_name_short", sql`length(referred_name) <= 300 and length(referred_handle) <= 200`),
    withdrawnWhole("referrals"),
  ],
);

/** What a customer told about us, in their own words. Whether it may be seen is derived (view published_stories). */
export const stories = pgTable(
  "stories",
  {
    ...ofCustomer(),
    wordsId: uuid("words_id")
      .notNull()
      .references(() => texts.id),
    wordsHash: bytea("words_hash"),
    ...withdrawal(),
  },
  (table) => [
    index("stories_customer").on(table.customerId, table.recordedAt, table.id),
    index("stories_newest").on(table.recordedAt, table.id),
    withdrawnWhole("stories"),
    ...learnedChecks("stories"),
  ],
);

/** A version of a story by which nobody can tell who the customer is. Append-only: a change is a new version. */
export const storyVersions = pgTable(
  "story_versions",
  {
    id: uuid("id").primaryKey(),
    storyId: uuid("story_id")
      .notNull()
      .references(() => stories.id),
    titleId: uuid("title_id")
      .notNull()
      .references(() => texts.id),
    titleHash: bytea("title_hash"),
    wordsId: uuid("words_id")
      .notNull()
      .references(() => texts.id),
    wordsHash: bytea("words_hash"),
    writtenBy: uuid("written_by")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("story_versions_story").on(table.storyId, table.recordedAt),
    unique("story_versions_id_story").on(table.id, table.storyId),
  ],
);

/** A second person approved a version and published it, on the customer's consent. Taken down by a dated fact. */
export const storyPublications = pgTable(
  "story_publications",
  {
    id: uuid("id").primaryKey(),
    storyId: uuid("story_id")
      .notNull()
      .references(() => stories.id),
    versionId: uuid("version_id")
      .notNull()
      .references(() => storyVersions.id),
    /** The consent it rested on then; the server looks it up. Whether one holds now is asked every time. */
    consentId: uuid("consent_id")
      .notNull()
      .references(() => consents.id)
      .default(sql`null`),
    publishedBy: uuid("published_by")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
    ...withdrawal(),
  },
  (table) => [
    uniqueIndex("story_publications_one").on(table.storyId).where(sql`withdrawn_at is null`),
    index("story_publications_newest").on(table.recordedAt, table.id).where(sql`withdrawn_at is null`),
    withdrawnWhole("story_publications"),
  ],
);

/**
 * Thanks to one of us or to a team: a customer's, passed on by whoever heard them, or a colleague's own. Teams as they
 * were then are the server's. A person may hide theirs; nobody counts persons.
 */
export const colleagueThanks = pgTable(
  "colleague_thanks",
  {
    id: uuid("id").primaryKey(),
    personId: uuid("person_id").references(() => people.id),
    teamId: uuid("team_id").references(() => teams.id),
    /** Whose thanks they are; null: of the colleague who writes them. */
    customerId: uuid("customer_id").references(() => customers.id),
    contactId: uuid("contact_id").references(() => contacts.id),
    wordsId: uuid("words_id")
      .notNull()
      .references(() => texts.id),
    wordsHash: bytea("words_hash"),
    byId: uuid("by_id")
      .notNull()
      .references(() => people.id),
    /** The team of whoever wrote them and of whoever is thanked, as they were then. */
    byTeamId: uuid("by_team_id").references(() => teams.id),
    forTeamId: uuid("for_team_id").references(() => teams.id),
    recordedAt: stamped("recorded_at"),
    hiddenBy: uuid("hidden_by").references(() => people.id),
    hiddenAt: instant("hidden_at"),
    ...withdrawal(),
  },
  (table) => [
    index("colleague_thanks_person").on(table.personId, table.recordedAt, table.id),
    index("colleague_thanks_team").on(table.teamId, table.recordedAt, table.id),
    index("colleague_thanks_customer").on(table.customerId, table.recordedAt, table.id),
    index("colleague_thanks_newest").on(table.recordedAt, table.id),
    check("colleague_thanks_to_one", sql`(person_id is null) <> (team_id is null)`),
    check("colleague_thanks_not_to_oneself", sql`person_id <> by_id`),
    check("colleague_thanks_customers_were_said", sql`(customer_id is null) = (contact_id is null)`),
    check("colleague_thanks_hidden_by_oneself", sql`hidden_by = person_id or hidden_by is null`),
    check("colleague_thanks_hidden_whole", sql`(hidden_by is null) = (hidden_at is null)`),
    check("colleague_thanks_taken_back_by_writer", sql`withdrawn_by is null or withdrawn_by = by_id`),
    withdrawnWhole("colleague_thanks"),
  ],
);
