-- Advocates and dissent: facts are added, nothing is changed, and the server's own columns are left out.
grant select on dissents, statement_openings, quick_positions, briefings, briefing_reads to :app;
grant insert (id, decision_id, statement_id, by_id, kind, takes_back_id, words_id) on dissents to :app;
grant insert (statement_id, person_id) on statement_openings to :app;
grant insert (id, written_by, words_id, decision_id, story_id) on briefings to :app;
grant insert (briefing_id, person_id, way) on briefing_reads to :app;
