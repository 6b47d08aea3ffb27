-- The chain of each decision (ruling 19): an entry for every fact, written by triggers, that any session can verify.

create function canonical(variadic fields text[]) returns bytea
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
  select sha256(coalesce(string_agg(
    case when field is null then convert_to('-', 'UTF8')
      else convert_to(octet_length(convert_to(field, 'UTF8'))::text || ':', 'UTF8') || convert_to(field, 'UTF8') end,
    convert_to(',', 'UTF8') order by place), ''::bytea))
  from unnest(fields) with ordinality as listed(field, place) $$;
comment on function canonical(text[]) is
  'Ruling 19: SHA-256 over fields in order, each led by its length in UTF-8 bytes; an absent field is "-". No setting changes it.';

create function utc_micros(at timestamptz) returns text
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select (extract(epoch from at) * 1000000)::bigint::text $$;
comment on function utc_micros(timestamptz) is 'An instant as whole microseconds since 1970 in UTC, whatever the session''s zone and date style.';

create function day_number(day date) returns text
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select (day - make_date(1970, 1, 1))::text $$;
comment on function day_number(date) is 'A day as whole days since 1970-01-01, whatever the session''s date style.';

create function hex(bytes bytea) returns text
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select encode(bytes, 'hex') $$;
comment on function hex(bytea) is 'Bytes as hexadecimal digits, whatever the session''s bytea_output.';

-- Adding a column to one of these tables does not touch sealed facts; sealing it too takes a new fields list here that
-- leaves the old hash unchanged where the column is null.
create function decision_fact_hash(subject text, subject_id uuid) returns bytea
  language plpgsql stable
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
      into fields from statements where id = subject_id;
    when 'statement_segments' then
      select array[id::text, decision_id::text, statement_id::text, segment, effect, day_number(as_of), lapse_days::text,
        affected_count::text, all_count::text, ten_years_count::text, value_minor::text, utc_micros(recorded_at)]
      into fields from statement_segments where id = subject_id;
    when 'statement_reach' then
      select array[statement_id::text, decision_id::text, day_number(as_of), affected_count::text, all_count::text, value_minor::text,
        all_value_minor::text, heavy_share::text, heavy_value_minor::text, array_to_string(sample, ' '), array_to_string(comparators, ' '), utc_micros(recorded_at)]
      into fields from statement_reach where statement_id = subject_id;
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
    else
      return null;
  end case;
  return case when fields is null then null else canonical(variadic array_prepend(subject, fields)) end;
end $$;
comment on function decision_fact_hash(text, uuid) is
  'Ruling 19: the hash of everything a fact says, its words by their salted hash; null when the fact is not there.';

create function decision_entry_hash(entry decision_events) returns bytea
  language sql immutable
  set search_path = pg_catalog, public, pg_temp
  as $$ select canonical(entry.decision_id::text, entry.sequence::text, entry.subject, entry.subject_id::text,
    utc_micros(entry.recorded_at), hex(entry.content_hash), hex(entry.previous_hash)) $$;
comment on function decision_entry_hash(decision_events) is 'Ruling 19: an entry''s own hash, which the next entry carries on.';

create function append_decision_entry(which uuid, subject text, subject_id uuid, at timestamptz) returns void
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  entry decision_events;
  last decision_events;
begin
  perform lock_decision(which);
  select * into last from decision_events where decision_id = which order by sequence desc limit 1;
  entry := row(which, coalesce(last.sequence, 0) + 1, subject, subject_id, at, decision_fact_hash(subject, subject_id),
    coalesce(last.hash, sha256('')), null);
  entry.hash := decision_entry_hash(entry);
  insert into decision_events select entry.*;
end $$;
comment on function append_decision_entry(uuid, text, uuid, timestamptz) is 'One entry after the other: two at once wait for each other.';
revoke all on function append_decision_entry(uuid, text, uuid, timestamptz) from public;

create function chain_decision_fact() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  fact jsonb := to_jsonb(new);
  which uuid := fact ->> case tg_table_name when 'decisions' then 'id' else 'decision_id' end;
  subject_id uuid := fact ->> case tg_table_name
    when 'statement_reach' then 'statement_id' when 'prediction_outcomes' then 'prediction_id' else 'id' end;
