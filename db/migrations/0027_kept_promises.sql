CREATE TABLE "absences" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"taken_back_by" uuid,
	"taken_back_at" timestamp with time zone,
	CONSTRAINT "absences_in_order" CHECK (until_on is null or until_on >= from_on),
	CONSTRAINT "absences_taken_back_by_whom" CHECK ((taken_back_by is null) = (taken_back_at is null))
);

CREATE TABLE "calendars" (
	"id" uuid PRIMARY KEY NOT NULL,
	"department_id" uuid,
	"team_id" uuid,
	"person_id" uuid,
	"zone" text,
	"hours" jsonb,
	"holidays" text DEFAULT 'above' NOT NULL,
	"country" char(2),
	"region" text,
	"set_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "calendars_one_owner" CHECK (num_nonnulls(department_id, team_id, person_id) <= 1),
	CONSTRAINT "calendars_zone_of_whom" CHECK (zone is null or num_nonnulls(department_id, team_id) = 1),
	CONSTRAINT "calendars_holidays_known" CHECK (holidays in ('above', 'country', 'none')),
	CONSTRAINT "calendars_country_named" CHECK ((holidays = 'country') = (country is not null)),
	CONSTRAINT "calendars_region_of_country" CHECK (region is null or country is not null)
);

CREATE TABLE "closures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"department_id" uuid,
	"team_id" uuid,
	"name" text NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"taken_back_by" uuid,
	"taken_back_at" timestamp with time zone,
	CONSTRAINT "closures_one_owner" CHECK (num_nonnulls(department_id, team_id) <= 1),
	CONSTRAINT "closures_named" CHECK (length(btrim(name)) between 1 and 120),
	CONSTRAINT "closures_in_order" CHECK (until_on >= from_on and until_on < from_on + 366),
	CONSTRAINT "closures_taken_back_by_whom" CHECK ((taken_back_by is null) = (taken_back_at is null))
);

CREATE TABLE "brand_promises" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid NOT NULL,
	"version" integer DEFAULT null NOT NULL,
	"words" text NOT NULL,
	"clause_keys" text[] NOT NULL,
	"is_retired" boolean DEFAULT false NOT NULL,
	"written_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "brand_promises_version" UNIQUE("thread_id","version"),
	CONSTRAINT "brand_promises_words" CHECK (length(btrim(words)) between 3 and 300)
);

CREATE TABLE "charter_clauses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version_id" uuid NOT NULL,
	"key" text NOT NULL,
	"position" smallint NOT NULL,
	"title" text NOT NULL,
	"objective" text NOT NULL,
	"said" text NOT NULL,
	"conditions" text,
	"limits" text,
	"contact" text NOT NULL,
	"remedy" text NOT NULL,
	"measure" text NOT NULL,
	"trigger" text,
	"due_said" text,
	"latest_days" integer,
	"team_id" uuid,
	"dropped_at" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "charter_clauses_version_key" UNIQUE("version_id","key"),
	CONSTRAINT "charter_clauses_trigger_known" CHECK (trigger in ('issue_opened', 'onboarding_entered', 'delivery_recorded', 'reply_owed')),
	CONSTRAINT "charter_clauses_trigger_whole" CHECK ((trigger is null) = (due_said is null) and (trigger is null) = (latest_days is null) and (trigger is null) = (team_id is null)),
	CONSTRAINT "charter_clauses_latest" CHECK (latest_days between 1 and 365),
	CONSTRAINT "charter_clauses_words" CHECK (length(btrim(title)) between 3 and 120 and length(btrim(objective)) between 3 and 1000 and length(btrim(said)) between 10 and 1000 and length(btrim(contact)) between 3 and 300 and length(btrim(remedy)) between 3 and 1000 and length(btrim(measure)) between 3 and 1000),
	CONSTRAINT "charter_clauses_key_plain" CHECK (key ~ '^[a-z0-9_]{1,60}$')
);

