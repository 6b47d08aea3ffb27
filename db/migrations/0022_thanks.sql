-- Thanks: what is a milestone, which one was thanked for, and what Postgres refuses to have said.

-- What is a milestone ---------------------------------------------------------------------------------------------

-- As Standpoint comes, and from before anything was recorded, so that every instant has its rules.
insert into milestone_rules (id, years, purchases, value_minor, currency, after_return, after_referral, ahead_days, ring_days,
                             cool_off_days, reason, set_by, recorded_at) values
  ('00000000-0000-7000-8000-000000000022', null, '{10,50,100,250,500,1000}', '{}', null, true, true, 7, 182, 90,
   'As Standpoint comes, until the board decides otherwise.', null, '2000-01-01T00:00:00Z');

create trigger stamp before insert on milestone_rules for each row execute function stamp_recorded_at();
select forbid_change('milestone_rules');

create function guard_milestone_rules() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not exists (
    select from public.people
     where id = new.set_by and 'board' = any (roles) and (deactivated_at is null or deactivated_at > new.recorded_at)
  ) then
    perform public.refuse('What is a milestone is set by the board.');
  end if;
  if array_position(new.years, null) is not null or array_position(new.purchases, null) is not null
     or array_position(new.value_minor, null) is not null then
    perform public.refuse('A milestone is a number.');
  end if;
  return new;
end $$;
comment on function guard_milestone_rules() is 'Principle 1: the rules are the board''s, each version with its reason and its person.';
create trigger zz_guard before insert on milestone_rules for each row execute function guard_milestone_rules();

create function milestone_rules_at(as_of timestamptz) returns milestone_rules
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select r from public.milestone_rules r where r.recorded_at <= as_of order by r.recorded_at desc, r.id desc limit 1 $$;
comment on function milestone_rules_at(timestamptz) is 'The rules in force at an instant: there always are some.';

-- Anniversaries, by the day of the year ----------------------------------------------------------------------------

create function day_of_year_key(on_day date) returns integer
  language sql immutable strict parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select (extract(month from on_day) * 100 + extract(day from on_day))::int $$;
comment on function day_of_year_key(date) is 'The day of the year as a number that sorts: 714 is 14 July. Agrees with dayOfYearKey in the domain.';
create index standing_by_anniversary on standing (day_of_year_key(since_on), customer_id)
  where since_on is not null and not is_erased;
comment on index standing_by_anniversary is 'Recognition: whose anniversary comes next, from one day on.';

-- Which milestone was thanked for -----------------------------------------------------------------------------------

-- Once, for what was said before there was a name for it; append-only from here on.
alter table recognitions disable trigger user;
update recognitions set milestone_kind = 'years', milestone_key = years::text
  where reason_kind = 'tenure' and milestone_kind is null;
alter table recognitions enable trigger user;
alter table recognitions add constraint recognitions_milestone_of_kind check (
  case milestone_kind
    when 'years' then reason_kind = 'tenure' and milestone_key = years::text
    when 'referral' then reason_kind = 'advocacy'
    else milestone_kind is null or reason_kind = 'loyalty'
  end);

-- What holds thanks back ---------------------------------------------------------------------------------------------

create function cools_off(customer uuid, as_of timestamptz) returns boolean
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    with house as (select coalesce((select zone from public.organisation), 'UTC') as zone)
    select exists (
      select from public.customers asked
        join public.customers m on m.survivor_id = asked.survivor_id
        join public.recognitions r on r.customer_id = m.id
       where asked.id = customer
         and abs((r.said_at at time zone house.zone)::date - (as_of at time zone house.zone)::date)
             < (select (public.milestone_rules_at(as_of)).cool_off_days))
      from house
  $$;
comment on function cools_off(uuid, timestamptz) is
  'Whether thanks were said within the cool-off, under any record of the customer; days are the organisation''s. Agrees with coolOffUntil in the domain.';

create function thanks_hold(customer uuid, as_of timestamptz) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select case
        when s.erased_at <= as_of then 'erased'
        when s.died_recorded_at <= as_of then 'has_died'
        when s.vulnerable_at <= as_of then 'vulnerable'
        when public.preference_at(s.id, 'thanks', as_of) = 'none' then 'not_wanted'
        when exists (
          select from public.customers m join public.issues i on i.customer_id = m.id
           where m.survivor_id = s.id and i.recorded_at <= as_of and (i.resolved_at is null or i.resolved_at > as_of)
        ) then 'issue_open'
        else coalesce(
          (select case when bool_or(p.answer in ('late', 'no') and p.ended is distinct from 'voided') then 'promise_disputed'
                       when bool_or(
                         p.ended is null and p.agreed_due_at < as_of and coalesce(p.answer, 'yes') = 'yes'
                         and (p.moved_with_consent or p.attempted_at is null or as_of <= p.headline_due_at
                              or not p.attempted_at between coalesce(p.headline_opens_at, '-infinity') and p.headline_due_at)
                         and (p.attempted_at is null
                              or not p.attempted_at between coalesce(p.agreed_opens_at, '-infinity') and p.agreed_due_at)
                       ) then 'promise_overdue' end
             from public.customers m join public.promise_states p on p.customer_id = m.id
            where m.survivor_id = s.id and p.until_at is null and p.from_at <= as_of),
          case when public.cools_off(s.id, as_of) then 'cool_off' end)
      end
      from public.customers asked join public.customers s on s.id = asked.survivor_id
     where asked.id = customer
  $$;
comment on function thanks_hold(uuid, timestamptz) is
  'The gravest reason why this customer is not to be thanked at that instant; null: nothing holds. Read through the survivor; the same as content_hold_reasons where both speak, and as recognitionFor in the domain.';

