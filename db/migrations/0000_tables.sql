CREATE TABLE "credentials" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"password_hash" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "credentials_are_argon2id" CHECK (password_hash like '$argon2id$%')
);

CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"tokens" double precision NOT NULL,
	"refilled_at" timestamp with time zone NOT NULL
);

CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT null NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT null NOT NULL,
	"expires_at" timestamp with time zone DEFAULT null NOT NULL,
	"revoked_at" timestamp with time zone,
	"ip" text,
	"user_agent" text
);

CREATE TABLE "tokens" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid,
	"created_at" timestamp with time zone DEFAULT null NOT NULL,
	"expires_at" timestamp with time zone DEFAULT null NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "tokens_kind_known" CHECK (kind in ('set_up','reset')),
	CONSTRAINT "tokens_reset_names_a_person" CHECK ((kind = 'reset') = (person_id is not null)),
	CONSTRAINT "tokens_hash_is_sha256" CHECK (octet_length(hash) = 32)
);

CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"channel" text NOT NULL,
	"direction" text NOT NULL,
	"cause" text,
	"stage" text,
	"feeling" smallint,
	"words" text NOT NULL,
	"issue_id" uuid,
	"logged_by" uuid NOT NULL,
	"team_id" uuid,
	"corrected_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "contacts_id_customer" UNIQUE("id","customer_id"),
	CONSTRAINT "contacts_channel_known" CHECK (channel in ('phone', 'email', 'visit', 'letter', 'chat', 'text', 'social', 'web')),
	CONSTRAINT "contacts_direction_known" CHECK (direction in ('in', 'out')),
	CONSTRAINT "contacts_cause_known" CHECK (cause in ('product', 'bill', 'information', 'promise_broken', 'own', 'other')),
	CONSTRAINT "contacts_feeling_scale" CHECK (feeling between 1 and 5),
	CONSTRAINT "contacts_words_present" CHECK (length(btrim(words)) > 0),
	CONSTRAINT "contacts_happened_before_recorded" CHECK (happened_at <= recorded_at)
);

CREATE TABLE "customers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"survivor_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"called" text,
	"place" text,
	"country" char(2),
	"zone" text,
	"stated_since_on" date,
	"stated_since_source" text,
	"died_on" date,
	"died_recorded_by" uuid,
	"died_recorded_at" timestamp with time zone,
	"vulnerable_note" text,
	"vulnerable_by" uuid,
	"vulnerable_at" timestamp with time zone,
	"created_by" uuid,
	"import_id" uuid,
	"withdrawn_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "customers_id_kind" UNIQUE("id","kind"),
	CONSTRAINT "customers_kind_known" CHECK (kind in ('person', 'organisation')),
	CONSTRAINT "customers_name_present" CHECK (length(btrim(name)) between 1 and 300),
	CONSTRAINT "customers_country_is_code" CHECK (country ~ '^[A-Z]{2}$'),
	CONSTRAINT "customers_stated_since_has_source" CHECK ((stated_since_on is null) = (stated_since_source is null)),
	CONSTRAINT "customers_death_has_recorder" CHECK ((died_recorded_at is null) = (died_recorded_by is null)),
	CONSTRAINT "customers_death_day_needs_record" CHECK (died_on is null or died_recorded_at is not null),
	CONSTRAINT "customers_vulnerable_has_recorder" CHECK ((vulnerable_note is null) = (vulnerable_by is null) and (vulnerable_note is null) = (vulnerable_at is null))
);

CREATE TABLE "identities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"handle" text NOT NULL,
	"normal" text NOT NULL,
	"digits_reversed" text GENERATED ALWAYS AS (case when channel in ('phone', 'account') then nullif(reverse(regexp_replace(normal, '[^0-9]', '', 'g')), '') end) STORED,
	"import_id" uuid,
	"withdrawn_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "identities_channel_known" CHECK (channel in ('phone', 'email', 'account', 'external', 'social')),
	CONSTRAINT "identities_handle_present" CHECK (length(handle) between 1 and 320 and length(normal) between 1 and 320)
);

CREATE TABLE "issues" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_by" uuid NOT NULL,
	"department_id" uuid NOT NULL,
	"owner_id" uuid,
	"resolution" text,
	"resolved_by" uuid,
	"resolved_at" timestamp with time zone,
	"corrected_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "issues_id_customer" UNIQUE("id","customer_id"),
	CONSTRAINT "issues_kind_known" CHECK (kind in ('complaint', 'fault', 'question', 'request')),
	CONSTRAINT "issues_words_present" CHECK (length(btrim(words)) > 0),
	CONSTRAINT "issues_opened_before_recorded" CHECK (opened_at <= recorded_at),
	CONSTRAINT "issues_resolved_whole" CHECK ((resolution is null) = (resolved_by is null) and (resolution is null) = (resolved_at is null))
);

CREATE TABLE "lately_seen" (
	"person_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "lately_seen_person_id_customer_id_pk" PRIMARY KEY("person_id","customer_id")
);

CREATE TABLE "notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"words" text NOT NULL,
	"by_id" uuid NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "notes_words_present" CHECK (length(btrim(words)) between 1 and 4000)
);

CREATE TABLE "purchases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"bought_on" date NOT NULL,
	"order_ref" text NOT NULL,
	"line_ref" text,
	"what" text,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"recorded_by" uuid,
	"import_id" uuid,
	"withdrawn_at" timestamp with time zone,
	"corrected_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "purchases_currency_is_code" CHECK (currency ~ '^[A-Z]{3}$'),
	CONSTRAINT "purchases_order_present" CHECK (length(btrim(order_ref)) between 1 and 200)
);

