-- The charter: standing promises to all customers, versioned and signed, that make a promise to one by themselves.
--
-- A version is a draft until it is put up for signing; from then on neither it nor its clauses change. It is in force
-- once all its signers have signed. What triggers a clause in force cannot be recorded without the promise, nor the
-- promise without what triggers it.

-- Versions --------------------------------------------------------------------------------------------------------

create function charter_in_force(at timestamptz) returns uuid
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select v.id from public.charter_versions v
  where v.put_up_at <= at
    and not exists (select from public.charter_signers s where s.version_id = v.id and not exists (
      select from public.charter_signatures g
      where g.version_id = s.version_id and g.person_id = s.person_id and g.recorded_at <= at))
  order by v.number desc limit 1 $$;
comment on function charter_in_force(timestamptz) is 'The newest version of the charter that all its signers had signed at an instant.';

create function lock_charter() returns void
  language sql
  set search_path = pg_catalog, public, pg_temp
  as $$ select pg_advisory_xact_lock(7032) $$;
comment on function lock_charter() is
  'Whoever changes what is in force comes alone: not while somebody records what a clause answers to.';

create function guard_charter_version() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.refuse_other_sight();
  perform public.lock_charter();
  if tg_op = 'INSERT' then
    new.recorded_at := public.stamp(new.recorded_at);
    if new.number is not null then
      perform public.refuse('Versions of the charter are counted by the server.');
    elsif exists (select from public.charter_versions where put_up_at is null) then
      perform public.refuse('There is a draft of the charter already. Go on with that one.');
    elsif not public.holds_role(new.drafted_by, array['board'], new.recorded_at) then
      perform public.refuse('The charter is drafted by the board.');
    end if;
    new.number := (select coalesce(max(number), 0) + 1 from public.charter_versions);
    -- History is loaded with its times; everybody else drafts first.
    if new.put_up_by is not null or new.put_up_at is not null then
      perform public.refuse('A version is drafted first, and put up for signing when it is whole.');
    end if;
    return new;
  end if;
  if old.put_up_at is not null
     or (new.id, new.number, new.drafted_by, new.recorded_at) is distinct from (old.id, old.number, old.drafted_by, old.recorded_at) then
    perform public.refuse('A version that was put up for signing stands as it is. Draft a new one.');
  end if;
  new.put_up_at := public.stamp(new.put_up_at);
  perform public.refuse(said) from (values
    (1, new.put_up_by is null or not public.holds_role(new.put_up_by, array['board'], new.put_up_at),
      'The charter is put up for signing by the board.'),
    (2, not exists (select from public.charter_clauses where version_id = new.id and dropped_at is null),
      'A charter without a clause promises nothing. Write one first.'),
    (3, not exists (select from public.charter_signers where version_id = new.id), 'Name at least one person who signs.'),
    (4, exists (select from public.charter_signers s where s.version_id = new.id and not public.person_acts(s.person_id, new.put_up_at)),
      'Only somebody who is with us can sign.')
  ) as reasons (place, applies, said) where applies order by place limit 1;
  return new;
end $$;
comment on function guard_charter_version() is
  'Principle 1: one draft at a time, counted without a gap, put up once with clauses and signers, and unchanged from then on.';
create trigger zz_guard before insert or update on charter_versions for each row execute function guard_charter_version();
select forbid_delete('charter_versions');

create function guard_charter_clause() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.refuse_other_sight();
  perform public.lock_charter();
  if exists (select from public.charter_versions where id = new.version_id and put_up_at is not null) then
    perform public.refuse('A version that was put up for signing stands as it is. Draft a new one.');
  elsif tg_op = 'UPDATE' and (new.id, new.version_id, new.key) is distinct from (old.id, old.version_id, old.key) then
    perform public.refuse('A clause stays in its version, under its own name.');
  elsif not public.holds_role(new.saved_by, array['board'], public.standpoint_now()) then
    perform public.refuse('The charter is drafted by the board.');
  end if;
  new.saved_at := public.stamp(case when tg_op = 'INSERT' then new.saved_at end);
  if tg_op = 'UPDATE' then
    new.revision := old.revision + 1;
    new.dropped_at := case when new.dropped_at is not null then new.saved_at end;
  elsif new.dropped_at is not null then
    perform public.refuse('A new clause is not taken out yet.');
  end if;
  return new;
