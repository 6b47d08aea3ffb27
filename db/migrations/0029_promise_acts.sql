-- Promises in people's hands: the stage in which one was made, what decides whether they stay, when they wanted it, and
-- putting right what was broken. The same rules in TypeScript: server/domain/recovery.ts and promise-acts.ts.

alter table promises add constraint promises_stage_known foreign key (stage) references journey_stages (key);
comment on constraint promises_stage_known on promises is 'The stages of the journey are one list for contacts and promises.';

-- Broken, and put right -------------------------------------------------------------------------------------------

create function is_broken_promise(outcome text) returns boolean
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select outcome in ('overdue', 'late', 'too_early', 'unproven', 'disputed', 'cancelled') $$;
comment on function is_broken_promise(text) is
  'We did not do what we said when we said it, or they say so. Agrees with isBroken in the domain.';

create function may_be_put_right(outcome text, moved_by_us boolean) returns boolean
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select public.is_broken_promise(outcome) or outcome in ('moved', 'kept_as_moved') or (outcome = 'open' and moved_by_us) $$;
comment on function may_be_put_right(text, boolean) is
  'What was broken, and what we moved though they agreed. Agrees with mayBePutRight in the domain.';

create function promise_to_put_right(promise uuid, at timestamptz) returns promises
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  broken public.promises;
  standing public.promise_states;
  verdict text;
begin
  select * into broken from public.promises where id = promise;
  select * into standing from public.promise_states where promise_id = promise and until_at is null;
  select o.outcome into verdict
    from public.promise_outcomes(at, standing.headline_due_at, standing.headline_due_at + interval '1 microsecond') o
    where o.promise_id = promise;
  if broken.id is null then
    perform public.refuse('There is no such promise.');
  elsif not coalesce(public.may_be_put_right(verdict, standing.moved_by_us), false) then
    perform public.refuse('This promise was not broken: there is nothing to put right.');
  end if;
  return broken;
end $$;
comment on function promise_to_put_right(uuid, timestamptz) is
  'Principle 2: only what was broken, or moved by us, is put right, as it stands at that instant.';

create or replace function guard_promise() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  contact public.contacts;
  broken public.promises;
begin
  new.recorded_at := public.stamp(new.recorded_at);
  new.made_team_id := coalesce(new.made_team_id, (select team_id from public.people where id = new.made_by));
  new.is_moment_of_truth := coalesce(new.is_moment_of_truth, false);
  if new.origin = 'live' and new.recorded_at >= new.original_due_at then
    perform public.refuse('A promise is logged before it is due. This time has passed.');
  end if;
  if new.made_at > new.recorded_at then
    perform public.refuse('A promise cannot have been made in the future.');
  end if;
  if new.earliest_at >= new.original_due_at then
    perform public.refuse('The window has to open before it closes.');
  end if;
  if new.original_due_at > new.recorded_at + interval '2 years' then
    perform public.refuse('A promise more than two years ahead is not one a customer can hold us to.');
  end if;
  if new.origin = 'live' and not public.person_acts(new.made_by, new.recorded_at) then
    perform public.refuse('Only somebody who is with us can promise something.');
  end if;
  if new.origin = 'live' and new.owner_id is not null and not public.person_acts(new.owner_id, new.recorded_at) then
    perform public.refuse('Only somebody who is with us can own a promise. Choose a person or a team.');
  end if;
  if not exists (select from public.texts where id = new.said_id and public.said_length(body) >= 4) then
    perform public.refuse('Write the words that were said to the customer.');
  end if;
  if new.contact_id is not null then
    select * into contact from public.contacts where id = new.contact_id;
    if contact.id is null or not public.same_customer(contact.customer_id, new.customer_id) then
      perform public.refuse('That contact is not one with this customer.');
    end if;
    -- As it stood then (ruling 10): a later correction of the contact moves no promise into another stage.
    new.stage := coalesce(contact.stage, new.stage);
  end if;
  if new.wanted_at < new.made_at or new.wanted_at > new.recorded_at + interval '2 years' then
    perform public.refuse('When they wanted it lies after it was said, and at most two years ahead.');
  end if;
  if new.recovers_id is not null then
    perform public.refuse_other_sight();
    broken := public.promise_to_put_right(new.recovers_id, new.recorded_at);
    if not public.same_customer(broken.customer_id, new.customer_id) then
      perform public.refuse('What is put right is a promise to this customer.');
    end if;
  end if;
  return new;
