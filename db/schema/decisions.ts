import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  affectedWays,
  answers,
  boardOutcomes,
  correctableFields,
  directions,
  doors,
  evidenceBases,
  evidenceKinds,
  gates,
  moveKinds,
  type SegmentEffect,
  segmentEffects,
  stages,
  stances,
  toldWays,
} from "../../server/domain/decision-words";
import { type MeasureOf, measureCuts, measures } from "../../server/domain/measure";
import type { Rule } from "../../server/domain/rule";
import { segmentKeys } from "../../server/domain/segment";
import { appointments, bytea, day, departments, instant, people, stamped, texts } from "./foundation";
import { segmentVersions } from "./segments";

const oneOf = (column: string, words: readonly string[]) =>
  sql.raw(`${column} in (${words.map((word) => `'${word}'`).join(", ")})`);
const finite = (column: string) => sql.raw(`${column} not in ('NaN', 'Infinity', '-Infinity')`);
const within = (column: string, words: readonly string[]) =>
  sql.raw(`${column} <@ array[${words.map((word) => `'${word}'`).join(", ")}]::text[] and cardinality(${column}) > 0`);

const person = (name: string) => uuid(name).references(() => people.id);
const decision = () =>
  uuid("decision_id")
    .notNull()
    .references(() => decisions.id);
const words = () =>
  uuid("words_id")
    .notNull()
    .references(() => texts.id);
/** Sealed by a trigger from the text it stands for; the app leaves it out. */
const sealed = (name: string) => bytea(name).notNull().default(sql`null`);

/** A choice that could touch customers. Only its number is fixed at birth; everything else is a dated fact beside it. */
export const decisions = pgTable("decisions", {
  id: uuid("id").primaryKey(),
  number: integer("number").generatedAlwaysAsIdentity().notNull().unique(),
  draftedBy: person("drafted_by").notNull(),
  recordedAt: stamped("recorded_at"),
});

/** The working copy, as typed: may be half filled, changes until the decision is made. `revision` finds two editors. */
export const decisionDrafts = pgTable("decision_drafts", {
  decisionId: uuid("decision_id")
    .primaryKey()
    .references(() => decisions.id),
  content: jsonb("content").$type<Record<string, unknown>>().notNull(),
  revision: integer("revision").notNull(),
  savedBy: person("saved_by").notNull(),
  savedAt: stamped("saved_at"),
});

/**
 * The account of a decision from the customer's side, frozen when it is proposed: one row a version. Its words (title,
 * job, view, notes, worst off …) are one JSON text, so that erasure reaches them. `definition_id` is the definition in
 * force, filled by the server.
 */
