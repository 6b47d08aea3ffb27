import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { preparedSql } from "@/db/prepared";
import { type FeelingWindow, feelingWindows } from "../../domain/feeling";
import type { Lens } from "../../domain/lens";
import type { Question } from "../../question";
import { asOf, felt, feltBefore, lapseDays, members, topics, touched } from "./asked";

/** Customers: with a level, in touch without one being known, and neither. */
export type Coverage = { answered: number; asked: number; notAsked: number };
/** Where it was felt: how many customers at each of the five levels. */
export type FeltAt = { value: string; levels: number[] };

/** What came up: among how many of those unhappy, OK and happy. */
export type Topic = {
  cut: "cause" | "stage" | "issue" | "need";
  value: string;
  unhappy: number;
  ok: number;
  happy: number;
};

export type FeelingPicture = {
  /** Customers at each level, the worst first, and how many of them in their own words from outside. */
  levels: number[];
  said: number[];
  everyone: Coverage;
  /** Of those active; null: no lapse threshold. */
  active: Coverage | null;
  channels: FeltAt[];
  stages: FeltAt[];
  /** From the window before (row) to this one (column), the same customers. */
  matrix: number[][];
  topics: Topic[];
};

export type FeelingsAnswer = { d30: FeelingPicture; d90: FeelingPicture; d365: FeelingPicture };

const coverage = sql`json_build_object('answered', count(f.customer_id)::int,
        'asked', count(*) filter (where f.customer_id is null and t.id is not null)::int,
        'notAsked', count(*) filter (where f.customer_id is null and t.id is null)::int)`;
const beside = sql`left join felt f on f.customer_id = m.id left join touched t on t.id = m.id`;

const picture = preparedSql<{ answer: FeelingPicture }>(
  "experience_feelings",
  sql`with ${members}, ${felt}, ${feltBefore}, ${touched}, ${topics},
    places as (
      select 'channel' as cut, channel as value, level, count(*)::int as n from felt group by channel, level
      union all
      select 'stage', stage, level, count(*)::int from felt where stage is not null group by stage, level
    ),
    moved as materialized (
      select b.level as was, f.level as now, count(*)::int as n from felt_before b join felt f using (customer_id) group by 1, 2
    ),
    placed as (
      select p.cut, p.value, sum(p.n) as n,
        json_agg(coalesce(p.n, 0) order by p.level) as levels
      from (
        select s.cut, s.value, l as level, q.n from (select distinct cut, value from places) s
        cross join generate_series(1, 5) as l
        left join places q on q.cut = s.cut and q.value = s.value and q.level = l
      ) p
      group by p.cut, p.value
    )
    select json_build_object(
      'levels', (select json_agg((select count(*)::int from felt where level = l) order by l) from generate_series(1, 5) as l),
      'said', (select json_agg((select count(*)::int from felt where level = l and is_said) order by l)
        from generate_series(1, 5) as l),
      'everyone', (select ${coverage} from members m ${beside}),
      'active', (select ${coverage} from (select a.customer_id as id from active_customers(${asOf}, ${lapseDays}) a
          join members on members.id = a.customer_id) m ${beside} having ${lapseDays} is not null),
      'channels', (select coalesce(json_agg(json_build_object('value', value, 'levels', levels) order by n desc, value), '[]')
        from placed where cut = 'channel'),
      'stages', (select coalesce(json_agg(json_build_object('value', value, 'levels', levels) order by n desc, value), '[]')
        from placed where cut = 'stage'),
      'matrix', (select json_agg(cells order by was) from (
          select w as was, json_agg(coalesce(m.n, 0) order by l) as cells
          from generate_series(1, 5) as w cross join generate_series(1, 5) as l
          left join moved m on m.was = w and m.now = l group by w) grid),
      'topics', (select coalesce(json_agg(t order by t.cut, t.ok desc, t.value), '[]') from (
          select cut, value, count(*) filter (where level < 3)::int as unhappy, count(*) filter (where level = 3)::int as ok,
            count(*) filter (where level > 3)::int as happy
          from topics group by cut, value) t)
    ) as answer`,
);

async function pictureOf(db: Database, lens: Lens, windowDays: FeelingWindow): Promise<FeelingPicture> {
  const [row] = await picture(db, { ...lens, windowDays });
  if (!row) throw new Error("The question about how customers feel had no answer.");
  return row.answer;
}

/** How customers feel, who moved, and what the middle needs, over each of the three windows. */
export const feelingsQuestion: Question<FeelingsAnswer> = {
  key: "feelings",
  version: 1,
  count: async (db, lens) => {
    const [d30, d90, d365] = [
      await pictureOf(db, lens, feelingWindows[0]),
      await pictureOf(db, lens, feelingWindows[1]),
      await pictureOf(db, lens, feelingWindows[2]),
    ];
    return { d30, d90, d365 };
  },
};
