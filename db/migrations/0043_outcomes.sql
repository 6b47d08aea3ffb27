-- Outcomes measured by the system: the sample frozen with a statement is followed beside comparators drawn at the same time.
-- Who is in either is nobody's (ruling 32): the application may not read them, and is given sums once they stand for good.

insert into personal_columns (table_name, holds, name)
select 'decision_readings', 'nobody', regexp_split_to_table('effect_on as_of followed figures counted_in', ' ');

create trigger stamp before insert on decision_readings for each row execute function stamp_recorded_at();
select forbid_change('decision_readings');

-- Drawing ----------------------------------------------------------------------------------------------------------

create function likeness_of(f rule_facts, today date, year_from int) returns smallint
  language sql stable
  return (
    case when f.purchase_days < 1 then 0 when f.purchase_days < 2 then 1 when f.purchase_days < 4 then 2 when f.purchase_days < 8 then 3
      when f.purchase_days < 16 then 4 else 5 end * 1000
    + ((f.since_on <= today - 365)::int + (f.since_on <= today - 1095)::int + (f.since_on <= today - 1825)::int
      + (f.since_on <= today - 3650)::int) * 100
    + case when f.contact_1 < year_from then 0 when f.contact_3 < year_from then 1
      when f.contact_5 < year_from then 2 else 3 end * 10
    + (f.last_on >= today - 365)::int + (f.last_on >= today - 91)::int)::smallint;
comment on function likeness_of(rule_facts, date, int) is
  'Ruling 17: who is like whom, as a number: habit (days bought on: 0, 1, 2, 4, 8, 16 and more), tenure (1, 3, 5, 10 years), contacts '
  'in the last year, from that minute on (0, 1, 3, 5 and more) and the last purchase (91 days, a year, longer), a digit each. What people did lately is '
  'in it because it evens itself out: whoever is chosen for having rung often rings less later, decision or not.';

create or replace function freeze_affected() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  set work_mem = '192MB'
  set jit = off
  as $$
declare
  today date := public.organisation_day(new.recorded_at);
  lapse integer := (select days from public.lapse_thresholds where recorded_at <= new.recorded_at
                    order by recorded_at desc, id desc limit 1);
  year_from integer := public.minute_of(today - interval '365 days');
  sentence text;
