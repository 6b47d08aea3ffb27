-- Counts through a lens: asked for, answered once, ended once; when, and under which name of a segment, is the server's to say.
grant select on number_counts, number_answers to :app;
grant insert (id, as_of, lapse_days, segment, questions, asked_by) on number_counts to :app;
grant update (counted_at, cancelled_at, cancelled_by) on number_counts to :app;
grant insert (count_id, question, version, answer, fault, told, took_ms) on number_answers to :app;
grant execute on function forget_nightly_counts() to :app;
