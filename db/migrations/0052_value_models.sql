-- What a customer is worth (METRICS A8 to A10). The board sets how it is found; a fit states parameters, and the database
-- holds the likelihood against the customers' own histories before it keeps them; what each customer comes to is derived
-- by the owner's functions alone. The rules in words stand in server/domain/{repeat-buying,gamma-gamma,value-steps}.ts.

create trigger stamp before insert on value_methods for each row execute function stamp_recorded_at();
create trigger stamp before insert on value_models for each row execute function stamp_recorded_at();
create trigger stamp before insert on value_sums for each row execute function stamp_recorded_at();
select forbid_change('value_methods');
select forbid_change('value_models');
select forbid_change('value_sums');

-- Methods ----------------------------------------------------------------------------------------------------------

create function guard_value_method() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not public.holds_role(new.set_by, array['board'], new.recorded_at) then
    perform public.refuse('How a customer''s value is found is set by the board.');
  end if;
  return new;
end $$;
comment on function guard_value_method() is 'Principle 1: a method carries the member of the board who set it.';

-- What the product comes with, until the board says otherwise: no model, no margin, so that every figure is revenue.
insert into value_methods (id, method, horizon_months, discount, with_organisations, reason) values
  (gen_random_uuid(), 'historic', 12, 0, true, 'It came with Standpoint: what customers bought, as revenue, until the board sets more.');
create trigger zz_guard before insert on value_methods for each row execute function guard_value_method();

create view value_method_now with (security_invoker = true) as
  select * from value_methods order by set_by is not null desc, recorded_at desc, id desc limit 1;
comment on view value_method_now is 'How value is found as it is set: the newest version that a person set, until then the one the product came with.';

-- Whose histories --------------------------------------------------------------------------------------------------

create function value_histories(as_of date, with_organisations boolean)
  returns table (survivor_id uuid, repeats int, until_last int, until_now int, first_minor bigint, repeat_minor bigint,
                 refunded_minor bigint)
  language sql stable parallel safe
begin atomic
  select histories.customer_id, cardinality(histories.days) - 1, histories.last_on - histories.first_on,
    as_of - histories.first_on, histories.amounts[1],
    (select coalesce(sum(bought.minor), 0) from unnest(histories.amounts[2:]) as bought (minor))::bigint,
    histories.refunded_minor
  from histories_of(as_of, null, null) as histories
  join customers on customers.id = histories.customer_id
  where customers.erased_at is null and customers.died_recorded_at is null
    and (with_organisations or customers.kind = 'person');
end;
comment on function value_histories(date, boolean) is
  'METRICS A8: repeat purchase days, days from the first to the last and to the day asked for, and what was bought, of whoever lives and was not erased.';

create function value_left_out(as_of date, with_organisations boolean) returns jsonb
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select jsonb_build_object('died', count(*) filter (where c.died_recorded_at is not null),
        'organisations', count(*) filter (where c.died_recorded_at is null and c.kind = 'organisation'))
      from public.standing s join public.customers c on c.id = s.customer_id
     where s.first_on <= as_of and c.erased_at is null
       and (c.died_recorded_at is not null or c.kind = 'organisation' and not with_organisations)
  $$;
comment on function value_left_out(date, boolean) is 'Who bought and is not among the histories, by why.';

create function minor_per_unit(currency text) returns int
  language sql immutable parallel safe
  as $$
    select case
      when currency = any ('{AFN,ALL,BIF,CLP,COP,DJF,GNF,HUF,IDR,IQD,IRR,ISK,JPY,KMF,KPW,KRW,LAK,LBP,MGA,MMK,PKR,PYG,RWF,SLL,SOS,SYP,UGX,VND,VUV,XAF,XOF,XPF,YER}') then 1
      when currency = any ('{BHD,JOD,KWD,LYD,OMR,TND}') then 1000
      else 100 end
  $$;
comment on function minor_per_unit(text) is 'How many minor units one of a currency''s has. Agrees with minorDigitsOf in the domain.';

