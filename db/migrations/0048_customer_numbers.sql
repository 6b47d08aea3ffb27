CREATE TABLE "number_answers" (
	"count_id" uuid NOT NULL,
	"question" text NOT NULL,
	"version" integer NOT NULL,
	"answer" jsonb,
	"fault" text,
	"took_ms" integer NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "number_answers_count_id_question_pk" PRIMARY KEY("count_id","question"),
	CONSTRAINT "number_answers_version" CHECK (version >= 1),
	CONSTRAINT "number_answers_answered_or_not" CHECK (num_nonnulls(answer, fault) = 1),
	CONSTRAINT "number_answers_took" CHECK (took_ms >= 0)
);

CREATE TABLE "number_counts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"as_of" date NOT NULL,
	"lapse_days" integer,
	"segment" text,
	"segment_name" text,
	"segment_version" integer,
	"questions" text[] NOT NULL,
	"asked_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"counted_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"cancelled_by" uuid,
	CONSTRAINT "number_counts_threshold" CHECK (lapse_days between 1 and 3650),
	CONSTRAINT "number_counts_ended_once" CHECK (num_nonnulls(counted_at, cancelled_at) <= 1),
	CONSTRAINT "number_counts_cancelled_by_somebody" CHECK ((cancelled_at is null) = (cancelled_by is null)),
	CONSTRAINT "number_counts_of_something" CHECK (cardinality(questions) between 1 and 100),
	CONSTRAINT "number_counts_segment_named" CHECK (num_nonnulls(segment_name, segment_version) in (0, 2))
);

CREATE TABLE "promoter_scores" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file_id" uuid NOT NULL,
	"customer_id" uuid,
	"score" smallint NOT NULL,
	"asked_on" date NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "promoter_scores_scale" CHECK (score between 0 and 10)
);

CREATE TABLE "score_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"sha256" "bytea" NOT NULL,
	"rows" integer NOT NULL,
	"strangers" integer NOT NULL,
	"imported_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "score_files_source_present" CHECK (length(btrim(source)) between 3 and 120),
	CONSTRAINT "score_files_rows" CHECK (rows between 1 and 100000 and strangers between 0 and rows),
	CONSTRAINT "score_files_hash_is_sha256" CHECK (octet_length(sha256) = 32),
	CONSTRAINT "score_files_withdrawn_whole" CHECK ((withdrawn_by is null) = (withdrawn_at is null))
);

CREATE TABLE "wallet_estimates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"customer_id" uuid NOT NULL,
	"elsewhere_minor" bigint,
	"currency" char(3) NOT NULL,
	"source" text NOT NULL,
	"said_on" date NOT NULL,
	"expires_on" date NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "wallet_estimates_amount" CHECK (elsewhere_minor between 0 and 1000000000000),
	CONSTRAINT "wallet_estimates_currency_is_code" CHECK (currency ~ '^[A-Z]{3}$'),
	CONSTRAINT "wallet_estimates_source_known" CHECK (source in ('customer', 'survey', 'bureau', 'guess')),
	CONSTRAINT "wallet_estimates_expire" CHECK (expires_on >= said_on and expires_on <= said_on + interval '24 months')
);

CREATE TABLE "histories_unsettled" (
	"customer_id" uuid NOT NULL
);

CREATE TABLE "history_sums" (
	"kind" text NOT NULL,
	"lapse_days" integer NOT NULL,
	"on_day" date NOT NULL,
	"at" bigint NOT NULL,
	"counted" integer NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "history_sums_kind_lapse_days_on_day_at_pk" PRIMARY KEY("kind","lapse_days","on_day","at")
);

CREATE TABLE "kept_thresholds" (
	"lapse_days" integer PRIMARY KEY NOT NULL,
	"counted_at" timestamp with time zone NOT NULL
);

CREATE TABLE "purchase_histories" (
	"customer_id" uuid PRIMARY KEY NOT NULL,
	"recorded_on" date NOT NULL,
	"first_on" date,
	"last_on" date,
	"latest_on" date,
	"days" date[] NOT NULL,
	"amounts" bigint[] NOT NULL,
	"refund_days" date[] NOT NULL,
	"refunds" bigint[] NOT NULL
);

