-- Who may come in, for how long, and how that ends.

create function keep_credential() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    new.changed_at := public.stamp(new.changed_at);
  elsif new.password_hash is distinct from old.password_hash then
    new.changed_at := public.standpoint_now();
  end if;
  return new;
end $$;
comment on function keep_credential() is 'Principle 2: when a password was changed is the server''s date.';
create trigger keep_credential before insert or update on credentials for each row execute function keep_credential();

create function open_session() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if new.revoked_at is not null then
    raise exception 'A session does not begin ended.' using errcode = 'check_violation';
  end if;
  new.created_at := public.stamp(new.created_at);
  new.last_seen_at := coalesce(new.last_seen_at, new.created_at);
  new.expires_at := coalesce(new.expires_at, new.created_at + interval '12 hours');
  if new.last_seen_at < new.created_at or new.expires_at > new.created_at + interval '12 hours' then
    raise exception 'A session lasts twelve hours at most.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function open_session() is 'Principle 1: how long a session lives is the database''s rule; nobody can give themselves a longer one.';
create trigger open_session before insert on sessions for each row execute function open_session();

create function keep_session() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if old.revoked_at is not null then
    raise exception 'A session that was ended stays ended.' using errcode = 'check_violation';
  end if;
  if (new.id, new.person_id, new.created_at, new.expires_at) is distinct from
     (old.id, old.person_id, old.created_at, old.expires_at) then
    raise exception 'A session keeps its person and its end.' using errcode = 'check_violation';
  end if;
  if new.last_seen_at is distinct from old.last_seen_at then
    new.last_seen_at := public.standpoint_now();
  end if;
  if new.revoked_at is not null then
    new.revoked_at := public.standpoint_now();
  end if;
  return new;
end $$;
comment on function keep_session() is
  'Principle 1: an ended session never comes back; when it was last seen and when it ended are the server''s times.';
create trigger keep_session before update on sessions for each row execute function keep_session();

create function issue_token() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if new.used_at is not null then
    raise exception 'A link is not issued used.' using errcode = 'check_violation';
  end if;
  if new.kind = 'set_up' and exists (select from public.people) then
    raise exception 'Standpoint is set up already: there are people here.' using errcode = 'check_violation';
  end if;
  new.created_at := public.stamp(new.created_at);
  new.expires_at := coalesce(new.expires_at, new.created_at + interval '1 day' * case new.kind when 'set_up' then 7 else 1 end);
  if new.expires_at > new.created_at + interval '7 days' then
    raise exception 'A one-time link lives seven days at most.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function issue_token() is 'Ruling 38: a set-up link exists only while nobody does; how long a link lives is the database''s rule.';
create trigger issue_token before insert on tokens for each row execute function issue_token();

create function use_token() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if (new.hash, new.kind, new.person_id, new.created_at, new.expires_at) is distinct from
     (old.hash, old.kind, old.person_id, old.created_at, old.expires_at) then
    raise exception 'A one-time link stands as it was issued.' using errcode = 'check_violation';
  end if;
  if old.used_at is not null then
    raise exception 'This link has been used already.' using errcode = 'check_violation';
  end if;
  new.used_at := public.standpoint_now();
  if new.used_at >= old.expires_at then
    raise exception 'This link is too old.' using errcode = 'check_violation';
  end if;
  if exists (select from public.people where new.kind = 'set_up' or (id = new.person_id and deactivated_at is not null)) then
    raise exception 'This link has nothing left to do.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function use_token() is
  'Principle 1: a one-time link is used once, in time, and never for somebody who left or a house that is set up.';
create trigger use_token before update on tokens for each row execute function use_token();

-- People ---------------------------------------------------------------------------------------------------------

create function deactivate_person() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if old.deactivated_at is null and new.deactivated_at is not null then
    new.deactivated_at := public.standpoint_now();
    update public.sessions set revoked_at = new.deactivated_at where person_id = new.id and revoked_at is null;
  elsif new.deactivated_at is not null and new.deactivated_at is distinct from old.deactivated_at then
    raise exception 'When somebody left stands as recorded.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function deactivate_person() is 'Principle 1: whoever leaves is out at once, in every browser, whichever way it was recorded.';
create trigger deactivate_person before update of deactivated_at on people for each row execute function deactivate_person();

create unique index appointments_one_open_seat on appointments (department_id) where kind = 'board_seat' and until_on is null;
comment on index appointments_one_open_seat is 'One seat per department on the CX board.';
create unique index appointments_one_open_officer on appointments (kind)
  where kind = 'chief_customer_officer' and until_on is null;
comment on index appointments_one_open_officer is 'One chief customer officer at a time.';

create function know_zone() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform timestamptz 'epoch' at time zone new.zone;
  return new;
exception when invalid_parameter_value then
  raise exception 'The database does not know the time zone %.', new.zone using errcode = 'check_violation';
end $$;
comment on function know_zone() is 'Every request reads the day in this zone: one that Postgres cannot read would stop them all.';
create trigger know_zone before insert or update of zone on people for each row execute function know_zone();
create trigger know_zone before insert or update of zone on organisation for each row execute function know_zone();
