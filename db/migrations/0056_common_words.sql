-- Words that stand in most decisions are found by looking at the decisions, newest first, and not by collecting them all.

create function finds_many(question tsquery, most int) returns boolean
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  set enable_seqscan = off
  as $$ select count(*) > most from (
          select from public.decision_cards where words @@ question limit most + 1) as found $$;
comment on function finds_many(tsquery, int) is 'Whether these words stand in more than so many decisions. Counts no further than that.';
