import { sql } from "drizzle-orm";
import { preparedSql } from "@/db/prepared";
import type { PlainDate } from "../../domain/plain-date";
import { asOf, lapseDays, segment } from "../../numbers/queries/asked";
import { type Question, theAnswer } from "../../question";

/** The answers one source asked for in the twelve months to the day: how many gave each of 0 to 10; never less than all. */
export type ScoresOf = {
  source: string;
  counts: number[];
  /** Of them by customers we know: the latest of each. */
  known: number;
  /** The same by what they answered, from 0 to 10. */
  knownBy: number[];
  firstOn: PlainDate;
  lastOn: PlainDate;
};

const scores = preparedSql<{ answer: ScoresOf[] }>(
  "experience_scores",
  sql`with answers as (
      select distinct on (f.source, coalesce(c.survivor_id, s.id)) f.source, c.survivor_id, s.score, s.asked_on
      from promoter_scores s join score_files f on f.id = s.file_id left join customers c on c.id = s.customer_id
      where f.withdrawn_at is null and s.asked_on <= ${asOf} and s.asked_on > ${asOf} - interval '12 months'
        and (${segment} is null or c.survivor_id in (select segment_members(${segment}, ${asOf}, ${lapseDays})))
      order by f.source, coalesce(c.survivor_id, s.id), s.asked_on desc, s.recorded_at desc, s.id desc
    ),
    sources as (
      select source, count(survivor_id)::int as known, min(asked_on) as first_on, max(asked_on) as last_on
      from answers group by source
    )
    select coalesce(json_agg(json_build_object('source', s.source, 'known', s.known, 'firstOn', s.first_on, 'lastOn', s.last_on,
      'counts', (select json_agg((select count(*)::int from answers a where a.source = s.source and a.score = l) order by l)
        from generate_series(0, 10) as l),
      'knownBy', (select json_agg((select count(a.survivor_id)::int from answers a where a.source = s.source and a.score = l)
        order by l) from generate_series(0, 10) as l)) order by s.last_on desc, s.source), '[]') as answer
    from sources s`,
);

/** Who would recommend us, as others asked: only ever the whole distribution. */
export const scoresQuestion: Question<ScoresOf[]> = {
  version: 2,
  count: theAnswer(scores),
};
