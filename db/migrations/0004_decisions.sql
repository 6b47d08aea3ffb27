-- The decision register: what the product forbids is refused here, for every login.
-- A decision's life is a row of dated moves; its state is the view decision_states and stands nowhere else.

-- Small words ----------------------------------------------------------------------------------------------------

create function organisation_day(at timestamptz) returns date
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select (at at time zone coalesce((select zone from public.organisation), 'UTC'))::date $$;
comment on function organisation_day(timestamptz) is 'The calendar day in the organisation''s zone.';

create function text_length(text_id uuid) returns integer
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select coalesce((select public.said_length(body) from public.texts where id = text_id), 0) $$;
comment on function text_length(uuid) is 'How many characters a text says; none when it is erased or there is none.';

create function word_length(words jsonb, field text) returns integer
  language sql immutable
  set search_path = pg_catalog, public, pg_temp
  as $$ select coalesce(public.said_length(words ->> field), 0) $$;
comment on function word_length(jsonb, text) is 'How many characters one field of a statement says.';

create function lock_decision(which uuid) returns void
  language sql volatile
  set search_path = pg_catalog, public, pg_temp
  as $$ select pg_advisory_xact_lock(hashtextextended(which::text, 7002)) $$;
comment on function lock_decision(uuid) is 'Two people act on one decision: the second waits and then sees what the first did.';

create function lock_decision_of_fact() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.lock_decision(new.decision_id);
  return new;
end $$;
comment on function lock_decision_of_fact() is 'Facts of one decision are recorded one after the other, and stamped in that order.';

create function refuse_unrecorded(which uuid) returns void
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if exists (select from public.decision_facts f where f.decision_id = which and not exists (
      select from public.decision_events e
      where e.decision_id = which and e.subject = f.subject and e.subject_id = f.subject_id)) then
    perform public.refuse('One step after the other: what came before is not recorded yet.');
  end if;
end $$;
comment on function refuse_unrecorded(uuid) is
  'Ruling 19: one statement with several steps would pass before anything is counted, chained and sent; each step is its own.';

create function refuse_given() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  given jsonb := to_jsonb(new);
  field text;
begin
  foreach field in array tg_argv loop
    if given ->> field is not null then
      perform public.refuse(format('%s is found by the server and cannot be given.', initcap(replace(field, '_', ' '))));
    end if;
  end loop;
  return new;
end $$;
comment on function refuse_given() is 'Principle 1: what the server finds out by itself, nobody types.';

create function stamp_unless_ours() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  -- Rows that our own triggers write carry the time of the fact that caused them.
  if pg_trigger_depth() = 1 or new.recorded_at is null then
    new.recorded_at := public.stamp(new.recorded_at);
  end if;
  return new;
end $$;
comment on function stamp_unless_ours() is 'Principle 2: every fact carries the server''s date.';

-- State ----------------------------------------------------------------------------------------------------------

create view decision_states as
  select d.id as decision_id,
    case
      when successor.id is not null then 'superseded'
      when m.kind is null or m.kind = 'sent_back' then 'draft'
      when m.kind in ('put_in_effect', 'continued') then 'in_effect'
      else m.kind
    end as state,
    coalesce(successor.recorded_at, case m.kind when 'continued' then effect.recorded_at end, m.recorded_at, d.recorded_at) as since,
    successor.decision_id as replaced_by_id
  from decisions d
  left join lateral (
    select kind, recorded_at from decision_moves
    where decision_id = d.id and kind not in ('referred', 'review_moved')
    order by sequence desc limit 1
  ) m on true
  left join decision_moves effect on effect.decision_id = d.id and effect.kind = 'put_in_effect'
  left join decision_moves successor on successor.replaces_id = d.id;
comment on view decision_states is
  'Principle 2: the state follows from the last move, or from a decided successor. Agrees with stateOf in server/domain/decision.ts.';

create function decision_state(which uuid) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select state from public.decision_states where decision_id = which $$;
comment on function decision_state(uuid) is 'The state of one decision now.';

create function latest_statement(which uuid) returns uuid
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select id from public.statements where decision_id = which order by version desc limit 1 $$;
comment on function latest_statement(uuid) is 'The newest statement version of a decision.';

create function sealed_statement(which uuid) returns uuid
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select statement_id from public.decision_moves where decision_id = which and kind = 'decided' $$;
comment on function sealed_statement(uuid) is 'The statement version a decision was made on; null before it is decided.';

create function decision_title(which uuid) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select case when st.id is null then nullif(f.content ->> 'title', '') else t.body::jsonb ->> 'title' end
  from public.decisions d
  left join public.decision_drafts f on f.decision_id = d.id
  left join public.statements st on st.id = coalesce(public.sealed_statement(d.id), public.latest_statement(d.id))
  left join public.texts t on t.id = st.words_id
  where d.id = which $$;
comment on function decision_title(uuid) is
  'What is, or is to be, decided: from the statement that counts, else from the draft. Null when erased or not written yet.';

