-- Asking customers whether a promise was kept (GOVERNANCE B8, rulings 3, 4 and 32): the database draws who is asked and when.
-- What keeps a customer's answer a customer's, and who was asked hidden:
-- * all chances, delays and links come from one key (confirmation_secrets): nobody computes them, and a draw made again falls
--   the same way;
-- * drawing and being handed the letters takes a worker's own key, which is in no table (only its hash is) and which the web
--   process is not given: whoever holds the application's login alone can neither list who is asked nor make up a link;
-- * a claim is sorted once, and a row of the same length is written, handed out and marked whether somebody is asked or not;
-- * no foreign key leads from confirmation_tokens to promises or customers: its lock would stay in their rows (xmax);
-- * a letter goes only to an address that was known before the promise was made, and to none of our own people's;
-- * how many were asked is told of whole months, once nobody can answer any more, and not in cells that tell of somebody.

create or replace function guard_token() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if old.used_at is not null
     or (new.id, new.promise_id, new.hash, new.plan_id, new.sorted_as, new.claim, new.recorded_at)
        is distinct from (old.id, old.promise_id, old.hash, old.plan_id, old.sorted_as, old.claim, old.recorded_at)
     or (old.sent_at is not null
         and (new.sent_at, new.expires_at, new.taken_at) is distinct from (old.sent_at, old.expires_at, old.taken_at)) then
    raise exception 'A confirmation link is used once and changed never.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function guard_token() is 'Ruling 4: single use. Until its letter is out a link may still begin to run later.';

alter table confirmation_tokens disable trigger guard_token;
update confirmation_tokens set sent_at = recorded_at;
alter table confirmation_tokens enable trigger guard_token;

create trigger stamp before insert on confirmation_plans for each row execute function stamp_recorded_at();
create trigger stamp before insert on confirmation_workers for each row execute function stamp_recorded_at();
create trigger stamp before insert on confirmation_refusals for each row execute function stamp_recorded_at();
select forbid_change('confirmation_plans');
select forbid_change('confirmation_secrets');
select forbid_change('confirmation_workers');
select forbid_change('confirmation_refusals');

insert into confirmation_secrets (id, key)
values (1, sha256(decode(replace(concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid()), '-', ''), 'hex')));

create index promise_states_ended on promise_states (ended_at)
  where until_at is null and ended in ('fulfilled', 'cancelled_by_customer');
create index promise_states_tried on promise_states (headline_due_at)
  where until_at is null and ended is null and attempted_at is not null;

-- The plan --------------------------------------------------------------------------------------------------------

create function guard_confirmation_plan() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not exists (select from public.people where id = new.set_by and 'board' = any (roles))
     or not public.person_acts(new.set_by, new.recorded_at) then
    perform public.refuse('How customers are asked is set by the board.');
  end if;
  return new;
end $$;
comment on function guard_confirmation_plan() is 'Principle 1: who is judged by the answers does not set how many are asked.';
create trigger zz_guard before insert on confirmation_plans for each row execute function guard_confirmation_plan();

create function confirmation_plan_at(at timestamptz) returns confirmation_plans
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select * from public.confirmation_plans where recorded_at <= at order by recorded_at desc, id desc limit 1 $$;
comment on function confirmation_plan_at(timestamptz) is 'The version that stood at an instant; nothing: nobody was asked.';

create function confirmation_asking_since(at timestamptz) returns timestamptz
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select min(p.recorded_at) from public.confirmation_plans p
     where p.recorded_at <= at and p.recorded_at > coalesce(
       (select max(o.recorded_at) from public.confirmation_plans o where not o.is_asking and o.recorded_at <= at), '-infinity')
  $$;
comment on function confirmation_asking_since(timestamptz) is 'Since when customers have been asked without a break: nobody is asked about what is long over.';

-- What only the key knows -------------------------------------------------------------------------------------------

create function confirmation_chance(of_what text, of_id uuid) returns double precision
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select ('x' || encode(substring(sha256(s.key || convert_to(of_what || ' ' || of_id::text, 'UTF8')) for 6), 'hex'))::bit(48)::bigint
           / 281474976710656.0::double precision
      from public.confirmation_secrets s
  $$;
