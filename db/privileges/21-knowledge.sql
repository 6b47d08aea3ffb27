-- What the application's login may do with what is known of a customer: note it, and take it back.
grant select, insert on needs, need_confirmations, preferences, consents, special_dates, intents, goals, goal_reviews,
  lifecycle_facts to :app;
grant update (withdrawn_by) on needs, special_dates, lifecycle_facts to :app;
grant execute on function consent_now(uuid, text), consent_relied_on(uuid, text, timestamptz),
  preference_now(uuid, text), preference_at(uuid, text, timestamptz),
  occurs_in(integer, integer, integer), next_occurrence(integer, integer, date) to :app;