create function is_proposed(statement uuid) returns boolean
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select exists (select from public.decision_moves where statement_id = statement and kind = 'proposed') $$;
comment on function is_proposed(uuid) is 'Whether a statement version has been put forward, and so stands complete.';

create function current_review_on(which uuid) returns date
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select review_on from public.decision_moves
        where decision_id = which and review_on is not null order by sequence desc limit 1 $$;
comment on function current_review_on(uuid) is 'When a decision is to be reviewed, as last set.';

create function has_appointment(who uuid, wanted text, at timestamptz) returns uuid
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select id from public.appointments
        where person_id = who and kind = wanted and appointed_by <> person_id and recorded_at <= at and public.person_acts(who, at)
          and from_on <= public.organisation_day(at) and (until_on is null or until_on > public.organisation_day(at))
        order by from_on, id limit 1 $$;
comment on function has_appointment(uuid, text, timestamptz) is 'The appointment a person acts under at an instant; null when there is none.';

-- The working copy -----------------------------------------------------------------------------------------------

create trigger stamp before insert on decisions for each row execute function stamp_recorded_at();
select forbid_change('decisions');

create function guard_draft() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.lock_decision(new.decision_id);
  if tg_op = 'UPDATE' and (new.decision_id, new.saved_at) is distinct from (old.decision_id, old.saved_at) then
    perform public.refuse('A draft stays with its decision, and the server says when it was saved.');
  end if;
  if public.decision_state(new.decision_id) not in ('draft', 'proposed') then
    perform public.refuse('What has been decided stands as it is. Replace it by a new decision.');
  end if;
  if tg_op = 'UPDATE' and new.revision is distinct from old.revision + 1 then
    perform public.refuse('Somebody else saved this draft meanwhile.');
  end if;
  new.saved_at := case tg_op when 'INSERT' then public.stamp(new.saved_at) else public.stamp(null) end;
  return new;
end $$;
comment on function guard_draft() is 'Ruling 13: drafts change until the decision is made, and two editors do not overwrite each other.';
create trigger zz_guard before insert or update on decision_drafts for each row execute function guard_draft();
select forbid_delete('decision_drafts');

-- Statements -----------------------------------------------------------------------------------------------------

create function statement_faults(s statements, words jsonb) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select string_agg(says, ' ' order by place) from (values
    (1, word_length(words, 'title') < 8, 'Say what is to be decided, in at least 8 characters.'),
    (2, word_length(words, 'job') < 20, 'Say what the customer is trying to do, in at least 20 characters.'),
    (3, word_length(words, 'view') < 80, 'Say what it means for customers, as the customer would, in at least 80 characters.'),
    (4, s.affects = 'none' and word_length(words, 'noneReason') < 40, 'Argue in at least 40 characters why no customer is affected.'),
    (5, s.affects = 'none' and jsonb_array_length(s.segments) > 0, 'A decision that affects nobody names no segment.'),
    (6, s.affects <> 'none' and jsonb_array_length(s.segments) = 0, 'Say which customers are affected.'),
    (7, (s.time_effect <> 0 and word_length(words, 'timeNote') = 0) or (s.worry_effect <> 0 and word_length(words, 'worryNote') = 0)
      or (s.effort_effect <> 0 and word_length(words, 'effortNote') = 0) or (s.money_effect <> 0 and word_length(words, 'moneyNote') = 0),
      'Every change in time, worry, effort or money needs a note.'),
    (8, word_length(words, 'worstOff') = 0, 'Say who comes off worst.'),
    (9, least(s.time_effect, s.worry_effect, s.effort_effect, s.money_effect) < 0 and word_length(words, 'mitigation') < 20,
      'Say in at least 20 characters what makes it easier for those who come off worse.'),
    (10, word_length(words, 'businessEffect') = 0, 'Say what it does for the organisation.'),
    (11, word_length(words, 'toldPlan') = 0, 'Say how customers will hear of it, or why they will not.'),
    (12, s.told_how <> 'not_told' and s.told_by_on is null, 'Say by when customers will have been told.'),
    (13, s.evidence_basis = 'assumption' and word_length(words, 'evidenceGap') = 0, 'Without evidence, say what is not known.'),
    (14, cardinality(s.told_departments) = 0, 'Name the departments to be told.')
  ) as checks(place, broken, says) where broken is not false $$;
comment on function statement_faults(statements, jsonb) is 'A3 and A4: what a statement still lacks, as sentences.';

create function guard_statement() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  words jsonb;
  faults text;
begin
  if public.decision_state(new.decision_id) not in ('draft', 'proposed') then
    perform public.refuse('What has been decided stands as it is. Replace it by a new decision.');
  end if;
  if new.version is distinct from (select coalesce(max(version), 0) + 1 from public.statements where decision_id = new.decision_id) then
    perform public.refuse('Statement versions are counted without a gap.');
  end if;
  if exists (select unnest(new.told_departments) except select id from public.departments) then
    perform public.refuse('There is no such department to be told.');
  end if;
  select body::jsonb into words from public.texts where id = new.words_id;
  faults := public.statement_faults(new, coalesce(words, '{}'));
  if faults is not null then
    perform public.refuse(faults);
  end if;
  new.definition_id := public.definition_in_force(new.recorded_at);
  return new;
