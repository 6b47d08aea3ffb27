-- How far whom may go without asking (GOVERNANCE C, D4, D5): limits, goodwill within and above them, extra miles, and
-- restrictions on a customer. What is above a limit and not approved is refused here, for every login.

-- Whose word counts -----------------------------------------------------------------------------------------------

create function holds_role(person uuid, wanted text[], at timestamptz) returns boolean
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select exists (select from public.people where id = person and roles && wanted) and public.person_acts(person, at) $$;
comment on function holds_role(uuid, text[], timestamptz) is 'Whether a person is with us and has one of these roles.';

create function decision_may_be_cited(which uuid) returns boolean
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select coalesce(public.decision_state(which) in ('decided', 'in_effect'), false) $$;
comment on function decision_may_be_cited(uuid) is
  'Whether something may be set up on a decision now. Agrees with mayBeCited in the domain.';

create function refuse_other_sight() returns void
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    perform public.refuse('What was given meanwhile has to be seen: give it in a transaction that reads what is committed.');
  end if;
end $$;
comment on function refuse_other_sight() is
  'Principle 1: a transaction that sees an older state would not count what a colleague has just given.';

-- Limits ----------------------------------------------------------------------------------------------------------

create function limit_rows(limits jsonb)
  returns table (role text, act text, per_case_minor numeric, per_customer_minor numeric)
  language sql immutable
  set search_path = pg_catalog, public, pg_temp
  as $$ select l.role, l.act, l."perCaseMinor", l."perCustomerMinor"
        from jsonb_to_recordset(limits) as l(role text, act text, "perCaseMinor" numeric, "perCustomerMinor" numeric) $$;
comment on function limit_rows(jsonb) is 'A set of limits, a row for each role and act.';

create function limit_faults(limits jsonb) returns text
  language plpgsql immutable
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if jsonb_typeof(limits) is distinct from 'array' or jsonb_array_length(limits) = 0 then
    return 'Set at least one limit.';
  elsif exists (
      select from jsonb_array_elements(limits) l
      where jsonb_typeof(l) <> 'object'
         or (l - array['role', 'act', 'perCaseMinor', 'perCustomerMinor']) <> '{}'
         or coalesce(l ->> 'role', '') not in ('frontline', 'manager')
         or coalesce(l ->> 'act', '') not in ('refund', 'credit', 'free_service', 'replacement', 'gift')) then
    return 'A limit names a role, an act and an amount.';
  elsif exists (
      select from jsonb_array_elements(limits) l, (values ('perCaseMinor', false), ('perCustomerMinor', true)) as of(field, may_lack)
      where not (of.may_lack and coalesce(jsonb_typeof(l -> of.field), 'null') = 'null')
        and (jsonb_typeof(l -> of.field) is distinct from 'number' or l ->> of.field !~ '^[0-9]{1,13}$'
             or (l ->> of.field)::numeric > 1000000000000)) then
    return 'A limit is an amount of money, 0 or more.';
  elsif (select count(*) > count(distinct (r.role, r.act)) from public.limit_rows(limits) r) then
    return 'A limit is set once for each role and act.';
  elsif exists (select from public.limit_rows(limits) r where r.per_customer_minor < r.per_case_minor) then
    return 'What one customer may be given in ninety days is at least what one case may be.';
  end if;
  return null;
end $$;
comment on function limit_faults(jsonb) is 'What is wrong with a set of limits, in a sentence. Agrees with limitFaults in the domain.';

create function limits_version(at timestamptz) returns uuid
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select id from public.limit_versions where recorded_at <= at order by version desc limit 1 $$;
comment on function limits_version(timestamptz) is 'The limits in force at an instant: the newest set by then.';

