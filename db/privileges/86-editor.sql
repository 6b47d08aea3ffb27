-- The letter while it is written: who has it open is said by the page; copies, counts and prints are the database's own.
grant select on draft_editors, draft_revisions, segment_reaches, statement_prints to :app;
grant insert on draft_editors to :app;
grant update (seen_at) on draft_editors to :app;
grant execute on function reach_of(text) to :app;