end $$;
comment on function guard_statement() is 'Principle 1: an impact statement is complete, counted and tied to the definition in force.';

create function freeze_affected() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  today date := public.organisation_day(new.recorded_at);
  lapse integer := (select days from public.lapse_thresholds where recorded_at <= new.recorded_at
                    order by recorded_at desc, id desc limit 1);
begin
  if new.segments @> '[{"segment": "active"}]' and lapse is null then
    perform public.refuse('Nobody can be called active until a lapse threshold is set.');
  end if;
  with everyone as materialized (
    select m.id, coalesce(s.value_minor, 0) as value_minor,
      width_bucket(coalesce(s.purchase_days, 0), array[1, 2, 4, 8, 16]) * 10
        + width_bucket(coalesce(today - s.first_on, 0), array[365, 1095, 1825, 3650]) as likeness
    from public.segment_members('all', today, lapse) as m(id) left join public.standing s on s.customer_id = m.id
  ), touched as materialized (
    select named.segment, named.effect, e.id, e.value_minor
    from jsonb_to_recordset(new.segments) as named(segment text, effect text)
    cross join lateral public.segment_members(named.segment, today, lapse) as m(id)
    join everyone e on e.id = m.id
  ), old_friends as materialized (
    select m.id from public.segment_members('ten_years', today, lapse) as m(id)
  ), counted as (
    insert into public.statement_segments (id, decision_id, statement_id, segment, effect, as_of, lapse_days,
      affected_count, all_count, ten_years_count, value_minor, recorded_at)
    select gen_random_uuid(), new.decision_id, new.id, named.segment, named.effect, today, lapse,
      count(t.id), (select count(*) from everyone), count(t.id) filter (where t.id in (select id from old_friends)),
      coalesce(sum(t.value_minor), 0), new.recorded_at
    from jsonb_to_recordset(new.segments) as named(segment text, effect text) left join touched t on t.segment = named.segment
    group by named.segment, named.effect
  ), affected as materialized (
    select distinct t.id from touched t
  ), drawn as materialized (
    -- gen_random_uuid cannot be seeded: nobody can choose who is drawn.
    select e.id, e.likeness from everyone e join affected a on a.id = e.id order by gen_random_uuid() limit 10000
  ), alike as (
    select e.id, e.likeness, row_number() over (partition by e.likeness order by gen_random_uuid()) as place
    from everyone e where e.id not in (select id from affected)
  ), wanted as (
    select likeness, count(*) as people from drawn group by likeness
  )
  insert into public.statement_reach (statement_id, decision_id, as_of, affected_count, all_count, value_minor,
    all_value_minor, heavy_share, heavy_value_minor, sample, comparators, recorded_at)
  select new.id, new.decision_id, today, (select count(*) from affected), count(*),
    coalesce(sum(e.value_minor) filter (where e.id in (select id from affected)), 0), coalesce(sum(e.value_minor), 0),
    (select heavy_share from public.organisation), (select heavy_value_minor from public.organisation),
    array(select id from drawn order by id),
    array(select alike.id from alike join wanted using (likeness) where alike.place <= wanted.people order by alike.id),
    new.recorded_at
  from everyone e;
  return null;
end $$;
comment on function freeze_affected() is
  'Ruling 17: who and how many is counted and drawn by the database the moment a statement is recorded.';

create trigger ab_lock before insert on statements for each row execute function lock_decision_of_fact();
create trigger ac_refuse_given before insert on statements for each row execute function refuse_given('words_hash', 'definition_id');
create trigger seal_words before insert on statements for each row execute function seal_text('words');
create trigger stamp before insert on statements for each row execute function stamp_recorded_at();
create trigger zz_guard before insert on statements for each row execute function guard_statement();
create trigger zz_freeze after insert on statements for each row execute function freeze_affected();
select forbid_change('statements');
select forbid_change('statement_segments');
select forbid_change('statement_reach');

create function guard_part() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if public.decision_state(new.decision_id) not in ('draft', 'proposed') then
    perform public.refuse('What has been decided stands as it is. Replace it by a new decision.');
  end if;
  if public.is_proposed(new.statement_id) then
    perform public.refuse('This statement version has been put forward and stands as it is. Propose a new version.');
  end if;
  return new;
end $$;
comment on function guard_part() is 'Ruling 13: proposing freezes a statement version with everything that belongs to it.';

create function guard_option() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  words jsonb := (select body::jsonb from public.texts where id = new.words_id);
begin
  if public.word_length(words, 'title') = 0 or public.word_length(words, 'effect') = 0 then
    perform public.refuse('Every option needs a name and what customers would meet.');
  end if;
  return new;
end $$;
comment on function guard_option() is 'A3: every option says its effect on customers, doing nothing too.';

