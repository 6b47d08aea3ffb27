-- When we work: hours, holidays, closures, absences (ruling 9).

create function are_hours(given jsonb) returns boolean
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select jsonb_typeof(given) = 'object' and not exists (
      select from jsonb_each(case jsonb_typeof(given) when 'object' then given else '{}' end) as weekday(name, periods)
      where name not in ('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun') or jsonb_typeof(periods) <> 'array' or exists (
        select from jsonb_array_elements(case jsonb_typeof(periods) when 'array' then periods else '[]' end) as period
        where jsonb_typeof(period) <> 'array' or jsonb_array_length(period) <> 2
          or coalesce(period ->> 0, '') !~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
          or coalesce(period ->> 1, '') !~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' or period ->> 0 = period ->> 1))
  $$;
comment on function are_hours(jsonb) is
  'Principle 1: hours are periods of "HH:MM" by weekday; one that ends before its start runs past midnight.';
alter table calendars add constraint calendars_hours_readable check (hours is null or are_hours(hours));

create function calendar_of(department uuid, team uuid, person uuid) returns uuid
  language sql immutable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select coalesce(person, team, department, '00000000-0000-7000-8000-000000000001') $$;
comment on function calendar_of(uuid, uuid, uuid) is 'Whose calendar it is, as one id: nobody''s own is the organisation''s.';
create index calendars_newest on calendars (calendar_of(department_id, team_id, person_id), recorded_at desc, id desc);
create index closures_of on closures (calendar_of(department_id, team_id, null), until_on);

alter table absences add constraint absences_on_days check (isfinite(from_on) and isfinite(until_on));
comment on constraint absences_on_days on absences is
  'Begins on a day, and ends on one or not yet: whoever reads it counts days. One that cannot be read would keep its person from promising anything.';

create trigger stamp before insert on calendars for each row execute function stamp_recorded_at();
create trigger stamp before insert on closures for each row execute function stamp_recorded_at();
create trigger stamp before insert on absences for each row execute function stamp_recorded_at();
select forbid_change('calendars');
select forbid_delete('closures');
select forbid_delete('absences');

create function guard_taking_back() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    if new.taken_back_by is not null or new.taken_back_at is not null then
      perform public.refuse('What is recorded now cannot be taken back already.');
    end if;
    return new;
  end if;
  if old.taken_back_at is not null then
    perform public.refuse('This was taken back; that stands.');
  end if;
  if new.taken_back_at is distinct from old.taken_back_at then
    perform public.refuse('This time is stamped by the server and cannot be given.');
  end if;
  if new.taken_back_by is not null then
    new.taken_back_at := public.standpoint_now();
  end if;
  return new;
end $$;
comment on function guard_taking_back() is
  'Principle 2: a closure or absence recorded by mistake stays on record; who took it back is added once, with the server''s date.';
create trigger guard_taking_back before insert or update on closures for each row execute function guard_taking_back();
create trigger guard_taking_back before insert or update on absences for each row execute function guard_taking_back();

create function guard_closure() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    if new.until_on < public.organisation_day(new.recorded_at) then
      perform public.refuse('These days are over: a closure is recorded before it ends.');
    end if;
  elsif (to_jsonb(new) - array['taken_back_by', 'taken_back_at']) is distinct from (to_jsonb(old) - array['taken_back_by', 'taken_back_at']) then
    perform public.refuse('A closure stands as it was recorded; it can only be taken back.');
  end if;
  return new;
end $$;
comment on function guard_closure() is 'Principle 2: closures are dated facts, neither back-dated nor rewritten.';
create trigger zz_guard before insert or update on closures for each row execute function guard_closure();

create function guard_absence() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    if new.until_on < public.organisation_day(new.recorded_at) then
      perform public.refuse('These days are over: an absence is recorded before it ends.');
    end if;
    return new;
  end if;
  if (to_jsonb(new) - array['until_on', 'taken_back_by', 'taken_back_at'])
     is distinct from (to_jsonb(old) - array['until_on', 'taken_back_by', 'taken_back_at']) then
    perform public.refuse('An absence stands as it was recorded; its end can be told, or it can be taken back.');
  end if;
  if new.until_on is distinct from old.until_on
     and least(old.until_on, new.until_on) < public.organisation_day(public.standpoint_now()) - 1 then
    perform public.refuse('What has passed of an absence stays as it was.');
  end if;
  return new;
end $$;
comment on function guard_absence() is
  'Principle 2: absences are dated facts; the last day away may be told later or change while it is ahead, counted from yesterday.';
create trigger zz_guard before insert or update on absences for each row execute function guard_absence();

create function is_absent(person uuid, on_day date) returns boolean
  language sql stable parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select exists (
      select from public.absences a
      where a.person_id = person and a.taken_back_at is null and a.from_on <= on_day and coalesce(a.until_on >= on_day, true))
  $$;
comment on function is_absent(uuid, date) is 'Whether somebody of ours is away on a day, as far as it is recorded and not taken back.';

create function calendar_level(whose uuid, kind text, zone text, first_on date, last_on date) returns jsonb
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select jsonb_build_object(
      'kind', kind, 'zone', coalesce(c.zone, calendar_level.zone), 'hours', c.hours, 'holidays', coalesce(c.holidays, 'above'),
      'country', c.country, 'region', c.region, 'closures', coalesce((
        select jsonb_agg(jsonb_build_object('name', x.name, 'fromOn', x.from_on, 'untilOn', x.until_on) order by x.from_on, x.id)
        from public.closures x
        where public.calendar_of(x.department_id, x.team_id, null) = whose and x.taken_back_at is null
          and x.until_on >= first_on and x.from_on <= last_on), '[]'))
    from (select) one
    left join lateral (
      select * from public.calendars v where public.calendar_of(v.department_id, v.team_id, v.person_id) = whose
      order by v.recorded_at desc, v.id desc limit 1) c on true
  $$;
comment on function calendar_level(uuid, text, text, date, date) is
  'What somebody has stated of when they work: the newest version of their calendar, and their closures within some days.';

-- What was there: the hours of the organisation, with the public holidays of its country, and people's own.

insert into calendars (id, hours, holidays, country)
select gen_random_uuid(), hours, 'country', upper(country) from organisation;
insert into calendars (id, person_id, hours)
select gen_random_uuid(), id, hours from people where hours is not null;
alter table organisation drop column hours;
alter table people drop column hours;

-- Whose the columns are ---------------------------------------------------------------------------------------------

delete from personal_columns where (table_name, name) in (('people', 'hours'), ('organisation', 'hours'));
insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('calendars', 'staff', 'zone hours holidays country region'),
  ('closures', 'nobody', 'name from_on until_on'),
  ('absences', 'staff', 'from_on until_on')
) as listed(table_name, holds, names);
