-- Reviews: what was found is added, never changed, its hash and time are the server's; what is scored is drawn by the
-- database alone.
grant select on time_savings, statement_scores, score_draws, score_drawn to :app;
grant insert on time_savings, statement_scores to :app;
grant execute on function measure_takes(text, text), is_measure_of(text, jsonb), read_measure(text, jsonb, date, timestamptz),
  scorable_in(date), draw_statements_to_score() to :app;
