-- Value bands, best customers and early warning. The rules in words stand in server/domain/{band,rfm,warning}.ts; agreement
-- tests ask both. What is computed is written by the owner's functions alone: the application sets rules, never results.

create trigger stamp before insert on band_versions for each row execute function stamp_recorded_at();
create trigger stamp before insert on band_runs for each row execute function stamp_recorded_at();
create trigger stamp before insert on warning_rules for each row execute function stamp_recorded_at();
create trigger stamp before insert on warnings for each row execute function stamp_recorded_at();
create trigger stamp before insert on warning_answers for each row execute function stamp_recorded_at();
create trigger seal_words before insert on warning_answers for each row execute function seal_text('words');
select forbid_change('band_versions');
select forbid_change('band_runs');
select forbid_change('warning_rules');
select forbid_change('warnings');
select forbid_change('warning_answers');

-- Versions ---------------------------------------------------------------------------------------------------------

create function banding_fault(method text, bands jsonb) returns text
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    with listed as (
      select b.place, b.band, btrim(b.band ->> 'name') as name, b.band -> 'share' as share, b.band -> 'from' as from_minor
      from jsonb_array_elements(case when jsonb_typeof(bands) = 'array' then bands else '[]' end)
        with ordinality as b (band, place)
    ), of_all as (
      select count(*) as bands, count(distinct lower(name)) as names,
        coalesce(bool_and(jsonb_typeof(band) = 'object' and jsonb_typeof(band -> 'name') = 'string'
          and char_length(name) between 1 and 40), false) as are_named,
        coalesce(bool_and(jsonb_typeof(share) = 'number' and share::text ~ '^[1-9][0-9]?$'), false) as are_shares,
        coalesce(bool_and(jsonb_typeof(from_minor) = 'number' and from_minor::text ~ '^-?[0-9]{1,15}$')
          filter (where place < (select max(place) from listed)), true) as are_amounts
      from listed
    ), last_band as (select jsonb_typeof(from_minor) = 'null' as is_open from listed order by place desc limit 1)
    select case
      when of_all.bands not between 2 and 8 then 'There are two to eight bands.'
      when not of_all.are_named then 'Every band has a name of at most 40 characters.'
      when of_all.names < of_all.bands then 'Every band has a name of its own.'
      when method = 'quantiles' and (not of_all.are_shares
        or (select sum(share::text::int) from listed) <> 100) then 'The shares are whole percents that are 100 together.'
      when method = 'cut_offs' and not (of_all.are_amounts and (select is_open from last_band) is true)
        then 'Every band begins at an amount; the last has no lower limit.'
      when method = 'cut_offs' and exists (
        select from (select from_minor::text::bigint as from_minor, lag(from_minor::text::bigint) over (order by place) as above
          from listed where jsonb_typeof(from_minor) = 'number') as steps where from_minor >= above)
        then 'Each band begins below the one before.'
    end
    from of_all
  $$;
comment on function banding_fault(text, jsonb) is
  'Principle 1: what is wrong with these bands, or null. Agrees with bandingFault in the domain.';

