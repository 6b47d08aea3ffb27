import { sql } from "drizzle-orm";
import type { Context } from "../../context";
import { normalHandle } from "../../domain/handle";
import { type Likeness, likeness } from "../../domain/likeness";
import type { Lookalike } from "../../domain/lookalike";
import { type PlainDate, wholeMonthsBetween } from "../../domain/plain-date";
import { similarName } from "../../domain/similar-name";
import type { Looked } from "../input";

type Row = Omit<Lookalike, "months" | "score" | "level" | "reasons"> & {
  key: string;
  askedKey: string;
  email: boolean;
  phone: boolean;
  phoneVariant: boolean;
  birthDate: boolean;
  samePlace: boolean;
};

const most = 6;
const levels = { likely: 0, household: 1 } as const;

/** Who is known already under these words, numbers and addresses; the likeliest first. */
export async function findLookalikes(ctx: Context, asked: Looked): Promise<Lookalike[]> {
  const country = asked.country ?? ctx.organisation.country;
  const phone = asked.phone ? normalHandle("phone", asked.phone, country) : null;
  const email = asked.email ? normalHandle("email", asked.email, country) : null;
  const rows = await candidates(ctx, { ...asked, phone, email });
  return rows
    .flatMap((row) => weighed(row, ctx.today))
    .sort((a, b) => levels[a.level] - levels[b.level] || b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, most);
}

function weighed({ key, askedKey, samePlace, ...row }: Row, today: PlainDate): Lookalike[] {
  const name = similarName(askedKey, key);
  const { score, reasons, verdict }: Likeness = likeness({ ...row, name, place: samePlace });
  if (verdict === "unlikely") return [];
  const { id, called, place, sinceOn, lastOn } = { ...row, place: row.place };
  const months = sinceOn === null ? null : wholeMonthsBetween(sinceOn, today);
  return [{ id, name: row.name, called, place, sinceOn, lastOn, months, score, level: verdict, reasons }];
}

/** Whoever shares a number or address, a word of the name in the same place, or the day of birth and a word of the name. */
async function candidates({ db }: Context, { kind, name, place, phone, email, bornOn }: Looked): Promise<Row[]> {
  return db.execute<Row>(sql`
    with asked as materialized (
      select name_key(${name}) as key, place_key(${place}) as place,
             ${phone}::text as phone, ${email}::text as email, ${bornOn}::date as born_on,
             left(reverse(regexp_replace(${phone}::text, '[^0-9]', '', 'g')), 9) as ending
    ),
    hits as materialized (
      (select i.customer_id as id from asked a join identities i on i.channel = 'phone' and i.withdrawn_at is null
         and i.digits_reversed ~>=~ a.ending and i.digits_reversed ~<~ (a.ending || ':')
        where char_length(a.ending) = 9 limit 100)
      union
      (select i.customer_id from asked a join identities i on i.channel = 'email' and i.normal = a.email
         and i.withdrawn_at is null limit 100)
      union
      (select c.id from asked a join customers c on c.withdrawn_at is null
         and name_words(c.name_key) && (select array_agg('<' || left(word, 5))
                                          from telling_words(${name}) as words, unnest(words) as word
                                          where char_length(word) > 2)
        where a.place is not null and place_key(c.place) = a.place and similar_name(c.name, ${name}) in ('same', 'near')
        limit 100)
      union
      (select d.customer_id from asked a join special_dates d on d.month = extract(month from a.born_on)
         and d.day = extract(day from a.born_on) and d.year = extract(year from a.born_on) and d.kind = 'birthday'
         and d.withdrawn_at is null and d.erased_at is null limit 400)
    ),
    found as (
      select distinct s.* from hits h join customers c on c.id = h.id join customers s on s.id = c.survivor_id
       where s.kind = ${kind} and s.withdrawn_at is null and s.erased_at is null
    )
    select s.id, s.name, s.called, s.place, name_key(s.name) as key, a.key as "askedKey",
           least(s.stated_since_on, st.first_on)::text as "sinceOn", st.last_on::text as "lastOn",
           coalesce(place_key(s.place) = a.place, false) as "samePlace",
           coalesce(bool_or(i.channel = 'email' and i.normal = a.email), false) as email,
           coalesce(bool_or(i.channel = 'phone' and i.normal = a.phone), false) as phone,
           coalesce(bool_or(i.channel = 'phone' and i.normal <> a.phone and left(i.digits_reversed, 9) = a.ending), false)
             as "phoneVariant",
           exists (select from birth_dates b where b.survivor_id = s.id and b.born_on = a.born_on) as "birthDate"
      from asked a cross join found s
      left join standing st on st.customer_id = s.id
      left join customers m on m.survivor_id = s.id
      left join identities i on i.customer_id = m.id and i.withdrawn_at is null
     group by s.id, s.name, s.called, s.place, s.stated_since_on, st.first_on, st.last_on, a.key, a.place, a.email, a.phone,
              a.ending, a.born_on`);
}