begin
  if new.segments @> '[{"segment": "active"}]' and lapse is null then
    perform public.refuse('Nobody can be called active until a lapse threshold is set.');
  end if;
  sentence := public.segments_lack(new.segments, today, lapse);
  if sentence is not null then
    perform public.refuse(sentence);
  end if;
  -- standing has a row for everyone who counts: read from there, all of a million are joined at once and not one by one.
  with everyone as materialized (
    select f.customer_id as id, f.value_minor, public.likeness_of(f, today, year_from) as likeness,
      least(c.stated_since_on, s.first_on) + interval '10 years' <= today as is_old_friend
    from public.standing s join public.rule_facts f on f.customer_id = s.customer_id join public.customers c on c.id = s.customer_id
    where s.first_on <= today or c.recorded_at < (today + 1)::timestamp at time zone (select zone from public.organisation)
  ), named as (
    select * from jsonb_to_recordset(new.segments) as named(segment text, effect text)
  ), touched as materialized (
    select n.segment, e.id, e.value_minor, e.is_old_friend from named n join everyone e on n.segment = 'all'
    union all
    select n.segment, e.id, e.value_minor, e.is_old_friend from named n join everyone e on n.segment = 'ten_years' and e.is_old_friend
    union all
    select n.segment, e.id, e.value_minor, e.is_old_friend
    from named n cross join lateral public.segment_members(n.segment, today, lapse) as m(id) join everyone e on e.id = m.id
    where n.segment not in ('all', 'ten_years')
  ), tallied as (
    select t.segment, count(*)::int as customers, count(*) filter (where t.is_old_friend)::int as old_friends, sum(t.value_minor) as value_minor
    from touched t group by t.segment
  ), counted as (
    insert into public.statement_segments (id, decision_id, statement_id, segment, effect, as_of, lapse_days,
      version_id, segment_name, rule, affected_count, all_count, ten_years_count, value_minor, recorded_at)
    select gen_random_uuid(), new.decision_id, new.id, n.segment, n.effect, today, lapse,
      v.id, s.name, v.rule, coalesce(t.customers, 0), (select count(*) from everyone), coalesce(t.old_friends, 0),
      coalesce(t.value_minor, 0), new.recorded_at
    from named n left join tallied t on t.segment = n.segment
      left join public.segment_versions v on v.id::text = n.segment left join public.segments s on s.id = v.segment_id
  ), affected as materialized (
    select distinct t.id from touched t
  ), parted as materialized (
    select e.id, e.value_minor, e.likeness, a.id is not null as is_affected from everyone e left join affected a on a.id = e.id
  ), drawn as materialized (
    -- gen_random_uuid cannot be seeded: nobody can choose who is drawn.
    select id, likeness from parted where is_affected order by gen_random_uuid() limit 10000
  ), wanted as materialized (
    select likeness, count(*) as people from drawn group by likeness
  ), alike as (
    select p.id, p.likeness, w.people, row_number() over (partition by p.likeness order by gen_random_uuid()) as place
    from parted p join wanted w on w.likeness = p.likeness where not p.is_affected
  ), compared as materialized (
    select id, likeness from alike where place <= people
  ), summed as (
    select count(*) filter (where is_affected) as affected, count(*) as everyone,
      coalesce(sum(value_minor) filter (where is_affected), 0) as value_minor, coalesce(sum(value_minor), 0) as all_value_minor
    from parted
  )
  insert into public.statement_reach (statement_id, decision_id, as_of, affected_count, all_count, value_minor,
    all_value_minor, heavy_share, heavy_value_minor, sample, comparators, sample_likeness, comparator_likeness, recorded_at)
  select new.id, new.decision_id, today, s.affected, s.everyone, s.value_minor, s.all_value_minor,
    (select heavy_share from public.organisation), (select heavy_value_minor from public.organisation),
    array(select id from drawn order by id), array(select id from compared order by id),
    array(select likeness from drawn order by id), array(select likeness from compared order by id), new.recorded_at
  from summed s;
  return null;
end $$;
comment on function freeze_affected() is
  'Ruling 17: who and how many is counted and drawn by the database the moment a statement is recorded, each with how alike they '
  'count; a saved segment is frozen with its name and rule, so that changing it changes nothing that relied on it.';

-- Whoever verifies a chain may not see who was drawn: the hash is made with the owner's rights.
alter function decision_fact_hash(text, uuid) security definer;

-- Following --------------------------------------------------------------------------------------------------------

create function outcome_followed(statement uuid)
  returns table (side text, survivor_id uuid, likeness smallint, fate text)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    with drawn as (
      select 'affected' as side, d.* from public.statement_reach r
        cross join lateral unnest(r.sample, r.sample_likeness) as d (id, likeness) where r.statement_id = statement
      union all
      select 'comparable', d.* from public.statement_reach r
        cross join lateral unnest(r.comparators, r.comparator_likeness) as d (id, likeness) where r.statement_id = statement
    ), known as materialized (
      select d.side, c.survivor_id, coalesce(d.likeness, 0::smallint) as likeness,
        case when s.erased_at is not null then 'erased' when s.withdrawn_at is not null then 'withdrawn'
          when s.died_recorded_at is not null then 'died' end as fate,
        row_number() over (partition by d.side, c.survivor_id order by d.id) as place,
        min(d.side) over (partition by c.survivor_id) <> max(d.side) over (partition by c.survivor_id) as is_on_both
      from drawn d join public.customers c on c.id = d.id join public.customers s on s.id = c.survivor_id
    )
    select k.side, k.survivor_id, k.likeness, case when k.place > 1 or k.is_on_both then 'merged' else coalesce(k.fate, 'followed') end
    from known k
  $$;
