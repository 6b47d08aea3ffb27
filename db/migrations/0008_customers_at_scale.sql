CREATE TABLE "corrections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"actor_id" uuid,
	"fields" text[] NOT NULL,
	"details_id" uuid NOT NULL,
	"details_hash" "bytea" NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "corrections_subject_known" CHECK (subject in ('contact', 'purchase', 'customer'))
);

CREATE TABLE "feedback_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contact_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"linked_by" uuid NOT NULL,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "feedback_decisions_withdrawn_by_somebody" CHECK ((withdrawn_at is null) = (withdrawn_by is null))
);

CREATE TABLE "feedbacks" (
	"contact_id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid DEFAULT null NOT NULL,
	"source" text NOT NULL,
	"place" text,
	"link" text,
	"score" numeric(8, 2),
	"scale_from" numeric(8, 2),
	"scale_to" numeric(8, 2),
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "feedbacks_source_known" CHECK (source in ('review', 'survey', 'social', 'letter', 'other')),
	CONSTRAINT "feedbacks_link_is_web" CHECK (link ~ '^https?://[^[:space:]]+$' and length(link) <= 2000),
	CONSTRAINT "feedbacks_place_present" CHECK (length(btrim(place)) between 1 and 120),
	CONSTRAINT "feedbacks_score_on_a_scale" CHECK ((score is null) = (scale_from is null) and (score is null) = (scale_to is null) and (score is null or score between scale_from and scale_to and scale_from < scale_to))
);

CREATE TABLE "issue_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issue_id" uuid NOT NULL,
	"sequence" integer DEFAULT null NOT NULL,
	"kind" text NOT NULL,
	"by_id" uuid NOT NULL,
	"from_department_id" uuid,
	"from_owner_id" uuid,
	"to_department_id" uuid,
	"to_owner_id" uuid,
	"words_id" uuid,
	"words_hash" "bytea",
	"is_hand_off" boolean GENERATED ALWAYS AS (kind = 'handed_over' and (from_department_id <> to_department_id or from_owner_id is not null)) STORED,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "issue_events_in_order" UNIQUE("issue_id","sequence"),
	CONSTRAINT "issue_events_kind_known" CHECK (kind in ('handed_over', 'resolved', 'reopened')),
	CONSTRAINT "issue_events_hand_over_whole" CHECK ((kind = 'handed_over') = (to_department_id is not null)),
	CONSTRAINT "issue_events_owner_only_handed_over" CHECK (kind = 'handed_over' or (to_owner_id is null and from_owner_id is null))
);

CREATE TABLE "journey_stages" (
	"key" text PRIMARY KEY NOT NULL,
	"words" text NOT NULL,
	"position" smallint NOT NULL,
	"retired_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "journey_stages_key_is_plain" CHECK (key ~ '^[a-z][a-z0-9_]{0,59}$'),
	CONSTRAINT "journey_stages_words_present" CHECK (length(btrim(words)) between 1 and 80)
);

CREATE TABLE "unhappy_owners" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL
);

CREATE TABLE "erasures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"requested_by" uuid NOT NULL,
	"reason" text NOT NULL,
	"reference" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"files_to_read" integer,
	"files_read" integer DEFAULT 0 NOT NULL,
	"files_dropped" integer DEFAULT 0 NOT NULL,
	"erased" jsonb,
	"mentions" jsonb,
	"erased_in" text,
	"finished_at" timestamp with time zone,
	CONSTRAINT "erasures_reason_known" CHECK (reason in ('asked', 'retention', 'mistake', 'law')),
	CONSTRAINT "erasures_reference_present" CHECK (length(btrim(reference)) between 1 and 200)
);

CREATE TABLE "personal_columns" (
	"table_name" text NOT NULL,
	"name" text NOT NULL,
	"holds" text NOT NULL,
	"erased_as" text,
	"is_free" boolean DEFAULT false NOT NULL,
	CONSTRAINT "personal_columns_table_name_name_pk" PRIMARY KEY("table_name","name"),
	CONSTRAINT "personal_columns_holds_known" CHECK (holds in ('customer', 'words', 'kept', 'staff', 'nobody')),
	CONSTRAINT "personal_columns_erased_how" CHECK ((holds = 'customer') = (erased_as is not null))
);

