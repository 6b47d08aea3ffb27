CREATE TABLE "advocacy_facts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"source" text NOT NULL,
	"contact_id" uuid,
	"learned_on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"kind" text NOT NULL,
	"words_id" uuid,
	"words_hash" "bytea",
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "advocacy_facts_kind_known" CHECK (kind in ('told_others', 'recommended')),
	CONSTRAINT "advocacy_facts_withdrawn_whole" CHECK ((withdrawn_by is null) = (withdrawn_at is null)),
	CONSTRAINT "advocacy_facts_source_known" CHECK (source in ('customer', 'observed', 'form', 'colleague')),
	CONSTRAINT "advocacy_facts_contact_is_the_customers_word" CHECK (contact_id is null or source = 'customer')
);

CREATE TABLE "arrivals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"source" text NOT NULL,
	"contact_id" uuid,
	"learned_on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"way" text NOT NULL,
	"words_id" uuid,
	"words_hash" "bytea",
	CONSTRAINT "arrivals_way_known" CHECK (way in ('searched', 'advertisement', 'passed_by', 'event', 'other', 'somebody', 'not_remembered')),
	CONSTRAINT "arrivals_source_known" CHECK (source in ('customer', 'observed', 'form', 'colleague')),
	CONSTRAINT "arrivals_contact_is_the_customers_word" CHECK (contact_id is null or source = 'customer')
);

CREATE TABLE "colleague_thanks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"team_id" uuid,
	"customer_id" uuid,
	"contact_id" uuid,
	"words_id" uuid NOT NULL,
	"words_hash" "bytea",
	"by_id" uuid NOT NULL,
	"by_team_id" uuid,
	"for_team_id" uuid,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"hidden_by" uuid,
	"hidden_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "colleague_thanks_to_one" CHECK ((person_id is null) <> (team_id is null)),
	CONSTRAINT "colleague_thanks_not_to_oneself" CHECK (person_id <> by_id),
	CONSTRAINT "colleague_thanks_customers_were_said" CHECK ((customer_id is null) = (contact_id is null)),
	CONSTRAINT "colleague_thanks_hidden_by_oneself" CHECK (hidden_by = person_id or hidden_by is null),
	CONSTRAINT "colleague_thanks_hidden_whole" CHECK ((hidden_by is null) = (hidden_at is null)),
	CONSTRAINT "colleague_thanks_taken_back_by_writer" CHECK (withdrawn_by is null or withdrawn_by = by_id),
	CONSTRAINT "colleague_thanks_withdrawn_whole" CHECK ((withdrawn_by is null) = (withdrawn_at is null))
);

CREATE TABLE "referrals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"referrer_id" uuid NOT NULL,
	"referred_id" uuid,
	"referred_name" text,
	"referred_handle" text,
	"referred_on" date NOT NULL,
	"told_by" text NOT NULL,
	"contact_id" uuid,
	"words_id" uuid,
	"words_hash" "bytea",
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"linked_by" uuid,
	"linked_at" timestamp with time zone,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "referrals_told_by_known" CHECK (told_by in ('referrer', 'referred', 'somebody_else')),
	CONSTRAINT "referrals_of_two" CHECK (referrer_id <> referred_id),
	CONSTRAINT "referrals_linked_whole" CHECK ((linked_by is null) = (linked_at is null)),
	CONSTRAINT "referrals_linked_to_somebody" CHECK (linked_by is null or referred_id is not null),
	CONSTRAINT "referrals_name_short" CHECK (length(referred_name) <= 300 and length(referred_handle) <= 200),
	CONSTRAINT "referrals_withdrawn_whole" CHECK ((withdrawn_by is null) = (withdrawn_at is null))
);

CREATE TABLE "stories" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"source" text NOT NULL,
	"contact_id" uuid,
	"learned_on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"words_id" uuid NOT NULL,
	"words_hash" "bytea",
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "stories_withdrawn_whole" CHECK ((withdrawn_by is null) = (withdrawn_at is null)),
	CONSTRAINT "stories_source_known" CHECK (source in ('customer', 'observed', 'form', 'colleague')),
	CONSTRAINT "stories_contact_is_the_customers_word" CHECK (contact_id is null or source = 'customer')
);

