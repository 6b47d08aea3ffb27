-- Promises: what was said, what happened to it, and a kept rate that cannot be flattered (rulings 1 to 8).
--
-- promises and promise_events are append-only facts. promise_states says where each promise stood, from when until when;
-- it is written here and nowhere else, one row per fact, so that an outcome at any instant is one row and one case.
-- The same rules in TypeScript: server/domain/promise.ts. An agreement test asks both over generated histories.

alter table promise_states add constraint promise_states_of_event
  foreign key (promise_id, event_sequence) references promise_events (promise_id, sequence)
  deferrable initially deferred;
comment on constraint promise_states_of_event on promise_states is
  'Principle 1: a state without the event that made it cannot be committed.';

select forbid_change('promises');
select forbid_change('promise_events');
select forbid_delete('promise_states');
select forbid_delete('confirmation_tokens');

create trigger seal_said before insert on promises for each row execute function seal_text('said');
create trigger seal_reason before insert on promise_events for each row execute function seal_text('reason');
create trigger stamp before insert on confirmation_tokens for each row execute function stamp_recorded_at();

-- Small questions -------------------------------------------------------------------------------------------------

create function person_acts(person uuid, at timestamptz) returns boolean
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select exists (select from public.people where id = person and (deactivated_at is null or deactivated_at > at)) $$;
comment on function person_acts(uuid, timestamptz) is 'Whether a person was with us then; who has left neither owns nor acts.';

create function person_leads(person uuid) returns boolean
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select exists (select from public.people where id = person and 'manager' = any (roles))
        or exists (select from public.teams where lead_id = person)
  $$;
comment on function person_leads(uuid) is 'A lead: whoever leads a team, and every manager (ruling 6).';

create function same_customer(one uuid, other uuid) returns boolean
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select exists (
      select from public.customers a join public.customers b on a.survivor_id = b.survivor_id
      where a.id = one and b.id = other)
  $$;
comment on function same_customer(uuid, uuid) is 'Ruling 23: two records are one customer when they share their survivor.';

create function promise_contact(promise promises, event promise_events) returns contacts
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  contact public.contacts;
begin
  select * into contact from public.contacts where id = event.contact_id;
  if contact.id is null or not public.same_customer(contact.customer_id, promise.customer_id) then
    perform public.refuse('That contact is not one with this customer.');
  end if;
  if contact.id = promise.contact_id or contact.recorded_at <= promise.recorded_at then
    perform public.refuse('That contact was recorded before the promise was made: it says nothing about it.');
  end if;
  if contact.happened_at < promise.made_at then
    perform public.refuse('That contact is dated before the promise was made: it says nothing about it.');
  end if;
  if contact.recorded_at > event.recorded_at then
    perform public.refuse('That contact was recorded after this: it cannot vouch for it.');
  end if;
  -- What was corrected says what it says only since then.
  contact.recorded_at := greatest(contact.recorded_at, contact.corrected_at);
  return contact;
end $$;
comment on function promise_contact(promises, promise_events) is
  'Rulings 3 and 4: the contact an event leans on is this customer''s, recorded by the server after the promise.';

create function promise_proof(promise promises, event promise_events) returns timestamptz
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  seen timestamptz;
begin
  if event.contact_id is not null then
    return (public.promise_contact(promise, event)).recorded_at;
  elsif event.purchase_id is not null then
    select greatest(recorded_at, corrected_at) into seen from public.purchases
      where id = event.purchase_id and amount_minor < 0 and withdrawn_at is null
        and public.same_customer(customer_id, promise.customer_id);
    if seen is null then perform public.refuse('That is not a refund to this customer.'); end if;
  elsif event.issue_id is not null then
    select greatest(resolved_at, corrected_at) into seen from public.issues
      where id = event.issue_id and resolved_at is not null and public.same_customer(customer_id, promise.customer_id);
    if seen is null then perform public.refuse('That is not a resolved issue of this customer.'); end if;
  end if;
  if seen <= promise.recorded_at then
    perform public.refuse('That was recorded before the promise was made: it proves nothing.');
  elsif seen > event.recorded_at then
    perform public.refuse('That was recorded after this: it cannot vouch for it.');
  end if;
  return seen;
end $$;
comment on function promise_proof(promises, promise_events) is
  'Ruling 4: proof is the server''s own time of the linked contact, refund or resolved issue, never a typed one.';

create function promise_reason(event promise_events) returns void
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not exists (select from public.texts where id = event.reason_id and public.said_length(body) >= 3) then
    perform public.refuse('Please say why.');
  end if;
end $$;
comment on function promise_reason(promise_events) is 'Principle 5: nothing is moved, cancelled or voided without a reason.';