-- The likelihood ---------------------------------------------------------------------------------------------------

create function log_gamma(x float8) returns float8
  language sql immutable strict parallel safe
  as $$
    select (x + 7.5) * ln(x + 8) - (x + 8) + 0.9189385332046727418
      + (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / ((x + 8) * (x + 8))) / ((x + 8) * (x + 8))) / ((x + 8) * (x + 8))) / (x + 8)
      - ln(x) - ln(x + 1) - ln(x + 2) - ln(x + 3) - ln(x + 4) - ln(x + 5) - ln(x + 6) - ln(x + 7)
  $$;
comment on function log_gamma(float8) is 'ln of the gamma function by Stirling''s series, eight steps up (x > 0).';

create function value_likelihoods(method text, tries float8[], as_of date, with_organisations boolean)
  returns table (try int, likelihood float8, customers bigint, repeaters bigint)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
    with likely as materialized (
      select h.repeats as x, h.until_last / 7.0::float8 as last, h.until_now / 7.0::float8 as now, count(*)::float8 as n
        from public.value_histories(as_of, with_organisations) h group by 1, h.until_last, h.until_now
    ), tried as (
      select i as try, tries[i][1] as r, tries[i][2] as alpha, tries[i][3] as a, tries[i][4] as b
        from generate_series(1, array_length(tries, 1)) i
    ), of_counts as (
      select t.try, sum(c.n * (public.log_gamma(t.r + c.x) - public.log_gamma(t.r) + t.r * ln(t.alpha)
          + public.log_gamma(t.a + t.b) - public.log_gamma(t.b)
          + case method when 'bg_nbd' then public.log_gamma(t.b + c.x) - public.log_gamma(t.a + t.b + c.x)
            else public.log_gamma(t.b + c.x + 1) - public.log_gamma(t.a + t.b + c.x + 1) end)) as sum
        from tried t cross join (select x, sum(n) as n from likely group by x) c group by t.try
    ), of_times as (
      select t.try, sum(g.n * case
          when method = 'bg_nbd' and g.x = 0 then -t.r * ln(t.alpha + g.now)
          else greatest(stays, goes) + ln(1 + exp(greatest(-700, -abs(stays - goes)))) end) as sum
        from tried t cross join likely g
        cross join lateral (select -(t.r + g.x) * ln(t.alpha + g.now) as stays,
          ln(t.a / case method when 'bg_nbd' then greatest(t.b + g.x - 1, 1e-300) else t.b + g.x end)
            - (t.r + g.x) * ln(t.alpha + g.last) as goes) both_ways
       group by t.try
    )
    select c.try, c.sum + o.sum, (select sum(n) from likely)::bigint, (select coalesce(sum(n) filter (where x > 0), 0) from likely)::bigint
      from of_counts c join of_times o on o.try = c.try
  $$;
comment on function value_likelihoods(text, float8[], date, boolean) is
  'METRICS A8: the log-likelihood of BG/NBD or MBG/NBD at sets of r, alpha, a, b (in weeks), and how many histories it is of.';

create function spend_likelihoods(tries float8[], minor_per_unit int, as_of date, with_organisations boolean)
  returns table (try int, likelihood float8, customers bigint)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
    with spent as materialized (
      select h.repeats as x, h.repeat_minor / minor_per_unit::float8 as total, count(*)::float8 as n
        from public.value_histories(as_of, with_organisations) h where h.repeats > 0 and h.repeat_minor > 0 group by 1, h.repeat_minor
    ), tried as (
      select i as try, tries[i][1] as p, tries[i][2] as q, tries[i][3] as gamma from generate_series(1, array_length(tries, 1)) i
    ), of_counts as (
      select t.try, sum(c.n * (public.log_gamma(t.p * c.x + t.q) - public.log_gamma(t.p * c.x) - public.log_gamma(t.q))) as sum
        from tried t cross join (select x, sum(n) as n from spent group by x) c group by t.try
    ), of_totals as (
      select t.try, sum(g.n * (-ln(g.total / g.x) - t.q * ln(1 + g.total / t.gamma) - t.p * g.x * ln(1 + t.gamma / g.total))) as sum
        from tried t cross join spent g group by t.try
    )
    select c.try, c.sum + o.sum, (select sum(n) from spent)::bigint from of_counts c join of_totals o on o.try = c.try
  $$;