CREATE TABLE "recognitions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"reason_kind" text NOT NULL,
	"years" integer,
	"reason" text NOT NULL,
	"said_by" uuid NOT NULL,
	"said_at" timestamp with time zone DEFAULT null NOT NULL,
	"reaction" text,
	CONSTRAINT "recognitions_kind_known" CHECK (reason_kind in ('tenure', 'loyalty', 'advocacy')),
	CONSTRAINT "recognitions_reaction_known" CHECK (reaction in ('delighted', 'pleased', 'indifferent', 'uneasy')),
	CONSTRAINT "recognitions_years_for_tenure" CHECK ((reason_kind = 'tenure') = (years is not null)),
	CONSTRAINT "recognitions_reason_present" CHECK (length(btrim(reason)) > 0)
);

CREATE TABLE "representatives" (
	"organisation_id" uuid NOT NULL,
	"organisation_kind" text GENERATED ALWAYS AS ('organisation') STORED NOT NULL,
	"person_id" uuid NOT NULL,
	"person_kind" text GENERATED ALWAYS AS ('person') STORED NOT NULL,
	"position" text,
	"recorded_by" uuid,
	"ended_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "representatives_organisation_id_person_id_pk" PRIMARY KEY("organisation_id","person_id")
);

CREATE TABLE "standing" (
	"customer_id" uuid PRIMARY KEY NOT NULL,
	"purchases" integer NOT NULL,
	"purchase_days" integer NOT NULL,
	"first_on" date,
	"last_on" date,
	"value_minor" bigint NOT NULL,
	"totals" jsonb NOT NULL,
	"open_issues" integer NOT NULL
);

CREATE TABLE "acknowledgements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"sequence" integer DEFAULT null NOT NULL,
	"by_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"note_id" uuid,
	"note_hash" "bytea",
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "acknowledgements_sequence" UNIQUE("notice_id","sequence"),
	CONSTRAINT "acknowledgements_answer_known" CHECK (answer in ('no_effect_here', 'will_act', 'objection')),
	CONSTRAINT "acknowledgements_note_sealed" CHECK ((note_id is null) = (note_hash is null))
);

CREATE TABLE "board_reviews" (
	"id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"meeting_on" date NOT NULL,
	"outcome" text NOT NULL,
	"review_on" date,
	"minuted_by" uuid NOT NULL,
	"words_id" uuid NOT NULL,
	"words_hash" "bytea" DEFAULT null NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "board_reviews_id_decision" UNIQUE("id","decision_id"),
	CONSTRAINT "board_reviews_outcome_known" CHECK (outcome in ('supported', 'noted', 'referred_back'))
);

CREATE TABLE "decision_corrections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"field" text NOT NULL,
	"by_id" uuid NOT NULL,
	"words_id" uuid NOT NULL,
	"words_hash" "bytea" DEFAULT null NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "decision_corrections_field_known" CHECK (field in ('title', 'statement', 'option', 'prediction', 'position', 'reason'))
);

CREATE TABLE "decision_drafts" (
	"decision_id" uuid PRIMARY KEY NOT NULL,
	"content" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone DEFAULT null NOT NULL
);

CREATE TABLE "decision_events" (
	"decision_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"previous_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "decision_events_decision_id_sequence_pk" PRIMARY KEY("decision_id","sequence"),
	CONSTRAINT "decision_events_subject" UNIQUE("decision_id","subject","subject_id")
);

CREATE TABLE "decision_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"sequence" integer DEFAULT null NOT NULL,
	"kind" text NOT NULL,
	"by_id" uuid NOT NULL,
	"statement_id" uuid,
	"option_id" uuid,
	"review_on" date,
	"board_review_id" uuid,
	"replaces_id" uuid,
	"heavy_reasons" text[],
	"reason_id" uuid,
	"reason_hash" "bytea",
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "decision_moves_sequence" UNIQUE("decision_id","sequence"),
	CONSTRAINT "decision_moves_kind_known" CHECK (kind in ('proposed', 'sent_back', 'withdrawn', 'rejected', 'referred', 'decided', 'put_in_effect', 'review_moved', 'reviewed', 'continued', 'closed', 'reversed')),
	CONSTRAINT "decision_moves_heavy_reasons_found" CHECK ((kind = 'decided') = (heavy_reasons is not null)),
	CONSTRAINT "decision_moves_reason_sealed" CHECK ((reason_id is null) = (reason_hash is null))
);

CREATE TABLE "decision_options" (
	"id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"is_do_nothing" boolean NOT NULL,
	"words_id" uuid NOT NULL,
	"words_hash" "bytea" DEFAULT null NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "decision_options_id_statement" UNIQUE("id","statement_id"),
	CONSTRAINT "decision_options_order" UNIQUE("statement_id","position")
);

CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "decisions_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"drafted_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "decisions_number_unique" UNIQUE("number")
);

CREATE TABLE "definition_signatures" (
	"definition_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "definition_signatures_definition_id_person_id_pk" PRIMARY KEY("definition_id","person_id")
);

CREATE TABLE "definition_signers" (
	"definition_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "definition_signers_definition_id_person_id_pk" PRIMARY KEY("definition_id","person_id")
);

CREATE TABLE "definitions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer NOT NULL,
	"meaning" text NOT NULL,
	"rallying_cry" text NOT NULL,
	"written_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "definitions_version_unique" UNIQUE("version"),
	CONSTRAINT "definitions_version" CHECK (version >= 1),
	CONSTRAINT "definitions_meaning_present" CHECK (length(btrim(meaning)) >= 40),
	CONSTRAINT "definitions_cry_present" CHECK (length(btrim(rallying_cry)) between 3 and 160)
);

CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"department_id" uuid NOT NULL,
	"answer_by" timestamp with time zone NOT NULL,
	"sent_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "notices_decision_department" UNIQUE("decision_id","department_id"),
	CONSTRAINT "notices_id_decision" UNIQUE("id","decision_id")
);

