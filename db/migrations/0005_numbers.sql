-- Customer numbers and segments. The rules in words stand in server/domain/{purchase-history,customer-numbers,returning,
-- value,segment}.ts; agreement tests ask both. Bodies are `begin atomic`: every name is bound when the function is made,
-- so no search_path can redirect it, and the planner can look inside.

create index purchases_bought on purchases (bought_on, customer_id)
  where amount_minor >= 0 and withdrawn_at is null;
create index standing_first on standing (first_on);
create index standing_last on standing (last_on);

create view bought with (security_invoker = true) as
select customer_id, bought_on from counted_purchases where amount_minor >= 0;
comment on view bought is
  'Rulings 23 and 27: lines that make a purchase day, read through the survivor. Refunds and withdrawn lines make none.';

create view purchase_days with (security_invoker = true) as
select customer_id, bought_on from bought group by customer_id, bought_on;
comment on view purchase_days is 'Ruling 27: figures speak of purchase days, each once.';

-- Coming and going -------------------------------------------------------------------------------------------------

create function active_customers(as_of date, lapse_days int) returns table (customer_id uuid, last_on date)
  language sql stable parallel safe
begin atomic
  select standing.customer_id, standing.last_on
  from standing
  where standing.last_on between as_of - lapse_days and as_of
  union all
  select bought.customer_id, max(bought.bought_on)
  from bought
  join standing on standing.customer_id = bought.customer_id and standing.last_on > as_of
  where bought.bought_on between as_of - lapse_days and as_of
  group by bought.customer_id;
end;
comment on function active_customers(date, int) is
  'METRICS 0: active iff the last purchase day is at most lapse_days before as_of. Only who bought after as_of is looked up.';

create function customer_moves(from_on date, to_on date, lapse_days int)
  returns table (kind text, customer_id uuid, moved_on date)
  language sql stable parallel safe
begin atomic
  with days as (
    select purchase_days.customer_id, purchase_days.bought_on,
      lag(purchase_days.bought_on) over history as previous_on,
      lead(purchase_days.bought_on) over history as next_on
    from purchase_days
    where purchase_days.bought_on between from_on - lapse_days - 1 and to_on
    window history as (partition by purchase_days.customer_id order by purchase_days.bought_on)
  )
  select 'new', standing.customer_id, standing.first_on
  from standing
  where standing.first_on between from_on and to_on
  union all
  select 'won_back', days.customer_id, days.bought_on
  from days
  join standing on standing.customer_id = days.customer_id and standing.first_on < days.bought_on
  where days.bought_on >= from_on
    and (days.previous_on is null or days.bought_on - days.previous_on > lapse_days)
  union all
  select 'lost', days.customer_id, days.bought_on + lapse_days + 1
  from days
  where days.bought_on + lapse_days + 1 between from_on and to_on
    and (days.next_on is null or days.next_on - days.bought_on > lapse_days);
end;
comment on function customer_moves(date, date, int) is
  'Principle 3: the rows behind new, won back and lost in a period. Looks back one lapse threshold, so its cost is the period''s.';

create function customer_movement(from_on date, to_on date, lapse_days int)
  returns table (opening int, new int, won_back int, lost int, closing int)
  language sql stable parallel safe
begin atomic
  select
    (select count(*) from active_customers(from_on - 1, lapse_days))::int,
    (count(*) filter (where moves.kind = 'new'))::int,
    (count(*) filter (where moves.kind = 'won_back'))::int,
    (count(*) filter (where moves.kind = 'lost'))::int,
    (select count(*) from active_customers(to_on, lapse_days))::int
  from customer_moves(from_on, to_on, lapse_days) as moves;
end;
comment on function customer_movement(date, date, int) is
  'GOVERNANCE C: opening + new + won back - lost = closing. All five are counted, none is computed from the others.';

create function customer_movement_by_month(from_month date, as_of date, lapse_days int)
  returns table (month date, ends_on date, opening int, new int, won_back int, lost int, closing int)
  language sql stable parallel safe
begin atomic
  with months as (
    select series.start::date as month, least((series.start + interval '1 month')::date - 1, as_of) as ends_on
    from generate_series(from_month::timestamp, as_of::timestamp, interval '1 month') as series (start)
  ),
  days as (
    select purchase_days.customer_id, purchase_days.bought_on,
      lead(purchase_days.bought_on) over (partition by purchase_days.customer_id order by purchase_days.bought_on) as next_on
    from purchase_days
    where purchase_days.bought_on between from_month - lapse_days - 1 and as_of
  ),
  active as (
    select ends.on_day, count(days.customer_id)::int as customers
    from (select months.month - 1 as on_day from months union select months.ends_on from months) as ends
    left join days on days.bought_on between ends.on_day - lapse_days and ends.on_day
      and (days.next_on is null or days.next_on > ends.on_day)
    group by ends.on_day
  ),
  moves as (
    select date_trunc('month', moved.moved_on::timestamp)::date as month,
      (count(*) filter (where moved.kind = 'new'))::int as new,
      (count(*) filter (where moved.kind = 'won_back'))::int as won_back,
      (count(*) filter (where moved.kind = 'lost'))::int as lost
    from customer_moves(from_month, as_of, lapse_days) as moved
    group by 1
  )
  select months.month, months.ends_on, opening.customers,
    coalesce(moves.new, 0), coalesce(moves.won_back, 0), coalesce(moves.lost, 0), closing.customers
  from months
  join active opening on opening.on_day = months.month - 1
  join active closing on closing.on_day = months.ends_on
  left join moves on moves.month = months.month
  order by months.month;
