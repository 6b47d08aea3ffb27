-- Evidence: what a decision rests on is there to be looked up, whose words it is is known, and erasure reaches it.

-- Registry of personal data ------------------------------------------------------------------------------------------

insert into personal_tables (place, name, heading, mine, shown, key, is_removed) values
  (310, 'documents', 'Documents', 't.customer_id = any ($1)', null, 't.id::text', false),
  (311, 'document_bodies', 'Files of documents',
    't.document_id in (select d.id from public.documents d where d.customer_id = any ($1))', 'false', 't.document_id::text', true),
  (312, 'source_tellings', 'Told what came of their words', 't.customer_id = any ($1)', null, 't.id::text', false),
  (313, 'redactions', 'Taken out of the words of decisions',
    't.erasure_id in (select e.id from public.erasures e where e.customer_id = any ($1))', 'false', 't.id::text', false);

insert into personal_columns (table_name, name, holds, erased_as, is_free) values
  ('documents', 'name', 'customer', '''Erased document''', true),
  ('documents', 'forgotten_at', 'customer', 'coalesce(t.forgotten_at, public.standpoint_now())', false),
  ('documents', 'forgotten_for', 'customer', 'coalesce(t.forgotten_for, ''erasure'')', false);

insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('research_notes', 'staff', 'found_on words_id'),
  ('exposures', 'staff', 'mode happened_on words_id'),
  ('documents', 'kept', 'media_type sha256'),
  ('research_notes', 'nobody', 'words_hash'),
  ('exposures', 'nobody', 'words_hash'),
  -- A file is forgotten as a whole, with its document's customer or by an operator (forget_document).
  ('document_bodies', 'nobody', 'body'),
  ('redactions', 'nobody', 'text_id said_hash'),
  ('texts', 'nobody', 'redacted_hash')
) as listed(table_name, holds, names);

update personal_tables set mine =
  't.ref_id in (select c.id from public.contacts c where c.customer_id = any ($1)
                union all select i.id from public.issues i where i.customer_id = any ($1)
                union all select p.id from public.promises p where p.customer_id = any ($1)
                union all select d.id from public.documents d where d.customer_id = any ($1)
                union all select l.id from public.listening_items l join public.contacts c on c.id = l.contact_id
                           where c.customer_id = any ($1))'
 where name = 'statement_evidence';

-- Research, time on the floor ------------------------------------------------------------------------------------------

create trigger stamp before insert on research_notes for each row execute function stamp_recorded_at();
create trigger seal_words before insert on research_notes for each row execute function seal_text('words');
create trigger zz_guard_withdrawn before insert or update on research_notes for each row execute function guard_withdrawn();
select forbid_delete('research_notes');

create function guard_research() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  said jsonb := (select body::jsonb from public.texts where id = new.words_id);
begin
  perform public.refuse_other_sight();
  -- Two corrections at once come one after the other.
  perform pg_advisory_xact_lock(hashtextextended(new.first_id::text, 7039));
  if new.version is not null then
    perform public.refuse('Versions are counted by the server.');
  end if;
  new.version := 1 + coalesce((select max(version) from public.research_notes where first_id = new.first_id), 0);
  perform public.refuse(sentence) from (values
    (1, new.version = 1 and new.first_id <> new.id, 'There is no such research note to correct.'),
    (2, new.version > 1 and new.first_id = new.id, 'A correction is a new version of the note.'),
    (3, exists (select from public.research_notes where first_id = new.first_id and withdrawn_at is not null),
      'This note was taken back. Write a new one.'),
    (4, public.word_length(said, 'title') < 5, 'Give it a title of at least 5 characters.'),
    (5, public.word_length(said, 'found') < 20, 'Say in at least 20 characters what was found.'),
    (6, public.word_length(said, 'source') < 3, 'Say where it comes from.'),
    (7, new.found_on > public.organisation_day(new.recorded_at), 'That day has not come yet.'),
    (8, not public.person_acts(new.by_id, new.recorded_at), 'Whoever has left records nothing.')
  ) as reasons (place, applies, sentence) where applies order by place limit 1;
  return new;
end $$;
comment on function guard_research() is
  'Principle 5: a research note stands as it was written; a correction is its next version, and the server counts.';
create trigger zz_guard before insert on research_notes for each row execute function guard_research();

create trigger stamp before insert on exposures for each row execute function stamp_recorded_at();
create trigger seal_words before insert on exposures for each row execute function seal_text('words');
create trigger zz_guard_withdrawn before insert or update on exposures for each row execute function guard_withdrawn();
select forbid_delete('exposures');