create function guard_limit_version() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  fault text := public.limit_faults(new.limits);
begin
  if new.version is not null or new.currency is not null then
    perform public.refuse('Number and currency of a version are the server''s.');
  elsif fault is not null then
    perform public.refuse(fault);
  end if;
  perform public.refuse_other_sight();
  perform pg_advisory_xact_lock(7025);
  perform public.lock_decision(new.decision_id);
  new.recorded_at := public.stamp(new.recorded_at);
  if not public.holds_role(new.set_by, array['board'], new.recorded_at) then
    perform public.refuse('Limits are set by the board.');
  elsif not public.decision_may_be_cited(new.decision_id) then
    perform public.refuse('Changing a limit is a decision: name one that is decided or in effect.');
  elsif exists (select from public.limit_versions where decision_id = new.decision_id) then
    perform public.refuse('An earlier set of limits cites this decision. Changing them again asks for a new one.');
  end if;
  new.version := 1 + (select count(*) from public.limit_versions);
  new.currency := (select currency from public.organisation);
  return new;
end $$;
comment on function guard_limit_version() is 'Principle 1 and GOVERNANCE C: nobody widens a limit without a decision behind it.';
create trigger guard_limit_version before insert on limit_versions for each row execute function guard_limit_version();
select forbid_change('limit_versions');

-- Measuring -------------------------------------------------------------------------------------------------------

create function goodwill_case(issue uuid, contact uuid, promise uuid) returns uuid
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select coalesce(issue,
      (select coalesce(c.issue_id, c.id) from public.contacts c where c.id = contact),
      (select coalesce(c.issue_id, c.id, p.id) from public.promises p left join public.contacts c on c.id = p.contact_id
        where p.id = promise))
  $$;
comment on function goodwill_case(uuid, uuid, uuid) is
  'What goodwill is for in the end: a promise made in a contact about an issue is that issue, so that one case is not three.';

create function goodwill_before(customer uuid, by_act text, for_case uuid, in_currency text, at timestamptz,
                                out for_case_minor numeric, out to_customer_minor numeric)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select coalesce(sum(g.amount_minor) filter (where for_case in (g.case_id, public.goodwill_case(g.issue_id, g.contact_id, g.promise_id))), 0),
           coalesce(sum(g.amount_minor) filter (where g.recorded_at > at - interval '2160 hours'), 0)
      from public.customers asked
      join public.customers m on m.survivor_id = asked.survivor_id
      join public.goodwills g on g.customer_id = m.id
     where asked.id = customer and g.act = by_act and g.currency = in_currency
  $$;
comment on function goodwill_before(uuid, text, uuid, text, timestamptz) is
  'What was given already by the same act: for the case at any time, to the customer in ninety times 24 hours, by anybody. Agrees '
  'with givenBefore in the domain.';

create function goodwill_within(person uuid, by_act text, amount bigint, for_case_minor numeric, to_customer_minor numeric, at timestamptz)
  returns boolean
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select public.person_acts(person, at) and exists (
      select from public.limit_versions v, public.limit_rows(v.limits) l, public.people p
       where v.id = public.limits_version(at) and p.id = person and l.role = any (p.roles) and l.act = by_act
         and for_case_minor + amount <= l.per_case_minor
         and (l.per_customer_minor is null or to_customer_minor + amount <= l.per_customer_minor))
  $$;
comment on function goodwill_within(uuid, text, bigint, numeric, numeric, timestamptz) is
  'Whether a person may give this by themselves; a limit reached exactly is kept. Agrees with isWithin in the domain.';

-- Giving and asking -----------------------------------------------------------------------------------------------

create function hold_goodwill(customer uuid) returns uuid
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  survivor public.customers;
begin
  perform public.refuse_other_sight();
  -- The survivor may change while we wait for it.
  loop
    select s.* into survivor from public.customers asked join public.customers s on s.id = asked.survivor_id
     where asked.id = customer for no key update of s;
    exit when survivor.id is null or survivor.id = (select survivor_id from public.customers where id = customer);
  end loop;
  if survivor.id is null or survivor.withdrawn_at is not null then
    perform public.refuse('There is no such customer.');
  elsif survivor.erased_at is not null then
    perform public.refuse('This customer was erased. Nothing is recorded about them any more.');
  end if;
  return survivor.id;
end $$;
comment on function hold_goodwill(uuid) is
  'Two people giving to one customer at once: the second waits and then counts what the first gave. Also when records are merged.';
revoke all on function hold_goodwill(uuid) from public;

create function goodwill_owner(survivor uuid, issue uuid, contact uuid, promise uuid) returns uuid
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select m.id from public.customers m where m.survivor_id = survivor and m.id = coalesce(
      (select customer_id from public.issues where id = issue),
      (select customer_id from public.contacts where id = contact and withdrawn_at is null),
      (select customer_id from public.promises where id = promise))
  $$;