create function guard_prediction() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if public.text_length(new.words_id) < 8 then
    perform public.refuse('Say in at least 8 characters what is measured.');
  end if;
  if new.resolve_on <= public.organisation_day(new.recorded_at) then
    perform public.refuse('A prediction is about a day to come.');
  end if;
  if new.baseline_on > public.organisation_day(new.recorded_at) then
    perform public.refuse('What the measure is today cannot come from a day to come.');
  end if;
  return new;
end $$;
comment on function guard_prediction() is 'A3: a prediction could turn out wrong, and is made before the fact.';

create function guard_evidence() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  new.after_decision := public.decision_state(new.decision_id) not in ('draft', 'proposed');
  if public.text_length(new.words_id) = 0 then
    perform public.refuse('Evidence says something: a quote, or what the source shows.');
  end if;
  if not new.after_decision and public.is_proposed(new.statement_id) then
    perform public.refuse('This statement version has been put forward and stands as it is. Propose a new version.');
  end if;
  if new.after_decision and new.statement_id is distinct from public.sealed_statement(new.decision_id) then
    perform public.refuse('Later evidence belongs to the statement that was decided on.');
  end if;
  return new;
end $$;
comment on function guard_evidence() is 'A6: evidence is only added, and what came after the decision is marked so.';

create trigger ab_lock before insert on decision_options for each row execute function lock_decision_of_fact();
create trigger ac_refuse_given before insert on decision_options for each row execute function refuse_given('words_hash');
create trigger seal_words before insert on decision_options for each row execute function seal_text('words');
create trigger stamp before insert on decision_options for each row execute function stamp_recorded_at();
create trigger zy_guard before insert on decision_options for each row execute function guard_part();
create trigger zz_guard before insert on decision_options for each row execute function guard_option();
select forbid_change('decision_options');

create trigger ab_lock before insert on predictions for each row execute function lock_decision_of_fact();
create trigger ac_refuse_given before insert on predictions for each row execute function refuse_given('words_hash');
create trigger seal_words before insert on predictions for each row execute function seal_text('words');
create trigger stamp before insert on predictions for each row execute function stamp_recorded_at();
create trigger zy_guard before insert on predictions for each row execute function guard_part();
create trigger zz_guard before insert on predictions for each row execute function guard_prediction();
select forbid_change('predictions');

create trigger ab_lock before insert on statement_evidence for each row execute function lock_decision_of_fact();
create trigger ac_refuse_given before insert on statement_evidence for each row execute function refuse_given('words_hash', 'after_decision');
create trigger seal_words before insert on statement_evidence for each row execute function seal_text('words');
create trigger stamp before insert on statement_evidence for each row execute function stamp_recorded_at();
create trigger zz_guard before insert on statement_evidence for each row execute function guard_evidence();
select forbid_change('statement_evidence');

-- Positions ------------------------------------------------------------------------------------------------------

create function guard_position() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  state text := public.decision_state(new.decision_id);
  words jsonb := (select body::jsonb from public.texts where id = new.words_id);
  faults text;
begin
  perform public.refuse_unrecorded(new.decision_id);
  new.after_decision := state not in ('draft', 'proposed');
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
comment on function guard_position() is
  'A4: a third person, appointed by somebody else, stands for customers on one statement version.';

create trigger ab_lock before insert on positions for each row execute function lock_decision_of_fact();
create trigger ac_refuse_given before insert on positions for each row execute function refuse_given('words_hash', 'after_decision', 'appointment_id');
create trigger seal_words before insert on positions for each row execute function seal_text('words');
create trigger stamp before insert on positions for each row execute function stamp_recorded_at();
create trigger zz_guard before insert on positions for each row execute function guard_position();
select forbid_change('positions');

create function keep_relied_on_appointment() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  last_relied_on date := (select public.organisation_day(max(recorded_at)) from public.positions where appointment_id = old.id);
begin
  if last_relied_on is null then
    return new;
  end if;
  if (to_jsonb(new) - 'until_on') is distinct from (to_jsonb(old) - 'until_on') or new.until_on <= last_relied_on then
    perform public.refuse('A decision relied on this appointment. It can only be ended on a later day.');
  end if;
  return new;
end $$;
comment on function keep_relied_on_appointment() is 'Ruling 16: an appointment is frozen once a decision relied on it.';
create trigger zz_keep_relied_on before update on appointments for each row execute function keep_relied_on_appointment();

-- The board ------------------------------------------------------------------------------------------------------

create function guard_board_review() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  state text := public.decision_state(new.decision_id);
  today date := public.organisation_day(new.recorded_at);
  faults text;
