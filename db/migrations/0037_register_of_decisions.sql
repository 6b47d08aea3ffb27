CREATE TABLE "briefing_reads" (
	"briefing_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"way" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "briefing_reads_briefing_id_person_id_way_pk" PRIMARY KEY("briefing_id","person_id","way"),
	CONSTRAINT "briefing_reads_way_known" CHECK (way in ('opened', 'said'))
);

CREATE TABLE "briefings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"written_by" uuid NOT NULL,
	"words_id" uuid NOT NULL,
	"words_hash" "bytea" DEFAULT null NOT NULL,
	"decision_id" uuid,
	"story_id" uuid,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL
);

CREATE TABLE "dissents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"by_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"takes_back_id" uuid,
	"words_id" uuid NOT NULL,
	"words_hash" "bytea" DEFAULT null NOT NULL,
	"after_decision" boolean DEFAULT null NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "dissents_kind_known" CHECK (kind in ('dissent', 'taken_back')),
	CONSTRAINT "dissents_takes_back" CHECK ((kind = 'taken_back') = (takes_back_id is not null))
);

CREATE TABLE "statement_openings" (
	"statement_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "statement_openings_statement_id_person_id_pk" PRIMARY KEY("statement_id","person_id")
);

CREATE TABLE "anchor_signatures" (
	"anchored_on" date NOT NULL,
	"public_key" text NOT NULL,
	"signature" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "anchor_signatures_anchored_on_public_key_signature_pk" PRIMARY KEY("anchored_on","public_key","signature"),
	CONSTRAINT "anchor_signatures_base64" CHECK (public_key ~ '^[A-Za-z0-9+/]{40,200}={0,2}$' and signature ~ '^[A-Za-z0-9+/]{80,100}={0,2}$')
);

CREATE TABLE "anchored_heads" (
	"anchored_on" date NOT NULL,
	"decision_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "anchored_heads_decision_id_anchored_on_pk" PRIMARY KEY("decision_id","anchored_on")
);

CREATE TABLE "decision_anchors" (
	"anchored_on" date PRIMARY KEY NOT NULL,
	"decisions" integer NOT NULL,
	"entries" integer NOT NULL,
	"previous_root" "bytea" NOT NULL,
	"root" "bytea" NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL
);

CREATE TABLE "draft_editors" (
	"decision_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"seen_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "draft_editors_decision_id_person_id_pk" PRIMARY KEY("decision_id","person_id")
);

CREATE TABLE "draft_revisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"content" jsonb NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "draft_revisions_once" UNIQUE("decision_id","revision")
);

CREATE TABLE "segment_reaches" (
	"segments" text PRIMARY KEY NOT NULL,
	"customers" integer NOT NULL,
	"everyone" integer NOT NULL,
	"value_minor" bigint NOT NULL,
	"all_value_minor" bigint NOT NULL,
	"tenure" integer[] NOT NULL,
	"open_promises" integer NOT NULL,
	"promised_customers" integer NOT NULL,
	"counted_at" timestamp with time zone NOT NULL,
	"took_ms" integer NOT NULL,
	CONSTRAINT "segment_reaches_bands" CHECK (cardinality(tenure) = 6)
);

CREATE TABLE "statement_prints" (
	"statement_id" uuid PRIMARY KEY NOT NULL,
	"prints" bigint[] NOT NULL
);

CREATE TABLE "document_bodies" (
	"document_id" uuid PRIMARY KEY NOT NULL,
	"body" "bytea" NOT NULL
);

CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" "bytea" NOT NULL,
	"customer_id" uuid,
	"keep_years" integer NOT NULL,
	"added_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"forgotten_at" timestamp with time zone,
	"forgotten_for" text,
	"forgotten_by" uuid,
	CONSTRAINT "documents_type_known" CHECK (media_type in ('application/pdf', 'image/png', 'image/jpeg', 'text/plain', 'text/csv', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')),
	CONSTRAINT "documents_size" CHECK (bytes between 1 and 10485760),
	CONSTRAINT "documents_name_present" CHECK (length(btrim(name)) between 1 and 200),
	CONSTRAINT "documents_kept_a_while" CHECK (keep_years between 1 and 10),
	CONSTRAINT "documents_forgotten_for_known" CHECK (forgotten_for in ('retention', 'erasure', 'mistake')),
	CONSTRAINT "documents_forgotten_whole" CHECK ((forgotten_at is null) = (forgotten_for is null))
);

CREATE TABLE "exposures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"department_id" uuid DEFAULT null NOT NULL,
	"mode" text NOT NULL,
	"minutes" integer NOT NULL,
	"happened_on" date NOT NULL,
	"words_id" uuid NOT NULL,
	"words_hash" "bytea" DEFAULT null NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "exposures_mode_known" CHECK (mode in ('serve', 'observe', 'buy', 'listen', 'complain')),
	CONSTRAINT "exposures_minutes" CHECK (minutes between 5 and 1440),
	CONSTRAINT "exposures_ones_own" CHECK (withdrawn_by = person_id or withdrawn_by is null),
	CONSTRAINT "exposures_withdrawn_whole" CHECK ((withdrawn_by is null) = (withdrawn_at is null))
);