create function guard_exposure() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  said jsonb := (select body::jsonb from public.texts where id = new.words_id);
begin
  if new.department_id is not null then
    perform public.refuse('The department is where the person works, as the server knows it.');
  end if;
  select department_id into new.department_id from public.people where id = new.person_id;
  perform public.refuse(sentence) from (values
    (1, public.word_length(said, 'learned') < 20, 'Say in at least 20 characters what was learned.'),
    (2, new.happened_on > public.organisation_day(new.recorded_at), 'That day has not come yet.'),
    (3, new.happened_on < public.organisation_day(new.recorded_at) - 92, 'That is more than three months ago: what was learned is not fresh any more.'),
    (4, not public.person_acts(new.person_id, new.recorded_at), 'Whoever has left records nothing.')
  ) as reasons (place, applies, sentence) where applies order by place limit 1;
  return new;
end $$;
comment on function guard_exposure() is
  'Principle 1: time on the floor is recorded soon, with what was learned; the department is the one of then.';
create trigger zz_guard before insert on exposures for each row execute function guard_exposure();

-- Documents ------------------------------------------------------------------------------------------------------------

create trigger stamp before insert on documents for each row execute function stamp_recorded_at();
create trigger ac_refuse_given before insert on documents for each row
  execute function refuse_given('forgotten_at', 'forgotten_for', 'forgotten_by');
create trigger zz_not_erased after insert on documents referencing new table as new_rows
  for each statement execute function refuse_for_erased();
create trigger aa_no_truncate before truncate on documents for each statement execute function refuse_change();

create function keep_document() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  may text[] := array['name', 'forgotten_at', 'forgotten_for', 'forgotten_by'];
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - may = to_jsonb(old) - may and new.forgotten_at is not null
     and (new.forgotten_at = old.forgotten_at or old.forgotten_at is null) and new.name in (old.name, 'Erased document') then
    return new;
  end if;
  raise exception 'documents is append-only: a file can only be forgotten as a whole (% refused).', lower(tg_op)
    using errcode = 'check_violation';
end $$;
comment on function keep_document() is 'Ruling 30: a document stays as it was added, or its file is forgotten, once and dated.';
create trigger aa_keep before update or delete on documents for each row execute function keep_document();

create function is_media(media_type text, body bytea) returns boolean
  language sql immutable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select case media_type
    when 'application/pdf' then position('\x255044462d'::bytea in substr(body, 1, 1024)) > 0
    when 'image/png' then substr(body, 1, 8) = '\x89504e470d0a1a0a'::bytea
    when 'image/jpeg' then substr(body, 1, 3) = '\xffd8ff'::bytea
    when 'text/plain' then position('\x00'::bytea in body) = 0
    when 'text/csv' then position('\x00'::bytea in body) = 0
    when 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' then
      substr(body, 1, 4) = '\x504b0304'::bytea and position(convert_to('word/', 'UTF8') in body) > 0
    when 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' then
      substr(body, 1, 4) = '\x504b0304'::bytea and position(convert_to('xl/', 'UTF8') in body) > 0
    else false
  end $$;
comment on function is_media(text, bytea) is 'Whether a file is of the type it is said to be, by what stands in it and not by its name.';

create function guard_document_body() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  document public.documents;
begin
  if tg_op = 'UPDATE' then
    perform public.refuse('A file stays as it was added.');
  end if;
  select * into document from public.documents where id = new.document_id;
  perform public.refuse(sentence) from (values
    (1, document.forgotten_at is not null, 'This file was forgotten. Add it anew if it is needed.'),
    (2, document.sha256 <> sha256(new.body) or document.bytes <> length(new.body), 'This is another file than the one that was added.'),
    (3, not public.is_media(document.media_type, new.body), 'This file is not what it is said to be.')
  ) as reasons (place, applies, sentence) where applies order by place limit 1;
  return new;
end $$;
comment on function guard_document_body() is 'Principle 1: no file is swapped for another, and none passes for what it is not.';
create trigger zz_guard before insert or update on document_bodies for each row execute function guard_document_body();
create trigger aa_no_truncate before truncate on document_bodies for each statement execute function refuse_change();

create function document_has_body() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not exists (select from public.document_bodies b where b.document_id = new.id)
     and not exists (select from public.documents d where d.id = new.id and d.forgotten_at is not null) then
    perform public.refuse('A document is added with its file.');
  end if;
  return null;
end $$;
comment on function document_has_body() is 'Principle 1: nothing is quoted from a file that nobody ever had.';
create constraint trigger zz_has_body after insert on documents deferrable initially deferred
  for each row execute function document_has_body();

create function forget_document(document uuid, by_person uuid, because text) returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not exists (select from public.people where id = by_person and 'admin' = any (roles) and deactivated_at is null) then
    perform public.refuse('Only an administrator empties a document.');
  elsif because not in ('erasure', 'mistake') then
    perform public.refuse('A document is emptied because somebody was erased in it, or because it was added by mistake.');
  elsif because = 'mistake' and exists (select from public.statement_evidence e
      where e.kind = 'document' and e.ref_id = document and public.is_proposed(e.statement_id)) then
    perform public.refuse('A decision rests on this document: it is emptied only because somebody was erased in it.');
  end if;
  update public.documents set forgotten_at = public.standpoint_now(), forgotten_for = because, forgotten_by = by_person,
      name = case because when 'erasure' then 'Erased document' else name end
    where id = document and forgotten_at is null;
  if not found then
    perform public.refuse('This document was emptied already, or there is none.');
  end if;
  delete from public.document_bodies where document_id = document;