CREATE TABLE "personal_tables" (
	"name" text PRIMARY KEY NOT NULL,
	"heading" text NOT NULL,
	"place" integer NOT NULL,
	"mine" text NOT NULL,
	"shown" text,
	"key" text DEFAULT 't.id::text' NOT NULL,
	"is_removed" boolean DEFAULT false NOT NULL
);

CREATE TABLE "export_holds" (
	"export_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"reasons" text[] NOT NULL,
	CONSTRAINT "export_holds_export_id_customer_id_pk" PRIMARY KEY("export_id","customer_id")
);

CREATE TABLE "exports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"list" text NOT NULL,
	"filter" jsonb NOT NULL,
	"reason" text,
	"by_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"rows" integer,
	"held_back" jsonb,
	"finished_at" timestamp with time zone,
	CONSTRAINT "exports_list_known" CHECK (list in ('customers', 'recipients', 'held-back', 'promises', 'promises-due', 'decisions', 'issues', 'number-rows')),
	CONSTRAINT "exports_finished_whole" CHECK ((finished_at is null) = (rows is null)),
	CONSTRAINT "exports_reason_present" CHECK (reason is null or length(btrim(reason)) between 3 and 500)
);

CREATE TABLE "import_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"import_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"details_id" uuid NOT NULL,
	"details_hash" "bytea" DEFAULT null NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "import_changes_subject_known" CHECK (subject in ('customer', 'purchase', 'contact'))
);

CREATE TABLE "import_kept" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"undo_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"why" text NOT NULL,
	CONSTRAINT "import_kept_once" UNIQUE("undo_id","subject_id"),
	CONSTRAINT "import_kept_subject_known" CHECK (subject in ('customer', 'purchase', 'contact', 'promise'))
);

CREATE TABLE "import_rehearsals" (
	"run_id" uuid PRIMARY KEY NOT NULL
);

CREATE TABLE "import_rehearsed" (
	"run_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"after" jsonb NOT NULL,
	CONSTRAINT "import_rehearsed_run_id_subject_id_pk" PRIMARY KEY("run_id","subject_id")
);

CREATE TABLE "import_seen" (
	"run_id" uuid NOT NULL,
	"purchase_id" uuid NOT NULL,
	CONSTRAINT "import_seen_run_id_purchase_id_pk" PRIMARY KEY("run_id","purchase_id")
);

CREATE TABLE "import_undos" (
	"id" uuid PRIMARY KEY NOT NULL,
	"import_id" uuid NOT NULL,
	"effect" text NOT NULL,
	"asked_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"finished_at" timestamp with time zone,
	"total" integer NOT NULL,
	"stage" integer DEFAULT 0 NOT NULL,
	"after_id" uuid,
	"withdrawn" integer DEFAULT 0 NOT NULL,
	"restored" integer DEFAULT 0 NOT NULL,
	"kept" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "import_undos_effect_known" CHECK (effect in ('dry', 'real')),
	CONSTRAINT "import_undos_counts" CHECK (withdrawn >= 0 and restored >= 0 and kept >= 0 and stage >= 0)
);

CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"source" text NOT NULL,
	"contact_id" uuid,
	"learned_on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"purpose" text NOT NULL,
	"answer" text NOT NULL,
	"wording_id" uuid,
	"wording_hash" "bytea",
	CONSTRAINT "consents_purpose_known" CHECK (purpose in ('content_email', 'content_phone', 'content_post', 'content_text', 'special_dates', 'interests', 'story')),
	CONSTRAINT "consents_answer_known" CHECK (answer in ('given', 'withdrawn')),
	CONSTRAINT "consents_given_in_words" CHECK (answer = 'withdrawn' or wording_id is not null),
	CONSTRAINT "consents_source_known" CHECK (source in ('customer', 'observed', 'form', 'colleague')),
	CONSTRAINT "consents_contact_is_the_customers_word" CHECK (contact_id is null or source = 'customer')
);

