import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { consentAnswers, consentPurposes } from "../../server/domain/consent";
import { goalOutcomes } from "../../server/domain/goal";
import { intents as intentWords, leavingCauses } from "../../server/domain/intent";
import { knowledgeSources } from "../../server/domain/learned";
import { lifecycleKinds } from "../../server/domain/lifecycle";
import { needKinds } from "../../server/domain/need";
import { channelWishes, preferenceSubjects, preferenceWishes, thanksWishes } from "../../server/domain/preference";
import { specialDateKinds } from "../../server/domain/special-date";
import { contacts, customers } from "./customers";
import { bytea, day, instant, people, stamped, texts } from "./foundation";

const listOf = (words: readonly string[]) => words.map((word) => `'${word}'`).join(", ");
const oneOf = (column: string, words: readonly string[]) => sql.raw(`${column} in (${listOf(words)})`);

/** How it came to be known, on which day, and by whom it was written down. */
export const learned = () => ({
  source: text("source", { enum: knowledgeSources }).notNull(),
  /** The conversation in which the customer said so. */
  contactId: uuid("contact_id").references(() => contacts.id),
  /** The day it was said or seen; the latest counts, not the latest typed. */
  learnedOn: day("learned_on").notNull(),
  recordedBy: uuid("recorded_by")
    .notNull()
    .references(() => people.id),
  recordedAt: stamped("recorded_at"),
});

export const ofCustomer = () => ({
  id: uuid("id").primaryKey(),
  customerId: uuid("customer_id")
    .notNull()
    .references(() => customers.id),
  ...learned(),
});

/** Taken back, never deleted. */
export const withdrawal = () => ({
  withdrawnBy: uuid("withdrawn_by").references(() => people.id),
  withdrawnAt: instant("withdrawn_at"),
});

export const learnedChecks = (table: string) => [
  check(`${table}_source_known`, oneOf("source", knowledgeSources)),
  check(`${table}_contact_is_the_customers_word`, sql`contact_id is null or source = 'customer'`),
];

export const withdrawnWhole = (table: string) =>
  check(`${table}_withdrawn_whole`, sql`(withdrawn_by is null) = (withdrawn_at is null)`);

/**
 * What a customer needs, does not like, is interested in, or how they buy. Asked again when neither said nor confirmed
 * for twelve months. An interest used for content rests on a consent, which the server looks up and notes.
 */
export const needs = pgTable(
  "needs",
  {
    ...ofCustomer(),
    kind: text("kind", { enum: needKinds }).notNull(),
    wordsId: uuid("words_id")
      .notNull()
      .references(() => texts.id),
    wordsHash: bytea("words_hash"),
    forContent: boolean("for_content").notNull().default(false),
    consentId: uuid("consent_id").references(() => consents.id),
    ...withdrawal(),
  },
  (table) => [
    index("needs_customer").on(table.customerId),
    check("needs_kind_known", oneOf("kind", needKinds)),
    check("needs_content_is_of_interests", sql`not for_content or kind = 'interest'`),
    check("needs_content_rests_on_consent", sql`for_content = (consent_id is not null)`),
    withdrawnWhole("needs"),
    ...learnedChecks("needs"),
  ],
);

