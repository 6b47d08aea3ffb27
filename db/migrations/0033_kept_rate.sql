-- The kept rate over millions of promises: what became of each is kept ready once nothing but an event can change it, and
-- everything else is judged at the very reading. No figure waits for a job (ruling 1); `verify rates` holds every kept row
-- against the facts.

-- One case for what became of a promise ------------------------------------------------------------------------------

create function promise_verdict(s promise_states, as_of timestamptz) returns text
  language sql immutable parallel safe
  return case
    when s.ended = 'voided' then 'void'
    when s.answer in ('late', 'no') then 'disputed'
    when s.ended in ('cancelled', 'cancelled_by_customer') then s.ended
    when s.ended = 'fulfilled' then case
      when not s.moved_with_consent
        and s.seen_at between coalesce(s.headline_opens_at, '-infinity'::timestamptz) and s.headline_due_at then 'kept'
      when not s.moved_with_consent
        and s.attempted_at between coalesce(s.headline_opens_at, '-infinity'::timestamptz) and s.headline_due_at then 'attempted'
      when s.seen_at between coalesce(s.agreed_opens_at, '-infinity'::timestamptz) and s.agreed_due_at
        or s.attempted_at between coalesce(s.agreed_opens_at, '-infinity'::timestamptz) and s.agreed_due_at then 'kept_as_moved'
      when s.seen_at <= s.agreed_due_at then 'too_early'
      when s.claimed_at <= s.agreed_due_at then 'unproven'
      else 'late' end
    when as_of <= least(s.headline_due_at, s.agreed_due_at) then 'open'
    when not s.moved_with_consent and as_of > s.headline_due_at
      and s.attempted_at between coalesce(s.headline_opens_at, '-infinity'::timestamptz) and s.headline_due_at then 'attempted'
    when as_of <= s.agreed_due_at then 'moved'
    when s.attempted_at between coalesce(s.agreed_opens_at, '-infinity'::timestamptz) and s.agreed_due_at then 'kept_as_moved'
    else 'overdue' end;
comment on function promise_verdict(promise_states, timestamptz) is
  'B3 as ruled, once: what became of a promise that stands so, seen from as_of. The same in server/domain/promise-outcome.ts.';

create function promise_proof_level(s promise_states) returns text
  language sql immutable parallel safe
  return case when s.ended is distinct from 'fulfilled' then null
    when s.answer = 'yes' then 'confirmed' when s.proof_at is not null then 'evidenced' else 'claimed' end;
comment on function promise_proof_level(promise_states) is 'B8: who says that it was kept.';

create function promise_settles_at(s promise_states) returns timestamptz
  language sql immutable parallel safe
  return case when s.ended is not null or s.answer in ('late', 'no') then s.headline_due_at
    else greatest(s.headline_due_at, s.agreed_due_at) end;
comment on function promise_settles_at(promise_states) is
  'Past this instant time alone changes nothing any more about what became of a promise that stands so.';

create or replace function promise_outcomes(
    as_of timestamptz, due_from timestamptz default '-infinity', due_until timestamptz default 'infinity')
  returns table (
    promise_id uuid, customer_id uuid, headline_due timestamptz, agreed_due timestamptz, outcome text,
    in_denominator boolean, kept_original boolean, kept_agreed boolean, proof_level text,
    origin text, kind text, team_id uuid, asked_by_customer boolean, seen_at timestamptz, made_at timestamptz)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
  with judged as (
    select s.*, p.origin, p.kind, p.made_at, public.promise_verdict(s, as_of) as verdict, public.promise_proof_level(s) as level,
      as_of > s.headline_due_at and public.promise_verdict(s, as_of) not in ('void', 'cancelled_by_customer') as counted
    from public.promise_states s join public.promises p on p.id = s.promise_id
    where s.headline_due_at >= due_from and s.headline_due_at < due_until
      and s.from_at <= as_of and (s.until_at is null or s.until_at > as_of)
    -- Worked out once a promise: drawn up into the list below, the case would be written out a dozen times.
    offset 0
  )
  select promise_id, customer_id, headline_due_at, agreed_due_at, verdict, counted,
    counted and verdict in ('kept', 'attempted'),
    counted and verdict in ('kept', 'attempted', 'kept_as_moved'),
    level, origin, kind,
    -- The team that answered for it when it fell due: a hand-over afterwards moves no miss (ruling 10).
    case when from_at <= least(as_of, headline_due_at) then judged.team_id else (
      select at_due.team_id from public.promise_states at_due
      where at_due.promise_id = judged.promise_id and at_due.from_at <= least(as_of, judged.headline_due_at)
        and (at_due.until_at is null or at_due.until_at > least(as_of, judged.headline_due_at))
      limit 1) end,
    asked_by_customer, seen_at, made_at
  from judged