-- Making ----------------------------------------------------------------------------------------------------------

create function guard_promise() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  contact_customer uuid;
  contact_at timestamptz;
begin
  new.recorded_at := public.stamp(new.recorded_at);
  new.made_team_id := coalesce(new.made_team_id, (select team_id from public.people where id = new.made_by));
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
    select customer_id, recorded_at into contact_customer, contact_at from public.contacts where id = new.contact_id;
    if contact_customer is null or not public.same_customer(contact_customer, new.customer_id) then
      perform public.refuse('That contact is not one with this customer.');
    end if;
  end if;
  return new;
end $$;
comment on function guard_promise() is
  'Principle 1: a promise is logged before it is due, with words, an owner and a time, and stamped by the server.';
create trigger guard_promise before insert on promises for each row execute function guard_promise();

create function begin_promise_state() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  insert into public.promise_states (
    promise_id, sequence, customer_id, from_at, owner_id, owner_team_id, team_id,
    headline_opens_at, headline_due_at, agreed_opens_at, agreed_due_at, agreed_precision,
    asked_by_customer, moved_by_us, moved_with_consent)
  values (
    new.id, 0, new.customer_id, case new.origin when 'live' then new.recorded_at else new.made_at end,
    new.owner_id, new.owner_team_id,
    coalesce(new.owner_team_id, (select team_id from public.people where id = new.owner_id)),
    new.earliest_at, new.original_due_at, new.earliest_at, new.original_due_at, new.due_precision,
    false, false, false);
  return null;
end $$;
comment on function begin_promise_state() is 'Principle 2: where a promise stands begins with its making.';
create trigger begin_promise_state after insert on promises for each row execute function begin_promise_state();

-- What may happen, and what it does: one function per word ----------------------------------------------------------
-- Each takes the promise, where it stands and the event, refuses with a sentence, and answers where it stands then.

create function promise_wish(event promise_events) returns void
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if exists (select from public.promise_events e where e.promise_id = event.promise_id and e.contact_id = event.contact_id
      and e.initiator = 'customer' and e.kind in ('moved', 'cancelled')) then
    perform public.refuse('That contact has counted as a wish of the customer already. A new wish is a new contact.');
  end if;
end $$;
comment on function promise_wish(promise_events) is 'Ruling 3: one contact is one wish.';

create function promise_moved(promise promises, standing promise_states, event promise_events, at timestamptz)
  returns promise_states
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  by_customer boolean := event.initiator = 'customer';
  counts boolean := by_customer or event.customer_agreed;
begin
  perform public.promise_reason(event);
  if event.new_due_at <= at then
    perform public.refuse('The new time has to lie ahead.');
  elsif event.new_earliest_at >= event.new_due_at then
    perform public.refuse('The window has to open before it closes.');
  elsif event.new_due_at > at + interval '2 years' then
    perform public.refuse('A promise more than two years ahead is not one a customer can hold us to.');
  end if;
  if promise.origin = 'live' and counts and event.contact_id is null then
    perform public.refuse(case when by_customer
      then 'A wish of the customer refers to the contact in which it was said. Log that contact first.'
      else 'The customer''s consent refers to the contact in which it was given. Log that contact first.' end);
  end if;
  if by_customer then
    perform public.promise_wish(event);
  end if;
  if event.contact_id is not null and by_customer
     and (public.promise_contact(promise, event)).recorded_at > standing.headline_due_at then
    perform public.refuse('The customer''s wish was recorded after the promise was due. It can no longer move it.');
  end if;
  if by_customer and event.in_time and not standing.moved_by_us then
    standing.headline_due_at := event.new_due_at;
    standing.headline_opens_at := event.new_earliest_at;
    standing.asked_by_customer := true;
    standing.attempted_at := null;
  end if;
  if counts and event.in_agreed_time then
    standing.agreed_due_at := event.new_due_at;
    standing.agreed_opens_at := event.new_earliest_at;
    standing.agreed_precision := event.new_due_precision;
    standing.attempted_at := null;
    standing.moved_with_consent := standing.moved_with_consent or not by_customer;
  end if;
  standing.moved_by_us := standing.moved_by_us or not by_customer;
  return standing;
end $$;
comment on function promise_moved(promises, promise_states, promise_events, timestamptz) is
  'B3, rulings 3 and 5: only the customer''s own wish, before due and before any move by us, moves the headline time.';

