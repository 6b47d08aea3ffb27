-- What the application's login may do with the foundation. Everything else is refused.
grant select, insert on departments, teams, people, appointments, lapse_thresholds, events to :app;
grant select, insert (id, name, zone, country, currency) on organisation to :app;
grant select on texts to :app;
grant insert (id, body) on texts to :app;
grant update (name) on departments to :app;
grant update (name, lead_id) on teams to :app;
grant update (name, email, department_id, team_id, roles, zone, keys_off, deactivated_at) on people to :app;
grant update (until_on) on appointments to :app;
grant update (name, zone, country, currency, heavy_share, heavy_value_minor) on organisation to :app;
grant execute on function standpoint_now(), stamp(timestamptz), text_hash(bytea, text) to :app;
