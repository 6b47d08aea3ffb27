-- What customers do for us and what we make of it: advocacy, referrals, stories, and thanks to colleagues.

-- Stamps and seals ------------------------------------------------------------------------------------------------

create trigger stamp before insert on advocacy_facts for each row execute function stamp_recorded_at();
create trigger stamp before insert on arrivals for each row execute function stamp_recorded_at();
create trigger stamp before insert on referrals for each row execute function stamp_recorded_at();
create trigger stamp before insert on stories for each row execute function stamp_recorded_at();
create trigger stamp before insert on story_versions for each row execute function stamp_recorded_at();
create trigger stamp before insert on story_publications for each row execute function stamp_recorded_at();
create trigger stamp before insert on colleague_thanks for each row execute function stamp_recorded_at();

create trigger seal_words before insert on advocacy_facts for each row execute function seal_text('words');
create trigger seal_words before insert on arrivals for each row execute function seal_text('words');
create trigger seal_words before insert on referrals for each row execute function seal_text('words');
create trigger seal_words before insert on stories for each row execute function seal_text('words');
create trigger seal_title before insert on story_versions for each row execute function seal_text('title');
create trigger seal_words before insert on story_versions for each row execute function seal_text('words');
create trigger seal_words before insert on colleague_thanks for each row execute function seal_text('words');

select forbid_change('arrivals');
select forbid_change('story_versions');
select forbid_delete('advocacy_facts');
select forbid_delete('referrals');
select forbid_delete('stories');
select forbid_delete('story_publications');
select forbid_delete('colleague_thanks');

create trigger zz_guard_learned before insert on advocacy_facts for each row execute function guard_learned();
create trigger zz_guard_learned before insert on arrivals for each row execute function guard_learned();
create trigger zz_guard_learned before insert on stories for each row execute function guard_learned();
create trigger zz_guard_withdrawn before insert or update on advocacy_facts for each row execute function guard_withdrawn();
create trigger zz_guard_withdrawn before insert or update on stories for each row execute function guard_withdrawn();
create trigger zz_guard_withdrawn before insert or update on story_publications for each row execute function guard_withdrawn();

create trigger zz_not_erased after insert on advocacy_facts referencing new table as new_rows
  for each statement execute function refuse_for_erased();
create trigger zz_not_erased after insert on arrivals referencing new table as new_rows
  for each statement execute function refuse_for_erased();
create trigger zz_not_erased after insert on stories referencing new table as new_rows
  for each statement execute function refuse_for_erased();
create trigger zz_not_erased after insert on colleague_thanks referencing new table as new_rows
  for each statement execute function refuse_for_erased();

-- Referrals -------------------------------------------------------------------------------------------------------

create view live_referrals as
  select r.id, a.survivor_id as referrer_id, b.survivor_id as referred_id, r.referred_on, r.told_by, r.recorded_at
    from referrals r
    join customers a on a.id = r.referrer_id
    left join customers b on b.id = r.referred_id
   where r.withdrawn_at is null
     and a.survivor_id is distinct from b.survivor_id
     and not exists (
       select from customers ea
         join referrals e on e.referrer_id = ea.id and e.withdrawn_at is null
         join customers eb on eb.id = e.referred_id
        where ea.survivor_id in (a.survivor_id, b.survivor_id) and eb.survivor_id in (a.survivor_id, b.survivor_id)
          and ea.survivor_id <> eb.survivor_id and (e.recorded_at, e.id) < (r.recorded_at, r.id));
comment on view live_referrals is
  'Ruling 23: the referrals that hold, between survivors. Where a merge made both sides one a referral is void until they are '
  'taken apart; of two between the same two customers, either way round, the first recorded counts.';

create function referral_outcomes(today date, days int)
  returns table (id uuid, referrer_id uuid, referred_id uuid, referred_on date, first_on date, outcome text, is_counted boolean)
  language sql stable