$$;

-- With everything a rate is cut by ---------------------------------------------------------------------------------

create function tenure_band_at(since_on date, due_on date) returns text
  language sql immutable parallel safe
  return case
    when since_on is null or due_on is null or due_on < since_on then null
    when due_on < (since_on + interval '1 year') then 'under_1'
    when due_on < (since_on + interval '3 years') then '1_to_2'
    when due_on < (since_on + interval '5 years') then '3_to_4'
    when due_on < (since_on + interval '10 years') then '5_to_9'
    else '10_or_more' end;
comment on function tenure_band_at(date, date) is
  'Whole years with us on a day; who was born on 29 February has a year on the 28th. Null: not known, or had not bought yet.';

-- One text of it in two functions: a few promises are looked up with a plan that is kept, as every figure asks for them; all
-- of a period are found as that period is best found, and planning it costs more than looking a few up.
do $do$
declare
  judging constant text := $query$
    select judged.promise_id, public.level_of(p),
      p.origin, judged.headline_due_at, due.due_on, c.survivor_id,
      case when judged.from_at <= judged.headline_due_at then judged.owner_id else (
        select at_due.owner_id from public.promise_states at_due
        where at_due.promise_id = judged.promise_id and at_due.from_at <= judged.headline_due_at
          and at_due.until_at > judged.headline_due_at limit 1) end,
      team.id, p.made_team_id, team.department_id, clause.key, p.kind, p.channel, p.stage,
      -- The band of the record as it was then; merged by then, of whom it had become.
      coalesce(
        (select b.band from public.band_spans b where b.customer_id = p.customer_id
           and b.from_on <= due.due_on and (b.until_on is null or b.until_on > due.due_on) limit 1),
        case when c.survivor_id <> c.id then (select b.band from public.band_spans b where b.customer_id = c.survivor_id
           and b.from_on <= due.due_on and (b.until_on is null or b.until_on > due.due_on) limit 1) end),
      public.tenure_band_at(standing.since_on, due.due_on),
      judged.verdict, judged.counted, judged.counted and judged.verdict in ('kept', 'attempted'),
      judged.counted and judged.verdict in ('kept', 'attempted', 'kept_as_moved'),
      judged.asked_by_customer, judged.level,
      floor(extract(epoch from p.original_due_at - p.made_at) / 3600)::int,
      case when judged.verdict = 'late'
        then greatest(1, ceil(extract(epoch from judged.seen_at - judged.headline_due_at) / 60))::int end,
      case when judged.answer is null and judged.verdict in ('kept', 'attempted', 'kept_as_moved')
        then public.confirmation_closes_at(p.kind, coalesce(judged.seen_at, judged.attempted_at)) end
    from (
      select s.*, public.promise_verdict(s, as_of) as verdict, public.promise_proof_level(s) as level,
        public.promise_verdict(s, as_of) not in ('void', 'cancelled_by_customer') as counted
      from public.promise_states s
      where s.headline_due_at < as_of and s.from_at <= as_of and (s.until_at is null or s.until_at > as_of)
        %s
      -- One case, worked out once: drawn up into the list above it would be written out, and planned, a dozen times.
      offset 0
    ) judged
    cross join (select zone from public.organisation) o
    cross join lateral (select (judged.headline_due_at at time zone o.zone)::date as due_on) due
    join public.promises p on p.id = judged.promise_id
    join public.customers c on c.id = p.customer_id
    left join public.charter_clauses clause on clause.id = p.clause_id
    left join public.standing on standing.customer_id = c.survivor_id
    left join public.teams team on team.id = case when judged.from_at <= judged.headline_due_at then judged.team_id else (
      select at_due.team_id from public.promise_states at_due
      where at_due.promise_id = judged.promise_id and at_due.from_at <= judged.headline_due_at
        and at_due.until_at > judged.headline_due_at limit 1) end
    $query$;