create function thanks_refusal(hold text) returns text
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select case hold
      when 'erased' then 'This customer was erased. Nothing is recorded about them any more.'
      when 'has_died' then 'No thanks are said to a customer who has died or is vulnerable.'
      when 'vulnerable' then 'No thanks are said to a customer who has died or is vulnerable.'
      when 'not_wanted' then 'This customer asked not to be thanked.'
      when 'issue_open' then 'No thanks are said over an open issue. It comes first.'
      when 'promise_disputed' then 'No thanks are said over a promise they say we did not keep. It comes first.'
      when 'promise_overdue' then 'No thanks are said over an overdue promise. It comes first.'
      when 'cool_off' then 'This customer was thanked not long ago. Perhaps a colleague has just said it.'
    end
  $$;
comment on function thanks_refusal(text) is 'What people are told when thanks are refused.';

-- With the owner's rights: it waits for the customer's record and reads everything that holds.
create or replace function guard_thanks() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  hold text;
begin
  -- A transaction that sees the past would not see what a colleague has just said.
  if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then
    perform public.refuse('Thanks are recorded one at a time, seeing what others have just said.');
  end if;
  if not public.person_acts(new.said_by, new.said_at) then
    perform public.refuse('Thanks are said by somebody who is with us.');
  elsif new.milestone_kind in ('years', 'purchases') and new.milestone_key !~ '^[1-9][0-9]*$' then
    perform public.refuse('That is no milestone.');
  end if;
  perform public.lock_survivors(array[new.customer_id]);
  hold := public.thanks_hold(new.customer_id, new.said_at);
  if hold is not null then
    perform public.refuse(public.thanks_refusal(hold));
  end if;
  if exists (
    select from public.customers asked
      join public.customers m on m.survivor_id = asked.survivor_id
      join public.recognitions r on r.customer_id = m.id
     where asked.id = new.customer_id and r.milestone_kind = new.milestone_kind and r.milestone_key = new.milestone_key
  ) then
    perform public.refuse('They have been thanked for this already.');
  end if;
  return new;
end $$;
comment on function guard_thanks() is
  'Principle 1: thanks are said once within the cool-off and once a milestone, never over what is open or against their wish, '
  'whichever form, program or number of people asks at once: one after the other holds the customer''s record.';

-- How they took it, noted later --------------------------------------------------------------------------------------

create trigger stamp before insert on recognition_reactions for each row execute function stamp_recorded_at();
select forbid_change('recognition_reactions');

create function guard_reaction() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if exists (select from public.recognitions where id = new.recognition_id and reaction is not null) then
    perform public.refuse('How they took it has been noted already.');
  end if;
  if exists (
    select from public.recognitions r join public.customers c on c.id = r.customer_id
      join public.customers s on s.id = c.survivor_id
     where r.id = new.recognition_id and (c.erased_at is not null or s.erased_at is not null)
  ) then
    perform public.refuse(public.thanks_refusal('erased'));
  end if;
  return new;
end $$;
comment on function guard_reaction() is 'Principle 1: a reaction is noted once and not made better afterwards.';
create trigger zz_guard before insert on recognition_reactions for each row execute function guard_reaction();

create view recognitions_taken with (security_invoker = true) as
  select r.id, r.customer_id, r.reason_kind, r.years, r.milestone_kind, r.milestone_key, r.reason, r.said_by, r.said_at,
         coalesce(r.reaction, n.reaction) as reaction
    from recognitions r left join recognition_reactions n on n.recognition_id = r.id;
comment on view recognitions_taken is 'Thanks with how they were taken, noted at once or later.';

-- Whose it is -------------------------------------------------------------------------------------------------------

insert into personal_tables (place, name, heading, mine, shown, key, is_removed) values
  (13, 'recognition_reactions', 'How thanks were taken, noted later',
   't.recognition_id in (select r.id from public.recognitions r where r.customer_id = any ($1))', null, 't.recognition_id::text', false);
insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('recognitions', 'kept', 'milestone_kind milestone_key'),
  ('recognition_reactions', 'kept', 'reaction'),
  ('milestone_rules', 'staff', 'currency reason')
) as listed(table_name, holds, names);

-- How customers of a segment are thanked ------------------------------------------------------------------------------

create function thanked_by_default(customer uuid, today date, lapse_days int) returns jsonb
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  strategy record;
  known public.standing;
  is_in boolean;
begin
  -- The smallest segment says it best; how many are in each was counted lately.
  for strategy in
    select s.key, s.thanked_by, n.name, n.rule
      from public.segment_strategies_now s
      left join public.segments_now n on n.id = s.segment_id
      left join public.segment_counts c on c.segment = coalesce(s.key, n.version_id::text)
     where s.thanked_by is not null and (s.key is not null or n.retired_at is null)
     order by c.customers nulls last, s.recorded_at desc
  loop
    if known.customer_id is null then
      select * into known from public.standing where customer_id = customer;
    end if;
    is_in := case strategy.key
      when 'all' then true
      when 'active' then known.last_on >= today - lapse_days
      when 'ten_years' then known.since_on + interval '10 years' <= today
      when 'open_issue' then known.open_issues > 0
      -- Who is in the top tenth is known only of all together: whoever wants them thanked saves a segment of a band.
      when 'top_tenth' then false
    end;
    if strategy.key is null and public.rule_lacks(strategy.rule, today, lapse_days) is null then
      is_in := public.is_in_rule(strategy.rule, customer, today, lapse_days);
    end if;
    if is_in then
      return jsonb_build_object('wish', strategy.thanked_by, 'segment', strategy.name, 'key', strategy.key);
    end if;
  end loop;
  return null;
end $$;
comment on function thanked_by_default(uuid, date, int) is
  'How customers of a segment this one is in are thanked unless they wish otherwise; null: no segment says.';
