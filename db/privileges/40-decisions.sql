-- The register: facts are added, nothing is changed; only the working copy of a draft is.
grant select on decisions, decision_drafts, statements, statement_segments, statement_reach, statement_evidence, decision_options,
  predictions, prediction_outcomes, positions, board_reviews, decision_moves, notices, acknowledgements, decision_corrections,
  decision_events, decision_states, decision_facts, definitions, definition_signers, definition_signatures to :app;
grant insert on decisions, decision_drafts, statements, statement_evidence, decision_options, predictions, prediction_outcomes,
  positions, board_reviews, decision_moves, notices, acknowledgements, decision_corrections,
  definitions, definition_signers, definition_signatures to :app;
grant update (content, revision, saved_by) on decision_drafts to :app;
