/** A number in [0, 1) that is always the same for the same `n` and seed. */
export const chance = (n: string, seed: number) =>
  `((hashint8extended(${n}, ${seed}) & 1073741823) / 1073741824.0::float8)`;
const pick = (pool: string, n: string, seed: number, skew = 1) =>
  `(1 + floor(power(${chance(n, seed)}, ${skew}) * (select count(*) from bench_words where pool = '${pool}')))::int`;
const word = (pool: string, alias: string) => `bench_words ${alias} on ${alias}.pool = '${pool}' and ${alias}.place`;

/** An id of version 7 for the nth row of a kind, written at that time: in order of time, as the product makes them. */
export const id = (kind: string, at: string, n: string) =>
  `(lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') || '7${kind}8' || lpad(to_hex(${n}), 15, '0'))::uuid`;

const begun = "timestamptz '2014-01-01 00:00Z'";
const customerAt = (g: string) => `(${begun} + make_interval(secs => ${g} * 60))`;
export const customer = (g: string) => id("001", customerAt(g), g);

/** A few have very much, most have little: the first in rank has a hundredth of all, the last three of ten million. */
const somebody = (n: string, seed: number) =>
  `((floor(power(${chance(n, seed)}, 3) * {customers})::bigint * 7368787) % {customers} + 1)`;
/** A moment of a customer's time with us, in days before today. */
const daysAgo = (n: string, g: string, seed: number) =>
  `(1 + ${chance(n, seed)} * (0.1 + 0.9 * ${chance(g, 21)}) * (60 + 4320 * ${chance(g, 22)}))`;

const staff = (n: string, seed: number) =>
  `(select ids[1 + floor(${chance(n, seed)} * cardinality(ids))::int] from bench_staff)`;
const salt = (n: string) => `decode(md5('salt' || ${n}), 'hex')`;
const hashOf = (n: string, body: string) => `sha256(${salt(n)} || convert_to(${body}, 'UTF8'))`;

export const customers = `
  insert into customers (id, survivor_id, kind, name, called, place, country, recorded_at)
  select ${customer("g")}, ${customer("g")}, case when is_company then 'organisation' else 'person' end,
    case when is_company then f.word || ' ' || c.word
         when ${chance("g", 2)} < 0.05 then s.word
         when ${chance("g", 2)} < 0.08 then n.word || ' ' || f.word || '-' || f2.word
         else n.word || ' ' || f.word end,
    case when not is_company and ${chance("g", 3)} < 0.1 then n.word end,
    p.word, case when ${chance("g", 4)} < 0.93 then 'GB' else 'IE' end, ${customerAt("g")}
  from (select g, ${chance("g", 1)} < 0.08 as is_company from generate_series(1::bigint, {customers}) g) made
  join ${word("given", "n")} = ${pick("given", "g", 5, 1.5)}
  join ${word("family", "f")} = ${pick("family", "g", 6, 2.2)}
  join ${word("family", "f2")} = ${pick("family", "g", 7, 1.5)}
  join ${word("script", "s")} = ${pick("script", "g", 8)}
  join ${word("company", "c")} = ${pick("company", "g", 9)}
  join ${word("place", "p")} = ${pick("place", "g", 10)}
  order by g`;

/** A mobile number each, one in ten shared with the next of the household; most have e-mail and account number too. */
export const identities = `
  insert into identities (id, customer_id, channel, handle, normal, recorded_at)
  select ${id("002", customerAt("g"), "g * 4 + i.place")}, ${customer("g")}, i.channel, i.handle, i.normal, ${customerAt("g")}
  from generate_series(1::bigint, {customers}) g
  cross join lateral (select g - case when ${chance("g", 31)} < 0.1 then g % 2 else 0 end as house) shared
  cross join lateral (values
    (0, 'phone', '07' || substr(lpad(house::text, 9, '0'), 1, 3) || ' ' || substr(lpad(house::text, 9, '0'), 4),
       '+447' || lpad(house::text, 9, '0'), 1.0),
    (1, 'email', 'Customer.' || g || '@example.net', 'customer.' || g || '@example.net', 0.8),
    (2, 'account', 'B' || lpad(g::text, 8, '0'), 'B' || lpad(g::text, 8, '0'), 0.7)
  ) i(place, channel, handle, normal, share)
  where ${chance("g * 4 + i.place", 32)} < i.share or i.place = 2 and g = {customers}
  order by g`;

