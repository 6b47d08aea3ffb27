-- Told is told; what one follows only ends; what is looked at next is the triggers' own, with one door that finds it anew.
grant select on decision_tellings, decision_looks, decision_subscriptions, decision_digests, feed_sightings, decision_feed to :app;
grant insert (id, decision_id, kind, subject_id, due_at, told_with_id) on decision_tellings to :app;
grant insert (decision_id, telling_id) on inbox_items to :app;
grant insert (id, person_id, what, department_id, stage, segment, decision_id, how) on decision_subscriptions to :app;
grant update (ended_at) on decision_subscriptions to :app;
grant insert (id, person_id, kind, week_on, told) on decision_digests to :app;
grant insert (person_id, seen_until) on feed_sightings to :app;
grant execute on function plan_decision_look(uuid) to :app;