export const statements = pgTable(
  "statements",
  {
    id: uuid("id").primaryKey(),
    decisionId: decision(),
    version: integer("version").notNull(),
    authorId: person("author_id").notNull(),
    departmentId: uuid("department_id")
      .notNull()
      .references(() => departments.id),
    ownerId: person("owner_id").notNull(),
    deciderId: person("decider_id").notNull(),
    door: text("door", { enum: doors }).notNull(),
    gate: text("gate", { enum: gates }).notNull(),
    stages: text("stages").array().notNull(),
    affects: text("affects", { enum: affectedWays }).notNull(),
    timeEffect: smallint("time_effect").notNull(),
    worryEffect: smallint("worry_effect").notNull(),
    effortEffect: smallint("effort_effect").notNull(),
    moneyEffect: smallint("money_effect").notNull(),
    /** Minutes saved (+) or spent (-) by one customer; null: not known. */
    minutesPerCustomer: numeric("minutes_per_customer", { mode: "number" }),
    /** Money saved (+) or spent (-) by one customer, minor units; null: not known. */
    moneyMinorPerCustomer: bigint("money_minor_per_customer", { mode: "number" }),
    toldHow: text("told_how", { enum: toldWays }).notNull(),
    toldByOn: day("told_by_on"),
    evidenceBasis: text("evidence_basis", { enum: evidenceBases }).notNull(),
    urgent: boolean("urgent").notNull().default(false),
    /** It stops something that customers had to go through: their time saved is counted. */
    isStop: boolean("is_stop").notNull().default(false),
    /** How often in a year one customer meets what is stopped; null: it stops nothing. */
    timesAYear: numeric("times_a_year", { mode: "number" }),
    /** The decision this one replaces. */
    replacesId: uuid("replaces_id").references(() => decisions.id),
    definitionId: uuid("definition_id").references(() => definitions.id),
    /** Which segments are touched and how; who is in them is counted and drawn by the server. */
    segments: jsonb("segments").$type<{ segment: string; effect: SegmentEffect }[]>().notNull(),
    /** Departments that get a notice the moment it is decided. */
    toldDepartments: uuid("told_departments").array().notNull(),
    /** Days a department has to answer its notice. */
    answerDays: integer("answer_days").notNull(),
    wordsId: words(),
    wordsHash: sealed("words_hash"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("statements_decision_version").on(table.decisionId, table.version),
    unique("statements_id_decision").on(table.id, table.decisionId),
    index("statements_department").on(table.departmentId),
    check("statements_version", sql`version >= 1`),
    check("statements_door_known", oneOf("door", doors)),
    check("statements_gate_known", oneOf("gate", gates)),
    check("statements_stages_known", within("stages", stages)),
    check("statements_affects_known", oneOf("affects", affectedWays)),
    check("statements_told_how_known", oneOf("told_how", toldWays)),
    check("statements_basis_known", oneOf("evidence_basis", evidenceBases)),
    check(
      "statements_axes_in_range",
      sql`time_effect between -2 and 2 and worry_effect between -2 and 2 and effort_effect between -2 and 2 and money_effect between -2 and 2`,
    ),
    check("statements_not_its_own_successor", sql`replaces_id <> decision_id`),
    check("statements_answer_days", sql`answer_days between 1 and 90`),
    check("statements_times_a_year", sql`times_a_year > 0 and times_a_year <= 10000`),
    check("statements_stop_has_times", sql`is_stop = (times_a_year is not null)`),
  ],
);

/** Who is touched, frozen: how many stood in the segment on the day the statement was recorded. Written by the server. */
export const statementSegments = pgTable(
  "statement_segments",
  {
    id: uuid("id").primaryKey(),
    decisionId: decision(),
    statementId: uuid("statement_id").notNull(),
    /** A standing segment's key, or the id of the version of a saved one. */
    segment: text("segment").notNull(),
    effect: text("effect", { enum: segmentEffects }).notNull(),
    asOf: day("as_of").notNull(),
    lapseDays: integer("lapse_days"),
    /** A saved segment as it stood then: changing or retiring it leaves this as it is. */
    versionId: uuid("version_id").references(() => segmentVersions.id),
    segmentName: text("segment_name"),
    rule: jsonb("rule").$type<Rule>(),
    affectedCount: integer("affected_count").notNull(),
    allCount: integer("all_count").notNull(),
    tenYearsCount: integer("ten_years_count").notNull(),
    valueMinor: bigint("value_minor", { mode: "number" }).notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("statement_segments_decision").on(table.decisionId),
    unique("statement_segments_once").on(table.statementId, table.segment),
    foreignKey({
      name: "statement_segments_statement",
      columns: [table.statementId, table.decisionId],
      foreignColumns: [statements.id, statements.decisionId],
    }),
    index("statement_segments_version").on(table.versionId),
    check(
      "statement_segments_segment_known",
      sql`case when version_id is null then ${oneOf("segment", segmentKeys)} else segment = version_id::text end`,
    ),
    check(
      "statement_segments_frozen_whole",
      sql`(version_id is null) = (rule is null) and (version_id is null) = (segment_name is null)`,
    ),
    check("statement_segments_effect_known", oneOf("effect", segmentEffects)),
    check(
      "statement_segments_counts",
      sql`affected_count between 0 and all_count and ten_years_count between 0 and affected_count`,
    ),
  ],
);

/**
 * All customers touched, together: counts, value, and a random sample of at most 10,000 with comparators of the same
 * tenure and habit who are not touched. Drawn by the server when the statement is recorded; nobody can choose them, and
 * nobody but the database reads who they are (ruling 32).
 */
export const statementReach = pgTable(
  "statement_reach",
  {
    statementId: uuid("statement_id").primaryKey(),
    decisionId: decision(),
    asOf: day("as_of").notNull(),
    affectedCount: integer("affected_count").notNull(),
    allCount: integer("all_count").notNull(),
    valueMinor: bigint("value_minor", { mode: "number" }).notNull(),
    allValueMinor: bigint("all_value_minor", { mode: "number" }).notNull(),
    /** The organisation's limits on that day: raising them later does not make a decision lighter. */
    heavyShare: numeric("heavy_share").notNull(),
    heavyValueMinor: bigint("heavy_value_minor", { mode: "number" }),
    sample: uuid("sample").array().notNull(),
    comparators: uuid("comparators").array().notNull(),
    sampleCount: integer("sample_count").notNull().generatedAlwaysAs(sql`cardinality(sample)`),
    comparatorCount: integer("comparator_count").notNull().generatedAlwaysAs(sql`cardinality(comparators)`),
    /** How alike each of them counts, place by place, a number of `likeness_of`; null: drawn before that was kept. */
    sampleLikeness: smallint("sample_likeness").array(),
    comparatorLikeness: smallint("comparator_likeness").array(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("statement_reach_decision").on(table.decisionId),
    foreignKey({
      name: "statement_reach_statement",
      columns: [table.statementId, table.decisionId],
      foreignColumns: [statements.id, statements.decisionId],
    }),
    check("statement_reach_sample", sql`cardinality(sample) <= 10000 and cardinality(comparators) <= 10000`),
    check(
      "statement_reach_likeness",
      sql`cardinality(sample_likeness) = cardinality(sample) and cardinality(comparator_likeness) = cardinality(comparators)`,
    ),
  ],
);

export const statementEvidence = pgTable(
  "statement_evidence",
  {
    id: uuid("id").primaryKey(),
    decisionId: decision(),
    statementId: uuid("statement_id").notNull(),
    kind: text("kind", { enum: evidenceKinds }).notNull(),
    /** Where it can be looked up: the id of a contact, an issue, a promise; null for what lives elsewhere. */
    refId: uuid("ref_id"),
    /** The words quoted, or what the source shows. */
    wordsId: words(),
    wordsHash: sealed("words_hash"),
    /** Stamped by the server: added after the decision was made, shown apart. */
    afterDecision: boolean("after_decision").notNull().default(sql`null`),
    byId: person("by_id").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("statement_evidence_decision").on(table.decisionId),
    index("statement_evidence_statement").on(table.statementId),
    foreignKey({
      name: "statement_evidence_statement",
      columns: [table.statementId, table.decisionId],
      foreignColumns: [statements.id, statements.decisionId],
    }),
    check("statement_evidence_kind_known", oneOf("kind", evidenceKinds)),
  ],
);

/** Words: JSON {title, effect}. One option of every statement is to do nothing. */
export const decisionOptions = pgTable(
  "decision_options",
  {
    id: uuid("id").primaryKey(),
    decisionId: decision(),
    statementId: uuid("statement_id").notNull(),
    position: smallint("position").notNull(),
    isDoNothing: boolean("is_do_nothing").notNull(),
    wordsId: words(),
    wordsHash: sealed("words_hash"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("decision_options_decision").on(table.decisionId),
    unique("decision_options_id_statement").on(table.id, table.statementId),
    unique("decision_options_order").on(table.statementId, table.position),
    uniqueIndex("decision_options_one_do_nothing").on(table.statementId).where(sql`is_do_nothing`),
    foreignKey({
      name: "decision_options_statement",
      columns: [table.statementId, table.decisionId],
      foreignColumns: [statements.id, statements.decisionId],
    }),
  ],
);

/** Words: the measure. It comes true when the measure stands at or beyond the threshold on the day. */
export const predictions = pgTable(
  "predictions",
  {
    id: uuid("id").primaryKey(),
    decisionId: decision(),
    statementId: uuid("statement_id").notNull(),
    /** What the house reads by itself; null: own words, and a number that somebody typed. */
    measure: text("measure", { enum: measures }),
    /** What it is read of; null: of all. A saved segment by its version. */
    measureOf: jsonb("measure_of").$type<MeasureOf>(),
    /** With a measure, read by the server the moment it is recorded. */
    baseline: numeric("baseline", { mode: "number" }).notNull().default(sql`null`),
    baselineOn: day("baseline_on").notNull().default(sql`null`),
    direction: text("direction", { enum: directions }).notNull(),
    threshold: numeric("threshold", { mode: "number" }).notNull(),
    probability: numeric("probability", { mode: "number" }).notNull(),
    resolveOn: day("resolve_on").notNull(),
    wordsId: words(),
    wordsHash: sealed("words_hash"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("predictions_decision").on(table.decisionId),
    index("predictions_statement").on(table.statementId),
    unique("predictions_id_decision").on(table.id, table.decisionId),
    foreignKey({
      name: "predictions_statement",
      columns: [table.statementId, table.decisionId],
      foreignColumns: [statements.id, statements.decisionId],
    }),
    check("predictions_direction_known", oneOf("direction", directions)),
    check("predictions_baseline_finite", finite("baseline")),
    check("predictions_threshold_finite", finite("threshold")),
    check("predictions_probability", sql`probability > 0 and probability < 1`),
    check("predictions_measure_known", oneOf("measure", measures)),
    check(
      "predictions_measure_of",
      sql.raw(`measure_of is null or (measure is not null and jsonb_typeof(measure_of) = 'object'
      and coalesce(measure_of ->> 'by' in (${measureCuts.map((cut) => `'${cut}'`).join(", ")}), false)
      and coalesce(length(measure_of ->> 'value'), 0) > 0 and measure_of - 'by' - 'value' = '{}')`),
    ),
  ],
);

/** What the measure was on the day. Whether the prediction came true is worked out by the server. */
export const predictionOutcomes = pgTable(
  "prediction_outcomes",
  {
    predictionId: uuid("prediction_id").primaryKey(),
    decisionId: decision(),
    actual: numeric("actual", { mode: "number" }).notNull(),
    happened: boolean("happened").notNull().default(sql`null`),
    byId: person("by_id").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("prediction_outcomes_decision").on(table.decisionId),
    check("prediction_outcomes_actual_finite", finite("actual")),
    foreignKey({
      name: "prediction_outcomes_prediction",
      columns: [table.predictionId, table.decisionId],
      foreignColumns: [predictions.id, predictions.decisionId],
    }),
  ],
);

/** An advocate's word on one statement version. Words: JSON {customerInput, reason}. */
export const positions = pgTable(
  "positions",
  {
    id: uuid("id").primaryKey(),
    decisionId: decision(),
    statementId: uuid("statement_id").notNull(),
    advocateId: person("advocate_id").notNull(),
    /** The appointment relied on, found by the server. */
    appointmentId: uuid("appointment_id")
      .notNull()
      .references(() => appointments.id)
      .default(sql`null`),
    stance: text("stance", { enum: stances }).notNull(),
    wordsId: words(),
    wordsHash: sealed("words_hash"),
    /** Stamped by the server: a late dissent, after the decision was made. */
    afterDecision: boolean("after_decision").notNull().default(sql`null`),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("positions_decision").on(table.decisionId),
    index("positions_statement").on(table.statementId, table.recordedAt),
    index("positions_appointment").on(table.appointmentId),
    index("positions_advocate").on(table.advocateId),
    foreignKey({
      name: "positions_statement",
      columns: [table.statementId, table.decisionId],
      foreignColumns: [statements.id, statements.decisionId],
    }),
    check("positions_stance_known", oneOf("stance", stances)),
  ],
);

/** What the board said, minuted. Words: the challenge. A review day is set only when a reviewed decision is to go on. */
export const boardReviews = pgTable(
  "board_reviews",
  {
    id: uuid("id").primaryKey(),
    decisionId: decision(),
    statementId: uuid("statement_id").notNull(),
    meetingOn: day("meeting_on").notNull(),
    outcome: text("outcome", { enum: boardOutcomes }).notNull(),
    reviewOn: day("review_on"),
    minutedBy: person("minuted_by").notNull(),
    wordsId: words(),
    wordsHash: sealed("words_hash"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("board_reviews_decision").on(table.decisionId),
    unique("board_reviews_id_decision").on(table.id, table.decisionId),
    index("board_reviews_statement").on(table.statementId, table.recordedAt),
    foreignKey({
      name: "board_reviews_statement",
      columns: [table.statementId, table.decisionId],
      foreignColumns: [statements.id, statements.decisionId],
    }),
    check("board_reviews_outcome_known", oneOf("outcome", boardOutcomes)),
  ],
);

/** Every step in a decision's life, dated. Its state is derived from these and never stored. */
export const decisionMoves = pgTable(
  "decision_moves",
  {
    id: uuid("id").primaryKey(),
    decisionId: decision(),
    /** The place in the decision's life, counted by the server. */
    sequence: integer("sequence").notNull().default(sql`null`),
    kind: text("kind", { enum: moveKinds }).notNull(),
    byId: person("by_id").notNull(),
    statementId: uuid("statement_id"),
    optionId: uuid("option_id"),
    reviewOn: day("review_on"),
    boardReviewId: uuid("board_review_id"),
    /** On deciding: the decision replaced by it, copied by the server from the statement. */
    replacesId: uuid("replaces_id").references(() => decisions.id),
    /** On deciding: why it took the heavy path, found by the server; empty is the light path. */
    heavyReasons: text("heavy_reasons").array(),
    /** On proposing: by when it is answered, counted by the server from the first proposal since it was a draft. */
    answerBy: instant("answer_by"),
    /** On deciding: why dissent or harm is overruled. Otherwise the reason or the finding. */
    reasonId: uuid("reason_id").references(() => texts.id),
    reasonHash: bytea("reason_hash"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("decision_moves_sequence").on(table.decisionId, table.sequence),
    uniqueIndex("decision_moves_one_successor").on(table.replacesId).where(sql`replaces_id is not null`),
    uniqueIndex("decision_moves_decided_once").on(table.decisionId).where(sql`kind = 'decided'`),
    index("decision_moves_kind").on(table.kind, table.recordedAt),
    index("decision_moves_recent").on(table.recordedAt, table.id),
    foreignKey({
      name: "decision_moves_statement",
      columns: [table.statementId, table.decisionId],
      foreignColumns: [statements.id, statements.decisionId],
    }),
    foreignKey({
      name: "decision_moves_option",
      columns: [table.optionId, table.statementId],
      foreignColumns: [decisionOptions.id, decisionOptions.statementId],
    }),
    foreignKey({
      name: "decision_moves_board_review",
      columns: [table.boardReviewId, table.decisionId],
      foreignColumns: [boardReviews.id, boardReviews.decisionId],
    }),
    check("decision_moves_kind_known", oneOf("kind", moveKinds)),
    check("decision_moves_heavy_reasons_found", sql`(kind = 'decided') = (heavy_reasons is not null)`),
    check("decision_moves_answer_due", sql`kind = 'proposed' or answer_by is null`),
    check("decision_moves_reason_sealed", sql`(reason_id is null) = (reason_hash is null)`),
  ],
);

/** What a department is told of a decision, and by when it answers. */
export const notices = pgTable(
  "notices",
  {
    id: uuid("id").primaryKey(),
    decisionId: decision(),
    departmentId: uuid("department_id")
      .notNull()
      .references(() => departments.id),
    answerBy: instant("answer_by").notNull(),
    sentBy: person("sent_by").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    unique("notices_decision_department").on(table.decisionId, table.departmentId),
    unique("notices_id_decision").on(table.id, table.decisionId),
    index("notices_department").on(table.departmentId),
  ],
);

/** A department's answer; the latest counts. Words: the note, needed unless there is no effect. */
export const acknowledgements = pgTable(
  "acknowledgements",
  {
    id: uuid("id").primaryKey(),
    decisionId: decision(),
    noticeId: uuid("notice_id").notNull(),
    /** Counted by the server within the notice: the highest is the latest. */
    sequence: integer("sequence").notNull().default(sql`null`),
    byId: person("by_id").notNull(),
    answer: text("answer", { enum: answers }).notNull(),
    noteId: uuid("note_id").references(() => texts.id),
    noteHash: bytea("note_hash"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("acknowledgements_decision").on(table.decisionId),
    unique("acknowledgements_sequence").on(table.noticeId, table.sequence),
    foreignKey({
      name: "acknowledgements_notice",
      columns: [table.noticeId, table.decisionId],
      foreignColumns: [notices.id, notices.decisionId],
    }),
    check("acknowledgements_answer_known", oneOf("answer", answers)),
    check("acknowledgements_note_sealed", sql`(note_id is null) = (note_hash is null)`),
  ],
);

/** A typing error, noted beside the original, which stays. Words: JSON {before, after}. */
export const decisionCorrections = pgTable(
  "decision_corrections",
  {
    id: uuid("id").primaryKey(),
    decisionId: decision(),
    field: text("field", { enum: correctableFields }).notNull(),
    byId: person("by_id").notNull(),
    wordsId: words(),
    wordsHash: sealed("words_hash"),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    index("decision_corrections_decision").on(table.decisionId),
    check("decision_corrections_field_known", oneOf("field", correctableFields)),
  ],
);

/**
 * The chain of one decision: an entry for every fact recorded about it, with the hash of its content and of the entry
 * before. Written by triggers only.
 */
export const decisionEvents = pgTable(
  "decision_events",
  {
    decisionId: decision(),
    sequence: integer("sequence").notNull(),
    /** The table the fact stands in, and its id there. */
    subject: text("subject").notNull(),
    subjectId: uuid("subject_id").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    contentHash: bytea("content_hash").notNull(),
    previousHash: bytea("previous_hash").notNull(),
    hash: bytea("hash").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.decisionId, table.sequence] }),
    unique("decision_events_subject").on(table.decisionId, table.subject, table.subjectId),
  ],
);

/** What being centred on the customer means here, and its rallying cry. A version stands once all signers have signed. */
export const definitions = pgTable(
  "definitions",
  {
    id: uuid("id").primaryKey(),
    version: integer("version").notNull().unique(),
    meaning: text("meaning").notNull(),
    rallyingCry: text("rallying_cry").notNull(),
    writtenBy: person("written_by").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  () => [
    check("definitions_version", sql`version >= 1`),
    check("definitions_meaning_present", sql`length(btrim(meaning)) >= 40`),
    check("definitions_cry_present", sql`length(btrim(rallying_cry)) between 3 and 160`),
  ],
);

/** Who must sign a version; its signature is the dated fact beside the name. */
export const definitionSigners = pgTable(
  "definition_signers",
  {
    definitionId: uuid("definition_id")
      .notNull()
      .references(() => definitions.id),
    personId: person("person_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.definitionId, table.personId] })],
);

export const definitionSignatures = pgTable(
  "definition_signatures",
  {
    definitionId: uuid("definition_id").notNull(),
    personId: uuid("person_id").notNull(),
    recordedAt: stamped("recorded_at"),
  },
  (table) => [
    primaryKey({ columns: [table.definitionId, table.personId] }),
    foreignKey({
      name: "definition_signatures_signer",
      columns: [table.definitionId, table.personId],
      foreignColumns: [definitionSigners.definitionId, definitionSigners.personId],
    }),
  ],
);