export const representatives = `
  insert into representatives (organisation_id, person_id, position, recorded_at)
  select ${customer("g")}, ${customer("p")}, 'Office manager', ${customerAt("g")}
  from generate_series(1::bigint, {customers}) g cross join lateral (select (g * 31) % {customers} + 1 as p) other
  where ${chance("g", 1)} < 0.08 and ${chance("p", 1)} >= 0.08`;

/** In order of time, as they were bought: the lines of one customer lie far apart, as they do after years. */
export const purchases = `
  insert into purchases (id, customer_id, bought_on, order_ref, what, amount_minor, currency, withdrawn_at, recorded_at)
  select ${id("003", "at", "n")}, ${customer("g")}, at::date, 'B' || n, (array['Annual cover', 'Boiler service', 'Callout',
      'Heating cover', 'Drains cover', 'Thermostat', 'Radiator valve'])[1 + n % 7],
    case when n % 50 = 0 then -1 else 1 end * (500 + floor(power(${chance("n", 43)}, 3) * 150000)::bigint),
    case when n % 97 = 0 then 'EUR' else 'GBP' end, case when n % 311 = 0 then at + interval '3 days' end, at
  from (select n, g, date_trunc('milliseconds', standpoint_now() - make_interval(secs => 86400 * ${daysAgo("n", "g", 42)})) as at
        from (select n, ${somebody("n", 41)} as g from generate_series(1::bigint, {purchases}) n offset 0) made
        order by 3) told`;

export const contacts = `
  insert into contacts (id, customer_id, happened_at, channel, direction, cause, stage, feeling, words, logged_by, recorded_at)
  select ${id("004", "at", "n")}, ${customer("g")}, at,
    (array['phone', 'phone', 'phone', 'email', 'email', 'chat', 'visit', 'letter'])[1 + n % 8],
    case when n % 4 = 0 then 'out' else 'in' end,
    (array['product', 'bill', 'information', 'promise_broken', 'own', 'other'])[1 + n % 6],
    (array['find_and_buy', 'start', 'use', 'get_help', 'renew', 'leave'])[1 + (n / 7) % 6],
    case when n % 3 > 0 then 1 + floor(power(${chance("n", 53)}, 0.6) * 5)::int end,
    (array['Asked what the renewal covers and why it costs more than last year.', 'The engineer came, the part did not.',
      'Wants the bill by e-mail, not on paper.', 'Rang to say thank you for Tuesday.', 'Could not get through on the website.',
      'Asked for a date before the holidays.', 'Moved house; the cover is to follow.', 'Boiler shows fault E4 again.'])[1 + n % 8]
      || (array['', ' We looked at the account together.', ' Sent the papers while we spoke.', ' Will ring again if it goes on.',
      ' Neighbour had the same last week.'])[1 + (n / 8) % 5],
    ${staff("n", 54)}, at
  from (select n, g, date_trunc('milliseconds', standpoint_now() - make_interval(secs => 86400 * ${daysAgo("n", "g", 52)})) as at
        from (select n, ${somebody("n", 51)} as g from generate_series(1::bigint, {contacts}) n offset 0) made
        order by 3) told`;

