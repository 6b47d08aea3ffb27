import type postgres from "postgres";

/** Customers made in one transaction: every event of a promise holds a lock until its end, and locks are counted. */
const batch = 1_000;

/**
 * Adds `count` customers to the demo company, always the same ones: each with a phone, an e-mail and an account number,
 * ten purchases over ten years, five contacts and two promises, written by the owner's login through the seals.
 */
export async function fill(sql: postgres.Sql, count: number, say: (sentence: string) => void): Promise<void> {
  for (let from = 1; from <= count; from += batch) {
    const to = Math.min(count, from + batch - 1);
    await sql.begin(async (tx) => {
      await tx`select keep_given_times()`;
      for (const statement of statements) await tx.unsafe(statement, [from, to]);
      await tx`select refuse_given_times()`;
    });
    if (to % 10_000 === 0 || to === count) say(`${to} of ${count} customers`);
  }
  await sql.unsafe("vacuum analyze");
}

const given =
  "array['Ava','Noah','Mia','Leo','Zoë','Omar','Priya','Sofía','Jürgen','Aoife','Łukasz','Chidi','Yuki','Fatima','Owen','Ines']";
const family =
  "array['Okonkwo','Nguyen','Smith','O''Brien','García','Müller','Kowalski','Haddad','Tanaka','Adeyemi','Lindqvist','Marchetti','Thompson','Evans','Fraser','Sørensen','Patel']";
/** The same id for the same thing in every run, with the marks of version 7 and its variant in their places. */
const id = (kind: string, number: string) =>
  `overlay(overlay(md5('${kind}' || ${number}) placing '7' from 13) placing '8' from 17)::uuid`;
const staff = "(select id from people where name = 'Amara Boateng')";
const day = "(standpoint_now()::date - (1 + (g * 7919 + n * 367) % 3600))";

const statements = [
  `insert into customers (id, survivor_id, kind, name, place, country, recorded_at)
   select ${id("customer", "g")}, ${id("customer", "g")}, 'person',
     (${given})[1 + g % 16] || ' ' || (${family})[1 + (g / 16) % 17] || ' ' || (${family})[1 + (g / 272) % 17],
     (array['Leeds','Bristol','Cardiff','Glasgow','Belfast','Norwich','Truro'])[1 + g % 7], 'GB',
     standpoint_now() - interval '1 day'
   from generate_series($1::int, $2::int) g`,
  `insert into identities (id, customer_id, channel, handle, normal, recorded_at)
   select ${id("identity", "g || i.channel")}, ${id("customer", "g")}, i.channel, i.normal, i.normal,
     standpoint_now() - interval '1 day'
   from generate_series($1::int, $2::int) g
   cross join lateral (values ('phone', '+447' || lpad(g::text, 9, '0')), ('email', 'customer' || g || '@example.net'),
     ('account', 'B' || lpad(g::text, 8, '0'))) i(channel, normal)`,
  `insert into purchases (id, customer_id, bought_on, order_ref, what, amount_minor, currency, recorded_at)
   select ${id("purchase", "g || '-' || n")}, ${id("customer", "g")}, ${day}, 'B' || g || '-' || n, 'Annual cover',
     1000 + (g * 31 + n * 977) % 40000, 'GBP', standpoint_now() - interval '1 hour'
   from generate_series($1::int, $2::int) g, generate_series(1, 10) n`,
  `insert into contacts (id, customer_id, happened_at, channel, direction, feeling, words, logged_by, recorded_at)
   select ${id("contact", "g || '-' || n")}, ${id("customer", "g")}, at, 'phone', 'in', 1 + (g + n) % 5,
     'Asked about the renewal and what it covers.', ${staff}, at
   from generate_series($1::int, $2::int) g, generate_series(1, 5) n,
     lateral (select standpoint_now() - make_interval(hours => 1 + (g * 13 + n * 811) % 20000) as at) times`,
  `insert into texts (id, body)
   select ${id("said", "g || '-' || n")}, 'I will ring you back about your renewal, number ' || g || '.'
   from generate_series($1::int, $2::int) g, generate_series(1, 2) n`,
  `insert into promises (id, customer_id, kind, said_id, channel, made_by, made_at, recorded_at, owner_id, original_due_at,
     due_precision, zone, calendar)
   select ${id("promise", "g || '-' || n")}, ${id("customer", "g")}, 'callback', ${id("said", "g || '-' || n")}, 'phone', ${staff},
     made, made, ${staff}, made + interval '2 days', 'time', 'Europe/London', '{}'
   from generate_series($1::int, $2::int) g, generate_series(1, 2) n,
     lateral (select standpoint_now() - make_interval(hours => 50 + (g * 17 + n * 4111) % 9000) as made) times`,
  `insert into promise_events (id, promise_id, kind, actor_id, occurred_at, recorded_at)
   select ${id("kept", "g || '-' || n")}, ${id("promise", "g || '-' || n")}, 'fulfilled', ${staff}, p.made_at + hours, p.made_at + hours
   from generate_series($1::int, $2::int) g, generate_series(1, 2) n
   join lateral (select made_at from promises where id = ${id("promise", "g || '-' || n")}) p on true,
     lateral (select make_interval(hours => 1 + (g + n * 3) % 52) as hours) delay
   where (g + n) % 50 <> 0`,
];