comment on function spend_likelihoods(float8[], int, date, boolean) is
  'METRICS A8: the log-likelihood of Gamma-Gamma at sets of p, q, gamma (in whole units of money), and of how many who paid for a repeat.';

create function around(found float8[]) returns float8[]
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select array[found] || array_agg(found[:i - 1] || found[i] * part || found[i + 1:] order by i, part)
      from generate_subscripts(found, 1) i cross join unnest(array[1 / 1.05::float8, 1.05]) part
  $$;
comment on function around(float8[]) is 'Parameters as they are, and with each a twentieth less and more.';

create function newcomer_of(model value_models, method value_methods, out purchases float8, out minor float8)
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  r float8 := public.value_parameter(model.parameters, 'r');
  alpha float8 := public.value_parameter(model.parameters, 'alpha');
  a float8 := public.value_parameter(model.parameters, 'a');
  b float8 := public.value_parameter(model.parameters, 'b');
  p float8 := public.value_parameter(model.spend, 'p');
  q float8 := public.value_parameter(model.spend, 'q');
  gamma float8 := public.value_parameter(model.spend, 'gamma') * model.minor_per_unit;
  stays float8 := 1;
  bought float8;
  worth float8 := 0;
begin
  purchases := 0;
  if method.method = 'mbg_nbd' then
    stays := b / (a + b);
    b := b + 1;
  end if;
  for month in 1..method.horizon_months loop
    bought := stays * public.bought_if_alive(r, alpha, a, b, month * 365.25 / 84);
    worth := worth + (bought - purchases) * (1 + method.discount / 100.0) ^ (-month / 12.0);
    purchases := bought;
  end loop;
  minor := case when q > 1 then coalesce(method.margin, 100) / 100.0 * worth * p * gamma / (q - 1) end;
end $$;
comment on function newcomer_of(value_models, value_methods) is
  'METRICS A9: what somebody who came today is expected to bring after it, by a fit. Agrees with newCustomerValue in the domain; null: everybody''s mean is infinite.';

create function guard_value_spend(model value_models, method value_methods) returns void
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  found float8[] := array(select public.value_parameter(model.spend, name) from unnest(array['p', 'q', 'gamma']) with ordinality n (name, place) order by place);
  stated record;
  newcomer record;
begin
  if model.spend is null then
    if model.newcomer is not null then
      perform public.refuse('What a newcomer is worth takes a fit of what is paid.');
    end if;
    return;
  elsif array_position(found, null) is not null or 0 >= any (found) or found[1] > 1e6 or found[2] > 1e6 or found[3] > 1e15 then
    perform public.refuse('These parameters are nonsense: each lies above 0, p and q below a million.');
  end if;
  select min(l.likelihood) filter (where l.try = 1) as here, max(l.likelihood) as most, min(l.customers) as customers
    into stated from public.spend_likelihoods(public.around(found), model.minor_per_unit, model.as_of, method.with_organisations) l;
  if coalesce(stated.customers, 0) < 100 or stated.customers is distinct from (model.spend ->> 'customers')::bigint then
    perform public.refuse(format('%s customers paid for a repeat, and at least 100 are needed: the fit says otherwise.', coalesce(stated.customers, 0)));
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
end $$;
comment on function guard_value_spend(value_models, value_methods) is
  'Principle 1: what customers pay is held against what they paid, and what a newcomer is worth follows from it.';