begin atomic
  select o.id, o.referrer_id, o.referred_id, o.referred_on, o.first_on, o.outcome,
         o.outcome <> 'not_counted' and today - o.referred_on > days
    from (
      select r.id, r.referrer_id, r.referred_id, r.referred_on, f.first_on,
             case when f.first_on < r.referred_on then 'not_counted'
                  when since.said_on < r.referred_on then 'not_counted'
                  when f.first_on - r.referred_on <= days then 'bought'
                  when f.first_on is not null then 'later'
                  when today - r.referred_on <= days then 'waiting'
                  else 'not_bought' end as outcome
        from live_referrals r
        left join standing s on s.customer_id = r.referred_id
        cross join lateral (select case when s.first_on <= today then s.first_on end as first_on) f
        left join lateral (
          select min(m.stated_since_on) as said_on from customers m where m.survivor_id = r.referred_id) since on true
    ) o;
end;
comment on function referral_outcomes(date, int) is
  'What came of every referral that holds, within so many days; counted once its whole window has passed. Who was a customer '
  'before was brought by nobody. Agrees with referralOutcome in the domain.';

create function guard_referral() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  link text[] := array['referred_id', 'linked_by', 'linked_at'];
  withdrawal text[] := array['withdrawn_by', 'withdrawn_at'];
  erasure text[] := array['referred_name', 'referred_handle'];
  referrer uuid;
  referred uuid;
begin
  perform public.refuse_other_sight();
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - erasure = to_jsonb(old) - erasure
       and new.referred_name is null and new.referred_handle is null then
      return new;
    elsif old.withdrawn_at is not null then
      perform public.refuse('This has been taken back already.');
    elsif to_jsonb(new) - withdrawal = to_jsonb(old) - withdrawal and new.withdrawn_by is not null then
      new.withdrawn_at := public.stamp(null);
      return new;
    elsif to_jsonb(new) - link is distinct from to_jsonb(old) - link or old.referred_id is not null
       or new.referred_id is null or new.linked_by is null then
      perform public.refuse('A referral stands as it was recorded: take it back and note it anew.');
    end if;
    new.linked_at := public.stamp(null);
  else
    if new.linked_by is not null or new.linked_at is not null then
      new.linked_at := public.stamp(new.linked_at);
    end if;
    if new.withdrawn_by is not null or new.withdrawn_at is not null then
      new.withdrawn_at := public.stamp(new.withdrawn_at);
    end if;
    perform public.refuse(said) from (values
      (new.referred_id is null and coalesce(btrim(new.referred_name), btrim(new.referred_handle), '') = '',
        'Say whom they sent us: a customer, or a name or number to know them by later.'),
      (new.referred_on > (new.recorded_at at time zone coalesce((select zone from public.organisation), 'UTC'))::date,
        'That day has not come yet.')
    ) as reasons (applies, said) where applies limit 1;
  end if;
  -- Two people telling of the same two at once come one after the other, and so does a merge of the two.
  perform 1 from public.customers where id in (
    select survivor_id from public.customers where id in (new.referrer_id, new.referred_id)) order by id for no key update;
  select survivor_id into referrer from public.customers where id = new.referrer_id;
  select survivor_id into referred from public.customers where id = new.referred_id;
  perform public.refuse(said) from (values
    (1, exists (select from public.customers where id in (referrer, referred) and erased_at is not null),
      'This customer was erased. Nothing is recorded about them any more.'),
    (2, referrer = referred, 'Nobody refers themselves: this is one customer.'),
    (3, new.contact_id is not null and not exists (
        select from public.contacts k join public.customers c on c.id = k.customer_id
         where k.id = new.contact_id and c.survivor_id in (referrer, referred)),
      'That conversation was with another customer.'),
    (4, exists (select from public.live_referrals l where l.id <> new.id and l.referrer_id = referred and l.referred_id = referrer),
      'It is recorded the other way round: the one came to us through the other. Take that back first.'),
    (5, exists (select from public.live_referrals l where l.id <> new.id and l.referred_id = referred and l.referrer_id = referrer),
      'This referral is recorded already.'),
    (6, exists (select from public.live_referrals l where l.id <> new.id and l.referred_id = referred),
      'They came to us through somebody else already. Take that back first.')
  ) as reasons (place, applies, said) where applies order by place limit 1;
  return new;