comment on function confirmation_chance(text, uuid) is
  'From 0 to 1, the same each time, and unknown to whoever has not the key: SHA-256 of the key and what is asked.';

create function confirmation_link(token_id uuid) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select translate(encode(sha256(s.key || convert_to('link ' || token_id::text, 'UTF8')), 'base64'), '+/=', '-_')
      from public.confirmation_secrets s
  $$;
comment on function confirmation_link(uuid) is
  'What a link carries: 256 bits that follow from the key alone, so that a letter that is sent again says the same and nothing needs to be kept.';

create function confirmation_delay(promise_kind text, promise uuid) returns interval
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select case when promise_kind in ('fix', 'refund') then interval '14 days' * (1 + c.chance)
                else interval '1 day' * (2 + c.chance) end
      from (select public.confirmation_chance('delay', promise) as chance) c
  $$;
comment on function confirmation_delay(text, uuid) is
  'B8: two to three days after it was kept, two to four weeks for what shows only then; the instant is drawn. Agrees with askedAfterDays in the domain.';
revoke all on function confirmation_chance(text, uuid), confirmation_link(uuid), confirmation_delay(text, uuid) from public;

create function confirmation_closes_at(promise_kind text, kept_at timestamptz) returns timestamptz
  language sql immutable parallel safe
  return kept_at + case when promise_kind in ('fix', 'refund') then interval '59 days' else interval '34 days' end;
comment on function confirmation_closes_at(text, timestamptz) is
  'B3: until then a customer may still answer, so what is said is provisional: the longest delay, fourteen days of waiting, three of sending and fourteen of a link.';

-- Who can be asked ------------------------------------------------------------------------------------------------

create function confirmation_address(survivor uuid, promised_at timestamptz) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select i.handle
      from public.customers m join public.identities i on i.customer_id = m.id
     where m.survivor_id = survivor and i.channel = 'email' and i.withdrawn_at is null and i.recorded_at <= promised_at
       and i.handle ~ '^[^\s@<>"(),:;\\]+@[^\s@<>"(),:;\\]+$' and length(i.handle) <= 254
       -- It is counted by its normal form and written to as it stands: these are one address.
       and lower(i.handle) = i.normal
       -- What stands behind a plus is delivered to what stands before it.
       and not exists (select from public.people p
             where regexp_replace(lower(p.email), '\+[^@]*@', '@') = regexp_replace(lower(i.handle), '\+[^@]*@', '@'))
       and (select count(distinct k.survivor_id) from public.identities o join public.customers k on k.id = o.customer_id
             where o.channel = 'email' and o.normal = i.normal and o.withdrawn_at is null) <= 5
     order by i.recorded_at, i.id limit 1
  $$;
comment on function confirmation_address(uuid, timestamptz) is
  'B7: the address that has been known longest, and before the promise was made: none that was put there to answer for the customer. Not one of our people''s, nor one that stands for a crowd.';

create function confirmation_hold(survivor uuid, promised_at timestamptz, rest_days int, at timestamptz) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select case
        when s.erased_at is not null or s.withdrawn_at is not null or s.died_recorded_at is not null then 'gone'
        when s.vulnerable_note is not null then 'vulnerable'
        when public.preference_at(s.id, 'email', at) in ('not_wanted', 'never')
          or exists (select from public.customers m join public.confirmation_refusals r on r.customer_id = m.id where m.survivor_id = s.id)
          then 'unwanted'
        when public.confirmation_address(s.id, promised_at) is null then 'no_address'
        when exists (select from public.customers m join public.issues i on i.customer_id = m.id
                      where m.survivor_id = s.id and i.kind = 'complaint' and i.resolved_at is null) then 'complaint_open'
        when exists (select from public.customers m
                       join public.promises p on p.customer_id = m.id
                       join public.confirmation_tokens t on t.promise_id = p.id
                      where m.survivor_id = s.id and t.recorded_at > at - make_interval(days => rest_days)
                        and coalesce(t.sorted_as, 'chance') in ('wish', 'high_stakes', 'everyone', 'chance')) then 'resting'
      end
      from public.customers s where s.id = survivor
  $$;