CREATE TABLE "charter_promises" (
	"promise_id" uuid PRIMARY KEY NOT NULL,
	"clause_id" uuid NOT NULL,
	"issue_id" uuid,
	"step_id" uuid,
	"contact_id" uuid,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "charter_promises_issue_once" UNIQUE("issue_id","clause_id"),
	CONSTRAINT "charter_promises_step_once" UNIQUE("step_id","clause_id"),
	CONSTRAINT "charter_promises_contact_once" UNIQUE("contact_id","clause_id"),
	CONSTRAINT "charter_promises_one_record" CHECK (num_nonnulls(issue_id, step_id, contact_id) = 1)
);

CREATE TABLE "charter_publications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shows_rates" boolean NOT NULL,
	"by_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL
);

CREATE TABLE "charter_signatures" (
	"version_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "charter_signatures_version_id_person_id_pk" PRIMARY KEY("version_id","person_id")
);

CREATE TABLE "charter_signers" (
	"version_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "charter_signers_version_id_person_id_pk" PRIMARY KEY("version_id","person_id")
);

CREATE TABLE "charter_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer DEFAULT null NOT NULL,
	"drafted_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"put_up_by" uuid,
	"put_up_at" timestamp with time zone,
	CONSTRAINT "charter_versions_number_unique" UNIQUE("number"),
	CONSTRAINT "charter_versions_number" CHECK (number >= 1),
	CONSTRAINT "charter_versions_put_up_whole" CHECK ((put_up_by is null) = (put_up_at is null))
);

CREATE TABLE "confirmation_plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"is_asking" boolean NOT NULL,
	"share" integer NOT NULL,
	"at_least" integer NOT NULL,
	"high_stakes" text[] NOT NULL,
	"link_days" integer NOT NULL,
	"rest_days" integer NOT NULL,
	"set_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "confirmation_plans_share" CHECK (share between 10 and 100),
	CONSTRAINT "confirmation_plans_at_least" CHECK (at_least between 30 and 1000),
	CONSTRAINT "confirmation_plans_high_stakes_known" CHECK (high_stakes <@ array['callback', 'reply', 'appointment', 'delivery', 'refund', 'fix', 'information', 'charter']::text[]),
	CONSTRAINT "confirmation_plans_link" CHECK (link_days between 7 and 14),
	CONSTRAINT "confirmation_plans_rest" CHECK (rest_days between 0 and 60)
);

CREATE TABLE "confirmation_refusals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL
);

CREATE TABLE "confirmation_secrets" (
	"id" integer PRIMARY KEY NOT NULL,
	"key" "bytea" NOT NULL,
	CONSTRAINT "confirmation_secrets_is_one_row" CHECK (id = 1 and length(key) = 32)
);

CREATE TABLE "confirmation_workers" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "confirmation_workers_hash_is_sha256" CHECK (octet_length(hash) = 32)
);

CREATE TABLE "listening_findings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"item_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"promise_id" uuid,
	"unlogged_id" uuid,
	"by_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "listening_findings_promise_once" UNIQUE("promise_id"),
	CONSTRAINT "listening_findings_unlogged_once" UNIQUE("unlogged_id"),
	CONSTRAINT "listening_findings_kind_known" CHECK (kind in ('nothing', 'logged', 'unlogged', 'unclear')),
	CONSTRAINT "listening_findings_logged" CHECK ((kind = 'logged') = (promise_id is not null)),
	CONSTRAINT "listening_findings_unlogged" CHECK ((kind = 'unlogged') = (unlogged_id is not null))
);

CREATE TABLE "listening_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sample_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"turn" integer NOT NULL,
	CONSTRAINT "listening_items_contact_once" UNIQUE("contact_id"),
	CONSTRAINT "listening_items_turn" UNIQUE("sample_id","team_id","turn")
);

CREATE TABLE "listening_plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"per_team" integer NOT NULL,
	"set_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "listening_plans_enough" CHECK (per_team between 10 and 100)
);

CREATE TABLE "listening_samples" (
	"id" uuid PRIMARY KEY NOT NULL,
	"month_on" date NOT NULL,
	"per_team" integer NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "listening_samples_once_a_month" UNIQUE("month_on"),
	CONSTRAINT "listening_samples_month" CHECK (month_on = date_trunc('month', month_on)::date)
);

