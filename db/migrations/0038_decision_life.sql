-- The life of a decision: by when a proposal is answered, who may take which step, what the board may minute, and
-- decisions that were found outside the register.

-- By when a proposal is answered ---------------------------------------------------------------------------------

create function days_on(at timestamptz, days integer) returns timestamptz
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$ select (at at time zone o.zone + make_interval(days => days)) at time zone o.zone
        from (select coalesce((select zone from public.organisation), 'UTC') as zone) as o $$;
comment on function days_on(timestamptz, integer) is
  'The same time of day so many days on, by the organisation''s clock: the session''s own zone changes nothing.';

create function proposal_answer_by(which uuid) returns timestamptz
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select coalesce(m.answer_by, days_on(m.recorded_at, 14))
  from decision_moves m
  where m.decision_id = which and m.kind = 'proposed' and decision_state(which) = 'proposed'
    and m.sequence > coalesce((select max(back.sequence) from decision_moves back
      where back.decision_id = which and back.kind = 'sent_back'), 0)
  order by m.sequence limit 1 $$;
comment on function proposal_answer_by(uuid) is
  'By when a proposal is sent back, rejected or decided: counted from its first version since it was a draft, so that a new '
  'version does not put it off. Null when nothing is proposed. Steps from before answers were due have fourteen days.';

create trigger ac_refuse_given_answer before insert on decision_moves for each row execute function refuse_given('answer_by');

-- Steps ----------------------------------------------------------------------------------------------------------

create or replace function faults_in_proposing(move decision_moves) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select string_agg(says, ' ' order by place)
  from (select move.statement_id) as given(id)
  left join statements s on s.id = given.id and s.decision_id = move.decision_id
  cross join lateral (values
    (1, given.id is null, 'Write the statement first: what it means for customers.'),
    (2, given.id is not null and s.id is null, 'This statement is not one of this decision.'),
    (3, s.id is not null and s.id is distinct from latest_statement(move.decision_id), 'Only the latest version of the statement can be put forward.'),
    (4, is_proposed(s.id), 'This version has been put forward already.'),
    (5, s.id is not null and ((select count(*) from decision_options where statement_id = s.id) < 2
      or not exists (select from decision_options where statement_id = s.id and is_do_nothing)),
      'Name at least two options, one of them to do nothing.'),
    (6, s.id is not null and not exists (select from predictions where statement_id = s.id), 'Make at least one prediction.'),
    (7, s.id is not null and s.evidence_basis = 'evidence' and not exists (select from statement_evidence where statement_id = s.id),
      'Evidence is claimed: link or quote it.')
  ) as checks(place, broken, says) where broken is not false $$;
comment on function faults_in_proposing(decision_moves) is 'A4: what is missing before a statement is put forward.';

create or replace function faults_in_deciding(move decision_moves) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  with facts as (
    select s.*, given.id as given_id, heavy_reasons(s.id) as reasons, organisation_day(move.recorded_at) as today,
      (select outcome from board_reviews where statement_id = s.id order by recorded_at desc, id desc limit 1) as board
    from (select move.statement_id) as given(id)
    left join statements s on s.id = given.id and s.decision_id = move.decision_id
  )
  select string_agg(says, ' ' order by place) from facts f cross join lateral (values
    (0, f.given_id is null, 'Write the statement first: what it means for customers.'),
    (1, f.given_id is not null and f.id is null, 'This statement is not one of this decision.'),
    (2, f.id is not null and f.reasons is null, 'Who is affected has not been counted.'),
    (3, f.id is not null and (f.id is distinct from latest_statement(move.decision_id) or not is_proposed(f.id)),
      'Only the latest version that was put forward can be decided.'),
    (4, f.id is not null and move.by_id is distinct from f.decider_id, 'Only the named decider decides.'),
    (5, not holds_role(move.by_id, '{manager}', move.recorded_at), 'Deciding needs the right to decide: a manager has it.'),
    (6, f.id is not null and f.owner_id = f.decider_id and coalesce(cardinality(f.reasons), 0) > 0, 'On the heavy path the decider is somebody other than the owner.'),
    (7, f.id is not null and not exists (select from decision_options where id = move.option_id and statement_id = f.id),
      'Choose one of the options.'),
    (8, f.id is not null and not exists (select from positions where statement_id = f.id),
      'A customer advocate has to take a position on this version first.'),
    (9, f.reasons is not null and stands_against(f.id) and text_length(move.reason_id) < 40,
      'A dissent or a harm is overruled by name: give the reason in at least 40 characters.'),
    (10, f.reasons is not null and not stands_against(f.id) and move.reason_id is not null, 'There is nothing to overrule.'),
    (11, coalesce(cardinality(f.reasons), 0) > 0 and f.board is null, 'On the heavy path the board looks at it first.'),
    (12, f.board is not distinct from 'referred_back', 'The board referred it back.'),
    (13, move.review_on is null or move.review_on <= f.today or move.review_on > (f.today + interval '12 months')::date,
      'Set a review day after today and at most twelve months away.'),
    (14, coalesce(f.urgent, false) and move.review_on is not null and move.review_on > f.today + 14, 'An urgent decision is reviewed within 14 days.'),
    (15, f.replaces_id is not null and coalesce(decision_state(f.replaces_id), 'none') not in ('decided', 'in_effect', 'reviewed', 'closed'),
      'The decision it replaces does not stand any more, or not yet.')
  ) as checks(place, broken, says) where broken is not false $$;