create function promise_attempted(promise promises, standing promise_states, event promise_events) returns promise_states
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if event.contact_id is not null and (public.promise_contact(promise, event)).direction <> 'out' then
    perform public.refuse('An attempt is a contact that we began. Choose an outgoing one.');
  end if;
  if promise.kind in ('callback', 'appointment') and event.message_left and standing.attempted_at is null
     and event.proof_at >= coalesce(standing.agreed_opens_at, '-infinity') and event.proof_at <= standing.agreed_due_at then
    standing.attempted_at := event.proof_at;
  end if;
  return standing;
end $$;
comment on function promise_attempted(promises, promise_states, promise_events) is
  'B2: an attempt counts with the server''s proof, inside the window, with a message left, where keeping is reaching.';

create function promise_fulfilled(standing promise_states, event promise_events, at timestamptz) returns promise_states
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  standing.ended := 'fulfilled';
  standing.ended_at := at;
  standing.keep_id := event.id;
  standing.kept_by := event.actor_id;
  standing.seen_at := least(at, event.proof_at);
  standing.claimed_at := event.occurred_at;
  standing.proof_at := event.proof_at;
  return standing;
end $$;
comment on function promise_fulfilled(promise_states, promise_events, timestamptz) is
  'Ruling 6: judged on when the server saw it, by the Keep or by its evidence, whichever came first.';

create function promise_retracted(standing promise_states, event promise_events, at timestamptz) returns promise_states
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if standing.ended is distinct from 'fulfilled' or standing.keep_id is distinct from event.retracts_id then
    perform public.refuse('There is no such Keep to take back.');
  end if;
  if event.actor_id <> standing.kept_by or at > standing.ended_at + interval '15 minutes' then
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
  'Ruling 6: a mis-clicked Keep is taken back by an event; a retracted Keep never was.';

create function promise_cancelled(promise promises, standing promise_states, event promise_events, at timestamptz)
  returns promise_states
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  by_customer boolean := event.initiator = 'customer';
begin
  perform public.promise_reason(event);
  if by_customer and promise.origin = 'live' and event.contact_id is null then
    perform public.refuse('A wish of the customer refers to the contact in which it was said. Log that contact first.');
  end if;
  if by_customer then
    perform public.promise_wish(event);
  end if;
  standing.ended := case when by_customer and event.in_time then 'cancelled_by_customer' else 'cancelled' end;
  standing.ended_at := at;
  return standing;
end $$;
comment on function promise_cancelled(promises, promise_states, promise_events, timestamptz) is
  'Rulings 2 and 3: only the customer''s own wish, before due, takes a promise out of the rate; after due nothing does.';

create function promise_void_requested(standing promise_states, event promise_events, at timestamptz) returns promise_states
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.promise_reason(event);
  if not event.in_time then
    perform public.refuse('It is past its due time: it stays in the kept rate and cannot be voided any more.');
  elsif standing.void_requested_at is not null then
    perform public.refuse('A void is asked for already and waits for a second person.');
  end if;
  standing.void_requested_by := event.actor_id;
  standing.void_requested_at := at;
  standing.void_owner_id := standing.owner_id;
  return standing;
end $$;
comment on function promise_void_requested(promise_states, promise_events, timestamptz) is 'Ruling 2: a void begins with a request.';

create function promise_voided(promise promises, standing promise_states, event promise_events, at timestamptz)
  returns promise_states
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if standing.void_requested_at is null then
    perform public.refuse('A void has to be asked for first, by somebody else.');
  elsif not event.in_time then
    perform public.refuse('It is past its due time: it stays in the kept rate and cannot be voided any more.');
  elsif event.actor_id in (promise.made_by, standing.void_requested_by)
     or event.actor_id is not distinct from standing.owner_id
     or event.actor_id is not distinct from standing.void_owner_id
     or exists (select from public.promise_states s where s.promise_id = promise.id and s.owner_id = event.actor_id)
     or exists (select from public.people p where p.id = event.actor_id and p.team_id = standing.owner_team_id) then
    perform public.refuse('A void needs a second person: not who made it, asked for the void, owns or owned it, or is in the team that owns it.');
  end if;
  standing.ended := 'voided';
  standing.ended_at := at;
  return standing;
end $$;
comment on function promise_voided(promises, promise_states, promise_events, timestamptz) is
  'Ruling 2: void needs a second person who is neither maker nor owner, before the headline due time.';

create function promise_handed_over(standing promise_states, event promise_events, at timestamptz) returns promise_states
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if event.new_owner_id is not distinct from standing.owner_id
     and event.new_owner_team_id is not distinct from standing.owner_team_id then
    perform public.refuse('They own it already.');
  elsif event.new_owner_id is not null and not public.person_acts(event.new_owner_id, at) then
    perform public.refuse('Only somebody who is with us can own a promise. Choose a person or a team.');
  end if;
  standing.owner_id := event.new_owner_id;
  standing.owner_team_id := event.new_owner_team_id;
  standing.team_id := coalesce(event.new_owner_team_id, (select team_id from public.people where id = event.new_owner_id));
  return standing;