comment on function outcome_followed(uuid) is
  'Ruling 23: what became of each who was drawn, read through the survivor. Merged with another who was drawn: counted once, or on '
  'neither side when they are on both.';
revoke all on function outcome_followed(uuid) from public;

create function outcome_weighed(statement uuid)
  returns table (side text, survivor_id uuid, weight double precision, fate text)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  as $$
    with sized as (
      select f.*, count(*) filter (where f.fate = 'followed' and f.side = 'affected') over (partition by f.likeness) as affected,
        count(*) filter (where f.fate = 'followed' and f.side = 'comparable') over (partition by f.likeness) as comparable
      from public.outcome_followed(statement) f
    )
    select s.side, s.survivor_id,
      case s.side when 'affected' then 1 else s.affected::double precision / nullif(s.comparable, 0) end,
      case when s.fate = 'followed' and (s.affected = 0 or s.comparable = 0 or s.affected > 10 * s.comparable) then 'unlike' else s.fate end
    from sized s
  $$;
comment on function outcome_weighed(uuid) is
  'Comparators weigh as many of those affected as they stand for, likeness by likeness, so that they are made up alike even where '
  'they are fewer. Where there is nobody, or not one to ten, the affected are left out and counted.';
revoke all on function outcome_weighed(uuid) from public;

create function outcome_facts(followed uuid[], sides text[], weights double precision[], effect_on date, as_of date, lapse_days int)
  returns table (side text, weight double precision, measure text, k0 double precision, n0 double precision,
    k1 double precision, n1 double precision)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  set work_mem = '64MB'
  set jit = off
  as $$
    with times as materialized (
      select d.before_on, d.before_on::timestamp at time zone o.zone as t0, effect_on::timestamp at time zone o.zone as t1,
        (as_of + 1)::timestamp at time zone o.zone as t2, o.currency, public.standpoint_now() as present
      from public.organisation o cross join (select effect_on - (as_of - effect_on + 1) as before_on) d
    ), drawn as materialized (
      select * from unnest(followed, sides, weights) as w (survivor_id, side, weight)
    ), members as materialized (
      select w.*, m.id from drawn w join public.customers m on m.survivor_id = w.survivor_id
    ), bought as materialized (
      select m.survivor_id, m.side, m.weight, coalesce(sum(p.value0), 0) as value0, coalesce(sum(p.value1), 0) as value1,
        coalesce(bool_or(p.was_active), false) as was_active, coalesce(bool_or(p.is_active), false) as is_active,
        coalesce(bool_or(p.stays), false) as stays
      from members m cross join times t cross join lateral (
        select sum(b.amount_minor) filter (where b.bought_on between t.before_on and effect_on - 1 and b.currency = t.currency) as value0,
          sum(b.amount_minor) filter (where b.bought_on >= effect_on and b.currency = t.currency) as value1,
          bool_or(b.amount_minor >= 0 and b.bought_on between t.before_on - 1 - lapse_days and t.before_on - 1) as was_active,
          bool_or(b.amount_minor >= 0 and b.bought_on between effect_on - 1 - lapse_days and effect_on - 1) as is_active,
          bool_or(b.amount_minor >= 0 and b.bought_on >= as_of - lapse_days) as stays
        from public.purchases b
         where b.customer_id = m.id and b.withdrawn_at is null and b.bought_on <= as_of
           and b.bought_on >= t.before_on - 1 - coalesce(lapse_days, 0)) p
      group by m.survivor_id, m.side, m.weight
    ), facts as (
      select survivor_id, side, weight, measure, 0 as k0, 1 as n0, 0 as k1, 1 as n1
        from drawn cross join unnest(array['contacts', 'complaints']) as listed (measure)
      union all
      select m.survivor_id, m.side, m.weight, 'contacts', (k.happened_at < t.t1)::int, 0, (k.happened_at >= t.t1)::int, 0
        from members m cross join times t cross join lateral (
          select c.happened_at from public.contacts c where c.customer_id = m.id and c.happened_at >= t.t0 and c.happened_at < t.t2
             and c.direction = 'in' and c.withdrawn_at is null offset 0) k
      union all
      select m.survivor_id, m.side, m.weight, 'complaints', (i.opened_at < t.t1)::int, 0, (i.opened_at >= t.t1)::int, 0
        from members m cross join times t cross join lateral (
          select i.opened_at from public.issues i where i.customer_id = m.id and i.opened_at >= t.t0 and i.opened_at < t.t2
             and i.kind = 'complaint' offset 0) i
      union all
      select m.survivor_id, m.side, m.weight, 'kept', (s.headline_due_at < t.t1 and s.is_kept)::int, (s.headline_due_at < t.t1)::int,
          (s.headline_due_at >= t.t1 and s.is_kept)::int, (s.headline_due_at >= t.t1)::int
        from members m cross join times t cross join lateral (
          select s.headline_due_at, v.verdict in ('kept', 'attempted') as is_kept
            from public.promise_states s cross join lateral (select public.promise_verdict(s, t.present) as verdict) v
           where s.customer_id = m.id and s.until_at is null and s.headline_due_at >= t.t0 and s.headline_due_at < t.t2
             and v.verdict not in ('void', 'cancelled_by_customer')
             and exists (select from public.promises p where p.id = s.promise_id and p.origin = 'live' and public.level_of(p) = 'commitment')
          offset 0) s
    ), felt as (
      select m.survivor_id, m.side, m.weight, k.is_after,
        (array_agg(k.feeling order by k.happened_at desc, k.id desc))[1] >= 4 as is_happy
      from members m cross join times t cross join lateral (
        select c.id, c.happened_at, c.feeling, c.happened_at >= t.t1 as is_after from public.contacts c
         where c.customer_id = m.id and c.feeling is not null and c.withdrawn_at is null
           and c.happened_at >= t.t0 and c.happened_at < t.t2 offset 0) k
      group by m.survivor_id, m.side, m.weight, k.is_after
    ), units as (
      select survivor_id, side, weight, measure, sum(k0) as k0, sum(n0) as n0, sum(k1) as k1, sum(n1) as n1
        from facts group by survivor_id, side, weight, measure
      union all
      select survivor_id, side, weight, 'happy', count(*) filter (where not is_after and is_happy), count(*) filter (where not is_after),
          count(*) filter (where is_after and is_happy), count(*) filter (where is_after)
        from felt group by survivor_id, side, weight
      union all
      select survivor_id, side, weight, 'value', value0, 1, value1, 1 from bought
      union all
      select survivor_id, side, weight, 'lapsed', (was_active and not is_active)::int, was_active::int,
          (is_active and not stays)::int, is_active::int
        from bought where lapse_days is not null
    )
    select side, weight, measure, k0, n0, k1, n1 from units
  $$;
