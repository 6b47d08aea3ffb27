-- Erasure (rulings 24 and 30): where a customer's data lives, what is found, handed out and erased. The three read one
-- list, personal_tables and personal_columns, so that what was forgotten in one is forgotten in none. A test asks the
-- catalogue for every column of words, JSON, bytes and days and fails until the list says whose it is.
--
-- `mine` and `shown` are SQL over the row t and $1, the ids of the records that are the customer's (merged ones too).

create function erased_words() returns text
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select 'The words were erased.' $$;
comment on function erased_words() is 'Ruling 24: the tombstone where a customer''s words stood outside the texts.';

create function personal_members(customer uuid) returns uuid[]
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select array_agg(m.id order by m.id)
        from public.customers asked join public.customers m on m.survivor_id = asked.survivor_id where asked.id = customer $$;
comment on function personal_members(uuid) is 'Ruling 23: all records that are one customer.';

create function personal_handles(members uuid[]) returns text[]
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select coalesce(array_agg(distinct said), '{}') from (
      select lower(btrim(name)) as said from public.customers where id = any (members)
      union select lower(btrim(called)) from public.customers where id = any (members)
      union select lower(btrim(handle)) from public.identities where customer_id = any (members)
      union select lower(btrim(normal)) from public.identities where customer_id = any (members)
    ) as known where char_length(said) >= 4
  $$;
comment on function personal_handles(uuid[]) is
  'What a customer is recognised by in a file or in others'' words; what is shorter than four characters stands everywhere.';

