-- Advocates and dissent (GOVERNANCE A3 to A6, C): who is appointed by whom, who speaks against a decision and how that
-- is answered, who opened a statement when, and what advocates are told.

-- Appointments ----------------------------------------------------------------------------------------------------

create function guard_new_appointment() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  in_the_way text;
begin
  perform pg_advisory_xact_lock(hashtext('standpoint.appointments'));
  -- Whom the tables belong to loads history.
  if (select relowner from pg_catalog.pg_class where oid = tg_relid) = current_user::regrole then
    return new;
  end if;
  perform public.refuse_other_sight();
  if not public.person_acts(new.person_id, new.recorded_at) then
    perform public.refuse('Only somebody who is with us is appointed.');
  end if;
  if not public.holds_role(new.appointed_by, array['admin'], new.recorded_at) and (new.kind <> 'advocate'
      or not public.holds_role(new.appointed_by, array['manager'], new.recorded_at)
      or not exists (select from public.people where id = new.appointed_by and department_id = new.department_id)) then
    perform public.refuse('An advocate is appointed by a manager of the department, everybody else by an administrator.');
  end if;
  select p.name into in_the_way from public.appointments a join public.people p on p.id = a.person_id
  where a.kind = new.kind and a.department_id is not distinct from new.department_id
    and (new.kind <> 'advocate' or a.person_id = new.person_id)
    and daterange(a.from_on, a.until_on) && daterange(new.from_on, new.until_on)
  order by a.from_on limit 1;
  if in_the_way is not null then
    perform public.refuse(format('%s is appointed to this in that time.', in_the_way));
  end if;
  return new;
end $$;
comment on function guard_new_appointment() is
  'GOVERNANCE C: one seat a department and one chief customer officer at a time, and an advocate is named by those who run the department.';
create trigger zz_guard_new before insert on appointments for each row execute function guard_new_appointment();

-- Positions -------------------------------------------------------------------------------------------------------

create or replace function guard_position() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  state text := public.decision_state(new.decision_id);
  words jsonb := (select body::jsonb from public.texts where id = new.words_id);
  faults text;
begin
  perform public.refuse_other_sight();
  perform public.refuse_unrecorded(new.decision_id);
  new.after_decision := state not in ('draft', 'proposed');
  -- Whoever ends the appointment meanwhile is waited for, or waits.
  perform 1 from public.appointments where person_id = new.advocate_id and kind = 'advocate' for share;
  new.appointment_id := public.has_appointment(new.advocate_id, 'advocate', new.recorded_at);
  select string_agg(says, ' ' order by place) into faults from (values
    (1, state not in ('proposed', 'decided', 'in_effect', 'reviewed'), 'A position is taken on a decision that is proposed.'),
    (2, state = 'proposed' and new.statement_id is distinct from public.latest_statement(new.decision_id), 'A position is taken on the latest version of the statement.'),
    (9, state = 'proposed' and not public.is_proposed(new.statement_id), 'A position is taken on a version that was put forward.'),
    (3, new.after_decision and new.stance <> 'dissent', 'Once it is decided, only a late dissent can be added.'),
    (4, new.after_decision and new.statement_id is distinct from public.sealed_statement(new.decision_id), 'A late dissent speaks about the statement that was decided on.'),
    (5, new.appointment_id is null, 'Only an appointed customer advocate takes a position.'),
    (6, exists (select from public.statements s where s.id = new.statement_id and new.advocate_id in (s.owner_id, s.decider_id)),
      'The advocate is a third person, neither owner nor decider.'),
    (7, public.word_length(words, 'customerInput') < 20, 'Say in at least 20 characters what customers say.'),
    (8, new.stance <> 'support' and public.word_length(words, 'reason') < 20, 'Say the reason, or the condition, in at least 20 characters.')
  ) as checks(place, broken, says) where broken is not false;
  if faults is not null then
    perform public.refuse(faults);
  end if;
  return new;
end $$;

-- Dissent ---------------------------------------------------------------------------------------------------------