comment on function outcome_facts(uuid[], text[], double precision[], date, date, int) is
  'Of each customer followed, how much of how much before and after, measure by measure: contacts they made, complaints, what they '
  'bought in our currency, live commitments kept of those due, happy or delighted as last felt, lapsed of those active when it began. '
  'The same in server/testing/outcomes.ts, from the rows.';
revoke all on function outcome_facts(uuid[], text[], double precision[], date, date, int) from public;

create function count_outcome(statement uuid, effect_on date, as_of date, lapse_days int, out followed jsonb, out figures jsonb)
  language sql stable
  set search_path = pg_catalog, public, pg_temp
  set work_mem = '64MB'
  set jit = off
  as $$
    with weighed as materialized (
      select * from public.outcome_weighed(statement)
    ), fates as (
      select l.side, jsonb_build_object('drawn', count(w.fate), 'merged', count(*) filter (where w.fate = 'merged'),
          'erased', count(*) filter (where w.fate = 'erased'), 'died', count(*) filter (where w.fate = 'died'),
          'withdrawn', count(*) filter (where w.fate = 'withdrawn'), 'unlike', count(*) filter (where w.fate = 'unlike'),
          'compared', count(*) filter (where w.fate = 'followed')) as counts
      from (values ('affected'), ('comparable')) as l (side) left join weighed w on w.side = l.side group by l.side
    ), listed as (
      select array_agg(survivor_id) as ids, array_agg(side) as sides, array_agg(weight) as weights from weighed where fate = 'followed'
    ), units as materialized (
      select u.* from listed l
        cross join lateral public.outcome_facts(l.ids, l.sides, l.weights, effect_on, as_of, lapse_days) u
    ), sums as materialized (
      select measure, side, sum(weight * k0) / nullif(sum(weight * n0), 0) as r0, sum(weight * k1) / nullif(sum(weight * n1), 0) as r1,
        nullif(sum(weight * n0), 0) as of0, nullif(sum(weight * n1), 0) as of1
      from units group by measure, side
    ), spread as (
      select u.measure, u.side, min(s.r0) as r0, min(s.r1) as r1,
        count(*) filter (where n0 > 0) as customers0, count(*) filter (where n1 > 0) as customers1,
        coalesce(sum(weight) filter (where n0 > 0) ^ 2 / sum(weight ^ 2) filter (where n0 > 0), 0) as m0,
        coalesce(sum(weight) filter (where n1 > 0) ^ 2 / sum(weight ^ 2) filter (where n1 > 0), 0) as m1,
        count(*) filter (where k0 <> 0 or k1 <> 0) as touched,
        sum((weight * coalesce((k0 - r0 * n0) / of0, 0)) ^ 2) as v0, sum((weight * coalesce((k1 - r1 * n1) / of1, 0)) ^ 2) as v1,
        sum((weight * (coalesce((k1 - r1 * n1) / of1, 0) - coalesce((k0 - r0 * n0) / of0, 0))) ^ 2) as v01,
        sum(k0) as k0, sum(n0) as n0, sum(k1) as k1, sum(n1) as n1
      from units u join sums s on s.measure = u.measure and s.side = u.side group by u.measure, u.side
    ), shown as (
      -- Sums of a few tell of one: below twenty in either group there are none.
      select *, min(least(customers0, customers1)) over (partition by measure) >= 20 and count(*) over (partition by measure) = 2 as is_enough
      from spread
    ), told as (
      select l.measure, l.side, jsonb_build_object('customersBefore', coalesce(customers0, 0), 'customersAfter', coalesce(customers1, 0),
          'effectiveBefore', case when is_enough then m0 else 0 end, 'effectiveAfter', case when is_enough then m1 else 0 end,
          'touched', case when is_enough then touched else 0 end,
          'before', case when is_enough then r0 end, 'after', case when is_enough then r1 end,
          'beforeSpread', case when is_enough then v0 else 0 end, 'afterSpread', case when is_enough then v1 else 0 end,
          'changeSpread', case when is_enough then v01 else 0 end,
          'kBefore', case when is_enough then k0 else 0 end, 'nBefore', case when is_enough then n0 else 0 end,
          'kAfter', case when is_enough then k1 else 0 end, 'nAfter', case when is_enough then n1 else 0 end) as counts
      from (select * from unnest(array['kept', 'contacts', 'complaints', 'happy', 'lapsed', 'value']) as m (measure)
            cross join unnest(array['affected', 'comparable']) as s (side)) l
      left join shown on shown.measure = l.measure and shown.side = l.side
    ), paired as (
      select measure, jsonb_object_agg(side, counts) as sides from told group by measure
    )
    select (select jsonb_object_agg(side, counts) from fates),
      (select jsonb_object_agg(measure, case when measure <> 'lapsed' or lapse_days is not null then sides end) from paired)
  $$;