CREATE TABLE "listening_teams" (
	"sample_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"contacts" integer NOT NULL,
	"promises" integer NOT NULL,
	CONSTRAINT "listening_teams_sample_id_team_id_pk" PRIMARY KEY("sample_id","team_id")
);

CREATE TABLE "unlogged_answers" (
	"unlogged_id" uuid PRIMARY KEY NOT NULL,
	"promise_id" uuid NOT NULL,
	"by_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "unlogged_answers_promise_id_unique" UNIQUE("promise_id")
);

CREATE TABLE "unlogged_promises" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"contact_id" uuid,
	"issue_id" uuid,
	"said_id" uuid NOT NULL,
	"said_hash" "bytea" DEFAULT null NOT NULL,
	"found_through" text NOT NULL,
	"told" text NOT NULL,
	"found_by" uuid NOT NULL,
	"team_id" uuid,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "unlogged_promises_found_through_known" CHECK (found_through in ('listening', 'complaint', 'customer', 'colleague')),
	CONSTRAINT "unlogged_promises_told_known" CHECK (told in ('kept', 'broken', 'unknown')),
	CONSTRAINT "unlogged_promises_listening_is_a_contact" CHECK (found_through <> 'listening' or contact_id is not null),
	CONSTRAINT "unlogged_promises_complaint_is_an_issue" CHECK ((found_through = 'complaint') = (issue_id is not null))
);

CREATE TABLE "digests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"on_day" date NOT NULL,
	"told" integer NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "digests_once" UNIQUE("person_id","on_day"),
	CONSTRAINT "digests_told" CHECK (told >= 0)
);

CREATE TABLE "inbox_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"promise_id" uuid,
	"customer_id" uuid,
	"reminder_id" uuid,
	"values" jsonb NOT NULL,
	"read_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "inbox_items_told_once" UNIQUE("reminder_id","person_id"),
	CONSTRAINT "inbox_items_kind_known" CHECK (kind in ('reminder', 'escalation', 'digest', 'handed_over', 'disputed', 'sign', 'listen')),
	CONSTRAINT "inbox_items_values_plain" CHECK (jsonb_typeof(values) = 'object' and not jsonb_path_exists(values, '$.* ? (@.type() == "object" || @.type() == "array" || (@.type() == "string" && !(@ like_regex "^[A-Za-z0-9_:./+-]{1,200}$")))'))
);

CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"template" text NOT NULL,
	"person_id" uuid,
	"address" text,
	"promise_id" uuid,
	"customer_id" uuid,
	"values" jsonb NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"try_at" timestamp with time zone DEFAULT null NOT NULL,
	"tried_at" timestamp with time zone,
	"ended" text,
	"ended_at" timestamp with time zone,
	"fault" text,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "mails_template_known" CHECK (template in ('reminder', 'escalation', 'digest', 'handed_over', 'test')),
	CONSTRAINT "mails_ended_known" CHECK (ended in ('sent', 'withdrawn', 'no_server', 'failed')),
	CONSTRAINT "mails_one_reader" CHECK (num_nonnulls(person_id, address) = 1),
	CONSTRAINT "mails_values_plain" CHECK (jsonb_typeof(values) = 'object' and not jsonb_path_exists(values, '$.* ? (@.type() == "object" || @.type() == "array" || (@.type() == "string" && !(@ like_regex "^[A-Za-z0-9_:./+-]{1,200}$")))')),
	CONSTRAINT "mails_ended_once" CHECK ((ended is null) = (ended_at is null)),
	CONSTRAINT "mails_address_short" CHECK (length(address) <= 254),
	CONSTRAINT "mails_fault_short" CHECK (length(fault) <= 300)
);

CREATE TABLE "reminder_plans" (
	"promise_id" uuid PRIMARY KEY NOT NULL,
	"look_at" timestamp with time zone NOT NULL
);

