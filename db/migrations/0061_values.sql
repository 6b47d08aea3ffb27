-- Values at scale: what a list of customers by value needs stands beside the value, everybody's history is read as few times
-- as can be, and what is paid back is taken off what is expected (METRICS A8 and A9).

insert into personal_columns (table_name, holds, name) values ('lifetime_values', 'nobody', 'band');

create or replace view value_model_now with (security_invoker = true) as
  select m.* from value_models m order by m.version desc limit 1;

-- Whose histories --------------------------------------------------------------------------------------------------

drop function value_histories(date, boolean);
create function value_histories(as_of date, with_organisations boolean)
  returns table (survivor_id uuid, repeats int, until_last int, until_now int, first_minor bigint, repeat_minor bigint,
                 refunded_minor bigint, is_partly_abroad boolean)
  language sql stable parallel safe
begin atomic
  select histories.customer_id, cardinality(histories.days) - 1, histories.last_on - histories.first_on,
    as_of - histories.first_on, histories.amounts[1], repeated.minor, histories.refunded_minor,
    coalesce(standing.totals - (select organisation.currency from organisation) <> '{}', false)
  from histories_of(as_of, null, null) as histories
  join customers on customers.id = histories.customer_id
  -- Beside, not within: so several workers share the adding up, it is done once, and not at all where nobody asks.
  left join lateral (
    select coalesce(sum(bought.minor), 0)::bigint as minor from unnest(histories.amounts[2:]) as bought (minor)) as repeated on true
  left join standing on standing.customer_id = histories.customer_id
  where customers.erased_at is null and customers.died_recorded_at is null
    and (with_organisations or customers.kind = 'person');
end;
comment on function value_histories(date, boolean) is
  'METRICS A8: repeat purchase days, days from the first to the last and to the day asked for, and what was bought, of whoever lives and was '
  'not erased. Days count in whatever currency was paid, money in the organisation''s alone: whoever also paid in another is told.';

drop function spend_likelihoods(float8[], int, date, boolean);
create function spend_likelihoods(tries float8[], minor_per_unit int, as_of date, with_organisations boolean)
  returns table (try int, likelihood float8, customers bigint, correlation float8, refunded_share float8)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
    with everybody as materialized (
      select h.repeats as x, h.repeat_minor, sum(h.first_minor + h.repeat_minor) as paid, sum(h.refunded_minor) as refunded,
          count(*) filter (where h.repeats > 0 and h.repeat_minor > 0 and not h.is_partly_abroad)::float8 as n
        from public.value_histories(as_of, with_organisations) h group by 1, 2
    ), spent as materialized (
      select x, repeat_minor / minor_per_unit::float8 as total, repeat_minor / minor_per_unit::float8 / x as mean, n from everybody where n > 0
    ), tried as (
      select i as try, tries[i][1] as p, tries[i][2] as q, tries[i][3] as gamma from generate_series(1, array_length(tries, 1)) i
    ), of_counts as (
      select t.try, sum(c.n * (public.log_gamma(t.p * c.x + t.q) - public.log_gamma(t.p * c.x) - public.log_gamma(t.q))) as sum
        from tried t cross join (select x, sum(n) as n from spent group by x) c group by t.try
    ), of_totals as (
      select t.try, sum(g.n * (-ln(g.mean) - t.q * ln(1 + g.total / t.gamma) - t.p * g.x * ln(1 + t.gamma / g.total))) as sum
        from tried t cross join spent g group by t.try
    ), middle as (
      select sum(n * x) / sum(n) as x, sum(n * mean) / sum(n) as mean from spent
    ), together as (
      select sum(s.n * (s.x - m.x) * (s.mean - m.mean)) / nullif(sqrt(sum(s.n * (s.x - m.x) ^ 2)) * sqrt(sum(s.n * (s.mean - m.mean) ^ 2)), 0) as correlation
        from spent s cross join middle m
    )
    select t.try, c.sum + o.sum, coalesce((select sum(n) from spent), 0)::bigint, (select correlation from together),
        (select least(1, sum(refunded) / nullif(sum(paid), 0)) from everybody)::float8
      from tried t left join of_counts c on c.try = t.try left join of_totals o on o.try = t.try
  $$;
comment on function spend_likelihoods(float8[], int, date, boolean) is
  'METRICS A8: the log-likelihood of Gamma-Gamma at sets of p, q, gamma (in whole units of money), of how many who paid for a repeat, and how '
  'much they pay goes with how often; in no currency but the organisation''s, as of others it is not known what a repeat brought. Of what '
  'everybody bought, the part paid back; null: nothing was bought.';