begin
  perform public.refuse_unrecorded(new.decision_id);
  if not public.person_acts(new.minuted_by, new.recorded_at) then
    perform public.refuse('Only somebody who is with us can do that.');
  end if;
  select string_agg(says, ' ' order by place) into faults from (values
    (1, state not in ('proposed', 'decided', 'in_effect', 'reviewed'), 'The board looks at a decision that is proposed, decided or reviewed.'),
    (2, new.statement_id is distinct from coalesce(public.sealed_statement(new.decision_id), public.latest_statement(new.decision_id)),
      'The board looks at the latest version of the statement.'),
    (3, public.text_length(new.words_id) < 20, 'Minute the challenge in at least 20 characters.'),
    (4, new.meeting_on > today, 'The meeting has not been held yet.'),
    (5, new.review_on is not null and state <> 'reviewed', 'A new review day is minuted after the review.'),
    (6, new.review_on is not null and new.outcome = 'referred_back', 'What is referred back gets no new review day.'),
    (7, new.review_on is not null and (new.review_on <= today or new.review_on > (today + interval '12 months')::date),
      'The review is at most twelve months away, and not before tomorrow.'),
    (8, not public.is_proposed(new.statement_id), 'The board looks at a version that was put forward.'),
    (9, exists (select from public.decision_moves where statement_id = new.statement_id and kind = 'proposed'
        and public.organisation_day(recorded_at) > new.meeting_on), 'The board cannot have looked at it before it was put forward.'),
    (10, exists (select from public.statements s where s.id = new.statement_id and new.minuted_by in (s.owner_id, s.decider_id)),
      'Somebody other than owner and decider minutes the challenge.')
  ) as checks(place, broken, says) where broken is not false;
  if faults is not null then
    perform public.refuse(faults);
  end if;
  return new;
end $$;
comment on function guard_board_review() is 'A4: the board''s challenge is minuted, on the statement that counts.';

create trigger ab_lock before insert on board_reviews for each row execute function lock_decision_of_fact();
create trigger ac_refuse_given before insert on board_reviews for each row execute function refuse_given('words_hash');
create trigger seal_words before insert on board_reviews for each row execute function seal_text('words');
create trigger stamp before insert on board_reviews for each row execute function stamp_recorded_at();
create trigger zz_guard before insert on board_reviews for each row execute function guard_board_review();
select forbid_change('board_reviews');

create function heavy_reasons(statement uuid) returns text[]
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select array_remove(array[
    case when s.door = 'one_way' then 'one_way' end,
    case when s.gate = 'harms' then 'harms' end,
    case when least(s.time_effect, s.worry_effect, s.effort_effect, s.money_effect) < 0 then 'worse_axis' end,
    case when exists (select from (select distinct on (advocate_id) stance from positions
        where statement_id = s.id and not after_decision order by advocate_id, recorded_at desc, id desc) latest
      where latest.stance = 'dissent') then 'dissent' end,
    case when r.affected_count > r.heavy_share * r.all_count then 'share' end,
    case when r.value_minor > r.heavy_value_minor then 'value' end,
    case when exists (select from decision_moves where decision_id = s.decision_id and kind = 'referred') then 'referred' end
  ], null)
  from statements s join statement_reach r on r.statement_id = s.id
  where s.id = statement $$;
comment on function heavy_reasons(uuid) is 'Ruling 14: why a statement takes the heavy path, by the limits of its day; empty is the light path, null when nothing was counted.';

create function stands_against(statement uuid) returns boolean
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select heavy_reasons(statement) && array['dissent', 'harms'] $$;
comment on function stands_against(uuid) is 'Whether a dissent or a harm has to be overruled by name.';

-- Moves ----------------------------------------------------------------------------------------------------------

create function may_follow(kind text, state text) returns boolean
  language sql immutable
  set search_path = pg_catalog, public, pg_temp
  as $$ select (kind, state) in (
    ('proposed', 'draft'), ('proposed', 'proposed'), ('sent_back', 'proposed'), ('rejected', 'proposed'),
    ('withdrawn', 'draft'), ('withdrawn', 'proposed'), ('referred', 'draft'), ('referred', 'proposed'),
    ('decided', 'proposed'), ('put_in_effect', 'decided'), ('review_moved', 'decided'), ('review_moved', 'in_effect'),
    ('reviewed', 'in_effect'), ('continued', 'reviewed'), ('closed', 'reviewed'),
    ('reversed', 'decided'), ('reversed', 'in_effect'), ('reversed', 'reviewed')) $$;
comment on function may_follow(text, text) is 'A4: which step may follow on which state. Agrees with mayFollow in the domain.';

create function faults_in_proposing(move decision_moves) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select string_agg(says, ' ' order by place) from statements s cross join lateral (values
    (1, s.id is distinct from latest_statement(move.decision_id), 'Only the latest version of the statement can be put forward.'),
    (2, is_proposed(s.id), 'This version has been put forward already.'),
    (3, (select count(*) from decision_options where statement_id = s.id) < 2
      or not exists (select from decision_options where statement_id = s.id and is_do_nothing),
      'Name at least two options, one of them to do nothing.'),
    (4, not exists (select from predictions where statement_id = s.id), 'Make at least one prediction.'),
    (5, s.evidence_basis = 'evidence' and not exists (select from statement_evidence where statement_id = s.id),
      'Evidence is claimed: link or quote it.')
  ) as checks(place, broken, says) where s.id = move.statement_id and broken is not false $$;
comment on function faults_in_proposing(decision_moves) is 'A4: what is missing before a statement is put forward.';