end $$;
comment on function guard_charter_clause() is 'Principle 1: clauses change in a draft alone; what was put up is what is signed, word for word.';
create trigger zz_guard before insert or update on charter_clauses for each row execute function guard_charter_clause();
select forbid_delete('charter_clauses');

create function guard_charter_signer() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.lock_charter();
  if exists (select from public.charter_versions where id = new.version_id and put_up_at is not null) then
    perform public.refuse('It is put up for signing: who signs this version stands as it is.');
  end if;
  return new;
end $$;
comment on function guard_charter_signer() is 'Principle 1: nobody is added to or taken from the signers once it is put up.';
create trigger zz_guard before insert on charter_signers for each row execute function guard_charter_signer();
select forbid_change('charter_signers');

create function guard_charter_signature() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.refuse_other_sight();
  perform public.lock_charter();
  new.recorded_at := public.stamp(new.recorded_at);
  if not exists (select from public.charter_versions where id = new.version_id and put_up_at <= new.recorded_at) then
    perform public.refuse('This version has not been put up for signing yet.');
  elsif exists (select from public.charter_versions newer join public.charter_versions v on v.id = new.version_id
                where newer.number > v.number and newer.put_up_at <= new.recorded_at) then
    perform public.refuse('A newer version is put up for signing. Sign that one.');
  elsif not exists (select from public.charter_signers where version_id = new.version_id and person_id = new.person_id) then
    perform public.refuse('This version names others as its signers.');
  elsif not public.person_acts(new.person_id, new.recorded_at) then
    perform public.refuse('Only somebody who is with us can sign.');
  end if;
  return new;
end $$;
comment on function guard_charter_signature() is
  'Principle 1: signed by whom it names, after it was put up, and not behind a newer version; the last signature puts it in force.';
create trigger zz_guard before insert on charter_signatures for each row execute function guard_charter_signature();
select forbid_change('charter_signatures');

-- Brand promises, and what the public page shows --------------------------------------------------------------------

create function guard_brand_promise() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  latest public.brand_promises;
begin
  perform public.refuse_other_sight();
  perform pg_advisory_xact_lock(7033);
  new.recorded_at := public.stamp(new.recorded_at);
  if new.version is not null then
    perform public.refuse('Wordings are counted by the server.');
  end if;
  select * into latest from public.brand_promises where thread_id = new.thread_id order by version desc limit 1;
  new.version := coalesce(latest.version, 0) + 1;
  perform public.refuse(said) from (values
    (1, not public.holds_role(new.written_by, array['board'], new.recorded_at), 'What the brand promises is the board''s to say.'),
    (2, latest.id is null and new.thread_id <> new.id, 'There is no such brand promise.'),
    (3, latest.is_retired, 'This brand promise is not made any more. Write a new one.'),
    (4, latest.id is null and new.is_retired, 'It has not been made yet.'),
    (5, exists (select from unnest(new.clause_keys) as named(key)
                where not exists (select from public.charter_clauses c where c.key = named.key)),
      'It is measured by clauses of the charter. One of these is none.'),
    (6, cardinality(new.clause_keys) <> (select count(distinct key) from unnest(new.clause_keys) as named(key)),
      'A clause measures it once.')
  ) as reasons (place, applies, said) where applies order by place limit 1;
  return new;
end $$;
comment on function guard_brand_promise() is 'Principle 5: every wording of what the brand says stays, with its date, its author and its measures.';
create trigger zz_guard before insert on brand_promises for each row execute function guard_brand_promise();
select forbid_change('brand_promises');

create function guard_charter_publication() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  new.recorded_at := public.stamp(new.recorded_at);
  if not public.holds_role(new.by_id, array['board'], new.recorded_at) then
    perform public.refuse('Whether our rates are shown in public is the board''s to say.');
  end if;
  return new;
end $$;
comment on function guard_charter_publication() is 'Deny by default: our figures leave the house only when the board says so, and who said it stays.';
create trigger zz_guard before insert on charter_publications for each row execute function guard_charter_publication();
select forbid_change('charter_publications');

-- What triggers a clause --------------------------------------------------------------------------------------------

create function triggered_clauses(wanted text, at timestamptz) returns setof charter_clauses
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select c.* from public.charter_clauses c
        where c.version_id = public.charter_in_force(at) and c.trigger = wanted and c.dropped_at is null $$;