comment on function goodwill_owner(uuid, uuid, uuid, uuid) is
  'The record a case belongs to, where it is this customer''s: what was given goes with its case when records are taken apart.';

create function guard_goodwill_request() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  survivor uuid;
  before record;
begin
  if new.case_id is not null or new.team_id is not null then
    perform public.refuse('Case and team are the server''s to say.');
  end if;
  survivor := public.hold_goodwill(new.customer_id);
  new.recorded_at := public.stamp(new.recorded_at);
  if not public.holds_role(new.asked_by, array['frontline', 'manager'], new.recorded_at) then
    perform public.refuse('Goodwill is given by the front line and by managers.');
  end if;
  new.customer_id := public.goodwill_owner(survivor, new.issue_id, new.contact_id, new.promise_id);
  if new.customer_id is null then
    perform public.refuse('Goodwill is given for an issue, a contact or a promise of this customer.');
  end if;
  perform public.goodwill_money(new.currency, new.recorded_at);
  new.case_id := public.goodwill_case(new.issue_id, new.contact_id, new.promise_id);
  new.team_id := (select team_id from public.people where id = new.asked_by);
  select * into before from public.goodwill_before(survivor, new.act, new.case_id, new.currency, new.recorded_at);
  if public.text_length(new.words_id) < 3 then
    perform public.refuse('Please write what happened and why this is right.');
  elsif new.approver_id = new.asked_by then
    perform public.refuse('Nobody approves what they ask for themselves.');
  elsif not public.holds_role(new.approver_id, array['manager'], new.recorded_at) then
    perform public.refuse('Goodwill above a limit is approved by a manager.');
  elsif public.goodwill_within(new.asked_by, new.act, new.amount_minor, before.for_case_minor, before.to_customer_minor, new.recorded_at) then
    perform public.refuse('This is within the limit: give it, nobody has to be asked.');
  elsif not public.goodwill_within(new.approver_id, new.act, new.amount_minor, before.for_case_minor, before.to_customer_minor, new.recorded_at) then
    perform public.refuse('This is above the limit of whoever is asked.');
  end if;
  return new;
end $$;
comment on function guard_goodwill_request() is
  'PRACTICES 18: within the limit nobody is asked; above it one named person who may give it, never oneself.';

create function goodwill_money(given text, at timestamptz) returns void
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  version public.limit_versions;
begin
  select * into version from public.limit_versions where id = public.limits_version(at);
  if version.id is null then
    perform public.refuse('The board has not set any limits yet.');
  elsif version.currency is distinct from (select currency from public.organisation) then
    perform public.refuse('The limits were set in another currency. The board has to set them anew.');
  elsif given is distinct from version.currency then
    perform public.refuse('Goodwill is given in the currency of its limits.');
  end if;
end $$;
comment on function goodwill_money(text, timestamptz) is 'Ruling 27: nothing is converted, so what is given is measured in its own currency.';

create trigger seal_words before insert on goodwill_requests for each row execute function seal_text('words');
create trigger zz_guard before insert on goodwill_requests for each row execute function guard_goodwill_request();
select forbid_change('goodwill_requests');

create function guard_goodwill_answer() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  request public.goodwill_requests;
  before record;
  survivor uuid;
begin
  select * into request from public.goodwill_requests where id = new.request_id;
  if request.id is null then
    perform public.refuse('There is no such request.');
  end if;
  survivor := public.hold_goodwill(request.customer_id);
  new.recorded_at := public.stamp(new.recorded_at);
  if exists (select from public.goodwill_answers where request_id = new.request_id) then
    perform public.refuse('This request has its answer already.');
  elsif new.recorded_at < request.recorded_at then
    perform public.refuse('A request is answered after it was made.');
  elsif new.answer = 'withdrawn' then
    perform public.refuse('A request is taken back by whoever made it.')
      where new.by_id <> request.asked_by or not public.person_acts(new.by_id, new.recorded_at);
    return new;
  elsif new.by_id <> request.approver_id then
    perform public.refuse('A request is answered by whoever was asked.');
  elsif not public.holds_role(new.by_id, array['manager'], new.recorded_at) then
    perform public.refuse('Goodwill above a limit is approved by a manager.');
  elsif new.answer = 'refused' and public.text_length(new.reason_id) < 3 then
    perform public.refuse('Please say why, so that it can be told to the customer.');
  end if;
  if new.answer = 'approved' then
    select * into before from public.goodwill_before(survivor, request.act, request.case_id, request.currency, new.recorded_at);
    if not public.goodwill_within(new.by_id, request.act, request.amount_minor, before.for_case_minor, before.to_customer_minor, new.recorded_at) then
      perform public.refuse('With what was given meanwhile this is above the limit of whoever is asked.');
    end if;
  end if;
  return new;