-- The fit ----------------------------------------------------------------------------------------------------------

create function fit_parameters(model value_models, out r float8, out alpha float8, out a float8, out b float8, out p float8, out q float8,
                               out gamma float8)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select public.value_parameter(model.parameters, 'r'), public.value_parameter(model.parameters, 'alpha'),
      public.value_parameter(model.parameters, 'a'), public.value_parameter(model.parameters, 'b'),
      public.value_parameter(model.spend, 'p'), public.value_parameter(model.spend, 'q'),
      public.value_parameter(model.spend, 'gamma') * model.minor_per_unit
  $$;
comment on function fit_parameters(value_models) is 'What a fit found, gamma in minor units; null: no model, or none of what is paid.';

create function value_kept(model value_models, method value_methods) returns float8
  language sql immutable
  set search_path = pg_catalog, public, pg_temp
  return coalesce(method.margin, 100) / 100.0 * (1 - coalesce(model.refunded_share, 0));
comment on function value_kept(value_models, value_methods) is 'Of what is expected to be bought, the part that is left: not paid back, and margin.';

create or replace function newcomer_of(model value_models, method value_methods, out purchases float8, out minor float8)
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  f record;
  stays float8 := 1;
  bought float8;
  worth float8 := 0;
begin
  select * into f from public.fit_parameters(model);
  purchases := 0;
  if method.method = 'mbg_nbd' then
    stays := f.b / (f.a + f.b);
    f.b := f.b + 1;
  end if;
  for month in 1..method.horizon_months loop
    bought := stays * public.bought_if_alive(f.r, f.alpha, f.a, f.b, month * 365.25 / 84);
    worth := worth + (bought - purchases) * (1 + method.discount / 100.0) ^ (-month / 12.0);
    purchases := bought;
  end loop;
  minor := case when f.q > 1 then public.value_kept(model, method) * worth * f.p * f.gamma / (f.q - 1) end;
end $$;
comment on function newcomer_of(value_models, value_methods) is
  'METRICS A9: what somebody who came today is expected to bring after it, by a fit, less what is paid back. Agrees with newCustomerValue in '
  'the domain; null: everybody''s mean is infinite.';

create function guard_fit_without_parameters(model value_models, method value_methods) returns void
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  stated record;
begin
  select count(*) as customers, count(*) filter (where h.repeats > 0) as repeaters
    into stated from public.value_histories(model.as_of, method.with_organisations) h;
  if (stated.customers, stated.repeaters) is distinct from (model.customers::bigint, model.repeaters::bigint) then
    perform public.refuse(format('The histories are of %s customers, %s of whom repeated: the fit says otherwise.', stated.customers, stated.repeaters));
  elsif num_nonnulls(model.newcomer, model.holdout) > 0 or (method.method = 'historic' and model.refused is not null) then
    perform public.refuse('Without parameters nothing is expected, and without a model nothing is refused.');
  elsif model.refused is not null and not coalesce(case
      when stated.repeaters < 100 then model.refused = format('Too few repeat customers to fit a model: %s, at least 100 are needed.', stated.repeaters)
      else model.refused = any (array[
        'Some histories cannot be: a repeat before the first purchase, or after the day of counting.',
        'The arithmetic broke down: it found a likelihood that no customers could have.',
        'The search ran to the edge of what is sensible: the model does not describe these customers.',
        'The purchases do not settle every parameter: very different ones explain them equally well.',
        'The search did not come to an end: what it found cannot be relied on.']) end, false) then
    perform public.refuse('That is no reason not to fit a model.');
  end if;
end $$;
comment on function guard_fit_without_parameters(value_models, value_methods) is
  'Principle 1: no model is a finding too: it is of everybody, and for one of the reasons there are.';

drop function guard_value_spend(value_models, value_methods);
create function guard_value_spend(model value_models, method value_methods) returns value_models
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  found float8[] := array(select public.value_parameter(model.spend, name) from unnest(array['p', 'q', 'gamma']) with ordinality n (name, place) order by place);
  stated record;
  newcomer record;