CREATE TABLE "number_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"begins_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"threshold_id" uuid,
	"lapse_days" integer,
	"figures" jsonb NOT NULL,
	"definitions" jsonb NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"previous_hash" "bytea",
	"hash" "bytea" NOT NULL,
	CONSTRAINT "number_reports_begins_on_unique" UNIQUE("begins_on"),
	CONSTRAINT "number_reports_quarter" CHECK (extract(day from begins_on) = 1 and extract(month from begins_on) in (1, 4, 7, 10)),
	CONSTRAINT "number_reports_ends" CHECK (ends_on = (begins_on + interval '3 months')::date - 1),
	CONSTRAINT "number_reports_threshold" CHECK ((threshold_id is null) = (lapse_days is null))
);

CREATE TABLE "threshold_answers" (
	"proposal_id" uuid PRIMARY KEY NOT NULL,
	"answer" text NOT NULL,
	"threshold_id" uuid,
	"reason" text,
	"answered_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "threshold_answers_threshold" UNIQUE("threshold_id"),
	CONSTRAINT "threshold_answers_known" CHECK (answer in ('set', 'declined')),
	CONSTRAINT "threshold_answers_set_by_version" CHECK ((answer = 'set') = (threshold_id is not null)),
	CONSTRAINT "threshold_answers_declined_why" CHECK ((answer = 'declined') = (reason is not null))
);

CREATE TABLE "threshold_proposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"days" integer NOT NULL,
	"reason" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	"suggested_days" integer,
	"returns" integer DEFAULT null NOT NULL,
	"days_in_force" integer,
	"active_in_force" integer,
	"lost_in_force" integer,
	"active_proposed" integer DEFAULT null NOT NULL,
	"lost_proposed" integer DEFAULT null NOT NULL,
	CONSTRAINT "threshold_proposals_days" CHECK (days between 1 and 3650),
	CONSTRAINT "threshold_proposals_reason" CHECK (said_length(reason) between 10 and 500)
);

CREATE TABLE "plan_lines" (
	"version_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"kind" text NOT NULL,
	"segment" text,
	"segment_name" text,
	"customers" integer NOT NULL,
	"value_minor" bigint NOT NULL,
	"suggested_minor" bigint,
	"suggested_from" text,
	"how" text NOT NULL,
	"owner_id" uuid NOT NULL,
	CONSTRAINT "plan_lines_version_id_place_pk" PRIMARY KEY("version_id","place"),
	CONSTRAINT "plan_lines_place" CHECK (place between 1 and 24),
	CONSTRAINT "plan_lines_kind_known" CHECK (kind in ('win', 'keep', 'win_back', 'develop')),
	CONSTRAINT "plan_lines_customers_possible" CHECK (customers between 1 and 10000000),
	CONSTRAINT "plan_lines_value_possible" CHECK (value_minor between 0 and 1000000000000),
	CONSTRAINT "plan_lines_source_known" CHECK (suggested_from in ('median_active', 'first_year', 'value_model', 'people')),
	CONSTRAINT "plan_lines_source_named" CHECK ((suggested_minor is null) = (suggested_from is null)),
	CONSTRAINT "plan_lines_segment_named" CHECK ((segment is null) = (segment_name is null)),
	CONSTRAINT "plan_lines_how_length" CHECK (said_length(how) between 3 and 500)
);

CREATE TABLE "plan_outcomes" (
	"version_id" uuid PRIMARY KEY NOT NULL,
	"until_on" date NOT NULL,
	"happened" jsonb NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL
);

CREATE TABLE "plan_submissions" (
	"version_id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"submitted_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL
);

CREATE TABLE "plan_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"plan_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"period" text NOT NULL,
	"begins_on" date NOT NULL,
	"department_id" uuid,
	"currency" char(3) NOT NULL,
	"target_minor" bigint,
	"target_customers" integer,
	"lines" integer NOT NULL,
	"opening_on" date DEFAULT null NOT NULL,
	"opening_customers" integer,
	"lapse_days" integer,
	"saved_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "plan_versions_of_plan" UNIQUE("plan_id","number"),
	CONSTRAINT "plan_versions_itself" UNIQUE("plan_id","id"),
	CONSTRAINT "plan_versions_number" CHECK (number >= 1),
	CONSTRAINT "plan_versions_period_known" CHECK (period in ('quarter', 'year')),
	CONSTRAINT "plan_versions_begins" CHECK (extract(day from begins_on) = 1 and case period when 'year' then extract(month from begins_on) = 1
        else extract(month from begins_on) in (1, 4, 7, 10) end),
	CONSTRAINT "plan_versions_target_possible" CHECK (target_minor between 0 and 9000000000000000),
	CONSTRAINT "plan_versions_customers_possible" CHECK (target_customers between 0 and 100000000),
	CONSTRAINT "plan_versions_customers_of_the_whole" CHECK (department_id is null or target_customers is null),
	CONSTRAINT "plan_versions_title_length" CHECK (said_length(title) between 3 and 120),
	CONSTRAINT "plan_versions_lines_possible" CHECK (lines between 1 and 24)
);