comment on function count_outcome(uuid, date, date, int) is
  'What became of those followed, in sums: server/domain/comparison.ts says what each is and reads them.';
revoke all on function count_outcome(uuid, date, date, int) from public;

-- Reading, once a day that is looked at -----------------------------------------------------------------------------

create function outcome_days(effect_on date, review_on date, reviewed_on date[]) returns setof date
  language sql immutable
  set search_path = pg_catalog, public, pg_temp
  as $$
    select effect_on + d.days - 1 from unnest('{28,91,182,365}'::int[]) as d (days)
    union
    select r.on_day - 1 from unnest(reviewed_on || review_on) as r (on_day) where r.on_day - effect_on between 7 and 366
  $$;
comment on function outcome_days(date, date, date[]) is
  'The days an outcome is looked at: when 28, 91, 182 and 365 days are over, and the day before a review is due or was held, so that '
  'it lies before those who review. Under a week says nothing.';

create view outcomes_followed as
  select s.decision_id, m.statement_id, r.sample_count, r.comparator_count, public.organisation_day(e.recorded_at) as effect_on, s.state,
    array(select d.on_day from public.outcome_days(public.organisation_day(e.recorded_at), public.current_review_on(s.decision_id),
      array(select public.organisation_day(v.recorded_at) from public.decision_moves v where v.decision_id = s.decision_id and v.kind = 'reviewed'))
      as d (on_day) order by 1) as days
  from public.decision_states s
  join public.decision_moves e on e.decision_id = s.decision_id and e.kind = 'put_in_effect'
  join public.decision_moves m on m.decision_id = s.decision_id and m.kind = 'decided'
  join public.statement_reach r on r.statement_id = m.statement_id
  where r.sample_count > 0;