end $$;
comment on function guard_referral() is
  'Principle 1: nobody refers themselves, no two refer each other, everybody came through one customer at most; said once, linked '
  'once, taken back once. Owner''s rights, because the application may not hold a customer for this.';
create trigger zz_guard before insert or update on referrals for each row execute function guard_referral();

-- Stories ---------------------------------------------------------------------------------------------------------

create function plain_name_words() returns text[]
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select array['mr', 'mrs', 'ms', 'miss', 'dr', 'prof', 'sir', 'lady', 'lord', 'rev', 'the', 'and', 'of', 'for', 'upon',
    'ltd', 'limited', 'plc', 'llp', 'inc', 'llc', 'gmbh', 'company', 'group', 'services', 'service', 'sons', 'school', 'church',
    'trust', 'hotel', 'care', 'home', 'house', 'housing', 'association', 'college', 'centre', 'council', 'surgery', 'practice',
    'farm', 'garage', 'bakery', 'cafe', 'restaurant', 'club', 'society', 'shop', 'office', 'family', 'community'] $$;
comment on function plain_name_words() is 'Words that stand in many names and tell of nobody.';

create function bare_text(said text) returns text
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select regexp_replace(normalize(said, NFKC),
      '[\u00ad\u034f\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]',
      '', 'g')
  $$;
comment on function bare_text(text) is 'Words in one form of letters and digits, without what is written and not seen.';

create function text_digits(said text) returns text[]
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select coalesce(array_agg(regexp_replace(run[1], '[^0-9]', '', 'g')), '{}')
      from regexp_matches(
        translate(public.bare_text(said), '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९', '012345678901234567890123456789'),
        '[0-9](?:(?:[^[:alpha:]0-9]{0,3}|[ ()./+–-]*)[0-9]){4,}', 'g') as run
  $$;
comment on function text_digits(text) is
  'The numbers of five digits or more in words, also where up to three characters other than letters part the digits.';

create function parted_words(bare text) returns table (word text, at_least int)
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    -- A word broken from within: Lee-ds, F.airhurst.
    select replace(public.name_key(token), ' ', ''), 5
      from regexp_split_to_table(bare, '[^[:alnum:]\u0300-\u036f._·•*''’+~|‐‑-]+') as token
     where token ~ '[[:alnum:]\u0300-\u036f][._·•*''’+~|‐‑-]+[[:alnum:]]'
    union all
    -- A word of single letters. Longer pieces are words of their own: a good man is not Goodman.
    select replace(run[1], ' ', ''), 5
      from regexp_matches(regexp_replace(public.name_key(bare), '[^[:alnum:]]+', ' ', 'g'), '(?<= )((?:[^ ] ){4,})', 'g') as run
    union all
    select replace(run[1], ' ', ''), 6
      from regexp_matches(regexp_replace(public.name_key(bare), '[^[:alnum:]]+', ' ', 'g'), '(?<= )((?:[^ ]{1,2} ){3,})', 'g') as run
  $$;
comment on function parted_words(text) is
  'The words that were written in pieces, as they read without what parts them, and how long a name must be to be looked for in one.';

