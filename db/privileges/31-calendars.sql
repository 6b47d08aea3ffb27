-- Calendars are versions, closures and absences dated facts: added to, taken back, never changed or removed.
grant select on calendars, closures, absences to :app;
grant insert (id, department_id, team_id, person_id, zone, hours, holidays, country, region, set_by) on calendars to :app;
grant insert (id, department_id, team_id, name, from_on, until_on, recorded_by) on closures to :app;
grant insert (id, person_id, from_on, until_on, recorded_by) on absences to :app;
grant update (taken_back_by) on closures to :app;
grant update (until_on, taken_back_by) on absences to :app;
