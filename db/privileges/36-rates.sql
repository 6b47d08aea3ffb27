-- Kept rates: read by everybody who reads promises, written by the owner's functions alone. The application may have what
-- is due settled, and may ask for any promise to be judged anew; it cannot say what became of one.
grant select on promise_facts, promises_unsettled, promise_days, promise_customers, segment_rate_days, segment_rate_counts to :app;
grant execute on function promise_verdict(promise_states, timestamptz), promise_proof_level(promise_states),
  promise_settles_at(promise_states), tenure_band_at(date, date), promise_days_of(promise_facts),
  promise_facts_among(timestamptz, uuid[]), promise_facts_between(timestamptz, timestamptz, timestamptz),
  settle_promises(int), mark_promises(uuid[]), promise_customers_of(uuid[]),
  recount_promise_days(date[]), count_segment_rates(text[]) to :app;
