import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { followedThings, followedWays, tellingKinds, weeklyKinds } from "../../server/domain/decision-telling";
import { stages } from "../../server/domain/decision-words";
import { decisions } from "./decisions";
import { day, departments, instant, people, stamped } from "./foundation";

const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} in (${words.map((word) => `'${word}'`).join(", ")})`);
const person = () =>
  uuid("person_id")
    .notNull()
    .references(() => people.id);

/**
 * Something about a decision was told: append-only, each once. What came due while nobody could be told is told together,
 * in the words of the last: the others point at it.
 */
export const decisionTellings = pgTable(
  "decision_tellings",
  {
    id: uuid("id").primaryKey(),
    decisionId: uuid("decision_id")
      .notNull()
      .references(() => decisions.id),
    kind: text("kind", { enum: tellingKinds }).notNull(),
    /** The notice, the step, the prediction, the answer or the decision it is about. */
    subjectId: uuid("subject_id").notNull(),
    /** As it stood then: a review whose day is set anew is told anew. */
    dueAt: instant("due_at").notNull(),
    toldWithId: uuid("told_with_id").references((): AnyPgColumn => decisionTellings.id),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("decision_tellings_once").on(table.kind, table.subjectId, table.dueAt),
    index("decision_tellings_decision").on(table.decisionId),
    check("decision_tellings_kind_known", oneOf("kind", tellingKinds)),
  ],
);

/** When a decision is looked at next for what there is to tell. Kept by triggers; where nothing is to come there is no row. */
export const decisionLooks = pgTable(
  "decision_looks",
  {
    decisionId: uuid("decision_id")
      .primaryKey()
      .references(() => decisions.id),
    lookAt: instant("look_at").notNull(),
  },
  (table) => [index("decision_looks_due").on(table.lookAt)],
);

/** What somebody follows in the feed, and how they are told. Ended, never deleted. */
export const decisionSubscriptions = pgTable(
  "decision_subscriptions",
  {
    id: uuid("id").primaryKey(),
    personId: person(),
    what: text("what", { enum: followedThings }).notNull(),
    departmentId: uuid("department_id").references(() => departments.id),
    stage: text("stage", { enum: stages }),
    /** A standing segment's key, or the id of a saved one. */
    segment: text("segment"),
    decisionId: uuid("decision_id").references(() => decisions.id),
    how: text("how", { enum: followedWays }).notNull(),
    endedAt: instant("ended_at"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    uniqueIndex("decision_subscriptions_once")
      .on(table.personId, table.what, sql`coalesce(department_id::text, stage, segment, decision_id::text, '')`)
      .where(sql`ended_at is null`),
    index("decision_subscriptions_decision").on(table.decisionId),
    check("decision_subscriptions_what_known", oneOf("what", followedThings)),
    check("decision_subscriptions_how_known", oneOf("how", followedWays)),
    check("decision_subscriptions_stage_known", oneOf("stage", stages)),
    check(
      "decision_subscriptions_one_thing",
      sql`num_nonnulls(department_id, stage, segment, decision_id) = (case what when 'all' then 0 else 1 end)
        and case what when 'department' then department_id is not null when 'stage' then stage is not null
          when 'segment' then segment is not null when 'decision' then decision_id is not null else true end`,
    ),
  ],
);

/** Somebody's weekly letter was told, or there was nothing to tell: once a person, kind and week. */
export const decisionDigests = pgTable(
  "decision_digests",
  {
    id: uuid("id").primaryKey(),
    personId: person(),
    kind: text("kind", { enum: weeklyKinds }).notNull(),
    /** The Monday of the week in which it was told; it tells of the time before that day. */
    weekOn: day("week_on").notNull(),
    /** How many things it told of; 0: nobody was written to. */
    told: integer("told").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("decision_digests_once").on(table.personId, table.kind, table.weekOn),
    check("decision_digests_kind_known", oneOf("kind", weeklyKinds)),
    check("decision_digests_told", sql`told >= 0`),
  ],
);

/** Up to when somebody has seen the feed, by their own word. The last row counts. */
export const feedSightings = pgTable(
  "feed_sightings",
  {
    personId: person(),
    /** When the page was drawn that they had seen. */
    seenUntil: instant("seen_until").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [primaryKey({ columns: [table.personId, table.seenUntil] })],
);