begin
  execute format($create$
    create function promise_facts_among(as_of timestamptz, only_these uuid[]) returns setof promise_facts
      language plpgsql stable
      set search_path = pg_catalog, public, pg_temp
      set plan_cache_mode = force_generic_plan
      set jit = off
      as $body$ begin return query %s; end $body$ $create$,
    format(judging, 'and s.promise_id = any (only_these)'));
  execute format($create$
    create function promise_facts_between(as_of timestamptz, due_from timestamptz, due_until timestamptz)
      returns setof promise_facts
      language plpgsql stable
      set search_path = pg_catalog, public, pg_temp
      set plan_cache_mode = force_custom_plan
      set jit = off
      as $body$ begin return query %s; end $body$ $create$,
    format(judging, 'and s.headline_due_at >= due_from and s.headline_due_at < due_until'));
end $do$;
comment on function promise_facts_among(timestamptz, uuid[]) is
  'Rulings 7 and 10: what became, seen from as_of, of these promises if past their headline time, with level, origin, teams, '
  'department and band as they stood at due.';
comment on function promise_facts_between(timestamptz, timestamptz, timestamptz) is
  'The same of all promises with their headline time in a period.';

-- What may no longer be right ----------------------------------------------------------------------------------------

create function mark_promises(wanted uuid[]) returns void
  language sql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
    insert into public.promises_unsettled (promise_id, headline_due_at, settles_at, is_open)
      select s.promise_id, s.headline_due_at, public.promise_settles_at(s), s.ended is null
        from public.promise_states s where s.until_at is null and s.promise_id = any (wanted) order by 1
    -- Who marks is not who changes: a mark that is there already may tell of a change that is not seen here, so it is held
    -- and left as it is.
    on conflict (promise_id) do update set is_open = promises_unsettled.is_open
  $$;
comment on function mark_promises(uuid[]) is
  'These are judged anew at every reading until they are settled again. It can be asked of any promise and changes no figure.';

create function mark_changed_promises() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  insert into public.promises_unsettled (promise_id, headline_due_at, settles_at, is_open)
    select s.promise_id, s.headline_due_at, public.promise_settles_at(s), s.ended is null
      from new_rows n join public.promise_states s on s.promise_id = n.promise_id and s.sequence = n.sequence
     where s.until_at is null order by 1
  on conflict (promise_id) do update set
    headline_due_at = excluded.headline_due_at, settles_at = excluded.settles_at, is_open = excluded.is_open;
  return null;
end $$;
comment on function mark_changed_promises() is
  'Ruling 1: a promise made, or anything that happens to one, counts in the next reading. Always marked, whether a kept row is '
  'seen or not: one that is being written this moment cannot be seen.';
create trigger mark_changed_promises after insert on promise_states
  referencing new table as new_rows for each statement execute function mark_changed_promises();

create function mark_promises_of_merged() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.mark_promises(array(select id from public.promises where customer_id = new.id));
  return null;
end $$;
comment on function mark_promises_of_merged() is 'Ruling 23: whose promise it was is read through the survivor.';
create trigger mark_promises_of_merged after update of survivor_id on customers
  for each row when (old.survivor_id is distinct from new.survivor_id) execute function mark_promises_of_merged();

create function mark_promises_of_tenure() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.mark_promises(array(
    select f.promise_id from new_rows n
      join public.customers c on c.survivor_id = n.customer_id
      join public.promises p on p.customer_id = c.id
      join public.promise_facts f on f.promise_id = p.id
     where n.since_on is not null and f.tenure is distinct from public.tenure_band_at(n.since_on, f.due_on)
        or n.since_on is null and f.tenure is not null));
  return null;
