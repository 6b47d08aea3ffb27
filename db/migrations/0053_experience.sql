-- How customers feel, level by level and per customer; what others asked them; what they buy elsewhere.

-- Levels ------------------------------------------------------------------------------------------------------------

create function felt_between(after_on date, until_on date)
  returns table (customer_id uuid, level smallint, is_said boolean, channel text, stage text, contact_id uuid, happened_at timestamptz)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
    select distinct on (c.survivor_id) c.survivor_id, k.feeling,
      exists (select from public.feedbacks f where f.contact_id = k.id), k.channel, k.stage, k.id, k.happened_at
    from public.contacts k join public.customers c on c.id = k.customer_id
    where k.feeling is not null and k.withdrawn_at is null
      and k.happened_at >= public.day_begins(after_on + 1) and k.happened_at < public.day_begins(until_on + 1)
    order by c.survivor_id, k.happened_at desc, k.id desc
  $$;
comment on function felt_between(date, date) is
  'METRICS A12: how each customer felt last after one day and up to another, once per customer (survivor), whatever they said '
  'before. is_said: in their own words from outside (feedback); else as one of us noted it. Agrees with latestLevels in the domain.';

-- What they buy elsewhere -------------------------------------------------------------------------------------------

create function guard_wallet_estimate() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if not public.person_acts(new.recorded_by, new.recorded_at) then
    perform public.refuse('Only somebody who is with us can do that.');
  end if;
  if new.said_on > public.organisation_day(new.recorded_at) then
    perform public.refuse('That day has not come yet.');
  end if;
  return new;
end $$;
comment on function guard_wallet_estimate() is 'Principle 1: an estimate carries the name of somebody who is with us, and no day ahead.';
create trigger stamp before insert on wallet_estimates for each row execute function stamp_recorded_at();
create trigger zz_guard before insert on wallet_estimates for each row execute function guard_wallet_estimate();
create trigger zz_not_erased after insert on wallet_estimates referencing new table as new_rows
  for each statement execute function refuse_for_erased();
select forbid_change('wallet_estimates');

create function wallet_standings(as_of date, of_customer uuid default null)
  returns table (customer_id uuid, elsewhere_minor bigint, source text, said_on date, expires_on date,
    ours_minor bigint, ours_then_minor bigint, standing text)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  set jit = off
  as $$
    with latest as materialized (
      select distinct on (c.survivor_id) c.survivor_id as id, w.elsewhere_minor, w.currency, w.source, w.said_on, w.expires_on
      from public.wallet_estimates w join public.customers c on c.id = w.customer_id
      where w.said_on <= as_of and (of_customer is null or c.survivor_id = of_customer)
      order by c.survivor_id, w.said_on desc, w.recorded_at desc, w.id desc
    ), known as (
      select l.*, bought.ours, bought.ours_then
      from latest l
      cross join lateral (
        select
          coalesce(sum(p.amount_minor) filter (where p.bought_on > (as_of - interval '12 months')::date), 0)::bigint as ours,
          coalesce(sum(p.amount_minor) filter (
            where p.bought_on > (l.said_on - interval '12 months')::date and p.bought_on <= l.said_on), 0)::bigint as ours_then
        from public.customers m join public.counted_purchases p on p.customer_id = m.id
        where m.survivor_id = l.id and p.currency = l.currency
          and p.bought_on > (l.said_on - interval '12 months')::date and p.bought_on <= as_of
      ) bought
      where l.elsewhere_minor is not null and l.currency = (select o.currency from public.organisation o)
    )
    select k.id, k.elsewhere_minor, k.source, k.said_on, k.expires_on, k.ours, k.ours_then,
      case when k.expires_on < as_of then 'expired'
        when k.ours <= 0 then 'none_of_ours'
        when k.elsewhere_minor > 0 and k.ours > greatest(k.ours_then, 0) + k.elsewhere_minor then 'stale'
        else 'counts' end
    from known k
  $$;
