-- Finding customers: by the words of their names at any size, whoever else is with them, and by digits alone.

-- Names -----------------------------------------------------------------------------------------------------------

create or replace function name_key(name text) returns text
  language sql immutable strict parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select coalesce(
      nullif(' ' || btrim(regexp_replace(
        case when octet_length(name) = length(name) then translate(lower(name), '''`', '')
             else normalize(regexp_replace(
               normalize(translate(lower(public.unaccent('public.unaccent', normalize(name, NFKC))), 'ς''’ʼ`', 'σ'), NFD),
               '[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0640\u064b-\u065f\u0670\u200c\u200d\ufe0e\ufe0f]+', '', 'g'), NFC) end,
        '[!-/:-@\[-`{-~¡-¿‐-‧‹-⁞、-〃〈-】・־׳״،؛؟۔।॥\s]+', ' ', 'g')) || ' ', '  '),
      ' ' || lower(regexp_replace(name, '\s+', '', 'g')) || ' ')
  $$;
comment on function name_key(text) is
  'The one form by which names are compared: no accents or vowel points, lower case, no punctuation, a space at either end of every word. A name of nothing but marks stays as it is.';

-- The form has changed, so every name is brought into it anew; the trigram index goes with the column.
alter table customers drop column name_key;
alter table customers
  add column name_key text not null generated always as (name_key(name || ' ' || coalesce(called, ''))) stored;
drop function name_pattern(text);

create function is_unspaced(word text) returns boolean
  language sql immutable strict parallel safe
  as $$ select word ~ '[⺀-鿿가-힯豈-﫿฀-໿က-႟ក-៿𠀀-𳎯]' $$;
comment on function is_unspaced(text) is
  'Scripts that put no space between the parts of a name: Han, kana, Hangul, Thai, Lao, Burmese, Khmer.';

create function name_slips(word text) returns text[]
  language sql immutable strict parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select array_agg('~' || left(stem, n - 1) || substr(stem, n + 1))
      from (select left(word, 8) as stem) as w, generate_series(1, length(stem) + 1) as n
  $$;
comment on function name_slips(text) is
  'A word as it is and with each of its letters left out. Two words that share one of these are one slip of the finger apart: a letter too many, too few, another, or two changed over. The first eight letters tell.';

create function name_words(key text) returns text[]
  language plpgsql immutable strict parallel safe cost 1000
  set search_path = pg_catalog, public, pg_temp
  as $$
declare
  forms text[] := '{}';
  word text;
  long int;
begin
  foreach word in array string_to_array(btrim(key), ' ') loop
    long := length(word);
    if public.is_unspaced(word) then
      for at in 1..long loop
        for n in 1..least(5, long - at + 1) loop
          forms := forms || ('<' || substr(word, at, n));
        end loop;
      end loop;
    else
      for n in 1..least(7, long) loop
        forms := forms || ('<' || left(word, n));
      end loop;
      if long = 1 then
        forms := forms || ('.' || word);
      elsif long = 3 then
        forms := forms || ('~' || word);
      elsif long >= 4 then
        forms := forms || public.name_slips(word);
      end if;
    end if;
  end loop;
  return forms;
end $$;
comment on function name_words(text) is
  'By what a name is found: the beginnings of its words ("<smi"), of any part where a script has no spaces; its lone initials (".j"); its words with a slip in them ("~smth").';

create function last_word_first(key text) returns text
  language sql immutable strict parallel safe
  as $$ select ' ' || split_part(btrim(key), ' ', -1) || key $$;
comment on function last_word_first(text) is 'A name with its last word put in front once more: the family name, for most.';

create index customers_words on customers using gin (name_words(name_key)) with (gin_pending_list_limit = 256)
  where withdrawn_at is null;
comment on index customers_words is
  'Every word of every name, its beginnings and its slips: what a find by name asks when a name does not simply begin so. The list of what is not yet sorted in stays short, because every find reads it.';
create index customers_begin on customers (left(name_key, 64) text_pattern_ops) where withdrawn_at is null;
comment on index customers_begin is 'Names that begin as typed: a common one is answered without gathering all who bear it.';
create index customers_end on customers (left(last_word_first(name_key), 64) text_pattern_ops) where withdrawn_at is null;
comment on index customers_end is 'The same by the last word: "smith", "smith john", "j smith".';

-- What is asked of them -----------------------------------------------------------------------------------------

create function name_parts(typed text) returns text[]
  language sql immutable strict parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$ select (string_to_array(nullif(btrim(public.name_key(typed)), ''), ' '))[1:8] $$;
comment on function name_parts(text) is 'What was typed as the words of a name, eight at most.';

create function name_beginnings(typed text) returns setof text
  language sql immutable strict parallel safe rows 2
  set search_path = pg_catalog, public, pg_temp
  as $$
    select distinct left(beginning, 64)
      from (select rtrim(public.name_key(typed)) as key) as k,
           lateral (values (key), (' ' || split_part(key, ' ', -1) || regexp_replace(key, ' [^ ]+$', ''))) as v (beginning)
     where key <> ''
  $$;
comment on function name_beginnings(text) is 'What was typed as the beginning of a name, in either order.';

create function name_asked(words text[]) returns text[]
  language sql immutable strict parallel unsafe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select coalesce(array_agg(case
             when public.is_unspaced(word) then '<' || left(word, 5)
             when length(word) < 8 then '<' || word
             else '~' || left(word, 8) end), '{<}')
      from unnest(words) as word
  $$;
comment on function name_asked(text[]) is
  'Ruling 31: what name_words has to hold so that every word fits whole or by its beginning, in any order, an initial as well. The index keeps so many letters: name_patterns has the rest. Nothing asked is nobody found. Parallel unsafe, because starting workers costs more than any find.';

create function name_patterns(words text[]) returns text[]
  language sql immutable strict parallel safe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select coalesce(array_agg(case when public.is_unspaced(word) then '%' else '% ' end
                              || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%'), '{}')
      from unnest(words) as word where length(word) > case when public.is_unspaced(word) then 5 else 8 end
  $$;
comment on function name_patterns(text[]) is 'What words longer than the index keeps have to fit as well.';

create function name_near(word text) returns text[]
  language sql immutable strict parallel unsafe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select case
      when length(key) < 3 then array['<' || key]
      else public.name_slips(key) || case when length(key) < 7 then array['<' || key] else '{}' end end
      from (select split_part(btrim(public.name_key(word)), ' ', 1) as key) as k
  $$;
comment on function name_near(text) is
  'What name_words may hold of a word so that it fits with a slip of the finger; under three letters none is forgiven.';

create function name_near_or_initial(word text) returns text[]
  language sql immutable strict parallel unsafe
  set search_path = pg_catalog, public, pg_temp
  as $$ select public.name_near(word) || ('.' || left(btrim(public.name_key(word)), 1)) $$;
comment on function name_near_or_initial(text) is 'The same, or its initial alone where a record has no more.';

create function name_letters(typed text) returns text[]
  language sql immutable strict parallel unsafe
  set search_path = pg_catalog, public, pg_temp
  as $$
    select coalesce(array_agg(distinct '<' || letter), '{<}')
      from regexp_split_to_table(replace(public.name_key(typed), ' ', ''), '') as letter where public.is_unspaced(letter)
  $$;
comment on function name_letters(text) is 'The signs of a name in a script without spaces: its parts in whatever order.';

-- Who else is with a customer ----------------------------------------------------------------------------------------

create index lately_seen_customer on lately_seen (customer_id, seen_at);
comment on index lately_seen_customer is 'Who has this caller open: a colleague''s look of the last minutes.';
