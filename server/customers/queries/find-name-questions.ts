import { type SQL, sql } from "drizzle-orm";
import { most, question, upTo, word } from "./hit";

/** Names in the order of the alphabet that begin so, by their first word or their last. */
const beginning = (expression: SQL) => sql`
  (select c.id, c.name_key from customers c
    where ${expression} ~>=~ b.beginning and ${expression} ~<~ ${upTo(sql`b.beginning`)} and c.withdrawn_at is null
    order by ${expression} using ~<~ limit 40)`;

/** Every word fits whole or by its beginning. What begins so is enough when it fills the answer. */
export const byName = question(
  "find_by_name",
  sql`
    with asked as materialized (select name_key(${word("text")}) as key, name_parts(${word("text")}) as words),
    starts as materialized (
      select s.id, s.name_key
        from name_beginnings(${word("text")}) as b (beginning)
        cross join lateral (
          ${beginning(sql`left(c.name_key, 64)`)} union all ${beginning(sql`left(last_word_first(c.name_key), 64)`)}) s
    ),
    named as (
      select id, name_key from starts
      union
      (select c.id, c.name_key from customers c
        where name_words(c.name_key) @> (select name_asked(words) from asked) and c.withdrawn_at is null
          and c.name_key like all ((select name_patterns(words) from asked)::text[])
          and (select count(distinct id) from starts) <= ${sql.raw(String(most))}
        limit 100)
    )
    select id as customer_id, null::text as handle, null::text as normal, 1 - similarity(name_key, (select key from asked)) as rank
      from named`,
);

/** One letter: only who is called nothing else. */
export const byWholeName = question(
  "find_by_whole_name",
  sql`
    select c.id as customer_id, null::text as handle, null::text as normal, 0 as rank
      from customers c
     where left(c.name_key, 64) = left(name_key(${word("text")}), 64) and c.withdrawn_at is null
     limit 40`,
);

/** One statement per number of words, so that each word is a condition of its own on the one index. */
export const byNearName = [1, 2, 3, 4].map((count) =>
  question(`find_by_near_name_${count}`, nearly(wordsAsked(count))),
);

/** The signs of a name without spaces, in whatever order. */
export const byLetters = question(
  "find_by_letters",
  nearly(sql`name_words(c.name_key) @> name_letters(${word("text")})`),
);

/** Every word with a slip, or where there are several its initial alone; one of them in full. */
function wordsAsked(count: number): SQL {
  const words = Array.from({ length: count }, (_, index) => word(`word${index}`));
  const [only, another] = words;
  if (!another) return sql`name_words(c.name_key) && name_near(${only})`;
  const each = words.map((one) => sql`name_words(c.name_key) && name_near_or_initial(${one})`);
  const inFull = sql.join(
    words.map((one) => sql`name_near(${one})`),
    sql` || `,
  );
  return sql`${sql.join(each, sql` and `)} and name_words(c.name_key) && (${inFull})`;
}

function nearly(condition: SQL): SQL {
  return sql`
    select c.id as customer_id, null::text as handle, null::text as normal,
           2 - similarity(c.name_key, name_key(${word("text")})) as rank
      from customers c
     where ${condition} and c.withdrawn_at is null
     limit 100`;
}