comment on function wallet_standings(date, uuid) is
  'METRICS A11: the newest estimate of each customer (survivor), or of one, as of a day, with what they bought from us in the twelve months '
  'to that day and to the day it was said; refunds are taken off. Agrees with walletStanding in the domain.';

-- Scores others asked for -------------------------------------------------------------------------------------------

create function guard_score_file() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if tg_op = 'INSERT' then
    if not public.holds_role(new.imported_by, array['admin'], new.recorded_at) then
      perform public.refuse('Scores are imported by administrators.');
    end if;
    -- The same file twice at once: the second waits until the first is there to be seen.
    perform pg_advisory_xact_lock(hashtextextended('score_files', 0));
    if exists (select from public.score_files o where o.sha256 = new.sha256 and o.withdrawn_at is null) then
      perform public.refuse('This file has been imported already.');
    end if;
  elsif not public.holds_role(new.withdrawn_by, array['admin'], new.withdrawn_at) then
    perform public.refuse('Scores are taken back by administrators.');
  end if;
  return new;
end $$;
comment on function guard_score_file() is 'Principle 1: who imported scores is known, and no answer counts twice because a file came twice.';
create unique index score_files_once on score_files (sha256) where withdrawn_at is null;
comment on index score_files_once is 'Principle 1: no answer counts twice because a file came twice.';
create trigger stamp before insert on score_files for each row execute function stamp_recorded_at();
create trigger zz_guard_withdrawn before insert or update on score_files for each row execute function guard_withdrawn();
create trigger zzz_guard before insert or update on score_files for each row execute function guard_score_file();
select forbid_delete('score_files');

create function guard_whole_file() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  if (select count(*) from public.promoter_scores s where s.file_id = new.id) <> new.rows then
    perform public.refuse('A file holds as many answers as it says.');
  end if;
  return null;
end $$;
comment on function guard_whole_file() is 'Principle 1: a file goes in whole or not at all, and nobody adds answers to it later.';
create constraint trigger zz_whole after insert on score_files
  deferrable initially deferred for each row execute function guard_whole_file();

create function guard_scores() returns trigger
  language plpgsql
  set search_path = pg_catalog, public, pg_temp
  as $$
begin
  perform public.refuse('That day has not come yet.') from new_rows n
    where n.asked_on > public.organisation_day(n.recorded_at) limit 1;
  perform public.refuse('A file holds as many answers as it says.')
    from (select distinct n.file_id from new_rows n) written join public.score_files f on f.id = written.file_id
    where (select count(*) from public.promoter_scores s where s.file_id = f.id) > f.rows limit 1;
  return null;
end $$;
comment on function guard_scores() is 'Principle 1: nobody adds answers to a file that others have read already.';
create trigger stamp before insert on promoter_scores for each row execute function stamp_recorded_at();
create trigger zz_guard after insert on promoter_scores referencing new table as new_rows
  for each statement execute function guard_scores();
create trigger zz_not_erased after insert on promoter_scores referencing new table as new_rows
  for each statement execute function refuse_for_erased();
select forbid_change('promoter_scores');

-- Whose the data is -------------------------------------------------------------------------------------------------

insert into personal_tables (place, name, heading, mine, shown, key, is_removed) values
  (410, 'wallet_estimates', 'What they buy elsewhere', 't.customer_id = any ($1)', null, 't.id::text', false),
  (411, 'promoter_scores', 'Whether they would recommend us', 't.customer_id = any ($1)', null, 't.id::text', false);
insert into personal_columns (table_name, holds, name)
select table_name, holds, regexp_split_to_table(names, ' ') from (values
  ('wallet_estimates', 'kept', 'currency source said_on expires_on'),
  ('promoter_scores', 'kept', 'asked_on'),
  ('score_files', 'staff', 'source'),
  ('score_files', 'nobody', 'sha256')
) as listed (table_name, holds, names);