create function faults_in_dissent(new dissents, state text) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select string_agg(says, ' ' order by place) from (values
    (1, state not in ('proposed', 'decided', 'in_effect', 'reviewed'), 'A dissent is about a decision that is proposed, or that stands.'),
    (2, state = 'proposed' and new.statement_id is distinct from latest_statement(new.decision_id),
      'A dissent is about the latest version of the statement.'),
    (3, state = 'proposed' and not is_proposed(new.statement_id), 'A dissent is about a version that was put forward.'),
    (4, new.after_decision and new.statement_id is distinct from sealed_statement(new.decision_id),
      'A late dissent speaks about the statement that was decided on.'),
    (5, exists (select from statements s where s.id = new.statement_id and new.by_id in (s.owner_id, s.decider_id)),
      'Owner and decider do not dissent from their own decision: withdraw it, or send it back.'),
    (6, has_appointment(new.by_id, 'advocate', new.recorded_at) is not null, 'An advocate dissents by taking a position.'),
    (7, exists (select from dissents d where d.statement_id = new.statement_id and d.by_id = new.by_id and d.kind = 'dissent'
        and not exists (select from dissents back where back.takes_back_id = d.id)), 'Your dissent stands already.'),
    (8, text_length(new.words_id) < 20, 'Say in at least 20 characters why you dissent.')
  ) as checks(place, broken, says) where broken is not false $$;
comment on function faults_in_dissent(dissents, text) is
  'Rights table: everybody may dissent, named and with a reason; owner, decider and advocate have their own ways. Agrees with missingForDissent in the domain.';

create function faults_in_taking_back(new dissents, state text) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select string_agg(says, ' ' order by place) from (values
    (1, state not in ('proposed', 'decided', 'in_effect', 'reviewed'), 'There is nothing to take back any more: the decision does not stand.'),
    (2, not exists (select from dissents d where d.id = new.takes_back_id and d.kind = 'dissent'
        and d.decision_id = new.decision_id and d.statement_id = new.statement_id), 'There is no such dissent to take back.'),
    (3, exists (select from dissents d where d.id = new.takes_back_id and d.by_id <> new.by_id), 'Only who dissented takes it back.'),
    (4, exists (select from dissents back where back.takes_back_id = new.takes_back_id), 'This dissent was taken back already.'),
    (5, text_length(new.words_id) < 20, 'Say in at least 20 characters what changed your mind.')
  ) as checks(place, broken, says) where broken is not false $$;
comment on function faults_in_taking_back(dissents, text) is 'A dissent is taken back by its author alone, as a second fact; what was said stays.';

create function guard_dissent() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  state text := public.decision_state(new.decision_id);
  faults text;
begin
  perform public.refuse_other_sight();
  perform public.refuse_unrecorded(new.decision_id);
  if not public.person_acts(new.by_id, new.recorded_at) then
    perform public.refuse('Only somebody who is with us can do that.');
  end if;
  new.after_decision := state not in ('draft', 'proposed');
  faults := case new.kind when 'dissent' then public.faults_in_dissent(new, state) else public.faults_in_taking_back(new, state) end;
  if faults is not null then
    perform public.refuse(faults);
  end if;
  return new;
end $$;
comment on function guard_dissent() is 'A6 and practice 15: dissent is heard before deciding and added after it; neither is ever rewritten.';

create trigger ab_lock before insert on dissents for each row execute function lock_decision_of_fact();
create trigger ac_refuse_given before insert on dissents for each row execute function refuse_given('words_hash', 'after_decision');
create trigger seal_words before insert on dissents for each row execute function seal_text('words');
create trigger stamp before insert on dissents for each row execute function stamp_recorded_at();
create trigger zz_guard before insert on dissents for each row execute function guard_dissent();
select forbid_change('dissents');