comment on function confirmation_hold(uuid, timestamptz, int, timestamptz) is
  'Why a customer is not to be asked now, the gravest first; null: nothing. A complaint and having been asked lately pass.';

create function confirmation_pool(plan confirmation_plans, at timestamptz)
  returns table (promise_id uuid, survivor_id uuid, claim text, reason text, ask_at timestamptz, turn double precision, hold text)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
    with claimed as materialized (
      select s.promise_id, s.customer_id, s.headline_due_at, s.ended, s.asked_by_customer, s.ended_at as settled_at
        from public.promise_states s
       where s.until_at is null and s.ended in ('fulfilled', 'cancelled_by_customer')
         and s.ended_at > at - interval '49 days' and s.ended_at <= at - interval '2 days'
      union all
      select s.promise_id, s.customer_id, s.headline_due_at, s.ended, s.asked_by_customer, s.headline_due_at
        from public.promise_states s
       where s.until_at is null and s.ended is null and s.attempted_at is not null
         and s.headline_due_at > at - interval '49 days' and s.headline_due_at <= at - interval '2 days'
    ), due as materialized (
      select c.*, p.kind, p.is_moment_of_truth, p.recorded_at as promised_at,
             c.settled_at + public.confirmation_delay(p.kind, p.id) as ask_at
        from claimed c join public.promises p on p.id = c.promise_id
       where p.origin = 'live'
         and not exists (select from public.confirmation_tokens t where t.promise_id = c.promise_id)
    ), turned as materialized (
      select * from due d
       where d.ask_at <= at and d.ask_at > at - interval '21 days' and d.ask_at > public.confirmation_asking_since(at)
    ), judged as materialized (
      -- Each due time once: at the end of a day many are due.
      select o.promise_id, o.outcome from (select distinct headline_due_at as due_at from turned) t
       cross join lateral public.promise_outcomes(at, t.due_at, t.due_at + interval '1 microsecond') o
    ), looked_at as (
      select t.*, j.outcome from turned t join judged j on j.promise_id = t.promise_id
       where j.outcome in ('kept', 'attempted', 'kept_as_moved', 'cancelled_by_customer')
    )
    select l.promise_id, c.survivor_id, case l.outcome when 'cancelled_by_customer' then 'cancelled' else 'kept' end,
           case when l.asked_by_customer or l.outcome = 'cancelled_by_customer' then 'wish'
                when l.kind = 'charter' or l.is_moment_of_truth or l.kind = any (plan.high_stakes) then 'high_stakes' end,
           l.ask_at, public.confirmation_chance('turn', l.promise_id),
           public.confirmation_hold(c.survivor_id, l.promised_at, plan.rest_days, at)
      from looked_at l join public.customers c on c.id = l.customer_id
  $$;
comment on function confirmation_pool(confirmation_plans, timestamptz) is
  'Claims whose turn has come and that were not sorted yet: kept, tried or left at the customer''s asking, live ones only. What was never kept needs no customer to say so.';

-- The draw --------------------------------------------------------------------------------------------------------

create function confirmation_share(plan confirmation_plans, at timestamptz, out share double precision, out missing int)
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  zone text := coalesce((select o.zone from public.organisation o), 'UTC');
  month timestamp := date_trunc('month', at at time zone zone);
  days_left double precision := greatest(0, extract(epoch from (month + interval '1 month') at time zone zone - at) / 86400.0 - 3);
  expected double precision;
begin
  select plan.at_least - count(*) into missing from public.confirmation_tokens
   where recorded_at >= month at time zone zone and recorded_at <= at and sorted_as in ('everyone', 'chance');
  missing := greatest(missing, 0);
  select count(*) / 30.0 * days_left into expected from public.confirmation_tokens
   where recorded_at > at - interval '30 days' and recorded_at <= at and sorted_as in ('everyone', 'chance', 'passed');
  share := greatest(plan.share / 100.0, case when missing = 0 then 0 when expected <= missing then 1 else missing / expected end);
