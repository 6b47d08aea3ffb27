-- What the application's login may do with care. An issue changes through its events only; corrections write themselves.
grant select on issue_events, feedbacks, feedback_decisions, unhappy_owners, corrections, journey_stages to :app;
grant insert (id, issue_id, kind, by_id, to_department_id, to_owner_id, words_id) on issue_events to :app;
grant insert (contact_id, source, place, link, score, scale_from, scale_to) on feedbacks to :app;
grant insert (id, contact_id, decision_id, linked_by) on feedback_decisions to :app;
grant update (withdrawn_by) on feedback_decisions to :app;
grant insert (id, customer_id, person_id) on unhappy_owners to :app;
grant insert, update (words, position, retired_at) on journey_stages to :app;
grant select on unhappy_customers, unhappy_seats to :app;
grant execute on function content_hold_reasons(timestamptz), content_holds(timestamptz) to :app;
