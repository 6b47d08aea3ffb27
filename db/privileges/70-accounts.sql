-- What the application's login may do with accounts. Times are the database's; rows that are over may be cleared away.
grant select, insert (person_id, password_hash), update (password_hash) on credentials to :app;
grant select, insert (id, person_id, ip, user_agent), update (last_seen_at, revoked_at), delete on sessions to :app;
grant select, insert (hash, kind, person_id), update (used_at), delete on tokens to :app;
grant select, insert (key, tokens, refilled_at), update (tokens, refilled_at), delete on rate_limits to :app;
grant update (session_idle_minutes) on organisation to :app;