comment on function faults_in_deciding(decision_moves) is 'A4 and rulings 13 to 17: what is missing before it can be decided.';

create or replace function faults_in_other_moves(move decision_moves) returns text
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  with facts as (
    select s.owner_id, s.decider_id, organisation_day(move.recorded_at) as today, b.review_on as minuted_on, b.recorded_at as minuted_at,
      coalesce(sealed_statement(d.id), latest_statement(d.id)) as statement_id, d.drafted_by
    from decisions d
    left join statements s on s.id = coalesce(sealed_statement(d.id), latest_statement(d.id))
    left join board_reviews b on b.id = move.board_review_id and b.decision_id = d.id
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
        and not exists (select from prediction_outcomes o where o.prediction_id = p.id)), 'Record what came of every prediction first.'),
    (14, move.kind in ('sent_back', 'rejected', 'reversed') and not holds_role(move.by_id, '{manager}', move.recorded_at),
      'This needs the right to decide: a manager has it.'),
    (15, move.kind in ('reviewed', 'continued', 'closed') and not holds_role(move.by_id, '{manager}', move.recorded_at),
      'This needs the right to review: a manager has it.')
  ) as checks(place, broken, says) where broken is not false $$;
comment on function faults_in_other_moves(decision_moves) is 'A4 and A6: what is missing before any other step.';

create or replace function guard_move() returns trigger
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
  if state is null or not public.may_follow(new.kind, state) then
    perform public.refuse(case
      when state is null then 'There is no such decision.'
      when new.kind = 'decided' and state not in ('draft', 'proposed') then 'This decision has been made already.'
      else format('This decision is %s: it cannot be %s now.', replace(state, '_', ' '), replace(new.kind, '_', ' ')) end);
  end if;
  if (new.statement_id is not null and new.kind not in ('proposed', 'decided')) or (new.option_id is not null and new.kind <> 'decided')
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
  if new.kind = 'proposed' then
    new.answer_by := coalesce(public.proposal_answer_by(new.decision_id),
      public.days_on(new.recorded_at, coalesce((select proposal_answer_days from public.organisation), 14)));
  elsif new.kind = 'decided' then
    new.heavy_reasons := public.heavy_reasons(new.statement_id);
    new.replaces_id := (select replaces_id from public.statements where id = new.statement_id);
  end if;
  return new;
end $$;
comment on function guard_move() is 'Principle 1: no decision without the customer''s standpoint, whoever writes it and however.';

-- A statement that names nobody, or no effect, is refused with a sentence before its columns refuse it without one.
create function guard_statement_named() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  faults text;
begin
  select string_agg(says, ' ' order by place) into faults from (values
    (1, new.owner_id is null, 'Name the owner.'),
    (2, new.decider_id is null, 'Name one decider.'),
    (3, new.department_id is null, 'Say whose decision it is.'),
    (4, new.gate is null, 'Say whether it helps or harms customers.'),
    (5, new.door is null, 'Say whether there is a way back.'),
    (6, new.affects is null, 'Say whether customers are affected.'),
    (7, coalesce(cardinality(new.stages), 0) = 0, 'Choose at least one stage.'),
    (8, not coalesce(new.time_effect between -2 and 2 and new.worry_effect between -2 and 2
        and new.effort_effect between -2 and 2 and new.money_effect between -2 and 2, false),
      'Say for time, worry, effort and money what changes, from -2 to 2.'),
    (9, new.told_how is null, 'Say how customers will hear of it, or why they will not.'),
    (10, new.evidence_basis is null, 'Say whether there is evidence, or only an assumption.'),
    (11, new.urgent is null, 'Say whether it is urgent.')
  ) as checks(place, broken, says) where broken is not false;
  if faults is not null then
    perform public.refuse(faults);
  end if;
  return new;
end $$;
comment on function guard_statement_named() is 'A4: an owner, one decider and an effect are named, or a sentence says which is missing.';
create trigger ad_named before insert on statements for each row execute function guard_statement_named();

-- The board ------------------------------------------------------------------------------------------------------

create or replace function guard_board_review() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  state text := public.decision_state(new.decision_id);
  today date := public.organisation_day(new.recorded_at);
  faults text;