end $$;
comment on function confirmation_share(confirmation_plans, timestamptz) is
  'B8: the share that chance takes now: the plan''s, or more while the month''s least number is missing, judged by the last thirty days and done three days before the month ends.';

create function sort_confirmations(at timestamptz) returns int
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  plan public.confirmation_plans := public.confirmation_plan_at(at);
  lot double precision;
  needed int;
  sorted int;
begin
  -- One at a time; whoever waited looks again.
  lock table public.confirmation_secrets in share row exclusive mode;
  if plan.id is null or not plan.is_asking then
    return 0;
  end if;
  select s.share, s.missing into lot, needed from public.confirmation_share(plan, at) s;
  insert into public.confirmation_tokens (id, promise_id, hash, expires_at, plan_id, sorted_as, claim)
  with pool as materialized (
    select gen_random_uuid() as id, p.* from public.confirmation_pool(plan, at) p
  ), ranked as (
    -- One letter to one customer; wishes first (ruling 3), then what is at stake, then chance.
    select p.*, row_number() over (
             partition by p.survivor_id, p.hold is null
             order by array_position(array['wish', 'high_stakes'], p.reason), p.turn, p.promise_id) as place
      from pool p
  ), judged as (
    select r.*, case when r.hold is null and r.place > 1 then 'resting' else r.hold end as held from ranked r
  ), counted as (
    select j.*, count(*) filter (where j.reason is null) over (partition by j.held is null order by j.turn, j.promise_id) as so_far,
           count(*) filter (where j.reason is null) over (partition by j.held is null) as many
      from judged j
  )
  select c.id, c.promise_id, sha256(convert_to(public.confirmation_link(c.id), 'UTF8')), at + make_interval(days => plan.link_days + 3),
         plan.id,
         case when c.held is not null then c.held
              when c.reason is not null then c.reason
              when lot >= 1 and c.many <= needed or plan.share = 100 then 'everyone'
              when c.turn < plan.share / 100.0 or (c.turn < lot and c.so_far <= needed) then 'chance'
              else 'passed' end,
         c.claim
    from counted c
   -- What passes is waited for, fourteen days.
   where c.held is null or c.held not in ('complaint_open', 'resting') or c.ask_at <= at - interval '14 days'
   order by gen_random_uuid();
  get diagnostics sorted = row_count;
  return sorted;
end $$;
comment on function sort_confirmations(timestamptz) is
  'Sorts every claim whose turn has come, once: asked, and why, or not asked, and why. Gives how many.';

create function require_confirmation_worker(key text) returns void
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if key is null or not exists (select from public.confirmation_workers where hash = sha256(convert_to(key, 'UTF8'))) then
    perform public.refuse('Customers are asked by the worker alone, with its own key.');
  end if;
end $$;
comment on function require_confirmation_worker(text) is
  'Ruling 4: the application''s login is not enough to learn who is asked or to answer for them.';
revoke all on function confirmation_address(uuid, timestamptz), confirmation_hold(uuid, timestamptz, int, timestamptz),
  confirmation_pool(confirmation_plans, timestamptz), confirmation_share(confirmation_plans, timestamptz),
  sort_confirmations(timestamptz), require_confirmation_worker(text) from public;

create function draw_confirmations(key text) returns int
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.require_confirmation_worker(key);
  perform public.refuse_mixed_transaction();
  return public.sort_confirmations(public.standpoint_now());
end $$;
comment on function draw_confirmations(text) is 'The worker''s draw, as often as it likes: what was sorted stays sorted.';