create function guard_value_model() returns trigger
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
  if new.parameters is null then
    select count(*) as customers, count(*) filter (where h.repeats > 0) as repeaters
      into stated from public.value_histories(new.as_of, method.with_organisations) h;
    if (stated.customers, stated.repeaters) is distinct from (new.customers::bigint, new.repeaters::bigint) then
      perform public.refuse(format('The histories are of %s customers, %s of whom repeated: the fit says otherwise.', stated.customers, stated.repeaters));
    elsif num_nonnulls(new.newcomer, new.holdout) > 0 or (method.method = 'historic' and new.refused is not null) then
      perform public.refuse('Without parameters nothing is expected, and without a model nothing is refused.');
    elsif new.refused is not null and not coalesce(case
        when stated.repeaters < 100 then new.refused = format('Too few repeat customers to fit a model: %s, at least 100 are needed.', stated.repeaters)
        else new.refused = any (array[
          'Some histories cannot be: a repeat before the first purchase, or after the day of counting.',
          'The arithmetic broke down: it found a likelihood that no customers could have.',
          'The search ran to the edge of what is sensible: the model does not describe these customers.',
          'The purchases do not settle every parameter: very different ones explain them equally well.',
          'The search did not come to an end: what it found cannot be relied on.']) end, false) then
      perform public.refuse('That is no reason not to fit a model.');
    end if;
    return new;
  end if;
  found := array(select (new.parameters -> name ->> 'value')::float8 from unnest(array['r', 'alpha', 'a', 'b']) with ordinality n (name, place) order by place);
  if array_position(found, null) is not null or 0 >= any (found) or 1000000 < any (found) then
    perform public.refuse('These parameters are nonsense: each lies between 0 and a million.');
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
  perform public.guard_value_spend(new, method);
  new.correlation := (select corr(h.repeats, h.repeat_minor / h.repeats::float8) from public.value_histories(new.as_of, method.with_organisations) h
    where h.repeats > 0 and h.repeat_minor > 0);
  return new;
end $$;
comment on function guard_value_model() is
  'Principle 1: a fit cannot be made up. It is numbered and dated by the database, and its likelihoods are held against the histories.';
create trigger zz_guard before insert on value_models for each row execute function guard_value_model();

create view value_model_now with (security_invoker = true) as
  select m.* from value_models m order by m.version desc limit 1;
comment on view value_model_now is 'The newest fit, or the newest refusal of one.';

create view value_sums_now with (security_invoker = true) as
  select s.* from value_sums s join value_models m on m.id = s.model_id order by m.version desc limit 1;
comment on view value_sums_now is 'The newest fit by which every customer''s value is written: what pages read.';

-- Values -----------------------------------------------------------------------------------------------------------

create function value_parameter(parameters jsonb, name text) returns float8
  language sql immutable parallel safe
  as $$ select (parameters -> name ->> 'value')::float8 $$;
comment on function value_parameter(jsonb, text) is 'One parameter of a fit, without its error.';

create function bought_if_alive(r float8, alpha float8, a float8, b float8, ahead float8) returns float8
  language plpgsql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  -- a = 1 is a removable singularity.
  s float8 := case when abs(a - 1) < 1e-6 then 1 + 1e-6 else a end;
  z float8 := ahead / (alpha + ahead);
  term float8 := 1;
  sum float8 := 1;
begin
  for j in 0..100000 loop
    term := term * ((s + b - 1 - r + j) / (s + b - 1 + j)) * ((s - 1 + j) / (1 + j)) * z;
    sum := sum + term;
    exit when abs(term) < 1e-15 * abs(sum);
  end loop;
  return (s + b - 1) / (s - 1) * (1 - exp((s - 1) * ln(1 - z)) * sum);
end $$;
comment on function bought_if_alive(float8, float8, float8, float8, float8) is
  'METRICS A8: expected purchases of BG/NBD over a time, by the series of Euler''s form. Agrees with newCustomerPurchases in the domain.';

create function spread_at(spread real[], part float8) returns float8
  language sql immutable parallel safe
  as $$
    select case when part <= 0 then 0
      when part >= 0.95 then spread[20]
      else spread[1 + floor(part * 20)::int]
        + (part * 20 - floor(part * 20)) * (spread[2 + floor(part * 20)::int] - spread[1 + floor(part * 20)::int]) end
  $$;
