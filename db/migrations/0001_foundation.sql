-- The clock, the stamps, the seals and the texts that every other table relies on.

create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists fuzzystrmatch;

create function standpoint_now() returns timestamptz
  language sql volatile parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select date_trunc('milliseconds', clock_timestamp() + interval '999 microseconds') $$;
comment on function standpoint_now() is
  'Principle 2: the database''s clock rules, in milliseconds, rounded up so that nothing late passes as in time.';

create function stamp(given timestamptz) returns timestamptz
  language plpgsql volatile
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if given is not null then
    raise exception 'This time is stamped by the server and cannot be given.' using errcode = 'check_violation';
  end if;
  return public.standpoint_now();
end $$;
comment on function stamp(timestamptz) is
  'Principle 1: a recorded time is the server''s. History is loaded by the owner''s login, which replaces this function meanwhile.';

create function keep_given_times() returns void
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $fn$
begin
  create or replace function public.stamp(given timestamptz) returns timestamptz
    language sql volatile
    set search_path = pg_catalog, public, pg_temp
    as $$ select coalesce(given, public.standpoint_now()) $$;
end $fn$;
comment on function keep_given_times() is
  'For loading history in one transaction by the owner''s login, which alone may replace a function it owns.';

create function refuse_given_times() returns void
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $fn$
begin
  create or replace function public.stamp(given timestamptz) returns timestamptz
    language plpgsql volatile
    set search_path = pg_catalog, public, pg_temp
    as $$
    begin
      if given is not null then
        raise exception 'This time is stamped by the server and cannot be given.' using errcode = 'check_violation';
      end if;
      return public.standpoint_now();
    end $$;
end $fn$;
comment on function refuse_given_times() is 'Ends the loading of history: from here on every recorded time is the server''s.';

revoke all on function keep_given_times() from public;
revoke all on function refuse_given_times() from public;

create function stamp_recorded_at() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  new.recorded_at := public.stamp(new.recorded_at);
  return new;
end $$;
comment on function stamp_recorded_at() is 'Principle 2: every fact carries the server''s date.';

create function refuse_change() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  raise exception '% is append-only: what was recorded stays (% refused).', tg_table_name, lower(tg_op)
    using errcode = 'check_violation';
end $$;
comment on function refuse_change() is 'Principle 1: a recorded fact is neither edited nor deleted.';