CREATE TABLE "story_publications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"story_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"consent_id" uuid DEFAULT null NOT NULL,
	"published_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "story_publications_withdrawn_whole" CHECK ((withdrawn_by is null) = (withdrawn_at is null))
);

CREATE TABLE "story_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"story_id" uuid NOT NULL,
	"title_id" uuid NOT NULL,
	"title_hash" "bytea",
	"words_id" uuid NOT NULL,
	"words_hash" "bytea",
	"written_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "story_versions_id_story" UNIQUE("id","story_id")
);

CREATE TABLE "band_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version_id" uuid NOT NULL,
	"as_of" date NOT NULL,
	"found" jsonb NOT NULL,
	"scores" jsonb NOT NULL,
	"buyers" integer NOT NULL,
	"best" integer NOT NULL,
	"best_value_minor" bigint NOT NULL,
	"lapse_days" integer,
	"started_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL
);

CREATE TABLE "band_spans" (
	"customer_id" uuid NOT NULL,
	"band" text NOT NULL,
	"is_best" boolean NOT NULL,
	"because" jsonb NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date,
	CONSTRAINT "band_spans_customer_id_from_on_pk" PRIMARY KEY("customer_id","from_on"),
	CONSTRAINT "band_spans_in_order" CHECK (from_on < until_on)
);

CREATE TABLE "band_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"method" text NOT NULL,
	"bands" jsonb NOT NULL,
	"best_rule" jsonb NOT NULL,
	"reason" text NOT NULL,
	"set_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "band_versions_method_known" CHECK (method in ('quantiles', 'cut_offs')),
	CONSTRAINT "band_versions_reasoned" CHECK (length(btrim(reason)) between 10 and 500)
);

CREATE TABLE "warning_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"warning_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"was_right" boolean,
	"words_id" uuid NOT NULL,
	"words_hash" "bytea" DEFAULT null NOT NULL,
	"by_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "warning_answers_kind_known" CHECK (kind in ('done', 'followed')),
	CONSTRAINT "warning_answers_judged" CHECK ((kind = 'followed') = (was_right is not null))
);

CREATE TABLE "warning_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"is_on" boolean NOT NULL,
	"days" smallint,
	"factor" numeric(3, 1),
	"share" smallint,
	"reason" text NOT NULL,
	"set_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "warning_rules_kind_known" CHECK (kind in ('broken_promise', 'open_issue', 'lapse')),
	CONSTRAINT "warning_rules_by_days" CHECK ((kind = 'lapse') = (days is null) and days between 0 and 365),
	CONSTRAINT "warning_rules_by_gap" CHECK ((kind = 'lapse') = (factor is not null) and (kind = 'lapse') = (share is not null) and factor between 1 and 20 and share between 10 and 100),
	CONSTRAINT "warning_rules_reasoned" CHECK (length(btrim(reason)) between 10 and 500)
);

CREATE TABLE "warnings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"episode" text NOT NULL,
	"facts" jsonb NOT NULL,
	"since_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "warnings_once_an_episode" UNIQUE("kind","episode"),
	CONSTRAINT "warnings_kind_known" CHECK (kind in ('broken_promise', 'open_issue', 'lapse'))
);

CREATE TABLE "text_uses" (
	"text_id" uuid PRIMARY KEY NOT NULL
);

CREATE TABLE "extra_miles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"noted_by" uuid NOT NULL,
	"team_id" uuid,
	"happened_on" date NOT NULL,
	"words_id" uuid NOT NULL,
	"words_hash" "bytea",
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL
);

CREATE TABLE "goodwill_answers" (
	"request_id" uuid PRIMARY KEY NOT NULL,
	"answer" text NOT NULL,
	"by_id" uuid NOT NULL,
	"reason_id" uuid,
	"reason_hash" "bytea",
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "goodwill_answers_known" CHECK (answer in ('approved', 'refused', 'withdrawn'))
);

CREATE TABLE "goodwill_reactions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"goodwill_id" uuid NOT NULL,
	"reaction" text NOT NULL,
	"noted_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "goodwill_reactions_known" CHECK (reaction in ('delighted', 'pleased', 'indifferent', 'uneasy'))
);