end $$;
comment on function guard_goodwill_answer() is
  'Principle 1: one answer, by the person who was asked, as far as their own limit goes; the time is the server''s, so the wait is true.';
create trigger seal_reason before insert on goodwill_answers for each row execute function seal_text('reason');
create trigger zz_guard before insert on goodwill_answers for each row execute function guard_goodwill_answer();
select forbid_change('goodwill_answers');

create function goodwill_approved(gift goodwills) returns text
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  request public.goodwill_requests;
  answer public.goodwill_answers;
  before record;
begin
  select * into request from public.goodwill_requests where id = gift.request_id;
  select * into answer from public.goodwill_answers where request_id = gift.request_id;
  if request.id is null or answer.answer is distinct from 'approved' then
    return 'This is above the limit and nobody has approved it.';
  elsif exists (select from public.goodwills where request_id = gift.request_id) then
    return 'This approval has been used already.';
  elsif gift.given_by <> request.asked_by then
    return 'What was approved is given by whoever asked.';
  elsif (gift.customer_id, gift.issue_id, gift.contact_id, gift.promise_id, gift.act, gift.amount_minor, gift.currency) is distinct from
        (request.customer_id, request.issue_id, request.contact_id, request.promise_id, request.act, request.amount_minor, request.currency) then
    return 'Something else was approved.';
  elsif gift.recorded_at < answer.recorded_at then
    return 'What was approved is given afterwards.';
  elsif gift.recorded_at > answer.recorded_at + interval '720 hours' then
    return 'This approval is more than 30 days old. Ask again.';
  end if;
  select * into before from public.goodwill_before(gift.customer_id, gift.act, gift.case_id, gift.currency, gift.recorded_at);
  if not public.holds_role(request.approver_id, array['manager'], gift.recorded_at)
     or not public.goodwill_within(request.approver_id, gift.act, gift.amount_minor, before.for_case_minor, before.to_customer_minor, gift.recorded_at) then
    return 'This approval does not reach any more: something else was given, or the limits have changed. Ask again.';
  end if;
  return null;
end $$;
comment on function goodwill_approved(goodwills) is
  'Why an approval does not carry this gift, in a sentence; null: it does. It counts as long as whoever gave it could still give it.';

create function guard_goodwill() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  survivor uuid;
  before record;
  fault text;
begin
  if new.case_id is not null or new.team_id is not null or new.version_id is not null then
    perform public.refuse('Case, team and limits are the server''s to say.');
  end if;
  survivor := public.hold_goodwill(new.customer_id);
  new.recorded_at := public.stamp(new.recorded_at);
  if not public.holds_role(new.given_by, array['frontline', 'manager'], new.recorded_at) then
    perform public.refuse('Goodwill is given by the front line and by managers.');
  end if;
  new.customer_id := public.goodwill_owner(survivor, new.issue_id, new.contact_id, new.promise_id);
  if new.customer_id is null then
    perform public.refuse('Goodwill is given for an issue, a contact or a promise of this customer.');
  end if;
  perform public.goodwill_money(new.currency, new.recorded_at);
  new.case_id := public.goodwill_case(new.issue_id, new.contact_id, new.promise_id);
  new.team_id := (select team_id from public.people where id = new.given_by);
  new.version_id := public.limits_version(new.recorded_at);
  if new.request_id is not null then
    fault := public.goodwill_approved(new);
  elsif public.text_length(new.words_id) < 3 then
    fault := 'Please write what happened and why this is right.';
  else
    select * into before from public.goodwill_before(survivor, new.act, new.case_id, new.currency, new.recorded_at);
    if not public.goodwill_within(new.given_by, new.act, new.amount_minor, before.for_case_minor, before.to_customer_minor, new.recorded_at) then
      fault := 'This is above the limit and nobody has approved it.';
    end if;
  end if;
  if fault is not null then
    perform public.refuse(fault);
  end if;
  return new;
