-- Erasure: the application asks and reports how far it is; only the owner's functions erase, and only what was asked for.
grant select on personal_tables, personal_columns, erasures, exports, export_holds to :app;
grant insert (id, customer_id, requested_by, reason, reference), update (files_to_read, files_read, files_dropped, mentions) on erasures to :app;
grant execute on function erase_stored_file(uuid, uuid), erase_customer(uuid) to :app;
-- Lists that were taken out: written when the file begins, ended once.
grant insert (id, list, filter, reason, by_id), update (rows, held_back) on exports to :app;
grant insert on export_holds to :app;
grant execute on function is_listed(uuid, uuid, timestamptz, timestamptz) to :app;