end $$;
comment on function promise_handed_over(promise_states, promise_events, timestamptz) is
  'Ruling 8: every promise has an owner; a hand-over keeps every time as it is.';

create function promise_answered(promise promises, standing promise_states, event promise_events) returns promise_states
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if standing.ended = 'voided' then
    perform public.refuse('This promise was entered in error; there is nothing to answer.');
  end if;
  standing.answer := event.answer;
  if event.kind = 'customer_disputed' then
    standing.headline_due_at := promise.original_due_at;
    standing.headline_opens_at := promise.earliest_at;
  end if;
  return standing;
end $$;
comment on function promise_answered(promises, promise_states, promise_events) is
  'B3: the customer''s word stands. A wish the customer disputes never moved anything: the original time is judged.';

-- The one door for events -------------------------------------------------------------------------------------------

create function guard_promise_event() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  promise public.promises;
  before public.promise_states;
  after public.promise_states;
  at timestamptz;
begin
  perform pg_advisory_xact_lock(hashtextextended(new.promise_id::text, 7002));
  new.recorded_at := public.stamp(new.recorded_at);
  select * into promise from public.promises where id = new.promise_id;
  select * into before from public.promise_states where promise_id = new.promise_id and until_at is null;
  if promise.id is null or before.promise_id is null then
    perform public.refuse('There is no such promise.');
  end if;

  new.occurred_at := coalesce(new.occurred_at, new.recorded_at);
  at := case new.origin when 'live' then new.recorded_at else new.occurred_at end;
  if new.origin = 'imported' and promise.origin = 'live' then
    perform public.refuse('Imported history belongs to imported promises.');
  elsif new.occurred_at > new.recorded_at then
    perform public.refuse('That cannot have happened in the future.');
  elsif new.occurred_at < promise.made_at then
    perform public.refuse('That cannot have happened before the promise was made.');
  elsif new.actor_id is not null and new.origin = 'live' and not public.person_acts(new.actor_id, new.recorded_at) then
    perform public.refuse('Only somebody who is with us can do that.');
  elsif before.ended is not null and new.kind not in ('retracted', 'customer_confirmed', 'customer_disputed') then
    perform public.refuse('This promise has ended; what happened stays as it was recorded.');
  end if;

  new.sequence := before.sequence + 1;
  new.in_time := at <= before.headline_due_at;
  new.in_agreed_time := at <= before.agreed_due_at;
  new.proof_at := null;
  new.proof_at := public.promise_proof(promise, new);

  after := case new.kind
    when 'moved' then public.promise_moved(promise, before, new, at)
    when 'attempted' then public.promise_attempted(promise, before, new)
    when 'fulfilled' then public.promise_fulfilled(before, new, at)
    when 'retracted' then public.promise_retracted(before, new, at)
    when 'cancelled' then public.promise_cancelled(promise, before, new, at)
    when 'void_requested' then public.promise_void_requested(before, new, at)
    when 'voided' then public.promise_voided(promise, before, new, at)
    when 'handed_over' then public.promise_handed_over(before, new, at)
    when 'customer_confirmed' then public.promise_answered(promise, before, new)
    when 'customer_disputed' then public.promise_answered(promise, before, new)
  end;

  after.sequence := new.sequence;
  after.event_sequence := new.sequence;
  after.from_at := greatest(at, before.from_at);
  update public.promise_states set until_at = after.from_at
    where promise_id = new.promise_id and sequence = before.sequence;
  insert into public.promise_states select after.*;
  return new;
end $$;
comment on function guard_promise_event() is
  'Principle 1: one event of a promise at a time, stamped, judged and written into its state in the same act.';
create trigger guard_promise_event before insert on promise_events for each row execute function guard_promise_event();

-- The customer's own answer -------------------------------------------------------------------------------------------

create function answer_confirmation(token text, answer text) returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  found_token public.confirmation_tokens;
begin
  if answer is null or answer not in ('yes', 'late', 'no') then
    perform public.refuse('Please answer yes, late or no.');
  end if;
  select * into found_token from public.confirmation_tokens t
    where t.hash = sha256(convert_to(token, 'UTF8')) for update;
  if found_token.id is null or found_token.used_at is not null or found_token.expires_at < public.standpoint_now() then
    perform public.refuse('This link has been used or has run out.');
  end if;
  update public.confirmation_tokens t set used_at = public.standpoint_now() where t.id = found_token.id;
  insert into public.promise_events (id, promise_id, kind, token_id, answer)
    values (gen_random_uuid(), found_token.promise_id,
      case answer when 'yes' then 'customer_confirmed' else 'customer_disputed' end, found_token.id, answer);