create function story_leaks(customer uuid, said text) returns table (kind text, what text)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    with members as (
      select m.id, m.kind, m.name, m.called, m.place
        from public.customers asked join public.customers m on m.survivor_id = asked.survivor_id where asked.id = customer
    ), told as materialized (
      select public.name_key(bare) as key, lower(bare) as low, public.text_digits(said) as digits, bare
        from public.bare_text(said) as bare
    ), words as materialized (
      select word, 5 as at_least, false as is_parted from told, unnest(string_to_array(btrim(told.key), ' ')) as word where word <> ''
      union all select p.word, p.at_least, true from told, public.parted_words(told.bare) as p
    ), names as (
      select 'name' as kind, name as known from members
      union select 'called', called from members
      union select 'speaks for them', p.name from members m
        join public.representatives r on r.organisation_id = m.id and r.ended_at is null
        join public.customers p on p.id = r.person_id
    ), parts as (
      select distinct n.kind, part from names n, unnest(string_to_array(btrim(public.name_key(n.known)), ' ')) as part
       where char_length(part) >= 3 and part <> all (public.plain_name_words())
    ), places as (
      select btrim(piece) as known, public.name_key(piece) as key, replace(public.name_key(piece), ' ', '') as part
        from members m, regexp_split_to_table(m.place, '[,;/]') as piece where char_length(btrim(piece)) >= 3
    ), handles as (
      select i.channel, i.handle, lower(i.normal) as normal, regexp_replace(i.normal, '[^0-9]', '', 'g') as digits
        from public.identities i where i.customer_id in (select id from members)
    )
    select p.kind, p.part from parts p
     where exists (select from words w
                    where (w.word = p.part and not w.is_parted)
                       or (char_length(p.part) >= w.at_least and strpos(w.word, p.part) > 0))
    union
    -- A name of two letters is a word like others: only as a whole name does it tell.
    select n.kind, n.known from names n, told t where btrim(n.known) <> ''
       and strpos(t.key, public.name_key(n.known)) > 0
       and not exists (select from unnest(string_to_array(btrim(public.name_key(n.known)), ' ')) as part
                        where char_length(part) >= 3 and part <> all (public.plain_name_words()))
    union
    select 'place', p.known from places p, told t
     where strpos(t.key, p.key) > 0
        or exists (select from words w where w.is_parted and char_length(p.part) >= w.at_least and strpos(w.word, p.part) > 0)
    union
    select h.channel, h.handle from handles h, told t
     where (char_length(h.normal) >= 3 and strpos(t.low, h.normal) > 0)
        or (char_length(h.handle) >= 3 and strpos(t.low, lower(h.handle)) > 0)
        or (char_length(h.digits) >= 5 and exists (
              select from unnest(t.digits) as run where strpos(run, right(h.digits, 7)) > 0))
    union
    select 'order number', p.order_ref from public.purchases p
     where p.customer_id in (select id from members) and char_length(p.order_ref) >= 3
       and lower(p.order_ref) in (
         select btrim(token, '.,;:!?()[]"''“”‘’…') from told, regexp_split_to_table(told.low, '\s+') as token)
  $$;
comment on function story_leaks(uuid, text) is
  'By what a reader could tell who a story is of: the customer''s names, who speaks for them, place, handles and order numbers, under '
  'every merged record, whatever the case, accents, marks that are not seen, or pieces a word is broken into. It finds what is '
  'written out; what is misspelt, paraphrased or drawn with letters of another script is for the second reader. No row: nothing found.';

create function guard_story_version() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  told public.stories;
  version text := (select string_agg(body, e'\n') from public.texts where id in (new.title_id, new.words_id));
  found text;
begin
  perform public.refuse_other_sight();
  select * into told from public.stories where id = new.story_id;
  if told.withdrawn_at is not null then
    perform public.refuse('This story has been taken back.');
  elsif exists (select from public.customers where id = told.customer_id and erased_at is not null) then
    perform public.refuse('This customer was erased. Nothing is recorded about them any more.');
  end if;
  select string_agg(format('%s (%s)', l.what, l.kind), ', ' order by l.what) into found
    from public.story_leaks(told.customer_id, version) l;
  if found is not null then
    perform public.refuse(format('A reader could still tell who it is: %s.', found));
  end if;
  return new;
end $$;
comment on function guard_story_version() is 'Principle 1: a version for others names neither the customer nor what leads to them.';
create trigger zz_guard before insert on story_versions for each row execute function guard_story_version();

-- With the owner's rights, because the application may not hold a customer for this.
create function guard_story_publication() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  told public.stories;
  version public.story_versions;
