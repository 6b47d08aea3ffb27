-- One record per customer: merges and unmerges that only the database carries out, and the search for duplicates.

-- Merging (ruling 23) ---------------------------------------------------------------------------------------------

create sequence merging_step;
comment on sequence merging_step is 'The one row of merges and unmerges: what came first is known even within a millisecond.';

create trigger stamp before insert on merges for each row execute function stamp_recorded_at();
create trigger stamp before insert on unmerges for each row execute function stamp_recorded_at();
create trigger stamp before insert on duplicate_dismissals for each row execute function stamp_recorded_at();
create trigger stamp before insert on duplicate_scans for each row execute function stamp_recorded_at();
create trigger seal_reason before insert on merges for each row execute function seal_text('reason');
create trigger seal_reason before insert on unmerges for each row execute function seal_text('reason');
select forbid_change('merges');
select forbid_change('unmerges');
select forbid_change('duplicate_dismissals');

create function stamp_found_at() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  new.found_at := public.standpoint_now();
  return new;
end $$;
comment on function stamp_found_at() is 'Principle 2: when a pair was found is the server''s time.';
create trigger stamp before insert or update on duplicates for each row execute function stamp_found_at();

create view live_merges as
  select m.* from merges m where not exists (select from unmerges u where u.merge_id = m.id);
comment on view live_merges is
  'The merges that hold: an edge each from a merged record to the one it was merged into; the roots are the survivors.';

create function merge_columns(field text) returns text[]
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select case field
      when 'stated_since' then array['stated_since_on', 'stated_since_source']
      when 'died' then array['died_on', 'died_recorded_by', 'died_recorded_at']
      when 'vulnerable' then array['vulnerable_note', 'vulnerable_by', 'vulnerable_at']
      when 'name' then array['name'] when 'called' then array['called'] when 'place' then array['place']
      when 'country' then array['country'] when 'zone' then array['zone']
    end
  $$;
comment on function merge_columns(text) is
  'The columns of customers that one field of a merge stands for: they go together and come back together.';

create function merge_fields() returns text[]
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select array['name', 'called', 'place', 'country', 'zone', 'stated_since', 'died', 'vulnerable'] $$;
comment on function merge_fields() is 'Everything of a record that a merge can change.';

create function pick_columns(said jsonb, columns text[]) returns jsonb
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select jsonb_object_agg(name, said -> name) from unnest(columns) as name $$;
comment on function pick_columns(jsonb, text[]) is 'These columns of a record and no others.';

create function merged_flags(survivor customers, merged customers) returns jsonb
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  flags jsonb := '{}';
  carried jsonb := to_jsonb(merged);
begin
  if merged.died_recorded_at is not null and survivor.died_recorded_at is null then
    flags := flags || jsonb_build_object('died_on', carried -> 'died_on',
      'died_recorded_by', carried -> 'died_recorded_by', 'died_recorded_at', carried -> 'died_recorded_at');
  elsif merged.died_on is not null and survivor.died_on is null then
    flags := flags || jsonb_build_object('died_on', carried -> 'died_on');
  end if;
  if merged.vulnerable_note is not null and survivor.vulnerable_note is null then
    flags := flags || jsonb_build_object('vulnerable_note', carried -> 'vulnerable_note',
      'vulnerable_by', carried -> 'vulnerable_by', 'vulnerable_at', carried -> 'vulnerable_at');
  elsif merged.vulnerable_note is not null and strpos(survivor.vulnerable_note, merged.vulnerable_note) = 0 then
    flags := flags || jsonb_build_object('vulnerable_note', survivor.vulnerable_note || e'\n' || merged.vulnerable_note);
  end if;
  return flags;
end $$;
comment on function merged_flags(customers, customers) is
  'Principle 5: that somebody has died or is vulnerable is never lost by a merge, nor who said so and when.';

create function write_fields(fields jsonb) returns uuid
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  text_id uuid := gen_random_uuid();
begin
  insert into public.texts (id, body) values (text_id, fields::text);
  return text_id;
