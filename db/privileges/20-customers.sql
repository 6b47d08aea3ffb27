-- What the application's login may do with customers. Nothing is deleted; only what may be corrected visibly is updated.
grant select, insert on customers, representatives, identities, purchases, issues, contacts, notes, recognitions to :app;
grant select on standing, counted_purchases to :app;
grant update (kind, name, called, place, country, zone, stated_since_on, stated_since_source,
              died_on, died_recorded_by, vulnerable_note, vulnerable_by, withdrawn_at) on customers to :app;
grant update (position, ended_at) on representatives to :app;
grant update (withdrawn_at) on identities to :app;
grant update (bought_on, order_ref, line_ref, what, amount_minor, currency, withdrawn_at) on purchases to :app;
grant update (happened_at, channel, direction, cause, stage, feeling, avoidable, tried_self_service, self_service_failed,
              words) on contacts to :app;
grant update (withdrawn_at) on notes to :app;
grant select, insert on lately_seen to :app;
grant update (seen_at) on lately_seen to :app;
grant execute on function name_key(text), standing_from_facts(uuid[]) to :app;
