import { type SQL, sql } from "drizzle-orm";
import { preparedSql } from "@/db/prepared";
import { levelsFinding } from "../../domain/experience-finding";
import { type FeelingWindow, feelingWindows } from "../../domain/feeling";
import { lapseDays } from "../../numbers/queries/asked";
import type { Question } from "../../question";
import { seen, summed } from "./felt-in-windows";

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

const nobody = (n: SQL) => sql`coalesce(sum(n) filter (where ${n}), 0)::int`;
const coverage = (isActive: SQL) => sql`(select json_build_object('answered', ${nobody(sql`felt <= w.days`)},
      'asked', ${nobody(sql`coalesce(felt > w.days, true) and touched <= w.days`)},
      'notAsked', ${nobody(sql`coalesce(felt > w.days, true) and coalesce(touched > w.days, true)`)})
    from covered where ${isActive} is_active)`;
const byLevel = (of: SQL) => sql`(select json_agg((
      select coalesce(sum(n), 0)::int from levels where reach <= w.days and level = l and ${of}) order by l)
    from generate_series(1, 5) as l)`;
const places = (place: SQL) => sql`(select coalesce(json_agg(json_build_object('value', value, 'levels', ${byLevel(
  sql`${place} = value`,
)}) order by n desc, value), '[]')
    from (select ${place} as value, sum(n) as n from levels where reach <= w.days and ${place} is not null group by 1) p)`;
const sumOf = (level: SQL) => sql`coalesce(sum(n) filter (where ${level}), 0)::int`;

const pictures = preparedSql<{ days: FeelingWindow; picture: FeelingPicture }>(
  "experience_feelings",
  sql`with ${seen}, ${summed}
    select w.days, json_build_object(
      'levels', ${byLevel(sql`true`)},
      'said', ${byLevel(sql`is_said`)},
      'everyone', ${coverage(sql`not`)},
      'active', case when ${lapseDays} is not null then ${coverage(sql``)} end,
      'channels', ${places(sql`channel`)},
      'stages', ${places(sql`stage`)},
      'matrix', (select json_agg(cells order by was) from (
          select a as was, json_agg(coalesce(m.n, 0) order by b) as cells
          from generate_series(1, 5) as a cross join generate_series(1, 5) as b
          left join moved m on m.days = w.days and m.was = a and m.now = b group by a) grid),
      'topics', (select coalesce(json_agg(t order by t.cut, t.ok desc, t.value), '[]') from (
          select cut, value, ${sumOf(sql`level < 3`)} as unhappy, ${sumOf(sql`level = 3`)} as ok, ${sumOf(sql`level > 3`)} as happy
          from topics where reach <= w.days group by cut, value) t)
    ) as picture
    from unnest(array[${sql.raw(feelingWindows.join(", "))}]) w (days)`,
);

/** How customers feel, who moved, and what the middle needs, over each of the three windows. */
export const feelingsQuestion: Question<FeelingsAnswer> = {
  version: 1,
  isJoinedWhole: true,
  count: async (db, lens) => {
    const found = new Map((await pictures(db, lens)).map(({ days, picture }) => [days, picture]));
    const of = (days: FeelingWindow) => {
      const picture = found.get(days);
      if (!picture) throw new Error("The question about how customers feel had no answer.");
      return picture;
    };
    return { d30: of(30), d90: of(90), d365: of(365) };
  },
  tell: ({ d90: { levels, everyone } }) => (everyone.answered === 0 ? null : levelsFinding(levels, 90)),
};
