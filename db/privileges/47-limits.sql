-- Limits, goodwill, extra miles and restrictions: facts are added, nothing is changed; only a restriction can be ended.
grant select on limit_versions, goodwill_requests, goodwill_answers, goodwills, goodwill_reactions, extra_miles, restrictions,
  goodwill_asked to :app;
grant insert (id, limits, decision_id, set_by) on limit_versions to :app;
grant insert (id, customer_id, issue_id, contact_id, promise_id, act, amount_minor, currency, words_id, asked_by, approver_id)
  on goodwill_requests to :app;
grant insert (request_id, answer, by_id, reason_id) on goodwill_answers to :app;
grant insert (id, customer_id, issue_id, contact_id, promise_id, act, amount_minor, currency, words_id, given_by, request_id)
  on goodwills to :app;
grant insert (id, goodwill_id, reaction, noted_by) on goodwill_reactions to :app;
grant insert (id, customer_id, person_id, noted_by, happened_on, words_id) on extra_miles to :app;
grant insert (id, customer_id, decision_id, words_id, reason_id, from_on, until_on, set_by), update (ended_by) on restrictions to :app;