begin
  perform public.refuse_other_sight();
  -- Whoever notes a consent meanwhile points to one of these records: what they wrote is waited for and seen. The survivor comes
  -- last, as for whoever writes a fact under a merged record.
  perform 1 from public.customers where survivor_id = (
    select c.survivor_id from public.customers c join public.stories s on s.customer_id = c.id where s.id = new.story_id)
    order by id = survivor_id, id for update;
  perform public.lock_survivors(array(select customer_id from public.stories where id = new.story_id));
  select * into told from public.stories where id = new.story_id for key share;
  select * into version from public.story_versions where id = new.version_id and story_id = new.story_id;
  new.consent_id := public.consent_relied_on(told.customer_id, 'story', new.recorded_at);
  perform public.refuse(said) from (values
    (1, told.withdrawn_at is not null, 'This story has been taken back.'),
    (2, version.id is null, 'A story is published in a version by which nobody can tell who the customer is. Write that first.'),
    (3, exists (select from public.story_versions v where v.story_id = new.story_id
                 and (v.recorded_at, v.id) > (version.recorded_at, version.id)),
      'There is a newer version. Look at that one.'),
    (4, version.written_by = new.published_by, 'Somebody else has to read it before it is published: you wrote this version.'),
    (5, new.consent_id is null, 'A story is published only with the customer''s consent: note what they agreed to first.'),
    (6, exists (select from public.story_leaks(told.customer_id, (
          select string_agg(body, e'\n') from public.texts where id in (version.title_id, version.words_id)))),
      'A reader could tell by now who it is. Write a new version.')
  ) as reasons (place, applies, said) where applies order by place limit 1;
  return new;
end $$;
comment on function guard_story_publication() is
  'Principle 1: published by a second person, on the customer''s consent, in a version that names nobody; whichever program asks.';
create trigger zz_guard before insert on story_publications for each row execute function guard_story_publication();

create view published_stories as
  select p.id, p.story_id, p.version_id, c.survivor_id as customer_id, p.recorded_at, p.published_by
    from story_publications p
    join stories s on s.id = p.story_id
    join story_versions v on v.id = p.version_id
    join customers c on c.id = s.customer_id
    join customers o on o.id = c.survivor_id
   where p.withdrawn_at is null and s.withdrawn_at is null
     and c.erased_at is null and c.withdrawn_at is null and o.erased_at is null and o.withdrawn_at is null
     and consent_now(s.customer_id, 'story')
     and not exists (select from story_leaks(s.customer_id, (
       select string_agg(body, e'\n') from texts where id in (v.title_id, v.words_id))));
comment on view published_stories is
  'The stories that may be seen now: consent, and whether a reader could tell by now who it is, are asked every time, so that taking '
  'it back, a merge or a new name takes the story out everywhere at once.';

-- Thanks to colleagues --------------------------------------------------------------------------------------------

create function guard_colleague_thanks() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  hiding text[] := array['hidden_by', 'hidden_at'];
  withdrawal text[] := array['withdrawn_by', 'withdrawn_at'];
