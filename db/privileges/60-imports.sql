-- Imports: a file and its failures are written once, a run's counts move until it has ended; when it ended, how long a
-- file is kept and what an undoing found are the server's to say.
grant select on imports, import_chunks, import_runs, import_failures, import_changes, import_seen, import_rehearsals,
  import_rehearsed, import_undos, import_kept to :app;
grant insert on imports to :app;
grant update (mapping, encoding, delimiter, sheet, sheets, headers, sample, look, fingerprint, bytes, sha256) on imports to :app;
grant insert on import_chunks, import_failures to :app;
grant insert (id, import_id, effect, mapping, started_by) on import_runs to :app;
grant update (finished_at, cancelled_at, stopped_by, rows_read, bytes_read, created, updated, unchanged, skipped, failed)
  on import_runs to :app;
grant usage on sequence import_failures_id_seq to :app;
grant insert (id, import_id, subject, subject_id, customer_id, details_id) on import_changes to :app;
grant insert on import_seen, import_rehearsals, import_rehearsed to :app;
grant update (after) on import_rehearsed to :app;
grant insert (id, import_id, effect, asked_by, total) on import_undos to :app;
grant update (finished_at, stage, after_id, withdrawn, restored, kept) on import_undos to :app;
grant insert (undo_id, subject, subject_id, customer_id, why) on import_kept to :app;
grant usage on sequence import_kept_id_seq to :app;
grant update (withdrawn_at) on contacts to :app;
grant execute on function in_rehearsal(), import_promises(uuid, jsonb), built_upon(text, uuid[], uuid),
  void_imported_promises(uuid, uuid[]), import_kept_until(uuid), forget_old_import_files(), forget_seen(uuid), import_brought(import_runs), without_quotes(text) to :app;
