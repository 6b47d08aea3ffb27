-- The application reads standing and may have it counted anew (verify standing --repair), but can never say what it is.
grant execute on function refresh_standing(uuid[]) to :app;
grant execute on function heard_of(uuid[]) to :app;