end $$;
comment on function mark_promises_of_tenure() is 'Ruling 10: since when somebody is a customer may be learned later; the years at due follow.';
create trigger mark_promises_of_tenure after insert on standing
  referencing new table as new_rows for each statement execute function mark_promises_of_tenure();
create trigger mark_promises_of_changed_tenure after update on standing
  referencing new table as new_rows for each statement execute function mark_promises_of_tenure();

create function mark_promises_of_bands() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  changed uuid[];
  since date;
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct n.customer_id), min(n.from_on) into changed, since from new_rows n;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct o.customer_id), min(o.from_on) into changed, since from old_rows o;
  else
    select array_agg(distinct n.customer_id), min(least(n.until_on, o.until_on)) into changed, since
      from new_rows n join old_rows o on o.customer_id = n.customer_id and o.from_on = n.from_on
     where (n.band, n.until_on) is distinct from (o.band, o.until_on);
  end if;
  -- Few have fallen due since the day of a run, which is today.
  perform public.mark_promises(array(
    select f.promise_id from public.promise_facts f join public.promises p on p.id = f.promise_id
     where changed is not null and f.due_on >= coalesce(since, '-infinity')
       and (f.survivor_id in (select unnest(changed)) or p.customer_id in (select unnest(changed)))));
  return null;
end $$;
comment on function mark_promises_of_bands() is 'Ruling 10: bands as they stood at due; a second run on the same day replaces the first.';
create trigger mark_promises_of_bands after insert on band_spans
  referencing new table as new_rows for each statement execute function mark_promises_of_bands();
create trigger mark_promises_of_changed_bands after update on band_spans
  referencing new table as new_rows old table as old_rows for each statement execute function mark_promises_of_bands();
create trigger mark_promises_of_ended_bands after delete on band_spans
  referencing old table as old_rows for each statement execute function mark_promises_of_bands();

create function mark_all_promises() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.mark_promises(array(select promise_id from public.promise_facts));
  return null;
end $$;
comment on function mark_all_promises() is 'In another zone every due time may lie on another day.';
create trigger mark_all_promises after update of zone on organisation
  for each row when (old.zone is distinct from new.zone) execute function mark_all_promises();

-- Keeping --------------------------------------------------------------------------------------------------------------

create function promise_days_of(facts promise_facts)
  returns table (cut text, value text)
  language sql immutable parallel safe
begin atomic
  select listed.cut, coalesce(listed.value, '') from (values
    ('all', ''), ('team', facts.team_id::text), ('team_made', facts.team_made_id::text), ('department', facts.department_id::text),
    ('channel', facts.channel), ('kind', facts.kind), ('band', facts.band), ('tenure', facts.tenure), ('stage', facts.stage),
    ('clause', facts.clause), ('lead_hours', facts.lead_hours::text),
    ('closes', case when facts.is_counted then floor(extract(epoch from facts.closes_at) / 86400)::int::text end)
  ) as listed (cut, value);
end;
comment on function promise_days_of(promise_facts) is 'Under which sums a promise stands: one of each cut, so that no cut is counted twice.';