end $$;
comment on function forget_document(uuid, uuid, text) is
  'Ruling 30: erasure reaches documents: the file goes as a whole; what it was, its size and its hash stay said.';

create function forget_old_documents() returns integer
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  forgotten integer;
begin
  with old as (
    update public.documents set forgotten_at = public.standpoint_now(), forgotten_for = 'retention'
    where forgotten_at is null and recorded_at + make_interval(years => keep_years) < public.standpoint_now() returning id
  ), gone as (delete from public.document_bodies where document_id in (select id from old))
  select count(*)::int into forgotten from old;
  return forgotten;
end $$;
comment on function forget_old_documents() is 'Ruling 30: the worker''s daily task; which files are due only the database says.';
revoke all on function forget_document(uuid, uuid, text), forget_old_documents(), is_media(text, bytea) from public;

-- What evidence points to ----------------------------------------------------------------------------------------------

create function evidence_source(of_kind text, ref uuid) returns table (customer_id uuid, is_gone boolean, at timestamptz)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select c.customer_id, c.withdrawn_at is not null, c.happened_at from public.contacts c
    where of_kind in ('contact', 'call_listening') and c.id = ref
  union all select c.customer_id, c.withdrawn_at is not null, c.happened_at
    from public.listening_items l join public.contacts c on c.id = l.contact_id where of_kind = 'call_listening' and l.id = ref
  union all select c.customer_id, c.withdrawn_at is not null, c.happened_at
    from public.feedbacks f join public.contacts c on c.id = f.contact_id where of_kind = 'feedback' and f.contact_id = ref
  union all select i.customer_id, false, i.opened_at from public.issues i where of_kind = 'complaint' and i.id = ref
  union all select p.customer_id, false, p.made_at from public.promises p where of_kind = 'promise' and p.id = ref
  union all select null, exists (select from public.research_notes w where w.first_id = n.first_id and w.withdrawn_at is not null),
    n.recorded_at from public.research_notes n where of_kind = 'research' and n.id = ref
  union all select null, e.withdrawn_at is not null, e.recorded_at from public.exposures e where of_kind = 'back_to_floor' and e.id = ref
  union all select d.customer_id, d.forgotten_at is not null, d.recorded_at from public.documents d where of_kind = 'document' and d.id = ref $$;
comment on function evidence_source(text, uuid) is
  'The record a piece of evidence of this kind points to: whose it is, whether it was taken back, and its day. No row: there is none of this kind.';

create function evidence_origin(of_kind text, ref uuid) returns json
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select json_build_object('customerId', s.id, 'customerName', s.name, 'isGone', o.is_gone, 'at', o.at, 'erasedAt', s.erased_at,
    'because', (select e.reason from public.erasures e join public.customers a on a.id = e.customer_id
                 where a.survivor_id = s.id and e.finished_at is not null order by e.finished_at desc limit 1))
  from public.evidence_source(of_kind, ref) o
  left join public.customers m on m.id = o.customer_id left join public.customers s on s.id = m.survivor_id $$;
comment on function evidence_origin(text, uuid) is
  'Where a piece of evidence comes from, as it stands now: whose it is (ruling 23), and when and why they were erased.';

create or replace function guard_evidence() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  source record;
begin
  new.after_decision := public.decision_state(new.decision_id) not in ('draft', 'proposed');
  if not public.person_acts(new.by_id, new.recorded_at) then
    perform public.refuse('Only somebody who is with us can do that.');
  end if;
  if public.text_length(new.words_id) = 0 then
    perform public.refuse('Evidence says something: a quote, or what the source shows.');
  end if;
  if not new.after_decision and public.is_proposed(new.statement_id) then
    perform public.refuse('This statement version has been put forward and stands as it is. Propose a new version.');
  end if;
  if new.after_decision and new.statement_id is distinct from public.sealed_statement(new.decision_id) then
    perform public.refuse('Later evidence belongs to the statement that was decided on.');
  end if;
  if new.ref_id is null then
    return new;
  end if;
  perform public.refuse_other_sight();
  if new.kind = 'metric' then
    perform public.refuse('A measure is named in words; there is no record of it to point to.');
  end if;
  select * into source from public.evidence_source(new.kind, new.ref_id);
  if not found then
    perform public.refuse('There is no such record to quote: choose it from the list, or quote it without one.');
  elsif source.is_gone then
    perform public.refuse('What is quoted was taken back: choose what stands in its place.');
  end if;
  -- An erasure holds the customer: who quotes meanwhile waits for it, and is then refused.
  perform from public.customers m join public.customers s on s.id = m.survivor_id where m.id = source.customer_id for key share;
  if exists (select from public.customers m join public.customers c on c.id in (m.id, m.survivor_id)
             where m.id = source.customer_id and (c.erased_at is not null or c.withdrawn_at is not null)) then
    perform public.refuse('This customer is not with us any more: erased, or taken back with the import that brought them.');
  end if;
  return new;