begin
  perform public.refuse_other_sight();
  perform public.refuse_unrecorded(new.decision_id);
  if not public.person_acts(new.minuted_by, new.recorded_at) then
    perform public.refuse('Only somebody who is with us can do that.');
  end if;
  select string_agg(says, ' ' order by place) into faults from (values
    (0, not public.holds_role(new.minuted_by, '{board}', new.recorded_at), 'The board minutes its own challenge.'),
    (1, state not in ('proposed', 'decided', 'in_effect', 'reviewed'), 'The board looks at a decision that is proposed, decided or reviewed.'),
    (2, new.statement_id is distinct from coalesce(public.sealed_statement(new.decision_id), public.latest_statement(new.decision_id)),
      'The board looks at the latest version of the statement.'),
    (3, public.text_length(new.words_id) < 20, 'Minute the challenge in at least 20 characters.'),
    (4, coalesce(new.meeting_on > today, true), 'The meeting has not been held yet.'),
    (5, new.review_on is not null and state <> 'reviewed', 'A new review day is minuted after the review.'),
    (6, new.review_on is not null and new.outcome = 'referred_back', 'What is referred back gets no new review day.'),
    (7, new.review_on is not null and (new.review_on <= today or new.review_on > (today + interval '12 months')::date),
      'The review is at most twelve months away, and not before tomorrow.'),
    (8, not public.is_proposed(new.statement_id), 'The board looks at a version that was put forward.'),
    (9, exists (select from public.decision_moves where statement_id = new.statement_id and kind = 'proposed'
        and public.organisation_day(recorded_at) > new.meeting_on), 'The board cannot have looked at it before it was put forward.'),
    (10, exists (select from public.statements s where s.id = new.statement_id and new.minuted_by in (s.owner_id, s.decider_id)),
      'Somebody other than owner and decider minutes the challenge.'),
    (11, new.review_on is not null and state = 'reviewed' and new.meeting_on < (select public.organisation_day(max(recorded_at)) from public.decision_moves
        where decision_id = new.decision_id and kind = 'reviewed'), 'A new review day is set by a meeting after the review.')
  ) as checks(place, broken, says) where broken is not false;
  if faults is not null then
    perform public.refuse(faults);
  end if;
  return new;
end $$;
comment on function guard_board_review() is
  'A4 and ruling 16: the board minutes its challenge on the statement that counts, and a new review day only after the review.';

-- Corrections ----------------------------------------------------------------------------------------------------

create function guard_corrector() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not public.person_acts(new.by_id, new.recorded_at) then
    perform public.refuse('Only somebody who is with us can do that.');
  end if;
  return new;
end $$;
comment on function guard_corrector() is 'A6: a typing error is noted by somebody who is here to be asked about it.';
create trigger zy_guard before insert on decision_corrections for each row execute function guard_corrector();

-- Found outside the register -------------------------------------------------------------------------------------

create function guard_finding() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  words jsonb := (select body::jsonb from public.texts where id = new.words_id);
  faults text;
begin
  select string_agg(says, ' ' order by place) into faults from (values
    (1, not public.person_acts(new.found_by, new.recorded_at), 'Only somebody who is with us can do that.'),
    (2, public.word_length(words, 'what') < 8, 'Say what was decided, in at least 8 characters.'),
    (3, public.word_length(words, 'where') < 8, 'Say where it was found, in at least 8 characters.'),
    (4, new.department_id is null, 'Say which department took it.'),
    (5, new.taken_on is null or new.taken_on > public.organisation_day(new.recorded_at), 'A decision is found after it was taken: give a day that has come.'),
    (6, not exists (select from public.decisions where id = new.decision_id and drafted_by = new.found_by)
      or exists (select from public.statements where decision_id = new.decision_id)
      or exists (select from public.decision_moves where decision_id = new.decision_id),
      'A finding opens its own decision: it is not put on one that was in the register.')
  ) as checks(place, broken, says) where broken is not false;
  if faults is not null then
    perform public.refuse(faults);
  end if;
  return new;
end $$;
comment on function guard_finding() is
  'Principle 1: what was decided outside the register is entered as found, for ever, and gets no earlier date by it.';

create trigger ab_lock before insert on unregistered_findings for each row execute function lock_decision_of_fact();
create trigger ac_refuse_given before insert on unregistered_findings for each row execute function refuse_given('words_hash');
create trigger seal_words before insert on unregistered_findings for each row execute function seal_text('words');
create trigger stamp before insert on unregistered_findings for each row execute function stamp_recorded_at();
create trigger zz_guard before insert on unregistered_findings for each row execute function guard_finding();
select forbid_change('unregistered_findings');

insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('unregistered_findings', 'staff', 'words_id taken_on'),
  ('unregistered_findings', 'nobody', 'words_hash')
) as judged (table_name, holds, names);