create function faults_in_deciding(move decision_moves) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  with facts as (
    select s.*, heavy_reasons(s.id) as reasons, organisation_day(move.recorded_at) as today,
      (select outcome from board_reviews where statement_id = s.id order by recorded_at desc, id desc limit 1) as board
    from statements s where s.id = move.statement_id
  )
  select string_agg(says, ' ' order by place) from facts f cross join lateral (values
    (0, f.reasons is null, 'Who is affected has not been counted.'),
    (1, f.id is distinct from latest_statement(move.decision_id) or not is_proposed(f.id),
      'Only the latest version that was put forward can be decided.'),
    (2, move.by_id <> f.decider_id, 'Only the named decider decides.'),
    (3, f.owner_id = f.decider_id and cardinality(f.reasons) > 0, 'On the heavy path the decider is somebody other than the owner.'),
    (4, move.option_id is null, 'Choose one of the options.'),
    (5, not exists (select from positions where statement_id = f.id), 'A customer advocate has to take a position on this version first.'),
    (6, stands_against(f.id) and text_length(move.reason_id) < 40, 'A dissent or a harm is overruled by name: give the reason in at least 40 characters.'),
    (7, not stands_against(f.id) and move.reason_id is not null, 'There is nothing to overrule.'),
    (8, cardinality(f.reasons) > 0 and f.board is null, 'On the heavy path the board looks at it first.'),
    (9, f.board is not distinct from 'referred_back', 'The board referred it back.'),
    (10, move.review_on is null or move.review_on <= f.today or move.review_on > (f.today + interval '12 months')::date,
      'Set a review day after today and at most twelve months away.'),
    (11, f.urgent and move.review_on is not null and move.review_on > f.today + 14, 'An urgent decision is reviewed within 14 days.'),
    (12, f.replaces_id is not null and coalesce(decision_state(f.replaces_id), 'none') not in ('decided', 'in_effect', 'reviewed', 'closed'),
      'The decision it replaces does not stand any more, or not yet.')
  ) as checks(place, broken, says) where broken is not false $$;
comment on function faults_in_deciding(decision_moves) is 'A4 and rulings 13 to 17: what is missing before it can be decided.';

create function faults_in_other_moves(move decision_moves) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  with facts as (
    select s.owner_id, s.decider_id, organisation_day(move.recorded_at) as today, b.review_on as minuted_on, b.recorded_at as minuted_at,
      coalesce(sealed_statement(d.id), latest_statement(d.id)) as statement_id, d.drafted_by
    from decisions d
    left join statements s on s.id = coalesce(sealed_statement(d.id), latest_statement(d.id))
    left join board_reviews b on b.id = move.board_review_id
    where d.id = move.decision_id
  )
  select string_agg(says, ' ' order by place) from facts f cross join lateral (values
    (1, move.kind in ('sent_back', 'rejected', 'withdrawn', 'referred', 'reviewed', 'reversed') and text_length(move.reason_id) < 20,
      'Say why, in at least 20 characters.'),
    (2, move.kind in ('sent_back', 'rejected') and move.by_id <> f.decider_id, 'Only the named decider sends it back or rejects it.'),
    (3, move.kind = 'withdrawn' and move.by_id not in (f.drafted_by, coalesce(f.owner_id, f.drafted_by)), 'Only the owner or who drafted it withdraws it.'),
    (4, move.kind = 'referred' and has_appointment(move.by_id, 'chief_customer_officer', move.recorded_at) is null,
      'Only the chief customer officer refers a decision to the board.'),
    (5, move.kind in ('put_in_effect', 'review_moved') and move.by_id not in (f.owner_id, f.decider_id), 'Only the owner or the decider does this.'),
    (6, move.kind = 'put_in_effect' and not exists (select from notices where decision_id = move.decision_id),
      'No department has been told.'),
    (7, move.kind = 'put_in_effect' and exists (select from notices n where n.decision_id = move.decision_id
        and not exists (select from acknowledgements a where a.notice_id = n.id)), 'Not every department has answered its notice.'),
    (8, move.kind = 'put_in_effect' and exists (select from notices n join lateral (select answer from acknowledgements a
        where a.notice_id = n.id order by sequence desc limit 1) latest on true
      where n.decision_id = move.decision_id and latest.answer = 'objection'), 'An objection stands.'),
    (9, move.kind = 'review_moved' and (move.review_on is null or move.review_on >= current_review_on(move.decision_id) or move.review_on < f.today),
      'A review can only be brought forward.'),
    (10, move.kind = 'reviewed' and move.by_id = f.owner_id, 'The owner does not review their own decision.'),
    (11, move.kind = 'continued' and (f.minuted_on is null or move.review_on is distinct from f.minuted_on
        or f.minuted_at < (select max(recorded_at) from decision_moves where decision_id = move.decision_id and kind = 'reviewed')),
      'To go on, the board minutes a new review day after the review.'),
    (12, move.kind = 'continued' and move.review_on <= f.today, 'The review day lies in the past.'),
    (13, move.kind = 'closed' and exists (select from predictions p where p.statement_id = f.statement_id
        and not exists (select from prediction_outcomes o where o.prediction_id = p.id)), 'Record what came of every prediction first.')
  ) as checks(place, broken, says) where broken is not false $$;