comment on function spread_at(real[], float8) is 'A quantile between twentieths.';

create function add_value_steps(model uuid, at_repeats int[], at_days int[], bought float8[], worth float8[], spreads real[])
  returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
declare
  m public.value_models;
  method public.value_methods;
  r float8; alpha float8; a float8; b float8; p float8; q float8;
  least float8;
  wrong int;
begin
  perform pg_advisory_xact_lock(hashtextextended('value_models', 0));
  select * into m from public.value_model_now;
  if m.id is distinct from model or m.parameters is null or exists (select from public.value_sums s where s.model_id = model) then
    perform public.refuse('Values are written of the newest fit, once.');
  end if;
  select * into method from public.value_methods v where v.id = m.method_id;
  r := public.value_parameter(m.parameters, 'r'); alpha := public.value_parameter(m.parameters, 'alpha');
  a := public.value_parameter(m.parameters, 'a'); b := public.value_parameter(m.parameters, 'b');
  p := public.value_parameter(m.spend, 'p'); q := public.value_parameter(m.spend, 'q');
  least := (1 + method.discount / 100.0) ^ (-method.horizon_months / 12.0);
  insert into public.value_steps (model_id, repeats, until_now, purchases, discounted, spread)
  select model, at_repeats[i], at_days[i], bought[i], worth[i], spreads[i * 20 - 19:i * 20] from generate_subscripts(at_repeats, 1) i;
  -- How many are bought follows from the parameters, and what they are worth lies between all at once and all at the end;
  -- what customers come to spreads upwards, around no more than what the mean allows.
  select s.repeats into wrong
    from unnest(at_repeats, at_days) as given (repeats, until_now)
    join public.value_steps s on s.model_id = model and s.repeats = given.repeats and s.until_now = given.until_now
    cross join lateral (select public.bought_if_alive(r + s.repeats, alpha + s.until_now / 7.0, a,
      b + s.repeats + case method.method when 'bg_nbd' then 0 else 1 end, method.horizon_months * 365.25 / 84) as purchases) expected
   where not coalesce(abs(s.purchases - expected.purchases) <= 1e-6 * expected.purchases + 1e-9
     and s.discounted between s.purchases * least - 1e-9 and s.purchases
     and s.spread[1] >= 0 and s.spread = array(select v from unnest(s.spread) v order by v)
     and (p is null or (select avg(v) from unnest(s.spread) v) <= 1.3 * s.purchases * p / greatest(p * s.repeats + q - 1, 0.05) + 1e-6), false)
   limit 1;
  if found then
    perform public.refuse('These values do not follow from the parameters of the fit.');
  end if;
end $$;
comment on function add_value_steps(uuid, int[], int[], float8[], float8[], real[]) is
  'Principle 1: what equal customers are expected to buy is taken over only as it follows from the parameters kept.';
revoke all on function add_value_steps(uuid, int[], int[], float8[], float8[], real[]) from public;

create function write_values(model uuid, after uuid, most int) returns uuid
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
declare
  m public.value_models;
  method public.value_methods;
  r float8; alpha float8; a float8; b float8; p float8; q float8; gamma float8;
  shift int;
  kept float8;
  start uuid := coalesce(after, '00000000-0000-0000-0000-000000000000');
  last uuid;
