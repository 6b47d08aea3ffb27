-- What the application's login may do with the charter: draft, put up, sign; link a promise to what it follows from. What
-- the server says (numbers, times, order of wordings) its guards refuse to be given.
grant select, insert on charter_versions, charter_clauses, charter_signers, charter_signatures, brand_promises,
  charter_publications to :app;
grant update (put_up_by) on charter_versions to :app;
grant update (position, title, objective, said, conditions, limits, contact, remedy, measure, trigger, due_said, latest_days,
  team_id, dropped_at, saved_by) on charter_clauses to :app;
grant select on charter_promises to :app;
grant insert (promise_id, clause_id, issue_id, step_id, contact_id) on charter_promises to :app;
grant insert (clause_id) on promises to :app;
grant execute on function charter_in_force(timestamptz), triggered_clauses(text, timestamptz), charter_fact(charter_promises),
  level_of(promises), lock_charter() to :app;
