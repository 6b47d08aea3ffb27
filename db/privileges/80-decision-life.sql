-- Decisions found outside the register are added and never changed; how long a proposal may wait is a setting.
grant select on unregistered_findings to :app;
grant insert (id, decision_id, taken_on, department_id, found_by, words_id) on unregistered_findings to :app;
grant update (proposal_answer_days) on organisation to :app;
