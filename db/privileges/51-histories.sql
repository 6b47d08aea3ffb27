-- Purchase histories and their sums: read by everybody who reads numbers, written by the owner's functions alone. The
-- application may have them kept anew; it cannot say what anybody bought.
grant select on purchase_histories, histories_unsettled, history_sums, kept_thresholds, unsettled_customers, histories_now to :app;
grant execute on function histories_from_facts(uuid[]), histories_of(date, int, text), mark_histories(uuid[]),
  value_step(bigint), history_until(purchase_histories, date), history_sums_of(purchase_histories[], int[], boolean),
  history_sums_by_chunk(int[], boolean), count_histories(int[], boolean), history_changes(date, int, int), histories_behind(int),
  threshold_is_at_hand(int),
  settle_histories(int), count_thresholds(), recount_history_sums(), rebuild_histories() to :app;