CREATE TABLE "goodwill_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"issue_id" uuid,
	"contact_id" uuid,
	"promise_id" uuid,
	"case_id" uuid DEFAULT null NOT NULL,
	"act" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"words_id" uuid NOT NULL,
	"words_hash" "bytea",
	"asked_by" uuid NOT NULL,
	"team_id" uuid,
	"approver_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "goodwill_requests_act_known" CHECK (act in ('refund', 'credit', 'free_service', 'replacement', 'gift')),
	CONSTRAINT "goodwill_requests_one_case" CHECK (num_nonnulls(issue_id, contact_id, promise_id) = 1),
	CONSTRAINT "goodwill_requests_amount" CHECK (amount_minor between 1 and 1000000000000)
);

CREATE TABLE "goodwills" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"issue_id" uuid,
	"contact_id" uuid,
	"promise_id" uuid,
	"case_id" uuid DEFAULT null NOT NULL,
	"act" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"words_id" uuid,
	"words_hash" "bytea",
	"given_by" uuid NOT NULL,
	"team_id" uuid,
	"version_id" uuid DEFAULT null NOT NULL,
	"request_id" uuid,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "goodwills_request_id_unique" UNIQUE("request_id"),
	CONSTRAINT "goodwills_act_known" CHECK (act in ('refund', 'credit', 'free_service', 'replacement', 'gift')),
	CONSTRAINT "goodwills_one_case" CHECK (num_nonnulls(issue_id, contact_id, promise_id) = 1),
	CONSTRAINT "goodwills_amount" CHECK (amount_minor between 1 and 1000000000000),
	CONSTRAINT "goodwills_words_said_once" CHECK ((words_id is null) = (request_id is not null))
);

CREATE TABLE "limit_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT null NOT NULL,
	"currency" char(3) DEFAULT null NOT NULL,
	"limits" jsonb NOT NULL,
	"decision_id" uuid NOT NULL,
	"set_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "limit_versions_version_unique" UNIQUE("version"),
	CONSTRAINT "limit_versions_decision_id_unique" UNIQUE("decision_id")
);

CREATE TABLE "restrictions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"words_id" uuid NOT NULL,
	"words_hash" "bytea",
	"reason_id" uuid NOT NULL,
	"reason_hash" "bytea",
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"set_by" uuid NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "restrictions_ended_by_somebody" CHECK ((ended_at is null) = (ended_by is null))
);

CREATE TABLE "segment_counts" (
	"segment" text PRIMARY KEY NOT NULL,
	"customers" integer,
	"counted_at" timestamp with time zone NOT NULL,
	"took_ms" integer NOT NULL,
	CONSTRAINT "segment_counts_not_negative" CHECK (customers >= 0 and took_ms >= 0)
);

CREATE TABLE "segment_strategies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"segment_id" uuid,
	"key" text,
	"owner_id" uuid,
	"note" text,
	"thanked_by" text,
	"by_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "segment_strategies_of_one" CHECK ((segment_id is null) <> (key is null)),
	CONSTRAINT "segment_strategies_key_known" CHECK (key in ('all', 'active', 'ten_years', 'top_tenth', 'open_issue')),
	CONSTRAINT "segment_strategies_way_known" CHECK (thanked_by in ('call', 'note', 'perk', 'none')),
	CONSTRAINT "segment_strategies_note_length" CHECK (said_length(note) between 3 and 2000)
);

CREATE TABLE "segment_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"segment_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"rule" jsonb NOT NULL,
	"by_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "segment_versions_of_segment" UNIQUE("segment_id","version"),
	CONSTRAINT "segment_versions_version" CHECK (version >= 1)
);

CREATE TABLE "segments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"retired_by" uuid,
	"retired_at" timestamp with time zone,
	CONSTRAINT "segments_name_length" CHECK (said_length(name) between 3 and 80),
	CONSTRAINT "segments_retired_by_somebody" CHECK ((retired_by is null) = (retired_at is null))
);

