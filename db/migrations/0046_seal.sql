-- The chains hold what came to the register, and once a day all of them are anchored under one root.

-- What was sealed before a column was there has the hash it had: a column is hashed where it says something.
create or replace function decision_fact_hash(subject text, subject_id uuid) returns bytea
  language plpgsql stable security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  fields text[];
begin
  case subject
    when 'decisions' then
      select array[id::text, number::text, drafted_by::text, utc_micros(recorded_at)]
      into fields from decisions where id = subject_id;
    when 'statements' then
      select array[id::text, decision_id::text, version::text, author_id::text, department_id::text, owner_id::text, decider_id::text,
        door, gate, array_to_string(stages, ' '), affects, time_effect::text, worry_effect::text, effort_effect::text, money_effect::text,
        minutes_per_customer::text, money_minor_per_customer::text, told_how, day_number(told_by_on), evidence_basis, urgent::text,
        replaces_id::text, definition_id::text, segments::text, array_to_string(told_departments, ' '), answer_days::text,
        hex(words_hash), utc_micros(recorded_at)]
        || case when is_stop then array[times_a_year::text] else '{}' end
      into fields from statements where id = subject_id;
    when 'statement_segments' then
      select array[id::text, decision_id::text, statement_id::text, segment, effect, day_number(as_of), lapse_days::text,
        affected_count::text, all_count::text, ten_years_count::text, value_minor::text, utc_micros(recorded_at)]
        || case when rule is null then '{}' else array[segment_name, rule::text] end
      into fields from statement_segments where id = subject_id;
    when 'statement_reach' then
      -- Hashed as they are, a few who were drawn would be found by trying everybody: whoever tries lacks the hidden key.
      select array[statement_id::text, decision_id::text, day_number(as_of), affected_count::text, all_count::text, value_minor::text,
        all_value_minor::text, heavy_share::text, heavy_value_minor::text]
        || case when sample_likeness is null then array[array_to_string(sample, ' '), array_to_string(comparators, ' '), utc_micros(recorded_at)]
          else array[sample_count::text, comparator_count::text,
            hex(sha256(k.key || convert_to(concat_ws(';', 'drawn', statement_id, array_to_string(sample, ' '), array_to_string(comparators, ' '),
              array_to_string(sample_likeness, ' '), array_to_string(comparator_likeness, ' ')), 'UTF8'))), utc_micros(recorded_at)] end
      into fields from statement_reach cross join thank_you_secrets k where statement_id = subject_id;
    when 'statement_evidence' then
      select array[id::text, decision_id::text, statement_id::text, kind, ref_id::text, hex(words_hash), after_decision::text,
        by_id::text, utc_micros(recorded_at)]
      into fields from statement_evidence where id = subject_id;
    when 'decision_options' then
      select array[id::text, decision_id::text, statement_id::text, position::text, is_do_nothing::text, hex(words_hash), utc_micros(recorded_at)]
      into fields from decision_options where id = subject_id;
    when 'predictions' then
      select array[id::text, decision_id::text, statement_id::text, baseline::text, day_number(baseline_on), direction, threshold::text,
        probability::text, day_number(resolve_on), hex(words_hash), utc_micros(recorded_at)]
        || case when measure is null then '{}' else array[measure, measure_of::text] end
      into fields from predictions where id = subject_id;
    when 'prediction_outcomes' then
      select array[prediction_id::text, decision_id::text, actual::text, happened::text, by_id::text, utc_micros(recorded_at)]
      into fields from prediction_outcomes where prediction_id = subject_id;
    when 'positions' then
      select array[id::text, decision_id::text, statement_id::text, advocate_id::text, appointment_id::text, stance, hex(words_hash),
        after_decision::text, utc_micros(recorded_at)]
      into fields from positions where id = subject_id;
    when 'board_reviews' then
      select array[id::text, decision_id::text, statement_id::text, day_number(meeting_on), outcome, day_number(review_on), minuted_by::text,
        hex(words_hash), utc_micros(recorded_at)]
      into fields from board_reviews where id = subject_id;
    when 'decision_moves' then
      select array[id::text, decision_id::text, sequence::text, kind, by_id::text, statement_id::text, option_id::text, day_number(review_on),
        board_review_id::text, replaces_id::text, array_to_string(heavy_reasons, ' '), hex(reason_hash), utc_micros(recorded_at)]
        || case when answer_by is null then '{}' else array[utc_micros(answer_by)] end
      into fields from decision_moves where id = subject_id;
    when 'notices' then
      select array[id::text, decision_id::text, department_id::text, utc_micros(answer_by), sent_by::text, utc_micros(recorded_at)]
      into fields from notices where id = subject_id;
    when 'acknowledgements' then
      select array[id::text, decision_id::text, notice_id::text, sequence::text, by_id::text, answer, hex(note_hash), utc_micros(recorded_at)]
      into fields from acknowledgements where id = subject_id;
    when 'decision_corrections' then
      select array[id::text, decision_id::text, field, by_id::text, hex(words_hash), utc_micros(recorded_at)]
      into fields from decision_corrections where id = subject_id;
    when 'dissents' then
      select array[id::text, decision_id::text, statement_id::text, by_id::text, kind, takes_back_id::text, hex(words_hash),
        after_decision::text, utc_micros(recorded_at)]
      into fields from dissents where id = subject_id;
    when 'unregistered_findings' then
      select array[id::text, decision_id::text, day_number(taken_on), department_id::text, found_by::text, hex(words_hash),
        utc_micros(recorded_at)]
      into fields from unregistered_findings where id = subject_id;
    when 'time_savings' then
      select array[id::text, decision_id::text, statement_id::text, minutes_per_customer::text, customers::text, times_a_year::text,
        found_by, by_id::text, hex(words_hash), utc_micros(recorded_at)]
      into fields from time_savings where id = subject_id;
    when 'redactions' then
      select array[id::text, decision_id::text, text_id::text, hex(said_hash), erasure_id::text, utc_micros(recorded_at)]
      into fields from redactions where id = subject_id;
    else
      return null;
  end case;
  return case when fields is null then null else canonical(variadic array_prepend(subject, fields)) end;