end $$;
comment on function guard_evidence() is
  'A3 and A6: evidence points to a record of its own kind that stands, is only added, and what came after the decision is marked '
  'so. Owner''s rights, to wait for an erasure.';
revoke all on function guard_evidence() from public;

create index statement_evidence_ref on statement_evidence (ref_id) where ref_id is not null;

-- Whose words fed a decision, and who was told ---------------------------------------------------------------------------

create view decision_sources as
  select e.decision_id, s.id as customer_id, e.kind, e.ref_id, e.recorded_at
    from statement_evidence e
    cross join lateral evidence_source(e.kind, e.ref_id) o
    join customers m on m.id = o.customer_id join customers s on s.id = m.survivor_id and s.withdrawn_at is null
   where e.ref_id is not null and e.statement_id = coalesce(sealed_statement(e.decision_id), latest_statement(e.decision_id))
  union all
  select f.decision_id, s.id, 'feedback', f.contact_id, f.recorded_at
    from feedback_decisions f join contacts c on c.id = f.contact_id
    join customers m on m.id = c.customer_id join customers s on s.id = m.survivor_id and s.withdrawn_at is null
   where f.withdrawn_at is null and c.withdrawn_at is null;
comment on view decision_sources is
  'PRACTICES 109: the customers whose words fed a decision, by the evidence of the statement that counts and by feedback that led '
  'to it, read through the survivor (ruling 23).';

create view source_customers as
  select d.decision_id, d.customer_id, array_agg(distinct d.kind order by d.kind) as kinds, min(d.recorded_at) as since,
    (select t.id from source_tellings t
       join contacts c on c.id = t.contact_id and c.withdrawn_at is null
       join customers m on m.id = t.customer_id
      where t.decision_id = d.decision_id and m.survivor_id = d.customer_id order by t.recorded_at, t.id limit 1) as telling_id
  from decision_sources d group by d.decision_id, d.customer_id;
comment on view source_customers is 'A row for each customer whose words fed a decision; telling_id null: not told yet.';

create trigger stamp before insert on source_tellings for each row execute function stamp_recorded_at();
create trigger zz_not_erased after insert on source_tellings referencing new table as new_rows
  for each statement execute function refuse_for_erased();
select forbid_change('source_tellings');

create function guard_telling() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  decided timestamptz := (select recorded_at from public.decision_moves where decision_id = new.decision_id and kind = 'decided');
  contact public.contacts;
begin
  perform public.refuse_other_sight();
  select * into contact from public.contacts where id = new.contact_id;
  perform public.refuse(sentence) from (values
    (1, decided is null, 'Customers are told once it is decided.'),
    (2, contact.customer_id is distinct from new.customer_id, 'That conversation was with another customer.'),
    (3, contact.direction <> 'out' or contact.withdrawn_at is not null, 'A customer is told by us: in a contact of ours with them.'),
    (4, contact.happened_at < date_trunc('minute', decided), 'That was before the decision was made: it cannot have told them what came of it.'),
    (5, contact.logged_by <> new.told_by, 'Who told them is whoever logged the conversation.'),
    (6, not exists (select from public.decision_sources d join public.customers m on m.survivor_id = d.customer_id
                    where d.decision_id = new.decision_id and m.id = new.customer_id), 'Nothing this customer said fed the decision.')
  ) as reasons (place, applies, sentence) where applies order by place limit 1;
  return new;
end $$;
comment on function guard_telling() is
  'Principle 1: nobody is ticked as told without a conversation of ours with them, after the decision, by whoever had it.';
create trigger zz_guard before insert on source_tellings for each row execute function guard_telling();

-- Taking an erased customer out of the words of decisions ---------------------------------------------------------------

create trigger ab_lock before insert on redactions for each row execute function lock_decision_of_fact();
create trigger stamp before insert on redactions for each row execute function stamp_recorded_at();
select forbid_change('redactions');

create function redacting() returns boolean
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select exists (select from public.erasures where erased_in = pg_current_xact_id()::text and finished_at is null) $$;
comment on function redacting() is 'Whether an erasure is at work in this transaction: only it changes words.';

create function refuse_change_but_redaction() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'UPDATE' and public.redacting() then
    return new;
  end if;
  raise exception '% is append-only: what was recorded stays (% refused).', tg_table_name, lower(tg_op) using errcode = 'check_violation';