comment on view outcomes_followed is 'Decisions that took effect on somebody, with the days on which what became of them is looked at.';

create function measure_outcome(which uuid, on_day date) returns uuid
  language sql
  set search_path = pg_catalog, public, pg_temp
  as $$
    insert into public.decision_readings (id, decision_id, statement_id, effect_on, as_of, lapse_days, followed, figures, counted_in)
    select gen_random_uuid(), f.decision_id, f.statement_id, f.effect_on, on_day, l.days, c.followed, c.figures, pg_current_xact_id()::text
    from public.outcomes_followed f
    left join lateral (select t.days from public.lapse_thresholds t where public.organisation_day(t.recorded_at) <= on_day
      order by t.recorded_at desc, t.id desc limit 1) l on true
    cross join lateral public.count_outcome(f.statement_id, f.effect_on, on_day, l.days) c
    where f.decision_id = which
    returning id
  $$;
comment on function measure_outcome(uuid, date) is
  'Principle 2: counts one outcome up to a day and keeps it, by the lapse threshold that stood then.';
revoke all on function measure_outcome(uuid, date) from public;

create function measure_outcomes() returns uuid
  language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  today date := public.organisation_day(public.standpoint_now());
  due record;
begin
  perform public.refuse_mixed_transaction();
  lock table public.decision_readings in share row exclusive mode;
  select f.decision_id, d.on_day into due
    from public.outcomes_followed f cross join lateral unnest(f.days) as d (on_day)
   where f.state in ('in_effect', 'reviewed') and d.on_day < today
     and not exists (select from public.decision_readings k where k.decision_id = f.decision_id and k.as_of = d.on_day)
   order by d.on_day, f.decision_id limit 1;
  return case when due.decision_id is not null then public.measure_outcome(due.decision_id, due.on_day) end;
end $$;
comment on function measure_outcomes() is
  'Counts the outcome that has been due longest, once, and gives the reading; null: none is due. Nobody says of whom, or of which day.';

create function outcome_readings(which uuid)
  returns table (id uuid, effect_on date, as_of date, lapse_days int, followed jsonb, figures jsonb, recorded_at timestamptz)
  language sql stable security definer
  set search_path = pg_catalog, public, pg_temp
  as $$
    select r.id, r.effect_on, r.as_of, r.lapse_days, r.followed, r.figures, r.recorded_at
      from public.decision_readings r
     where r.decision_id = which
       and (r.counted_in <> pg_current_xact_id_if_assigned()::text or pg_current_xact_id_if_assigned() is null or session_user = current_user)
     order by r.as_of
  $$;
comment on function outcome_readings(uuid) is
  'Ruling 32: the sums of one decision, day by day. A reading is seen once it stands for good: it cannot be made, looked at and taken back.';
