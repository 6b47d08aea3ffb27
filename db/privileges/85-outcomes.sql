-- Outcomes: who was drawn for a comparison is nobody's (ruling 32); the application gets counts, and sums that stand.
revoke select on statement_reach from :app;
grant select (statement_id, decision_id, as_of, affected_count, all_count, value_minor, all_value_minor, heavy_share, heavy_value_minor,
  sample_count, comparator_count, recorded_at) on statement_reach to :app;
grant select on outcomes_followed to :app;
grant execute on function decision_fact_hash(text, uuid), measure_outcomes(), outcome_readings(uuid) to :app;
