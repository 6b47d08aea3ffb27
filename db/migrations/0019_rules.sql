-- Rules: which customers are meant, said as data (server/domain/rule.ts, docs/decisions/0010), counted here. The compiler
-- stands in the database because what is frozen (ruling 17) is counted by the database alone and rests on nobody's word.

-- What a rule may say ------------------------------------------------------------------------------------------------

create function rule_grammar() returns table (asks text, parts text[], options text[])
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select g.asks, string_to_array(g.parts, ' '), string_to_array(g.options, ' ') from (values
    ('tenure.at_least', 'length unit', null),
    ('tenure.less_than', 'length unit', null),
    ('tenure.not_known', '', null),
    ('value.at_least', 'minor currency', null),
    ('value.less_than', 'minor currency', null),
    ('band.is', 'texts', null),
    ('band.is_not', 'texts', null),
    ('band.none', '', null),
    ('best.is', '', null),
    ('best.is_not', '', null),
    ('purchases.at_least', 'count', null),
    ('purchases.less_than', 'count', null),
    ('purchases.within', 'days', null),
    ('purchases.not_within', 'days', null),
    ('purchases.ever', '', null),
    ('purchases.never', '', null),
    ('activity.active', '', null),
    ('activity.lapsed', '', null),
    ('products.bought', 'texts', null),
    ('products.never_bought', 'texts', null),
    ('place.is', 'texts', null),
    ('place.is_not', 'texts', null),
    ('place.not_known', '', null),
    ('country.is', 'words', null),
    ('country.is_not', 'words', null),
    ('country.not_known', '', null),
    ('kind.person', '', null),
    ('kind.organisation', '', null),
    ('reach.can', 'words', 'phone email social'),
    ('reach.cannot', 'words', 'phone email social'),
    ('reach.unwanted', 'words', 'phone email visit letter chat text social web'),
    ('contacts.at_least', 'count days', null),
    ('contacts.fewer_than', 'count days', null),
    ('contacts.within', 'days', null),
    ('contacts.not_within', 'days', null),
    ('contacts.about', 'words days', 'product bill information promise_broken own other'),
    ('feeling.is', 'words', 'very_unhappy unhappy neutral happy delighted'),
    ('feeling.not_known', '', null),
    ('promises.open', '', null),
    ('promises.none_open', '', null),
    ('promises.overdue', '', null),
    ('promises.none_overdue', '', null),
    ('promises.broken', 'days', null),
    ('issues.open', '', null),
    ('issues.none_open', '', null),
    ('issues.open_kind', 'words', 'complaint fault question request'),
    ('issues.none_open_kind', 'words', 'complaint fault question request'),
    ('intent.is', 'words', 'staying unsure leaving left'),
    ('intent.not_known', '', null),
    ('consent.given', 'words', 'content_email content_phone content_post content_text special_dates interests story'),
    ('consent.not_given', 'words', 'content_email content_phone content_post content_text special_dates interests story'),
    ('consent.withdrawn', 'words', 'content_email content_phone content_post content_text special_dates interests story'),
    ('dates.within', 'days', null),
    ('dates.kind_within', 'words days', 'birthday wedding other'),
    ('lifecycle.onboarding', '', null),
    ('lifecycle.delivered', 'days', null),
    ('lifecycle.renewal', 'days', null),
    ('lifecycle.renewal_overdue', '', null),
    ('needs.has', 'words', 'need dislike interest buying'),
    ('needs.mentions', 'words texts', 'need dislike interest buying')
    ) as g (asks, parts, options)
  $$;
comment on function rule_grammar() is
  'Every question a rule can ask, as "field.operator", with the parts its value has and the words it offers. The same table as server/domain/rule-fields.ts; a test holds them together.';