comment on function triggered_clauses(text, timestamptz) is 'The clauses in force at an instant that answer to a trigger.';

create function charter_fact(link charter_promises)
  returns table (customer_id uuid, trigger text, happened_at timestamptz, recorded_at timestamptz)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select i.customer_id, 'issue_opened', i.opened_at, i.recorded_at from public.issues i where i.id = link.issue_id
  union all
  select f.customer_id, case f.kind when 'onboarding_entered' then 'onboarding_entered' when 'delivered' then 'delivery_recorded' end,
    -- A day has no time: in its last minute, or when it was recorded if that was before.
    least(f.recorded_at, (f.happened_on + time '23:59') at time zone coalesce((select zone from public.organisation), 'UTC')),
    f.recorded_at
  from public.lifecycle_facts f where f.id = link.step_id and f.withdrawn_at is null
  union all
  select k.customer_id, case when k.reply_owed then 'reply_owed' end, k.happened_at, k.recorded_at
  from public.contacts k where k.id = link.contact_id and k.withdrawn_at is null $$;
comment on function charter_fact(charter_promises) is 'The record a charter promise follows from: whose, what it triggers, when it was and when it was recorded.';

create function guard_charter_link() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  clause public.charter_clauses;
  fact record;
begin
  perform public.refuse_other_sight();
  perform pg_advisory_xact_lock_shared(7032);
  new.recorded_at := public.stamp(new.recorded_at);
  select * into clause from public.charter_clauses where id = new.clause_id;
  select * into fact from public.charter_fact(new);
  if fact.customer_id is null or fact.trigger is distinct from clause.trigger then
    perform public.refuse('That record triggers no such clause.');
  elsif clause.dropped_at is not null or clause.version_id is distinct from public.charter_in_force(fact.recorded_at)
     or clause.version_id is distinct from public.charter_in_force(new.recorded_at) then
    perform public.refuse('That clause of the charter is not in force.');
  end if;
  return new;
end $$;
comment on function guard_charter_link() is
  'Principle 1: a charter promise follows from a record that triggers a clause in force, then and now, and from nothing else.';
create trigger zz_guard before insert on charter_promises for each row execute function guard_charter_link();
select forbid_change('charter_promises');

alter table charter_promises add constraint charter_promises_of_promise
  foreign key (promise_id) references promises (id) deferrable initially deferred;
comment on constraint charter_promises_of_promise on charter_promises is
  'The link is written before its promise, which is judged by it; neither can be committed without the other.';

create function link_has_its_promise() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not exists (select from public.promises where id = new.promise_id and kind = 'charter' and clause_id = new.clause_id) then
    perform public.refuse('What a record triggers is the clause''s own promise, made with it: no other promise stands in for it.');
  end if;
  return null;
end $$;
comment on function link_has_its_promise() is
  'Principle 1: a promise made before, or by somebody else meanwhile, was not judged by this link, and is not what the charter says.';
create constraint trigger zz_of_its_promise after insert on charter_promises
  deferrable initially deferred for each row execute function link_has_its_promise();

create function level_of(promise promises) returns text
  language sql immutable parallel safe
  as $$ select case when promise.kind = 'charter' then 'charter' else 'commitment' end $$;
comment on function level_of(promises) is 'Ruling 7: what somebody said stands apart from what the charter says to everybody.';

create function guard_charter_promise() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  link public.charter_promises;
  clause public.charter_clauses;
  fact record;
  latest timestamptz;
begin
  select * into link from public.charter_promises where promise_id = new.id;
  if new.clause_id is null and link.promise_id is null and (new.kind <> 'charter' or new.origin = 'imported') then
    return new;
  end if;
  select * into clause from public.charter_clauses where id = new.clause_id;
  if new.kind <> 'charter' or new.origin <> 'live' or link.promise_id is null or link.clause_id is distinct from new.clause_id then
    perform public.refuse('A charter promise follows from what was recorded, an issue, an onboarding, a delivery or a question in writing, under a clause of the charter; nothing else is one.');
  end if;
  select * into fact from public.charter_fact(link);
  latest := fact.happened_at + make_interval(hours => 24 * clause.latest_days);
  if latest <= new.recorded_at then
    latest := new.recorded_at + make_interval(hours => 24 * clause.latest_days);
  end if;
  perform public.refuse(said) from (values
    (1, not public.same_customer(fact.customer_id, new.customer_id), 'That record is another customer''s.'),
    (2, new.owner_team_id is distinct from clause.team_id, 'A charter promise is owned by the team its clause names.'),
    (3, (select body from public.texts where id = new.said_id) is distinct from clause.said,
      'A charter promise says what its clause says, word for word.'),
    (4, new.earliest_at is not null or new.original_due_at > latest, 'The clause allows no later time than that.')
  ) as reasons (place, applies, said) where applies order by place limit 1;
  return new;
