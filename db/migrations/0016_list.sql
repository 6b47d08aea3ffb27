-- The list of customers: one index per order, so that a page costs a page at a million customers too.

create function is_listed(id uuid, survivor_id uuid, withdrawn_at timestamptz, erased_at timestamptz) returns boolean
  language sql immutable parallel safe
  return case when survivor_id = id and withdrawn_at is null and erased_at is null then true else false end;
comment on function is_listed(uuid, uuid, timestamptz, timestamptz) is
  'Customers that stand for themselves and are there. Said as a case, because Postgres takes "survivor_id = id" for one row in two '
  'hundred and then reads a million; of a case it thinks half.';

create index customers_listed on customers (name_key, id) where is_listed(id, survivor_id, withdrawn_at, erased_at);
comment on index customers_listed is 'The list of customers by name.';
create index customers_listed_country on customers (country, name_key, id)
  where is_listed(id, survivor_id, withdrawn_at, erased_at);
create index customers_listed_place on customers (lower(place) text_pattern_ops)
  where is_listed(id, survivor_id, withdrawn_at, erased_at);
create index customers_listed_stated on customers (stated_since_on, id)
  where stated_since_on is not null and is_listed(id, survivor_id, withdrawn_at, erased_at);

create index standing_by_last on standing (last_on, customer_id);
create index standing_by_first on standing (first_on, customer_id);
comment on index standing_by_first is 'The list by "customer since", together with customers_listed_stated: the earlier day counts.';
drop index standing_last;
drop index standing_first;
create index standing_with_issues on standing (customer_id) where open_issues > 0;