CREATE TABLE "positions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"advocate_id" uuid NOT NULL,
	"appointment_id" uuid DEFAULT null NOT NULL,
	"stance" text NOT NULL,
	"words_id" uuid NOT NULL,
	"words_hash" "bytea" DEFAULT null NOT NULL,
	"after_decision" boolean DEFAULT null NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "positions_stance_known" CHECK (stance in ('support', 'conditions', 'dissent'))
);

CREATE TABLE "prediction_outcomes" (
	"prediction_id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"actual" numeric NOT NULL,
	"happened" boolean DEFAULT null NOT NULL,
	"by_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "prediction_outcomes_actual_finite" CHECK (actual not in ('NaN', 'Infinity', '-Infinity'))
);

CREATE TABLE "predictions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"baseline" numeric NOT NULL,
	"baseline_on" date NOT NULL,
	"direction" text NOT NULL,
	"threshold" numeric NOT NULL,
	"probability" numeric NOT NULL,
	"resolve_on" date NOT NULL,
	"words_id" uuid NOT NULL,
	"words_hash" "bytea" DEFAULT null NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "predictions_id_decision" UNIQUE("id","decision_id"),
	CONSTRAINT "predictions_direction_known" CHECK (direction in ('at_most', 'at_least')),
	CONSTRAINT "predictions_baseline_finite" CHECK (baseline not in ('NaN', 'Infinity', '-Infinity')),
	CONSTRAINT "predictions_threshold_finite" CHECK (threshold not in ('NaN', 'Infinity', '-Infinity')),
	CONSTRAINT "predictions_probability" CHECK (probability > 0 and probability < 1)
);

CREATE TABLE "statement_evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"ref_id" uuid,
	"words_id" uuid NOT NULL,
	"words_hash" "bytea" DEFAULT null NOT NULL,
	"after_decision" boolean DEFAULT null NOT NULL,
	"by_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "statement_evidence_kind_known" CHECK (kind in ('complaint', 'contact', 'promise', 'feedback', 'research', 'call_listening', 'back_to_floor', 'metric', 'document'))
);

CREATE TABLE "statement_reach" (
	"statement_id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"as_of" date NOT NULL,
	"affected_count" integer NOT NULL,
	"all_count" integer NOT NULL,
	"value_minor" bigint NOT NULL,
	"all_value_minor" bigint NOT NULL,
	"heavy_share" numeric NOT NULL,
	"heavy_value_minor" bigint,
	"sample" uuid[] NOT NULL,
	"comparators" uuid[] NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "statement_reach_sample" CHECK (cardinality(sample) <= 10000 and cardinality(comparators) <= 10000)
);

CREATE TABLE "statement_segments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"segment" text NOT NULL,
	"effect" text NOT NULL,
	"as_of" date NOT NULL,
	"lapse_days" integer,
	"affected_count" integer NOT NULL,
	"all_count" integer NOT NULL,
	"ten_years_count" integer NOT NULL,
	"value_minor" bigint NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "statement_segments_once" UNIQUE("statement_id","segment"),
	CONSTRAINT "statement_segments_segment_known" CHECK (segment in ('all', 'active', 'ten_years', 'top_tenth', 'open_issue')),
	CONSTRAINT "statement_segments_effect_known" CHECK (effect in ('better', 'worse', 'mixed')),
	CONSTRAINT "statement_segments_counts" CHECK (affected_count between 0 and all_count and ten_years_count between 0 and affected_count)
);

CREATE TABLE "statements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"decision_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"author_id" uuid NOT NULL,
	"department_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"decider_id" uuid NOT NULL,
	"door" text NOT NULL,
	"gate" text NOT NULL,
	"stages" text[] NOT NULL,
	"affects" text NOT NULL,
	"time_effect" smallint NOT NULL,
	"worry_effect" smallint NOT NULL,
	"effort_effect" smallint NOT NULL,
	"money_effect" smallint NOT NULL,
	"minutes_per_customer" numeric,
	"money_minor_per_customer" bigint,
	"told_how" text NOT NULL,
	"told_by_on" date,
	"evidence_basis" text NOT NULL,
	"urgent" boolean DEFAULT false NOT NULL,
	"replaces_id" uuid,
	"definition_id" uuid,
	"segments" jsonb NOT NULL,
	"told_departments" uuid[] NOT NULL,
	"answer_days" integer NOT NULL,
	"words_id" uuid NOT NULL,
	"words_hash" "bytea" DEFAULT null NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "statements_decision_version" UNIQUE("decision_id","version"),
	CONSTRAINT "statements_id_decision" UNIQUE("id","decision_id"),
	CONSTRAINT "statements_version" CHECK (version >= 1),
	CONSTRAINT "statements_door_known" CHECK (door in ('two_way', 'one_way')),
	CONSTRAINT "statements_gate_known" CHECK (gate in ('helps', 'neutral', 'harms')),
	CONSTRAINT "statements_stages_known" CHECK (stages <@ array['find_and_buy', 'start', 'use', 'get_help', 'renew', 'leave']::text[] and cardinality(stages) > 0),
	CONSTRAINT "statements_affects_known" CHECK (affects in ('direct', 'indirect', 'none')),
	CONSTRAINT "statements_told_how_known" CHECK (told_how in ('told_directly', 'front_line_briefed', 'published', 'not_told')),
	CONSTRAINT "statements_basis_known" CHECK (evidence_basis in ('evidence', 'assumption')),
	CONSTRAINT "statements_axes_in_range" CHECK (time_effect between -2 and 2 and worry_effect between -2 and 2 and effort_effect between -2 and 2 and money_effect between -2 and 2),
	CONSTRAINT "statements_not_its_own_successor" CHECK (replaces_id <> decision_id),
	CONSTRAINT "statements_answer_days" CHECK (answer_days between 1 and 90)
);