end $$;
comment on function decision_fact_hash(text, uuid) is
  'Ruling 19: the hash of everything a fact says, its words by their salted hash; null when the fact is not there. Whoever may verify '
  'may call it: of the customers drawn it tells nothing but a hash under a key that no login but the owner''s reads (ruling 32).';
revoke all on function decision_fact_hash(text, uuid) from public;

create or replace view decision_facts as
  select id as decision_id, 'decisions' as subject, id as subject_id, null::uuid as text_id, null::bytea as text_hash from decisions
  union all select decision_id, 'statements', id, words_id, words_hash from statements
  union all select decision_id, 'statement_segments', id, null, null from statement_segments
  union all select decision_id, 'statement_reach', statement_id, null, null from statement_reach
  union all select decision_id, 'statement_evidence', id, words_id, words_hash from statement_evidence
  union all select decision_id, 'decision_options', id, words_id, words_hash from decision_options
  union all select decision_id, 'predictions', id, words_id, words_hash from predictions
  union all select decision_id, 'prediction_outcomes', prediction_id, null, null from prediction_outcomes
  union all select decision_id, 'positions', id, words_id, words_hash from positions
  union all select decision_id, 'board_reviews', id, words_id, words_hash from board_reviews
  union all select decision_id, 'decision_moves', id, reason_id, reason_hash from decision_moves
  union all select replaces_id, 'decision_moves', id, null, null from decision_moves where replaces_id is not null
  union all select decision_id, 'notices', id, null, null from notices
  union all select decision_id, 'acknowledgements', id, note_id, note_hash from acknowledgements
  union all select decision_id, 'decision_corrections', id, words_id, words_hash from decision_corrections
  union all select decision_id, 'dissents', id, words_id, words_hash from dissents
  union all select decision_id, 'unregistered_findings', id, words_id, words_hash from unregistered_findings
  union all select decision_id, 'time_savings', id, words_id, words_hash from time_savings
  union all select decision_id, 'redactions', id, null, null from redactions where decision_id is not null;

create trigger chain after insert on dissents for each row execute function chain_decision_fact();
create trigger chain after insert on unregistered_findings for each row execute function chain_decision_fact();
create trigger chain after insert on time_savings for each row execute function chain_decision_fact();
create trigger chain after insert on redactions for each row when (new.decision_id is not null) execute function chain_decision_fact();

-- Anchors ---------------------------------------------------------------------------------------------------------

create function anchor_root(day date, previous bytea, heads text[]) returns bytea
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select canonical(variadic array['decision anchor 1', day_number(day), hex(previous)] || heads) $$;
comment on function anchor_root(date, bytea, text[]) is
  'Ruling 19: one hash over a day, the root before it, and every head as "id sequence hash", in the order of the ids. Agrees with rootOf in server/decisions/anchor-file.ts.';