begin
  perform append_decision_entry(which, tg_table_name, subject_id, new.recorded_at);
  -- A decided successor ends the decision it replaces: that stands in both chains.
  if fact ->> 'kind' = 'decided' and fact ->> 'replaces_id' is not null then
    perform append_decision_entry((fact ->> 'replaces_id')::uuid, tg_table_name, subject_id, new.recorded_at);
  end if;
  return null;
end $$;
comment on function chain_decision_fact() is
  'Principle 1: the chain is written by the database, not by the goodwill of the application.';

create trigger chain after insert on decisions for each row execute function chain_decision_fact();
create trigger chain after insert on statements for each row execute function chain_decision_fact();
create trigger chain after insert on statement_segments for each row execute function chain_decision_fact();
create trigger chain after insert on statement_reach for each row execute function chain_decision_fact();
create trigger chain after insert on statement_evidence for each row execute function chain_decision_fact();
create trigger chain after insert on decision_options for each row execute function chain_decision_fact();
create trigger chain after insert on predictions for each row execute function chain_decision_fact();
create trigger chain after insert on prediction_outcomes for each row execute function chain_decision_fact();
create trigger chain after insert on positions for each row execute function chain_decision_fact();
create trigger chain after insert on board_reviews for each row execute function chain_decision_fact();
create trigger chain after insert on decision_moves for each row execute function chain_decision_fact();
create trigger chain after insert on notices for each row execute function chain_decision_fact();
create trigger chain after insert on acknowledgements for each row execute function chain_decision_fact();
create trigger chain after insert on decision_corrections for each row execute function chain_decision_fact();
select forbid_change('decision_events');

-- Every fact about a decision, wherever it stands, with the words it vouches for.
create view decision_facts as
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
  union all select decision_id, 'decision_corrections', id, words_id, words_hash from decision_corrections;
comment on view decision_facts is 'What a decision''s chain has to account for.';

create function verify_decision(which uuid)
  returns table (decision_id uuid, sequence integer, subject text, subject_id uuid, problem text)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  with entries as (
    select e, e.sequence, e.subject, e.subject_id, e.content_hash, e.previous_hash, e.hash,
      decision_fact_hash(e.subject, e.subject_id) as content_now,
      lag(e.hash, 1, sha256('')) over by_sequence as hash_before,
      lag(e.sequence, 1, 0) over by_sequence as sequence_before
    from decision_events e where e.decision_id = which window by_sequence as (order by e.sequence)
  )
  select which, n.sequence, n.subject, n.subject_id, found.problem
  from entries n cross join lateral (values
    (n.sequence <> n.sequence_before + 1, 'an entry before this one is missing'),
    (n.sequence = n.sequence_before + 1 and n.previous_hash is distinct from n.hash_before, 'does not follow from the entry before it'),
    (n.hash is distinct from decision_entry_hash(n.e), 'the entry was changed'),
    (n.content_now is null, 'the record is missing'),
    (n.content_now is not null and n.content_now is distinct from n.content_hash, 'the record was changed')
  ) as found(is_so, problem) where found.is_so
  union all
  select which, null, f.subject, f.subject_id, 'the record has no entry'
  from decision_facts f
  where f.decision_id = which and not exists (
    select from decision_events e where e.decision_id = which and e.subject = f.subject and e.subject_id = f.subject_id)
  union all
  select which, null, f.subject, f.subject_id, case when t.id is null then 'the words are missing' else 'the words were changed' end
  from decision_facts f left join texts t on t.id = f.text_id
  where f.decision_id = which and f.text_id is not null
    and (t.hash is distinct from f.text_hash or (t.body is not null and t.hash is distinct from text_hash(t.salt, t.body)))
  $$;
comment on function verify_decision(uuid) is
  'Principle 1: names every change made behind the register''s back, down to the record. No rows: the chain holds. Erased words are no change.';

create function verify_decisions()
  returns table (decision_id uuid, sequence integer, subject text, subject_id uuid, problem text)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select found.* from (
    select id from decisions union select decision_id from decision_events union select decision_id from decision_facts
  ) as known(id) cross join lateral verify_decision(known.id) as found $$;
comment on function verify_decisions() is 'The same for every decision that has left a trace.';
