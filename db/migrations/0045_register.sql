-- The register: one row a decision for what the list shows, filters and finds, kept in the transaction of the fact.

-- Written in plpgsql where a fact waits for it: its plans are kept from one fact to the next.

-- The register's orders, each walked along its index.
create index decision_cards_next on decision_cards (coalesce(next_on, 'infinity'), number desc);
create index decision_cards_customers on decision_cards (coalesce(affected_count, -1) desc, number desc);

-- Words ----------------------------------------------------------------------------------------------------------

create function said_in(body text) returns text
  language plpgsql immutable
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if left(body, 1) = '{' then
    return (select string_agg(said #>> '{}', ' ')
            from jsonb_path_query(body::jsonb, 'strict $.** ? (@.type() == "string")') as said);
  end if;
  return body;
exception when invalid_text_representation then
  return body;
end $$;
comment on function said_in(text) is 'What a text says: its words as they are, or every word inside where it is JSON.';

create function said_in_draft(content jsonb) returns text
  language sql immutable
  set search_path = pg_catalog, public, pg_temp
  as $$
  select concat_ws(' ', content ->> 'title', (
    select string_agg(said #>> '{}', ' ') from jsonb_path_query(content, 'strict $.** ? (@.type() == "string")') as said
    where said #>> '{}' ~ '[^a-z0-9_-]')) $$;
comment on function said_in_draft(jsonb) is 'What a letter says as far as it is written: its words, not the choices, days and ids beside them.';

create function search_lexemes(said text) returns text[]
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
  select coalesce(array_agg(distinct left(lexeme, 60)), '{}')
  from string_to_table(btrim(public.name_key(said)), ' ') as word
  cross join lateral (
    select word as lexeme where not public.is_unspaced(word)
    union all
    select substr(word, place, long) from generate_series(1, length(word)) as place, generate_series(1, 3) as long
    where public.is_unspaced(word) and place + long - 1 <= length(word)
  ) as parts
  where lexeme <> '' $$;
comment on function search_lexemes(text) is
  'By what words are found: each in the form names are compared in; in scripts without spaces, each run of one, two or three signs.';

create function search_question(typed text) returns tsquery
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
  select string_agg('''' || replace(replace(part, '\', '\\'), '''', '''''') || ''''
                    || case when length(part) > 1 and not public.is_unspaced(part) then ':*' else '' end, ' & ')::tsquery
  from (select word, place from string_to_table(btrim(public.name_key(left(typed, 200))), ' ') with ordinality as w (word, place)
        where word <> '' order by place limit 12) as words
  cross join lateral (
    select left(word, 60) as part where not public.is_unspaced(word) or length(word) <= 3
    union all
    select substr(word, at, 3) from generate_series(1, length(word) - 2) as at where public.is_unspaced(word) and length(word) > 3
  ) as parts $$;
comment on function search_question(text) is 'All the words typed, or their beginnings, wherever they stand. Null when nothing is asked.';

create function decision_words(wanted uuid[])
  returns table (decision_id uuid, words tsvector, text_ids uuid[])
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
#variable_conflict use_column
begin
  return query
  select d.id,
    array_to_tsvector(public.search_lexemes(concat_ws(' ', d.number, facts.said,
      case when not facts.has_statement then public.said_in_draft(f.content) end))),
    facts.ids
  from public.decisions d
  left join public.decision_drafts f on f.decision_id = d.id
  cross join lateral (
    select string_agg(public.said_in(t.body), ' ') as said,
      coalesce(array_agg(t.id order by t.id) filter (where t.id is not null), '{}') as ids,
      count(*) filter (where facts.subject = 'statements') > 0 as has_statement
    from public.decision_facts facts left join public.texts t on t.id = facts.text_id
    where facts.decision_id = d.id
  ) as facts
  where d.id = any (wanted);
end $$;
comment on function decision_words(uuid[]) is
  'By what each decision is found: every word of every fact about it, and of its draft until something is put forward.';

-- Cards ----------------------------------------------------------------------------------------------------------

create function decision_card_facts(wanted uuid[])
  returns table (decision_id uuid, number integer, title text, state text, since timestamptz, department_id uuid, decider_id uuid,
    gate text, time_effect smallint, worry_effect smallint, effort_effect smallint, money_effect smallint, business_turn text,
    stages text[], segments text[], affected_count integer, heavy_reasons text[], is_urgent boolean, is_stop boolean,
    is_unregistered boolean, has_dissent boolean, review_on date, next_on date, next_kind text, waits_for uuid[])
  language plpgsql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
#variable_conflict use_column
begin
  return query
  select d.id, d.number, case when st.id is null then nullif(f.content ->> 'title', '') else said.words ->> 'title' end,
    s.state, s.since, coalesce(st.department_id, u.department_id), st.decider_id,
    st.gate, st.time_effect, st.worry_effect, st.effort_effect, st.money_effect, said.words ->> 'businessTurn',
    coalesce(st.stages, '{}'),
    array(select distinct coalesce(v.segment_id::text, g.segment) from public.statement_segments g
          left join public.segment_versions v on v.id = g.version_id where g.statement_id = st.id order by 1),
    reach.affected_count, coalesce(decided.heavy_reasons, public.heavy_reasons(st.id)),
    coalesce(st.urgent, false), coalesce(st.is_stop, false), u.id is not null,
    exists (select from public.positions p where p.decision_id = d.id and p.stance = 'dissent')
      or exists (select from public.dissents e where e.decision_id = d.id and e.kind = 'dissent'
                 and not exists (select from public.dissents b where b.takes_back_id = e.id)),
    review.review_on, next.next_on, next.next_kind,
    case when s.state in ('decided', 'in_effect', 'reviewed') then
      array(select n.department_id from public.notices n
            where n.decision_id = d.id and coalesce(public.standing_answer(n.id), 'objection') = 'objection' order by 1)
      else '{}' end
  from public.decisions d
  join public.decision_states s on s.decision_id = d.id
  left join public.decision_drafts f on f.decision_id = d.id
  left join public.decision_moves decided on decided.decision_id = d.id and decided.kind = 'decided'
  left join lateral (select * from public.statements
                     where decision_id = d.id and id = coalesce(decided.statement_id, public.latest_statement(d.id))) st on true
  left join lateral (select body::jsonb as words from public.texts where id = st.words_id) said on true
  left join public.statement_reach reach on reach.statement_id = st.id
  left join public.unregistered_findings u on u.decision_id = d.id
  cross join lateral (select public.current_review_on(d.id) as review_on) review
  left join lateral (
    select due.next_on, due.next_kind from (values
      (case when s.state = 'proposed' then
        (select public.organisation_day(m.answer_by) from public.decision_moves m
         where m.decision_id = d.id and m.kind = 'proposed' order by m.sequence desc limit 1) end, 'answer'),
      (case when s.state in ('decided', 'in_effect') then
        (select public.organisation_day(min(n.answer_by)) from public.notices n where n.decision_id = d.id
           and not exists (select from public.acknowledgements a where a.notice_id = n.id)) end, 'notices'),
      (case when s.state in ('in_effect', 'reviewed') then
        (select min(p.resolve_on) from public.predictions p where p.statement_id = st.id
           and not exists (select from public.prediction_outcomes o where o.prediction_id = p.id)) end, 'prediction'),
      (case when s.state in ('decided', 'in_effect') then review.review_on end, 'review')
    ) as due(next_on, next_kind) where due.next_on is not null order by due.next_on, due.next_kind desc limit 1
  ) as next on true
  where d.id = any (wanted);
end $$;
comment on function decision_card_facts(uuid[]) is 'What the register says of decisions, worked out from their facts.';

create function refresh_decision_cards(wanted uuid[]) returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  insert into public.decision_cards (decision_id, number, title, state, since, department_id, decider_id,
    gate, time_effect, worry_effect, effort_effect, money_effect, business_turn, stages, segments, affected_count, heavy_reasons,
    is_urgent, is_stop, is_unregistered, has_dissent, review_on, next_on, next_kind, waits_for)
  select * from public.decision_card_facts(wanted)
  on conflict (decision_id) do update set (title, state, since, department_id, decider_id, gate, time_effect, worry_effect,
      effort_effect, money_effect, business_turn, stages, segments, affected_count, heavy_reasons, is_urgent, is_stop,
      is_unregistered, has_dissent, review_on, next_on, next_kind, waits_for) =
    (excluded.title, excluded.state, excluded.since, excluded.department_id, excluded.decider_id, excluded.gate,
      excluded.time_effect, excluded.worry_effect, excluded.effort_effect, excluded.money_effect, excluded.business_turn,
      excluded.stages, excluded.segments, excluded.affected_count, excluded.heavy_reasons, excluded.is_urgent, excluded.is_stop,
      excluded.is_unregistered, excluded.has_dissent, excluded.review_on, excluded.next_on, excluded.next_kind,
      excluded.waits_for);
end $$;
comment on function refresh_decision_cards(uuid[]) is 'Brings what the register says of decisions up to date with their facts.';
revoke all on function refresh_decision_cards(uuid[]) from public;

create function refresh_decision_words(wanted uuid[]) returns void
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  update public.decision_cards c set words = w.words, text_ids = w.text_ids
  from public.decision_words(wanted) w where c.decision_id = w.decision_id;
end $$;
comment on function refresh_decision_words(uuid[]) is 'Brings what decisions are found by up to date with their words.';
revoke all on function refresh_decision_words(uuid[]) from public;

create function keep_decision_card() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if new.subject = 'statements' then
    perform public.refresh_decision_words(array[new.decision_id]);
    return null;
  end if;
  -- What only adds words moves nothing else the register shows.
  if new.subject not in ('statement_segments', 'decision_options', 'predictions', 'statement_evidence', 'decision_corrections') then
    perform public.refresh_decision_cards(array[new.decision_id]);
  end if;
  if new.subject = 'decisions' then
    perform public.refresh_decision_words(array[new.decision_id]);
    return null;
  end if;
  update public.decision_cards c
    set words = c.words || array_to_tsvector(public.search_lexemes(public.said_in(t.body))), text_ids = c.text_ids || t.id
  from public.decision_facts f join public.texts t on t.id = f.text_id
  where c.decision_id = new.decision_id and f.decision_id = new.decision_id and f.subject = new.subject and f.subject_id = new.subject_id;
  return null;
end $$;
comment on function keep_decision_card() is
  'Principle 2: the register follows from the facts. Whatever is added to a decision''s chain reaches its card in the same transaction.';
create trigger zz_keep_card after insert on decision_events for each row execute function keep_decision_card();

create function keep_draft_card() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not exists (select from public.statements where decision_id = new.decision_id) then
    update public.decision_cards set title = nullif(new.content ->> 'title', '') where decision_id = new.decision_id;
    perform public.refresh_decision_words(array[new.decision_id]);
  end if;
  return null;
end $$;
comment on function keep_draft_card() is 'Until something is put forward, a decision is called and found by what its letter says.';
create trigger zz_keep_card after insert or update on decision_drafts for each row execute function keep_draft_card();

create function forget_decision_words() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  touched uuid[] := array(select c.decision_id from public.decision_cards c
                          where c.text_ids && array(select id from changed) order by c.decision_id);
  which uuid;
begin
  -- Held first, so that no fact is added between the reading and the writing of a card.
  foreach which in array touched loop
    perform public.lock_decision(which);
  end loop;
  perform public.refresh_decision_cards(touched);
  perform public.refresh_decision_words(touched);
  return null;
end $$;
comment on function forget_decision_words() is 'Ruling 24: words that are erased can no longer be found, nor stand as a title in the register.';
create trigger zz_forget_decision_words after update on texts referencing new table as changed
  for each statement execute function forget_decision_words();

-- Rows stay narrow: what is only searched lies outside them.
alter table decision_cards alter words set storage external;
alter table decision_cards alter text_ids set storage external;
alter table decision_cards set (toast_tuple_target = 512);

create function found_decisions(question tsquery) returns setof integer
  language sql stable rows 2000
  set search_path = pg_catalog, public, pg_temp
  set enable_seqscan = off
  as $$ select number from public.decision_cards where words @@ question $$;
comment on function found_decisions(tsquery) is
  'The numbers of the decisions in which these words stand. Always by the index: reading every decision''s words costs a hundred times that.';

create function decision_cards_at_odds()
  returns table (decision_id uuid, number integer, kept jsonb, facts jsonb)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
  with known as (select array_agg(id) as ids from public.decisions),
  worked_out as (
    select f.decision_id, to_jsonb(f) || jsonb_build_object('words', w.words::text, 'texts', to_jsonb(w.text_ids)) as says
    from known cross join lateral public.decision_card_facts(known.ids) f
    join lateral public.decision_words(known.ids) w on w.decision_id = f.decision_id
  ), kept as (
    select c.decision_id, to_jsonb(c) - 'words' - 'text_ids' || jsonb_build_object('words', c.words::text,
      'texts', to_jsonb(array(select id from unnest(c.text_ids) as id order by id))) as says
    from public.decision_cards c
  )
  select d.id, d.number, k.says, w.says from public.decisions d
  left join worked_out w on w.decision_id = d.id left join kept k on k.decision_id = d.id
  where k.says is distinct from w.says $$;
comment on function decision_cards_at_odds() is 'Cards that say something else than the facts of their decision; none when all is as it should be.';
revoke all on function decision_cards_at_odds() from public;

-- What stands already.
select refresh_decision_cards(array(select id from decisions));
select refresh_decision_words(array(select id from decisions));

insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('decision_cards', 'staff', 'title words'),
  ('decision_cards', 'nobody', 'state gate business_turn stages segments heavy_reasons review_on next_on next_kind')
) as judged (table_name, holds, names);