end;
comment on function customer_movement_by_month(date, date, int) is
  'The identity month by month in one pass over the purchase days; from_month is a first day, the last month ends on as_of.';

-- Coming back ------------------------------------------------------------------------------------------------------

create function first_purchases(from_on date, to_on date, window_days int)
  returns table (customer_id uuid, first_on date, second_on date)
  language sql stable parallel safe
begin atomic
  select standing.customer_id, standing.first_on, min(bought.bought_on)
  from standing
  left join bought on bought.customer_id = standing.customer_id
    and bought.bought_on > standing.first_on
    and bought.bought_on <= standing.first_on + window_days
  where standing.first_on between from_on and to_on
  group by standing.customer_id, standing.first_on;
end;
comment on function first_purchases(date, date, int) is
  'METRICS A3: who first bought in the cohort, and the second purchase day if it lies 1..window_days later. A cohort is '
  'finished when to_on + window_days has passed; the caller asks for no later one.';

create function lapses(as_of date, lapse_days int) returns table (customer_id uuid, lapsed_on date, back_on date)
  language sql stable parallel safe
begin atomic
  select days.customer_id, days.bought_on + lapse_days + 1, days.next_on
  from (
    select purchase_days.customer_id, purchase_days.bought_on,
      lead(purchase_days.bought_on) over (partition by purchase_days.customer_id order by purchase_days.bought_on) as next_on
    from purchase_days
    where purchase_days.bought_on <= as_of
  ) as days
  where days.bought_on + lapse_days + 1 <= as_of
    and (days.next_on is null or days.next_on - days.bought_on > lapse_days);
end;
comment on function lapses(date, int) is
  'METRICS A4: every lapse up to as_of and the day of return, null while away. Stock and lapse cohorts both count these rows.';

create function purchase_gaps(as_of date) returns table (days int)
  language sql stable parallel safe
begin atomic
  select neighbours.bought_on - neighbours.previous_on
  from (
    select purchase_days.bought_on,
      lag(purchase_days.bought_on) over (partition by purchase_days.customer_id order by purchase_days.bought_on) as previous_on
    from purchase_days
    where purchase_days.bought_on <= as_of
  ) as neighbours
  where neighbours.previous_on is not null;
end;
comment on function purchase_gaps(date) is
  'METRICS A1: days between neighbouring purchase days. Says nothing of those who never returned.';

-- Value ------------------------------------------------------------------------------------------------------------

create function customer_values(as_of date) returns table (customer_id uuid, value_minor bigint)
  language sql stable parallel safe
begin atomic
  select standing.customer_id, standing.value_minor - coalesce(later.amount_minor, 0)
  from standing
  left join (
    select counted_purchases.customer_id, sum(counted_purchases.amount_minor)::bigint as amount_minor
    from counted_purchases
    where counted_purchases.bought_on > as_of
      and counted_purchases.currency = (select organisation.currency from organisation)
    group by counted_purchases.customer_id
  ) as later on later.customer_id = standing.customer_id
  where standing.first_on <= as_of;
end;
comment on function customer_values(date) is
  'What each buyer has bought in all up to as_of, refunds taken off, in the organisation''s currency (ruling 27).';

-- Segments ---------------------------------------------------------------------------------------------------------

create function segment_members(segment text, as_of date, lapse_days int) returns setof uuid
  language sql stable parallel safe
begin atomic
  select customers.id
  from customers
  left join standing on standing.customer_id = customers.id
  where segment = 'all' and customers.survivor_id = customers.id and customers.withdrawn_at is null
    and (standing.first_on <= as_of
      or customers.recorded_at < (as_of + 1)::timestamp at time zone (select organisation.zone from organisation))
  union all
  select active.customer_id
  from active_customers(as_of, lapse_days) as active
  where segment = 'active'
  union all
  select customers.id
  from customers
  left join standing on standing.customer_id = customers.id
  where segment = 'ten_years' and customers.survivor_id = customers.id and customers.withdrawn_at is null
    and least(customers.stated_since_on, standing.first_on) + interval '10 years' <= as_of
  union all
  select ranked.customer_id
  from (
    select valued.customer_id, valued.value_minor,
      rank() over (order by valued.value_minor desc) as place,
      count(*) over () as buyers
    from customer_values(as_of) as valued
    where segment = 'top_tenth'
  ) as ranked
  where ranked.place <= ceil(ranked.buyers / 10.0) and ranked.value_minor > 0
  union all
  select distinct customers.survivor_id
  from issues
  join customers on customers.id = issues.customer_id
  cross join (
    select (as_of + 1)::timestamp at time zone organisation.zone as ends_at from organisation
  ) as day
  where segment = 'open_issue' and issues.opened_at < day.ends_at
    and (issues.resolved_at is null or issues.resolved_at >= day.ends_at);
end;
comment on function segment_members(text, date, int) is
  'Who is in a segment on a day, as survivors. The rules in words: server/domain/segment.ts. Without a lapse threshold '
  '(null) nobody is active, and the caller says "not known" rather than none.';

-- The "waiting for me" list asks these on every page.
create index statements_owner on statements (owner_id);
create index statements_decider on statements (decider_id);
