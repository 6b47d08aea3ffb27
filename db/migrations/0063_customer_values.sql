-- What each customer bought in all is kept; only what was bought or given back after the day that is asked for is looked up,
-- by the index of each, and today that is nothing.

create or replace function customer_values(as_of date) returns table (customer_id uuid, value_minor bigint)
  language sql stable parallel safe
begin atomic
  select standing.customer_id, standing.value_minor - coalesce(later.amount_minor, 0)
  from standing
  left join (
    select both_ways.customer_id, sum(both_ways.amount_minor)::bigint as amount_minor
    from (
      select bought.customer_id, bought.amount_minor, bought.currency
      from counted_purchases as bought
      where bought.bought_on > as_of and bought.amount_minor >= 0
      union all
      select given_back.customer_id, given_back.amount_minor, given_back.currency
      from counted_purchases as given_back
      where given_back.bought_on > as_of and given_back.amount_minor < 0
    ) as both_ways
    where both_ways.currency = (select organisation.currency from organisation)
    group by both_ways.customer_id
  ) as later on later.customer_id = standing.customer_id
  where standing.first_on <= as_of;
end;
