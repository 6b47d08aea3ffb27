-- Listening: promises nobody had logged and what was heard are added, never changed. What is listened to is drawn by the
-- database alone; whose team it was and when are the server's.
grant select on unlogged_promises, unlogged_answers, listening_plans, listening_samples, listening_teams,
  listening_items, listening_findings to :app;
grant insert (id, customer_id, contact_id, issue_id, said_id, found_through, told, found_by) on unlogged_promises to :app;
grant insert (unlogged_id, promise_id, by_id) on unlogged_answers to :app;
grant insert (id, per_team, set_by) on listening_plans to :app;
grant insert (id, item_id, kind, promise_id, unlogged_id, by_id) on listening_findings to :app;
grant execute on function draw_listening() to :app;
