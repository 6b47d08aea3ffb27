-- Care: what is corrected, how issues travel, what came from outside, who is unhappy, and what must not be sent.

-- Journey stages --------------------------------------------------------------------------------------------------

create trigger stamp before insert on journey_stages for each row execute function stamp_recorded_at();
select forbid_delete('journey_stages');

create function stamp_retirement() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if new.retired_at is not null and (tg_op = 'INSERT' or old.retired_at is null) then
    new.retired_at := public.stamp(null);
  end if;
  return new;
end $$;
comment on function stamp_retirement() is 'Principle 2: when a stage was no longer offered is the server''s time.';
create trigger stamp_retirement before insert or update on journey_stages for each row execute function stamp_retirement();

insert into journey_stages (key, words, position) values
  ('find_and_buy', 'Finding and buying', 1), ('start', 'Starting', 2), ('use', 'Using', 3),
  ('get_help', 'Getting help', 4), ('renew', 'Renewing', 5), ('leave', 'Leaving', 6);

alter table contacts add constraint contacts_stage_known foreign key (stage) references journey_stages (key);

-- Visible corrections ----------------------------------------------------------------------------------------------

create trigger seal_details before insert on corrections for each row execute function seal_text('details');
select forbid_change('corrections');

create function keep_correction() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  was jsonb := to_jsonb(old);
  is_now jsonb := to_jsonb(new);
  changed text[];
  words uuid := gen_random_uuid();
begin
  select array_agg(field order by field) into changed
    from unnest(tg_argv[1:]) as field where was -> field is distinct from is_now -> field;
  -- An erasure keeps nothing aside (0014_erasure.sql).
  if changed is null or public.erasing(coalesce(is_now ->> 'customer_id', is_now ->> 'id')::uuid) then
    return null;
  end if;
  insert into public.texts (id, body)
    select words, jsonb_build_object('before', jsonb_object_agg(field, was -> field),
                                     'after', jsonb_object_agg(field, is_now -> field))::text
      from unnest(changed) as field;
  insert into public.corrections (id, subject, subject_id, customer_id, actor_id, fields, details_id, recorded_at)
    values (gen_random_uuid(), tg_argv[0], (is_now ->> 'id')::uuid,
            coalesce(is_now ->> 'customer_id', is_now ->> 'id')::uuid,
            nullif(current_setting('standpoint.actor', true), '')::uuid, changed, words,
            coalesce((is_now ->> 'corrected_at')::timestamptz, public.standpoint_now()));
  return null;
end $$;
comment on function keep_correction() is
  'Ruling 25: what stood there before is kept by the database itself, whoever corrects and by whatever program. '
  'Arguments: the subject, then the columns that count as said. Owner''s rights, because the application may only read corrections.';

create trigger keep_correction after update on contacts for each row
  when ((old.happened_at, old.channel, old.direction, old.cause, old.stage, old.feeling, old.avoidable,
         old.tried_self_service, old.self_service_failed, old.words)
        is distinct from
        (new.happened_at, new.channel, new.direction, new.cause, new.stage, new.feeling, new.avoidable,
         new.tried_self_service, new.self_service_failed, new.words))
  execute function keep_correction('contact', 'happened_at', 'channel', 'direction', 'cause', 'stage', 'feeling',
                                   'avoidable', 'tried_self_service', 'self_service_failed', 'words');
create trigger keep_correction after update on purchases for each row
  when ((old.bought_on, old.order_ref, old.line_ref, old.what, old.amount_minor, old.currency)
        is distinct from (new.bought_on, new.order_ref, new.line_ref, new.what, new.amount_minor, new.currency))
  execute function keep_correction('purchase', 'bought_on', 'order_ref', 'line_ref', 'what', 'amount_minor', 'currency');

-- Issues: one door --------------------------------------------------------------------------------------------------

create or replace function stamp_resolution() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if new.resolution is null then
    new.resolved_at := null;
  elsif tg_op = 'INSERT' then
    new.resolved_at := public.stamp(new.resolved_at);
  elsif old.resolution is null then
    -- The event that resolved it has been stamped already; nobody but the owner's login can write this column.
    new.resolved_at := coalesce(new.resolved_at, public.stamp(null));
  end if;
  return new;
end $$;

create trigger seal_words before insert on issue_events for each row execute function seal_text('words');
select forbid_change('issue_events');

-- What an earlier version resolved becomes the first event of its issue.
create temp table resolved_before on commit drop as
  select id as issue_id, gen_random_uuid() as event_id, gen_random_uuid() as words_id, resolution, resolved_by, resolved_at
    from issues where resolved_at is not null;
insert into texts (id, body) select words_id, resolution from resolved_before;
insert into issue_events (id, issue_id, sequence, kind, by_id, words_id, recorded_at)
  select event_id, issue_id, 1, 'resolved', resolved_by, words_id, resolved_at from resolved_before;