CREATE TABLE "reminders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"promise_id" uuid NOT NULL,
	"rung" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"told_with_id" uuid,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "reminders_once" UNIQUE("promise_id","due_at","rung"),
	CONSTRAINT "reminders_rung_known" CHECK (rung in ('first', 'second', 'soon', 'due', 'lead', 'manager'))
);

CREATE TABLE "rate_bases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"begins_on" date NOT NULL,
	"decision_id" uuid NOT NULL,
	"set_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "rate_bases_level_known" CHECK (level in ('commitment', 'charter')),
	CONSTRAINT "rate_bases_begin_with_a_month" CHECK (extract(day from begins_on) = 1)
);

CREATE TABLE "rate_targets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"percent" integer,
	"reason" text NOT NULL,
	"set_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "rate_targets_level_known" CHECK (level in ('commitment', 'charter')),
	CONSTRAINT "rate_targets_percent_possible" CHECK (percent between 1 and 100)
);

CREATE TABLE "promise_customers" (
	"level" text NOT NULL,
	"origin" text NOT NULL,
	"is_broken" boolean NOT NULL,
	"due_on" date NOT NULL,
	"before_on" date NOT NULL,
	"customers" integer NOT NULL,
	CONSTRAINT "promise_customers_level_origin_is_broken_due_on_before_on_pk" PRIMARY KEY("level","origin","is_broken","due_on","before_on")
);

CREATE TABLE "promise_days" (
	"level" text NOT NULL,
	"origin" text NOT NULL,
	"cut" text NOT NULL,
	"due_on" date NOT NULL,
	"value" text NOT NULL,
	"promises" integer NOT NULL,
	"due" integer NOT NULL,
	"kept" integer NOT NULL,
	"agreed" integer NOT NULL,
	"asked" integer NOT NULL,
	"claimed" integer NOT NULL,
	"evidenced" integer NOT NULL,
	"confirmed" integer NOT NULL,
	"attempted" integer NOT NULL,
	"kept_as_moved" integer NOT NULL,
	"too_early" integer NOT NULL,
	"unproven" integer NOT NULL,
	"late" integer NOT NULL,
	"overdue" integer NOT NULL,
	"moved" integer NOT NULL,
	"disputed" integer NOT NULL,
	"cancelled" integer NOT NULL,
	"cancelled_by_customer" integer NOT NULL,
	"void" integer NOT NULL,
	CONSTRAINT "promise_days_level_origin_cut_due_on_value_pk" PRIMARY KEY("level","origin","cut","due_on","value")
);

CREATE TABLE "promise_facts" (
	"promise_id" uuid PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"origin" text NOT NULL,
	"headline_due_at" timestamp with time zone NOT NULL,
	"due_on" date NOT NULL,
	"survivor_id" uuid NOT NULL,
	"owner_id" uuid,
	"team_id" uuid,
	"team_made_id" uuid,
	"department_id" uuid,
	"clause" text,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"stage" text,
	"band" text,
	"tenure" text,
	"outcome" text NOT NULL,
	"is_counted" boolean NOT NULL,
	"is_kept" boolean NOT NULL,
	"is_kept_as_agreed" boolean NOT NULL,
	"is_asked" boolean NOT NULL,
	"proof" text,
	"lead_hours" integer NOT NULL,
	"late_minutes" integer,
	"closes_at" timestamp with time zone
);

CREATE TABLE "promises_unsettled" (
	"promise_id" uuid PRIMARY KEY NOT NULL,
	"headline_due_at" timestamp with time zone NOT NULL,
	"settles_at" timestamp with time zone NOT NULL,
	"is_open" boolean NOT NULL
);

CREATE TABLE "recoveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid DEFAULT null NOT NULL,
	"promise_id" uuid NOT NULL,
	"said_id" uuid NOT NULL,
	"said_hash" "bytea" DEFAULT null NOT NULL,
	"contact_id" uuid,
	"remedy" text NOT NULL,
	"goodwill_id" uuid,
	"new_promise_id" uuid,
	"by_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "recoveries_new_promise_id_unique" UNIQUE("new_promise_id"),
	CONSTRAINT "recoveries_remedy_known" CHECK (remedy in ('none', 'charter', 'goodwill')),
	CONSTRAINT "recoveries_goodwill_named" CHECK ((remedy = 'goodwill') = (goodwill_id is not null))
);

