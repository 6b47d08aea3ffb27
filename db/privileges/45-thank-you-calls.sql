-- Thank-you calls: the application sees who is to be called and what came of it. Who is compared, the key and the counts
-- as they were made are nobody's (ruling 32): no right of any kind.
grant select on thank_you_programmes, thank_you_draws, thank_you_calls, thank_you_call_events, thank_you_call_standing to :app;
grant insert on thank_you_programmes, thank_you_call_events to :app;
grant execute on function draw_thank_you_calls(), count_thank_you_outcomes(), thank_you_report() to :app;