end $$;
comment on function guard_promise() is
  'Principle 1: a promise is logged before it is due, with words, an owner and a time, and stamped by the server.';

create or replace function begin_promise_state() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  insert into public.promise_states (
    promise_id, sequence, customer_id, from_at, owner_id, owner_team_id, team_id,
    headline_opens_at, headline_due_at, agreed_opens_at, agreed_due_at, agreed_precision,
    asked_by_customer, moved_by_us, moved_with_consent, is_moment_of_truth)
  values (
    new.id, 0, new.customer_id, case new.origin when 'live' then new.recorded_at else new.made_at end,
    new.owner_id, new.owner_team_id,
    coalesce(new.owner_team_id, (select team_id from public.people where id = new.owner_id)),
    new.earliest_at, new.original_due_at, new.earliest_at, new.original_due_at, new.due_precision,
    false, false, false, new.is_moment_of_truth);
  return null;
end $$;

-- What waits to be put right ----------------------------------------------------------------------------------------

create index promise_states_broken on promise_states (from_at)
  where until_at is null and ended is distinct from 'voided'
    and (ended = 'cancelled' or answer in ('late', 'no') or (ended = 'fulfilled' and (
      moved_with_consent or not seen_at between coalesce(headline_opens_at, '-infinity') and headline_due_at)));
comment on index promise_states_broken is 'What ended broken, lately: few among the many that were kept.';

create view promises_to_put_right with (security_invoker = true) as
  select s.promise_id, s.customer_id, s.owner_id, s.owner_team_id, s.team_id, s.is_moment_of_truth,
         s.agreed_due_at as broken_at, true as is_open
    from promise_states s
   where s.until_at is null and s.ended is null
     and not coalesce(s.answer in ('late', 'no'), false)
     and not coalesce(s.attempted_at between coalesce(s.agreed_opens_at, '-infinity') and s.agreed_due_at, false)
     and exists (select from promises p where p.id = s.promise_id and p.origin = 'live')
     and not exists (select from recoveries r where r.promise_id = s.promise_id)
  union all
  select s.promise_id, s.customer_id, s.owner_id, s.owner_team_id, s.team_id, s.is_moment_of_truth,
         s.from_at, false
    from promise_states s
   where s.until_at is null and s.ended is distinct from 'voided'
     and (s.ended = 'cancelled' or s.answer in ('late', 'no') or (s.ended = 'fulfilled' and (
       s.moved_with_consent or not s.seen_at between coalesce(s.headline_opens_at, '-infinity') and s.headline_due_at)))
     -- Done by the time last agreed, or tried in time: kept, if perhaps not as first promised.
     and (coalesce(s.answer in ('late', 'no'), false) or s.ended = 'cancelled' or not (
       coalesce(s.seen_at between coalesce(s.agreed_opens_at, '-infinity') and s.agreed_due_at, false)
       or coalesce(s.attempted_at between coalesce(s.agreed_opens_at, '-infinity') and s.agreed_due_at, false)
       or (not s.moved_with_consent
         and coalesce(s.attempted_at between coalesce(s.headline_opens_at, '-infinity') and s.headline_due_at, false))))
     and exists (select from promises p where p.id = s.promise_id and p.origin = 'live')
     and not exists (select from recoveries r where r.promise_id = s.promise_id and r.recorded_at >= coalesce(
       (select max(e.recorded_at) from promise_events e where e.promise_id = s.promise_id and e.kind = 'customer_disputed'),
       '-infinity'));
comment on view promises_to_put_right is
  'Live promises that are broken from broken_at on and not put right since; a customer''s "no" asks for it anew. An open one is '
  'broken once broken_at has passed: whoever reads says when. Agrees with isBroken over verdictAt in the domain.';