begin
  -- The bounds of the search, which looks for gamma in parts of what is usually paid.
  if model.spend is not null
      and (array_position(found, null) is not null or 0 >= any (found) or found[1] > 1e4 or found[2] > 1e4 or found[3] > 1e15) then
    perform public.refuse('These parameters are nonsense: each lies above 0, p and q below ten thousand.');
  end if;
  select min(l.likelihood) filter (where l.try = 1) as here, max(l.likelihood) as most, min(l.customers) as customers,
      min(l.correlation) as correlation, min(l.refunded_share) as refunded_share
    into stated from public.spend_likelihoods(case when model.spend is null then array[array[1, 1, 1]::float8[]] else public.around(found) end,
      model.minor_per_unit, model.as_of, method.with_organisations) l;
  model.correlation := stated.correlation;
  model.refunded_share := stated.refunded_share;
  if model.spend is null then
    if model.newcomer is not null then
      perform public.refuse('What a newcomer is worth takes a fit of what is paid.');
    end if;
    return model;
  elsif stated.customers < 100 or stated.customers is distinct from (model.spend ->> 'customers')::bigint then
    perform public.refuse(format('%s customers paid for a repeat, and at least 100 are needed: the fit says otherwise.', stated.customers));
  elsif abs(stated.here - (model.spend ->> 'logLikelihood')::float8) <= 1e-3 + 1e-8 * abs(stated.here) is not true then
    perform public.refuse('The likelihood stated is not the one these payments have under these parameters.');
  elsif stated.most > stated.here + 1e-3 + 1e-6 * abs(stated.here) then
    perform public.refuse('Other parameters are likelier than these: nothing was fitted.');
  end if;
  select * into newcomer from public.newcomer_of(model, method);
  if model.newcomer is not null and (
      abs((model.newcomer ->> 'purchases')::float8 - newcomer.purchases) <= 1e-6 * newcomer.purchases
      and abs((model.newcomer ->> 'valueMinor')::float8 - newcomer.minor) <= 1 + 1e-6 * newcomer.minor
      and (model.newcomer ->> 'valueMinor')::float8 between (model.newcomer ->> 'lowMinor')::float8 and (model.newcomer ->> 'highMinor')::float8
    ) is not true then
    perform public.refuse('What a newcomer is worth does not follow from the parameters of the fit.');
  end if;
  return model;
end $$;
comment on function guard_value_spend(value_models, value_methods) is
  'Principle 1: what customers pay is held against what they paid, and what a newcomer is worth follows from it. Given back with what the '
  'database knows by itself: the correlation, and the part that is paid back.';

create or replace function guard_value_model() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  method public.value_methods;
  today date := public.organisation_day(new.recorded_at);
  found float8[];
  stated record;
begin
  perform pg_advisory_xact_lock(hashtextextended('value_models', 0));
  select * into method from public.value_method_now;
  if method.id is distinct from new.method_id then
    perform public.refuse('A fit is made by the method in force.');
  elsif new.as_of not between today - 1 and today then
    perform public.refuse('A fit is of the day it is made: it cannot be dated back.');
  elsif (new.parameters is null) is distinct from (method.method = 'historic' or new.refused is not null) then
    perform public.refuse('A fit says its parameters, or why there are none.');
  end if;
  -- What the database knows by itself is not for the fit to say.
  new.version := 1 + coalesce((select max(version) from public.value_models), 0);
  new.currency := coalesce((select o.currency from public.organisation o), 'GBP');
  new.minor_per_unit := public.minor_per_unit(new.currency);
  new.left_out := public.value_left_out(new.as_of, method.with_organisations);
  new.correlation := null;
  new.refunded_share := null;
  if new.parameters is null then
    perform public.guard_fit_without_parameters(new, method);
    return new;
  end if;
  found := array(select (new.parameters -> name ->> 'value')::float8 from unnest(array['r', 'alpha', 'a', 'b']) with ordinality n (name, place) order by place);
  -- The bounds of the search, which looks for alpha in parts of the longest time there is: under twenty lifetimes of weeks.
  if array_position(found, null) is not null or 0 >= any (found) or 10000 < any (array[found[1], found[2] / 10000, found[3], found[4]]) then
    perform public.refuse('These parameters are nonsense: r, a and b lie between 0 and ten thousand, alpha below a hundred million.');
  end if;
  -- As stated, and with each a twentieth less and more: the likeliest is the one stated.
  select min(l.likelihood) filter (where l.try = 1) as here, max(l.likelihood) as most, min(l.customers) as customers, min(l.repeaters) as repeaters
    into stated from public.value_likelihoods(method.method, public.around(found), new.as_of, method.with_organisations) l;
  if (stated.customers, stated.repeaters) is distinct from (new.customers::bigint, new.repeaters::bigint) then
    perform public.refuse(format('The histories are of %s customers, %s of whom repeated: the fit says otherwise.', stated.customers, stated.repeaters));
  elsif stated.repeaters < 100 then
    perform public.refuse(format('Too few repeat customers to fit a model: %s, at least 100 are needed.', stated.repeaters));
  elsif abs(stated.here - new.log_likelihood) > 1e-3 + 1e-8 * abs(stated.here) then
    perform public.refuse('The likelihood stated is not the one these histories have under these parameters.');
  elsif stated.most > stated.here + 1e-3 + 1e-6 * abs(stated.here) then
    perform public.refuse('Other parameters are likelier than these: nothing was fitted.');
  end if;
  new := public.guard_value_spend(new, method);
  return new;