comment on function faults_in_other_moves(decision_moves) is 'A4 and A6: what is missing before any other step.';

create function guard_move() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  state text := public.decision_state(new.decision_id);
  faults text;
begin
  perform public.refuse_unrecorded(new.decision_id);
  if not public.person_acts(new.by_id, new.recorded_at) then
    perform public.refuse('Only somebody who is with us can do that.');
  end if;
  if state is null or not public.may_follow(new.kind, state) then
    perform public.refuse(case when new.kind = 'decided' and state not in ('draft', 'proposed')
      then 'This decision has been made already.'
      else format('This decision is %s: it cannot be %s now.', replace(state, '_', ' '), replace(new.kind, '_', ' ')) end);
  end if;
  if (new.statement_id is not null) <> (new.kind in ('proposed', 'decided')) or (new.option_id is not null and new.kind <> 'decided')
     or (new.review_on is not null and new.kind not in ('decided', 'review_moved', 'continued'))
     or (new.board_review_id is not null and new.kind <> 'continued') then
    perform public.refuse('This step does not go with what was given.');
  end if;
  faults := case new.kind
    when 'proposed' then public.faults_in_proposing(new)
    when 'decided' then public.faults_in_deciding(new)
    else public.faults_in_other_moves(new)
  end;
  if faults is not null then
    perform public.refuse(faults);
  end if;
  new.sequence := (select coalesce(max(sequence), 0) + 1 from public.decision_moves where decision_id = new.decision_id);
  if new.kind = 'decided' then
    new.heavy_reasons := public.heavy_reasons(new.statement_id);
    new.replaces_id := (select replaces_id from public.statements where id = new.statement_id);
  end if;
  return new;
end $$;
comment on function guard_move() is 'Principle 1: no decision without the customer''s standpoint, whoever writes it and however.';

create function lock_both_decisions() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.lock_decision(new.decision_id);
  perform public.lock_decision(s.replaces_id) from public.statements s
    where new.kind = 'decided' and s.id = new.statement_id and s.replaces_id is not null;
  return new;
end $$;
comment on function lock_both_decisions() is 'Deciding a successor ends the decision it replaces: both are held meanwhile.';

create function send_notices() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if new.kind = 'decided' then
    insert into public.notices (id, decision_id, department_id, answer_by, sent_by, recorded_at)
    select gen_random_uuid(), new.decision_id, told.department_id,
      new.recorded_at + make_interval(days => s.answer_days), new.by_id, new.recorded_at
    from public.statements s cross join lateral (select distinct unnest(s.told_departments)) as told(department_id)
    where s.id = new.statement_id;
  end if;
  return null;
end $$;
comment on function send_notices() is 'Principle 5: the departments named in the statement are told the moment it is decided, not when somebody remembers.';

create trigger ab_lock before insert on decision_moves for each row execute function lock_both_decisions();
create trigger ac_refuse_given before insert on decision_moves
  for each row execute function refuse_given('reason_hash', 'sequence', 'replaces_id', 'heavy_reasons');
create trigger seal_reason before insert on decision_moves for each row execute function seal_text('reason');
create trigger stamp before insert on decision_moves for each row execute function stamp_recorded_at();
create trigger zz_guard before insert on decision_moves for each row execute function guard_move();
create trigger zz_send_notices after insert on decision_moves for each row execute function send_notices();
select forbid_change('decision_moves');

-- Notices and answers --------------------------------------------------------------------------------------------

create function guard_notice() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if public.decision_state(new.decision_id) not in ('decided', 'in_effect') then
    perform public.refuse('Departments are told of what has been decided.');
  end if;
  if new.answer_by <= new.recorded_at then
    perform public.refuse('Give the department time to answer.');
  end if;
  return new;
end $$;
comment on function guard_notice() is 'A6: after deciding, departments to be told are only added.';

create trigger ab_lock before insert on notices for each row execute function lock_decision_of_fact();
create trigger stamp before insert on notices for each row execute function stamp_unless_ours();
create trigger zz_guard before insert on notices for each row execute function guard_notice();
select forbid_change('notices');

create function guard_acknowledgement() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if public.decision_state(new.decision_id) not in ('decided', 'in_effect', 'reviewed') then
    perform public.refuse('There is nothing to answer: the decision does not stand any more.');
  end if;
  if not exists (select from public.people p join public.notices n on n.department_id = p.department_id
                 where p.id = new.by_id and n.id = new.notice_id and p.deactivated_at is null) then
    perform public.refuse('A notice is answered by somebody of the department that got it.');
  end if;
  if new.answer <> 'no_effect_here' and public.text_length(new.note_id) = 0 then
    perform public.refuse('Say what your department will do, or what it objects to.');
  end if;
  new.sequence := (select coalesce(max(sequence), 0) + 1 from public.acknowledgements where notice_id = new.notice_id);
  return new;