/** "Still so": an entry was asked about again and holds. */
export const needConfirmations = pgTable(
  "need_confirmations",
  {
    id: uuid("id").primaryKey(),
    needId: uuid("need_id")
      .notNull()
      .references(() => needs.id),
    recordedBy: uuid("recorded_by")
      .notNull()
      .references(() => people.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [index("need_confirmations_need").on(table.needId)],
);

/** How they want to be reached and thanked: the latest of each subject counts, `open` takes it back. */
export const preferences = pgTable(
  "preferences",
  {
    ...ofCustomer(),
    about: text("about", { enum: preferenceSubjects }).notNull(),
    wish: text("wish", { enum: preferenceWishes }).notNull(),
    wordsId: uuid("words_id").references(() => texts.id),
    wordsHash: bytea("words_hash"),
  },
  (table) => [
    index("preferences_customer").on(table.customerId, table.about, table.learnedOn),
    check("preferences_about_known", oneOf("about", preferenceSubjects)),
    check(
      "preferences_wish_fits",
      sql.raw(`case about when 'thanks' then wish in (${listOf(thanksWishes)}, 'open')
                          when 'times' then wish in ('said', 'open') when 'language' then wish in ('said', 'open')
                          else wish in (${listOf(channelWishes)}, 'open') end`),
    ),
    check("preferences_said_in_words", sql`(wish = 'said') = (words_id is not null)`),
    ...learnedChecks("preferences"),
  ],
);

/** What a customer agreed to and took back, in the words that were put to them: the latest of each purpose counts. */
export const consents = pgTable(
  "consents",
  {
    ...ofCustomer(),
    purpose: text("purpose", { enum: consentPurposes }).notNull(),
    answer: text("answer", { enum: consentAnswers }).notNull(),
    wordingId: uuid("wording_id").references(() => texts.id),
    wordingHash: bytea("wording_hash"),
  },
  (table) => [
    index("consents_customer").on(table.customerId, table.purpose, table.learnedOn),
    check("consents_purpose_known", oneOf("purpose", consentPurposes)),
    check("consents_answer_known", oneOf("answer", consentAnswers)),
    check("consents_given_in_words", sql`answer = 'withdrawn' or wording_id is not null`),
    ...learnedChecks("consents"),
  ],
);

/** A day of every year that the customer agreed we keep; the server notes the consent it rests on. */
export const specialDates = pgTable(
  "special_dates",
  {
    ...ofCustomer(),
    kind: text("kind", { enum: specialDateKinds }).notNull(),
    /** Null: erased. */
    month: smallint("month"),
    day: smallint("day"),
    /** Null: not known, or erased. */
    year: smallint("year"),
    wordsId: uuid("words_id").references(() => texts.id),
    wordsHash: bytea("words_hash"),
    consentId: uuid("consent_id")
      .notNull()
      .references(() => consents.id)
      .default(sql`null`),
    erasedAt: instant("erased_at"),
    ...withdrawal(),
  },
  (table) => [
    index("special_dates_customer").on(table.customerId),
    index("special_dates_yearly")
      .on(table.month, table.day, table.id)
      .where(sql`withdrawn_at is null and erased_at is null`),
    check("special_dates_kind_known", oneOf("kind", specialDateKinds)),
    check("special_dates_other_is_named", sql`kind <> 'other' or words_id is not null`),
    check(
      "special_dates_is_a_day",
      sql`case when erased_at is not null then month is null and day is null and year is null
               else coalesce(month between 1 and 12 and day between 1 and (array[31,29,31,30,31,30,31,31,30,31,30,31])[month], false) end`,
    ),
    check(
      "special_dates_year_has_the_day",
      sql`year is null or (year between 1850 and 2200 and
          (month <> 2 or day <> 29 or (year % 4 = 0 and (year % 100 <> 0 or year % 400 = 0))))`,
    ),
    withdrawnWhole("special_dates"),
    ...learnedChecks("special_dates"),
  ],
);

/** What the customer means to do: stay, leave. Leaving asks for the cause; "not known" is an answer and is counted. */
export const intents = pgTable(
  "intents",
  {
    ...ofCustomer(),
    intent: text("intent", { enum: intentWords }).notNull(),
    cause: text("cause", { enum: leavingCauses }),
    /** The reason in the customer's own words. */
    wordsId: uuid("words_id").references(() => texts.id),
    wordsHash: bytea("words_hash"),
  },
  (table) => [
    index("intents_customer").on(table.customerId, table.learnedOn),
    check("intents_intent_known", oneOf("intent", intentWords)),
    check("intents_cause_known", oneOf("cause", leavingCauses)),
    check("intents_leaving_has_a_cause", sql`(intent in ('leaving', 'left')) = (cause is not null)`),
    ...learnedChecks("intents"),
  ],
);

/** What the customer wants to get done with us, how both will see it, and when they look at it together. */
export const goals = pgTable(
  "goals",
  {
    ...ofCustomer(),
    wordsId: uuid("words_id")
      .notNull()
      .references(() => texts.id),
    wordsHash: bytea("words_hash"),
    /** The agreed measure, in words. */
    measureId: uuid("measure_id")
      .notNull()
      .references(() => texts.id),
    measureHash: bytea("measure_hash"),
    reviewOn: day("review_on").notNull(),
  },
  (table) => [
    index("goals_customer").on(table.customerId),
    index("goals_review").on(table.reviewOn, table.id),
    check("goals_review_lies_ahead", sql`review_on >= learned_on`),
    ...learnedChecks("goals"),
  ],
);

/** A look back at a goal: reached (the customer's word), not yet (with the next day), or dropped. */
export const goalReviews = pgTable(
  "goal_reviews",
  {
    id: uuid("id").primaryKey(),
    goalId: uuid("goal_id")
      .notNull()
      .references(() => goals.id),
    ...learned(),
    outcome: text("outcome", { enum: goalOutcomes }).notNull(),
    nextOn: day("next_on"),
    wordsId: uuid("words_id").references(() => texts.id),
    wordsHash: bytea("words_hash"),
  },
  (table) => [
    index("goal_reviews_goal").on(table.goalId, table.recordedAt),
    index("goal_reviews_next").on(table.nextOn, table.goalId).where(sql`next_on is not null`),
    check("goal_reviews_outcome_known", oneOf("outcome", goalOutcomes)),
    check("goal_reviews_not_yet_has_a_day", sql`(outcome = 'not_yet') = (next_on is not null)`),
    check("goal_reviews_next_lies_ahead", sql`next_on > learned_on`),
    check("goal_reviews_reached_is_their_word", sql`outcome <> 'reached' or source in ('customer', 'form')`),
    ...learnedChecks("goal_reviews"),
  ],
);

/** Steps in a customer's life with us: onboarding, delivery, renewal. Only a renewal due may lie ahead. */
export const lifecycleFacts = pgTable(
  "lifecycle_facts",
  {
    ...ofCustomer(),
    kind: text("kind", { enum: lifecycleKinds }).notNull(),
    happenedOn: day("happened_on").notNull(),
    wordsId: uuid("words_id").references(() => texts.id),
    wordsHash: bytea("words_hash"),
    ...withdrawal(),
  },
  (table) => [
    index("lifecycle_facts_customer").on(table.customerId, table.recordedAt),
    index("lifecycle_facts_due").on(table.kind, table.happenedOn, table.id).where(sql`withdrawn_at is null`),
    check("lifecycle_facts_kind_known", oneOf("kind", lifecycleKinds)),
    withdrawnWhole("lifecycle_facts"),
    ...learnedChecks("lifecycle_facts"),
  ],
);
