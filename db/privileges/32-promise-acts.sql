-- Putting right: facts are added, nothing is changed; whose it is and when are the server's.
grant select on recoveries, promises_to_put_right to :app;
grant insert (id, promise_id, said_id, contact_id, remedy, goodwill_id, new_promise_id, by_id) on recoveries to :app;