create function take_confirmation_letters(key text)
  returns table (id uuid, link text, address text, called text, said text, claim text, due_at timestamptz, zone text, due_precision text)
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  at timestamptz := public.standpoint_now();
begin
  perform public.require_confirmation_worker(key);
  perform public.refuse_mixed_transaction();
  return query
  with taken as materialized (
    update public.confirmation_tokens t set taken_at = at
     where t.id in (
       select w.id from public.confirmation_tokens w
        where w.sent_at is null and w.plan_id is not null and w.recorded_at > at - interval '3 days'
          and (w.taken_at is null or w.taken_at < at - interval '15 minutes')
        order by w.recorded_at, w.id limit 100 for update skip locked)
    returning t.id, t.promise_id, t.claim, t.sorted_as
  )
  -- Everything is read of everybody, and those who are not asked are handed out without a link: nothing counts them apart.
  select t.id,
         case when t.sorted_as in ('wish', 'high_stakes', 'everyone', 'chance') and h.hold is null then public.confirmation_link(t.id) end,
         public.confirmation_address(s.id, p.recorded_at), coalesce(s.called, s.name), x.body, t.claim, st.agreed_due_at, p.zone, st.agreed_precision
    from taken t
    join public.promises p on p.id = t.promise_id
    join public.promise_states st on st.promise_id = p.id and st.until_at is null
    join public.customers c on c.id = p.customer_id
    join public.customers s on s.id = c.survivor_id
    left join public.texts x on x.id = p.said_id
    cross join lateral (select public.confirmation_hold(s.id, p.recorded_at, 0, at) as hold) h;
end $$;
comment on function take_confirmation_letters(text) is
  'Hands a worker what is to be sent, and what is not, for a quarter of an hour: a worker that dies is followed by another, and the letter says the same.';

create function confirmation_letters_sent(key text, ids uuid[]) returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  at timestamptz := public.standpoint_now();
begin
  perform public.require_confirmation_worker(key);
  update public.confirmation_tokens t set sent_at = at, expires_at = greatest(t.expires_at, at + make_interval(days => p.link_days))
    from public.confirmation_plans p
   where t.id = any (ids) and p.id = t.plan_id and t.sent_at is null;
end $$;
comment on function confirmation_letters_sent(text, uuid[]) is 'Out they are; a link runs from here.';

-- The customer's own answer ---------------------------------------------------------------------------------------

create function open_confirmation(token text) returns confirmation_tokens
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select t.* from public.confirmation_tokens t
      join public.promises p on p.id = t.promise_id
      join public.customers c on c.id = p.customer_id
      join public.customers s on s.id = c.survivor_id
     where t.hash = sha256(convert_to(token, 'UTF8')) and t.used_at is null and t.expires_at >= public.standpoint_now()
       and coalesce(t.sorted_as, 'chance') in ('wish', 'high_stakes', 'everyone', 'chance')
       and s.erased_at is null and c.erased_at is null
  $$;
comment on function open_confirmation(text) is 'What a link opens; nothing: used, run out, never sent, or whoever it is about is not here any more.';
revoke all on function open_confirmation(text) from public;

create function read_confirmation(token text)
  returns table (said text, claim text, said_at timestamptz, due_at timestamptz, due_precision text, opens_at timestamptz, moved text, zone text, house text)
  language sql stable security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
    select x.body, case when st.ended = 'cancelled_by_customer' then 'cancelled' else 'kept' end, p.made_at,
           st.agreed_due_at, st.agreed_precision, st.agreed_opens_at,
           case when st.agreed_due_at = p.original_due_at then null when st.asked_by_customer and not st.moved_with_consent then 'wish' else 'agreed' end,
           p.zone, o.name
      from public.open_confirmation(token) t
      join public.promises p on p.id = t.promise_id
      join public.promise_states st on st.promise_id = p.id and st.until_at is null and st.ended is distinct from 'voided'
      join public.texts x on x.id = p.said_id
      cross join public.organisation o
  $$;
comment on function read_confirmation(text) is 'What the customer is asked about, to whoever holds the link; looking uses nothing up.';