begin
  select * into m from public.value_model_now;
  if m.id is distinct from model or exists (select from public.value_sums s where s.model_id = model) then
    perform public.refuse('Values are written of the newest fit, once.');
  end if;
  select * into method from public.value_methods v where v.id = m.method_id;
  r := public.value_parameter(m.parameters, 'r'); alpha := public.value_parameter(m.parameters, 'alpha');
  a := public.value_parameter(m.parameters, 'a'); b := public.value_parameter(m.parameters, 'b');
  p := public.value_parameter(m.spend, 'p'); q := public.value_parameter(m.spend, 'q');
  gamma := public.value_parameter(m.spend, 'gamma') * m.minor_per_unit;
  shift := case method.method when 'bg_nbd' then -1 else 0 end;
  kept := coalesce(method.margin, 100) / 100.0;
  -- Up to a customer known beforehand, so that a batch reads its own part of the key and sorts nothing.
  select max(next.id::text)::uuid into last from (
    select id from public.customers where id > start order by id limit most) next;
  with histories as materialized (
    select h.* from public.value_histories(m.as_of, method.with_organisations) h
     where h.survivor_id > start and h.survivor_id <= last
  ), living as (
    select h.*, s.purchases, s.discounted, s.spread, h.first_minor + h.repeat_minor as paid_minor,
      case when r is null then null when h.repeats = 0 and shift = -1 then 1
        else 1 / (1 + exp(least(600, ln(a / (b + h.repeats + shift)) + (r + h.repeats) * ln((alpha + h.until_now / 7.0) / (alpha + h.until_last / 7.0))))) end as alive
    from histories h left join public.value_steps s on s.model_id = model and s.repeats = h.repeats and s.until_now = h.until_now
  ), valued as (
    select l.*, case when l.paid_minor > 0 and l.purchases is not null then kept * (gamma + l.repeat_minor) end as scale,
      case when l.purchases > 0 then l.discounted / l.purchases end as today
    from living l
  )
  insert into public.lifetime_values (model_id, survivor_id, repeats, purchases, alive, value_minor, low_minor, high_minor, historic_minor)
    select model, v.survivor_id, v.repeats, v.alive * v.purchases, case when v.repeats > 0 then v.alive end,
      case when p * v.repeats + q > 1 then round(v.scale * v.alive * v.discounted * p / (p * v.repeats + q - 1)) end,
      round(v.scale * v.today * public.spread_at(v.spread, (v.alive - 0.9) / v.alive)),
      round(v.scale * v.today * public.spread_at(v.spread, (v.alive - 0.1) / v.alive)),
      round(kept * (v.paid_minor - v.refunded_minor))
    from valued v;
  return last;
end $$;
comment on function write_values(uuid, uuid, int) is
  'METRICS A8: the next customers by id: expected value from the fit''s parameters and their own history, and between which two eight in ten such customers come. Returns up to which id; null: all are written.';
revoke all on function write_values(uuid, uuid, int) from public;

create function end_values(model uuid, began timestamptz) returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
declare
  m public.value_models;
  lapse int := (select days from public.lapse_thresholds order by recorded_at desc, id desc limit 1);
  method public.value_methods;
  found jsonb;