end $$;
comment on function guard_goodwill() is
  'Principle 1: what is above a limit is not given without the approval of somebody who may, alone, in pieces or at once.';
create trigger seal_words before insert on goodwills for each row execute function seal_text('words');
create trigger zz_guard before insert on goodwills for each row execute function guard_goodwill();
select forbid_change('goodwills');

create function guard_goodwill_reaction() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.hold_goodwill((select customer_id from public.goodwills where id = new.goodwill_id));
  new.recorded_at := public.stamp(new.recorded_at);
  if not public.holds_role(new.noted_by, array['frontline', 'manager'], new.recorded_at) then
    perform public.refuse('How a customer took it is noted by those who speak with them.');
  end if;
  return new;
end $$;
comment on function guard_goodwill_reaction() is 'PRACTICES 159: the customer''s reaction is a fact of its own, noted later by somebody who heard it.';
create trigger guard_goodwill_reaction before insert on goodwill_reactions for each row execute function guard_goodwill_reaction();
select forbid_change('goodwill_reactions');

-- What was asked for, with where it stands ------------------------------------------------------------------------

create view goodwill_asked as
  select r.id, m.survivor_id as customer_id, r.act, r.amount_minor, r.currency, r.issue_id, r.contact_id, r.promise_id, r.words_id,
         r.asked_by, r.team_id, r.approver_id, r.recorded_at, a.answer, a.reason_id, a.recorded_at as answered_at,
         g.id as goodwill_id, g.recorded_at as given_at
    from goodwill_requests r
    join customers m on m.id = r.customer_id
    left join goodwill_answers a on a.request_id = r.id
    left join goodwills g on g.request_id = r.id;
comment on view goodwill_asked is 'Requests with their answer and what came of it, under the customer as it stands today. The state is requestState in the domain.';

-- Going out of one's way ------------------------------------------------------------------------------------------

create function guard_extra_mile() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if new.team_id is not null then
    perform public.refuse('The team is the server''s to say.');
  end if;
  new.recorded_at := public.stamp(new.recorded_at);
  if not public.person_acts(new.noted_by, new.recorded_at) or not public.person_acts(new.person_id, new.recorded_at) then
    perform public.refuse('This is told by and of people who are with us.');
  elsif new.happened_on > public.organisation_day(new.recorded_at) then
    perform public.refuse('That day has not come yet.');
  elsif public.text_length(new.words_id) < 3 then
    perform public.refuse('Please tell what happened.');
  end if;
  new.team_id := (select team_id from public.people where id = new.person_id);
  return new;
end $$;
comment on function guard_extra_mile() is 'GOVERNANCE D4: a care signal, told in words, never a figure of a person.';
create trigger seal_words before insert on extra_miles for each row execute function seal_text('words');
create trigger zz_guard before insert on extra_miles for each row execute function guard_extra_mile();
select forbid_change('extra_miles');

-- Restrictions ----------------------------------------------------------------------------------------------------