end $$;
comment on function write_fields(jsonb) is 'Ruling 24: what stood on a record before is personal text and can be erased.';
revoke all on function write_fields(jsonb) from public;

create function set_customer_columns(wanted uuid, columns jsonb) returns void
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  assignments text;
begin
  select string_agg(format('%1$I = r.%1$I', key), ', ') into assignments from jsonb_object_keys(columns) as key;
  if assignments is not null then
    execute format('update public.customers c set %s
      from public.customers kept, jsonb_populate_record(kept, $2) as r where c.id = $1 and kept.id = $1', assignments)
      using wanted, columns;
  end if;
end $$;
comment on function set_customer_columns(uuid, jsonb) is 'Sets these columns of one customer, and no other, from their JSON.';
revoke all on function set_customer_columns(uuid, jsonb) from public;

create function prepare_merge() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  survivor public.customers;
  merged public.customers;
  after jsonb;
  before jsonb;
begin
  -- One change of survivors at a time for either record: always in the order of their ids, so that two never wait crosswise.
  perform 1 from public.customers where id in (new.merged_id, new.survivor_id) order by id for no key update;
  select * into survivor from public.customers where id = new.survivor_id;
  select * into merged from public.customers where id = new.merged_id;
  perform public.refuse(said) from (select said from (values
    (1, survivor.id is null or merged.id is null, 'There is no such customer.'),
    (2, new.merged_id = new.survivor_id, 'That is one record already.'),
    (3, merged.survivor_id <> merged.id or survivor.survivor_id <> survivor.id,
        'One of the two was merged by somebody else meanwhile. Look at both again.'),
    (4, merged.withdrawn_at is not null or survivor.withdrawn_at is not null, 'What an undone import made is not merged.'),
    (5, merged.erased_at is not null or survivor.erased_at is not null, 'An erased customer is not merged.'),
    -- Who is erased was looked through when it was asked for: nobody is slipped in, or out, afterwards.
    (5, exists (select from public.erasures where customer_id in (new.merged_id, new.survivor_id) and finished_at is null),
        'The erasure of one of the two has been asked for. Wait for it.'),
    (6, merged.kind <> survivor.kind,
        'A person and an organisation stay two records. Let the person speak for the organisation.'),
    (7, exists (select from unnest(new.taken) as field where field not in ('name', 'called', 'place', 'country', 'zone', 'stated_since')),
        'Only the fields of the record are chosen in a merge.')
  ) as reasons (place, applies, said) where applies order by place limit 1) as first_reason;
  select coalesce(jsonb_object_agg(name, to_jsonb(merged) -> name), '{}') into after
    from unnest(new.taken) as field, unnest(public.merge_columns(field)) as name;
  after := after || public.merged_flags(survivor, merged);
  -- A field is kept with all its columns when any of them changes: they come back together.
  select coalesce(jsonb_object_agg(name, present -> name), '{}'), coalesce(jsonb_object_agg(name, (present || after) -> name), '{}')
    into before, after
    from (select to_jsonb(survivor) as present) p, unnest(public.merge_fields()) as field, unnest(public.merge_columns(field)) as name
   where public.pick_columns(present, public.merge_columns(field)) <> public.pick_columns(present || after, public.merge_columns(field));
  new.step := nextval('public.merging_step');
  new.fields_id := public.write_fields(jsonb_build_object('before', before, 'after', after));
  select hash into new.fields_hash from public.texts where id = new.fields_id;
  return new;
end $$;
comment on function prepare_merge() is
  'Principle 1: what a merge changes and what stood before is found and sealed by the database, whoever asks.';
create trigger zz_prepare before insert on merges for each row execute function prepare_merge();

create function carry_out_merge() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  update public.customers set survivor_id = new.survivor_id where survivor_id = new.merged_id and id <> new.merged_id;
  update public.customers set survivor_id = new.survivor_id where id = new.merged_id;
  perform public.set_customer_columns(new.survivor_id, (select body::jsonb -> 'after' from public.texts where id = new.fields_id));
  return null;
end $$;
comment on function carry_out_merge() is
  'Ruling 23: no fact moves; the merged record and all that was merged into it are read through the survivor from now on.';
create trigger carry_out after insert on merges for each row execute function carry_out_merge();

create function merge_was_before(wanted uuid) returns jsonb
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  asked public.merges;
  before jsonb;
  columns text[];
  earlier record;
begin
  select * into asked from public.merges where id = wanted;
  select body::jsonb -> 'before' into before from public.texts where id = asked.fields_id;
  for columns in select public.merge_columns(field) from unnest(public.merge_fields()) as field
                  where before ? (public.merge_columns(field))[1] loop
    -- What the survivor said then may itself have come by an earlier merge that has been undone since: look through it.
    select m.id, t.body::jsonb -> 'after' as after, u.id is not null as is_undone into earlier
      from public.merges m
      join public.texts t on t.id = m.fields_id and t.body::jsonb -> 'after' ? columns[1]
      left join public.unmerges u on u.merge_id = m.id
     where m.survivor_id = asked.survivor_id and m.step < asked.step and (u.step is null or u.step > asked.step)
     order by m.step desc limit 1;
    if found and earlier.is_undone and public.pick_columns(earlier.after, columns) = public.pick_columns(before, columns) then
      before := before || public.pick_columns(public.merge_was_before(earlier.id), columns);
    end if;
  end loop;
  return before;
end $$;
comment on function merge_was_before(uuid) is
  'What the survivor would say without this merge, also when an earlier one was undone in between.';

create function unmerge_fields(wanted uuid)
  returns table (field text, columns text[], now_said jsonb, said_before jsonb, goes_back boolean, built_on boolean)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    with asked as (
      select m.*, t.body::jsonb -> 'after' as after, public.merge_was_before(m.id) as before, to_jsonb(c) as present
        from public.merges m
        join public.texts t on t.id = m.fields_id
        join public.customers c on c.id = m.survivor_id
       where m.id = wanted
    )
    select f.field, c.columns, pick.present, pick.before, pick.present = pick.after and not later.exists, later.exists
      from asked a
      cross join unnest(public.merge_fields()) as f (field)
      cross join lateral (select public.merge_columns(f.field) as columns) c
      cross join lateral (
        select public.pick_columns(a.present, c.columns) as present, public.pick_columns(a.before, c.columns) as before,
               public.pick_columns(a.after, c.columns) as after) pick
      cross join lateral (
        select exists (
          select from public.live_merges l join public.texts t on t.id = l.fields_id
           where l.survivor_id = a.survivor_id and l.step > a.step and t.body::jsonb -> 'after' ? c.columns[1]) as exists) later
     where a.after ? c.columns[1]
  $$;
comment on function unmerge_fields(uuid) is
  'Field by field what an unmerge sets back. What was changed since then stays as it is; so does what a later merge built on.';

create function merged_below(wanted uuid) returns setof uuid
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    with recursive below as (
      select wanted as id
      union all
      select m.merged_id from below b join public.live_merges m on m.survivor_id = b.id
    )
    select id from below
  $$;
comment on function merged_below(uuid) is 'A record and everything that was merged into it, directly or through others.';

create function prepare_unmerge() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  asked public.merges;
  standing_for uuid;
  before jsonb;
  after jsonb;
begin
  select * into asked from public.merges where id = new.merge_id;
  perform public.refuse('There is no such merge.') where asked.id is null;
  select survivor_id into standing_for from public.customers where id = asked.merged_id;
  -- The survivor of the day too, so that merges and unmerges of its members come one after the other.
  perform 1 from public.customers where id in (asked.merged_id, asked.survivor_id, standing_for)
    order by id for no key update;
  perform public.refuse(said) from (select said from (values
    (3, standing_for <> (select survivor_id from public.customers where id = asked.merged_id),
        'Something was merged or taken apart here meanwhile. Look at it again.'),
    (1, exists (select from public.unmerges where merge_id = asked.id), 'This merge has been undone already.'),
    (2, exists (select from public.texts where id = asked.fields_id and body is null)
        or exists (select from public.customers where id in (asked.merged_id, asked.survivor_id) and erased_at is not null),
        'What was erased cannot be taken apart again.'),
    (4, exists (select from public.erasures where customer_id in (asked.merged_id, asked.survivor_id, standing_for) and finished_at is null),
        'The erasure of this customer has been asked for. Wait for it.')
  ) as reasons (place, applies, said) where applies order by place limit 1) as first_reason;
  select coalesce(jsonb_object_agg(name, f.now_said -> name), '{}'), coalesce(jsonb_object_agg(name, f.said_before -> name), '{}')
    into before, after
    from public.unmerge_fields(asked.id) f, unnest(f.columns) as name where f.goes_back;
  new.step := nextval('public.merging_step');
  new.fields_id := public.write_fields(jsonb_build_object('before', before, 'after', after));
  select hash into new.fields_hash from public.texts where id = new.fields_id;
  return new;
end $$;
comment on function prepare_unmerge() is 'Principle 1: what an unmerge sets back is found and sealed by the database.';
create trigger zz_prepare before insert on unmerges for each row execute function prepare_unmerge();

create function carry_out_unmerge() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  asked public.merges;
  taken_out uuid[];
begin
  select * into asked from public.merges where id = new.merge_id;
  select array_agg(id) into taken_out from public.merged_below(asked.merged_id) as id;
  update public.customers set survivor_id = asked.merged_id where id = asked.merged_id;
  update public.customers set survivor_id = asked.merged_id where id = any (taken_out) and id <> asked.merged_id;
  perform public.set_customer_columns(asked.survivor_id, (select body::jsonb -> 'after' from public.texts where id = new.fields_id));
  return null;
end $$;
comment on function carry_out_unmerge() is
  'Principle 5: a merge can be undone, in any order; whatever was merged into the merged record goes with it.';
create trigger carry_out after insert on unmerges for each row execute function carry_out_unmerge();

create or replace function guard_survivor() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if new.survivor_id = new.id then
    return new;
  end if;
  if tg_op = 'INSERT' then
    raise exception 'A new customer stands for itself; a merge is recorded as one.' using errcode = 'check_violation';
  end if;
  if not exists (select 1 from public.customers where id = new.survivor_id and survivor_id = id) then
    raise exception 'A customer can only be merged into one that stands for itself.' using errcode = 'check_violation';
  end if;
  if exists (select 1 from public.customers where survivor_id = new.id and id <> new.id) then
    raise exception 'Others were merged into this customer: merge them first.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function guard_survivor() is 'Ruling 23: one step from every customer to its survivor, so that facts are read with one join.';

create function guard_withdrawal() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if exists (select 1 from public.customers where survivor_id = new.id and id <> new.id) then
    raise exception 'Others were merged into this customer: undo the merge first.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function guard_withdrawal() is 'Principle 5: undoing an import takes no survivor away from what is read through it.';
create trigger zz_guard_withdrawal before update of withdrawn_at on customers for each row
  when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function guard_withdrawal();

create or replace function stamp_flags() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    if new.died_recorded_by is not null or new.died_recorded_at is not null then
      new.died_recorded_at := public.stamp(new.died_recorded_at);
    end if;
    if new.vulnerable_by is not null or new.vulnerable_at is not null then
      new.vulnerable_at := public.stamp(new.vulnerable_at);
    end if;
    return new;
  end if;
  -- Within another trigger it is a merge or unmerge that carries the dates of what was said along.
  if pg_trigger_depth() > 1 then
    return new;
  end if;
  if new.died_recorded_by is distinct from old.died_recorded_by then
    new.died_recorded_at := case when new.died_recorded_by is not null then public.stamp(null) end;
  end if;
  if new.vulnerable_by is distinct from old.vulnerable_by or new.vulnerable_note is distinct from old.vulnerable_note then
    new.vulnerable_at := case when new.vulnerable_by is not null then public.stamp(null) end;
  end if;
  return new;
end $$;
comment on function stamp_flags() is 'Principle 2: "has died" and "vulnerable" carry the server''s date and whoever said so.';

-- Duplicates ------------------------------------------------------------------------------------------------------

create function telling_words(name text) returns text[]
  language sql immutable strict parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    with words as (
      select left(word, 100) as word, min(place) as place
        from unnest(string_to_array(btrim(public.name_key(name)), ' ')) with ordinality as w (word, place)
       where word <> '' group by word
    ), telling as (
      select word, place from words
       where word <> all ('{mr,mrs,ms,miss,mx,dr,prof,sir,dame,rev,herr,frau,mme,mlle,ltd,limited,plc,llp,inc,llc,co,company,corp,gmbh,ag,bv,the,and}'::text[])
    )
    select coalesce((select array_agg(word order by place) from telling), (select array_agg(word order by place) from words), '{}')
  $$;
comment on function telling_words(text) is
  'The words of a name that say who it is, each once: no titles, no company forms. Agrees with the domain''s similar-name.';

create function near_words(one text, other text) returns boolean
  language plpgsql immutable strict parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  shorter int := least(char_length(one), char_length(other));
  slips int;
begin
  if shorter < 4 or abs(char_length(one) - char_length(other)) > 2 or one || other ~ '[0-9]' then
    return false;
  end if;
  slips := public.levenshtein_less_equal(one, other, 2);
  if slips <= (case when shorter >= 8 then 2 else 1 end) then
    return true;
  end if;
  return slips = 2 and (select string_agg(l, '' order by l collate "C") from string_to_table(one, null) l)
                     = (select string_agg(l, '' order by l collate "C") from string_to_table(other, null) l);
end $$;
comment on function near_words(text, text) is 'One slip from four letters on, two from eight on, or two neighbours swapped.';

create function words_within(few text[], many text[], out all_stand boolean, out stand_whole int)
  language plpgsql immutable strict parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  word text;
  other text;
  is_whole boolean;
  is_initial boolean;
begin
  all_stand := true;
  stand_whole := 0;
  foreach word in array few loop
    is_whole := word = any (many);
    is_initial := false;
    if not is_whole then
      foreach other in array many loop
        is_initial := is_initial or char_length(word) = 1 and starts_with(other, word)
          or char_length(other) = 1 and starts_with(word, other);
        is_whole := public.near_words(word, other);
        exit when is_whole;
      end loop;
    end if;
    all_stand := is_whole or is_initial;
    exit when not all_stand;
    stand_whole := stand_whole + (is_whole and char_length(word) > 1)::int;
  end loop;
end $$;
comment on function words_within(text[], text[]) is
  'Whether every word of one name stands in the other, at most mistyped or as an initial, and how many stand there whole.';

create function similar_words(first_words text[], other_words text[]) returns text
  language plpgsql immutable strict parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  few text[] := first_words;
  many text[] := other_words;
  is_within boolean;
  whole int;
begin
  if cardinality(first_words) = 0 or cardinality(other_words) = 0 then
    return 'different';
  end if;
  if cardinality(first_words) > cardinality(other_words) then
    few := other_words; many := first_words;
  end if;
  if cardinality(few) = cardinality(many) and few <@ many then
    return 'same';
  end if;
  select all_stand, stand_whole into is_within, whole from public.words_within(few, many);
  -- Of two names of as many words each has to stand in the other.
  if is_within and cardinality(few) = cardinality(many) then
    select all_stand, least(stand_whole, whole) into is_within, whole from public.words_within(many, few);
  end if;
  if is_within then
    return case
      when whole = 0 then 'different'
      when whole = cardinality(few) and (cardinality(few) > 1 or cardinality(many) = 1) then 'near'
      else 'part' end;
  end if;
  if cardinality(few) > 1 and char_length(first_words[1]) > 2
     and (first_words[1] = other_words[1] or public.near_words(first_words[1], other_words[1])) then
    return 'first';
  end if;
  return 'different';
end $$;
comment on function similar_words(text[], text[]) is
  'How alike two names are by their telling words; the rule in words stands in server/domain/similar-name.ts.';

create function similar_name(one text, other text) returns text
  language sql immutable strict parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select public.similar_words(public.telling_words(one), public.telling_words(other)) $$;
comment on function similar_name(text, text) is 'How alike two names are.';

create function weigh_likeness(name_like text, email boolean, phone boolean, variant boolean, birth boolean, place boolean)
  returns table (score smallint, reasons text[])
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select case when name_like = 'different' then 0 else least(100, coalesce(sum(points) filter (where holds), 0)) end::smallint,
           coalesce(array_agg(reason order by place_in_row) filter (where holds), '{}')
      from (values (1, 'same_email', 55, email), (2, 'same_phone', 50, phone), (3, 'phone_variant', 30, variant and not phone),
                   (4, 'same_birth_date', 45, birth), (5, 'same_place', 20, place), (6, 'same_name', 40, name_like = 'same'),
                   (7, 'near_name', 30, name_like = 'near'), (8, 'part_name', 25, name_like = 'part'),
                   (9, 'first_name', 0, name_like = 'first')) as r (place_in_row, reason, points, holds)
  $$;
comment on function weigh_likeness(text, boolean, boolean, boolean, boolean, boolean) is
  'Points for what two records have in common; the rule in words stands in server/domain/likeness.ts.';

create function place_key(place text) returns text
  language sql immutable strict parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select nullif(btrim(public.name_key(place)), '') $$;
comment on function place_key(text) is 'The one form by which places are compared; null when nothing is said.';

create view birth_dates as
  select c.survivor_id, make_date(d.year, d.month, d.day) as born_on
    from special_dates d
    join customers c on c.id = d.customer_id
   where d.kind = 'birthday' and d.year is not null and d.withdrawn_at is null and d.erased_at is null;
comment on view birth_dates is 'Whole days of birth under their survivors.';

create function duplicate_likeness(one uuid, other uuid)
  returns table (name_like text, score smallint, reasons text[])
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    with handles as materialized (
      select c.survivor_id as of, i.channel, i.normal, left(i.digits_reversed, 9) as ending
        from public.customers c join public.identities i on i.customer_id = c.id
       where c.survivor_id in (one, other) and i.channel in ('phone', 'email') and i.withdrawn_at is null
    ), common as (
      select public.similar_name(a.name, b.name) as name_like,
             exists (select from handles x join handles y using (channel, normal)
                      where x.of = one and y.of = other and channel = 'email') as email,
             exists (select from handles x join handles y using (channel, normal)
                      where x.of = one and y.of = other and channel = 'phone') as phone,
             exists (select from handles x join handles y using (channel, ending)
                      where x.of = one and y.of = other and channel = 'phone' and char_length(ending) = 9
                        and x.normal <> y.normal) as variant,
             exists (select from public.birth_dates x join public.birth_dates y using (born_on)
                      where x.survivor_id = one and y.survivor_id = other) as birth,
             coalesce(public.place_key(a.place) = public.place_key(b.place), false) as place
        from public.customers a join public.customers b on b.id = other and b.kind = a.kind
       where a.id = one
    )
    select c.name_like, w.score, w.reasons
      from common c
      cross join lateral public.weigh_likeness(c.name_like, c.email, c.phone, c.variant, c.birth, c.place) w
  $$;
comment on function duplicate_likeness(uuid, uuid) is
  'What two survivors of one kind have in common, under all their members, and how much that weighs.';

create view comparable_customers as
  select id, kind, name, place from customers
   where survivor_id = id and withdrawn_at is null and erased_at is null;
comment on view comparable_customers is 'Who is looked through for duplicates: survivors that have been neither withdrawn nor erased.';

-- Candidates are found in groups, each group whole in one part of the scan. A group that is too large says nothing: a
-- switchboard, a family name in a large town.
create function duplicate_candidates(looked_at text, part int, parts int) returns table (one uuid, other uuid)
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  set enable_nestloop = off
  as $$
begin
  if looked_at = 'handles' then
    return query
      with keys as materialized (
        select case i.channel when 'phone' then left(i.digits_reversed, 9) else i.normal end as key, s.kind, s.id
          from public.identities i
          join public.customers c on c.id = i.customer_id
          join public.comparable_customers s on s.id = c.survivor_id
         where i.channel in ('phone', 'email') and i.withdrawn_at is null
      ), groups as (
        select array_agg(distinct id) as members from keys
         where key is not null and mod(hashtext(key)::bigint + 2147483648, parts) = part
         group by key, kind having count(distinct id) between 2 and 8
      )
      select distinct a, b from groups, unnest(members) a, unnest(members) b where a < b;
  elsif looked_at = 'names' then
    return query
      with places as materialized (
        select place, public.place_key(place) as key from (select distinct place from public.comparable_customers) p
      ), named as materialized (
        select p.key, s.kind, s.id, public.telling_words(s.name) as words
          from places p
          join public.comparable_customers s on s.place = p.place
         where p.key is not null and mod(hashtext(p.key)::bigint + 2147483648, parts) = part
      ), groups as (
        select array_agg(n.id) as members from named n, unnest(n.words) as word
         where char_length(word) > 2
         group by n.key, n.kind, word having count(*) between 2 and 20
      ), pairs as (
        select distinct a, b from groups, unnest(members) a, unnest(members) b where a < b
      )
      select p.a, p.b from pairs p join named x on x.id = p.a join named y on y.id = p.b
       where public.similar_words(x.words, y.words) in ('same', 'near');
  else
    return query
      with words as materialized (
        select d.born_on, s.kind, word, s.id
          from public.birth_dates d
          join public.comparable_customers s on s.id = d.survivor_id
          cross join lateral unnest(public.telling_words(s.name)) as word
         where mod(hashtext(d.born_on::text)::bigint + 2147483648, parts) = part
      ), groups as (
        select array_agg(distinct id) as members from words
         group by born_on, kind, word having count(distinct id) between 2 and 20
      )
      select distinct a, b from groups, unnest(members) a, unnest(members) b where a < b;
  end if;
end $$;
comment on function duplicate_candidates(text, int, int) is
  'Pairs worth weighing: who shares a number or address, a word of the name in one place, or a day of birth. Whole tables are joined, never row by row.';

create function find_duplicates(looked_at text, part int, parts int, scan uuid) returns int
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
declare
  found_now int;
begin
  insert into public.duplicates as known (one_id, other_id, score, reasons, scan_id)
  select c.one, c.other, l.score, l.reasons, scan
    from public.duplicate_candidates(looked_at, part, parts) c
    cross join lateral public.duplicate_likeness(c.one, c.other) l
   where l.score >= 50
  on conflict (one_id, other_id) do update
    set (score, reasons, scan_id) = (excluded.score, excluded.reasons, excluded.scan_id);
  get diagnostics found_now = row_count;
  return found_now;
end $$;
comment on function find_duplicates(text, int, int, uuid) is
  'One part of a scan, whole or not at all: pairs that are likely are kept until a later scan no longer finds them.';

create view open_duplicates as
  select d.one_id, d.other_id, d.score, d.reasons, d.found_at
    from duplicates d
    join comparable_customers a on a.id = d.one_id
    join comparable_customers b on b.id = d.other_id
   where not exists (
     select from customers x
       join duplicate_dismissals s on x.id in (s.one_id, s.other_id)
       join customers y on y.id in (s.one_id, s.other_id) and y.id <> x.id
      where x.survivor_id = d.one_id and y.survivor_id = d.other_id);
comment on view open_duplicates is
  'Suggestions that still wait for somebody: both stand for themselves and nobody has said that they are two.';
