-- Merges, unmerges and "two different customers" are said once and stay; suggestions are derived and found anew.
grant select on merges, unmerges, live_merges, duplicate_dismissals, duplicates, open_duplicates, comparable_customers, birth_dates,
  duplicate_scans to :app;
grant insert (id, merged_id, survivor_id, taken, by_id, reason_id) on merges to :app;
grant insert (id, merge_id, by_id, reason_id) on unmerges to :app;
grant insert (id, one_id, other_id, by_id) on duplicate_dismissals to :app;
grant insert, update, delete on duplicates to :app;
grant insert (id, started_by, parts), update (parts_done, finished_at) on duplicate_scans to :app;
grant execute on function merge_fields(), merge_columns(text), pick_columns(jsonb, text[]), merge_was_before(uuid), unmerge_fields(uuid), merged_below(uuid),
  telling_words(text), near_words(text, text), similar_words(text[], text[]), similar_name(text, text), place_key(text), duplicate_likeness(uuid, uuid),
  weigh_likeness(text, boolean, boolean, boolean, boolean, boolean), duplicate_candidates(text, int, int),
  find_duplicates(text, int, int, uuid) to :app;
