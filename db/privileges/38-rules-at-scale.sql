-- What rules ask is kept by triggers alone; the application reads it, and may have it counted anew (verify standing --repair).
grant select on rule_facts, standing_tally to :app;
grant execute on function
  rule_page(jsonb, date, int, uuid, int), measure_rule(jsonb, date, int), rule_facts_of(uuid[]), refresh_rule_facts(uuid[])
  to :app;