end $$;
comment on function answer_confirmation(text, text) is
  'Ruling 4: a customer''s answer enters only here, through an unused token that the application can neither read nor make.';

create function guard_token() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if old.used_at is not null or (new.id, new.promise_id, new.hash, new.expires_at, new.recorded_at)
     is distinct from (old.id, old.promise_id, old.hash, old.expires_at, old.recorded_at) then
    raise exception 'A confirmation link is used once and changed never.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function guard_token() is 'Ruling 4: single use.';
create trigger guard_token before update on confirmation_tokens for each row execute function guard_token();

-- Outcomes ------------------------------------------------------------------------------------------------------------

create function promise_outcomes(
    as_of timestamptz, due_from timestamptz default '-infinity', due_until timestamptz default 'infinity')
  returns table (
    promise_id uuid, customer_id uuid, headline_due timestamptz, agreed_due timestamptz, outcome text,
    in_denominator boolean, kept_original boolean, kept_agreed boolean, proof_level text,
    origin text, kind text, team_id uuid, asked_by_customer boolean, seen_at timestamptz, made_at timestamptz)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
  with standing as (
    select s.*, p.origin, p.kind, p.made_at,
      coalesce(s.answer in ('late', 'no'), false) as disputed,
      coalesce(s.ended in ('cancelled', 'cancelled_by_customer', 'voided'), false) as dropped,
      not s.moved_with_consent and (
        coalesce(s.seen_at between coalesce(s.headline_opens_at, '-infinity') and s.headline_due_at, false)) as done,
      not s.moved_with_consent and (
        coalesce(s.attempted_at between coalesce(s.headline_opens_at, '-infinity') and s.headline_due_at, false)) as tried,
      coalesce(s.seen_at between coalesce(s.agreed_opens_at, '-infinity') and s.agreed_due_at, false) as done_as_agreed,
      coalesce(s.attempted_at between coalesce(s.agreed_opens_at, '-infinity') and s.agreed_due_at, false) as tried_as_agreed
    from public.promise_states s join public.promises p on p.id = s.promise_id
    where s.headline_due_at >= due_from and s.headline_due_at < due_until
      and s.from_at <= as_of and (s.until_at is null or s.until_at > as_of)
  ), judged as (
    select *,
      as_of > headline_due_at and ended is distinct from 'voided'
        and (disputed or ended is distinct from 'cancelled_by_customer') as counted,
      case
        when ended = 'voided' then 'void'
        when disputed then 'disputed'
        when dropped then ended
        when ended = 'fulfilled' then case
          when done then 'kept'
          when tried then 'attempted'
          when done_as_agreed or tried_as_agreed then 'kept_as_moved'
          when seen_at <= agreed_due_at then 'too_early'
          when claimed_at <= agreed_due_at then 'unproven'
          else 'late' end
        when as_of <= least(headline_due_at, agreed_due_at) then 'open'
        when tried and as_of > headline_due_at then 'attempted'
        when as_of <= agreed_due_at then 'moved'
        when tried_as_agreed then 'kept_as_moved'
        else 'overdue' end as verdict
    from standing
  )
  select promise_id, customer_id, headline_due_at, agreed_due_at, verdict, counted,
    counted and verdict in ('kept', 'attempted'),
    counted and verdict in ('kept', 'attempted', 'kept_as_moved'),
    case when ended is distinct from 'fulfilled' then null
      when answer = 'yes' then 'confirmed' when proof_at is not null then 'evidenced' else 'claimed' end,
    origin, kind,
    -- The team that answered for it when it fell due: a hand-over afterwards moves no miss (ruling 10).
    case when from_at <= least(as_of, headline_due_at) then judged.team_id else coalesce((
      select at_due.team_id from public.promise_states at_due
      where at_due.promise_id = judged.promise_id and at_due.from_at <= least(as_of, judged.headline_due_at)
        and (at_due.until_at is null or at_due.until_at > least(as_of, judged.headline_due_at))
      limit 1), judged.team_id) end,
    asked_by_customer, seen_at, made_at
  from judged
$$;
comment on function promise_outcomes(timestamptz, timestamptz, timestamptz) is
  'Ruling 1 and B3: what became of every promise whose headline time lies in [due_from, due_until), seen from as_of.';

revoke all on function guard_promise(), begin_promise_state(), guard_promise_event(), answer_confirmation(text, text) from public;