CREATE TABLE "goal_reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"goal_id" uuid NOT NULL,
	"source" text NOT NULL,
	"contact_id" uuid,
	"learned_on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"outcome" text NOT NULL,
	"next_on" date,
	"words_id" uuid,
	"words_hash" "bytea",
	CONSTRAINT "goal_reviews_outcome_known" CHECK (outcome in ('reached', 'not_yet', 'dropped')),
	CONSTRAINT "goal_reviews_not_yet_has_a_day" CHECK ((outcome = 'not_yet') = (next_on is not null)),
	CONSTRAINT "goal_reviews_next_lies_ahead" CHECK (next_on > learned_on),
	CONSTRAINT "goal_reviews_reached_is_their_word" CHECK (outcome <> 'reached' or source in ('customer', 'form')),
	CONSTRAINT "goal_reviews_source_known" CHECK (source in ('customer', 'observed', 'form', 'colleague')),
	CONSTRAINT "goal_reviews_contact_is_the_customers_word" CHECK (contact_id is null or source = 'customer')
);

CREATE TABLE "goals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"source" text NOT NULL,
	"contact_id" uuid,
	"learned_on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"words_id" uuid NOT NULL,
	"words_hash" "bytea",
	"measure_id" uuid NOT NULL,
	"measure_hash" "bytea",
	"review_on" date NOT NULL,
	CONSTRAINT "goals_review_lies_ahead" CHECK (review_on >= learned_on),
	CONSTRAINT "goals_source_known" CHECK (source in ('customer', 'observed', 'form', 'colleague')),
	CONSTRAINT "goals_contact_is_the_customers_word" CHECK (contact_id is null or source = 'customer')
);

CREATE TABLE "intents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"source" text NOT NULL,
	"contact_id" uuid,
	"learned_on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"intent" text NOT NULL,
	"cause" text,
	"words_id" uuid,
	"words_hash" "bytea",
	CONSTRAINT "intents_intent_known" CHECK (intent in ('staying', 'unsure', 'leaving', 'left')),
	CONSTRAINT "intents_cause_known" CHECK (cause in ('price', 'product', 'service', 'moved', 'need_ended', 'competitor', 'other', 'not_known')),
	CONSTRAINT "intents_leaving_has_a_cause" CHECK ((intent in ('leaving', 'left')) = (cause is not null)),
	CONSTRAINT "intents_source_known" CHECK (source in ('customer', 'observed', 'form', 'colleague')),
	CONSTRAINT "intents_contact_is_the_customers_word" CHECK (contact_id is null or source = 'customer')
);

CREATE TABLE "lifecycle_facts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"source" text NOT NULL,
	"contact_id" uuid,
	"learned_on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"kind" text NOT NULL,
	"happened_on" date NOT NULL,
	"words_id" uuid,
	"words_hash" "bytea",
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "lifecycle_facts_kind_known" CHECK (kind in ('onboarding_entered', 'onboarding_done', 'delivered', 'renewal_due', 'renewed')),
	CONSTRAINT "lifecycle_facts_withdrawn_whole" CHECK ((withdrawn_by is null) = (withdrawn_at is null)),
	CONSTRAINT "lifecycle_facts_source_known" CHECK (source in ('customer', 'observed', 'form', 'colleague')),
	CONSTRAINT "lifecycle_facts_contact_is_the_customers_word" CHECK (contact_id is null or source = 'customer')
);

CREATE TABLE "need_confirmations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"need_id" uuid NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL
);

CREATE TABLE "needs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"source" text NOT NULL,
	"contact_id" uuid,
	"learned_on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"kind" text NOT NULL,
	"words_id" uuid NOT NULL,
	"words_hash" "bytea",
	"for_content" boolean DEFAULT false NOT NULL,
	"consent_id" uuid,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "needs_kind_known" CHECK (kind in ('need', 'dislike', 'interest', 'buying')),
	CONSTRAINT "needs_content_is_of_interests" CHECK (not for_content or kind = 'interest'),
	CONSTRAINT "needs_content_rests_on_consent" CHECK (for_content = (consent_id is not null)),
	CONSTRAINT "needs_withdrawn_whole" CHECK ((withdrawn_by is null) = (withdrawn_at is null)),
	CONSTRAINT "needs_source_known" CHECK (source in ('customer', 'observed', 'form', 'colleague')),
	CONSTRAINT "needs_contact_is_the_customers_word" CHECK (contact_id is null or source = 'customer')
);