create function guard_band_version() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  fault text := coalesce(public.banding_fault(new.method, new.bands), public.rule_faults(new.best_rule));
begin
  if fault is null and jsonb_path_exists(new.best_rule, 'strict $.** ? (@.field == "best")', silent => true) then
    fault := 'Who is a best customer cannot depend on who is one.';
  end if;
  if fault is null and exists (
    select from jsonb_path_query(new.best_rule, 'strict $.** ? (@.field == "band").value.texts[*]', silent => true) as asked (name)
    where lower(asked.name #>> '{}') not in (select lower(btrim(b ->> 'name')) from jsonb_array_elements(new.bands) b)) then
    fault := 'The rule for best customers names a band that is not one of these.';
  end if;
  if fault is null and not public.holds_role(new.set_by, array['board'], new.recorded_at) then
    fault := 'Bands are set by the board.';
  end if;
  if fault is not null then
    perform public.refuse(fault);
  end if;
  return new;
end $$;
comment on function guard_band_version() is 'Principle 1: only bands that everybody can be put into, and by whoever may set them.';
create trigger zz_guard before insert on band_versions for each row execute function guard_band_version();

create view band_version_now with (security_invoker = true) as
  select * from band_versions order by recorded_at desc, id desc limit 1;
comment on view band_version_now is 'The bands as they are set: the newest version.';

-- Values, bands and scores -----------------------------------------------------------------------------------------

create function banded_values(as_of date) returns table (customer_id uuid, value_minor bigint, since_on date)
  language sql stable parallel safe
begin atomic
  select valued.customer_id, valued.value_minor, standing.since_on
  from customer_values(as_of) as valued
  join standing on standing.customer_id = valued.customer_id
  where not standing.is_erased;
end;
comment on function banded_values(date) is 'Everyone who has bought by a day and what: those who are put into bands. Nobody looks after whom we erased.';

create function bands_found(method text, bands jsonb, as_of date)
  returns table (place int, name text, from_minor bigint, customers int, value_minor bigint)
  language sql stable parallel safe
begin atomic
  with wanted as materialized (
    select listed.place::int as place, listed.band ->> 'name' as name, (listed.band ->> 'from')::bigint as stated,
      (100 - sum((listed.band ->> 'share')::int) over (order by listed.place)) / 100.0::float8 as below,
      listed.place = count(*) over () as is_last
    from jsonb_array_elements(bands) with ordinality as listed (band, place)
  ), ranked as materialized (
    select values_now.value_minor, cume_dist() over (order by values_now.value_minor) as part
    from banded_values(as_of) as values_now
  ), limits as materialized (
    select wanted.place, wanted.name, case
      when wanted.is_last then null
      when method = 'cut_offs' then wanted.stated
      else (select min(ranked.value_minor) from ranked where ranked.part > wanted.below) end as from_minor
    from wanted
  ), placed as (
    select (select min(limits.place) from limits where limits.from_minor is null or grouped.value_minor >= limits.from_minor) as place,
      grouped.customers, grouped.value_minor
    from (select ranked.value_minor, count(*) as customers from ranked group by ranked.value_minor) as grouped
  )
  select limits.place, limits.name, limits.from_minor, coalesce(sum(placed.customers), 0)::int,
    coalesce(sum(placed.customers * placed.value_minor), 0)::bigint
  from limits left join placed on placed.place = limits.place
  group by limits.place, limits.name, limits.from_minor
  order by limits.place;
end;
comment on function bands_found(text, jsonb, date) is
  'METRICS A7: bands by cume_dist, so that equal values stay together (upwards) and a band may stay empty; or by cut-offs.';

create function band_of_each(found jsonb, as_of date)
  returns table (customer_id uuid, band text, because jsonb)
  language sql stable parallel safe
begin atomic
  with limits as materialized (
    select (listed.band ->> 'name') as name, (listed.band ->> 'from')::bigint as from_minor, listed.place
    from jsonb_array_elements(found) with ordinality as listed (band, place)
  )
  select ranked.customer_id,
    (select limits.name from limits where limits.from_minor is null or ranked.value_minor >= limits.from_minor order by limits.place limit 1),
    jsonb_build_object('valueMinor', ranked.value_minor, 'above', round((1 - ranked.part)::numeric, 6), 'sinceOn', ranked.since_on)
  from (
    select values_now.*, cume_dist() over (order by values_now.value_minor) as part from banded_values(as_of) as values_now
  ) as ranked;
end;
comment on function band_of_each(jsonb, date) is 'Every buyer with exactly one band, and what holds of them at this moment.';

create function rfm_scores(as_of date) returns jsonb
  language sql stable parallel safe
begin atomic
  with scored as materialized (
    select ceil(5 * cume_dist() over (order by standing.last_on))::int as recency,
      ceil(5 * cume_dist() over (order by standing.purchase_days))::int as frequency,
      ceil(5 * cume_dist() over (order by standing.value_minor))::int as money
    from standing where standing.first_on <= as_of and not standing.is_erased
  ), counted as (
    select count(*) filter (where scored.recency = score) as recency, count(*) filter (where scored.frequency = score) as frequency,
      count(*) filter (where scored.money = score) as money, score
    from generate_series(1, 5) as score left join scored on true group by score
  )
  select jsonb_build_object('recency', jsonb_agg(counted.recency order by counted.score),
    'frequency', jsonb_agg(counted.frequency order by counted.score), 'money', jsonb_agg(counted.money order by counted.score))
  from counted;
end;
comment on function rfm_scores(date) is
  'METRICS A7: how many have each quintile of recency, frequency and money; equal ones stay together, skipped scores have nobody.';

create function rfm_summaries(as_of date, unit text)
  returns table (customer_id uuid, repeats int, until_last int, until_now int, mean_minor numeric)
  language sql stable parallel safe
begin atomic
  with periods as (
    select lines.customer_id, case unit when 'week' then date_trunc('week', lines.bought_on)::date else lines.bought_on end as bought_on,
      sum(lines.amount_minor) filter (where lines.currency = (select organisation.currency from organisation)) as amount_minor
    from counted_purchases as lines where lines.amount_minor >= 0 and lines.bought_on <= as_of
    group by 1, 2
  ), numbered as (
    select periods.*, min(periods.bought_on) over (partition by periods.customer_id) as first_on from periods
  )
  select numbered.customer_id, count(*)::int - 1,
    (max(numbered.bought_on) - min(numbered.bought_on)) / case unit when 'week' then 7 else 1 end,
    (case unit when 'week' then date_trunc('week', as_of)::date else as_of end - min(numbered.bought_on))
      / case unit when 'week' then 7 else 1 end,
    coalesce(avg(coalesce(numbered.amount_minor, 0)) filter (where numbered.bought_on > numbered.first_on), 0)
  from numbered group by numbered.customer_id;
end;
comment on function rfm_summaries(date, text) is
  'METRICS B8: repeat periods, first to last, first to now, and the mean spent in a repeat period; by day or by calendar week.';

-- The run ----------------------------------------------------------------------------------------------------------

create function run_bands() returns uuid
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
declare
  began timestamptz := public.standpoint_now();
  version public.band_versions;
  today date;
  lapse int;
  outcome jsonb;
  members uuid[] := '{}';
  flipped uuid[];
  run public.band_runs;
begin
  perform public.refuse_other_sight();
  -- One run at a time; the second finds everything as the first left it.
  perform pg_advisory_xact_lock(hashtextextended('run_bands', 0));
  select * into version from public.band_version_now;
  if version.id is null then
    return null;
  end if;
  select (began at time zone o.zone)::date into today from public.organisation o;
  select days into lapse from public.lapse_thresholds order by recorded_at desc, id desc limit 1;
  select coalesce(jsonb_agg(jsonb_build_object('name', name, 'from', from_minor, 'customers', customers, 'valueMinor', value_minor)
                            order by place), '[]')
    into outcome from public.bands_found(version.method, version.bands, today);

  -- The day is the grain: an earlier run of today gives way as if it had not been.
  delete from public.band_spans where from_on = today;
  update public.band_spans set until_on = null where until_on = today;

  with now_is as materialized (select * from public.band_of_each(outcome, today))
  update public.band_spans s set until_on = today
   where s.until_on is null
     and not exists (select from now_is n where n.customer_id = s.customer_id and n.band = s.band);
  insert into public.band_spans (customer_id, band, is_best, because, from_on)
  select n.customer_id, n.band, false, n.because, today from public.band_of_each(outcome, today) n
   where not exists (select from public.band_spans s where s.customer_id = n.customer_id and s.until_on is null)
   order by n.customer_id;

  -- The rule may ask for the band, so it is asked once the bands stand.
  if public.rule_lacks(version.best_rule, today, lapse) is null then
    members := array(select m from public.rule_members(version.best_rule, today, lapse) m);
  end if;
  update public.band_spans s set is_best = true from unnest(members) as m (id)
   where s.customer_id = m.id and s.from_on = today and s.until_on is null;
  with best as materialized (select id from unnest(members) as m (id)),
  ended as (
    update public.band_spans s set until_on = today
     where s.until_on is null and s.from_on < today
       and s.is_best is distinct from exists (select from best where best.id = s.customer_id)
    returning s.customer_id)
  select array_agg(customer_id) into flipped from ended;
  if flipped is not null then
    insert into public.band_spans (customer_id, band, is_best, because, from_on)
    select n.customer_id, n.band, exists (select from unnest(members) as m (id) where m.id = n.customer_id), n.because, today
      from public.band_of_each(outcome, today) n join unnest(flipped) as f (id) on f.id = n.customer_id;
  end if;

  select r.* into run from public.band_runs r order by r.as_of desc, r.recorded_at desc limit 1;
  return public.write_band_run(run, version.id, today, outcome, lapse, began);
end $$;
comment on function run_bands() is
  'Puts every buyer into a band and finds the best customers, as of today. A span is written only where something changed, so that last month''s report keeps last month''s bands.';

create function write_band_run(last public.band_runs, version uuid, today date, outcome jsonb, lapse int, began timestamptz)
  returns uuid
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  run public.band_runs;
begin
  select count(*), coalesce(sum(v.value_minor), 0) into run.best, run.best_value_minor
    from public.band_spans s join public.banded_values(today) v on v.customer_id = s.customer_id
   where s.until_on is null and s.is_best;
  select coalesce(sum((b ->> 'customers')::int), 0) into run.buyers from jsonb_array_elements(outcome) b;
  run.scores := public.rfm_scores(today);
  if (last.version_id, last.as_of, last.found, last.scores, last.best, last.best_value_minor)
     is not distinct from (version, today, outcome, run.scores, run.best, run.best_value_minor) then
    return last.id;
  end if;
  run.id := gen_random_uuid();
  insert into public.band_runs (id, version_id, as_of, found, scores, buyers, best, best_value_minor, lapse_days, started_at)
  values (run.id, version, today, outcome, run.scores, run.buyers, run.best, run.best_value_minor, lapse, began);
  return run.id;
end $$;
comment on function write_band_run(public.band_runs, uuid, date, jsonb, int, timestamptz) is
  'What a run found is written down once: finding the same again on the same day adds nothing.';
revoke all on function write_band_run(public.band_runs, uuid, date, jsonb, int, timestamptz) from public;

create function bands_on(asked date) returns table (customer_id uuid, band text, is_best boolean, because jsonb)
  language sql stable parallel safe
begin atomic
  select band_spans.customer_id, band_spans.band, band_spans.is_best, band_spans.because
  from band_spans
  where band_spans.from_on <= asked and (band_spans.until_on is null or band_spans.until_on > asked);
end;
comment on function bands_on(date) is
  'Who was in which band on a day, as it was computed then: a later rule, purchase or merge changes nothing of it.';

create view band_run_now with (security_invoker = true) as
  select * from band_runs order by as_of desc, recorded_at desc limit 1;
comment on view band_run_now is 'The newest computation of bands.';

create view bands_now with (security_invoker = true) as
  select listed.place::int, listed.band ->> 'name' as name, (listed.band ->> 'from')::bigint as from_minor,
    (listed.band ->> 'customers')::int as customers, (listed.band ->> 'valueMinor')::bigint as value_minor
  from band_run_now cross join jsonb_array_elements(band_run_now.found) with ordinality as listed (band, place);
comment on view bands_now is 'The bands as they were computed last, best first.';

-- Early warning ----------------------------------------------------------------------------------------------------

create function guard_warning_rule() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not public.holds_role(new.set_by, array['board'], new.recorded_at) then
    perform public.refuse('Rules of early warning are set by the board.');
  end if;
  return new;
end $$;
comment on function guard_warning_rule() is 'Principle 1: a rule of early warning carries the member of the board who set it.';

-- What the product comes with, until the board says otherwise.
insert into warning_rules (id, kind, is_on, days, factor, share, reason) values
  (gen_random_uuid(), 'broken_promise', true, 30, null, null, 'A promise we broke is the plainest reason to leave.'),
  (gen_random_uuid(), 'open_issue', true, 7, null, null, 'What is wrong for more than a week is being forgotten.'),
  (gen_random_uuid(), 'lapse', true, null, 2, 80, 'Twice their usual gap, or most of the way to the lapse threshold.');
create trigger zz_guard before insert on warning_rules for each row execute function guard_warning_rule();

create view warning_rules_now with (security_invoker = true) as
  select distinct on (kind) * from warning_rules order by kind, set_by is not null desc, recorded_at desc, id desc;
comment on view warning_rules_now is 'Each rule of early warning as it is set: its newest version.';

create function lapse_signals(today date) returns table (
    customer_id uuid, rule_id uuid, last_on date, purchase_days int, usual_gap float8, bears int)
  language sql stable parallel safe
begin atomic
  select gaps.customer_id, gaps.rule_id, gaps.last_on, gaps.purchase_days, gaps.usual_gap, gaps.bears
  from (
    select standing.customer_id, rule.id as rule_id, standing.last_on, standing.purchase_days, own.usual_gap,
      floor(least(own.usual_gap * rule.factor, threshold.days * rule.share / 100.0))::int as bears,
      threshold.days as lapse_days
    from warning_rules_now as rule
    join band_spans on band_spans.until_on is null and band_spans.is_best
    -- Looked up one by one: reading everybody's standing for a few best customers takes longer.
    cross join lateral (
      select * from standing as kept where kept.customer_id = band_spans.customer_id and not kept.is_erased offset 0
    ) as standing
    left join (
      select lapse_thresholds.days from lapse_thresholds order by lapse_thresholds.recorded_at desc, lapse_thresholds.id desc limit 1
    ) as threshold on true
    cross join lateral (
      select case when standing.purchase_days >= 4
        then (standing.last_on - standing.first_on)::float8 / (standing.purchase_days - 1) end as usual_gap
    ) as own
    where rule.kind = 'lapse' and rule.is_on and standing.last_on is not null
  ) as gaps
  where today - gaps.last_on > gaps.bears
    and (gaps.lapse_days is null or today - gaps.last_on <= gaps.lapse_days);
end;
comment on function lapse_signals(date) is
  'Best customers who have not bought for longer than they usually do, before they are lost. A usual gap needs three gaps.';

create function warning_hits(at timestamptz)
  returns table (kind text, customer_id uuid, rule_id uuid, episode text, facts jsonb, since_at timestamptz)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
  -- What happened first, and whose it is afterwards: few are hit, many are best.
  with hits as (
    select 'broken_promise' as kind, c.survivor_id as customer_id, rule.id as rule_id, o.promise_id::text as episode,
      jsonb_build_object('promiseId', o.promise_id, 'dueAt', o.headline_due, 'outcome', o.outcome) as facts,
      o.headline_due as since_at
    from public.warning_rules_now rule
    cross join lateral public.promise_outcomes(at, at - make_interval(days => rule.days), at) o
    join public.customers c on c.id = o.customer_id
    where rule.kind = 'broken_promise' and rule.is_on
      and o.origin = 'live' and o.in_denominator and not o.kept_agreed and o.outcome <> 'moved'
    union all
    select 'open_issue', c.survivor_id, rule.id, i.id::text,
      jsonb_build_object('issueId', i.id, 'issueKind', i.kind, 'openedAt', i.opened_at), i.opened_at + make_interval(days => rule.days)
    from public.warning_rules_now rule
    cross join public.issues i
    join public.customers c on c.id = i.customer_id
    where rule.kind = 'open_issue' and rule.is_on
      and i.resolved_at is null and i.opened_at < at - make_interval(days => rule.days)
    union all
    select 'lapse', s.customer_id, s.rule_id, s.customer_id || ' ' || s.last_on,
      jsonb_build_object('lastOn', s.last_on, 'purchaseDays', s.purchase_days, 'usualGap', round(s.usual_gap)),
      (s.last_on + s.bears + 1)::timestamp at time zone day.zone
    from (select (at at time zone o.zone)::date as today, o.zone from public.organisation o) day
    cross join lateral public.lapse_signals(day.today) s
  )
  select hits.kind, hits.customer_id, hits.rule_id, hits.episode, hits.facts, hits.since_at
  from hits
  join public.customers c on c.id = hits.customer_id and c.died_recorded_at is null and c.erased_at is null
  where exists (select from public.band_spans b where b.customer_id = hits.customer_id and b.until_on is null and b.is_best)
$$;
comment on function warning_hits(timestamptz) is
  'Which rule fires for which best customer at this moment, derived anew each time: what was just broken is there at once. The dead and the erased need no warning.';

create function record_warnings() returns integer
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  fresh integer;
begin
  perform public.refuse_other_sight();
  insert into public.warnings (id, customer_id, rule_id, kind, episode, facts, since_at)
  select gen_random_uuid(), h.customer_id, h.rule_id, h.kind, h.episode, h.facts, h.since_at
    from public.warning_hits(public.standpoint_now()) h
   where not exists (select from public.warnings w where w.kind = h.kind and w.episode = h.episode)
  on conflict (kind, episode) do nothing;
  get diagnostics fresh = row_count;
  return fresh;
end $$;
comment on function record_warnings() is
  'Writes down what has fired since, once an episode, with the rule''s version: so that every rule can be judged later.';

create function guard_warning_answer() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  -- Held against an erasure at the same moment: either it finds these words, or they find it.
  perform 1 from public.customers c join public.warnings w on w.customer_id = c.id where w.id = new.warning_id for share of c;
  if exists (select from public.warnings w join public.customers c on c.id = w.customer_id
             join public.customers s on s.id = c.survivor_id
             where w.id = new.warning_id and (c.erased_at is not null or s.erased_at is not null)) then
    perform public.refuse('This customer was erased. Nothing is recorded about them any more.');
  end if;
  return new;
end $$;
comment on function guard_warning_answer() is 'Principle 1: nothing is written about whoever was erased, not by way of a warning either.';
create trigger zz_not_erased before insert on warning_answers for each row execute function guard_warning_answer();

-- Whose the data is ------------------------------------------------------------------------------------------------

insert into personal_tables (place, name, heading, mine, shown, key, is_removed) values
  (70, 'band_spans', 'Value bands', 't.customer_id = any ($1)', null, 't.customer_id::text || t.from_on::text', false),
  (71, 'warnings', 'Early warnings', 't.customer_id = any ($1)', null, 't.id::text', false),
  (72, 'warning_answers', 'What was done about early warnings',
    't.warning_id in (select w.id from public.warnings w where w.customer_id = any ($1))', null, 't.id::text', false);
insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('band_spans', 'kept', 'band because from_on until_on'),
  ('warnings', 'kept', 'kind episode facts'),
  ('warning_answers', 'words', 'words_id'),
  ('warning_answers', 'kept', 'kind'),
  ('warning_answers', 'nobody', 'words_hash'),
  ('band_versions', 'staff', 'reason'),
  ('band_versions', 'nobody', 'method bands best_rule'),
  ('band_runs', 'nobody', 'as_of found scores'),
  ('warning_rules', 'staff', 'reason'),
  ('warning_rules', 'nobody', 'kind')
) as listed (table_name, holds, names);

create trigger zz_not_erased after insert on band_spans referencing new table as new_rows
  for each statement execute function refuse_for_erased();
create trigger zz_not_erased after insert on warnings referencing new table as new_rows
  for each statement execute function refuse_for_erased();