CREATE TABLE "plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL
);

CREATE TABLE "lifetime_values" (
	"model_id" uuid NOT NULL,
	"survivor_id" uuid NOT NULL,
	"repeats" integer NOT NULL,
	"purchases" double precision,
	"alive" double precision,
	"value_minor" bigint,
	"low_minor" bigint,
	"high_minor" bigint,
	"historic_minor" bigint NOT NULL,
	CONSTRAINT "lifetime_values_model_id_survivor_id_pk" PRIMARY KEY("model_id","survivor_id")
);

CREATE TABLE "value_methods" (
	"id" uuid PRIMARY KEY NOT NULL,
	"method" text NOT NULL,
	"horizon_months" smallint NOT NULL,
	"discount" numeric(4, 1) NOT NULL,
	"margin" numeric(4, 1),
	"winning_cost_minor" bigint,
	"referral_reward_minor" bigint,
	"with_organisations" boolean NOT NULL,
	"reason" text NOT NULL,
	"set_by" uuid,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "value_methods_method_known" CHECK (method in ('historic', 'bg_nbd', 'mbg_nbd')),
	CONSTRAINT "value_methods_horizon" CHECK (horizon_months between 1 and 60),
	CONSTRAINT "value_methods_discount" CHECK (discount between 0 and 50),
	CONSTRAINT "value_methods_margin" CHECK (margin > 0 and margin <= 100),
	CONSTRAINT "value_methods_costs" CHECK (winning_cost_minor >= 0 and referral_reward_minor >= 0),
	CONSTRAINT "value_methods_reasoned" CHECK (length(btrim(reason)) between 10 and 500)
);

CREATE TABLE "value_models" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT null NOT NULL,
	"method_id" uuid NOT NULL,
	"as_of" date NOT NULL,
	"unit" text NOT NULL,
	"currency" text NOT NULL,
	"minor_per_unit" integer NOT NULL,
	"customers" integer NOT NULL,
	"repeaters" integer NOT NULL,
	"left_out" jsonb NOT NULL,
	"refused" text,
	"parameters" jsonb,
	"log_likelihood" double precision,
	"spend" jsonb,
	"newcomer" jsonb,
	"correlation" double precision,
	"holdout" jsonb,
	"took_ms" integer NOT NULL,
	"memory_mb" integer NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL,
	CONSTRAINT "value_models_version" UNIQUE("version"),
	CONSTRAINT "value_models_counts" CHECK (repeaters between 0 and customers and version >= 1),
	CONSTRAINT "value_models_unit" CHECK (unit = 'week' and minor_per_unit in (1, 10, 100, 1000, 10000)),
	CONSTRAINT "value_models_whole" CHECK (num_nonnulls(parameters, log_likelihood) in (0, 2) and (refused is null or parameters is null) and (spend is null or parameters is not null)),
	CONSTRAINT "value_models_took" CHECK (took_ms >= 0 and memory_mb >= 0)
);

CREATE TABLE "value_steps" (
	"model_id" uuid NOT NULL,
	"repeats" integer NOT NULL,
	"until_now" integer NOT NULL,
	"purchases" double precision NOT NULL,
	"discounted" double precision NOT NULL,
	"spread" real[] NOT NULL,
	CONSTRAINT "value_steps_model_id_repeats_until_now_pk" PRIMARY KEY("model_id","repeats","until_now"),
	CONSTRAINT "value_steps_whole" CHECK (discounted between 0 and purchases and cardinality(spread) = 20)
);

CREATE TABLE "value_sums" (
	"model_id" uuid PRIMARY KEY NOT NULL,
	"sums" jsonb NOT NULL,
	"took_ms" integer NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT null NOT NULL
);

