-- Plans and proposals are added, never changed; a quarter's report is written by the owner's function alone.
grant select on plans, plan_versions, plan_lines, plan_submissions, plan_outcomes, plans_submitted, threshold_proposals, threshold_answers,
  number_reports to :app;
grant insert (id, created_by) on plans to :app;
grant insert (id, plan_id, number, title, period, begins_on, department_id, currency, target_minor, target_customers, lines, saved_by)
  on plan_versions to :app;
grant insert (version_id, place, kind, segment, segment_name, customers, value_minor, suggested_minor, suggested_from, how, owner_id)
  on plan_lines to :app;
grant insert (version_id, plan_id, submitted_by) on plan_submissions to :app;
grant insert (id, days, reason, proposed_by) on threshold_proposals to :app;
grant insert (proposal_id, answer, threshold_id, reason, answered_by) on threshold_answers to :app;
grant execute on function plan_sum(uuid), plan_faults(uuid), plan_happened(uuid, date), count_finished_plans(), number_figures(date, date, int),
  number_definitions(), number_report_hash(number_reports), number_report_seals(), report_quarters(), moves_of_quarter(date, date, int),
  value_of_quarter(date, date), counted_until(history_sums[], text, int, date, bigint), changes_now(int), count_active(date, int),
  lapse_days_at(timestamptz), plan_ends(text, date), refuse_money_alone() to :app;