create or replace function heavy_reasons(statement uuid) returns text[]
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select array_remove(array[
    case when s.door = 'one_way' then 'one_way' end,
    case when s.gate = 'harms' then 'harms' end,
    case when least(s.time_effect, s.worry_effect, s.effort_effect, s.money_effect) < 0 then 'worse_axis' end,
    case when exists (select from (select distinct on (advocate_id) stance from positions
        where statement_id = s.id and not after_decision order by advocate_id, recorded_at desc, id desc) latest
      where latest.stance = 'dissent')
      or exists (select from dissents d where d.statement_id = s.id and d.kind = 'dissent' and not d.after_decision
        and not exists (select from dissents back where back.takes_back_id = d.id and not back.after_decision)) then 'dissent' end,
    case when r.affected_count > r.heavy_share * r.all_count then 'share' end,
    case when r.value_minor > r.heavy_value_minor then 'value' end,
    case when exists (select from decision_moves where decision_id = s.decision_id and kind = 'referred') then 'referred' end
  ], null)
  from statements s join statement_reach r on r.statement_id = s.id
  where s.id = statement $$;

-- Who opened a statement when -------------------------------------------------------------------------------------

create function guard_opening() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not public.is_proposed(new.statement_id) then
    perform public.refuse('Only a version that was put forward is opened.');
  end if;
  if not public.person_acts(new.person_id, new.recorded_at) then
    perform public.refuse('Only somebody who is with us can do that.');
  end if;
  return new;
end $$;
comment on function guard_opening() is 'A5: when somebody first opened a statement; a hint for judging, never a condition.';
create trigger stamp before insert on statement_openings for each row execute function stamp_recorded_at();
create trigger zz_guard before insert on statement_openings for each row execute function guard_opening();
select forbid_change('statement_openings');

create view quick_positions as
  select p.id as position_id, p.decision_id, p.statement_id, p.advocate_id, o.recorded_at as opened_at, p.recorded_at as taken_at
  from positions p join statement_openings o on o.statement_id = p.statement_id and o.person_id = p.advocate_id
  where p.recorded_at >= o.recorded_at and p.recorded_at < o.recorded_at + interval '2 minutes';
comment on view quick_positions is
  'A5: positions taken less than two minutes after the advocate first opened the version. A hint, never a block; without an opening nothing is known.';

-- Briefings -------------------------------------------------------------------------------------------------------

create function guard_briefing() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  words jsonb := (select body::jsonb from public.texts where id = new.words_id);
begin
  if not public.holds_role(new.written_by, array['manager', 'board'], new.recorded_at) then
    perform public.refuse('Briefings are written by managers and by the board.');
  end if;
  if public.word_length(words, 'title') < 3 or public.word_length(words, 'words') < 20 then
    perform public.refuse('A briefing has a title, and says in at least 20 characters what advocates should know.');
  end if;
  if exists (select from public.stories where id = new.story_id and withdrawn_at is not null) then
    perform public.refuse('The customer took this story back.');
  end if;
  return new;
end $$;
comment on function guard_briefing() is 'Practice 46: advocates are briefed by name, and what they were told stays as it was said.';
create trigger ac_refuse_given before insert on briefings for each row execute function refuse_given('words_hash');
create trigger seal_words before insert on briefings for each row execute function seal_text('words');
create trigger stamp before insert on briefings for each row execute function stamp_recorded_at();
create trigger zz_guard before insert on briefings for each row execute function guard_briefing();
create trigger zz_not_gone after insert on briefings for each row execute function refuse_about_gone('story_id', 'stories', 'customer_id');
select forbid_change('briefings');

create function guard_reading() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not public.person_acts(new.person_id, new.recorded_at) then
    perform public.refuse('Only somebody who is with us can do that.');
  end if;
  return new;
end $$;
comment on function guard_reading() is 'A receipt carries the server''s date and the name of somebody who is with us.';
create trigger stamp before insert on briefing_reads for each row execute function stamp_recorded_at();
create trigger zz_guard before insert on briefing_reads for each row execute function guard_reading();
select forbid_change('briefing_reads');

-- Whose the words are ---------------------------------------------------------------------------------------------

insert into personal_tables (place, name, heading, mine, shown, key, is_removed) values
  (28, 'briefings', 'Told to advocates with their story',
    't.story_id in (select s.id from public.stories s where s.customer_id = any ($1))', null, 't.id::text', false);

insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('briefings', 'words', 'words_id'),
  ('briefings', 'nobody', 'words_hash'),
  ('briefing_reads', 'staff', 'way'),
  ('dissents', 'staff', 'kind words_id'),
  ('dissents', 'nobody', 'words_hash')
) as listed(table_name, holds, names);
