-- Bands and early warning: rules are set and warnings answered; what follows from them the owner's functions write alone.
grant select on band_versions, band_runs, band_spans, warning_rules, warnings, warning_answers,
  band_version_now, band_run_now, bands_now, warning_rules_now to :app;
grant insert on band_versions, warning_rules, warning_answers to :app;
grant execute on function banding_fault(text, jsonb), banded_values(date), bands_found(text, jsonb, date),
  rfm_scores(date), rfm_summaries(date, text), run_bands(), bands_on(date), lapse_signals(date),
  warning_hits(timestamptz), record_warnings() to :app;