begin
  perform pg_advisory_xact_lock(hashtextextended('value_models', 0));
  select * into m from public.value_model_now;
  if m.id is distinct from model or exists (select from public.value_sums s where s.model_id = model) then
    perform public.refuse('Values are written of the newest fit, once.');
  end if;
  select * into method from public.value_methods v where v.id = m.method_id;
  -- Who died, was erased or merged while values were written goes; then nobody may be missing.
  delete from public.lifetime_values v using public.customers c
   where v.model_id = model and c.id = v.survivor_id
     and (c.erased_at is not null or c.died_recorded_at is not null or c.withdrawn_at is not null or c.survivor_id <> c.id);
  if (select count(*) from public.lifetime_values v where v.model_id = model)
      < least(m.customers, (select count(*) from public.value_histories(m.as_of, method.with_organisations))) then
    perform public.refuse('Not every customer''s value is written yet.');
  end if;
  with valued as materialized (
    select v.repeats, v.value_minor as expected, v.historic_minor as historic, s.last_on, b.band
      from public.lifetime_values v
      left join public.standing s on s.customer_id = v.survivor_id
      left join public.band_spans b on b.customer_id = v.survivor_id and b.until_on is null
     where v.model_id = model
  ), grouped as (
    select g.name, v.expected, v.historic from valued v cross join lateral (values
      ('all', true), ('repeaters', v.repeats > 0), ('once', v.repeats = 0), ('active', v.last_on >= m.as_of - lapse),
      ('band ' || v.band, v.band is not null)) as g (name, isin) where g.isin
  ), summed as (
    select name, count(expected)::int as of_expected, count(*)::int as customers,
      jsonb_build_object('customers', count(expected), 'mean', avg(expected), 'deviation', coalesce(stddev_samp(expected), 0),
        'low', percentile_cont(0.25) within group (order by expected), 'median', percentile_cont(0.5) within group (order by expected),
        'high', percentile_cont(0.75) within group (order by expected)) as expected,
      jsonb_build_object('customers', count(historic), 'mean', avg(historic), 'deviation', coalesce(stddev_samp(historic), 0),
        'low', percentile_cont(0.25) within group (order by historic), 'median', percentile_cont(0.5) within group (order by historic),
        'high', percentile_cont(0.75) within group (order by historic)) as historic
    from grouped group by name
  ), said as (
    select name, jsonb_build_object('expected', case when of_expected > 0 then expected end, 'historic', historic) as value from summed
  ), firsts as (
    select jsonb_build_object('customers', count(*), 'mean', avg(minor), 'deviation', coalesce(stddev_samp(minor), 0),
        'low', percentile_cont(0.25) within group (order by minor), 'median', percentile_cont(0.5) within group (order by minor),
        'high', percentile_cont(0.75) within group (order by minor)) as value
    from (select h.first_minor * coalesce(method.margin, 100) / 100.0::float8 as minor
            from public.value_histories(m.as_of, method.with_organisations) h where h.first_minor > 0) f having count(*) > 0
  )
  select jsonb_build_object(
    'all', coalesce((select value from said where name = 'all'), nobody), 'repeaters', coalesce((select value from said where name = 'repeaters'), nobody),
    'once', coalesce((select value from said where name = 'once'), nobody),
    'active', case when lapse is not null then coalesce((select value from said where name = 'active'), nobody) end,
    'lapseDays', lapse, 'first', (select value from firsts),
    'bands', coalesce((select jsonb_agg(coalesce(s.value, nobody) || jsonb_build_object('band', b.name) order by b.place)
      from public.bands_now b left join said s on s.name = 'band ' || b.name), '[]'))
    into found from (select '{"expected": null, "historic": null}'::jsonb as nobody) n;
  insert into public.value_sums (model_id, sums, took_ms)
  values (model, found, greatest(0, extract(epoch from public.standpoint_now() - began) * 1000)::int);
end $$;
comment on function end_values(uuid, timestamptz) is
  'Sums what each customer comes to by band, once all are written; from then on pages read this fit.';
revoke all on function end_values(uuid, timestamptz) from public;

create function clear_values(most int) returns int
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  shown uuid := (select model_id from public.value_sums_now);
  newest uuid := (select id from public.value_model_now);
  gone int;
begin
  delete from public.value_steps s where s.model_id is distinct from shown and s.model_id is distinct from newest;
  delete from public.lifetime_values v using (
    select model_id, survivor_id from public.lifetime_values
     where model_id is distinct from shown and model_id is distinct from newest limit most) old
   where v.model_id = old.model_id and v.survivor_id = old.survivor_id;
  get diagnostics gone = row_count;
  return gone;
end $$;
comment on function clear_values(int) is 'What an earlier fit said of each customer gives way, some at a time; what it came to in sum stays.';
revoke all on function clear_values(int) from public;

-- Whose the data is ------------------------------------------------------------------------------------------------

insert into personal_tables (place, name, heading, mine, shown, key, is_removed) values
  (90, 'lifetime_values', 'What they are expected to be worth', 't.survivor_id = any ($1)', null, 't.model_id::text || t.survivor_id::text', true);
insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('value_methods', 'staff', 'reason'),
  ('value_methods', 'nobody', 'method'),
  ('value_models', 'nobody', 'as_of unit currency left_out refused parameters spend newcomer holdout'),
  ('value_sums', 'nobody', 'sums')
) as judged (table_name, holds, names);