CREATE TABLE "thank_you_call_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"call_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"by_id" uuid NOT NULL,
	"contact_id" uuid,
	"recognition_id" uuid,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "thank_you_call_events_contact_once" UNIQUE("contact_id"),
	CONSTRAINT "thank_you_call_events_recognition_once" UNIQUE("recognition_id"),
	CONSTRAINT "thank_you_call_events_kind_known" CHECK (kind in ('taken', 'given_back', 'reached', 'not_reached', 'refused')),
	CONSTRAINT "thank_you_call_events_contact" CHECK ((kind in ('reached', 'not_reached', 'refused')) = (contact_id is not null)),
	CONSTRAINT "thank_you_call_events_thanks" CHECK (recognition_id is null or kind = 'reached')
);

CREATE TABLE "thank_you_calls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"draw_id" uuid NOT NULL,
	CONSTRAINT "thank_you_calls_customer" UNIQUE("customer_id")
);

CREATE TABLE "thank_you_draws" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"month_on" date NOT NULL,
	"drawn_on" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "thank_you_draws_once_a_month" UNIQUE("month_on"),
	CONSTRAINT "thank_you_draws_month" CHECK (month_on = date_trunc('month', drawn_on)::date)
);

CREATE TABLE "thank_you_programmes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"years" integer NOT NULL,
	"calls" integer NOT NULL,
	"compared_percent" integer NOT NULL,
	"starts_on" date NOT NULL,
	"outcome" text NOT NULL,
	"within_days" integer NOT NULL,
	"lapse_days" integer,
	"set_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "thank_you_programmes_years" CHECK (years between 1 and 60),
	CONSTRAINT "thank_you_programmes_calls" CHECK (calls between 0 and 1000),
	CONSTRAINT "thank_you_programmes_compared" CHECK (compared_percent between 20 and 50),
	CONSTRAINT "thank_you_programmes_within" CHECK (within_days between 30 and 730),
	CONSTRAINT "thank_you_programmes_outcome_known" CHECK (outcome in ('bought_again', 'still_with_us')),
	CONSTRAINT "thank_you_programmes_lapse" CHECK ((outcome = 'still_with_us') = (lapse_days is not null))
);

CREATE TABLE "thank_you_readings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"through_on" date NOT NULL,
	"called" integer NOT NULL,
	"called_did" integer NOT NULL,
	"compared" integer NOT NULL,
	"compared_did" integer NOT NULL,
	"counted_in" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "thank_you_readings_once" UNIQUE("programme_id","through_on"),
	CONSTRAINT "thank_you_readings_enough" CHECK (called >= 10 and compared >= 10),
	CONSTRAINT "thank_you_readings_within" CHECK (called_did between 0 and called and compared_did between 0 and compared)
);

CREATE TABLE "thank_you_secrets" (
	"id" integer PRIMARY KEY NOT NULL,
	"key" "bytea" NOT NULL,
	CONSTRAINT "thank_you_secrets_is_one_row" CHECK (id = 1 and length(key) = 32)
);

CREATE TABLE "thank_you_sortings" (
	"customer_id" uuid PRIMARY KEY NOT NULL,
	"draw_id" uuid NOT NULL,
	"arm" text NOT NULL,
	CONSTRAINT "thank_you_sortings_arm_known" CHECK (arm in ('called', 'compared', 'left_out'))
);

CREATE TABLE "milestone_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"years" integer[],
	"purchases" integer[] NOT NULL,
	"value_minor" bigint[] NOT NULL,
	"currency" char(3),
	"after_return" boolean NOT NULL,
	"after_referral" boolean NOT NULL,
	"ahead_days" integer NOT NULL,
	"ring_days" integer NOT NULL,
	"cool_off_days" integer NOT NULL,
	"reason" text NOT NULL,
	"set_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "milestone_rules_years" CHECK (1 <= all (years) and 150 >= all (years) and cardinality(years) <= 150),
	CONSTRAINT "milestone_rules_purchases" CHECK (1 <= all (purchases) and cardinality(purchases) <= 50),
	CONSTRAINT "milestone_rules_value" CHECK (1 <= all (value_minor) and cardinality(value_minor) <= 50),
	CONSTRAINT "milestone_rules_value_in_a_currency" CHECK ((cardinality(value_minor) = 0) = (currency is null)),
	CONSTRAINT "milestone_rules_ahead" CHECK (ahead_days between 0 and 60),
	CONSTRAINT "milestone_rules_ring" CHECK (ring_days between 1 and 365),
	CONSTRAINT "milestone_rules_cool_off" CHECK (cool_off_days between 1 and 3650),
	CONSTRAINT "milestone_rules_reason_present" CHECK (length(btrim(reason)) between 3 and 500)
);

