import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { GoodwillAct } from "../../domain/limit";

/** What was given by one act in one team; `team` null: people in no team. Never by person. */
export type UseOfAct = {
  act: GoodwillAct;
  teamId: string | null;
  team: string | null;
  count: number;
  sumMinor: number;
};

export type Use = {
  given: UseOfAct[];
  /** Customers whose reaction was noted, and those of them who were delighted or pleased. */
  noted: number;
  pleased: number;
  /** Requests made in the period, with what became of them. */
  asked: { askedAt: Date; answeredAt: Date | null; isRefused: boolean; isAnswered: boolean }[];
  /** Requests that wait now, whenever they were made. */
  waiting: number;
};

type Row = Omit<Use, "asked"> & { asked: { askedAt: string; answeredAt: string | null; answer: string | null }[] };

/** The reaction that counts of a gift: the latest. */
export const reactionOf = (gift: SQL): SQL => sql`
  (select r.reaction from goodwill_reactions r where r.goodwill_id = ${gift} order by r.recorded_at desc, r.id desc limit 1)`;

const since = sql`${placeholder("since")}::timestamptz`;

const use = preparedSql<Row>(
  "limit_use",
  sql`
  with given as materialized (
    select g.act, g.team_id, g.amount_minor, ${reactionOf(sql`g.id`)} as reaction
      from goodwills g where g.recorded_at >= ${since} and g.currency = ${placeholder("currency")}
  )
  select
    coalesce((select json_agg(u order by u.act, u.team) from (
      select g.act, g.team_id as "teamId", t.name as team, count(*)::int as count, sum(g.amount_minor)::float8 as "sumMinor"
        from given g left join teams t on t.id = g.team_id group by g.act, g.team_id, t.name) u), '[]') as given,
    (select count(reaction)::int from given) as noted,
    (select count(*)::int from given where reaction in ('delighted', 'pleased')) as pleased,
    coalesce((select json_agg(json_build_object('askedAt', a.recorded_at, 'answeredAt', a.answered_at, 'answer', a.answer))
       from goodwill_asked a where a.recorded_at >= ${since}), '[]') as asked,
    (select count(*)::int from goodwill_requests r
      where not exists (select from goodwill_answers a where a.request_id = r.id)) as waiting`,
);

/** How the limits were used since an instant, in one currency: counts and sums by act and team, refusals, waits, reactions. */
export async function getUse(db: Database, asked: { since: Date; currency: string }): Promise<Use> {
  const [row] = await use(db, { since: asked.since.toISOString(), currency: asked.currency });
  if (!row) throw new Error("A question of sums has one row.");
  return {
    ...row,
    asked: row.asked.map(({ askedAt, answeredAt, answer }) => ({
      askedAt: new Date(askedAt),
      answeredAt: answeredAt === null ? null : new Date(answeredAt),
      isRefused: answer === "refused",
      isAnswered: answer === "refused" || answer === "approved",
    })),
  };
}