CREATE TABLE "redactions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid,
	"text_id" uuid NOT NULL,
	"said_hash" "bytea" NOT NULL,
	"erasure_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL
);

CREATE TABLE "research_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"first_id" uuid NOT NULL,
	"version" integer DEFAULT null NOT NULL,
	"asked" integer,
	"found_on" date NOT NULL,
	"words_id" uuid NOT NULL,
	"words_hash" "bytea" DEFAULT null NOT NULL,
	"by_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "research_notes_version" UNIQUE("first_id","version"),
	CONSTRAINT "research_notes_first" CHECK ((first_id = id) = (version = 1)),
	CONSTRAINT "research_notes_asked" CHECK (asked between 1 and 10000000),
	CONSTRAINT "research_notes_withdrawn_whole" CHECK ((withdrawn_by is null) = (withdrawn_at is null))
);

CREATE TABLE "source_tellings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"told_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "source_tellings_once" UNIQUE("decision_id","contact_id")
);

CREATE TABLE "unregistered_findings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"taken_on" date NOT NULL,
	"department_id" uuid NOT NULL,
	"found_by" uuid NOT NULL,
	"words_id" uuid NOT NULL,
	"words_hash" "bytea" DEFAULT null NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "unregistered_findings_decision" UNIQUE("decision_id")
);

CREATE TABLE "decision_digests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"week_on" date NOT NULL,
	"told" integer NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "decision_digests_once" UNIQUE("person_id","kind","week_on"),
	CONSTRAINT "decision_digests_kind_known" CHECK (kind in ('followed', 'back_office')),
	CONSTRAINT "decision_digests_told" CHECK (told >= 0)
);

CREATE TABLE "decision_looks" (
	"decision_id" uuid PRIMARY KEY NOT NULL,
	"look_at" timestamp with time zone NOT NULL
);

CREATE TABLE "decision_subscriptions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"what" text NOT NULL,
	"department_id" uuid,
	"stage" text,
	"segment" text,
	"decision_id" uuid,
	"how" text NOT NULL,
	"ended_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "decision_subscriptions_what_known" CHECK (what in ('all', 'department', 'stage', 'segment', 'decision')),
	CONSTRAINT "decision_subscriptions_how_known" CHECK (how in ('at_once', 'weekly')),
	CONSTRAINT "decision_subscriptions_stage_known" CHECK (stage in ('find_and_buy', 'start', 'use', 'get_help', 'renew', 'leave')),
	CONSTRAINT "decision_subscriptions_one_thing" CHECK (num_nonnulls(department_id, stage, segment, decision_id) = (case what when 'all' then 0 else 1 end)
        and case what when 'department' then department_id is not null when 'stage' then stage is not null
          when 'segment' then segment is not null when 'decision' then decision_id is not null else true end)
);

CREATE TABLE "decision_tellings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"told_with_id" uuid,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "decision_tellings_once" UNIQUE("kind","subject_id","due_at"),
	CONSTRAINT "decision_tellings_kind_known" CHECK (kind in ('notice_sent', 'notice_half', 'notice_overdue', 'proposal_waits', 'proposal_overdue', 'position_asked', 'review_soon', 'review_due', 'prediction_due', 'referred', 'objection_raised', 'followed'))
);

CREATE TABLE "feed_sightings" (
	"person_id" uuid NOT NULL,
	"seen_until" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "feed_sightings_person_id_seen_until_pk" PRIMARY KEY("person_id","seen_until")
);

CREATE TABLE "decision_readings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"effect_on" date NOT NULL,
	"as_of" date NOT NULL,
	"lapse_days" integer,
	"followed" jsonb NOT NULL,
	"figures" jsonb NOT NULL,
	"counted_in" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "decision_readings_once" UNIQUE("decision_id","as_of"),
	CONSTRAINT "decision_readings_days" CHECK (as_of >= effect_on)
);