create function issue_words(event issue_events) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select body from public.texts where id = event.words_id and public.said_length(body) >= 3 $$;
comment on function issue_words(issue_events) is 'Principle 5: what an event of an issue says; null: nothing that can be read.';

create function issue_handed_over(issue issues, event issue_events) returns issue_events
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if issue.resolved_at is not null then
    perform public.refuse('This issue is resolved. Reopen it first.');
  end if;
  event.from_department_id := issue.department_id;
  event.from_owner_id := issue.owner_id;
  if event.to_owner_id is not null then
    if not public.person_acts(event.to_owner_id, event.recorded_at) then
      perform public.refuse('Only somebody who is with us can look after an issue.');
    elsif not exists (select from public.people where id = event.to_owner_id and department_id = event.to_department_id) then
      perform public.refuse('That person works in another department.');
    end if;
  end if;
  if (event.to_department_id, event.to_owner_id) is not distinct from (issue.department_id, issue.owner_id) then
    perform public.refuse('They look after it already.');
  end if;
  if event.to_owner_id is distinct from event.by_id and public.issue_words(event) is null then
    perform public.refuse('Please say why it is handed over, so that nobody has to ask the customer again.');
  end if;
  update public.issues set department_id = event.to_department_id, owner_id = event.to_owner_id where id = issue.id;
  return event;
end $$;
comment on function issue_handed_over(issues, issue_events) is
  'PRACTICES 17: every hand-over is kept with where it came from and why, so that hand-offs can be counted.';

create function issue_resolved(issue issues, event issue_events) returns issue_events
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  said text := public.issue_words(event);
begin
  if said is null then
    perform public.refuse('Please write how it was put right.');
  end if;
  if issue.resolved_at is null then
    update public.issues set resolution = said, resolved_by = event.by_id, resolved_at = event.recorded_at where id = issue.id;
  elsif exists (select from public.issue_events where issue_id = issue.id)
     or (issue.resolution, issue.resolved_by) is distinct from (said, event.by_id) then
    perform public.refuse('This issue has already been resolved.');
  else
    -- It came in resolved: this is the record of that.
    event.recorded_at := issue.resolved_at;
  end if;
  return event;
end $$;
comment on function issue_resolved(issues, issue_events) is
  'Principle 2: a resolution is a dated fact; the issue shows the one that stands, its events every one there was.';

create function issue_reopened(issue issues, event issue_events) returns issue_events
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if issue.resolved_at is null then
    perform public.refuse('This issue is open.');
  elsif public.issue_words(event) is null then
    perform public.refuse('Please say why it is open again.');
  end if;
  update public.issues set resolution = null, resolved_by = null where id = issue.id;
  return event;
end $$;
comment on function issue_reopened(issues, issue_events) is
  'Principle 5: what was not put right is open again, and the resolution that did not hold stays to be seen.';

create function guard_issue_event() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  issue public.issues;
begin
  if new.from_department_id is not null or new.from_owner_id is not null or new.sequence is not null then
    perform public.refuse('Where an issue stood before is the server''s to say.');
  end if;
  select * into issue from public.issues where id = new.issue_id for no key update;
  if issue.id is null then
    perform public.refuse('There is no such issue.');
  end if;
  new.recorded_at := public.stamp(new.recorded_at);
  if not public.person_acts(new.by_id, new.recorded_at) then
    perform public.refuse('Only somebody who is with us can do that.');
  end if;
  case new.kind
    when 'handed_over' then new := public.issue_handed_over(issue, new);
    when 'resolved' then new := public.issue_resolved(issue, new);
    when 'reopened' then new := public.issue_reopened(issue, new);
  end case;
  new.sequence := 1 + (select count(*) from public.issue_events where issue_id = new.issue_id);
  return new;
end $$;
comment on function guard_issue_event() is
  'Principle 1: owner, department and resolution of an issue change through one door only, one event at a time.';
create trigger guard_issue_event before insert on issue_events for each row execute function guard_issue_event();

create function record_resolution_at_once() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  words uuid := gen_random_uuid();
begin
  insert into public.texts (id, body) values (words, new.resolution);
  insert into public.issue_events (id, issue_id, kind, by_id, words_id)
    values (gen_random_uuid(), new.id, 'resolved', new.resolved_by, words);
  return null;
end $$;
comment on function record_resolution_at_once() is 'Principle 5: an issue that comes in resolved has its resolution among its events too.';
create trigger record_resolution_at_once after insert on issues for each row when (new.resolution is not null)
  execute function record_resolution_at_once();

revoke all on function issue_handed_over(issues, issue_events), issue_resolved(issues, issue_events),
  issue_reopened(issues, issue_events), guard_issue_event() from public;

-- Feedback from outside ---------------------------------------------------------------------------------------------

create trigger stamp before insert on feedbacks for each row execute function stamp_recorded_at();
create trigger stamp before insert on feedback_decisions for each row execute function stamp_recorded_at();
select forbid_change('feedbacks');
select forbid_delete('feedback_decisions');