CREATE TABLE "rule_facts" (
	"customer_id" uuid PRIMARY KEY NOT NULL,
	"value_minor" bigint DEFAULT 0 NOT NULL,
	"place_key" bigint DEFAULT 0 NOT NULL,
	"since_on" date DEFAULT 'infinity' NOT NULL,
	"last_on" date DEFAULT '-infinity' NOT NULL,
	"purchase_days" integer DEFAULT 0 NOT NULL,
	"open_issues" integer DEFAULT 0 NOT NULL,
	"contact_1" integer DEFAULT -2147483648 NOT NULL,
	"contact_2" integer DEFAULT -2147483648 NOT NULL,
	"contact_3" integer DEFAULT -2147483648 NOT NULL,
	"contact_4" integer DEFAULT -2147483648 NOT NULL,
	"contact_5" integer DEFAULT -2147483648 NOT NULL,
	"about_product" integer DEFAULT -2147483648 NOT NULL,
	"about_bill" integer DEFAULT -2147483648 NOT NULL,
	"about_information" integer DEFAULT -2147483648 NOT NULL,
	"about_promise_broken" integer DEFAULT -2147483648 NOT NULL,
	"about_own" integer DEFAULT -2147483648 NOT NULL,
	"about_other" integer DEFAULT -2147483648 NOT NULL,
	"renewal_on" date DEFAULT 'infinity' NOT NULL,
	"delivered_on" date DEFAULT '-infinity' NOT NULL,
	"consents" integer DEFAULT 0 NOT NULL,
	"reached" integer DEFAULT 0 NOT NULL,
	"unwanted" integer DEFAULT 0 NOT NULL,
	"needs" integer DEFAULT 0 NOT NULL,
	"intent" smallint DEFAULT 0 NOT NULL,
	"felt" smallint DEFAULT 0 NOT NULL,
	"country" smallint DEFAULT 0 NOT NULL,
	"is_organisation" boolean DEFAULT false NOT NULL,
	"is_being_started" boolean DEFAULT false NOT NULL,
	"is_erased" boolean DEFAULT false NOT NULL,
	"products" bigint[] DEFAULT '{}' NOT NULL
);

CREATE TABLE "standing_tally" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "standing_tally_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customers" integer NOT NULL,
	"value_minor" bigint NOT NULL
);

ALTER TABLE "exports" DROP CONSTRAINT "exports_list_known";
ALTER TABLE "confirmation_tokens" DROP CONSTRAINT "confirmation_tokens_promise_id_promises_id_fk";