create function personal_patterns(members uuid[]) returns text[]
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select array_agg('%' || replace(replace(replace(handle, '\', '\\'), '%', '\%'), '_', '\_') || '%')
        from unnest(public.personal_handles(members)) as handle $$;
comment on function personal_patterns(uuid[]) is 'The same as patterns for ilike.';

-- Where it lives --------------------------------------------------------------------------------------------------

insert into personal_tables (place, name, heading, mine, shown, key, is_removed) values
  (1, 'customers', 'Record', 't.id = any ($1)', null, 't.id::text', false),
  (2, 'identities', 'Numbers, addresses and names to be found by', 't.customer_id = any ($1)', null, 't.id::text', false),
  (3, 'representatives', 'Speaking for an organisation', 't.organisation_id = any ($1) or t.person_id = any ($1)', null,
    't.organisation_id::text || t.person_id::text', false),
  (4, 'purchases', 'Purchases', 't.customer_id = any ($1)', null, 't.id::text', false),
  (5, 'contacts', 'Contacts', 't.customer_id = any ($1)', null, 't.id::text', false),
  (6, 'feedbacks', 'Feedback', 't.contact_id in (select c.id from public.contacts c where c.customer_id = any ($1))', null,
    't.contact_id::text', false),
  (7, 'issues', 'Issues', 't.customer_id = any ($1)', null, 't.id::text', false),
  (8, 'issue_events', 'What happened to issues', 't.issue_id in (select i.id from public.issues i where i.customer_id = any ($1))',
    null, 't.id::text', false),
  (9, 'promises', 'Promises', 't.customer_id = any ($1)', null, 't.id::text', false),
  (10, 'promise_events', 'What happened to promises',
    't.promise_id in (select p.id from public.promises p where p.customer_id = any ($1))', null, 't.id::text', false),
  (11, 'notes', 'Notes', 't.customer_id = any ($1)', null, 't.id::text', false),
  (12, 'recognitions', 'Thanks', 't.customer_id = any ($1)', null, 't.id::text', false),
  (13, 'needs', 'Needs, dislikes and interests', 't.customer_id = any ($1)', null, 't.id::text', false),
  (14, 'preferences', 'How they want to be reached and thanked', 't.customer_id = any ($1)', null, 't.id::text', false),
  (15, 'consents', 'What they agreed to', 't.customer_id = any ($1)', null, 't.id::text', false),
  (16, 'special_dates', 'Special days', 't.customer_id = any ($1)', null, 't.id::text', false),
  (17, 'intents', 'What they mean to do', 't.customer_id = any ($1)', null, 't.id::text', false),
  (18, 'goals', 'Their goals', 't.customer_id = any ($1)', null, 't.id::text', false),
  (19, 'goal_reviews', 'Looking back at goals', 't.goal_id in (select g.id from public.goals g where g.customer_id = any ($1))',
    null, 't.id::text', false),
  (20, 'lifecycle_facts', 'Steps with us', 't.customer_id = any ($1)', null, 't.id::text', false),
  (30, 'merges', 'Merged', 't.merged_id = any ($1) or t.survivor_id = any ($1)', null, 't.id::text', false),
  (31, 'unmerges', 'Separated again', 't.merge_id in (
      select m.id from public.merges m where m.merged_id = any ($1) or m.survivor_id = any ($1))', null, 't.id::text', false),
  (32, 'duplicates', 'Taken for the same as somebody', 't.one_id = any ($1) or t.other_id = any ($1)', 'false',
    't.one_id::text || t.other_id::text', true),
  (33, 'duplicate_dismissals', 'Told apart from somebody', 't.one_id = any ($1) or t.other_id = any ($1)', 'false', 't.id::text', false),
  (40, 'corrections', 'What stood before a correction', 't.customer_id = any ($1)', null, 't.id::text', false),
  (39, 'import_changes', 'What an import changed', 't.customer_id = any ($1)', null, 't.id::text', false),
  (41, 'statement_evidence', 'Quoted as evidence of decisions',
    't.ref_id in (select c.id from public.contacts c where c.customer_id = any ($1)
                  union all select i.id from public.issues i where i.customer_id = any ($1)
                  union all select p.id from public.promises p where p.customer_id = any ($1))', null, 't.id::text', false),
  (42, 'unhappy_owners', 'Who looks after them', 't.customer_id = any ($1)', 'false', 't.id::text', false),
  (43, 'standing', 'Standing', 't.customer_id = any ($1)', 'false', 't.customer_id::text', false),
  (45, 'export_holds', 'Left out of a list of recipients', 't.customer_id = any ($1)', 'false', 't.export_id::text || t.customer_id::text', false),
  (44, 'lately_seen', 'Who looked at them last', 't.customer_id = any ($1)', 'false', 't.person_id::text || t.customer_id::text', true),
  -- An import's own events tell of many customers at once: they are erased with each, and handed out to none.
  (50, 'events', 'What was recorded, and by whom',
    't.customer_id = any ($1) or (t.subject = ''customer'' and t.subject_id = any ($1))
     or (t.subject = ''import'' and t.details_id is not null and exists (
       select from public.texts x where x.id = t.details_id
         and (x.body like any (array(select ''%'' || member || ''%'' from unnest($1) as member))
           or x.body ilike any ((select public.personal_patterns($1))::text[]))))',
    't.customer_id = any ($1)', 't.id::text', false),
  (60, 'imports', 'Names of files',
    't.file_name ilike any ((select public.personal_patterns($1))::text[])', 'false', 't.id::text', false),
  (61, 'import_failures', 'Rows that failed in an import',
    'exists (select from jsonb_array_elements_text(t.cells) as cell
       where lower(btrim(cell)) = any ((select public.personal_handles($1))::text[]))',
    null, 'lpad(t.id::text, 19, ''0'')', false),
  (62, 'import_kept', 'Left standing when an import was undone', 't.customer_id = any ($1)', 'false', 'lpad(t.id::text, 19, ''0'')', false),
  (90, 'erasures', 'Erasures', 't.customer_id = any ($1)', null, 't.id::text', false);

-- What is erased, and what stands there then. `withdrawn_at` keeps what is not found any more from being found.
insert into personal_columns (table_name, name, holds, erased_as, is_free) values
  ('customers', 'name', 'customer', '''Erased customer''', false),
  ('customers', 'called', 'customer', 'null', false),
  ('customers', 'place', 'customer', 'null', false),
  ('customers', 'country', 'customer', 'null', false),
  ('customers', 'zone', 'customer', 'null', false),
  ('customers', 'stated_since_source', 'customer', 'case when t.stated_since_on is not null then ''erased'' end', false),
  ('customers', 'died_on', 'customer', 'null', false),
  ('customers', 'died_recorded_by', 'customer', 'null', false),
  ('customers', 'vulnerable_note', 'customer', 'null', true),
  ('customers', 'vulnerable_by', 'customer', 'null', false),
  ('customers', 'erased_at', 'customer', 'public.standpoint_now()', false),
  ('identities', 'handle', 'customer', '''erased''', false),
  ('identities', 'normal', 'customer', '''erased''', false),
  ('identities', 'withdrawn_at', 'customer', 'coalesce(t.withdrawn_at, public.standpoint_now())', false),
  ('representatives', 'position', 'customer', 'null', false),
  ('representatives', 'ended_at', 'customer', 'coalesce(t.ended_at, public.standpoint_now())', false),
  ('purchases', 'order_ref', 'customer', '''erased''', false),
  ('purchases', 'line_ref', 'customer', 'null', false),
  ('purchases', 'what', 'customer', 'null', true),
  ('contacts', 'words', 'customer', 'public.erased_words()', true),
  ('contacts', 'self_service_failed', 'customer', 'null', true),
  ('contacts', 'source_ref', 'customer', 'null', false),
  ('promises', 'source_ref', 'customer', 'null', false),
  ('special_dates', 'month', 'customer', 'null', false),
  ('special_dates', 'day', 'customer', 'null', false),
  ('special_dates', 'year', 'customer', 'null', false),
  ('special_dates', 'erased_at', 'customer', 'coalesce(t.erased_at, public.standpoint_now())', false),
  ('feedbacks', 'place', 'customer', 'null', false),
  ('feedbacks', 'link', 'customer', 'null', false),
  ('issues', 'words', 'customer', 'public.erased_words()', true),
  ('issues', 'resolution', 'customer', 'case when t.resolution is not null then public.erased_words() end', true),
  ('notes', 'words', 'customer', 'public.erased_words()', true),
  ('recognitions', 'reason', 'customer', 'public.erased_words()', true),
  ('imports', 'file_name', 'customer', '''erased''', false),
  ('import_failures', 'cells', 'customer', '''[]''::jsonb', false),
  ('import_failures', 'reason', 'customer', 'public.without_quotes(t.reason)', false);

-- Everything else, a line per table: whose the columns are.
insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('promises', 'words', 'said_id'),
  ('promise_events', 'words', 'reason_id'),
  ('issue_events', 'words', 'words_id'),
  ('corrections', 'words', 'details_id'),
  ('needs', 'words', 'words_id'),
  ('preferences', 'words', 'words_id'),
  ('consents', 'words', 'wording_id'),
  ('special_dates', 'words', 'words_id'),
  ('intents', 'words', 'words_id'),
  ('goals', 'words', 'words_id measure_id'),
  ('goal_reviews', 'words', 'words_id'),
  ('lifecycle_facts', 'words', 'words_id'),
  ('merges', 'words', 'reason_id fields_id'),
  ('unmerges', 'words', 'reason_id fields_id'),
  ('import_changes', 'words', 'details_id'),
  ('statement_evidence', 'words', 'words_id'),
  ('events', 'words', 'details_id'),
  -- The customer's, kept for the numbers: days, amounts, kinds, channels, how they felt.
  ('customers', 'kept', 'kind stated_since_on name_key'),
  ('identities', 'kept', 'channel digits_reversed'),
  ('representatives', 'kept', 'organisation_kind person_kind'),
  ('purchases', 'kept', 'bought_on currency'),
  ('contacts', 'kept', 'channel direction cause stage'),
  ('feedbacks', 'kept', 'source'),
  ('issues', 'kept', 'kind'),
  ('issue_events', 'kept', 'kind'),
  ('promises', 'kept', 'kind channel due_precision zone calendar origin'),
  ('promise_events', 'kept', 'kind initiator new_due_precision answer origin'),
  ('promise_states', 'kept', 'agreed_precision ended answer'),
  ('recognitions', 'kept', 'reason_kind reaction'),
  ('standing', 'kept', 'first_on last_on totals'),
  ('corrections', 'kept', 'subject fields'),
  ('statement_evidence', 'kept', 'kind'),
  ('needs', 'kept', 'source learned_on kind'),
  ('preferences', 'kept', 'source learned_on about wish'),
  ('consents', 'kept', 'source learned_on purpose answer'),
  ('special_dates', 'kept', 'source learned_on kind'),
  ('intents', 'kept', 'source learned_on intent cause'),
  ('goals', 'kept', 'source learned_on review_on'),
  ('goal_reviews', 'kept', 'source learned_on outcome next_on'),
  ('lifecycle_facts', 'kept', 'source learned_on kind happened_on'),
  ('merges', 'kept', 'taken'),
  ('duplicates', 'kept', 'reasons'),
  ('import_changes', 'kept', 'subject'),
  ('import_kept', 'kept', 'subject why'),
  ('erasures', 'kept', 'reason reference erased mentions erased_in'),
  -- People of ours: who they are, and what they wrote about what we decide.
  ('people', 'staff', 'name email roles zone hours'),
  ('appointments', 'staff', 'kind from_on until_on'),
  ('sessions', 'staff', 'ip user_agent'),
  ('credentials', 'staff', 'password_hash'),
  ('rate_limits', 'staff', 'key'),
  ('tokens', 'staff', 'kind hash'),
  ('acknowledgements', 'staff', 'answer note_id'),
  ('board_reviews', 'staff', 'meeting_on outcome review_on words_id'),
  ('decision_corrections', 'staff', 'field words_id'),
  ('decision_drafts', 'staff', 'content'),
  ('decision_moves', 'staff', 'kind review_on heavy_reasons reason_id'),
  ('decision_options', 'staff', 'words_id'),
  ('positions', 'staff', 'stance words_id'),
  ('predictions', 'staff', 'baseline_on direction resolve_on words_id'),
  ('statements', 'staff', 'door gate stages affects told_how told_by_on evidence_basis segments words_id'),
  ('exports', 'staff', 'list filter reason held_back'),
  ('export_holds', 'kept', 'reasons'),
  ('lapse_thresholds', 'staff', 'reason'),
  -- Nobody: words of the glossary, hashes, settings. A text is erased through the record that names it.
  ('texts', 'nobody', 'body salt hash'),
  ('acknowledgements', 'nobody', 'note_hash'),
  ('board_reviews', 'nobody', 'words_hash'),
  ('confirmation_tokens', 'nobody', 'hash'),
  ('corrections', 'nobody', 'details_hash'),
  ('decision_corrections', 'nobody', 'words_hash'),
  ('decision_events', 'nobody', 'subject content_hash previous_hash hash'),
  ('decision_moves', 'nobody', 'reason_hash'),
  ('decision_options', 'nobody', 'words_hash'),
  ('definitions', 'nobody', 'meaning rallying_cry'),
  ('departments', 'nobody', 'name'),
  ('events', 'nobody', 'action subject facts details_hash'),
  ('issue_events', 'nobody', 'words_hash'),
  ('journey_stages', 'nobody', 'key words'),
  -- A stored file is forgotten as a whole (erase_stored_file), its first rows with it; the names of its columns stay.
  ('import_chunks', 'nobody', 'body'),
  ('imports', 'nobody', 'kind encoding delimiter headers sample mapping fingerprint format look sha256 sheet sheets'),
  ('import_runs', 'nobody', 'effect mapping stopped_by'),
  ('import_undos', 'nobody', 'effect'),
  -- Never committed: a rehearsal is taken back.
  ('import_rehearsed', 'nobody', 'after'),
  ('import_changes', 'nobody', 'details_hash'),
  ('needs', 'nobody', 'words_hash'),
  ('preferences', 'nobody', 'words_hash'),
  ('consents', 'nobody', 'wording_hash'),
  ('special_dates', 'nobody', 'words_hash'),
  ('intents', 'nobody', 'words_hash'),
  ('goals', 'nobody', 'words_hash measure_hash'),
  ('goal_reviews', 'nobody', 'words_hash'),
  ('lifecycle_facts', 'nobody', 'words_hash'),
  ('merges', 'nobody', 'reason_hash fields_hash'),
  ('unmerges', 'nobody', 'reason_hash fields_hash'),
  ('organisation', 'nobody', 'name zone country currency hours'),
  ('personal_tables', 'nobody', 'name heading mine shown key'),
  ('personal_columns', 'nobody', 'table_name name holds erased_as'),
  ('positions', 'nobody', 'words_hash'),
  ('predictions', 'nobody', 'words_hash'),
  ('promise_events', 'nobody', 'reason_hash'),
  ('promises', 'nobody', 'said_hash'),
  ('standpoint_migrations', 'nobody', 'name sha256'),
  ('statement_evidence', 'nobody', 'words_hash'),
  ('statement_reach', 'nobody', 'as_of'),
  ('statement_segments', 'nobody', 'segment effect as_of'),
  ('statements', 'nobody', 'words_hash'),
  ('teams', 'nobody', 'name')
) as listed(table_name, holds, names);

-- What others wrote, in which somebody may be mentioned.
update personal_columns set is_free = true
where (table_name, name) in (('decision_drafts', 'content'), ('exports', 'reason'), ('texts', 'body'), ('erasures', 'reference'));

-- Words belong to the record they were written with ---------------------------------------------------------------

create or replace function seal_text() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  row_now jsonb := to_jsonb(new);
  wanted text := tg_argv[0];
  found_hash bytea;
  written bigint;
  present bigint := pg_snapshot_xmax(pg_current_snapshot())::text::bigint;
begin
  if row_now ->> (wanted || '_id') is null then
    return new;
  end if;
  select hash, xmin::text::bigint into found_hash, written from public.texts where id = (row_now ->> (wanted || '_id'))::uuid;
  -- xmin lacks the epoch; what seems to lie ahead was written in the one before.
  written := (present >> 32 << 32) + written;
  if written > present + 2147483648 then
    written := written - 4294967296;
  end if;
  if pg_xact_status(written::text::xid8) is distinct from 'in progress' then
    perform public.refuse('These words belong to another record.') where found_hash is not null;
  end if;
  return jsonb_populate_record(new, jsonb_build_object(wanted || '_hash', '\x' || encode(found_hash, 'hex')));
end $$;
comment on function seal_text() is
  'Principle 1: copies the salted hash of the text named by <argument>_id into <argument>_hash of the record. Words are written in '
  'the transaction of their record: named by another one too, they would go when either is erased.';

-- Exports ---------------------------------------------------------------------------------------------------------

create trigger stamp before insert on exports for each row execute function stamp_recorded_at();
select forbid_delete('exports');
select forbid_change('export_holds');

create function guard_export() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if old.finished_at is not null then
    perform public.refuse('This file was written; what it says stands.');
  end if;
  if new.rows is not null then
    new.finished_at := public.stamp(null);
  end if;
  return new;
end $$;
comment on function guard_export() is 'Principle 5: what was taken out, by whom and how much of it stays said.';
create trigger zz_guard before update on exports for each row execute function guard_export();

-- Requests --------------------------------------------------------------------------------------------------------

create trigger stamp before insert on erasures for each row execute function stamp_recorded_at();
select forbid_delete('erasures');

create function guard_erasure() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  customer public.customers;
begin
  if tg_op = 'UPDATE' then
    if old.finished_at is not null then
      perform public.refuse('This erasure has ended; what it says stands.');
    elsif (new.id, new.customer_id, new.requested_by, new.reason, new.reference, new.recorded_at)
        is distinct from (old.id, old.customer_id, old.requested_by, old.reason, old.reference, old.recorded_at) then
      perform public.refuse('Who asked for an erasure, of whom and why, stands as it was asked.');
    end if;
    return new;
  end if;
  -- Held, so that no merge or unmerge is half-way while it is asked for.
  select * into customer from public.customers where id = new.customer_id for no key update;
  if customer.survivor_id <> customer.id then
    perform public.refuse('This record was merged: ask for the customer it belongs to.');
  elsif customer.erased_at is not null then
    perform public.refuse('This customer was erased already.');
  elsif not exists (select from public.people where id = new.requested_by and 'admin' = any (roles) and deactivated_at is null) then
    perform public.refuse('Only an administrator erases a customer.');
  elsif new.finished_at is not null or new.erased is not null then
    perform public.refuse('When an erasure ended is the server''s to say.');
  end if;
  return new;
end $$;
comment on function guard_erasure() is 'Principle 1: nobody is erased without a request by an administrator, which stays.';
create trigger zz_guard before insert or update on erasures for each row execute function guard_erasure();

-- What was erased stays erased ------------------------------------------------------------------------------------

create index customers_erased on customers (id) where erased_at is not null;

create function guard_erased_customer() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  -- name_key is generated after this trigger.
  if tg_op = 'INSERT' then
    perform public.refuse('When a customer was erased is the server''s to say.');
  elsif to_jsonb(new) - array['withdrawn_at', 'name_key'] is distinct from to_jsonb(old) - array['withdrawn_at', 'name_key'] then
    perform public.refuse('This customer was erased. Nothing is recorded about them any more.');
  end if;
  return new;
end $$;
comment on function guard_erased_customer() is 'Principle 1: an anonymous customer is not given a name again, merged or unmerged.';
create trigger zz_born_unerased before insert on customers for each row
  when (new.erased_at is not null) execute function guard_erased_customer();
create trigger zz_stays_erased before update on customers for each row
  when (old.erased_at is not null) execute function guard_erased_customer();

create function refuse_for_erased() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if exists (select from public.customers where erased_at is not null)
     and exists (select from new_rows n join public.customers c on c.id = n.customer_id where c.erased_at is not null) then
    perform public.refuse('This customer was erased. Nothing is recorded about them any more.');
  end if;
  return null;
end $$;
comment on function refuse_for_erased() is
  'Principle 1: what arrives while somebody is erased waits for it and is then refused, once a statement, also in bulk.';

create function keep_erased_facts() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  dated text[] := array['withdrawn_at', 'corrected_at', 'ended_at'];
begin
  if exists (
    select from public.customers where erased_at is not null
       and id = (to_jsonb(new) ->> tg_argv[0])::uuid
       and to_jsonb(new) - dated is distinct from to_jsonb(old) - dated
  ) then
    perform public.refuse('This customer was erased. Nothing is recorded about them any more.');
  end if;
  return new;
end $$;
comment on function keep_erased_facts() is
  'Principle 1: tombstones stay tombstones: no correction brings words back. The argument names whose the row is.';
create trigger zz_stays_erased before update on contacts for each row execute function keep_erased_facts('customer_id');
create trigger zz_stays_erased before update on purchases for each row execute function keep_erased_facts('customer_id');
create trigger zz_stays_erased before update on representatives for each row execute function keep_erased_facts('person_id');

-- Merging into an erased customer would bring it a name: the survivor is looked at too.
create function refuse_erased_survivor() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if exists (select from public.customers where id = new.survivor_id and erased_at is not null) then
    perform public.refuse('This customer was erased. Nothing is recorded about them any more.');
  end if;
  return new;
end $$;
comment on function refuse_erased_survivor() is 'Ruling 23: nobody is merged into an anonymous customer.';
create trigger zz_not_into_erased before update of survivor_id on customers for each row
  when (new.survivor_id <> new.id) execute function refuse_erased_survivor();

do $$
declare
  holder regclass;
begin
  for holder in
    select k.conrelid::regclass from pg_catalog.pg_constraint k
    join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and k.conkey = array[a.attnum]
    where k.contype = 'f' and k.confrelid = 'public.customers'::regclass and a.attname = 'customer_id'
      and k.conrelid not in ('public.standing'::regclass, 'public.lately_seen'::regclass, 'public.erasures'::regclass,
                             'public.corrections'::regclass)
  loop
    execute format('create trigger zz_not_erased after insert on %s referencing new table as new_rows
                    for each statement execute function public.refuse_for_erased()', holder);
  end loop;
end $$;

-- Append-only tables outside the texts let go of their words, and only for the tombstone.
create function keep_or_erase() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  before jsonb := to_jsonb(old);
  after jsonb := to_jsonb(new);
  place integer := 0;
begin
  if tg_op = 'UPDATE' then
    -- Arguments: column, tombstone, column, tombstone …; an empty tombstone is null.
    while place < tg_nargs loop
      if after ->> tg_argv[place] is not distinct from nullif(tg_argv[place + 1], '') then
        before := before - tg_argv[place];
        after := after - tg_argv[place];
      end if;
      place := place + 2;
    end loop;
    if after = before then
      return new;
    end if;
  end if;
  raise exception '% is append-only: words can only be erased as a whole (% refused).', tg_table_name, lower(tg_op)
    using errcode = 'check_violation';
end $$;
comment on function keep_or_erase() is 'Principle 1 and ruling 24: a recorded fact stays; its words may give way to the tombstone.';

drop trigger aa_no_change on recognitions;
create trigger aa_keep_or_erase before update or delete on recognitions
  for each row execute function keep_or_erase('reason', 'The words were erased.');
drop trigger aa_no_change on feedbacks;
create trigger aa_keep_or_erase before update or delete on feedbacks
  for each row execute function keep_or_erase('place', '', 'link', '');
drop trigger aa_no_change on promises;
create trigger aa_keep_or_erase before update or delete on promises
  for each row execute function keep_or_erase('source_ref', '');

create function erasing(customer uuid) returns boolean
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select exists (
      select from public.erasures e
        join public.customers asked on asked.id = e.customer_id
        join public.customers m on m.survivor_id = asked.survivor_id
       where e.erased_in = pg_current_xact_id()::text and e.finished_at is null and m.id = customer)
  $$;
comment on function erasing(uuid) is
  'Whether this customer is being erased at this moment: what keeps old values aside of a correction keeps none of an erasure, '
  'and only of that: nobody else''s, and nothing afterwards in the same transaction.';

-- Finding ---------------------------------------------------------------------------------------------------------

create function count_personal(customer uuid) returns table (name text, heading text, entries bigint)
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  members uuid[] := public.personal_members(customer);
  holder public.personal_tables;
begin
  for holder in select * from public.personal_tables p where p.name not in ('erasures', 'standing') order by p.place loop
    name := holder.name;
    heading := holder.heading;
    execute format('select count(*) from public.%I t where %s', holder.name, holder.mine) into entries using members;
    if entries > 0 then
      return next;
    end if;
  end loop;
end $$;
comment on function count_personal(uuid) is 'UX 7: what an erasure will find of a customer, table by table.';

create function personal_columns_shown(from_table text) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select string_agg(format('%L, %s', replace(case when a.attname like '%\_id' and k.target is not null
                                               then left(a.attname, -3) else a.attname end, '_', ' '),
    case k.target
      when 'texts' then format('(select x.body from public.texts x where x.id = t.%I)', a.attname)
      when 'people' then format('(select x.name from public.people x where x.id = t.%I)', a.attname)
      when 'teams' then format('(select x.name from public.teams x where x.id = t.%I)', a.attname)
      when 'departments' then format('(select x.name from public.departments x where x.id = t.%I)', a.attname)
      when 'customers' then format('(select case when x.survivor_id = t_owner.survivor or x.kind = ''organisation'' then x.name end
                                     from public.customers x where x.id = t.%I)', a.attname)
      else case when a.attname = 'import_id'
        then 'coalesce((select ''file '' || x.file_name || '', handed in on '' || x.recorded_at::date from public.imports x
                        where x.id = t.import_id), t.import_id::text)'
        else format('t.%I', a.attname) end
    end), ', ' order by a.attnum)
  from pg_catalog.pg_attribute a
  left join lateral (
    select f.confrelid::regclass::text as target from pg_catalog.pg_constraint f
    where f.contype = 'f' and f.conrelid = a.attrelid and a.attnum = any (f.conkey)
      and f.confrelid in ('public.texts'::regclass, 'public.people'::regclass, 'public.teams'::regclass,
                          'public.departments'::regclass, 'public.customers'::regclass)
    order by f.confrelid = 'public.customers'::regclass limit 1) as k on true
  where a.attrelid = format('public.%I', from_table)::regclass and a.attnum > 0 and not a.attisdropped
    and a.atttypid <> 'bytea'::regtype
    and a.attname not in ('name_key', 'digits_reversed', 'organisation_kind', 'person_kind', 'survivor_id')
  $$;
comment on function personal_columns_shown(text) is
  'The columns of a table as a person reads them: our people, teams and departments by name, words instead of their ids, an import '
  'by its file; other customers are left out unless they are organisations.';

create function personal_entries(customer uuid, from_table text, after text, most int)
  returns table (key text, entry json)
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  members uuid[] := public.personal_members(customer);
  holder public.personal_tables;
begin
  select * into holder from public.personal_tables p where p.name = from_table;
  return query execute format(
    'select %1$s, json_build_object(%2$s)
     from public.%3$I t cross join (select survivor_id as survivor from public.customers where id = $2) as t_owner
     where (%4$s) and %1$s > $3 order by %1$s limit $4',
    holder.key, public.personal_columns_shown(from_table), from_table, coalesce(holder.shown, holder.mine))
    using members, customer, after, most;
end $$;
comment on function personal_entries(uuid, text, text, int) is
  'A piece of one customer''s whole record: the rows of one table after a key, to be handed out. Runs with the caller''s own rights.';

create function find_mentions(customer uuid, most int)
  returns table (table_name text, id text, customer_id uuid, decision_id uuid, said text)
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  members uuid[] := public.personal_members(customer);
  patterns text[] := public.personal_patterns(members);
  place record;
begin
  if patterns is null then
    return;
  end if;
  for place in
    select c.table_name, format('t.%I::text', c.name) as words, coalesce(p.mine, 'false') as mine, coalesce(p.key, 't.id::text') as key,
      '' as source
    from public.personal_columns c left join public.personal_tables p on p.name = c.table_name
    where c.is_free and c.table_name not in ('texts', 'decision_drafts')
    union all
    select 'decision_drafts', 't.content::text', 'false', 't.decision_id::text', ''
    union all
    -- Sealed words, through each column that names them.
    select c.table_name, 'x.body', case when c.holds = 'words' then p.mine else 'false' end, coalesce(p.key, 't.id::text'),
      format('join public.texts x on x.id = t.%I', c.name)
    from public.personal_columns c left join public.personal_tables p on p.name = c.table_name
    where c.holds in ('words', 'staff') and c.name like '%\_id'
  loop
    return query execute format(
      'select %1$L::text, %2$s, (to_jsonb(t) ->> ''customer_id'')::uuid, (to_jsonb(t) ->> ''decision_id'')::uuid, left(%3$s, 4000)
       from public.%1$I t %4$s where %3$s ilike any ($2) and not coalesce((%5$s), false) limit $3',
      place.table_name, place.key, place.words, place.source, place.mine)
      using members, patterns, most;
  end loop;
end $$;
comment on function find_mentions(uuid, int) is
  'Where others'' words mention a customer''s name or handles: a list to look through, because words of others are not this customer''s row.';

-- Erasing ---------------------------------------------------------------------------------------------------------

create function open_erasure(erasure uuid) returns erasures
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  request public.erasures;
begin
  select * into request from public.erasures where id = erasure for update;
  if request.id is null then
    perform public.refuse('Nobody has asked for this erasure.');
  elsif request.finished_at is null and not exists (
      select from public.people where id = request.requested_by and 'admin' = any (roles) and deactivated_at is null) then
    perform public.refuse('Only an administrator erases a customer.');
  end if;
  return request;
end $$;
comment on function open_erasure(uuid) is 'Principle 1: every act of erasure leans on a request by somebody who may ask for it.';
revoke all on function open_erasure(uuid) from public;

create function erase_stored_file(erasure uuid, import uuid) returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if (public.open_erasure(erasure)).finished_at is not null then
    perform public.refuse('This erasure has ended; what it says stands.');
  end if;
  perform public.forget_import_file(import);
end $$;
comment on function erase_stored_file(uuid, uuid) is
  'Ruling 30: erasure reaches stored files. A row cannot be cut out of a file that stays word for word, so the file goes as a whole.';

create function hold_members(customer uuid) returns uuid[]
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  members uuid[];
begin
  loop
    members := public.personal_members(customer);
    -- The strongest lock: whoever is writing about this customer ends first, whoever comes later waits.
    perform from public.customers where id = any (members) order by id for update;
    exit when members = public.personal_members(customer);
  end loop;
  return members;
end $$;
comment on function hold_members(uuid) is 'A merge may have added a record while we waited: looked at again until nothing moves.';
revoke all on function hold_members(uuid) from public;

create function erase_customer(erasure uuid) returns jsonb
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  request public.erasures := public.open_erasure(erasure);
  members uuid[];
  counts jsonb := '{}';
  touched bigint;
  place record;
begin
  if request.finished_at is not null then
    return request.erased;
  end if;
  members := public.hold_members(request.customer_id);
  update public.erasures set erased_in = pg_current_xact_id()::text where id = erasure;
  -- Words first, while the handles by which a file's own words are recognised are still known.
  for place in
    select c.table_name, c.name, t.mine from public.personal_columns c
    join public.personal_tables t on t.name = c.table_name where c.holds = 'words' order by t.place
  loop
    execute format('update public.texts x set body = null, salt = null, erased_at = public.standpoint_now()
                    where x.erased_at is null and x.id in (select t.%I from public.%I t where %s)',
                   place.name, place.table_name, place.mine) using members;
    get diagnostics touched = row_count;
    counts := counts || jsonb_build_object(place.table_name, greatest(touched, (counts ->> place.table_name)::bigint));
  end loop;
  -- Backwards, so that what is recognised by a handle goes before the handles do.
  for place in
    select t.name, t.mine, t.is_removed, (
      select string_agg(format('%I = %s', c.name, c.erased_as), ', ') from public.personal_columns c
      where c.table_name = t.name and c.holds = 'customer') as changes
    from public.personal_tables t order by t.place desc
  loop
    if place.is_removed then
      execute format('delete from public.%I t where %s', place.name, place.mine) using members;
    elsif place.changes is not null then
      execute format('update public.%I t set %s where %s', place.name, place.changes, place.mine) using members;
    else
      continue;
    end if;
    get diagnostics touched = row_count;
    counts := counts || jsonb_build_object(place.name, greatest(touched, (counts ->> place.name)::bigint));
  end loop;
  update public.erasures set finished_at = public.standpoint_now(), erased = counts where id = erasure;
  return counts;
end $$;
comment on function erase_customer(uuid) is
  'Ruling 24: all that is known of a customer gives way to tombstones, in one transaction; days and amounts stay for the numbers.';