create function heads_of_anchor(day date) returns table (decision_id uuid, sequence integer, hash bytea)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select distinct on (h.decision_id) h.decision_id, h.sequence, h.hash from anchored_heads h
  where h.anchored_on <= day order by h.decision_id, h.anchored_on desc $$;
comment on function heads_of_anchor(date) is 'Every chain''s head as it stood under the anchor of a day.';

create function heads_as_fields(day date) returns text[]
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select coalesce(array_agg(h.decision_id::text || ' ' || h.sequence::text || ' ' || hex(h.hash) order by h.decision_id), '{}')
  from heads_of_anchor(day) h $$;
comment on function heads_as_fields(date) is 'The heads as the root takes them.';

create function anchor_decisions() returns date
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  today date := public.organisation_day(public.standpoint_now());
  last public.decision_anchors;
begin
  perform public.refuse_other_sight();
  perform pg_advisory_xact_lock(7004);
  select * into last from public.decision_anchors order by anchored_on desc limit 1;
  if last.anchored_on >= today then
    return null;
  end if;
  with known as materialized (
    select * from public.heads_of_anchor(last.anchored_on)
  ), current as materialized (
    select distinct on (e.decision_id) e.decision_id, e.sequence, e.hash from public.decision_events e
    order by e.decision_id, e.sequence desc
  ), heads as materialized (
    -- A chain that is gone keeps the head it had: it is looked for, and missed.
    select * from current union all select * from known k where k.decision_id not in (select c.decision_id from current c)
  ), anchor as (
    insert into public.decision_anchors (anchored_on, decisions, entries, previous_root, root)
    select today, count(*), coalesce(sum(h.sequence), 0), coalesce(last.root, sha256('')),
      public.anchor_root(today, coalesce(last.root, sha256('')), coalesce(array_agg(
        h.decision_id::text || ' ' || h.sequence::text || ' ' || public.hex(h.hash) order by h.decision_id), '{}'))
    from heads h returning anchored_on
  )
  insert into public.anchored_heads (anchored_on, decision_id, sequence, hash)
  select a.anchored_on, c.decision_id, c.sequence, c.hash from anchor a cross join current c
  where not exists (select from known k where (k.decision_id, k.sequence, k.hash) = (c.decision_id, c.sequence, c.hash));
  return today;
end $$;
comment on function anchor_decisions() is
  'Ruling 19: the day''s anchor over all chains, once; null when the day has one. No login writes one otherwise.';
revoke all on function anchor_decisions() from public;

create trigger stamp before insert on decision_anchors for each row execute function stamp_recorded_at();
create trigger stamp before insert on anchor_signatures for each row execute function stamp_recorded_at();
select forbid_change('decision_anchors');
select forbid_change('anchored_heads');
select forbid_change('anchor_signatures');

create function verify_anchors()
  returns table (anchored_on date, decision_id uuid, sequence integer, problem text)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  with anchors as (
    select a.*, lag(a.root, 1, sha256('')) over (order by a.anchored_on) as root_before from decision_anchors a
  )
  select a.anchored_on, null::uuid, null::integer, found.problem
  from anchors a cross join lateral (values
    (a.previous_root is distinct from a.root_before, 'the anchor does not follow from the one before it'),
    (a.root is distinct from anchor_root(a.anchored_on, a.previous_root, heads_as_fields(a.anchored_on)), 'the anchor was changed')
  ) as found(is_so, problem) where found.is_so
  union all
  select h.anchored_on, h.decision_id, h.sequence,
    case when e.hash is null then 'the chain was cut: it no longer has the entry it had' else 'the chain was written anew: the entry is another' end
  from anchored_heads h left join decision_events e on e.decision_id = h.decision_id and e.sequence = h.sequence
  where e.hash is distinct from h.hash
  $$;
comment on function verify_anchors() is
  'Holds every chain against the anchors kept in the database. Whoever can rewrite both is found by an anchor kept elsewhere only.';

insert into personal_columns (table_name, holds, name)
select table_name, 'nobody', regexp_split_to_table(names, ' ') from (values
  ('decision_anchors', 'anchored_on previous_root root'),
  ('anchored_heads', 'anchored_on hash'),
  ('anchor_signatures', 'anchored_on public_key signature')
) as judged (table_name, names);