create function guard_recovery() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  broken public.promises;
begin
  perform public.refuse_other_sight();
  if new.customer_id is not null then
    perform public.refuse('Whose promise it was is the server''s to say.');
  end if;
  new.recorded_at := public.stamp(new.recorded_at);
  broken := public.promise_to_put_right(new.promise_id, new.recorded_at);
  new.customer_id := broken.customer_id;
  if not public.holds_role(new.by_id, array['frontline', 'manager'], new.recorded_at) then
    perform public.refuse('What was broken is put right by the front line and by managers.');
  elsif public.text_length(new.said_id) < 4 then
    perform public.refuse('Write what was said to them.');
  elsif new.remedy = 'charter' and to_jsonb(broken) ->> 'clause_id' is null then
    perform public.refuse('This was no promise of the charter: the charter names no remedy for it.');
  end if;
  if new.goodwill_id is not null and not exists (
      select from public.goodwills g where g.id = new.goodwill_id and public.same_customer(g.customer_id, broken.customer_id)
         and (g.promise_id = broken.id
           or public.goodwill_case(g.issue_id, g.contact_id, g.promise_id) = public.goodwill_case(null, null, broken.id))) then
    perform public.refuse('That goodwill was not given for this promise.');
  elsif new.new_promise_id is not null and not exists (
      select from public.promises p where p.id = new.new_promise_id and p.recovers_id = broken.id) then
    perform public.refuse('The new promise does not say that it puts this one right.');
  elsif new.contact_id is not null and not exists (
      select from public.contacts c where c.id = new.contact_id and c.withdrawn_at is null
         and public.same_customer(c.customer_id, broken.customer_id)) then
    perform public.refuse('That contact is not one with this customer.');
  end if;
  return new;
end $$;
comment on function guard_recovery() is
  'Principle 1: what was broken is put right with words, by somebody who may, and never counts as kept for it.';
create trigger seal_said before insert on recoveries for each row execute function seal_text('said');
create trigger guard_recovery before insert on recoveries for each row execute function guard_recovery();
select forbid_change('recoveries');

-- Handing over: one's own, one's team's, or with the right ------------------------------------------------------------

create or replace function promise_handed_over(standing promise_states, event promise_events, at timestamptz) returns promise_states
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if event.new_owner_id is not distinct from standing.owner_id
     and event.new_owner_team_id is not distinct from standing.owner_team_id then
    perform public.refuse('They own it already.');
  elsif event.new_owner_id is not null and not public.person_acts(event.new_owner_id, at) then
    perform public.refuse('Only somebody who is with us can own a promise. Choose a person or a team.');
  elsif event.actor_id is distinct from standing.owner_id
     and not exists (select from public.people p where p.id = event.actor_id
       and (p.team_id = standing.owner_team_id or 'manager' = any (p.roles))) then
    perform public.refuse('This promise is not theirs. A manager hands over for others.');
  end if;
  standing.owner_id := event.new_owner_id;
  standing.owner_team_id := event.new_owner_team_id;
  standing.team_id := coalesce(event.new_owner_team_id, (select team_id from public.people where id = event.new_owner_id));
  return standing;
end $$;
comment on function promise_handed_over(promise_states, promise_events, timestamptz) is
  'Ruling 8 and the rights: every promise has an owner; a hand-over by who may keeps every time as it is.';

create or replace function promise_retracted(standing promise_states, event promise_events, at timestamptz) returns promise_states
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if standing.ended is distinct from 'fulfilled' or standing.keep_id is distinct from event.retracts_id then
    perform public.refuse('There is no such Keep to take back.');
  end if;
  if exists (select from public.promise_events k join public.issues i on i.id = k.issue_id
      where k.id = standing.keep_id and i.resolved_at is null) then
    -- What it rested on did not hold: whoever opens the issue again takes the Keep back with it.
    perform public.promise_reason(event);
  elsif event.actor_id <> standing.kept_by or at > standing.ended_at + interval '15 minutes' then
    if not public.person_leads(event.actor_id) then
      perform public.refuse('Only who pressed Keep can take it back, within 15 minutes. After that a lead can, with a reason.');
    end if;
    perform public.promise_reason(event);
  end if;
  standing.ended := null;
  standing.ended_at := null;
  standing.keep_id := null;
  standing.kept_by := null;
  standing.seen_at := null;
  standing.claimed_at := null;
  standing.proof_at := null;
  return standing;
end $$;
comment on function promise_retracted(promise_states, promise_events, timestamptz) is
  'Ruling 6: a mis-clicked Keep, or one whose resolved issue was opened again, is taken back by an event; it never was.';

-- Whose the words are, and what an erasure takes ----------------------------------------------------------------------

insert into personal_tables (place, name, heading, mine, shown, key, is_removed) values
  (77, 'recoveries', 'How broken promises were put right', 't.customer_id = any ($1)', null, 't.id::text', false);
insert into personal_columns (table_name, holds, name) values
  ('recoveries', 'words', 'said_id'),
  ('recoveries', 'kept', 'remedy'),
  ('recoveries', 'nobody', 'said_hash'),
  ('promises', 'kept', 'stage');
create trigger zz_not_erased after insert on recoveries referencing new table as new_rows
  for each statement execute function refuse_for_erased();

revoke all on function guard_recovery() from public;