CREATE TABLE "preferences" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"source" text NOT NULL,
	"contact_id" uuid,
	"learned_on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"about" text NOT NULL,
	"wish" text NOT NULL,
	"words_id" uuid,
	"words_hash" "bytea",
	CONSTRAINT "preferences_about_known" CHECK (about in ('phone', 'email', 'visit', 'letter', 'chat', 'text', 'social', 'web', 'times', 'language', 'thanks')),
	CONSTRAINT "preferences_wish_fits" CHECK (case about when 'thanks' then wish in ('call', 'note', 'perk', 'none', 'open')
                          when 'times' then wish in ('said', 'open') when 'language' then wish in ('said', 'open')
                          else wish in ('wanted', 'not_wanted', 'never', 'open') end),
	CONSTRAINT "preferences_said_in_words" CHECK ((wish = 'said') = (words_id is not null)),
	CONSTRAINT "preferences_source_known" CHECK (source in ('customer', 'observed', 'form', 'colleague')),
	CONSTRAINT "preferences_contact_is_the_customers_word" CHECK (contact_id is null or source = 'customer')
);

CREATE TABLE "special_dates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"source" text NOT NULL,
	"contact_id" uuid,
	"learned_on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"kind" text NOT NULL,
	"month" smallint,
	"day" smallint,
	"year" smallint,
	"words_id" uuid,
	"words_hash" "bytea",
	"consent_id" uuid DEFAULT null NOT NULL,
	"erased_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "special_dates_kind_known" CHECK (kind in ('birthday', 'wedding', 'other')),
	CONSTRAINT "special_dates_other_is_named" CHECK (kind <> 'other' or words_id is not null),
	CONSTRAINT "special_dates_is_a_day" CHECK (case when erased_at is not null then month is null and day is null and year is null
               else coalesce(month between 1 and 12 and day between 1 and (array[31,29,31,30,31,30,31,31,30,31,30,31])[month], false) end),
	CONSTRAINT "special_dates_year_has_the_day" CHECK (year is null or (year between 1850 and 2200 and
          (month <> 2 or day <> 29 or (year % 4 = 0 and (year % 100 <> 0 or year % 400 = 0))))),
	CONSTRAINT "special_dates_withdrawn_whole" CHECK ((withdrawn_by is null) = (withdrawn_at is null)),
	CONSTRAINT "special_dates_source_known" CHECK (source in ('customer', 'observed', 'form', 'colleague')),
	CONSTRAINT "special_dates_contact_is_the_customers_word" CHECK (contact_id is null or source = 'customer')
);

CREATE TABLE "duplicate_dismissals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"one_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"by_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "duplicate_dismissals_smaller_first" CHECK (one_id < other_id)
);

CREATE TABLE "duplicate_scans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"started_by" uuid,
	"parts_done" integer DEFAULT 0 NOT NULL,
	"parts" integer NOT NULL,
	"finished_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL
);

CREATE TABLE "duplicates" (
	"one_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"score" smallint NOT NULL,
	"reasons" text[] NOT NULL,
	"scan_id" uuid NOT NULL,
	"found_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "duplicates_one_id_other_id_pk" PRIMARY KEY("one_id","other_id"),
	CONSTRAINT "duplicates_smaller_first" CHECK (one_id < other_id)
);

CREATE TABLE "merges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"step" bigint DEFAULT null NOT NULL,
	"merged_id" uuid NOT NULL,
	"survivor_id" uuid NOT NULL,
	"taken" text[] NOT NULL,
	"by_id" uuid NOT NULL,
	"reason_id" uuid NOT NULL,
	"reason_hash" "bytea",
	"fields_id" uuid,
	"fields_hash" "bytea",
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "merges_step" UNIQUE("step"),
	CONSTRAINT "merges_of_two" CHECK (merged_id <> survivor_id)
);