end $$;
comment on function guard_acknowledgement() is 'Ruling 16: a department answers for itself, and its latest answer counts.';

create trigger ab_lock before insert on acknowledgements for each row execute function lock_decision_of_fact();
create trigger ac_refuse_given before insert on acknowledgements for each row execute function refuse_given('note_hash', 'sequence');
create trigger seal_note before insert on acknowledgements for each row execute function seal_text('note');
create trigger stamp before insert on acknowledgements for each row execute function stamp_recorded_at();
create trigger zz_guard before insert on acknowledgements for each row execute function guard_acknowledgement();
select forbid_change('acknowledgements');

-- Afterwards -----------------------------------------------------------------------------------------------------

create function guard_prediction_outcome() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  p public.predictions;
begin
  select * into p from public.predictions where id = new.prediction_id and decision_id = new.decision_id;
  if public.decision_state(new.decision_id) not in ('in_effect', 'reviewed') or p.statement_id is distinct from public.sealed_statement(new.decision_id) then
    perform public.refuse('What came of a prediction is recorded while its decision is in effect or reviewed.');
  end if;
  if p.resolve_on > public.organisation_day(new.recorded_at) then
    perform public.refuse('The day this prediction is about has not come yet.');
  end if;
  if not public.person_acts(new.by_id, new.recorded_at) then
    perform public.refuse('Only somebody who is with us can do that.');
  end if;
  if new.by_id = (select owner_id from public.statements where id = p.statement_id) then
    perform public.refuse('The owner does not judge their own prediction.');
  end if;
  new.happened := case p.direction when 'at_most' then new.actual <= p.threshold else new.actual >= p.threshold end;
  return new;
end $$;
comment on function guard_prediction_outcome() is 'A7: somebody other than the owner holds what was said against what happened.';

create trigger ab_lock before insert on prediction_outcomes for each row execute function lock_decision_of_fact();
create trigger ac_refuse_given before insert on prediction_outcomes for each row execute function refuse_given('happened');
create trigger stamp before insert on prediction_outcomes for each row execute function stamp_recorded_at();
create trigger zz_guard before insert on prediction_outcomes for each row execute function guard_prediction_outcome();
select forbid_change('prediction_outcomes');

create function guard_correction() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  words jsonb := (select body::jsonb from public.texts where id = new.words_id);
begin
  if public.decision_state(new.decision_id) in ('draft', 'proposed') then
    perform public.refuse('What is not decided yet can simply be edited.');
  end if;
  if public.word_length(words, 'before') = 0 or public.word_length(words, 'after') = 0 then
    perform public.refuse('A correction says what stood there and what was meant.');
  end if;
  return new;
end $$;
comment on function guard_correction() is 'A6: a typing error is noted beside the original, which stays.';

create trigger ab_lock before insert on decision_corrections for each row execute function lock_decision_of_fact();
create trigger ac_refuse_given before insert on decision_corrections for each row execute function refuse_given('words_hash');
create trigger seal_words before insert on decision_corrections for each row execute function seal_text('words');
create trigger stamp before insert on decision_corrections for each row execute function stamp_recorded_at();
create trigger zz_guard before insert on decision_corrections for each row execute function guard_correction();
select forbid_change('decision_corrections');

-- The definition of centricity -----------------------------------------------------------------------------------

create function definition_in_force(at timestamptz) returns uuid
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select d.id from public.definitions d
  where exists (select from public.definition_signers s where s.definition_id = d.id)
    and not exists (select from public.definition_signers s where s.definition_id = d.id and not exists (
      select from public.definition_signatures g
      where g.definition_id = s.definition_id and g.person_id = s.person_id and g.recorded_at <= at))
  order by d.version desc limit 1 $$;
comment on function definition_in_force(timestamptz) is 'The newest version that all its signers had signed at an instant.';

create function guard_definition() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform pg_advisory_xact_lock(7003);
  if new.version is distinct from (select coalesce(max(version), 0) + 1 from public.definitions) then
    perform public.refuse('Versions of the definition are counted without a gap.');
  end if;
  return new;
end $$;
comment on function guard_definition() is 'The definition is versioned; decisions name the version they were made under.';

create function guard_signer() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform pg_advisory_xact_lock(7003);
  if exists (select from public.definition_signatures where definition_id = new.definition_id) then
    perform public.refuse('Signing has begun: who signs this version stands as it is.');
  end if;
  return new;
end $$;
comment on function guard_signer() is 'Principle 1: nobody is added to or taken from the signers once one has signed.';

create trigger stamp before insert on definitions for each row execute function stamp_recorded_at();
create trigger zz_guard before insert on definitions for each row execute function guard_definition();
create trigger zz_guard before insert on definition_signers for each row execute function guard_signer();
create trigger stamp before insert on definition_signatures for each row execute function stamp_recorded_at();
select forbid_change('definitions');
select forbid_change('definition_signers');
select forbid_change('definition_signatures');
