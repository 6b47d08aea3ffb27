-- Asking customers: the board's plan is read and set by all ways; who is asked, the key and the links are nobody's (rulings
-- 4 and 32). Drawing and being handed the letters takes a worker's key besides the right to call.
grant select on confirmation_plans, confirmation_refusals to :app;
grant insert on confirmation_plans to :app;
grant execute on function draw_confirmations(text), take_confirmation_letters(text), confirmation_letters_sent(text, uuid[]),
  read_confirmation(text), refuse_confirmations(text, boolean),
  confirmation_sums(timestamptz, timestamptz, timestamptz, text) to :app;