ALTER TABLE "contacts" ADD COLUMN "reply_owed" boolean DEFAULT false NOT NULL;
ALTER TABLE "confirmation_tokens" ADD COLUMN "plan_id" uuid;
ALTER TABLE "confirmation_tokens" ADD COLUMN "sorted_as" text;
ALTER TABLE "confirmation_tokens" ADD COLUMN "claim" text;
ALTER TABLE "confirmation_tokens" ADD COLUMN "taken_at" timestamp with time zone;
ALTER TABLE "confirmation_tokens" ADD COLUMN "sent_at" timestamp with time zone;
ALTER TABLE "promise_states" ADD COLUMN "is_moment_of_truth" boolean DEFAULT false NOT NULL;
ALTER TABLE "promises" ADD COLUMN "clause_id" uuid;
ALTER TABLE "promises" ADD COLUMN "recovers_id" uuid;
ALTER TABLE "promises" ADD COLUMN "is_moment_of_truth" boolean DEFAULT false NOT NULL;
ALTER TABLE "promises" ADD COLUMN "stage" text;
ALTER TABLE "promises" ADD COLUMN "wanted_at" timestamp with time zone;
ALTER TABLE "promises" ADD COLUMN "source_name" text;
ALTER TABLE "absences" ADD CONSTRAINT "absences_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "absences" ADD CONSTRAINT "absences_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "absences" ADD CONSTRAINT "absences_taken_back_by_people_id_fk" FOREIGN KEY ("taken_back_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "calendars" ADD CONSTRAINT "calendars_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "calendars" ADD CONSTRAINT "calendars_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "calendars" ADD CONSTRAINT "calendars_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "calendars" ADD CONSTRAINT "calendars_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "closures" ADD CONSTRAINT "closures_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "closures" ADD CONSTRAINT "closures_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "closures" ADD CONSTRAINT "closures_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "closures" ADD CONSTRAINT "closures_taken_back_by_people_id_fk" FOREIGN KEY ("taken_back_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "brand_promises" ADD CONSTRAINT "brand_promises_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "charter_clauses" ADD CONSTRAINT "charter_clauses_version_id_charter_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."charter_versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "charter_clauses" ADD CONSTRAINT "charter_clauses_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "charter_clauses" ADD CONSTRAINT "charter_clauses_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "charter_promises" ADD CONSTRAINT "charter_promises_clause_id_charter_clauses_id_fk" FOREIGN KEY ("clause_id") REFERENCES "public"."charter_clauses"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "charter_promises" ADD CONSTRAINT "charter_promises_issue_id_issues_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."issues"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "charter_promises" ADD CONSTRAINT "charter_promises_step_id_lifecycle_facts_id_fk" FOREIGN KEY ("step_id") REFERENCES "public"."lifecycle_facts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "charter_promises" ADD CONSTRAINT "charter_promises_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "charter_publications" ADD CONSTRAINT "charter_publications_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "charter_signatures" ADD CONSTRAINT "charter_signatures_signer" FOREIGN KEY ("version_id","person_id") REFERENCES "public"."charter_signers"("version_id","person_id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "charter_signers" ADD CONSTRAINT "charter_signers_version_id_charter_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."charter_versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "charter_signers" ADD CONSTRAINT "charter_signers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "charter_versions" ADD CONSTRAINT "charter_versions_drafted_by_people_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "charter_versions" ADD CONSTRAINT "charter_versions_put_up_by_people_id_fk" FOREIGN KEY ("put_up_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "confirmation_plans" ADD CONSTRAINT "confirmation_plans_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "confirmation_refusals" ADD CONSTRAINT "confirmation_refusals_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "listening_findings" ADD CONSTRAINT "listening_findings_item_id_listening_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."listening_items"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "listening_findings" ADD CONSTRAINT "listening_findings_promise_id_promises_id_fk" FOREIGN KEY ("promise_id") REFERENCES "public"."promises"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "listening_findings" ADD CONSTRAINT "listening_findings_unlogged_id_unlogged_promises_id_fk" FOREIGN KEY ("unlogged_id") REFERENCES "public"."unlogged_promises"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "listening_findings" ADD CONSTRAINT "listening_findings_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "listening_items" ADD CONSTRAINT "listening_items_sample_id_listening_samples_id_fk" FOREIGN KEY ("sample_id") REFERENCES "public"."listening_samples"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "listening_items" ADD CONSTRAINT "listening_items_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "listening_items" ADD CONSTRAINT "listening_items_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "listening_plans" ADD CONSTRAINT "listening_plans_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "listening_teams" ADD CONSTRAINT "listening_teams_sample_id_listening_samples_id_fk" FOREIGN KEY ("sample_id") REFERENCES "public"."listening_samples"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "listening_teams" ADD CONSTRAINT "listening_teams_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "unlogged_answers" ADD CONSTRAINT "unlogged_answers_unlogged_id_unlogged_promises_id_fk" FOREIGN KEY ("unlogged_id") REFERENCES "public"."unlogged_promises"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "unlogged_answers" ADD CONSTRAINT "unlogged_answers_promise_id_promises_id_fk" FOREIGN KEY ("promise_id") REFERENCES "public"."promises"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "unlogged_answers" ADD CONSTRAINT "unlogged_answers_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "unlogged_promises" ADD CONSTRAINT "unlogged_promises_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "unlogged_promises" ADD CONSTRAINT "unlogged_promises_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "unlogged_promises" ADD CONSTRAINT "unlogged_promises_issue_id_issues_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."issues"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "unlogged_promises" ADD CONSTRAINT "unlogged_promises_said_id_texts_id_fk" FOREIGN KEY ("said_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "unlogged_promises" ADD CONSTRAINT "unlogged_promises_found_by_people_id_fk" FOREIGN KEY ("found_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "unlogged_promises" ADD CONSTRAINT "unlogged_promises_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "digests" ADD CONSTRAINT "digests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "inbox_items" ADD CONSTRAINT "inbox_items_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "inbox_items" ADD CONSTRAINT "inbox_items_promise_id_promises_id_fk" FOREIGN KEY ("promise_id") REFERENCES "public"."promises"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "inbox_items" ADD CONSTRAINT "inbox_items_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "inbox_items" ADD CONSTRAINT "inbox_items_reminder_id_reminders_id_fk" FOREIGN KEY ("reminder_id") REFERENCES "public"."reminders"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "mails" ADD CONSTRAINT "mails_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "mails" ADD CONSTRAINT "mails_promise_id_promises_id_fk" FOREIGN KEY ("promise_id") REFERENCES "public"."promises"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "mails" ADD CONSTRAINT "mails_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "reminder_plans" ADD CONSTRAINT "reminder_plans_promise_id_promises_id_fk" FOREIGN KEY ("promise_id") REFERENCES "public"."promises"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_promise_id_promises_id_fk" FOREIGN KEY ("promise_id") REFERENCES "public"."promises"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_told_with_id_reminders_id_fk" FOREIGN KEY ("told_with_id") REFERENCES "public"."reminders"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "rate_bases" ADD CONSTRAINT "rate_bases_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "rate_bases" ADD CONSTRAINT "rate_bases_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "rate_targets" ADD CONSTRAINT "rate_targets_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_promise_id_promises_id_fk" FOREIGN KEY ("promise_id") REFERENCES "public"."promises"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_said_id_texts_id_fk" FOREIGN KEY ("said_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_goodwill_id_goodwills_id_fk" FOREIGN KEY ("goodwill_id") REFERENCES "public"."goodwills"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_new_promise_id_promises_id_fk" FOREIGN KEY ("new_promise_id") REFERENCES "public"."promises"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "recoveries" ADD CONSTRAINT "recoveries_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "rule_facts" ADD CONSTRAINT "rule_facts_customer_id_standing_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."standing"("customer_id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "absences_person" ON "absences" USING btree ("person_id","until_on");
CREATE INDEX "absences_until" ON "absences" USING btree ("until_on");
CREATE INDEX "charter_clauses_key" ON "charter_clauses" USING btree ("key");
CREATE INDEX "charter_clauses_team" ON "charter_clauses" USING btree ("team_id");
CREATE INDEX "charter_promises_clause" ON "charter_promises" USING btree ("clause_id");
CREATE INDEX "confirmation_refusals_customer" ON "confirmation_refusals" USING btree ("customer_id");
CREATE INDEX "listening_findings_item" ON "listening_findings" USING btree ("item_id");
CREATE INDEX "unlogged_promises_customer" ON "unlogged_promises" USING btree ("customer_id");
CREATE INDEX "unlogged_promises_contact" ON "unlogged_promises" USING btree ("contact_id") WHERE contact_id is not null;
CREATE INDEX "unlogged_promises_issue" ON "unlogged_promises" USING btree ("issue_id") WHERE issue_id is not null;
CREATE INDEX "unlogged_promises_recorded" ON "unlogged_promises" USING btree ("recorded_at","id");
CREATE INDEX "inbox_items_unread" ON "inbox_items" USING btree ("person_id","recorded_at","id") WHERE read_at is null;
CREATE INDEX "inbox_items_promise_unread" ON "inbox_items" USING btree ("promise_id") WHERE read_at is null;
CREATE INDEX "inbox_items_person" ON "inbox_items" USING btree ("person_id","recorded_at","id");
CREATE INDEX "inbox_items_customer" ON "inbox_items" USING btree ("customer_id") WHERE customer_id is not null;
CREATE INDEX "mails_waiting" ON "mails" USING btree ("try_at","id") WHERE ended is null;
CREATE INDEX "mails_person" ON "mails" USING btree ("person_id","recorded_at");
CREATE INDEX "mails_customer" ON "mails" USING btree ("customer_id") WHERE customer_id is not null;
CREATE INDEX "reminder_plans_look" ON "reminder_plans" USING btree ("look_at");
CREATE INDEX "rate_bases_newest" ON "rate_bases" USING btree ("level","begins_on");
CREATE INDEX "rate_targets_newest" ON "rate_targets" USING btree ("level","recorded_at");
CREATE INDEX "promise_facts_due" ON "promise_facts" USING btree ("level","origin","headline_due_at","promise_id");
CREATE INDEX "promise_facts_day" ON "promise_facts" USING btree ("due_on");
CREATE INDEX "promise_facts_owner" ON "promise_facts" USING btree ("owner_id","headline_due_at") WHERE owner_id is not null;
CREATE INDEX "promises_unsettled_due" ON "promises_unsettled" USING btree ("headline_due_at");
CREATE INDEX "promises_unsettled_settles" ON "promises_unsettled" USING btree ("settles_at");
CREATE INDEX "recoveries_promise" ON "recoveries" USING btree ("promise_id","recorded_at");
CREATE INDEX "recoveries_customer" ON "recoveries" USING btree ("customer_id");
CREATE INDEX "recoveries_goodwill" ON "recoveries" USING btree ("goodwill_id") WHERE goodwill_id is not null;
CREATE INDEX "recoveries_contact" ON "recoveries" USING btree ("contact_id") WHERE contact_id is not null;
ALTER TABLE "confirmation_tokens" ADD CONSTRAINT "confirmation_tokens_plan_id_confirmation_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."confirmation_plans"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promises" ADD CONSTRAINT "promises_clause_id_charter_clauses_id_fk" FOREIGN KEY ("clause_id") REFERENCES "public"."charter_clauses"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promises" ADD CONSTRAINT "promises_recovers_id_promises_id_fk" FOREIGN KEY ("recovers_id") REFERENCES "public"."promises"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "confirmation_tokens_recorded" ON "confirmation_tokens" USING btree ("recorded_at");
CREATE INDEX "confirmation_tokens_unsent" ON "confirmation_tokens" USING btree ("recorded_at") WHERE sent_at is null;
CREATE INDEX "promise_states_moments" ON "promise_states" USING btree ("agreed_due_at") WHERE until_at is null and ended is null and is_moment_of_truth;
CREATE INDEX "promises_clause" ON "promises" USING btree ("clause_id","id") WHERE clause_id is not null;
CREATE INDEX "promises_recovers" ON "promises" USING btree ("recovers_id") WHERE recovers_id is not null;
ALTER TABLE "exports" ADD CONSTRAINT "exports_list_known" CHECK (list in ('customers', 'recipients', 'held-back', 'promises', 'promises-due', 'rates', 'decisions', 'issues', 'number-rows'));
ALTER TABLE "confirmation_tokens" ADD CONSTRAINT "confirmation_tokens_sorted_known" CHECK (sorted_as in ('wish', 'high_stakes', 'everyone', 'chance', 'passed', 'gone', 'vulnerable', 'unwanted', 'no_address', 'complaint_open', 'resting'));
ALTER TABLE "confirmation_tokens" ADD CONSTRAINT "confirmation_tokens_claim_known" CHECK (claim in ('kept', 'cancelled'));
ALTER TABLE "confirmation_tokens" ADD CONSTRAINT "confirmation_tokens_planned" CHECK (num_nonnulls(plan_id, sorted_as, claim) in (0, 3));
ALTER TABLE "promises" ADD CONSTRAINT "promises_source_is_of_history" CHECK (source_name is null or import_id is not null);
ALTER TABLE "promises" ADD CONSTRAINT "promises_wanted_once_made" CHECK (wanted_at >= made_at and isfinite(wanted_at));