end $$;
comment on function guard_charter_promise() is
  'Principle 1: a charter promise is the clause''s: its words, its team, its customer, and no later than its limit in days.';
create trigger zz_guard_charter before insert on promises for each row execute function guard_charter_promise();

create function guard_charter_event() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if exists (select from public.charter_promises l cross join lateral public.charter_fact(l) f
             where l.promise_id = new.promise_id and f.trigger is not null) then
    perform public.refuse('A charter promise stands as long as what it follows from: take that back if it was recorded in error.');
  end if;
  return new;
end $$;
comment on function guard_charter_event() is
  'Ruling 2: what the charter promises is not made void while the issue, step or question it follows from stands.';
create trigger aa_guard_charter before insert on promise_events
  for each row when (new.kind in ('void_requested', 'voided')) execute function guard_charter_event();

-- No fact without its promise ---------------------------------------------------------------------------------------

create function hold_charter() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform pg_advisory_xact_lock_shared(7032);
  return new;
end $$;
comment on function hold_charter() is 'What is in force stays in force until what it answers to is recorded.';
create trigger aa_hold_charter before insert on issues for each row execute function hold_charter();
create trigger aa_hold_charter before insert on lifecycle_facts
  for each row when (new.kind in ('onboarding_entered', 'delivered')) execute function hold_charter();
create trigger aa_hold_charter before insert on contacts for each row when (new.reply_owed) execute function hold_charter();

create function guard_reply_owed() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if new.direction <> 'in' then
    perform public.refuse('An answer is owed to what a customer asked, not to what we said.');
  elsif new.import_id is not null then
    perform public.refuse('An import brings history: it opens nothing that is owed now.');
  end if;
  return new;
end $$;
comment on function guard_reply_owed() is 'An answer is owed where a customer asked; history that comes in by file triggers nothing.';
create trigger zz_guard_reply_owed before insert on contacts for each row when (new.reply_owed) execute function guard_reply_owed();

create function require_charter_promise() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  missing text;
begin
  select c.title into missing
  from public.triggered_clauses(case tg_table_name when 'issues' then 'issue_opened' when 'contacts' then 'reply_owed'
      else case to_jsonb(new) ->> 'kind' when 'delivered' then 'delivery_recorded' else 'onboarding_entered' end end, new.recorded_at) c
  where not exists (
    select from public.charter_promises l where l.clause_id = c.id
      and case tg_table_name when 'issues' then l.issue_id when 'contacts' then l.contact_id else l.step_id end = new.id)
  limit 1;
  if missing is not null then
    perform public.refuse(format('The charter promises something here (%s): this is recorded together with that promise.', missing));
  end if;
  return null;
end $$;
comment on function require_charter_promise() is
  'Principle 1: what a clause in force answers to cannot be recorded without its promise, whichever program writes it.';
create constraint trigger zz_require_charter_promise after insert on issues deferrable initially deferred
  for each row execute function require_charter_promise();
create constraint trigger zz_require_charter_promise after insert on lifecycle_facts deferrable initially deferred
  for each row when (new.kind in ('onboarding_entered', 'delivered')) execute function require_charter_promise();
create constraint trigger zz_require_charter_promise after insert on contacts deferrable initially deferred
  for each row when (new.reply_owed) execute function require_charter_promise();

revoke all on function guard_charter_version(), guard_charter_clause(), guard_charter_signer(), guard_charter_signature(),
  guard_brand_promise(), guard_charter_publication(), guard_charter_link(), guard_charter_promise(), guard_charter_event(),
  link_has_its_promise(), hold_charter(), guard_reply_owed(), require_charter_promise() from public;

-- Whose it is (erasure, the whole record) --------------------------------------------------------------------------

insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('charter_clauses', 'nobody', 'key title objective said conditions limits contact remedy measure trigger due_said'),
  ('brand_promises', 'nobody', 'words clause_keys')
) as listed(table_name, holds, names);