CREATE TABLE "appointments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"department_id" uuid,
	"from_on" date NOT NULL,
	"until_on" date,
	"appointed_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "appointments_kind_known" CHECK (kind in ('advocate','board_seat','chief_customer_officer')),
	CONSTRAINT "appointments_department_named" CHECK ((kind = 'chief_customer_officer') = (department_id is null)),
	CONSTRAINT "appointments_end_after_start" CHECK (until_on is null or until_on > from_on),
	CONSTRAINT "appointments_not_by_oneself" CHECK (appointed_by <> person_id)
);

CREATE TABLE "departments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "departments_name_unique" UNIQUE("name")
);

CREATE TABLE "events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"customer_id" uuid,
	"facts" jsonb NOT NULL,
	"details_id" uuid,
	"details_hash" "bytea"
);

CREATE TABLE "lapse_thresholds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"days" integer NOT NULL,
	"reason" text NOT NULL,
	"set_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "lapse_thresholds_days" CHECK (days between 1 and 3650)
);

CREATE TABLE "organisation" (
	"id" integer PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"zone" text NOT NULL,
	"country" char(2) NOT NULL,
	"currency" char(3) NOT NULL,
	"hours" jsonb NOT NULL,
	"heavy_share" numeric DEFAULT '0.1' NOT NULL,
	"heavy_value_minor" bigint,
	"session_idle_minutes" integer DEFAULT 120 NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "organisation_is_one_row" CHECK (id = 1),
	CONSTRAINT "organisation_share" CHECK (heavy_share > 0 and heavy_share <= 1),
	CONSTRAINT "organisation_idle" CHECK (session_idle_minutes between 5 and 720)
);

CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"department_id" uuid NOT NULL,
	"team_id" uuid,
	"roles" text[] NOT NULL,
	"zone" text,
	"hours" jsonb,
	"keys_off" boolean DEFAULT false NOT NULL,
	"deactivated_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "people_email_unique" UNIQUE("email"),
	CONSTRAINT "people_roles_known" CHECK (roles <@ array['frontline','manager','board','admin']::text[] and cardinality(roles) > 0),
	CONSTRAINT "people_email_is_normal" CHECK (email = lower(btrim(email)) and position('@' in email) > 1),
	CONSTRAINT "people_name_present" CHECK (length(btrim(name)) > 0)
);

CREATE TABLE "teams" (
	"id" uuid PRIMARY KEY NOT NULL,
	"department_id" uuid NOT NULL,
	"name" text NOT NULL,
	"lead_id" uuid,
	CONSTRAINT "teams_department_name" UNIQUE("department_id","name")
);

CREATE TABLE "texts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"body" text,
	"salt" "bytea",
	"hash" "bytea" NOT NULL,
	"erased_at" timestamp with time zone,
	CONSTRAINT "texts_body_or_tombstone" CHECK ((body is null) = (erased_at is not null) and (body is null) = (salt is null))
);

CREATE TABLE "import_chunks" (
	"import_id" uuid NOT NULL,
	"part" integer NOT NULL,
	"body" "bytea" NOT NULL,
	CONSTRAINT "import_chunks_import_id_part_pk" PRIMARY KEY("import_id","part")
);

CREATE TABLE "import_failures" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"cells" jsonb NOT NULL,
	"reason" text NOT NULL
);

CREATE TABLE "import_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"import_id" uuid NOT NULL,
	"effect" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"started_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"finished_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"stopped_by" text,
	"rows_read" integer DEFAULT 0 NOT NULL,
	"bytes_read" bigint DEFAULT 0 NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"updated" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "import_runs_kind_known" CHECK (effect in ('dry', 'real')),
	CONSTRAINT "import_runs_parts_add_up" CHECK (created + updated + skipped + failed = rows_read)
);

CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"encoding" text NOT NULL,
	"delimiter" text NOT NULL,
	"headers" jsonb NOT NULL,
	"sample" jsonb NOT NULL,
	"mapping" jsonb NOT NULL,
	"created_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "imports_kind_known" CHECK (kind in ('customers', 'purchases'))
);

CREATE TABLE "confirmation_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"promise_id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "confirmation_tokens_hash_unique" UNIQUE("hash"),
	CONSTRAINT "confirmation_tokens_hash_is_sha256" CHECK (octet_length(hash) = 32),
	CONSTRAINT "confirmation_tokens_expire" CHECK (expires_at > recorded_at)
);