create function guard_restriction() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - 'ended_by' is distinct from to_jsonb(old) - 'ended_by' then
      perform public.refuse('A restriction stands as it was set; it can only be ended.');
    elsif old.ended_at is not null or new.ended_by is null then
      perform public.refuse('This restriction has ended. Set it anew if it is right.');
    end if;
    new.ended_at := public.stamp(null);
    if not public.holds_role(new.ended_by, array['manager'], new.ended_at) then
      perform public.refuse('A restriction is set and ended by a manager.');
    end if;
    return new;
  end if;
  perform public.refuse_other_sight();
  perform public.lock_decision(new.decision_id);
  new.recorded_at := public.stamp(new.recorded_at);
  if new.ended_by is not null or new.ended_at is not null then
    perform public.refuse('A restriction is ended after it was set.');
  elsif not public.holds_role(new.set_by, array['manager'], new.recorded_at) then
    perform public.refuse('A restriction is set and ended by a manager.');
  elsif not public.decision_may_be_cited(new.decision_id) then
    perform public.refuse('Nobody is treated differently without a decision: name one that is decided or in effect.');
  elsif public.text_length(new.words_id) < 3 or public.text_length(new.reason_id) < 3 then
    perform public.refuse('Please say what holds, and why for this customer.');
  elsif new.from_on < public.organisation_day(new.recorded_at) then
    perform public.refuse('A restriction begins today or later: nobody is restricted afterwards.');
  elsif new.until_on < new.from_on then
    perform public.refuse('It ends on the day it begins, or later.');
  elsif new.until_on > (new.from_on + interval '12 months')::date then
    perform public.refuse('A restriction ends within a year. Set it again if it is still right.');
  end if;
  return new;
end $$;
comment on function guard_restriction() is
  'GOVERNANCE D5: different treatment only under a registered decision, with its reason, for a time, never afterwards.';
create trigger seal_words before insert on restrictions for each row execute function seal_text('words');
create trigger seal_reason before insert on restrictions for each row execute function seal_text('reason');
create trigger zz_guard before insert or update on restrictions for each row execute function guard_restriction();
select forbid_delete('restrictions');

revoke all on function guard_limit_version(), guard_goodwill_request(), guard_goodwill_answer(), guard_goodwill(),
  guard_goodwill_reaction(), guard_extra_mile(), guard_restriction() from public;

-- Whose the words are, and what an erasure takes ------------------------------------------------------------------

insert into personal_tables (place, name, heading, mine, shown, key, is_removed) values
  (71, 'goodwill_requests', 'Goodwill asked for', 't.customer_id = any ($1)', null, 't.id::text', false),
  (72, 'goodwill_answers', 'Answers to that',
    't.request_id in (select r.id from public.goodwill_requests r where r.customer_id = any ($1))', null, 't.request_id::text', false),
  (73, 'goodwills', 'Goodwill given', 't.customer_id = any ($1)', null, 't.id::text', false),
  (74, 'goodwill_reactions', 'How they took it',
    't.goodwill_id in (select g.id from public.goodwills g where g.customer_id = any ($1))', null, 't.id::text', false),
  (75, 'extra_miles', 'What we went out of our way for', 't.customer_id = any ($1)', null, 't.id::text', false),
  (76, 'restrictions', 'What they are held to', 't.customer_id = any ($1)', null, 't.id::text', false);

insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('goodwill_requests', 'words', 'words_id'),
  ('goodwill_answers', 'words', 'reason_id'),
  ('goodwills', 'words', 'words_id'),
  ('extra_miles', 'words', 'words_id'),
  ('restrictions', 'words', 'words_id reason_id'),
  ('goodwill_requests', 'kept', 'act currency'),
  ('goodwill_answers', 'kept', 'answer'),
  ('goodwills', 'kept', 'act currency'),
  ('goodwill_reactions', 'kept', 'reaction'),
  ('extra_miles', 'kept', 'happened_on'),
  ('restrictions', 'kept', 'from_on until_on'),
  ('limit_versions', 'nobody', 'currency limits'),
  ('goodwill_requests', 'nobody', 'words_hash'),
  ('goodwill_answers', 'nobody', 'reason_hash'),
  ('goodwills', 'nobody', 'words_hash'),
  ('extra_miles', 'nobody', 'words_hash'),
  ('restrictions', 'nobody', 'words_hash reason_hash')
) as listed(table_name, holds, names);

create trigger zz_not_erased after insert on goodwill_requests referencing new table as new_rows
  for each statement execute function refuse_for_erased();
create trigger zz_not_erased after insert on goodwills referencing new table as new_rows
  for each statement execute function refuse_for_erased();
create trigger zz_not_erased after insert on extra_miles referencing new table as new_rows
  for each statement execute function refuse_for_erased();
create trigger zz_not_erased after insert on restrictions referencing new table as new_rows
  for each statement execute function refuse_for_erased();
create trigger zz_stays_erased before update on restrictions for each row execute function keep_erased_facts('customer_id');