drop function answer_confirmation(text, text);
create function answer_confirmation(token text, answer text) returns uuid
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  link public.confirmation_tokens;
begin
  if answer is null or answer not in ('yes', 'late', 'no') then
    perform public.refuse('Please answer yes, late or no.');
  end if;
  -- Two answers at once come one after the other; the second finds the link used.
  perform 1 from public.confirmation_tokens t where t.hash = sha256(convert_to(token, 'UTF8')) for update;
  select * into link from public.open_confirmation(token);
  if link.id is null then
    perform public.refuse('This link has been used or has run out.');
  end if;
  update public.confirmation_tokens t set used_at = public.standpoint_now() where t.id = link.id;
  insert into public.promise_events (id, promise_id, kind, token_id, answer)
    values (gen_random_uuid(), link.promise_id,
      case answer when 'yes' then 'customer_confirmed' else 'customer_disputed' end, link.id, answer);
  return link.promise_id;
end $$;
comment on function answer_confirmation(text, text) is
  'Ruling 4: a customer''s answer enters only here, through an unused link that the application can neither read nor make. Gives the promise it is about.';

create function refuse_confirmations(token text, is_answering boolean) returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  link public.confirmation_tokens;
begin
  perform 1 from public.confirmation_tokens t where t.hash = sha256(convert_to(token, 'UTF8')) for update;
  select * into link from public.open_confirmation(token);
  if link.id is null then
    perform public.refuse('This link has been used or has run out.');
  end if;
  insert into public.confirmation_refusals (id, customer_id)
    select gen_random_uuid(), p.customer_id from public.promises p where p.id = link.promise_id;
  if not is_answering then
    update public.confirmation_tokens t set used_at = public.standpoint_now() where t.id = link.id;
  end if;
end $$;
comment on function refuse_confirmations(text, boolean) is
  'The customer does not want to be asked any more, by a link of theirs; with or without an answer this once.';

create trigger zz_not_erased after insert on confirmation_refusals referencing new table as new_rows
  for each statement execute function refuse_for_erased();

-- The sums ----------------------------------------------------------------------------------------------------------

