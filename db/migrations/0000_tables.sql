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
	"is_demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "organisation_is_one_row" CHECK (id = 1),
	CONSTRAINT "organisation_share" CHECK (heavy_share > 0 and heavy_share <= 1)
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
CREATE INDEX "appointments_person" ON "appointments" USING btree ("person_id");
CREATE INDEX "events_subject" ON "events" USING btree ("subject","subject_id","recorded_at");
CREATE INDEX "events_customer" ON "events" USING btree ("customer_id","recorded_at");
CREATE INDEX "people_department" ON "people" USING btree ("department_id");