create function count_promise_days(wanted uuid[], sign int) returns void
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
begin
  -- Written out each time: a few by their key, or all.
  execute $query$
    insert into public.promise_days as kept
      select f.level, f.origin, d.cut, f.due_on, d.value,
        $2 * count(*), $2 * count(*) filter (where f.is_counted), $2 * count(*) filter (where f.is_kept),
        $2 * count(*) filter (where f.is_kept_as_agreed), $2 * count(*) filter (where f.is_counted and f.is_asked),
        $2 * count(*) filter (where f.is_kept and f.proof = 'claimed'),
        $2 * count(*) filter (where f.is_kept and f.proof = 'evidenced'),
        $2 * count(*) filter (where f.is_kept and f.proof = 'confirmed'),
        $2 * count(*) filter (where f.outcome = 'attempted'),
        $2 * count(*) filter (where f.outcome = 'kept_as_moved'),
        $2 * count(*) filter (where f.outcome = 'too_early'),
        $2 * count(*) filter (where f.outcome = 'unproven'),
        $2 * count(*) filter (where f.outcome = 'late'),
        $2 * count(*) filter (where f.outcome = 'overdue'),
        $2 * count(*) filter (where f.outcome = 'moved'),
        $2 * count(*) filter (where f.outcome = 'disputed'),
        $2 * count(*) filter (where f.outcome = 'cancelled'),
        $2 * count(*) filter (where f.outcome = 'cancelled_by_customer'),
        $2 * count(*) filter (where f.outcome = 'void')
      from public.promise_facts f cross join lateral public.promise_days_of(f) d
      $query$ || case when wanted is null then '' else 'where f.promise_id = any ($1)' end || $query$
      group by f.level, f.origin, d.cut, f.due_on, d.value
      -- A period of one cut is then read from a few pages.
      order by f.level, f.origin, d.cut, f.due_on, d.value
    on conflict (level, origin, cut, due_on, value) do update set
      promises = kept.promises + excluded.promises,
      due = kept.due + excluded.due, kept = kept.kept + excluded.kept, agreed = kept.agreed + excluded.agreed,
      asked = kept.asked + excluded.asked, claimed = kept.claimed + excluded.claimed, evidenced = kept.evidenced + excluded.evidenced,
      confirmed = kept.confirmed + excluded.confirmed, attempted = kept.attempted + excluded.attempted, kept_as_moved = kept.kept_as_moved + excluded.kept_as_moved,
      too_early = kept.too_early + excluded.too_early, unproven = kept.unproven + excluded.unproven, late = kept.late + excluded.late,
      overdue = kept.overdue + excluded.overdue, moved = kept.moved + excluded.moved, disputed = kept.disputed + excluded.disputed,
      cancelled = kept.cancelled + excluded.cancelled, cancelled_by_customer = kept.cancelled_by_customer + excluded.cancelled_by_customer, void = kept.void + excluded.void
  $query$ using wanted, sign;
end $$;
comment on function count_promise_days(uuid[], int) is 'Adds these kept rows (null: all) to the sums by day, or takes them out.';

create function promise_customers_of(wanted uuid[]) returns setof promise_customers
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
begin
  return query execute $query$
    select d.level, d.origin, d.is_broken, d.due_on, d.before_on, count(*)::int
    from (
      select f.level, f.origin, asked.is_broken, f.due_on,
        coalesce(lag(f.due_on) over (partition by f.survivor_id, f.level, f.origin, asked.is_broken order by f.due_on),
          '-infinity') as before_on
      from public.promise_facts f cross join (values (false), (true)) asked (is_broken)
      where f.is_counted and not (asked.is_broken and f.is_kept)
      $query$ || case when wanted is null then '' else 'and f.survivor_id = any ($1)' end || $query$
      group by f.survivor_id, f.level, f.origin, asked.is_broken, f.due_on) d
    group by 1, 2, 3, 4, 5
  $query$ using wanted;
end $$;
comment on function promise_customers_of(uuid[]) is 'What promise_customers holds of these customers (null: of all), from the kept rows.';

create function settle_promises(most int) returns int
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  at timestamptz := public.standpoint_now();
  chosen uuid[];
  fresh public.promise_facts[];
  whose uuid[];
  before public.promise_customers[];
begin
  perform public.refuse_other_sight();
  if not pg_try_advisory_xact_lock(hashtextextended('settle_promises', 0)) then
    return 0;
  end if;
  -- What somebody is changing this moment waits for the next time. A change that begins now waits at the mark taken here,
  -- and sets it anew: nothing is judged on what is gone.
  with gone as (
    delete from public.promises_unsettled u where u.promise_id in (
      select w.promise_id from public.promises_unsettled w where w.settles_at < at order by w.settles_at limit most
      for update skip locked)
    returning u.promise_id)
  select array_agg(promise_id) into chosen from gone;
  if chosen is null then
    return 0;
  end if;
  -- Judged once: what is kept is what is counted.
  fresh := array(select f from public.promise_facts_among(at, chosen) f);
  whose := array(select survivor_id from public.promise_facts where promise_id = any (chosen) union select survivor_id from unnest(fresh));
  before := array(select c from public.promise_customers_of(whose) c);
  perform public.count_promise_days(chosen, -1);
  delete from public.promise_facts where promise_id = any (chosen);
  insert into public.promise_facts select * from unnest(fresh);
  perform public.count_promise_days(chosen, 1);
  insert into public.promise_customers as kept
    select level, origin, is_broken, due_on, before_on, sum(customers)
      from (select * from public.promise_customers_of(whose)
        union all select level, origin, is_broken, due_on, before_on, -customers from unnest(before)) changed
     group by level, origin, is_broken, due_on, before_on having sum(customers) <> 0
  on conflict (level, origin, is_broken, due_on, before_on) do update set customers = kept.customers + excluded.customers;
  delete from public.promise_customers where customers = 0;
  delete from public.promise_days where promises = 0;
  return cardinality(chosen);
