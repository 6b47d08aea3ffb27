-- Promises: facts may be added, column by column; nothing is ever changed or removed, and what the server judges on
-- (recorded times, in-time, proof, sequence, origin, the customer's answers, the states) nobody here can write (ruling 4).
grant select on promises, promise_events, promise_states to :app;
grant insert (id, customer_id, kind, said_id, channel, contact_id, made_by, made_at, owner_id, owner_team_id,
  earliest_at, original_due_at, due_precision, zone, calendar, recovers_id, is_moment_of_truth, stage, wanted_at) on promises to :app;
grant insert (id, promise_id, kind, actor_id, occurred_at, initiator, customer_agreed, new_earliest_at, new_due_at,
  new_due_precision, new_owner_id, new_owner_team_id, message_left, retracts_id, contact_id, purchase_id, issue_id,
  reason_id) on promise_events to :app;
grant execute on function promise_outcomes(timestamptz, timestamptz, timestamptz), answer_confirmation(text, text) to :app;