create function forbid_change(table_name text) returns void
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  execute format('create trigger aa_no_change before update or delete on public.%I
                  for each row execute function public.refuse_change()', table_name);
  execute format('create trigger aa_no_truncate before truncate on public.%I
                  for each statement execute function public.refuse_change()', table_name);
end $$;
comment on function forbid_change(text) is 'Used by migrations to make a table append-only.';
revoke all on function forbid_change(text) from public;

create function forbid_delete(table_name text) returns void
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  execute format('create trigger aa_no_delete before delete on public.%I
                  for each row execute function public.refuse_change()', table_name);
  execute format('create trigger aa_no_truncate before truncate on public.%I
                  for each statement execute function public.refuse_change()', table_name);
end $$;
comment on function forbid_delete(text) is 'Used by migrations for tables whose rows may be corrected but never removed.';
revoke all on function forbid_delete(text) from public;

create function refuse(sentence text) returns void
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  raise exception '%', sentence using errcode = 'check_violation';
end $$;
comment on function refuse(text) is 'Principle 1: a refusal is a sentence that says what is missing.';

create function said_length(words text) returns integer
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select char_length(btrim(regexp_replace(words,
    '[\s\u0001-\u001F\u007F-\u00A0\u00AD\u034F\u115F\u1160\u1680\u180E\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0]+', ' ', 'g'))) $$;
comment on function said_length(text) is
  'How many characters words say: what cannot be seen counts as one space between words. Agrees with saidLength in the domain.';

-- Texts (ruling 24) ----------------------------------------------------------------------------------------------

create function text_hash(salt bytea, body text) returns bytea
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select sha256(salt || convert_to(body, 'UTF8')) $$;
comment on function text_hash(bytea, text) is 'The salted hash by which a record vouches for its words.';

create function seal_new_text() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if new.body is null or new.erased_at is not null then
    raise exception 'A text is written with its words.' using errcode = 'check_violation';
  end if;
  if new.salt is not null or new.hash is not null then
    raise exception 'Salt and hash of a text are the server''s.' using errcode = 'check_violation';
  end if;
  new.salt := decode(replace(gen_random_uuid()::text, '-', ''), 'hex');
  new.hash := public.text_hash(new.salt, new.body);
  return new;
end $$;
comment on function seal_new_text() is 'Principle 1: the server salts and hashes the words, nobody types a hash.';
create trigger seal_new_text before insert on texts for each row execute function seal_new_text();

create function keep_text() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'UPDATE' and new.id = old.id and new.hash = old.hash
     and new.body is null and new.salt is null and old.erased_at is null and new.erased_at is not null then
    return new;
  end if;
  raise exception 'texts is append-only: words can only be erased as a whole (% refused).', lower(tg_op)
    using errcode = 'check_violation';
end $$;
comment on function keep_text() is 'Principle 1: words stay as said, or leave a tombstone; the hash stays either way.';
create trigger keep_text before update or delete on texts for each row execute function keep_text();
create trigger aa_no_truncate before truncate on texts for each statement execute function refuse_change();

create function seal_text() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  row_now jsonb := to_jsonb(new);
  wanted text := tg_argv[0];
  found_hash bytea;
begin
  if row_now ->> (wanted || '_id') is null then
    return new;
  end if;
  select hash into found_hash from public.texts where id = (row_now ->> (wanted || '_id'))::uuid;
  return jsonb_populate_record(new, jsonb_build_object(wanted || '_hash', '\x' || encode(found_hash, 'hex')));
end $$;
comment on function seal_text() is
  'Principle 1: copies the salted hash of the text named by <argument>_id into <argument>_hash of the record.';

create function erase_text(text_id uuid) returns void
  language sql
  set search_path = pg_catalog, public, pg_temp
  as $$ update public.texts set body = null, salt = null, erased_at = public.standpoint_now()
        where id = text_id and erased_at is null $$;
comment on function erase_text(uuid) is 'Ruling 24: empties body and salt and leaves a tombstone; run by the owner''s login only.';
revoke all on function erase_text(uuid) from public;

-- Events ---------------------------------------------------------------------------------------------------------

create trigger stamp before insert on events for each row execute function stamp_recorded_at();
create trigger seal_details before insert on events for each row execute function seal_text('details');
select forbid_change('events');

-- People and appointments ----------------------------------------------------------------------------------------

create trigger stamp before insert on people for each row execute function stamp_recorded_at();
select forbid_delete('people');
select forbid_delete('departments');
select forbid_delete('teams');
select forbid_delete('organisation');

create trigger stamp before insert on appointments for each row execute function stamp_recorded_at();
select forbid_delete('appointments');

create function guard_appointment() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  organisation_day date;
begin
  select (new.recorded_at at time zone zone)::date into organisation_day from public.organisation;
  if tg_op = 'INSERT' then
    if new.from_on < coalesce(organisation_day, new.recorded_at::date) then
      raise exception 'An appointment cannot begin in the past.' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (new.id, new.person_id, new.kind, new.department_id, new.from_on, new.appointed_by, new.recorded_at)
     is distinct from (old.id, old.person_id, old.kind, old.department_id, old.from_on, old.appointed_by, old.recorded_at) then
    raise exception 'An appointment stands as it was made; it can only be ended.' using errcode = 'check_violation';
  end if;
  if old.until_on is not null and new.until_on is distinct from old.until_on then
    raise exception 'The end of an appointment stands once it is set.' using errcode = 'check_violation';
  end if;
  if new.until_on is not null and new.until_on < (public.standpoint_now() at time zone coalesce((select zone from public.organisation), 'UTC'))::date then
    raise exception 'An appointment cannot be ended in the past.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function guard_appointment() is 'Ruling 16: appointments are dated facts, neither back-dated nor rewritten.';
create trigger zz_guard before insert or update on appointments for each row execute function guard_appointment();

create trigger stamp before insert on lapse_thresholds for each row execute function stamp_recorded_at();
select forbid_change('lapse_thresholds');