begin
  perform public.refuse_other_sight();
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - hiding = to_jsonb(old) - hiding then
      new.hidden_at := case when new.hidden_by is not null then public.stamp(null) end;
      return new;
    elsif to_jsonb(new) - withdrawal = to_jsonb(old) - withdrawal and old.withdrawn_at is null and new.withdrawn_by is not null then
      new.withdrawn_at := public.stamp(null);
      return new;
    end if;
    perform public.refuse('Thanks stand as they were said; they can only be taken back by whoever wrote them.');
  end if;
  new.by_team_id := (select team_id from public.people where id = new.by_id);
  new.for_team_id := coalesce(new.team_id, (select team_id from public.people where id = new.person_id));
  if new.hidden_by is not null or new.hidden_at is not null then
    new.hidden_at := public.stamp(new.hidden_at);
  end if;
  if new.withdrawn_by is not null or new.withdrawn_at is not null then
    new.withdrawn_at := public.stamp(new.withdrawn_at);
  end if;
  -- One pair of hands at a time, so that the same thanks are not written twice at once.
  perform pg_advisory_xact_lock(hashtextextended('thanks of ' || new.by_id, 0));
  perform public.refuse(said) from (values
    (1, new.person_id = new.by_id, 'Nobody thanks themselves. Let a colleague pass on what was said.'),
    (2, exists (select from public.people where id = new.person_id and deactivated_at <= new.recorded_at),
      'They are no longer with us.'),
    (3, new.contact_id is not null and not exists (
        select from public.contacts k join public.customers a on a.id = k.customer_id
          join public.customers b on b.survivor_id = a.survivor_id
         where k.id = new.contact_id and k.withdrawn_at is null and b.id = new.customer_id),
      'That conversation was with another customer.'),
    (4, exists (select from public.colleague_thanks t where t.withdrawn_at is null and t.contact_id = new.contact_id
                 and (t.person_id = new.person_id or t.team_id = new.team_id)),
      'These thanks have been passed on already.'),
    (5, new.contact_id is null and exists (select from public.colleague_thanks t
          where t.withdrawn_at is null and t.contact_id is null and t.by_id = new.by_id
            and (t.person_id = new.person_id or t.team_id = new.team_id)
            and t.recorded_at > new.recorded_at - interval '24 hours' and t.recorded_at <= new.recorded_at),
      'You thanked them within the last day. Let it stand for itself.')
  ) as reasons (place, applies, said) where applies order by place limit 1;
  return new;
end $$;
comment on function guard_colleague_thanks() is
  'Principle 1: thanks come from somebody else, once for a conversation and once a day from a colleague; teams as they were then '
  'are the server''s.';
create trigger zz_guard before insert or update on colleague_thanks for each row execute function guard_colleague_thanks();

-- Whose it is (erasure, the whole record) --------------------------------------------------------------------------

insert into personal_tables (place, name, heading, mine, shown, key, is_removed) values
  (21, 'advocacy_facts', 'What they did for us', 't.customer_id = any ($1)', null, 't.id::text', false),
  (22, 'arrivals', 'How they came to us', 't.customer_id = any ($1)', null, 't.id::text', false),
  (23, 'referrals', 'Referrals', 't.referrer_id = any ($1) or t.referred_id = any ($1)', null, 't.id::text', false),
  (24, 'stories', 'Stories they told', 't.customer_id = any ($1)', null, 't.id::text', false),
  (25, 'story_versions', 'Stories as they are told to others',
    't.story_id in (select s.id from public.stories s where s.customer_id = any ($1))', null, 't.id::text', false),
  (26, 'story_publications', 'Stories published',
    't.story_id in (select s.id from public.stories s where s.customer_id = any ($1))', null, 't.id::text', false),
  (27, 'colleague_thanks', 'Thanks to our people', 't.customer_id = any ($1)', null, 't.id::text', false);

insert into personal_columns (table_name, name, holds, erased_as, is_free) values
  ('referrals', 'referred_name', 'customer', 'null', true),
  ('referrals', 'referred_handle', 'customer', 'null', false);

insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('advocacy_facts', 'words', 'words_id'),
  ('arrivals', 'words', 'words_id'),
  ('referrals', 'words', 'words_id'),
  ('stories', 'words', 'words_id'),
  ('story_versions', 'words', 'title_id words_id'),
  ('colleague_thanks', 'words', 'words_id'),
  ('advocacy_facts', 'kept', 'source learned_on kind'),
  ('arrivals', 'kept', 'source learned_on way'),
  ('referrals', 'kept', 'referred_on told_by'),
  ('stories', 'kept', 'source learned_on'),
  ('advocacy_facts', 'nobody', 'words_hash'),
  ('arrivals', 'nobody', 'words_hash'),
  ('referrals', 'nobody', 'words_hash'),
  ('stories', 'nobody', 'words_hash'),
  ('story_versions', 'nobody', 'title_hash words_hash'),
  ('colleague_thanks', 'nobody', 'words_hash')
) as listed(table_name, holds, names);
