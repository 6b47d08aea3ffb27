-- Numbers and segments are read only: views run with the caller's own rights, functions too.
grant select on bought, purchase_days to :app;
grant execute on function
  active_customers(date, int), customer_moves(date, date, int), customer_movement(date, date, int),
  customer_movement_by_month(date, date, int), first_purchases(date, date, int), lapses(date, int), purchase_gaps(date),
  customer_values(date), segment_members(text, date, int)
  to :app;