create function confirmation_sums(due_from timestamptz, due_until timestamptz, as_of timestamptz, cut text)
  returns table (
    month_on date, level text, value text, asked int, answered int, said_yes int, said_late int, said_no int,
    not_askable int, wishes_asked int, wishes_denied int, is_closed boolean)
  language sql stable security definer
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
    with house as (
      select coalesce((select o.zone from public.organisation o), 'UTC') as zone,
             greatest(due_from, (select min(t.recorded_at) from public.confirmation_tokens t) - interval '2 years') as begins,
             least(due_until, as_of + interval '2 months') as ends
    ), months as (
      select m::date as month_on, m at time zone h.zone as from_at, (m + interval '1 month') at time zone h.zone as until_at
        from house h, generate_series(date_trunc('month', h.begins at time zone h.zone),
                                      date_trunc('month', h.ends at time zone h.zone), interval '1 month') m
       where m at time zone h.zone >= due_from and (m + interval '1 month') at time zone h.zone <= due_until
    ), span as (
      select min(from_at) as from_at, max(until_at) as until_at from months
    ), seen as materialized (
      select o.headline_due, case p.kind when 'charter' then 'charter' else 'commitment' end as level,
             case cut when 'none' then '' when 'team' then o.team_id::text when 'made_team' then p.made_team_id::text
                      when 'department' then tm.department_id::text when 'kind' then p.kind when 'channel' then p.channel
                      when 'stage' then p.stage end as value,
             t.recorded_at as sorted_at, coalesce(t.sorted_as, 'high_stakes') as sorted_as, coalesce(t.claim, 'kept') as claim,
             e.answer, coalesce(t.sorted_as, 'chance') in ('wish', 'high_stakes', 'everyone', 'chance') and t.sent_at <= as_of as is_asked
        from span s
        cross join public.confirmation_tokens t
        join public.promises p on p.id = t.promise_id and p.origin = 'live'
        -- Begun with what was sorted, not with all that fell due. The team that answered for it when it fell due (ruling 10).
        cross join lateral (
          select st.headline_due_at as headline_due, case when st.from_at <= least(as_of, st.headline_due_at) then st.team_id else (
              select d.team_id from public.promise_states d
               where d.promise_id = st.promise_id and d.from_at <= least(as_of, st.headline_due_at)
                 and d.until_at > least(as_of, st.headline_due_at) limit 1) end as team_id
            from public.promise_states st
           where st.promise_id = t.promise_id and st.headline_due_at >= s.from_at and st.headline_due_at < s.until_at
             and st.from_at <= as_of and (st.until_at is null or st.until_at > as_of)) o
        left join public.promise_events e on e.token_id = t.id and e.recorded_at <= as_of
        left join public.teams tm on tm.id = o.team_id
       where cut in ('none', 'team', 'made_team', 'department', 'kind', 'channel', 'stage')
    ), counted as (
      select m.month_on, n.level, n.value, m.until_at + interval '59 days' <= least(as_of, public.standpoint_now()) as is_closed,
             count(*) filter (where is_asked)::int as all_asked,
             count(*) filter (where is_asked and claim = 'kept')::int as asked,
             count(*) filter (where is_asked and claim = 'cancelled')::int as wishes_asked,
             count(*) filter (where sorted_as = 'chance')::int as drawn,
             count(*) filter (where sorted_as = 'passed')::int as passed,
             count(*) filter (where claim = 'kept' and answer is not null)::int as answered,
             count(*) filter (where claim = 'kept' and answer = 'yes')::int as said_yes,
             count(*) filter (where claim = 'kept' and answer = 'late')::int as said_late,
             count(*) filter (where claim = 'kept' and answer = 'no')::int as said_no,
             count(*) filter (where sorted_as in ('gone', 'vulnerable', 'unwanted', 'no_address'))::int as not_askable,
             count(*) filter (where claim = 'cancelled' and answer in ('late', 'no'))::int as wishes_denied
        -- Kept long after by another agreement it is sorted when its month is closed: whether the sum grew would tell of it.
        from seen n join months m on n.headline_due >= m.from_at and n.headline_due < m.until_at
         and n.sorted_at <= m.until_at + interval '42 days'
       group by 1, 2, 3, 4
    ), crowds as (
      select c.*, c.all_asked >= 5 and (c.drawn + c.passed = 0 or (c.drawn >= 1 and c.passed >= 5)) as is_crowd from counted c
    ), beside as (
      select c.*, coalesce(sum(c.all_asked) over held, 0) as held_asked, coalesce(sum(c.drawn) over held, 0) as held_drawn,
             coalesce(sum(c.passed) over held, 0) as held_passed
        from crowds c
      window held as (partition by c.month_on, c.level order by c.is_crowd, c.all_asked, c.value
        rows between unbounded preceding and 1 preceding)
    ), told as (
      -- The sum of all is told too: what is left of it, where cells are held back, has to be a crowd itself.
      select b.*, b.is_closed and b.is_crowd and (b.held_asked + b.held_drawn + b.held_passed = 0
        or b.held_asked >= 5 and (b.held_drawn + b.held_passed = 0 or (b.held_drawn >= 1 and b.held_passed >= 5))) as may_tell
        from beside b
    )
    select month_on, level, value, case when may_tell then asked end, answered, said_yes, said_late, said_no,
           case when is_closed then not_askable end, case when may_tell then wishes_asked end, wishes_denied, is_closed
      from told order by month_on, level, value
  $$;
comment on function confirmation_sums(timestamptz, timestamptz, timestamptz, text) is
  'Ruling 32: of who was asked there are sums, by whole months and one cut, once nobody can answer any more. Answers are facts of the promise and always told. Agrees with mayTellAsked in the domain.';

-- Whose data this is ----------------------------------------------------------------------------------------------

insert into personal_tables (place, name, heading, mine, shown, key, is_removed) values
  (23, 'confirmation_refusals', 'Does not want to be asked', 't.customer_id = any ($1)', null, 't.id::text', false);

insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('confirmation_plans', 'staff', 'high_stakes'),
  ('confirmation_secrets', 'nobody', 'key'),
  ('confirmation_workers', 'nobody', 'hash'),
  ('confirmation_tokens', 'nobody', 'sorted_as claim')
) as listed(table_name, holds, names);
