-- Targets of the kept rate, and from when the limits of its chart are made (GOVERNANCE B6).

create trigger stamp before insert on rate_targets for each row execute function stamp_recorded_at();
create trigger stamp before insert on rate_bases for each row execute function stamp_recorded_at();
select forbid_change('rate_targets');
select forbid_change('rate_bases');

create function guard_rate_aim() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not exists (select from public.people where id = new.set_by and 'board' = any (roles))
     or not public.person_acts(new.set_by, new.recorded_at) then
    perform public.refuse('Targets and limits are set by the board.');
  end if;
  return new;
end $$;
comment on function guard_rate_aim() is 'Principle 1: who is measured does not set what is good enough.';
create trigger zz_guard before insert on rate_targets for each row execute function guard_rate_aim();
create trigger zz_guard before insert on rate_bases for each row execute function guard_rate_aim();

create function guard_rate_target() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if public.said_length(new.reason) < 10 then
    perform public.refuse('Please say why, in ten characters or more.');
  end if;
  return new;
end $$;
comment on function guard_rate_target() is 'Principle 5: a target carries its reason.';
create trigger zz_reason before insert on rate_targets for each row execute function guard_rate_target();

create function guard_rate_base() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  today date := (new.recorded_at at time zone (select zone from public.organisation))::date;
begin
  perform pg_advisory_xact_lock(hashtextextended('rate_bases ' || new.level, 0));
  if not public.decision_may_be_cited(new.decision_id) then
    perform public.refuse('New limits follow a decision that has been made and stands. Choose it.');
  elsif new.begins_on > today then
    perform public.refuse('Limits cannot begin in the future.');
  elsif new.begins_on < (select date_trunc('month', recorded_at at time zone (select zone from public.organisation))::date
                         from public.decision_moves where decision_id = new.decision_id and kind = 'decided') then
    perform public.refuse('New limits begin with the month of the decision, not before it.');
  elsif exists (select from public.rate_bases where level = new.level and begins_on >= new.begins_on) then
    perform public.refuse('Limits have been made anew from that month or a later one already.');
  end if;
  return new;
end $$;
comment on function guard_rate_base() is
  'B6: limits are made anew only after a decision, from its month on; what was drawn before stays as it was.';
revoke all on function guard_rate_base() from public;
create trigger zz_base before insert on rate_bases for each row execute function guard_rate_base();

insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('rate_targets', 'staff', 'reason'),
  ('rate_targets', 'nobody', 'level'),
  ('rate_bases', 'nobody', 'level begins_on')
) as judged (table_name, holds, names);