CREATE TABLE "segment_rate_counts" (
	"id" integer PRIMARY KEY NOT NULL,
	"counted_at" timestamp with time zone NOT NULL,
	"members_on" date NOT NULL,
	"lapse_days" integer,
	CONSTRAINT "segment_rate_counts_is_one_row" CHECK (id = 1)
);

CREATE TABLE "segment_rate_days" (
	"level" text NOT NULL,
	"origin" text NOT NULL,
	"segment" text NOT NULL,
	"due_on" date NOT NULL,
	"due" integer NOT NULL,
	"kept" integer NOT NULL,
	"agreed" integer NOT NULL,
	"overdue" integer NOT NULL,
	CONSTRAINT "segment_rate_days_level_origin_due_on_segment_pk" PRIMARY KEY("level","origin","due_on","segment")
);

CREATE TABLE "decision_cards" (
	"decision_id" uuid PRIMARY KEY NOT NULL,
	"number" integer NOT NULL,
	"title" text,
	"state" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"department_id" uuid,
	"decider_id" uuid,
	"gate" text,
	"time_effect" smallint,
	"worry_effect" smallint,
	"effort_effect" smallint,
	"money_effect" smallint,
	"business_turn" text,
	"stages" text[] NOT NULL,
	"segments" text[] NOT NULL,
	"affected_count" integer,
	"heavy_reasons" text[],
	"is_urgent" boolean NOT NULL,
	"is_stop" boolean NOT NULL,
	"is_unregistered" boolean NOT NULL,
	"has_dissent" boolean NOT NULL,
	"review_on" date,
	"next_on" date,
	"next_kind" text,
	"waits_for" uuid[] DEFAULT '{}' NOT NULL,
	"words" "tsvector" DEFAULT '' NOT NULL,
	"text_ids" uuid[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "decision_cards_number_unique" UNIQUE("number")
);

CREATE TABLE "score_drawn" (
	"month" date NOT NULL,
	"statement_id" uuid NOT NULL,
	"place" smallint NOT NULL,
	CONSTRAINT "score_drawn_month_statement_id_pk" PRIMARY KEY("month","statement_id"),
	CONSTRAINT "score_drawn_once" UNIQUE("statement_id")
);

CREATE TABLE "score_draws" (
	"id" uuid PRIMARY KEY NOT NULL,
	"month" date NOT NULL,
	"pool" integer NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "score_draws_month_unique" UNIQUE("month"),
	CONSTRAINT "score_draws_month" CHECK (month = date_trunc('month', month::timestamp)::date)
);

CREATE TABLE "statement_scores" (
	"id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"marks" smallint[] NOT NULL,
	"by_id" uuid NOT NULL,
	"words_id" uuid,
	"words_hash" "bytea",
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "statement_scores_once" UNIQUE("statement_id","by_id"),
	CONSTRAINT "statement_scores_marks" CHECK (cardinality(marks) = 8 and array_ndims(marks) = 1 and array_position(marks, null) is null and marks <@ array[0, 1]::smallint[]),
	CONSTRAINT "statement_scores_words_sealed" CHECK ((words_id is null) = (words_hash is null))
);

CREATE TABLE "time_savings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"minutes_per_customer" numeric NOT NULL,
	"customers" integer NOT NULL,
	"times_a_year" numeric NOT NULL,
	"found_by" text NOT NULL,
	"by_id" uuid NOT NULL,
	"words_id" uuid NOT NULL,
	"words_hash" "bytea" DEFAULT null NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "time_savings_found_by_known" CHECK (found_by in ('timed', 'counted', 'asked', 'estimated')),
	CONSTRAINT "time_savings_minutes" CHECK (minutes_per_customer between -100000 and 100000),
	CONSTRAINT "time_savings_customers" CHECK (customers >= 0),
	CONSTRAINT "time_savings_times" CHECK (times_a_year > 0 and times_a_year <= 10000)
);

