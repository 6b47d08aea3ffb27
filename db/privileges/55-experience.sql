-- Experience and share of wallet: noted and imported by the application, changed by nobody; a file of scores can be taken back.
grant select on wallet_estimates, score_files, promoter_scores to :app;
grant insert (id, customer_id, elsewhere_minor, currency, source, said_on, expires_on, recorded_by) on wallet_estimates to :app;
grant insert (id, source, sha256, rows, strangers, imported_by) on score_files to :app;
grant insert (id, file_id, customer_id, score, asked_on) on promoter_scores to :app;
grant update (withdrawn_by) on score_files to :app;
grant execute on function felt_between(date, date), wallet_standings(date, uuid) to :app;
