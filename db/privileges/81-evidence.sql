-- Evidence: notes and time on the floor are added and taken back; files are added and handed out, and go only by the owner's functions.
grant select on research_notes, exposures, documents, document_bodies, source_tellings, redactions, decision_sources, source_customers to :app;
grant insert (id, first_id, asked, found_on, words_id, by_id), update (withdrawn_by) on research_notes to :app;
grant insert (id, person_id, mode, minutes, happened_on, words_id), update (withdrawn_by) on exposures to :app;
grant insert (id, name, media_type, bytes, sha256, customer_id, keep_years, added_by) on documents to :app;
grant insert (document_id, body) on document_bodies to :app;
grant insert (id, decision_id, customer_id, contact_id, told_by) on source_tellings to :app;
grant execute on function forget_document(uuid, uuid, text), forget_old_documents(), is_media(text, bytea),
  evidence_source(text, uuid), evidence_origin(text, uuid), redacting() to :app;