end $$;

-- Values -----------------------------------------------------------------------------------------------------------

create or replace function write_values(model uuid, after uuid, most int) returns uuid
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
declare
  m public.value_models;
  method public.value_methods;
  f record;
  shift int;
  kept float8;
  expected float8;
  start uuid := coalesce(after, '00000000-0000-0000-0000-000000000000');
  last uuid;
begin
  -- Beside other batches, never beside what begins or ends a fit.
  perform pg_advisory_xact_lock_shared(hashtextextended('value_models', 0));
  select * into m from public.value_model_now;
  if m.id is distinct from model or exists (select from public.value_sums s where s.model_id = model) then
    perform public.refuse('Values are written of the newest fit, once.');
  end if;
  select * into method from public.value_methods v where v.id = m.method_id;
  select * into f from public.fit_parameters(m);
  shift := case method.method when 'bg_nbd' then -1 else 0 end;
  kept := coalesce(method.margin, 100) / 100.0;
  expected := public.value_kept(m, method);
  -- Up to a customer known beforehand, so that a batch reads its own part of the key and sorts nothing.
  select max(next.id::text)::uuid into last from (
    select id from public.customers where id > start order by id limit most) next;
  with histories as materialized (
    -- Only what is needed: what is not asked for is not read either.
    select h.survivor_id, h.repeats, h.until_last, h.until_now, h.first_minor, h.repeat_minor, h.refunded_minor
      from public.value_histories(m.as_of, method.with_organisations) h
     where h.survivor_id > start and h.survivor_id <= last
  -- Once for each: written into what follows, the chance would be worked out anew wherever it is named.
  ), living as materialized (
    select h.*, s.purchases, s.discounted, s.spread, h.first_minor + h.repeat_minor as paid_minor,
      case when f.r is null then null when h.repeats = 0 and shift = -1 then 1
        else 1 / (1 + exp(least(600, ln(f.a / (f.b + h.repeats + shift))
          + (f.r + h.repeats) * ln((f.alpha + h.until_now / 7::float8) / (f.alpha + h.until_last / 7::float8))))) end as alive
    from histories h left join public.value_steps s on s.model_id = model and s.repeats = h.repeats and s.until_now = h.until_now
  ), valued as (
    select l.*, case when l.paid_minor > 0 and l.purchases is not null then expected * (f.gamma + l.repeat_minor) end as scale,
      case when l.purchases > 0 then l.discounted / l.purchases end as today
    from living l
  )
  insert into public.lifetime_values (model_id, survivor_id, repeats, purchases, alive, value_minor, low_minor, high_minor, historic_minor, band)
    select model, v.survivor_id, v.repeats, v.alive * v.purchases, case when v.repeats > 0 then v.alive end,
      case when f.p * v.repeats + f.q > 1 then round(v.scale * v.alive * v.discounted * f.p / (f.p * v.repeats + f.q - 1)) end,
      round(v.scale * v.today * public.spread_at(v.spread, (v.alive - 0.9) / v.alive)),
      round(v.scale * v.today * public.spread_at(v.spread, (v.alive - 0.1) / v.alive)),
      round(kept * (v.paid_minor - v.refunded_minor)), b.band
    from valued v left join public.band_spans b on b.customer_id = v.survivor_id and b.until_on is null
      and b.customer_id > start and b.customer_id <= last
  on conflict do nothing;
  return last;
end $$;
comment on function write_values(uuid, uuid, int) is
  'METRICS A8: the next customers by id: expected value from the fit''s parameters and their own history, between which two eight in ten such '
  'customers come, and their band of today. Returns up to which id; null: all are written.';

create function value_summary(counted bigint, mean numeric, deviation numeric, parts float8[]) returns jsonb
  language sql immutable
  set search_path = pg_catalog, public, pg_temp
  return jsonb_build_object('customers', counted, 'mean', mean, 'deviation', coalesce(deviation, 0),
    'low', parts[1], 'median', parts[2], 'high', parts[3]);