end $$;
comment on function refuse_change_but_redaction() is 'Principle 1: a recorded fact is neither edited nor deleted; an erasure takes a customer out of its words.';

create function forbid_change_but_redaction(table_name text) returns void
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  execute format('create trigger aa_no_change before update or delete on public.%I
                  for each row execute function public.refuse_change_but_redaction()', table_name);
  execute format('create trigger aa_no_truncate before truncate on public.%I
                  for each statement execute function public.refuse_change()', table_name);
end $$;
comment on function forbid_change_but_redaction(text) is 'Used by migrations for append-only tables that hold words outside the texts.';
revoke all on function forbid_change_but_redaction(text) from public;

create or replace function keep_text() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'UPDATE' and new.id = old.id and new.hash = old.hash then
    if new.body is null and new.salt is null and old.erased_at is null and new.erased_at is not null
       and (new.redacted_at, new.redacted_hash) is not distinct from (old.redacted_at, old.redacted_hash) then
      return new;
    elsif old.body is not null and new.erased_at is null and new.redacted_at is not null
       and new.redacted_hash = public.text_hash(new.salt, new.body) and public.redacting() then
      return new;
    end if;
  end if;
  raise exception 'texts is append-only: words can only be erased as a whole (% refused).', lower(tg_op)
    using errcode = 'check_violation';
end $$;
comment on function keep_text() is
  'Principle 1: words stay as said, leave a tombstone, or an erasure takes a customer out of them; the hash stays either way.';

create or replace function guard_draft() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'UPDATE' and public.redacting() then
    return new;
  end if;
  perform public.lock_decision(new.decision_id);
  if tg_op = 'UPDATE' and (new.decision_id, new.saved_at) is distinct from (old.decision_id, old.saved_at) then
    perform public.refuse('A draft stays with its decision, and the server says when it was saved.');
  end if;
  if public.decision_state(new.decision_id) not in ('draft', 'proposed') then
    perform public.refuse('What has been decided stands as it is. Replace it by a new decision.');
  end if;
  if tg_op = 'UPDATE' and new.revision is distinct from old.revision + 1 then
    perform public.refuse('Somebody else saved this draft meanwhile.');
  end if;
  new.saved_at := case tg_op when 'INSERT' then public.stamp(new.saved_at) else public.stamp(null) end;
  return new;
end $$;

create function redact_words(said text, handles text[], names text[], quotes text[]) returns text
  language plpgsql immutable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  one text;
  digits text;
begin
  foreach one in array quotes loop
    said := replace(said, one, '[…]');
  end loop;
  for one in select h from unnest(handles) h order by length(h) desc loop
    digits := right(regexp_replace(one, '[^0-9]', '', 'g'), 9);
    if one !~ '[[:alpha:]]' and length(digits) >= 7 then
      said := regexp_replace(said, '(\+?[0-9][0-9() .-]{0,5})?' || array_to_string(regexp_split_to_array(digits, ''), '[ ().-]*') || '(?![0-9])',
                             '[…]', 'g');
    else
      said := regexp_replace(said, '(?<![[:alnum:]])'
        || regexp_replace(regexp_replace(one, '([\\.*+?^${}()|\[\]])', '\\\1', 'g'), '\s+', '\\s+', 'g') || '(?![[:alnum:]])', '[…]', 'gi');
    end if;
  end loop;
  foreach one in array names loop
    said := regexp_replace(said, '(?<![[:alnum:]])' || one || '(?![[:alnum:]])', '[…]', 'g');
  end loop;
  return said;
end $$;
comment on function redact_words(text, text[], text[], text[]) is
  'Words without a customer: quotes as they stand, names and numbers in full in any writing, parts of a name as they are written.';

create function redact_json(given jsonb, handles text[], names text[], quotes text[]) returns jsonb
  language plpgsql immutable
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  return case jsonb_typeof(given)
    when 'string' then to_jsonb(public.redact_words(given #>> '{}', handles, names, quotes))
    when 'object' then (select coalesce(jsonb_object_agg(key, public.redact_json(value, handles, names, quotes)), '{}') from jsonb_each(given))
    when 'array' then (select coalesce(jsonb_agg(public.redact_json(value, handles, names, quotes) order by place), '[]')
                       from jsonb_array_elements(given) with ordinality as listed(value, place))
    else given
  end;
end $$;
comment on function redact_json(jsonb, text[], text[], text[]) is 'The same for every text within JSON; names of fields stay.';

create function redact_body(said text, handles text[], names text[], quotes text[]) returns text
  language plpgsql immutable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  parsed jsonb;
  redacted jsonb;
begin
  if said !~ '^\s*\{' then
    return public.redact_words(said, handles, names, quotes);
  end if;
  begin
    parsed := said::jsonb;
  exception when others then
    return public.redact_words(said, handles, names, quotes);
  end;
  redacted := public.redact_json(parsed, handles, names, quotes);
  return case when redacted = parsed then said else redacted::text end;
end $$;
comment on function redact_body(text, text[], text[], text[]) is 'The same for the body of a text, which may be JSON; unchanged where nothing is taken out.';

create function decisions_quoting(members uuid[]) returns uuid[]
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select coalesce(array_agg(distinct decision_id), '{}') from (
    select e.decision_id from public.statement_evidence e cross join lateral public.evidence_source(e.kind, e.ref_id) o
     where e.ref_id is not null and o.customer_id = any (members)
    union all
    select f.decision_id from public.feedback_decisions f join public.contacts c on c.id = f.contact_id where c.customer_id = any (members)
  ) as quoting $$;
comment on function decisions_quoting(uuid[]) is 'Decisions that rest on what a customer said, in any version of their statement.';

create function quotes_of(members uuid[], until timestamptz) returns text[]
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  with quoted as (
    select e.ref_id, x.body, case when e.after_decision then e.recorded_at else s.recorded_at end as since
      from public.statement_evidence e cross join lateral public.evidence_source(e.kind, e.ref_id) o
      join public.statements s on s.id = e.statement_id
      join public.texts x on x.id = e.words_id where e.ref_id is not null and o.customer_id = any (members)
  ), said as (
    select btrim(body, E' \n\t“”"''‘’') as words, since from quoted
    union select btrim(c.words), c.recorded_at from public.contacts c where c.id in (select ref_id from quoted)
    union select btrim(c.words), c.recorded_at from public.feedback_decisions f join public.contacts c on c.id = f.contact_id
      where c.customer_id = any (members)
    union select btrim(i.words), i.recorded_at from public.issues i where i.id in (select ref_id from quoted)
    union select btrim(x.body), p.recorded_at from public.promises p join public.texts x on x.id = p.said_id where p.id in (select ref_id from quoted)
  )
  select coalesce(array_agg(distinct words), '{}') from said where length(words) >= 12 and (until is null or since <= until) $$;
comment on function quotes_of(uuid[], timestamptz) is
  'What a customer said that decisions quote, as it may stand elsewhere in them word for word. What was recorded after words were '
  'sealed is not quoted in them: nobody cuts a sentence out of a decision by having a customer say it later.';

create function handles_to_redact(members uuid[], is_quoting boolean, until timestamptz) returns text[]
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select coalesce(array_agg(distinct said), '{}') from (
    select lower(btrim(name)) as said, recorded_at from public.customers where id = any (members)
    union all select lower(btrim(called)), recorded_at from public.customers where id = any (members)
    union all select lower(btrim(handle)), recorded_at from public.identities where customer_id = any (members)
    union all select lower(btrim(normal)), recorded_at from public.identities where customer_id = any (members)
  ) as known
  where char_length(said) >= 4 and case
    when said ~ '[[:alpha:]]' and (said ~ '\s' or public.is_unspaced(said)) then until is null or recorded_at <= until
    when said ~ '[[:alpha:]]' then said ~ '[0-9@]'
    else is_quoting or length(regexp_replace(said, '[^0-9]', '', 'g')) >= 7 end $$;
comment on function handles_to_redact(uuid[], boolean, timestamptz) is
  'By what a customer is taken out of words that are not theirs: names in full, numbers, addresses. One word alone, as Will or '
  'Grace, and a short number are words and figures like others where the customer is not quoted; a name that was recorded after '
  'words were sealed is not meant by them.';

create function patterns_to_redact(members uuid[]) returns text[]
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select coalesce(array_agg('%' || replace(replace(replace(handle, '\', '\\'), '%', '\%'), '_', '\_') || '%'), '{}')
  from unnest(public.handles_to_redact(members, false, null)) as handle $$;
comment on function patterns_to_redact(uuid[]) is 'The same for LIKE: where a customer may stand in words that do not quote them.';

create function names_to_redact(members uuid[], until timestamptz) returns text[]
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select coalesce(array_agg(distinct part), '{}') from public.customers c
    cross join lateral regexp_split_to_table(concat_ws(' ', c.name, c.called), '[^[:alpha:]]+') as part
  where c.id = any (members) and c.kind = 'person' and (until is null or c.recorded_at <= until)
    and length(part) >= 3 and lower(part) not in ('mrs', 'miss', 'the', 'and', 'for') $$;
comment on function names_to_redact(uuid[], timestamptz) is
  'The parts of a name. A surname alone is taken out only where the customer is quoted: elsewhere Young and Price are words like others.';

create function redact_decisions(erasure uuid, members uuid[]) returns integer
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  patterns text[] := public.patterns_to_redact(members);
  quoting uuid[] := public.decisions_quoting(members);
  is_quoting boolean;
  place record;
  found record;
  said text;
  fresh_salt bytea;
  gone text[] := '{}';
  touched integer := 0;
begin
  for place in
    select c.table_name, c.name, coalesce(p.key, 't.id::text') as key, has.decision,
      case when c.holds = 'words' then p.mine else 'false' end as mine
    from public.personal_columns c left join public.personal_tables p on p.name = c.table_name
    cross join lateral (select exists (select from pg_catalog.pg_attribute a where a.attrelid = format('public.%I', c.table_name)::regclass
      and a.attname = 'decision_id' and not a.attisdropped) as decision) as has
    where c.name like '%\_id' and (c.holds = 'staff' or c.table_name = 'statement_evidence')
      and (has.decision or c.table_name in ('research_notes', 'exposures')) order by 1, 2
  loop
    for found in execute format(
      'select x.id, x.body, %1$s as decision_id, %2$s as key, t.recorded_at as at from public.%3$I t join public.texts x on x.id = t.%4$I
       where x.body is not null and (x.body ilike any ($1) or %1$s = any ($2)) and not (%5$s)',
      case when place.decision then 't.decision_id' else 'null::uuid' end, place.key, place.table_name, place.name,
      replace(place.mine, '$1', '$3')) using patterns, quoting, members
    loop
      is_quoting := coalesce(found.decision_id = any (quoting), false);
      said := public.redact_body(found.body, public.handles_to_redact(members, is_quoting, found.at),
        case when is_quoting then public.names_to_redact(members, found.at) else '{}' end,
        case when is_quoting then public.quotes_of(members, found.at) else '{}' end);
      continue when said = found.body;
      fresh_salt := decode(replace(gen_random_uuid()::text, '-', ''), 'hex');
      update public.texts x set body = said, salt = fresh_salt, redacted_at = public.standpoint_now(),
        redacted_hash = public.text_hash(fresh_salt, said) where x.id = found.id;
      insert into public.redactions (id, decision_id, text_id, said_hash, erasure_id)
        values (gen_random_uuid(), found.decision_id, found.id, public.text_hash(fresh_salt, said), erasure);
      gone := gone || (place.table_name || ' ' || found.key);
      touched := touched + 1;
    end loop;
  end loop;
  for place in
    select c.table_name, c.name, c.table_name = 'decision_drafts' as is_draft
    from public.personal_columns c
    join pg_catalog.pg_attribute a on a.attrelid = format('public.%I', c.table_name)::regclass and a.attname = c.name and a.atttypid = 'jsonb'::regtype
    where c.holds = 'staff' and c.is_free and exists (select from pg_catalog.pg_attribute d
      where d.attrelid = a.attrelid and d.attname = 'decision_id' and not d.attisdropped)
  loop
    for found in execute format(
      'update public.%1$I t set %2$I = public.redact_json(t.%2$I, case when t.decision_id = any ($2) then $6 else $3 end,
           case when t.decision_id = any ($2) then $4 else ''{}'' end, case when t.decision_id = any ($2) then $5 else ''{}'' end) %3$s
       where (t.%2$I::text ilike any ($1) or t.decision_id = any ($2))
         and t.%2$I is distinct from public.redact_json(t.%2$I, case when t.decision_id = any ($2) then $6 else $3 end,
           case when t.decision_id = any ($2) then $4 else ''{}'' end, case when t.decision_id = any ($2) then $5 else ''{}'' end)
       returning t.decision_id::text as key',
      -- Whoever has it open would bring the words back: to them somebody else saved it meanwhile.
      place.table_name, place.name, case when place.is_draft then ', revision = t.revision + 1' else '' end)
      using patterns, quoting, public.handles_to_redact(members, false, null), public.names_to_redact(members, null), public.quotes_of(members, null),
        public.handles_to_redact(members, true, null)
    loop
      gone := gone || (place.table_name || ' ' || found.key);
      touched := touched + 1;
    end loop;
  end loop;
  update public.erasures e set mentions = (
    select coalesce(jsonb_agg(m), '[]') from jsonb_array_elements(e.mentions) m where m ->> 'table' || ' ' || (m ->> 'id') <> all (gone))
    where e.id = erasure and e.mentions is not null and cardinality(gone) > 0;
  return touched;
end $$;
comment on function redact_decisions(uuid, uuid[]) is
  'A6, erasure conflict: a customer is taken out of the words of decisions, of drafts, research and time on the floor, wherever '
  'their names, numbers or quotes stand; what stands there since is sealed beside the hash of what was said.';
revoke all on function redacting(), redact_words(text, text[], text[], text[]), redact_json(jsonb, text[], text[], text[]),
  redact_body(text, text[], text[], text[]), decisions_quoting(uuid[]), quotes_of(uuid[], timestamptz),
  handles_to_redact(uuid[], boolean, timestamptz), names_to_redact(uuid[], timestamptz),
  patterns_to_redact(uuid[]), redact_decisions(uuid, uuid[]) from public;
-- Triggers that run with the writer's rights ask it.
grant execute on function redacting() to public;

create function forget_documents_naming(members uuid[]) returns integer
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  touched integer;
begin
  with naming as (
    -- Bytes as letters, whatever their encoding: both sides alike.
    select b.document_id from public.document_bodies b join public.documents d on d.id = b.document_id
     where d.customer_id = any (members) or (d.media_type in ('text/plain', 'text/csv') and exists (
       select from unnest(public.handles_to_redact(members, false, d.recorded_at)) h
        where position(lower(convert_from(convert_to(h, 'UTF8'), 'LATIN1')) in lower(convert_from(b.body, 'LATIN1'))) > 0))
  ), gone as (delete from public.document_bodies where document_id in (select document_id from naming) returning document_id)
  update public.documents set forgotten_at = public.standpoint_now(), forgotten_for = 'erasure'
   where id in (select document_id from gone);
  get diagnostics touched = row_count;
  return touched;
end $$;
comment on function forget_documents_naming(uuid[]) is
  'Ruling 30: a document of an erased customer, or one of text in which they stand, goes as a whole, as a file that was imported does. What stands '
  'in pictures, PDF and office files only people see: an operator empties them.';
revoke all on function forget_documents_naming(uuid[]) from public;

create function hold_decisions_naming(members uuid[]) returns void
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  quoting uuid[] := public.decisions_quoting(members);
  patterns text[] := public.patterns_to_redact(members);
  which uuid;
begin
  for which in
    select d.id from public.decisions d where d.id = any (quoting) or d.id in (
      select f.decision_id from public.decision_facts f join public.texts x on x.id = f.text_id where x.body ilike any (patterns))
    order by d.number desc
  loop
    perform public.lock_decision(which);
  end loop;
end $$;
comment on function hold_decisions_naming(uuid[]) is
  'Whoever writes a decision holds it, and then the customers it quotes; an erasure takes both in that order too, a successor before '
  'what it replaces as deciding does, so that neither ends the other.';
revoke all on function hold_decisions_naming(uuid[]) from public;

create or replace function erase_customer(erasure uuid) returns jsonb
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
  perform public.hold_decisions_naming(public.personal_members(request.customer_id));
  members := public.hold_members(request.customer_id);
  update public.erasures set erased_in = pg_current_xact_id()::text where id = erasure;
  -- Others' words first, while names, numbers and quotes are still known.
  touched := public.redact_decisions(erasure, members);
  if touched > 0 then
    counts := jsonb_build_object('redactions', touched);
  end if;
  touched := public.forget_documents_naming(members);
  if touched > 0 then
    counts := counts || jsonb_build_object('document_bodies', touched);
  end if;
  -- Words next, while the handles by which a file's own words are recognised are still known.
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

create or replace function verify_decision(which uuid)
  returns table (decision_id uuid, sequence integer, subject text, subject_id uuid, problem text)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  with entries as (
    select e, e.sequence, e.subject, e.subject_id, e.content_hash, e.previous_hash, e.hash,
      decision_fact_hash(e.subject, e.subject_id) as content_now,
      lag(e.hash, 1, sha256('')) over by_sequence as hash_before,
      lag(e.sequence, 1, 0) over by_sequence as sequence_before
    from decision_events e where e.decision_id = which window by_sequence as (order by e.sequence)
  )
  select which, n.sequence, n.subject, n.subject_id, found.problem
  from entries n cross join lateral (values
    (n.sequence <> n.sequence_before + 1, 'an entry before this one is missing'),
    (n.sequence = n.sequence_before + 1 and n.previous_hash is distinct from n.hash_before, 'does not follow from the entry before it'),
    (n.hash is distinct from decision_entry_hash(n.e), 'the entry was changed'),
    (n.content_now is null, 'the record is missing'),
    (n.content_now is not null and n.content_now is distinct from n.content_hash, 'the record was changed')
  ) as found(is_so, problem) where found.is_so
  union all
  select which, null, f.subject, f.subject_id, 'the record has no entry'
  from decision_facts f
  where f.decision_id = which and not exists (
    select from decision_events e where e.decision_id = which and e.subject = f.subject and e.subject_id = f.subject_id)
  union all
  select which, null, f.subject, f.subject_id, case when t.id is null then 'the words are missing' else 'the words were changed' end
  from decision_facts f left join texts t on t.id = f.text_id
  where f.decision_id = which and f.text_id is not null
    and (t.hash is distinct from f.text_hash
      or (t.body is not null and coalesce(t.redacted_hash, t.hash) is distinct from text_hash(t.salt, t.body))
      or t.redacted_hash is distinct from (select r.said_hash from redactions r where r.text_id = t.id order by r.recorded_at desc, r.id desc limit 1))
  $$;