create function guard_feedback() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  select customer_id into new.customer_id from public.contacts where id = new.contact_id and direction = 'in';
  if new.customer_id is null then
    perform public.refuse('Feedback comes from the customer, not from us.');
  end if;
  return new;
end $$;
comment on function guard_feedback() is 'Principle 1: what we said ourselves is no feedback; whose it is follows from its contact.';
create trigger guard_feedback before insert on feedbacks for each row execute function guard_feedback();

create function guard_answer() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if new.direction <> 'out' or not exists (select from public.feedbacks where contact_id = new.answers_id) then
    perform public.refuse('A reply is ours, and answers a piece of feedback.');
  end if;
  return new;
end $$;
comment on function guard_answer() is 'Principle 3: whether a reply was given can only be said of feedback, by a contact of ours.';
create trigger guard_answer before insert or update on contacts for each row when (new.answers_id is not null)
  execute function guard_answer();

create function guard_feedback_link() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    if new.withdrawn_by is not null or new.withdrawn_at is not null then
      perform public.refuse('A link is withdrawn after it was made.');
    end if;
    return new;
  end if;
  if old.withdrawn_at is not null or new.withdrawn_by is null then
    perform public.refuse('A link that was withdrawn stays withdrawn. Make it anew.');
  end if;
  new.withdrawn_at := public.stamp(null);
  return new;
end $$;
comment on function guard_feedback_link() is 'Principle 5: a link between feedback and a decision ends visibly, dated by the server.';
create trigger guard_feedback_link before insert or update on feedback_decisions
  for each row execute function guard_feedback_link();

-- Who is unhappy ----------------------------------------------------------------------------------------------------

create view unhappy_customers as
  select s.id as customer_id, c.id as contact_id, c.happened_at as since_at
    from contacts c
    join customers m on m.id = c.customer_id
    join customers s on s.id = m.survivor_id and s.withdrawn_at is null and s.erased_at is null
   where c.feeling = 1 and c.withdrawn_at is null
     and not exists (
       select from customers o join contacts later on later.customer_id = o.id
        where o.survivor_id = s.id and later.feeling > 1 and later.withdrawn_at is null
          and (later.happened_at, later.id) > (c.happened_at, c.id))
     and (select earlier.feeling from customers o join contacts earlier on earlier.customer_id = o.id
           where o.survivor_id = s.id and earlier.feeling is not null and earlier.withdrawn_at is null
             and (earlier.happened_at, earlier.id) < (c.happened_at, c.id)
           order by earlier.happened_at desc, earlier.id desc limit 1) is distinct from 1;
comment on view unhappy_customers is
  'PRACTICES 161: who felt very unhappy last, and the contact since which that is so. Agrees with unhappySince in the domain.';

create trigger stamp before insert on unhappy_owners for each row execute function stamp_recorded_at();
select forbid_change('unhappy_owners');

create function guard_unhappy_owner() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not public.person_acts(new.person_id, new.recorded_at) then
    perform public.refuse('Only somebody who is with us can look after a customer.');
  end if;
  if not exists (
    select from public.customers c join public.unhappy_customers u on u.customer_id = c.survivor_id where c.id = new.customer_id
  ) then
    perform public.refuse('This customer is not very unhappy, as far as we know.');
  end if;
  return new;
end $$;
comment on function guard_unhappy_owner() is 'Principle 1: one looks after somebody who is unhappy now, in one''s own name.';
create trigger zz_guard before insert on unhappy_owners for each row execute function guard_unhappy_owner();

create view unhappy_seats as
  select u.customer_id, u.contact_id, u.since_at, coalesce(taken.person_id, issue.owner_id) as owner_id
    from unhappy_customers u
    left join lateral (
      select t.person_id from unhappy_owners t
        join customers m on m.id = t.customer_id
        join people p on p.id = t.person_id and p.deactivated_at is null
       where m.survivor_id = u.customer_id and t.recorded_at >= u.since_at
       order by t.recorded_at desc, t.id desc limit 1) taken on true
    left join lateral (
      select i.owner_id from issues i
        join customers m on m.id = i.customer_id
        join people p on p.id = i.owner_id and p.deactivated_at is null
       where m.survivor_id = u.customer_id and i.resolved_at is null
       order by i.opened_at, i.id limit 1) issue on taken.person_id is null;
comment on view unhappy_seats is
  'Who looks after each unhappy customer: whoever took them since then, else the owner of their oldest open issue; null: nobody.';

-- Content hold: what its rule (0011) looks for, found quickly -------------------------------------------------------

create index customers_died on customers (id) where died_recorded_at is not null;
create index customers_vulnerable on customers (id) where vulnerable_note is not null;
create index promise_states_disputed on promise_states (customer_id)
  where until_at is null and answer in ('late', 'no') and ended is distinct from 'voided';
comment on index promise_states_disputed is 'Promises customers say were not kept: few, and asked for by every recipient list.';