/** One in twenty is still open. */
export const issues = `
  insert into issues (id, customer_id, kind, words, opened_at, opened_by, department_id, resolution, resolved_by, resolved_at, recorded_at)
  select ${id("005", "at", "n")}, ${customer("g")}, (array['complaint', 'fault', 'question', 'request'])[1 + n % 4],
    'The heating fails in the mornings since the last visit.', at, ${staff("n", 63)},
    (select d.ids[1 + n % cardinality(d.ids)] from (select array_agg(id order by id) as ids from departments) d),
    case when is_over then 'The part was changed and it holds.' end, case when is_over then ${staff("n", 64)} end,
    case when is_over then at + interval '20 hours' end, at
  from (select n, g, n % 20 > 0 as is_over,
          date_trunc('milliseconds', standpoint_now() - make_interval(secs => 86400 * ${daysAgo("n", "g", 62)})) as at
        from (select n, ${somebody("n", 61)} as g from generate_series(1::bigint, greatest(1, {customers} / 20)) n offset 0) made
        order by 4) told`;

export const notes = `
  insert into notes (id, customer_id, words, by_id, recorded_at)
  select ${id("006", "at", "n")}, ${customer("g")}, (array['Prefers to be rung after four.', 'Hard of hearing: speak slowly.',
      'The dog is loud but kind.', 'Pays by cheque.', 'Her son helps with the papers.'])[1 + n % 5], ${staff("n", 73)}, at
  from (select n, g, date_trunc('milliseconds', standpoint_now() - make_interval(secs => 86400 * ${daysAgo("n", "g", 72)})) as at
        from (select n, ${somebody("n", 71)} as g from generate_series(1::bigint, greatest(1, {customers} / 4)) n offset 0) made
        order by 3) told`;

export const recognitions = `
  insert into recognitions (id, customer_id, reason_kind, years, reason, said_by, said_at, reaction)
  select ${id("007", "at", "n")}, ${customer("g")}, 'tenure', 5, 'Five years with us', ${staff("n", 83)}, at, 'pleased'
  from (select n, g, date_trunc('milliseconds', standpoint_now() - make_interval(secs => 86400 * (100 + ${daysAgo("n", "g", 82)}))) as at
        from (select n, ${somebody("n", 81)} as g from generate_series(1::bigint, greatest(1, {customers} / 25)) n offset 0) made
        order by 3) told`;

const said = "'I will ring you back about your renewal, number ' || n || '.'";
/** One promise a customer, over three years; most are kept, some late, and one in a hundred is open. */
export const promisesMade = `
  create temporary table bench_promises as
  select row_number() over (order by made_at) as n, g, made_at, made_at + interval '2 days' as due_at,
    case when not is_open then made_at + make_interval(secs => 3600 * (1 + 52 * ${chance("m", 94)})) end as kept_at,
    ${staff("m", 95)} as person
  from (select m, g, is_open, date_trunc('milliseconds', standpoint_now() - case when is_open
            then make_interval(secs => 86400 * 2.1 * ${chance("m", 93)})
            else make_interval(secs => 86400 * (4 + 1091 * ${chance("m", 93)})) end) as made_at
        from (select m, m % 100 = 0 as is_open, ${somebody("m", 91)} as g from generate_series(1::bigint, {customers}) m offset 0) made
        order by 4) told`;

export const promises = [
  `insert into texts (id, body, salt, hash)
   select ${id("008", "made_at", "n")}, ${said}, ${salt("n")}, ${hashOf("n", said)} from bench_promises order by n`,
  `insert into promises (id, customer_id, kind, said_id, said_hash, channel, made_by, made_team_id, made_at, recorded_at,
     owner_id, original_due_at, due_precision, zone, calendar)
   select ${id("009", "made_at", "n")}, ${customer("g")}, 'callback', ${id("008", "made_at", "n")}, ${hashOf("n", said)}, 'phone',
     person, p.team_id, made_at, made_at, person, due_at, 'time', 'Europe/London', '{}'
   from bench_promises b join people p on p.id = person order by n`,
  `insert into promise_events (id, promise_id, sequence, kind, actor_id, occurred_at, in_time, in_agreed_time, recorded_at)
   select ${id("00a", "kept_at", "n")}, ${id("009", "made_at", "n")}, 1, 'fulfilled', person, kept_at, kept_at <= due_at,
     kept_at <= due_at, kept_at
   from bench_promises where kept_at is not null order by n`,
  `insert into promise_states (promise_id, sequence, customer_id, from_at, until_at, owner_id, team_id, headline_due_at,
     agreed_due_at, agreed_precision, asked_by_customer, moved_by_us, moved_with_consent)
   select ${id("009", "made_at", "n")}, 0, ${customer("g")}, made_at, kept_at, person, p.team_id, due_at, due_at, 'time', false,
     false, false
   from bench_promises b join people p on p.id = person order by n`,
  `insert into promise_states (promise_id, sequence, event_sequence, customer_id, from_at, owner_id, team_id, headline_due_at,
     agreed_due_at, agreed_precision, asked_by_customer, moved_by_us, moved_with_consent, ended, ended_at, keep_id, kept_by,
     seen_at, claimed_at)
   select ${id("009", "made_at", "n")}, 1, 1, ${customer("g")}, kept_at, person, p.team_id, due_at, due_at, 'time', false,
     false, false, 'fulfilled', kept_at, ${id("00a", "kept_at", "n")}, person, kept_at, kept_at
   from bench_promises b join people p on p.id = person where kept_at is not null order by n`,
];