CREATE TABLE "unmerges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"step" bigint DEFAULT null NOT NULL,
	"merge_id" uuid NOT NULL,
	"by_id" uuid NOT NULL,
	"reason_id" uuid NOT NULL,
	"reason_hash" "bytea",
	"fields_id" uuid,
	"fields_hash" "bytea",
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "unmerges_merge_id_unique" UNIQUE("merge_id"),
	CONSTRAINT "unmerges_step" UNIQUE("step")
);

ALTER TABLE "import_runs" DROP CONSTRAINT "import_runs_parts_add_up";
ALTER TABLE "imports" DROP CONSTRAINT "imports_kind_known";
DROP INDEX "customers_import";
DROP INDEX "identities_import";
DROP INDEX "purchases_import";
DROP INDEX "promise_states_customer";
ALTER TABLE "contacts" ADD COLUMN "avoidable" boolean;
ALTER TABLE "contacts" ADD COLUMN "tried_self_service" boolean;
ALTER TABLE "contacts" ADD COLUMN "self_service_failed" text;
ALTER TABLE "contacts" ADD COLUMN "answers_id" uuid;
ALTER TABLE "contacts" ADD COLUMN "import_id" uuid;
ALTER TABLE "contacts" ADD COLUMN "source_ref" text;
ALTER TABLE "contacts" ADD COLUMN "withdrawn_at" timestamp with time zone;
ALTER TABLE "customers" ADD COLUMN "erased_at" timestamp with time zone;
ALTER TABLE "notes" ADD COLUMN "import_id" uuid;
ALTER TABLE "import_failures" ADD COLUMN "went_in" boolean DEFAULT false NOT NULL;
ALTER TABLE "import_runs" ADD COLUMN "unchanged" integer DEFAULT 0 NOT NULL;
ALTER TABLE "imports" ADD COLUMN "format" text DEFAULT 'csv' NOT NULL;
ALTER TABLE "imports" ADD COLUMN "sheet" text;
ALTER TABLE "imports" ADD COLUMN "sheets" jsonb;
ALTER TABLE "imports" ADD COLUMN "sha256" "bytea";
ALTER TABLE "imports" ADD COLUMN "fingerprint" text;
ALTER TABLE "imports" ADD COLUMN "look" jsonb;
ALTER TABLE "imports" ADD COLUMN "keep_days" integer DEFAULT 30 NOT NULL;
ALTER TABLE "imports" ADD COLUMN "forgotten_at" timestamp with time zone;
ALTER TABLE "promises" ADD COLUMN "import_id" uuid;
ALTER TABLE "promises" ADD COLUMN "source_ref" text;
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_details_id_texts_id_fk" FOREIGN KEY ("details_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "feedback_decisions" ADD CONSTRAINT "feedback_decisions_contact_id_feedbacks_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."feedbacks"("contact_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "feedback_decisions" ADD CONSTRAINT "feedback_decisions_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "feedback_decisions" ADD CONSTRAINT "feedback_decisions_linked_by_people_id_fk" FOREIGN KEY ("linked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "feedback_decisions" ADD CONSTRAINT "feedback_decisions_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "feedbacks" ADD CONSTRAINT "feedbacks_contact_of_same_customer" FOREIGN KEY ("contact_id","customer_id") REFERENCES "public"."contacts"("id","customer_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "issue_events" ADD CONSTRAINT "issue_events_issue_id_issues_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."issues"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "issue_events" ADD CONSTRAINT "issue_events_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "issue_events" ADD CONSTRAINT "issue_events_from_department_id_departments_id_fk" FOREIGN KEY ("from_department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "issue_events" ADD CONSTRAINT "issue_events_from_owner_id_people_id_fk" FOREIGN KEY ("from_owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "issue_events" ADD CONSTRAINT "issue_events_to_department_id_departments_id_fk" FOREIGN KEY ("to_department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "issue_events" ADD CONSTRAINT "issue_events_to_owner_id_people_id_fk" FOREIGN KEY ("to_owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "issue_events" ADD CONSTRAINT "issue_events_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "unhappy_owners" ADD CONSTRAINT "unhappy_owners_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "unhappy_owners" ADD CONSTRAINT "unhappy_owners_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_requested_by_people_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "export_holds" ADD CONSTRAINT "export_holds_export_id_exports_id_fk" FOREIGN KEY ("export_id") REFERENCES "public"."exports"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "export_holds" ADD CONSTRAINT "export_holds_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "exports" ADD CONSTRAINT "exports_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_details_id_texts_id_fk" FOREIGN KEY ("details_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_kept" ADD CONSTRAINT "import_kept_undo_id_import_undos_id_fk" FOREIGN KEY ("undo_id") REFERENCES "public"."import_undos"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_kept" ADD CONSTRAINT "import_kept_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_rehearsals" ADD CONSTRAINT "import_rehearsals_run_id_import_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_runs"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_rehearsed" ADD CONSTRAINT "import_rehearsed_run_id_import_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_runs"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_seen" ADD CONSTRAINT "import_seen_run_id_import_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_runs"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_seen" ADD CONSTRAINT "import_seen_purchase_id_purchases_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "public"."purchases"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_undos" ADD CONSTRAINT "import_undos_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_undos" ADD CONSTRAINT "import_undos_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "consents" ADD CONSTRAINT "consents_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "consents" ADD CONSTRAINT "consents_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "consents" ADD CONSTRAINT "consents_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "consents" ADD CONSTRAINT "consents_wording_id_texts_id_fk" FOREIGN KEY ("wording_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goal_reviews" ADD CONSTRAINT "goal_reviews_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goal_reviews" ADD CONSTRAINT "goal_reviews_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goal_reviews" ADD CONSTRAINT "goal_reviews_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goal_reviews" ADD CONSTRAINT "goal_reviews_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goals" ADD CONSTRAINT "goals_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goals" ADD CONSTRAINT "goals_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goals" ADD CONSTRAINT "goals_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goals" ADD CONSTRAINT "goals_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goals" ADD CONSTRAINT "goals_measure_id_texts_id_fk" FOREIGN KEY ("measure_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "intents" ADD CONSTRAINT "intents_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "intents" ADD CONSTRAINT "intents_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "intents" ADD CONSTRAINT "intents_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "intents" ADD CONSTRAINT "intents_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "lifecycle_facts" ADD CONSTRAINT "lifecycle_facts_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "lifecycle_facts" ADD CONSTRAINT "lifecycle_facts_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "lifecycle_facts" ADD CONSTRAINT "lifecycle_facts_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "lifecycle_facts" ADD CONSTRAINT "lifecycle_facts_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "lifecycle_facts" ADD CONSTRAINT "lifecycle_facts_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "need_confirmations" ADD CONSTRAINT "need_confirmations_need_id_needs_id_fk" FOREIGN KEY ("need_id") REFERENCES "public"."needs"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "need_confirmations" ADD CONSTRAINT "need_confirmations_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "needs" ADD CONSTRAINT "needs_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "needs" ADD CONSTRAINT "needs_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "needs" ADD CONSTRAINT "needs_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "needs" ADD CONSTRAINT "needs_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "needs" ADD CONSTRAINT "needs_consent_id_consents_id_fk" FOREIGN KEY ("consent_id") REFERENCES "public"."consents"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "needs" ADD CONSTRAINT "needs_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "special_dates" ADD CONSTRAINT "special_dates_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "special_dates" ADD CONSTRAINT "special_dates_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "special_dates" ADD CONSTRAINT "special_dates_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "special_dates" ADD CONSTRAINT "special_dates_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "special_dates" ADD CONSTRAINT "special_dates_consent_id_consents_id_fk" FOREIGN KEY ("consent_id") REFERENCES "public"."consents"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "special_dates" ADD CONSTRAINT "special_dates_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "duplicate_dismissals" ADD CONSTRAINT "duplicate_dismissals_one_id_customers_id_fk" FOREIGN KEY ("one_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "duplicate_dismissals" ADD CONSTRAINT "duplicate_dismissals_other_id_customers_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "duplicate_dismissals" ADD CONSTRAINT "duplicate_dismissals_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "duplicate_scans" ADD CONSTRAINT "duplicate_scans_started_by_people_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "duplicates" ADD CONSTRAINT "duplicates_one_id_customers_id_fk" FOREIGN KEY ("one_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "duplicates" ADD CONSTRAINT "duplicates_other_id_customers_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "merges" ADD CONSTRAINT "merges_merged_id_customers_id_fk" FOREIGN KEY ("merged_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "merges" ADD CONSTRAINT "merges_survivor_id_customers_id_fk" FOREIGN KEY ("survivor_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "merges" ADD CONSTRAINT "merges_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "merges" ADD CONSTRAINT "merges_reason_id_texts_id_fk" FOREIGN KEY ("reason_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "merges" ADD CONSTRAINT "merges_fields_id_texts_id_fk" FOREIGN KEY ("fields_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "unmerges" ADD CONSTRAINT "unmerges_merge_id_merges_id_fk" FOREIGN KEY ("merge_id") REFERENCES "public"."merges"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "unmerges" ADD CONSTRAINT "unmerges_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "unmerges" ADD CONSTRAINT "unmerges_reason_id_texts_id_fk" FOREIGN KEY ("reason_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "unmerges" ADD CONSTRAINT "unmerges_fields_id_texts_id_fk" FOREIGN KEY ("fields_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "corrections_subject" ON "corrections" USING btree ("subject","subject_id","recorded_at","id");
CREATE INDEX "corrections_customer" ON "corrections" USING btree ("customer_id","recorded_at","id");
CREATE UNIQUE INDEX "feedback_decisions_once" ON "feedback_decisions" USING btree ("contact_id","decision_id") WHERE withdrawn_at is null;
CREATE INDEX "feedback_decisions_decision" ON "feedback_decisions" USING btree ("decision_id") WHERE withdrawn_at is null;
CREATE INDEX "feedbacks_customer" ON "feedbacks" USING btree ("customer_id");
CREATE INDEX "unhappy_owners_customer" ON "unhappy_owners" USING btree ("customer_id","recorded_at","id");
CREATE UNIQUE INDEX "erasures_one_at_a_time" ON "erasures" USING btree ("customer_id") WHERE finished_at is null;
CREATE INDEX "erasures_customer" ON "erasures" USING btree ("customer_id","recorded_at");
CREATE INDEX "export_holds_customer" ON "export_holds" USING btree ("customer_id");
CREATE INDEX "exports_recorded" ON "exports" USING btree ("recorded_at","id");
CREATE INDEX "import_changes_import" ON "import_changes" USING btree ("import_id","subject_id","id");
CREATE INDEX "import_changes_subject" ON "import_changes" USING btree ("subject_id");
CREATE INDEX "import_changes_customer" ON "import_changes" USING btree ("customer_id");
CREATE INDEX "import_kept_undo" ON "import_kept" USING btree ("undo_id","id");
CREATE INDEX "import_undos_import" ON "import_undos" USING btree ("import_id","recorded_at");
CREATE INDEX "consents_customer" ON "consents" USING btree ("customer_id","purpose","learned_on");
CREATE INDEX "goal_reviews_goal" ON "goal_reviews" USING btree ("goal_id","recorded_at");
CREATE INDEX "goal_reviews_next" ON "goal_reviews" USING btree ("next_on","goal_id") WHERE next_on is not null;
CREATE INDEX "goals_customer" ON "goals" USING btree ("customer_id");
CREATE INDEX "goals_review" ON "goals" USING btree ("review_on","id");
CREATE INDEX "intents_customer" ON "intents" USING btree ("customer_id","learned_on");
CREATE INDEX "lifecycle_facts_customer" ON "lifecycle_facts" USING btree ("customer_id","recorded_at");
CREATE INDEX "lifecycle_facts_due" ON "lifecycle_facts" USING btree ("kind","happened_on","id") WHERE withdrawn_at is null;
CREATE INDEX "need_confirmations_need" ON "need_confirmations" USING btree ("need_id");
CREATE INDEX "needs_customer" ON "needs" USING btree ("customer_id");
CREATE INDEX "preferences_customer" ON "preferences" USING btree ("customer_id","about","learned_on");
CREATE INDEX "special_dates_customer" ON "special_dates" USING btree ("customer_id");
CREATE INDEX "special_dates_yearly" ON "special_dates" USING btree ("month","day","id") WHERE withdrawn_at is null and erased_at is null;
CREATE INDEX "duplicate_dismissals_one" ON "duplicate_dismissals" USING btree ("one_id","other_id");
CREATE INDEX "duplicate_dismissals_other" ON "duplicate_dismissals" USING btree ("other_id");
CREATE INDEX "duplicate_scans_newest" ON "duplicate_scans" USING btree ("recorded_at");
CREATE INDEX "duplicates_other" ON "duplicates" USING btree ("other_id");
CREATE INDEX "duplicates_by_score" ON "duplicates" USING btree ("score" DESC NULLS LAST,"one_id","other_id");
CREATE INDEX "merges_merged" ON "merges" USING btree ("merged_id");
CREATE INDEX "merges_survivor" ON "merges" USING btree ("survivor_id");
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_answers_feedback_of_same_customer" FOREIGN KEY ("answers_id","customer_id") REFERENCES "public"."contacts"("id","customer_id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "contacts_import" ON "contacts" USING btree ("import_id","id") WHERE import_id is not null;
CREATE INDEX "contacts_source" ON "contacts" USING btree ("source_ref") WHERE source_ref is not null;
CREATE INDEX "contacts_answers" ON "contacts" USING btree ("answers_id") WHERE answers_id is not null;
CREATE INDEX "contacts_felt" ON "contacts" USING btree ("customer_id","happened_at","id","feeling") WHERE feeling is not null;
CREATE INDEX "contacts_very_unhappy" ON "contacts" USING btree ("happened_at","id","customer_id") WHERE feeling = 1;
CREATE INDEX "issues_open_customer" ON "issues" USING btree ("customer_id") WHERE resolved_at is null;
CREATE INDEX "issues_open_oldest" ON "issues" USING btree ("opened_at","id") WHERE resolved_at is null;
CREATE INDEX "issues_open_owner" ON "issues" USING btree ("owner_id","opened_at","id") WHERE resolved_at is null;
CREATE INDEX "notes_import" ON "notes" USING btree ("import_id","id") WHERE import_id is not null;
CREATE INDEX "imports_sha256" ON "imports" USING btree ("sha256") WHERE sha256 is not null;
CREATE INDEX "imports_fingerprint" ON "imports" USING btree ("fingerprint","recorded_at") WHERE fingerprint is not null;
CREATE INDEX "promise_events_purchase" ON "promise_events" USING btree ("purchase_id") WHERE purchase_id is not null;
CREATE INDEX "promise_states_customer_open" ON "promise_states" USING btree ("customer_id","agreed_due_at") WHERE until_at is null and ended is null;
CREATE INDEX "promises_import" ON "promises" USING btree ("import_id","id") WHERE import_id is not null;
CREATE INDEX "promises_source" ON "promises" USING btree ("source_ref") WHERE source_ref is not null;
CREATE INDEX "customers_import" ON "customers" USING btree ("import_id","id") WHERE import_id is not null;
CREATE INDEX "identities_import" ON "identities" USING btree ("import_id","id") WHERE import_id is not null;
CREATE INDEX "purchases_import" ON "purchases" USING btree ("import_id","id") WHERE import_id is not null;
CREATE INDEX "promise_states_customer" ON "promise_states" USING btree ("customer_id","headline_due_at") WHERE until_at is null;
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_self_service" CHECK (self_service_failed is null or (tried_self_service is true and length(btrim(self_service_failed)) between 1 and 200));
ALTER TABLE "import_runs" ADD CONSTRAINT "import_runs_parts_add_up" CHECK (created + updated + unchanged + skipped + failed = rows_read);
ALTER TABLE "imports" ADD CONSTRAINT "imports_format_known" CHECK (format in ('csv', 'xlsx'));
ALTER TABLE "imports" ADD CONSTRAINT "imports_kept_a_while" CHECK (keep_days between 1 and 3650);
ALTER TABLE "imports" ADD CONSTRAINT "imports_kind_known" CHECK (kind in ('customers', 'purchases', 'contacts', 'promises'));
ALTER TABLE "promises" ADD CONSTRAINT "promises_import_is_history" CHECK (import_id is null or origin = 'imported');