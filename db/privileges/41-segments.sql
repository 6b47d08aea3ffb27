-- Segments: saved, renamed and retired; what a version and a strategy said stays. Counts are the database's own.
grant select on segments, segment_versions, segment_strategies, segment_counts, segments_now, segment_strategies_now to :app;
grant insert on segments, segment_versions, segment_strategies to :app;
grant update (name, retired_by) on segments to :app;
grant execute on function count_segments(text[], interval), segments_lack(jsonb, date, int) to :app;