/** What the audit trail holds of it all: one line for every fifth contact. */
export const events = `
  insert into events (id, recorded_at, actor_id, action, subject, subject_id, customer_id, facts)
  select ${id("00b", "c.recorded_at", "n")}, c.recorded_at, c.logged_by, 'contact.logged', 'contact', c.id, c.customer_id, '{}'
  from (select *, row_number() over (order by recorded_at) as n from contacts) c where n % 5 = 0 order by c.recorded_at`;

/** The same as standing_from_facts gives, in one pass over everything; a sample is held against it afterwards. */
export const standing = `
  insert into standing (customer_id, purchases, purchase_days, first_on, last_on, value_minor, totals, open_issues, since_on,
    felt, felt_at, last_contact_at, is_erased)
  with days as (
    select customer_id, bought_on, currency, count(*) as lines, sum(amount_minor) as amount, bool_or(amount_minor >= 0) as is_day
    from counted_purchases group by customer_id, bought_on, currency
  ), day_counts as (
    select customer_id, count(distinct bought_on) filter (where is_day) as purchase_days,
      min(bought_on) filter (where is_day) as first_on, max(bought_on) filter (where is_day) as last_on
    from days group by customer_id
  ), sums as (
    select customer_id, currency, sum(lines) as lines, sum(amount) as total from days group by customer_id, currency
  ), totals as (
    select customer_id, sum(lines) as purchases, jsonb_object_agg(currency, total) as totals,
      sum(total) filter (where currency = (select currency from organisation)) as value_minor
    from sums group by customer_id
  ), open as (
    select c.survivor_id as customer_id, count(*) as open_issues
    from issues i join customers c on c.id = i.customer_id where i.resolved_at is null group by c.survivor_id
  ), heard as (
    select c.survivor_id as customer_id, max(k.happened_at) as last_contact_at
    from contacts k join customers c on c.id = k.customer_id where k.withdrawn_at is null group by c.survivor_id
  ), felt as (
    select distinct on (c.survivor_id) c.survivor_id as customer_id, k.feeling as felt, k.happened_at as felt_at
    from contacts k join customers c on c.id = k.customer_id where k.feeling is not null and k.withdrawn_at is null
    order by c.survivor_id, k.happened_at desc, k.id desc
  )
  select c.id, coalesce(purchases, 0), coalesce(purchase_days, 0), first_on, last_on, coalesce(value_minor, 0),
    coalesce(totals, '{}'), coalesce(open_issues, 0), least(c.stated_since_on, first_on), felt, felt_at, last_contact_at,
    c.erased_at is not null
  from customers c left join totals t on t.customer_id = c.id left join day_counts d on d.customer_id = c.id
    left join open o on o.customer_id = c.id left join heard h on h.customer_id = c.id left join felt f on f.customer_id = c.id
  where c.survivor_id = c.id and c.withdrawn_at is null
  order by c.id
  on conflict (customer_id) do nothing`;