ALTER TABLE "inbox_items" DROP CONSTRAINT "inbox_items_kind_known";
ALTER TABLE "mails" DROP CONSTRAINT "mails_template_known";
ALTER TABLE "predictions" ALTER COLUMN "baseline" SET DEFAULT null;
ALTER TABLE "predictions" ALTER COLUMN "baseline_on" SET DEFAULT null;
ALTER TABLE "decision_moves" ADD COLUMN "answer_by" timestamp with time zone;
ALTER TABLE "predictions" ADD COLUMN "measure" text;
ALTER TABLE "predictions" ADD COLUMN "measure_of" jsonb;
ALTER TABLE "statement_reach" ADD COLUMN "sample_count" integer GENERATED ALWAYS AS (cardinality(sample)) STORED NOT NULL;
ALTER TABLE "statement_reach" ADD COLUMN "comparator_count" integer GENERATED ALWAYS AS (cardinality(comparators)) STORED NOT NULL;
ALTER TABLE "statement_reach" ADD COLUMN "sample_likeness" smallint[];
ALTER TABLE "statement_reach" ADD COLUMN "comparator_likeness" smallint[];
ALTER TABLE "statements" ADD COLUMN "is_stop" boolean DEFAULT false NOT NULL;
ALTER TABLE "statements" ADD COLUMN "times_a_year" numeric;
ALTER TABLE "organisation" ADD COLUMN "proposal_answer_days" integer DEFAULT 14 NOT NULL;
ALTER TABLE "texts" ADD COLUMN "redacted_at" timestamp with time zone;
ALTER TABLE "texts" ADD COLUMN "redacted_hash" "bytea";
ALTER TABLE "inbox_items" ADD COLUMN "decision_id" uuid;
ALTER TABLE "inbox_items" ADD COLUMN "telling_id" uuid;
ALTER TABLE "briefing_reads" ADD CONSTRAINT "briefing_reads_briefing_id_briefings_id_fk" FOREIGN KEY ("briefing_id") REFERENCES "public"."briefings"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "briefing_reads" ADD CONSTRAINT "briefing_reads_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "briefings" ADD CONSTRAINT "briefings_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "briefings" ADD CONSTRAINT "briefings_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "briefings" ADD CONSTRAINT "briefings_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "briefings" ADD CONSTRAINT "briefings_story_id_stories_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."stories"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "dissents" ADD CONSTRAINT "dissents_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "dissents" ADD CONSTRAINT "dissents_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "dissents" ADD CONSTRAINT "dissents_takes_back_id_dissents_id_fk" FOREIGN KEY ("takes_back_id") REFERENCES "public"."dissents"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "dissents" ADD CONSTRAINT "dissents_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "dissents" ADD CONSTRAINT "dissents_statement" FOREIGN KEY ("statement_id","decision_id") REFERENCES "public"."statements"("id","decision_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statement_openings" ADD CONSTRAINT "statement_openings_statement_id_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statements"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statement_openings" ADD CONSTRAINT "statement_openings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "anchor_signatures" ADD CONSTRAINT "anchor_signatures_anchored_on_decision_anchors_anchored_on_fk" FOREIGN KEY ("anchored_on") REFERENCES "public"."decision_anchors"("anchored_on") ON DELETE no action ON UPDATE no action;
ALTER TABLE "anchored_heads" ADD CONSTRAINT "anchored_heads_anchored_on_decision_anchors_anchored_on_fk" FOREIGN KEY ("anchored_on") REFERENCES "public"."decision_anchors"("anchored_on") ON DELETE no action ON UPDATE no action;
ALTER TABLE "draft_editors" ADD CONSTRAINT "draft_editors_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "draft_editors" ADD CONSTRAINT "draft_editors_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "draft_revisions" ADD CONSTRAINT "draft_revisions_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "draft_revisions" ADD CONSTRAINT "draft_revisions_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statement_prints" ADD CONSTRAINT "statement_prints_statement_id_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statements"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "document_bodies" ADD CONSTRAINT "document_bodies_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "documents" ADD CONSTRAINT "documents_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "documents" ADD CONSTRAINT "documents_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "documents" ADD CONSTRAINT "documents_forgotten_by_people_id_fk" FOREIGN KEY ("forgotten_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "exposures" ADD CONSTRAINT "exposures_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "exposures" ADD CONSTRAINT "exposures_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "exposures" ADD CONSTRAINT "exposures_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "exposures" ADD CONSTRAINT "exposures_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "redactions" ADD CONSTRAINT "redactions_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "redactions" ADD CONSTRAINT "redactions_text_id_texts_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "redactions" ADD CONSTRAINT "redactions_erasure_id_erasures_id_fk" FOREIGN KEY ("erasure_id") REFERENCES "public"."erasures"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "research_notes" ADD CONSTRAINT "research_notes_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "research_notes" ADD CONSTRAINT "research_notes_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "research_notes" ADD CONSTRAINT "research_notes_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "source_tellings" ADD CONSTRAINT "source_tellings_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "source_tellings" ADD CONSTRAINT "source_tellings_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "source_tellings" ADD CONSTRAINT "source_tellings_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "source_tellings" ADD CONSTRAINT "source_tellings_told_by_people_id_fk" FOREIGN KEY ("told_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "unregistered_findings" ADD CONSTRAINT "unregistered_findings_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "unregistered_findings" ADD CONSTRAINT "unregistered_findings_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "unregistered_findings" ADD CONSTRAINT "unregistered_findings_found_by_people_id_fk" FOREIGN KEY ("found_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "unregistered_findings" ADD CONSTRAINT "unregistered_findings_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_digests" ADD CONSTRAINT "decision_digests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_looks" ADD CONSTRAINT "decision_looks_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_subscriptions" ADD CONSTRAINT "decision_subscriptions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_subscriptions" ADD CONSTRAINT "decision_subscriptions_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_subscriptions" ADD CONSTRAINT "decision_subscriptions_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_tellings" ADD CONSTRAINT "decision_tellings_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_tellings" ADD CONSTRAINT "decision_tellings_told_with_id_decision_tellings_id_fk" FOREIGN KEY ("told_with_id") REFERENCES "public"."decision_tellings"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "feed_sightings" ADD CONSTRAINT "feed_sightings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_readings" ADD CONSTRAINT "decision_readings_statement" FOREIGN KEY ("statement_id","decision_id") REFERENCES "public"."statements"("id","decision_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_cards" ADD CONSTRAINT "decision_cards_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_cards" ADD CONSTRAINT "decision_cards_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_cards" ADD CONSTRAINT "decision_cards_decider_id_people_id_fk" FOREIGN KEY ("decider_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "score_drawn" ADD CONSTRAINT "score_drawn_month_score_draws_month_fk" FOREIGN KEY ("month") REFERENCES "public"."score_draws"("month") ON DELETE no action ON UPDATE no action;
ALTER TABLE "score_drawn" ADD CONSTRAINT "score_drawn_statement_id_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statements"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statement_scores" ADD CONSTRAINT "statement_scores_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statement_scores" ADD CONSTRAINT "statement_scores_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statement_scores" ADD CONSTRAINT "statement_scores_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statement_scores" ADD CONSTRAINT "statement_scores_statement" FOREIGN KEY ("statement_id","decision_id") REFERENCES "public"."statements"("id","decision_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "time_savings" ADD CONSTRAINT "time_savings_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "time_savings" ADD CONSTRAINT "time_savings_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "time_savings" ADD CONSTRAINT "time_savings_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "time_savings" ADD CONSTRAINT "time_savings_statement" FOREIGN KEY ("statement_id","decision_id") REFERENCES "public"."statements"("id","decision_id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "briefing_reads_person" ON "briefing_reads" USING btree ("person_id");
CREATE INDEX "briefings_newest" ON "briefings" USING btree ("recorded_at","id");
CREATE INDEX "briefings_decision" ON "briefings" USING btree ("decision_id");
CREATE INDEX "briefings_story" ON "briefings" USING btree ("story_id");
CREATE INDEX "dissents_decision" ON "dissents" USING btree ("decision_id");
CREATE INDEX "dissents_statement" ON "dissents" USING btree ("statement_id","recorded_at");
CREATE INDEX "dissents_by" ON "dissents" USING btree ("by_id");
CREATE UNIQUE INDEX "dissents_taken_back_once" ON "dissents" USING btree ("takes_back_id") WHERE takes_back_id is not null;
CREATE INDEX "statement_openings_person" ON "statement_openings" USING btree ("person_id");
CREATE INDEX "statement_prints_alike" ON "statement_prints" USING gin ("prints");
CREATE INDEX "documents_newest" ON "documents" USING btree ("recorded_at","id");
CREATE INDEX "documents_customer" ON "documents" USING btree ("customer_id") WHERE customer_id is not null;
CREATE INDEX "exposures_newest" ON "exposures" USING btree ("recorded_at","id");
CREATE INDEX "exposures_person" ON "exposures" USING btree ("person_id","happened_on");
CREATE INDEX "redactions_text" ON "redactions" USING btree ("text_id","recorded_at");
CREATE INDEX "redactions_decision" ON "redactions" USING btree ("decision_id") WHERE decision_id is not null;
CREATE INDEX "research_notes_newest" ON "research_notes" USING btree ("recorded_at","id");
CREATE INDEX "source_tellings_customer" ON "source_tellings" USING btree ("customer_id");
CREATE INDEX "source_tellings_contact" ON "source_tellings" USING btree ("contact_id");
CREATE INDEX "unregistered_findings_recorded" ON "unregistered_findings" USING btree ("recorded_at");
CREATE INDEX "unregistered_findings_department" ON "unregistered_findings" USING btree ("department_id");
CREATE INDEX "decision_looks_due" ON "decision_looks" USING btree ("look_at");
CREATE UNIQUE INDEX "decision_subscriptions_once" ON "decision_subscriptions" USING btree ("person_id","what",coalesce(department_id::text, stage, segment, decision_id::text, '')) WHERE ended_at is null;
CREATE INDEX "decision_subscriptions_decision" ON "decision_subscriptions" USING btree ("decision_id");
CREATE INDEX "decision_tellings_decision" ON "decision_tellings" USING btree ("decision_id");
CREATE INDEX "decision_cards_decider" ON "decision_cards" USING btree ("decider_id","state");
CREATE INDEX "decision_cards_department" ON "decision_cards" USING btree ("department_id","state");
CREATE INDEX "decision_cards_proposed" ON "decision_cards" USING btree ("number") WHERE state = 'proposed';
CREATE INDEX "decision_cards_waits_for" ON "decision_cards" USING gin ("waits_for");
CREATE INDEX "decision_cards_words" ON "decision_cards" USING gin ("words");
CREATE INDEX "decision_cards_texts" ON "decision_cards" USING gin ("text_ids");
CREATE INDEX "statement_scores_decision" ON "statement_scores" USING btree ("decision_id");
CREATE INDEX "time_savings_decision" ON "time_savings" USING btree ("decision_id","recorded_at");
ALTER TABLE "inbox_items" ADD CONSTRAINT "inbox_items_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "inbox_items" ADD CONSTRAINT "inbox_items_telling_id_decision_tellings_id_fk" FOREIGN KEY ("telling_id") REFERENCES "public"."decision_tellings"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "decision_moves_recent" ON "decision_moves" USING btree ("recorded_at","id");
CREATE INDEX "inbox_items_decision_unread" ON "inbox_items" USING btree ("decision_id") WHERE read_at is null and decision_id is not null;
ALTER TABLE "inbox_items" ADD CONSTRAINT "inbox_items_telling_once" UNIQUE("telling_id","person_id");
ALTER TABLE "decision_moves" ADD CONSTRAINT "decision_moves_answer_due" CHECK (kind = 'proposed' or answer_by is null);
ALTER TABLE "predictions" ADD CONSTRAINT "predictions_measure_known" CHECK (measure in ('kept_rate', 'promises_overdue', 'unlogged_promises', 'contacts_per_100', 'complaints_per_100', 'feeling_happy_share', 'resolve_days_median', 'active_customers', 'early_repeat'));
ALTER TABLE "predictions" ADD CONSTRAINT "predictions_measure_of" CHECK (measure_of is null or (measure is not null and jsonb_typeof(measure_of) = 'object'
      and coalesce(measure_of ->> 'by' in ('segment', 'team', 'stage'), false)
      and coalesce(length(measure_of ->> 'value'), 0) > 0 and measure_of - 'by' - 'value' = '{}'));
ALTER TABLE "statement_reach" ADD CONSTRAINT "statement_reach_likeness" CHECK (cardinality(sample_likeness) = cardinality(sample) and cardinality(comparator_likeness) = cardinality(comparators));
ALTER TABLE "statements" ADD CONSTRAINT "statements_times_a_year" CHECK (times_a_year > 0 and times_a_year <= 10000);
ALTER TABLE "statements" ADD CONSTRAINT "statements_stop_has_times" CHECK (is_stop = (times_a_year is not null));
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_answer_days" CHECK (proposal_answer_days between 1 and 90);
ALTER TABLE "texts" ADD CONSTRAINT "texts_redacted_whole" CHECK ((redacted_at is null) = (redacted_hash is null));
ALTER TABLE "inbox_items" ADD CONSTRAINT "inbox_items_kind_known" CHECK (kind in ('reminder', 'escalation', 'digest', 'handed_over', 'disputed', 'sign', 'listen', 'decision', 'followed_week', 'customers_week'));
ALTER TABLE "mails" ADD CONSTRAINT "mails_template_known" CHECK (template in ('reminder', 'escalation', 'digest', 'handed_over', 'test', 'notice', 'proposal', 'position', 'review', 'prediction', 'referred', 'objection', 'followed', 'followed_week', 'customers_week'));