CREATE TABLE "promise_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"promise_id" uuid NOT NULL,
	"sequence" integer DEFAULT null NOT NULL,
	"kind" text NOT NULL,
	"actor_id" uuid,
	"occurred_at" timestamp with time zone DEFAULT null NOT NULL,
	"initiator" text,
	"customer_agreed" boolean,
	"new_earliest_at" timestamp with time zone,
	"new_due_at" timestamp with time zone,
	"new_due_precision" text,
	"new_owner_id" uuid,
	"new_owner_team_id" uuid,
	"message_left" boolean,
	"retracts_id" uuid,
	"contact_id" uuid,
	"purchase_id" uuid,
	"issue_id" uuid,
	"proof_at" timestamp with time zone,
	"reason_id" uuid,
	"reason_hash" "bytea",
	"token_id" uuid,
	"answer" text,
	"origin" text DEFAULT 'live' NOT NULL,
	"in_time" boolean DEFAULT null NOT NULL,
	"in_agreed_time" boolean DEFAULT null NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "promise_events_sequence" UNIQUE("promise_id","sequence"),
	CONSTRAINT "promise_events_token" UNIQUE("token_id"),
	CONSTRAINT "promise_events_id_promise" UNIQUE("id","promise_id"),
	CONSTRAINT "promise_events_kind_known" CHECK (kind in ('moved', 'attempted', 'fulfilled', 'retracted', 'customer_confirmed', 'customer_disputed', 'cancelled', 'void_requested', 'voided', 'handed_over')),
	CONSTRAINT "promise_events_origin_known" CHECK (origin in ('live', 'imported')),
	CONSTRAINT "promise_events_initiator_known" CHECK (initiator in ('customer', 'us')),
	CONSTRAINT "promise_events_precision_known" CHECK (new_due_precision in ('time', 'end_of_day', 'window')),
	CONSTRAINT "promise_events_answer_known" CHECK (answer in ('yes', 'late', 'no')),
	CONSTRAINT "promise_events_reason_sealed" CHECK ((reason_id is null) = (reason_hash is null)),
	CONSTRAINT "promise_events_move_whole" CHECK ((kind = 'moved') = (new_due_at is not null)),
	CONSTRAINT "promise_events_move_precision" CHECK ((kind = 'moved') = (new_due_precision is not null)),
	CONSTRAINT "promise_events_move_window" CHECK (coalesce(new_due_precision = 'window', false) = (new_earliest_at is not null) and (new_earliest_at is null or new_earliest_at < new_due_at)),
	CONSTRAINT "promise_events_asked_by" CHECK ((kind in ('moved', 'cancelled')) = (initiator is not null)),
	CONSTRAINT "promise_events_consent" CHECK ((kind = 'moved') = (customer_agreed is not null)),
	CONSTRAINT "promise_events_message" CHECK ((kind = 'attempted') = (message_left is not null)),
	CONSTRAINT "promise_events_retracts_keep" CHECK ((kind = 'retracted') = (retracts_id is not null)),
	CONSTRAINT "promise_events_new_owner" CHECK ((kind = 'handed_over') = ((new_owner_id is null) <> (new_owner_team_id is null)) and not (new_owner_id is not null and new_owner_team_id is not null)),
	CONSTRAINT "promise_events_attempt_is_a_contact" CHECK (kind <> 'attempted' or (purchase_id is null and issue_id is null)),
	CONSTRAINT "promise_events_one_evidence" CHECK (num_nonnulls(contact_id, purchase_id, issue_id) <= 1),
	CONSTRAINT "promise_events_reasoned" CHECK (kind not in ('moved', 'cancelled', 'void_requested') or reason_id is not null),
	CONSTRAINT "promise_events_answered_by_token" CHECK ((kind in ('customer_confirmed', 'customer_disputed')) = (token_id is not null) and (token_id is null) = (actor_id is not null) and (token_id is null) = (answer is null)),
	CONSTRAINT "promise_events_answer_fits" CHECK (answer is null or (answer = 'yes') = (kind = 'customer_confirmed')),
	CONSTRAINT "promise_events_not_in_the_future" CHECK (occurred_at <= recorded_at)
);

CREATE TABLE "promise_states" (
	"promise_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"event_sequence" integer,
	"customer_id" uuid NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"until_at" timestamp with time zone,
	"owner_id" uuid,
	"owner_team_id" uuid,
	"team_id" uuid,
	"headline_opens_at" timestamp with time zone,
	"headline_due_at" timestamp with time zone NOT NULL,
	"agreed_opens_at" timestamp with time zone,
	"agreed_due_at" timestamp with time zone NOT NULL,
	"agreed_precision" text NOT NULL,
	"asked_by_customer" boolean NOT NULL,
	"moved_by_us" boolean NOT NULL,
	"moved_with_consent" boolean NOT NULL,
	"attempted_at" timestamp with time zone,
	"ended" text,
	"ended_at" timestamp with time zone,
	"keep_id" uuid,
	"kept_by" uuid,
	"seen_at" timestamp with time zone,
	"claimed_at" timestamp with time zone,
	"proof_at" timestamp with time zone,
	"answer" text,
	"void_requested_by" uuid,
	"void_requested_at" timestamp with time zone,
	"void_owner_id" uuid,
	CONSTRAINT "promise_states_promise_id_sequence_pk" PRIMARY KEY("promise_id","sequence"),
	CONSTRAINT "promise_states_event" CHECK ((event_sequence is null) = (sequence = 0) and coalesce(event_sequence, 0) = sequence),
	CONSTRAINT "promise_states_one_owner" CHECK ((owner_id is null) <> (owner_team_id is null)),
	CONSTRAINT "promise_states_ended_known" CHECK (ended in ('fulfilled', 'cancelled_by_customer', 'cancelled', 'voided')),
	CONSTRAINT "promise_states_seen_when_kept" CHECK ((coalesce(ended, '') = 'fulfilled') = (seen_at is not null))
);

CREATE TABLE "promises" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"said_id" uuid NOT NULL,
	"said_hash" "bytea" DEFAULT null NOT NULL,
	"channel" text NOT NULL,
	"contact_id" uuid,
	"made_by" uuid NOT NULL,
	"made_team_id" uuid,
	"made_at" timestamp with time zone NOT NULL,
	"owner_id" uuid,
	"owner_team_id" uuid,
	"earliest_at" timestamp with time zone,
	"original_due_at" timestamp with time zone NOT NULL,
	"due_precision" text NOT NULL,
	"zone" text NOT NULL,
	"calendar" jsonb NOT NULL,
	"origin" text DEFAULT 'live' NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "promises_id_customer" UNIQUE("id","customer_id"),
	CONSTRAINT "promises_kind_known" CHECK (kind in ('callback', 'reply', 'appointment', 'delivery', 'refund', 'fix', 'information', 'charter')),
	CONSTRAINT "promises_channel_known" CHECK (channel in ('phone', 'email', 'visit', 'letter', 'chat', 'text', 'social', 'web')),
	CONSTRAINT "promises_precision_known" CHECK (due_precision in ('time', 'end_of_day', 'window')),
	CONSTRAINT "promises_origin_known" CHECK (origin in ('live', 'imported')),
	CONSTRAINT "promises_one_owner" CHECK ((owner_id is null) <> (owner_team_id is null)),
	CONSTRAINT "promises_window_has_start" CHECK ((due_precision = 'window') = (earliest_at is not null)),
	CONSTRAINT "promises_window_in_order" CHECK (earliest_at < original_due_at),
	CONSTRAINT "promises_due_after_made" CHECK (made_at < original_due_at and made_at <= recorded_at),
	CONSTRAINT "promises_made_at_a_time" CHECK (isfinite(made_at) and isfinite(original_due_at)),
	CONSTRAINT "promises_logged_before_due" CHECK (origin <> 'live' or recorded_at < original_due_at)
);

