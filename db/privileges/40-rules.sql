-- Rules are counted with the caller's own rights; nothing is written.
grant execute on function
  rule_faults(jsonb), rule_lacks(jsonb, date, int), rule_members(jsonb, date, int), count_rule(jsonb, date, int),
  is_in_rule(jsonb, uuid, date, int)
  to :app;