comment on function value_summary(bigint, numeric, numeric, float8[]) is 'A sum of values as it is kept: its quarters beside its mean.';

drop function end_values(uuid, timestamptz);
create function end_values(model uuid) returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
declare
  m public.value_models;
  lapse int := (select days from public.lapse_thresholds order by recorded_at desc, id desc limit 1);
  method public.value_methods;
  kept float8;
  written bigint;
  found jsonb;
begin
  perform pg_advisory_xact_lock(hashtextextended('value_models', 0));
  select * into m from public.value_model_now;
  if m.id is distinct from model or exists (select from public.value_sums s where s.model_id = model) then
    perform public.refuse('Values are written of the newest fit, once.');
  end if;
  select * into method from public.value_methods v where v.id = m.method_id;
  kept := public.value_kept(m, method);
  -- Who died, was erased or merged while values were written goes; then nobody may be missing.
  delete from public.lifetime_values v using public.customers c
   where v.model_id = model and c.id = v.survivor_id
     and (c.erased_at is not null or c.died_recorded_at is not null or c.withdrawn_at is not null or c.survivor_id <> c.id);
  written := (select count(*) from public.lifetime_values v where v.model_id = model);
  if written < m.customers and written < (select count(*) from public.value_histories(m.as_of, method.with_organisations)) then
    perform public.refuse('Not every customer''s value is written yet.');
  end if;
  with valued as materialized (
    select v.repeats, v.value_minor as expected, v.historic_minor as historic, s.last_on, v.band
      from public.lifetime_values v
      left join public.standing s on s.customer_id = v.survivor_id
     where v.model_id = model
  ), grouped as (
    select g.name, v.expected, v.historic from valued v cross join lateral (values
      ('all', true), (case when v.repeats > 0 then 'repeaters' else 'once' end, true), ('active', v.last_on >= m.as_of - lapse),
      ('band ' || v.band, v.band is not null)) as g (name, isin) where g.isin
  ), said as (
    select name, jsonb_build_object(
        'expected', case when count(expected) > 0 then public.value_summary(count(expected), avg(expected), stddev_samp(expected),
          percentile_cont(array[0.25, 0.5, 0.75]) within group (order by expected)) end,
        'historic', public.value_summary(count(historic), avg(historic), stddev_samp(historic),
          percentile_cont(array[0.25, 0.5, 0.75]) within group (order by historic))) as value
    from grouped group by name
  -- Of whoever has come, as what is expected of a newcomer is: a free first day is one that brought nothing. Only who also paid
  -- in another currency stays out, as from what customers pay a time: what their first day brought is not known.
  ), firsts as (
    select public.value_summary(count(*), avg(minor), stddev_samp(minor), percentile_cont(array[0.25, 0.5, 0.75]) within group (order by minor)) as value
    from (select (h.first_minor * kept)::numeric as minor
            from public.value_histories(m.as_of, method.with_organisations) h where not h.is_partly_abroad) f having count(*) > 0
  )
  select jsonb_build_object('version', 2,
    'all', coalesce((select value from said where name = 'all'), nobody), 'repeaters', coalesce((select value from said where name = 'repeaters'), nobody),
    'once', coalesce((select value from said where name = 'once'), nobody),
    'active', case when lapse is not null then coalesce((select value from said where name = 'active'), nobody) end,
    'lapseDays', lapse, 'first', (select value from firsts),
    'bands', coalesce((select jsonb_agg(coalesce(s.value, nobody) || jsonb_build_object('band', b.name) order by b.place)
      from public.bands_now b left join said s on s.name = 'band ' || b.name), '[]'))
    into found from (select '{"expected": null, "historic": null}'::jsonb as nobody) n;
  insert into public.value_sums (model_id, sums, took_ms)
  values (model, found, greatest(0, extract(epoch from public.standpoint_now() - m.recorded_at) * 1000)::int);
end $$;
comment on function end_values(uuid) is
  'Sums what each customer comes to by band, once all are written; from then on pages read this fit. Version 2 of how it is summed: first '
  'purchases are those of all newcomers, also the free ones. Agrees with valueSumsVersion in the domain.';
revoke all on function end_values(uuid) from public;

-- Fits from before go on being shown until the next one.
update lifetime_values v set band = b.band from band_spans b where b.customer_id = v.survivor_id and b.until_on is null;
