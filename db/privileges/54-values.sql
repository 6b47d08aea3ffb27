-- What customers are worth: the board sets the method and the worker states fits, which the database judges; what each
-- customer comes to is written by the owner's functions alone.
grant select on value_methods, value_models, value_steps, lifetime_values, value_sums,
  value_method_now, value_model_now, value_sums_now to :app;
grant insert on value_methods to :app;
grant insert (id, method_id, as_of, unit, customers, repeaters, refused, parameters, log_likelihood, spend, newcomer, holdout, took_ms, memory_mb)
  on value_models to :app;
grant execute on function value_histories(date, boolean), value_left_out(date, boolean), minor_per_unit(text), log_gamma(float8),
  value_likelihoods(text, float8[], date, boolean), spend_likelihoods(float8[], int, date, boolean), around(float8[]),
  newcomer_of(value_models, value_methods), guard_value_spend(value_models, value_methods),
  value_parameter(jsonb, text), bought_if_alive(float8, float8, float8, float8, float8), spread_at(real[], float8),
  add_value_steps(uuid, int[], int[], float8[], float8[], real[]), write_values(uuid, uuid, int), end_values(uuid),
  fit_parameters(value_models), value_kept(value_models, value_methods),
  guard_fit_without_parameters(value_models, value_methods), clear_values(int) to :app;