CREATE TABLE "recognition_reactions" (
	"recognition_id" uuid PRIMARY KEY NOT NULL,
	"reaction" text NOT NULL,
	"noted_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "recognition_reactions_known" CHECK (reaction in ('delighted', 'pleased', 'indifferent', 'uneasy'))
);

ALTER TABLE "statement_segments" DROP CONSTRAINT "statement_segments_segment_known";
ALTER TABLE "recognitions" ADD COLUMN "milestone_kind" text;
ALTER TABLE "recognitions" ADD COLUMN "milestone_key" text;
ALTER TABLE "standing" ADD COLUMN "since_on" date;
ALTER TABLE "standing" ADD COLUMN "felt" smallint;
ALTER TABLE "standing" ADD COLUMN "felt_at" timestamp with time zone;
ALTER TABLE "standing" ADD COLUMN "last_contact_at" timestamp with time zone;
ALTER TABLE "standing" ADD COLUMN "is_erased" boolean DEFAULT false NOT NULL;
ALTER TABLE "statement_segments" ADD COLUMN "version_id" uuid;
ALTER TABLE "statement_segments" ADD COLUMN "segment_name" text;
ALTER TABLE "statement_segments" ADD COLUMN "rule" jsonb;
ALTER TABLE "advocacy_facts" ADD CONSTRAINT "advocacy_facts_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "advocacy_facts" ADD CONSTRAINT "advocacy_facts_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "advocacy_facts" ADD CONSTRAINT "advocacy_facts_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "advocacy_facts" ADD CONSTRAINT "advocacy_facts_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "advocacy_facts" ADD CONSTRAINT "advocacy_facts_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "arrivals" ADD CONSTRAINT "arrivals_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "arrivals" ADD CONSTRAINT "arrivals_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "arrivals" ADD CONSTRAINT "arrivals_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "arrivals" ADD CONSTRAINT "arrivals_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "colleague_thanks" ADD CONSTRAINT "colleague_thanks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "colleague_thanks" ADD CONSTRAINT "colleague_thanks_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "colleague_thanks" ADD CONSTRAINT "colleague_thanks_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "colleague_thanks" ADD CONSTRAINT "colleague_thanks_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "colleague_thanks" ADD CONSTRAINT "colleague_thanks_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "colleague_thanks" ADD CONSTRAINT "colleague_thanks_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "colleague_thanks" ADD CONSTRAINT "colleague_thanks_by_team_id_teams_id_fk" FOREIGN KEY ("by_team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "colleague_thanks" ADD CONSTRAINT "colleague_thanks_for_team_id_teams_id_fk" FOREIGN KEY ("for_team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "colleague_thanks" ADD CONSTRAINT "colleague_thanks_hidden_by_people_id_fk" FOREIGN KEY ("hidden_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "colleague_thanks" ADD CONSTRAINT "colleague_thanks_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_referrer_id_customers_id_fk" FOREIGN KEY ("referrer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_referred_id_customers_id_fk" FOREIGN KEY ("referred_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_linked_by_people_id_fk" FOREIGN KEY ("linked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "stories" ADD CONSTRAINT "stories_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "stories" ADD CONSTRAINT "stories_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "stories" ADD CONSTRAINT "stories_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "stories" ADD CONSTRAINT "stories_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "stories" ADD CONSTRAINT "stories_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "story_publications" ADD CONSTRAINT "story_publications_story_id_stories_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."stories"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "story_publications" ADD CONSTRAINT "story_publications_version_id_story_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."story_versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "story_publications" ADD CONSTRAINT "story_publications_consent_id_consents_id_fk" FOREIGN KEY ("consent_id") REFERENCES "public"."consents"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "story_publications" ADD CONSTRAINT "story_publications_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "story_publications" ADD CONSTRAINT "story_publications_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "story_versions" ADD CONSTRAINT "story_versions_story_id_stories_id_fk" FOREIGN KEY ("story_id") REFERENCES "public"."stories"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "story_versions" ADD CONSTRAINT "story_versions_title_id_texts_id_fk" FOREIGN KEY ("title_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "story_versions" ADD CONSTRAINT "story_versions_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "story_versions" ADD CONSTRAINT "story_versions_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "band_runs" ADD CONSTRAINT "band_runs_version_id_band_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."band_versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "band_spans" ADD CONSTRAINT "band_spans_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "band_versions" ADD CONSTRAINT "band_versions_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "warning_answers" ADD CONSTRAINT "warning_answers_warning_id_warnings_id_fk" FOREIGN KEY ("warning_id") REFERENCES "public"."warnings"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "warning_answers" ADD CONSTRAINT "warning_answers_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "warning_answers" ADD CONSTRAINT "warning_answers_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "warning_rules" ADD CONSTRAINT "warning_rules_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "warnings" ADD CONSTRAINT "warnings_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "warnings" ADD CONSTRAINT "warnings_rule_id_warning_rules_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."warning_rules"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "extra_miles" ADD CONSTRAINT "extra_miles_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "extra_miles" ADD CONSTRAINT "extra_miles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "extra_miles" ADD CONSTRAINT "extra_miles_noted_by_people_id_fk" FOREIGN KEY ("noted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "extra_miles" ADD CONSTRAINT "extra_miles_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "extra_miles" ADD CONSTRAINT "extra_miles_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwill_answers" ADD CONSTRAINT "goodwill_answers_request_id_goodwill_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."goodwill_requests"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwill_answers" ADD CONSTRAINT "goodwill_answers_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwill_answers" ADD CONSTRAINT "goodwill_answers_reason_id_texts_id_fk" FOREIGN KEY ("reason_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwill_reactions" ADD CONSTRAINT "goodwill_reactions_goodwill_id_goodwills_id_fk" FOREIGN KEY ("goodwill_id") REFERENCES "public"."goodwills"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwill_reactions" ADD CONSTRAINT "goodwill_reactions_noted_by_people_id_fk" FOREIGN KEY ("noted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwill_requests" ADD CONSTRAINT "goodwill_requests_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwill_requests" ADD CONSTRAINT "goodwill_requests_issue_id_issues_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."issues"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwill_requests" ADD CONSTRAINT "goodwill_requests_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwill_requests" ADD CONSTRAINT "goodwill_requests_promise_id_promises_id_fk" FOREIGN KEY ("promise_id") REFERENCES "public"."promises"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwill_requests" ADD CONSTRAINT "goodwill_requests_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwill_requests" ADD CONSTRAINT "goodwill_requests_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwill_requests" ADD CONSTRAINT "goodwill_requests_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwill_requests" ADD CONSTRAINT "goodwill_requests_approver_id_people_id_fk" FOREIGN KEY ("approver_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwills" ADD CONSTRAINT "goodwills_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwills" ADD CONSTRAINT "goodwills_issue_id_issues_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."issues"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwills" ADD CONSTRAINT "goodwills_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwills" ADD CONSTRAINT "goodwills_promise_id_promises_id_fk" FOREIGN KEY ("promise_id") REFERENCES "public"."promises"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwills" ADD CONSTRAINT "goodwills_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwills" ADD CONSTRAINT "goodwills_given_by_people_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwills" ADD CONSTRAINT "goodwills_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwills" ADD CONSTRAINT "goodwills_version_id_limit_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."limit_versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "goodwills" ADD CONSTRAINT "goodwills_request_id_goodwill_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."goodwill_requests"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "limit_versions" ADD CONSTRAINT "limit_versions_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "limit_versions" ADD CONSTRAINT "limit_versions_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "restrictions" ADD CONSTRAINT "restrictions_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "restrictions" ADD CONSTRAINT "restrictions_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "restrictions" ADD CONSTRAINT "restrictions_words_id_texts_id_fk" FOREIGN KEY ("words_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "restrictions" ADD CONSTRAINT "restrictions_reason_id_texts_id_fk" FOREIGN KEY ("reason_id") REFERENCES "public"."texts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "restrictions" ADD CONSTRAINT "restrictions_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "restrictions" ADD CONSTRAINT "restrictions_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "segment_strategies" ADD CONSTRAINT "segment_strategies_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "segment_strategies" ADD CONSTRAINT "segment_strategies_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "segment_strategies" ADD CONSTRAINT "segment_strategies_segment" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "segment_versions" ADD CONSTRAINT "segment_versions_segment_id_segments_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "segment_versions" ADD CONSTRAINT "segment_versions_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "segments" ADD CONSTRAINT "segments_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "segments" ADD CONSTRAINT "segments_retired_by_people_id_fk" FOREIGN KEY ("retired_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "thank_you_call_events" ADD CONSTRAINT "thank_you_call_events_call_id_thank_you_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."thank_you_calls"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "thank_you_call_events" ADD CONSTRAINT "thank_you_call_events_by_id_people_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "thank_you_call_events" ADD CONSTRAINT "thank_you_call_events_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "thank_you_call_events" ADD CONSTRAINT "thank_you_call_events_recognition_id_recognitions_id_fk" FOREIGN KEY ("recognition_id") REFERENCES "public"."recognitions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "thank_you_calls" ADD CONSTRAINT "thank_you_calls_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "thank_you_calls" ADD CONSTRAINT "thank_you_calls_draw_id_thank_you_draws_id_fk" FOREIGN KEY ("draw_id") REFERENCES "public"."thank_you_draws"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "thank_you_draws" ADD CONSTRAINT "thank_you_draws_programme_id_thank_you_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."thank_you_programmes"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "thank_you_programmes" ADD CONSTRAINT "thank_you_programmes_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "thank_you_readings" ADD CONSTRAINT "thank_you_readings_programme_id_thank_you_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."thank_you_programmes"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "thank_you_sortings" ADD CONSTRAINT "thank_you_sortings_draw_id_thank_you_draws_id_fk" FOREIGN KEY ("draw_id") REFERENCES "public"."thank_you_draws"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "milestone_rules" ADD CONSTRAINT "milestone_rules_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "recognition_reactions" ADD CONSTRAINT "recognition_reactions_recognition_id_recognitions_id_fk" FOREIGN KEY ("recognition_id") REFERENCES "public"."recognitions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "recognition_reactions" ADD CONSTRAINT "recognition_reactions_noted_by_people_id_fk" FOREIGN KEY ("noted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "advocacy_facts_customer" ON "advocacy_facts" USING btree ("customer_id","recorded_at","id");
CREATE INDEX "advocacy_facts_day" ON "advocacy_facts" USING btree ("learned_on","id") WHERE withdrawn_at is null;
CREATE INDEX "arrivals_customer" ON "arrivals" USING btree ("customer_id","learned_on");
CREATE INDEX "colleague_thanks_person" ON "colleague_thanks" USING btree ("person_id","recorded_at","id");
CREATE INDEX "colleague_thanks_team" ON "colleague_thanks" USING btree ("team_id","recorded_at","id");
CREATE INDEX "colleague_thanks_customer" ON "colleague_thanks" USING btree ("customer_id","recorded_at","id");
CREATE INDEX "colleague_thanks_newest" ON "colleague_thanks" USING btree ("recorded_at","id");
CREATE INDEX "referrals_referrer" ON "referrals" USING btree ("referrer_id","recorded_at","id");
CREATE INDEX "referrals_referred" ON "referrals" USING btree ("referred_id","recorded_at","id");
CREATE INDEX "referrals_day" ON "referrals" USING btree ("referred_on","id") WHERE withdrawn_at is null;
CREATE INDEX "stories_customer" ON "stories" USING btree ("customer_id","recorded_at","id");
CREATE INDEX "stories_newest" ON "stories" USING btree ("recorded_at","id");
CREATE UNIQUE INDEX "story_publications_one" ON "story_publications" USING btree ("story_id") WHERE withdrawn_at is null;
CREATE INDEX "story_publications_newest" ON "story_publications" USING btree ("recorded_at","id") WHERE withdrawn_at is null;
CREATE INDEX "story_versions_story" ON "story_versions" USING btree ("story_id","recorded_at");
CREATE INDEX "band_runs_newest" ON "band_runs" USING btree ("as_of","recorded_at");
CREATE UNIQUE INDEX "band_spans_open" ON "band_spans" USING btree ("customer_id") WHERE until_on is null;
CREATE INDEX "band_spans_in_band" ON "band_spans" USING btree ("band","customer_id") WHERE until_on is null;
CREATE INDEX "band_spans_best" ON "band_spans" USING btree ("customer_id") WHERE until_on is null and is_best;
CREATE INDEX "band_spans_ended" ON "band_spans" USING btree ("until_on") WHERE until_on is not null;
CREATE INDEX "band_versions_newest" ON "band_versions" USING btree ("recorded_at","id");
CREATE INDEX "warning_answers_warning" ON "warning_answers" USING btree ("warning_id","recorded_at");
CREATE INDEX "warning_rules_newest" ON "warning_rules" USING btree ("kind","recorded_at","id");
CREATE INDEX "warnings_customer" ON "warnings" USING btree ("customer_id");
CREATE INDEX "warnings_since" ON "warnings" USING btree ("since_at","id");
CREATE INDEX "extra_miles_customer" ON "extra_miles" USING btree ("customer_id","recorded_at","id");
CREATE INDEX "extra_miles_told" ON "extra_miles" USING btree ("recorded_at","id");
CREATE INDEX "extra_miles_person" ON "extra_miles" USING btree ("person_id","happened_on");
CREATE INDEX "goodwill_reactions_goodwill" ON "goodwill_reactions" USING btree ("goodwill_id","recorded_at","id");
CREATE INDEX "goodwill_requests_customer" ON "goodwill_requests" USING btree ("customer_id","recorded_at","id");
CREATE INDEX "goodwill_requests_approver" ON "goodwill_requests" USING btree ("approver_id");
CREATE INDEX "goodwill_requests_asker" ON "goodwill_requests" USING btree ("asked_by");
CREATE INDEX "goodwill_requests_recorded" ON "goodwill_requests" USING btree ("recorded_at","id");
CREATE INDEX "goodwills_customer" ON "goodwills" USING btree ("customer_id","recorded_at","id");
CREATE INDEX "goodwills_recorded" ON "goodwills" USING btree ("recorded_at","id");
CREATE INDEX "restrictions_customer" ON "restrictions" USING btree ("customer_id","until_on");
CREATE INDEX "segment_strategies_newest" ON "segment_strategies" USING btree ("segment_id","key","recorded_at");
CREATE UNIQUE INDEX "segments_name_live" ON "segments" USING btree (lower(btrim(name))) WHERE retired_at is null;
CREATE INDEX "segments_created_by" ON "segments" USING btree ("created_by");
CREATE INDEX "thank_you_call_events_call" ON "thank_you_call_events" USING btree ("call_id","recorded_at");
CREATE INDEX "thank_you_calls_draw" ON "thank_you_calls" USING btree ("draw_id");
CREATE INDEX "thank_you_sortings_draw" ON "thank_you_sortings" USING btree ("draw_id","arm");
ALTER TABLE "statement_segments" ADD CONSTRAINT "statement_segments_version_id_segment_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."segment_versions"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "recognitions_said" ON "recognitions" USING btree ("said_at","id");
CREATE INDEX "statement_segments_version" ON "statement_segments" USING btree ("version_id");
ALTER TABLE "recognitions" ADD CONSTRAINT "recognitions_milestone_known" CHECK (milestone_kind in ('years', 'purchases', 'value', 'return', 'referral'));
ALTER TABLE "recognitions" ADD CONSTRAINT "recognitions_milestone_whole" CHECK ((milestone_kind is null) = (milestone_key is null));
ALTER TABLE "recognitions" ADD CONSTRAINT "recognitions_milestone_key_short" CHECK (length(milestone_key) between 1 and 60);
ALTER TABLE "statement_segments" ADD CONSTRAINT "statement_segments_frozen_whole" CHECK ((version_id is null) = (rule is null) and (version_id is null) = (segment_name is null));
ALTER TABLE "statement_segments" ADD CONSTRAINT "statement_segments_segment_known" CHECK (case when version_id is null then segment in ('all', 'active', 'ten_years', 'top_tenth', 'open_issue') else segment = version_id::text end);