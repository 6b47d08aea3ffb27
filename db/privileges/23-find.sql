-- What finding customers by name asks, and what their index is made of when one is written.
grant execute on function is_unspaced(text), name_slips(text), name_words(text), last_word_first(text), name_parts(text),
  name_beginnings(text), name_asked(text[]), name_patterns(text[]), name_near(text), name_near_or_initial(text),
  name_letters(text) to :app;