create function rule_list_is_fine(list jsonb, each_fits text, options text[]) returns boolean
  language plpgsql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if jsonb_typeof(list) is distinct from 'array' or jsonb_array_length(list) not between 1 and 50 then
    return false;
  end if;
  return (select count(distinct e.value) = count(*)
                 and bool_and(jsonb_typeof(e.value) = 'string' and (e.value #>> '{}') ~ each_fits
                              and (options is null or (e.value #>> '{}') = any (options)))
            from jsonb_array_elements(list) e);
end $$;
comment on function rule_list_is_fine(jsonb, text, text[]) is 'One to fifty texts, each once, each as it must be.';

create function rule_part_fault(part text, given jsonb, options text[]) returns text
  language plpgsql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  bounds bigint[] := case part when 'length' then '{1,1200}' when 'count' then '{1,100000}' when 'days' then '{1,36500}'
                               when 'minor' then '{0,1000000000000000}' end;
begin
  if part in ('length', 'count', 'days', 'minor') then
    if jsonb_typeof(given) = 'number' and given #>> '{}' ~ '^(0|[1-9][0-9]{0,15})$'
       and (given #>> '{}')::bigint between bounds[1] and bounds[2] then
      return null;
    end if;
    return format('a whole number from %s to %s is needed.', bounds[1], bounds[2]);
  elsif part = 'unit' then
    return case when given in ('"years"', '"months"', '"days"') then null else 'say years, months or days.' end;
  elsif part = 'currency' then
    return case when jsonb_typeof(given) = 'string' and given #>> '{}' ~ '^[A-Z]{3}$' then null
                else 'a currency is three capitals, as GBP.' end;
  elsif part = 'words' then
    return case when public.rule_list_is_fine(given, case when options is null then '^[A-Z]{2}$' else '' end, options) then null
                else 'choose at least one of the words offered, each once.' end;
  end if;
  return case when public.rule_list_is_fine(given, '^(?! )[^\x01-\x1f\x7f]{1,200}(?<! )$', null) then null
              else 'give one to 50 names, each once: 1 to 200 characters on one line, without a space at either end.' end;
end $$;
comment on function rule_part_fault(text, jsonb, text[]) is 'What is wrong with one part of a condition''s value, as the end of a sentence; null: nothing.';

create function rule_condition_fault(condition jsonb) returns text
  language plpgsql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  known record;
begin
  if jsonb_typeof(condition -> 'field') is distinct from 'string' or jsonb_typeof(condition -> 'is') is distinct from 'string'
     or jsonb_typeof(condition -> 'value') is distinct from 'object' or condition - '{field,is,value}'::text[] <> '{}' then
    return 'A condition has a field, an operator and a value.';
  end if;
  select * into known from public.rule_grammar() g where g.asks = (condition ->> 'field') || '.' || (condition ->> 'is');
  if known is null then
    return 'A condition asks for something that is not known here.';
  elsif (condition -> 'value') - known.parts <> '{}' then
    return format('“%s” does not ask for that.', known.asks);
  end if;
  return (select format('“%s”: %s', known.asks, f.fault)
            from unnest(known.parts) with ordinality p (part, place)
            cross join lateral public.rule_part_fault(p.part, condition -> 'value' -> p.part, known.options) f (fault)
           where f.fault is not null order by p.place limit 1);
end $$;
comment on function rule_condition_fault(jsonb) is 'What is wrong with one condition of a rule, in a sentence; null: nothing.';

create function rule_group_fault(grouped jsonb, is_inner boolean) returns text
  language plpgsql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  entry jsonb;
  fault text;
begin
  if jsonb_typeof(grouped) is distinct from 'object' or jsonb_typeof(grouped -> 'conditions') is distinct from 'array'
     or coalesce(grouped -> 'match' not in ('"all"', '"any"'), true) or grouped - '{match,conditions}'::text[] <> '{}' then
    return 'A rule says whether all or any of its conditions must hold, and lists them.';
  elsif jsonb_array_length(grouped -> 'conditions') < 2 and (is_inner or grouped ->> 'match' = 'any') then
    return '“Any” and a group in brackets need at least two conditions.';
  elsif jsonb_array_length(grouped -> 'conditions') > 40 then
    return 'A rule has at most 40 conditions.';
  end if;
  for entry in select e.value from jsonb_array_elements(grouped -> 'conditions') e loop
    if jsonb_typeof(entry) is distinct from 'object' then
      fault := 'A condition has a field, an operator and a value.';
    elsif entry ? 'conditions' and not is_inner then
      fault := public.rule_group_fault(entry, true);
    else
      fault := public.rule_condition_fault(entry);
    end if;
    if fault is not null then
      return fault;
    end if;
  end loop;
  return null;
end $$;
comment on function rule_group_fault(jsonb, boolean) is 'What is wrong with a rule, or with a group of conditions in brackets; groups hold no groups.';

create function rule_faults(rule jsonb) returns text
  language plpgsql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  fault text := public.rule_group_fault(rule, false);
begin
  if fault is null and (select sum(case when e.value ? 'conditions' then jsonb_array_length(e.value -> 'conditions') else 1 end)
                          from jsonb_array_elements(rule -> 'conditions') e) > 40 then
    return 'A rule has at most 40 conditions.';
  end if;
  return fault;
end $$;
comment on function rule_faults(jsonb) is
  'Principle 1: what is wrong with a rule, in a sentence; null: it can be counted. Nothing is counted, saved or frozen that has a fault.';

-- From a rule to a query -----------------------------------------------------------------------------------------------

create function rule_begun(today date, length int, unit text) returns date
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select case when unit = 'days' then today - length
                when extract(day from today + 1) = 1
                  then (date_trunc('month', today - make_interval(months => months)) + interval '1 month - 1 day')::date
                else (today - make_interval(months => months))::date end
      from (select case when unit = 'years' then length * 12 else length end as months) said
  $$;
comment on function rule_begun(date, int, text) is
  'The latest day from which so much time has passed today: whoever is with us since then or earlier is with us that long. 29 February falls on the 28th (ruling 28).';

create function rule_texts(list jsonb) returns text[]
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select array_agg(e.value) from jsonb_array_elements_text(list) e $$;
comment on function rule_texts(jsonb) is 'A list of texts as Postgres has it.';

create function rule_of_standing(asks text, said jsonb, today date, lapse_days int) returns text
  language plpgsql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  begun date := public.rule_begun(today, (said ->> 'length')::int, said ->> 'unit');
  since date := today - (said ->> 'days')::int;
  begins timestamptz := since::timestamp at time zone (select o.zone from public.organisation o);
  number bigint := coalesce(said ->> 'minor', said ->> 'count')::bigint;
  total text := case when said ->> 'currency' = (select o.currency from public.organisation o) then 's.value_minor'
                     else format('coalesce((s.totals ->> %L)::bigint, 0)', said ->> 'currency') end;
  feelings text[] := '{very_unhappy,unhappy,neutral,happy,delighted}';
begin
  return case asks
    when 'tenure.at_least' then format('s.since_on <= %L::date', begun)
    when 'tenure.less_than' then format('s.since_on > %L::date', begun)
    when 'tenure.not_known' then 's.since_on is null'
    when 'value.at_least' then format('%s >= %L::bigint', total, number)
    when 'value.less_than' then format('%s < %L::bigint', total, number)
    when 'purchases.at_least' then format('s.purchase_days >= %L::int', number)
    when 'purchases.less_than' then format('s.purchase_days < %L::int', number)
    when 'purchases.within' then format('s.last_on >= %L::date', since)
    when 'purchases.not_within' then format('(s.last_on < %L::date or s.last_on is null)', since)
    when 'purchases.ever' then 's.last_on is not null'
    when 'purchases.never' then 's.last_on is null'
    when 'activity.active' then format('s.last_on >= %L::date', today - lapse_days)
    when 'activity.lapsed' then format('s.last_on < %L::date', today - lapse_days)
    when 'contacts.within' then format('s.last_contact_at >= %L::timestamptz', begins)
    when 'contacts.not_within' then format('(s.last_contact_at < %L::timestamptz or s.last_contact_at is null)', begins)
    when 'feeling.is' then format('s.felt = any (%L::smallint[])',
      array(select array_position(feelings, w) from unnest(public.rule_texts(said -> 'words')) w))
    when 'feeling.not_known' then 's.felt is null'
    when 'issues.open' then 's.open_issues > 0'
    when 'issues.none_open' then 's.open_issues = 0'
  end;
end $$;
comment on function rule_of_standing(text, jsonb, date, int) is
  'A condition that the row of standing (s) answers by itself; null: this is none of them. Values enter by quote_literal with their type, never as text of a query.';

create function rule_days_of_year(today date, until date) returns int[]
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select array_agg(distinct named.day) from generate_series(today, least(until, today + 366), interval '1 day') d (day)
      cross join lateral (
        select to_char(d.day, 'MMDD')::int as day
        union all
        select 229 where to_char(d.day, 'MMDD') = '0228' and extract(day from d.day + interval '1 day') = 1) named
  $$;
comment on function rule_days_of_year(date, date) is
  'The yearly days that come round from today to until, as month * 100 + day; 29 February falls on the 28th (ruling 28), as next_occurrence has it.';

create function rule_of_facts(asks text, said jsonb, today date, is_merged boolean) returns text
  language plpgsql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  zone text := (select o.zone from public.organisation o);
  since date := today - (said ->> 'days')::int;
  until date := today + (said ->> 'days')::int;
  begins timestamptz := since::timestamp at time zone zone;
  midnight timestamptz := today::timestamp at time zone zone;
  words text[] := public.rule_texts(said -> 'words');
  texts text[] := public.rule_texts(said -> 'texts');
  lowered text[] := array(select lower(t) from unnest(texts) t);
  -- f is a fact of the customer, o another of the same customer; of a merged one, of any record merged into it.
  of_f text := case when is_merged then 'f.customer_id = any (m.ids)' else 'f.customer_id = s.customer_id' end;
  of_o text := case when is_merged then 'o.customer_id = any (m.ids)' else 'o.customer_id = f.customer_id' end;
  newest text := 'not exists (select from public.%s o where ' || of_o
    || ' and (o.learned_on, o.recorded_at, o.id) > (f.learned_on, f.recorded_at, f.id)%s)';
  unwanted text := 'f.wish in (''not_wanted'', ''never'') and ' || format(newest, 'preferences', ' and o.about = f.about');
  of_customer text := 'public.customers c where c.id = s.customer_id and public.is_listed(c.id, c.survivor_id, c.withdrawn_at, c.erased_at)';
  -- How a promise counts: as promise_outcomes has it, at the beginning of today.
  disputed text := 'coalesce(f.answer in (''late'', ''no''), false)';
  inside text := 'coalesce(f.%1$s between coalesce(f.%2$s_opens_at, ''-infinity'') and f.%2$s_due_at, false)';
  tried text := '(not f.moved_with_consent and ' || format(inside, 'attempted_at', 'headline') || ')';
  tried_as_agreed text := format(inside, 'attempted_at', 'agreed');
  done text := '(not f.moved_with_consent and ' || format(inside, 'seen_at', 'headline') || ')';
  done_as_agreed text := format(inside, 'seen_at', 'agreed');
begin
  return case
    when asks = 'kind.organisation' then 'public.customers c where c.id = s.customer_id and c.kind = ''organisation'''
    when asks = 'place.is' then of_customer || format(' and lower(c.place) = any (%L::text[])', lowered)
    when asks = 'place.known' then of_customer || ' and c.place is not null'
    when asks = 'country.is' then of_customer || format(' and c.country = any (%L::char(2)[])', words)
    when asks = 'country.other' then of_customer || format(' and (c.country <> all (%L::char(2)[]) or c.country is null)', words)
    when asks = 'country.known' then of_customer || ' and c.country is not null'
    when asks = 'band.is' then format('public.band_spans b where b.customer_id = s.customer_id and b.until_on is null and lower(b.band) = any (%L::text[])', lowered)
    when asks = 'band.some' then 'public.band_spans b where b.customer_id = s.customer_id and b.until_on is null'
    when asks = 'best.is' then 'public.band_spans b where b.customer_id = s.customer_id and b.until_on is null and b.is_best'
    when asks = 'products.bought' then 'public.purchases f where ' || of_f
      || format(' and f.what = any (%L::text[]) and f.amount_minor >= 0 and f.withdrawn_at is null', texts)
    when asks = 'reach.can' then 'public.identities i where ' || replace(of_f, 'f.', 'i.')
      || format(' and i.channel = any (%L::text[]) and i.withdrawn_at is null', words)
      || ' and not exists (select from public.preferences f where '
      || case when is_merged then of_f else 'f.customer_id = i.customer_id' end || ' and f.about = i.channel and ' || unwanted || ')'
    when asks = 'reach.unwanted' then 'public.preferences f where ' || of_f
      || format(' and f.about = any (%L::text[]) and ', words) || unwanted
    when asks = 'contacts.at_least' and is_merged then
      format('(select count(*) as times from public.contacts f where ' || of_f || ' and f.happened_at >= %L::timestamptz and f.withdrawn_at is null) n where n.times >= %L::int',
             begins, (said ->> 'count')::int)
    when asks = 'contacts.at_least' then
      format('(select f.customer_id from public.contacts f where f.happened_at >= %L::timestamptz and f.withdrawn_at is null'
             || ' group by f.customer_id having count(*) >= %L::int) n where n.customer_id = s.customer_id', begins, (said ->> 'count')::int)
    when asks = 'contacts.about' then 'public.contacts f where ' || of_f
      || format(' and f.happened_at >= %L::timestamptz and f.withdrawn_at is null and f.cause = any (%L::text[])', begins, words)
    when asks = 'promises.open' then 'public.promise_states f where ' || of_f || ' and f.until_at is null and f.ended is null'
    when asks = 'promises.overdue' then 'public.promise_states f where ' || of_f || ' and f.until_at is null and f.ended is null'
      || format(' and f.agreed_due_at < %L::timestamptz and not (f.headline_due_at < %1$L::timestamptz and %s)', midnight, tried)
      || format(' and not %s and not %s', tried_as_agreed, disputed)
    when asks = 'promises.broken' then 'public.promise_states f where ' || of_f || ' and f.until_at is null'
      || format(' and f.headline_due_at >= %L::timestamptz and f.headline_due_at < %L::timestamptz', begins, midnight)
      || ' and (f.ended is distinct from ''fulfilled'' or f.seen_at > f.headline_due_at or f.answer in (''late'', ''no'') or f.headline_opens_at is not null or f.moved_with_consent)'
      || ' and f.ended is distinct from ''voided'' and case when ' || disputed || ' or f.ended = ''cancelled'' then true'
      || ' when f.ended = ''cancelled_by_customer'' then false'
      || format(' when f.ended = ''fulfilled'' then not (%s or %s or %s or %s)', done, tried, done_as_agreed, tried_as_agreed)
      || format(' else f.agreed_due_at < %L::timestamptz and not %s and not %s end', midnight, tried, tried_as_agreed)
    when asks = 'issues.open_kind' then 'public.issues f where ' || of_f
      || format(' and f.resolved_at is null and f.kind = any (%L::text[])', words)
    when asks = 'intent.is' then 'public.intents f where ' || of_f
      || format(' and f.intent = any (%L::text[]) and ', words) || format(newest, 'intents', '')
    when asks = 'intent.known' then 'public.intents f where ' || of_f
    when asks in ('consent.given', 'consent.withdrawn') then 'public.consents f where ' || of_f
      || format(' and f.purpose = any (%L::text[]) and f.answer = %L and ', words, split_part(asks, '.', 2))
      || format(newest, 'consents', ' and o.purpose = f.purpose')
    when asks in ('dates.within', 'dates.kind_within') then 'public.special_dates f where ' || of_f
      || ' and f.withdrawn_at is null and f.erased_at is null'
      || case when words is null then '' else format(' and f.kind = any (%L::text[])', words) end
      || format(' and f.month * 100 + f.day = any (%L::int[])', public.rule_days_of_year(today, until))
    when asks = 'lifecycle.delivered' then 'public.lifecycle_facts f where ' || of_f
      || format(' and f.kind = ''delivered'' and f.withdrawn_at is null and f.happened_on >= %L::date', since)
    when asks in ('lifecycle.onboarding', 'lifecycle.renewal', 'lifecycle.renewal_overdue') then 'public.lifecycle_facts f where ' || of_f
      || case asks
           when 'lifecycle.onboarding' then ' and f.kind = ''onboarding_entered'''
           when 'lifecycle.renewal' then format(' and f.kind = ''renewal_due'' and f.happened_on between %L::date and %L::date', today, until)
           else format(' and f.kind = ''renewal_due'' and f.happened_on < %L::date', today) end
      || ' and f.withdrawn_at is null and not exists (select from public.lifecycle_facts o where ' || of_o
      || case when asks = 'lifecycle.onboarding' then ' and o.kind in (''onboarding_entered'', ''onboarding_done'')'
              else ' and o.kind in (''renewal_due'', ''renewed'')' end
      || ' and o.withdrawn_at is null and (o.recorded_at, o.id) > (f.recorded_at, f.id))'
    when asks = 'needs.has' then 'public.needs f where ' || of_f
      || format(' and f.withdrawn_at is null and f.kind = any (%L::text[])', words)
    when asks = 'needs.mentions' then 'public.needs f join public.texts t on t.id = f.words_id where ' || of_f
      || format(' and f.withdrawn_at is null and f.kind = any (%L::text[])', words)
      || format(' and exists (select from unnest(%L::text[]) w (word) where strpos(lower(t.body), w.word) > 0)', lowered)
  end;
end $$;
comment on function rule_of_facts(text, jsonb, date, boolean) is
  'Where the facts stand that make a condition hold, as "table where …" of the customer s; null: this is none of them. Values enter by quote_literal with their type, never as text of a query.';

create function rule_condition(condition jsonb, today date, lapse_days int, is_merged boolean) returns text
  language plpgsql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  asks text := (condition ->> 'field') || '.' || (condition ->> 'is');
  said jsonb := condition -> 'value';
  -- Most live where the organisation does: those who do not are asked for, and left out or taken.
  is_at_home boolean := said -> 'words' ? (select o.country from public.organisation o)::text;
  opposite text := case when is_at_home and asks = 'country.is' then 'country.other' when is_at_home and asks = 'country.is_not' then null else
    case asks
    when 'band.is_not' then 'band.is' when 'band.none' then 'band.some' when 'best.is_not' then 'best.is'
    when 'products.never_bought' then 'products.bought' when 'place.is_not' then 'place.is' when 'place.not_known' then 'place.known'
    when 'country.is_not' then 'country.is' when 'country.not_known' then 'country.known' when 'kind.person' then 'kind.organisation'
    when 'reach.cannot' then 'reach.can' when 'contacts.fewer_than' then 'contacts.at_least'
    when 'promises.none_open' then 'promises.open' when 'promises.none_overdue' then 'promises.overdue'
    when 'issues.none_open_kind' then 'issues.open_kind' when 'intent.not_known' then 'intent.known'
    when 'consent.not_given' then 'consent.given' end end;
  facts text := public.rule_of_facts(
    case when is_at_home and asks = 'country.is_not' then 'country.other' else coalesce(opposite, asks) end, said, today, is_merged);
  written text := coalesce(public.rule_of_standing(asks, said, today, lapse_days),
    case when opposite is null then '' else 'not ' end || 'exists (select from ' || facts || ')');
begin
  if written is null then
    perform public.refuse('A condition asks for something that is not known here.');
  end if;
  return written;
end $$;
comment on function rule_condition(jsonb, date, int, boolean) is
  'One condition of a rule without faults, over s, a row of standing. What is asked as "not" holds where its opposite does not: also where nothing is known.';

create function rule_holds(grouped jsonb, today date, lapse_days int, is_merged boolean) returns text
  language sql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select coalesce(string_agg(case when e.value ? 'conditions' then '(' || public.rule_holds(e.value, today, lapse_days, is_merged) || ')'
                                    else public.rule_condition(e.value, today, lapse_days, is_merged) end,
                               case grouped ->> 'match' when 'any' then ' or ' else ' and ' end order by e.place), 'true')
      from jsonb_array_elements(grouped -> 'conditions') with ordinality e (value, place)
  $$;
comment on function rule_holds(jsonb, date, int, boolean) is 'All or any of the conditions of a rule, or of a group in it.';

create function rule_query(rule jsonb, today date, lapse_days int) returns text
  language plpgsql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  fault text := public.rule_faults(rule);
  of_itself text;
  of_merged text;
begin
  if rule is null or today is null or fault is not null then
    perform public.refuse(coalesce(fault, 'A rule is counted on a day.'));
  end if;
  of_itself := public.rule_holds(rule, today, lapse_days, false);
  of_merged := public.rule_holds(rule, today, lapse_days, true);
  if of_itself = of_merged or not exists (select from public.customers where survivor_id <> id) then
    return 'select s.customer_id from public.standing s where not s.is_erased and (' || of_itself || ')';
  end if;
  -- Few have others merged into them: those are asked one by one with all their records, the million by hashing.
  return 'select s.customer_id from public.standing s where not s.is_erased and s.customer_id <> all ($1) and (' || of_itself || ')'
    || ' union all select s.customer_id from unnest($1) w (id) join public.standing s on s.customer_id = w.id'
    || ' cross join lateral (select array_agg(c.id) as ids from public.customers c where c.survivor_id = s.customer_id) m'
    || ' where not s.is_erased and (' || of_merged || ')';
end $$;
comment on function rule_query(jsonb, date, int) is
  'The query a rule stands for; $1 are the survivors others were merged into. Facts count for the survivor (ruling 23), erased customers are nobody''s members.';

create function merged_survivors() returns uuid[]
  language sql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select coalesce(array_agg(distinct survivor_id), '{}') from public.customers where survivor_id <> id $$;
comment on function merged_survivors() is 'Who has others merged into them (ruling 23): few, from an index of their own.';

create function rule_members(rule jsonb, today date, lapse_days int) returns setof uuid
  language plpgsql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  return query execute public.rule_query(rule, today, lapse_days) using public.merged_survivors();
end $$;
comment on function rule_members(jsonb, date, int) is
  'Who is meant by a rule on a day, as survivors, each once, by the facts as they stand. The same as matches() in server/domain/rule-evaluate.ts, held together by a test.';

create function count_rule(rule jsonb, today date, lapse_days int) returns bigint
  language plpgsql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  set work_mem = '64MB'
  as $$
declare
  counted bigint;
begin
  execute 'select count(*) from (' || public.rule_query(rule, today, lapse_days) || ') members' into counted using public.merged_survivors();
  return counted;
end $$;
comment on function count_rule(jsonb, date, int) is
  'How many rule_members would name. Run as whoever asks; also inside the owner''s trigger that freezes a count (ruling 17).';

create function is_in_rule(rule jsonb, customer uuid, today date, lapse_days int) returns boolean
  language plpgsql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  is_in boolean;
begin
  execute 'select exists (select from (' || public.rule_query(rule, today, lapse_days)
    || ') members where customer_id = (select survivor_id from public.customers where id = $2))'
    into is_in using public.merged_survivors(), customer;
  return is_in;
end $$;
comment on function is_in_rule(jsonb, uuid, date, int) is 'Whether this customer, or the one it was merged into, is meant by a rule.';

create function rule_lacks(rule jsonb, today date, lapse_days int) returns text
  language plpgsql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  asked text[] := array(select jsonb_path_query(rule, '$.**.field') #>> '{}');
begin
  if lapse_days is null and 'activity' = any (asked) then
    return 'Not known until a lapse threshold is set.';
  -- While a run is still asking for the best customers, the bands it has just written are there already.
  elsif asked && '{band,best}' and not exists (select from public.band_runs) and not exists (select from public.band_spans) then
    return 'Not known until value bands are set.';
  end if;
  return null;
end $$;
comment on function rule_lacks(jsonb, date, int) is
  'Why it is not known who is meant by a rule, in a sentence; null: it is. Not known is shown as not known, never as none.';

-- Indexes ----------------------------------------------------------------------------------------------------------------

create index customers_merged on customers (survivor_id) where survivor_id <> id;
comment on index customers_merged is 'Who was merged into whom: few among a million.';
create index customers_organisations on customers (id) where kind = 'organisation';
create index purchases_what on purchases (what, customer_id) where what is not null and amount_minor >= 0 and withdrawn_at is null;
comment on index purchases_what is 'Who has bought what, counted without a look at the lines.';
create index customers_listed_in on customers (country, id) where is_listed(id, survivor_id, withdrawn_at, erased_at);
comment on index customers_listed_in is 'Who is based where, counted without a look at the rows.';
create index lifecycle_facts_latest on lifecycle_facts (kind, customer_id, recorded_at, id) include (happened_on)
  where withdrawn_at is null;
create index contacts_happened on contacts (happened_at) include (customer_id, cause) where withdrawn_at is null;
comment on index contacts_happened is 'With whom we spoke in the last days, and about what.';
create index identities_live on identities (channel, customer_id) where withdrawn_at is null;
create index preferences_unwanted on preferences (about, customer_id) where wish in ('not_wanted', 'never');
create index consents_latest on consents (purpose, customer_id, learned_on, recorded_at, id) include (answer);
create index needs_kind on needs (kind, customer_id) where withdrawn_at is null;
create index promise_states_short on promise_states (headline_due_at)
  where until_at is null
    and (ended is distinct from 'fulfilled' or seen_at > headline_due_at or answer in ('late', 'no') or headline_opens_at is not null or moved_with_consent);
comment on index promise_states_short is 'Promises that were not plainly kept in time, among the many that were: as rule_of_facts asks for them.';
