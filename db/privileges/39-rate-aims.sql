-- Targets and limits of the kept rate: added by the board, never changed.
grant select on rate_targets, rate_bases to :app;
grant insert (id, level, percent, reason, set_by) on rate_targets to :app;
grant insert (id, level, begins_on, decision_id, set_by) on rate_bases to :app;