ALTER TABLE "exports" DROP CONSTRAINT "exports_list_known";
ALTER TABLE "number_answers" ADD CONSTRAINT "number_answers_count_id_number_counts_id_fk" FOREIGN KEY ("count_id") REFERENCES "public"."number_counts"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "number_counts" ADD CONSTRAINT "number_counts_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "number_counts" ADD CONSTRAINT "number_counts_cancelled_by_people_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promoter_scores" ADD CONSTRAINT "promoter_scores_file_id_score_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."score_files"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "promoter_scores" ADD CONSTRAINT "promoter_scores_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "score_files" ADD CONSTRAINT "score_files_imported_by_people_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "score_files" ADD CONSTRAINT "score_files_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "wallet_estimates" ADD CONSTRAINT "wallet_estimates_customer_id_customers_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "wallet_estimates" ADD CONSTRAINT "wallet_estimates_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "number_reports" ADD CONSTRAINT "number_reports_threshold_id_lapse_thresholds_id_fk" FOREIGN KEY ("threshold_id") REFERENCES "public"."lapse_thresholds"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "threshold_answers" ADD CONSTRAINT "threshold_answers_proposal_id_threshold_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."threshold_proposals"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "threshold_answers" ADD CONSTRAINT "threshold_answers_threshold_id_lapse_thresholds_id_fk" FOREIGN KEY ("threshold_id") REFERENCES "public"."lapse_thresholds"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "threshold_answers" ADD CONSTRAINT "threshold_answers_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "threshold_proposals" ADD CONSTRAINT "threshold_proposals_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "plan_lines" ADD CONSTRAINT "plan_lines_version_id_plan_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."plan_versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "plan_lines" ADD CONSTRAINT "plan_lines_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "plan_outcomes" ADD CONSTRAINT "plan_outcomes_version_id_plan_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."plan_versions"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "plan_submissions" ADD CONSTRAINT "plan_submissions_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "plan_submissions" ADD CONSTRAINT "plan_submissions_version" FOREIGN KEY ("plan_id","version_id") REFERENCES "public"."plan_versions"("plan_id","id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "plan_versions" ADD CONSTRAINT "plan_versions_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "plan_versions" ADD CONSTRAINT "plan_versions_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "plan_versions" ADD CONSTRAINT "plan_versions_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "plans" ADD CONSTRAINT "plans_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "value_methods" ADD CONSTRAINT "value_methods_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "value_models" ADD CONSTRAINT "value_models_method_id_value_methods_id_fk" FOREIGN KEY ("method_id") REFERENCES "public"."value_methods"("id") ON DELETE no action ON UPDATE no action;
ALTER TABLE "value_sums" ADD CONSTRAINT "value_sums_model_id_value_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."value_models"("id") ON DELETE no action ON UPDATE no action;
CREATE UNIQUE INDEX "number_counts_one_at_a_time" ON "number_counts" USING btree (as_of,coalesce(lapse_days, 0),coalesce(segment, '')) WHERE counted_at is null and cancelled_at is null;
CREATE INDEX "number_counts_lens" ON "number_counts" USING btree ("segment","lapse_days","as_of","recorded_at");
CREATE INDEX "promoter_scores_file" ON "promoter_scores" USING btree ("file_id");
CREATE INDEX "promoter_scores_asked" ON "promoter_scores" USING btree ("asked_on");
CREATE INDEX "promoter_scores_customer" ON "promoter_scores" USING btree ("customer_id") WHERE customer_id is not null;
CREATE INDEX "score_files_newest" ON "score_files" USING btree ("recorded_at","id");
CREATE INDEX "wallet_estimates_customer" ON "wallet_estimates" USING btree ("customer_id","said_on","recorded_at","id");
CREATE INDEX "histories_unsettled_customer" ON "histories_unsettled" USING btree ("customer_id");
CREATE INDEX "history_sums_gone" ON "history_sums" USING btree ("kind") WHERE counted = 0;
CREATE INDEX "purchase_histories_latest" ON "purchase_histories" USING btree ("latest_on");
CREATE INDEX "threshold_proposals_newest" ON "threshold_proposals" USING btree ("recorded_at");
CREATE INDEX "plan_lines_owner" ON "plan_lines" USING btree ("owner_id");
CREATE INDEX "plan_submissions_newest" ON "plan_submissions" USING btree ("plan_id","recorded_at");
CREATE INDEX "plan_versions_period" ON "plan_versions" USING btree ("begins_on");
CREATE INDEX "plans_newest" ON "plans" USING btree ("recorded_at","id");
CREATE INDEX "lifetime_values_most" ON "lifetime_values" USING btree ("model_id",coalesce(value_minor, historic_minor) desc,survivor_id desc);
CREATE INDEX "value_methods_newest" ON "value_methods" USING btree ("recorded_at","id");
ALTER TABLE "exports" ADD CONSTRAINT "exports_list_known" CHECK (list in ('customers', 'recipients', 'held-back', 'promises', 'promises-due', 'rates', 'decisions', 'issues', 'number-rows', 'values', 'numbers'));