ALTER TABLE "credentials" ADD CONSTRAINT "credentials_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_logged_by_people_id_fk" FOREIGN KEY ("logged_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_issue_of_same_customer" FOREIGN KEY ("issue_id","customer_id") REFERENCES "public"."issues"("id","customer_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "customers" ADD CONSTRAINT "customers_survivor_id_customers_id_fk" FOREIGN KEY ("survivor_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "customers" ADD CONSTRAINT "customers_died_recorded_by_people_id_fk" FOREIGN KEY ("died_recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "customers" ADD CONSTRAINT "customers_vulnerable_by_people_id_fk" FOREIGN KEY ("vulnerable_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "customers" ADD CONSTRAINT "customers_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "identities" ADD CONSTRAINT "identities_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "issues" ADD CONSTRAINT "issues_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "issues" ADD CONSTRAINT "issues_opened_by_people_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "issues" ADD CONSTRAINT "issues_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "issues" ADD CONSTRAINT "issues_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "issues" ADD CONSTRAINT "issues_resolved_by_people_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "lately_seen" ADD CONSTRAINT "lately_seen_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "lately_seen" ADD CONSTRAINT "lately_seen_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "notes" ADD CONSTRAINT "notes_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "notes" ADD CONSTRAINT "notes_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "purchases" ADD CONSTRAINT "purchases_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "recognitions" ADD CONSTRAINT "recognitions_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "recognitions" ADD CONSTRAINT "recognitions_said_by_people_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "representatives" ADD CONSTRAINT "representatives_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "representatives" ADD CONSTRAINT "representatives_organisation" FOREIGN KEY ("organisation_id","organisation_kind") REFERENCES "public"."customers"("id","kind") ON DELETE no action ON UPDATE no action;
ALTER TABLE "representatives" ADD CONSTRAINT "representatives_person_is_person" FOREIGN KEY ("person_id","person_kind") REFERENCES "public"."customers"("id","kind") ON DELETE no action ON UPDATE no action;
ALTER TABLE "standing" ADD CONSTRAINT "standing_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_note_id_texts_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_notice" FOREIGN KEY ("notice_id","decision_id") REFERENCES "public"."notices"("id","decision_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "board_reviews" ADD CONSTRAINT "board_reviews_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "board_reviews" ADD CONSTRAINT "board_reviews_minuted_by_people_id_fk" FOREIGN KEY ("minuted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "board_reviews" ADD CONSTRAINT "board_reviews_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "board_reviews" ADD CONSTRAINT "board_reviews_statement" FOREIGN KEY ("statement_id","decision_id") REFERENCES "public"."statements"("id","decision_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_corrections" ADD CONSTRAINT "decision_corrections_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_corrections" ADD CONSTRAINT "decision_corrections_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_corrections" ADD CONSTRAINT "decision_corrections_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_drafts" ADD CONSTRAINT "decision_drafts_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_drafts" ADD CONSTRAINT "decision_drafts_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_events" ADD CONSTRAINT "decision_events_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_moves" ADD CONSTRAINT "decision_moves_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_moves" ADD CONSTRAINT "decision_moves_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_moves" ADD CONSTRAINT "decision_moves_replaces_id_decisions_id_fk" FOREIGN KEY ("replaces_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_moves" ADD CONSTRAINT "decision_moves_reason_id_texts_id_fk" FOREIGN KEY ("reason_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_moves" ADD CONSTRAINT "decision_moves_statement" FOREIGN KEY ("statement_id","decision_id") REFERENCES "public"."statements"("id","decision_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_moves" ADD CONSTRAINT "decision_moves_option" FOREIGN KEY ("option_id","statement_id") REFERENCES "public"."decision_options"("id","statement_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_moves" ADD CONSTRAINT "decision_moves_board_review" FOREIGN KEY ("board_review_id","decision_id") REFERENCES "public"."board_reviews"("id","decision_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_options" ADD CONSTRAINT "decision_options_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_options" ADD CONSTRAINT "decision_options_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decision_options" ADD CONSTRAINT "decision_options_statement" FOREIGN KEY ("statement_id","decision_id") REFERENCES "public"."statements"("id","decision_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_drafted_by_people_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "definition_signatures" ADD CONSTRAINT "definition_signatures_signer" FOREIGN KEY ("definition_id","person_id") REFERENCES "public"."definition_signers"("definition_id","person_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "definition_signers" ADD CONSTRAINT "definition_signers_definition_id_definitions_id_fk" FOREIGN KEY ("definition_id") REFERENCES "public"."definitions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "definition_signers" ADD CONSTRAINT "definition_signers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "definitions" ADD CONSTRAINT "definitions_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "notices" ADD CONSTRAINT "notices_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "notices" ADD CONSTRAINT "notices_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "notices" ADD CONSTRAINT "notices_sent_by_people_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "positions" ADD CONSTRAINT "positions_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "positions" ADD CONSTRAINT "positions_advocate_id_people_id_fk" FOREIGN KEY ("advocate_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "positions" ADD CONSTRAINT "positions_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "positions" ADD CONSTRAINT "positions_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "positions" ADD CONSTRAINT "positions_statement" FOREIGN KEY ("statement_id","decision_id") REFERENCES "public"."statements"("id","decision_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "prediction_outcomes" ADD CONSTRAINT "prediction_outcomes_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "prediction_outcomes" ADD CONSTRAINT "prediction_outcomes_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "prediction_outcomes" ADD CONSTRAINT "prediction_outcomes_prediction" FOREIGN KEY ("prediction_id","decision_id") REFERENCES "public"."predictions"("id","decision_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "predictions" ADD CONSTRAINT "predictions_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "predictions" ADD CONSTRAINT "predictions_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "predictions" ADD CONSTRAINT "predictions_statement" FOREIGN KEY ("statement_id","decision_id") REFERENCES "public"."statements"("id","decision_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statement_evidence" ADD CONSTRAINT "statement_evidence_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statement_evidence" ADD CONSTRAINT "statement_evidence_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statement_evidence" ADD CONSTRAINT "statement_evidence_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statement_evidence" ADD CONSTRAINT "statement_evidence_statement" FOREIGN KEY ("statement_id","decision_id") REFERENCES "public"."statements"("id","decision_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statement_reach" ADD CONSTRAINT "statement_reach_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statement_reach" ADD CONSTRAINT "statement_reach_statement" FOREIGN KEY ("statement_id","decision_id") REFERENCES "public"."statements"("id","decision_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statement_segments" ADD CONSTRAINT "statement_segments_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statement_segments" ADD CONSTRAINT "statement_segments_statement" FOREIGN KEY ("statement_id","decision_id") REFERENCES "public"."statements"("id","decision_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statements" ADD CONSTRAINT "statements_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statements" ADD CONSTRAINT "statements_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statements" ADD CONSTRAINT "statements_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statements" ADD CONSTRAINT "statements_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statements" ADD CONSTRAINT "statements_decider_id_people_id_fk" FOREIGN KEY ("decider_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statements" ADD CONSTRAINT "statements_replaces_id_decisions_id_fk" FOREIGN KEY ("replaces_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statements" ADD CONSTRAINT "statements_definition_id_definitions_id_fk" FOREIGN KEY ("definition_id") REFERENCES "public"."definitions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "statements" ADD CONSTRAINT "statements_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_appointed_by_people_id_fk" FOREIGN KEY ("appointed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "events" ADD CONSTRAINT "events_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "events" ADD CONSTRAINT "events_details_id_texts_id_fk" FOREIGN KEY ("details_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "lapse_thresholds" ADD CONSTRAINT "lapse_thresholds_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "people" ADD CONSTRAINT "people_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "people" ADD CONSTRAINT "people_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "teams" ADD CONSTRAINT "teams_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "teams" ADD CONSTRAINT "teams_lead_id_people_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_chunks" ADD CONSTRAINT "import_chunks_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_failures" ADD CONSTRAINT "import_failures_run_id_import_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_runs"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_runs" ADD CONSTRAINT "import_runs_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "import_runs" ADD CONSTRAINT "import_runs_started_by_people_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "imports" ADD CONSTRAINT "imports_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "confirmation_tokens" ADD CONSTRAINT "confirmation_tokens_promise_id_promises_id_fk" FOREIGN KEY ("promise_id") REFERENCES "public"."promises"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promise_events" ADD CONSTRAINT "promise_events_promise_id_promises_id_fk" FOREIGN KEY ("promise_id") REFERENCES "public"."promises"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promise_events" ADD CONSTRAINT "promise_events_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promise_events" ADD CONSTRAINT "promise_events_new_owner_id_people_id_fk" FOREIGN KEY ("new_owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promise_events" ADD CONSTRAINT "promise_events_new_owner_team_id_teams_id_fk" FOREIGN KEY ("new_owner_team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promise_events" ADD CONSTRAINT "promise_events_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promise_events" ADD CONSTRAINT "promise_events_purchase_id_purchases_id_fk" FOREIGN KEY ("purchase_id") REFERENCES "public"."purchases"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promise_events" ADD CONSTRAINT "promise_events_issue_id_issues_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."issues"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promise_events" ADD CONSTRAINT "promise_events_reason_id_texts_id_fk" FOREIGN KEY ("reason_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promise_events" ADD CONSTRAINT "promise_events_token_id_confirmation_tokens_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."confirmation_tokens"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promise_events" ADD CONSTRAINT "promise_events_retracts" FOREIGN KEY ("retracts_id","promise_id") REFERENCES "public"."promise_events"("id","promise_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promise_states" ADD CONSTRAINT "promise_states_promise_id_promises_id_fk" FOREIGN KEY ("promise_id") REFERENCES "public"."promises"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promise_states" ADD CONSTRAINT "promise_states_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promise_states" ADD CONSTRAINT "promise_states_owner_team_id_teams_id_fk" FOREIGN KEY ("owner_team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promise_states" ADD CONSTRAINT "promise_states_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promise_states" ADD CONSTRAINT "promise_states_kept_by_people_id_fk" FOREIGN KEY ("kept_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promise_states" ADD CONSTRAINT "promise_states_void_requested_by_people_id_fk" FOREIGN KEY ("void_requested_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promise_states" ADD CONSTRAINT "promise_states_void_owner_id_people_id_fk" FOREIGN KEY ("void_owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promises" ADD CONSTRAINT "promises_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promises" ADD CONSTRAINT "promises_said_id_texts_id_fk" FOREIGN KEY ("said_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promises" ADD CONSTRAINT "promises_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promises" ADD CONSTRAINT "promises_made_team_id_teams_id_fk" FOREIGN KEY ("made_team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promises" ADD CONSTRAINT "promises_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promises" ADD CONSTRAINT "promises_owner_team_id_teams_id_fk" FOREIGN KEY ("owner_team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promises" ADD CONSTRAINT "promises_contact" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id","created_at");
CREATE INDEX "tokens_person" ON "tokens" USING btree ("person_id");
CREATE INDEX "contacts_customer" ON "contacts" USING btree ("customer_id","happened_at","id");
CREATE INDEX "contacts_issue" ON "contacts" USING btree ("issue_id") WHERE issue_id is not null;
CREATE INDEX "customers_survivor" ON "customers" USING btree ("survivor_id");
CREATE INDEX "customers_import" ON "customers" USING btree ("import_id") WHERE import_id is not null;
CREATE UNIQUE INDEX "identities_once_per_customer" ON "identities" USING btree ("customer_id","channel","normal") WHERE withdrawn_at is null;
CREATE UNIQUE INDEX "identities_account_is_one_customers" ON "identities" USING btree ("channel","normal") WHERE channel in ('account', 'external') and withdrawn_at is null;
CREATE INDEX "identities_digits" ON "identities" USING btree ("digits_reversed" text_pattern_ops);
CREATE INDEX "identities_normal" ON "identities" USING btree ("channel","normal" text_pattern_ops);
CREATE INDEX "identities_import" ON "identities" USING btree ("import_id") WHERE import_id is not null;
CREATE INDEX "issues_customer" ON "issues" USING btree ("customer_id","opened_at","id");
CREATE INDEX "issues_open" ON "issues" USING btree ("department_id","opened_at") WHERE resolved_at is null;
CREATE INDEX "lately_seen_person" ON "lately_seen" USING btree ("person_id","seen_at");
CREATE INDEX "notes_customer" ON "notes" USING btree ("customer_id","recorded_at","id");
CREATE INDEX "purchases_customer" ON "purchases" USING btree ("customer_id","bought_on","id");
CREATE INDEX "purchases_order" ON "purchases" USING btree ("order_ref","line_ref");
CREATE INDEX "purchases_import" ON "purchases" USING btree ("import_id") WHERE import_id is not null;
CREATE INDEX "recognitions_customer" ON "recognitions" USING btree ("customer_id","said_at","id");
CREATE INDEX "representatives_person" ON "representatives" USING btree ("person_id");
CREATE INDEX "acknowledgements_decision" ON "acknowledgements" USING btree ("decision_id");
CREATE INDEX "board_reviews_decision" ON "board_reviews" USING btree ("decision_id");
CREATE INDEX "board_reviews_statement" ON "board_reviews" USING btree ("statement_id","recorded_at");
CREATE INDEX "decision_corrections_decision" ON "decision_corrections" USING btree ("decision_id");
CREATE UNIQUE INDEX "decision_moves_one_successor" ON "decision_moves" USING btree ("replaces_id") WHERE replaces_id is not null;
CREATE UNIQUE INDEX "decision_moves_decided_once" ON "decision_moves" USING btree ("decision_id") WHERE kind = 'decided';
CREATE INDEX "decision_moves_kind" ON "decision_moves" USING btree ("kind","recorded_at");
CREATE INDEX "decision_options_decision" ON "decision_options" USING btree ("decision_id");
CREATE UNIQUE INDEX "decision_options_one_do_nothing" ON "decision_options" USING btree ("statement_id") WHERE is_do_nothing;
CREATE INDEX "notices_department" ON "notices" USING btree ("department_id");
CREATE INDEX "positions_decision" ON "positions" USING btree ("decision_id");
CREATE INDEX "positions_statement" ON "positions" USING btree ("statement_id","recorded_at");
CREATE INDEX "positions_appointment" ON "positions" USING btree ("appointment_id");
CREATE INDEX "positions_advocate" ON "positions" USING btree ("advocate_id");
CREATE INDEX "prediction_outcomes_decision" ON "prediction_outcomes" USING btree ("decision_id");
CREATE INDEX "predictions_decision" ON "predictions" USING btree ("decision_id");
CREATE INDEX "predictions_statement" ON "predictions" USING btree ("statement_id");
CREATE INDEX "statement_evidence_decision" ON "statement_evidence" USING btree ("decision_id");
CREATE INDEX "statement_evidence_statement" ON "statement_evidence" USING btree ("statement_id");
CREATE INDEX "statement_reach_decision" ON "statement_reach" USING btree ("decision_id");
CREATE INDEX "statement_segments_decision" ON "statement_segments" USING btree ("decision_id");
CREATE INDEX "statements_department" ON "statements" USING btree ("department_id");
CREATE INDEX "appointments_person" ON "appointments" USING btree ("person_id");
CREATE INDEX "events_subject" ON "events" USING btree ("subject","subject_id","recorded_at");
CREATE INDEX "events_customer" ON "events" USING btree ("customer_id","recorded_at");
CREATE INDEX "people_department" ON "people" USING btree ("department_id");
CREATE INDEX "import_failures_run" ON "import_failures" USING btree ("run_id","id");
CREATE INDEX "import_runs_import" ON "import_runs" USING btree ("import_id","recorded_at");
CREATE INDEX "confirmation_tokens_promise" ON "confirmation_tokens" USING btree ("promise_id");
CREATE INDEX "promise_events_contact" ON "promise_events" USING btree ("contact_id") WHERE contact_id is not null;
CREATE UNIQUE INDEX "promise_states_one_now" ON "promise_states" USING btree ("promise_id") WHERE until_at is null;
CREATE INDEX "promise_states_owner" ON "promise_states" USING btree ("owner_id","agreed_due_at") WHERE until_at is null and ended is null;
CREATE INDEX "promise_states_owner_team" ON "promise_states" USING btree ("owner_team_id","agreed_due_at") WHERE until_at is null and ended is null;
CREATE INDEX "promise_states_team" ON "promise_states" USING btree ("team_id","agreed_due_at") WHERE until_at is null and ended is null;
CREATE INDEX "promise_states_open" ON "promise_states" USING btree ("agreed_due_at") WHERE until_at is null and ended is null;
CREATE INDEX "promise_states_customer" ON "promise_states" USING btree ("customer_id") WHERE until_at is null;
CREATE INDEX "promise_states_headline" ON "promise_states" USING btree ("headline_due_at");
CREATE INDEX "promise_states_voids" ON "promise_states" USING btree ("void_requested_at") WHERE until_at is null and ended is null and void_requested_at is not null;
CREATE INDEX "promises_customer" ON "promises" USING btree ("customer_id","made_at","id");
CREATE INDEX "promises_contact" ON "promises" USING btree ("contact_id") WHERE contact_id is not null;