end $$;
comment on function settle_promises(int) is
  'Keeps what became of promises that only an event can change now, a batch at a time. Figures are the same before and after.';

create function rebuild_promise_facts() returns bigint
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  at timestamptz := public.standpoint_now();
  written bigint;
begin
  perform public.refuse_other_sight();
  perform pg_advisory_xact_lock(hashtextextended('settle_promises', 0));
  truncate public.promise_facts, public.promise_days, public.promise_customers, public.promises_unsettled;
  insert into public.promises_unsettled (promise_id, headline_due_at, settles_at, is_open)
    select s.promise_id, s.headline_due_at, public.promise_settles_at(s), s.ended is null
      from public.promise_states s where s.until_at is null and public.promise_settles_at(s) >= at;
  insert into public.promise_facts
    select f.* from public.promise_facts_between(at, '-infinity', 'infinity') f
     where not exists (select from public.promises_unsettled u where u.promise_id = f.promise_id)
     order by f.headline_due_at;
  get diagnostics written = row_count;
  perform public.count_promise_days(null, 1);
  insert into public.promise_customers select * from public.promise_customers_of(null) order by 1, 2, 3, 4, 5;
  return written;
end $$;
comment on function rebuild_promise_facts() is 'Keeps everything anew from the facts: after history was loaded around the triggers.';

create function recount_promise_days(wanted date[]) returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.refuse_other_sight();
  perform pg_advisory_xact_lock(hashtextextended('settle_promises', 0));
  delete from public.promise_days where due_on = any (wanted);
  perform public.count_promise_days(array(select promise_id from public.promise_facts where due_on = any (wanted)), 1);
  delete from public.promise_customers;
  insert into public.promise_customers select * from public.promise_customers_of(null) order by 1, 2, 3, 4, 5;
end $$;
comment on function recount_promise_days(date[]) is 'Sums these days, and the days of customers, anew from the kept rows; it can be asked of any day and changes no rate.';
revoke all on function promise_customers_of(uuid[]), recount_promise_days(date[]), rebuild_promise_facts(), count_promise_days(uuid[], int), settle_promises(int), mark_promises(uuid[]) from public;

create index promise_facts_customers on promise_facts (survivor_id, headline_due_at)
  include (promise_id, level, origin, due_on, is_kept) where is_counted;
comment on index promise_facts_customers is 'The promises of a few customers, from the index alone.';
create index promise_customers_gone on promise_customers (due_on) where customers = 0;

-- What stands beside a rate, each from its index alone. The customer's answers come last, so few are provisional.
create index promise_facts_late on promise_facts (level, origin, headline_due_at) include (promise_id, late_minutes, due_on)
  where late_minutes is not null;
create index promise_facts_provisional on promise_facts (level, origin, closes_at) include (headline_due_at, promise_id)
  where is_counted and closes_at is not null;
create index promise_facts_overdue on promise_facts (level, origin, headline_due_at, promise_id) where outcome = 'overdue';
create index promise_facts_broken on promise_facts (level, origin, headline_due_at, promise_id) where is_counted and not is_kept;

insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('promise_facts', 'kept', 'level origin due_on kind channel clause stage band tenure outcome proof'),
  ('promise_days', 'nobody', 'level origin cut due_on value'),
  ('promise_customers', 'nobody', 'level origin due_on before_on')
) as judged (table_name, holds, names);

select rebuild_promise_facts();
