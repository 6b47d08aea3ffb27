import { sql } from "drizzle-orm";
import { preparedSql } from "@/db/prepared";
import { type Worth, worthSteps, worthVersion } from "../../domain/concentration";
import { concentrationFinding } from "../../domain/concentration-finding";
import { topPart } from "../../domain/value";
import { type Question, theAnswer } from "../../question";
import { asOf, lapseDays, segment } from "./asked";

const steps = sql.raw(`array[${worthSteps.join(", ")}]::bigint[]`);
const part = sql.raw(String(topPart));

/**
 * The curve is straight between customers: a hundredth of them that ends within one takes its part of that one. Sums stay
 * whole until they are divided, so that a million customers add up exactly.
 */
const concentration = preparedSql<{ answer: Worth }>(
  "count_concentration",
  sql`with valued as (
      select greatest(0, coalesce((select sum(amount) from unnest(h.amounts) a (amount)), 0) - h.refunded_minor)::bigint as minor
      from histories_of(${asOf}, ${lapseDays}, ${segment}) h
    ),
    ranked as materialized (
      select minor, row_number() over rising as place, sum(minor) over rising as upto
      from valued
      window rising as (order by minor rows unbounded preceding)
    ),
    whole as (
      select count(*) as n, coalesce(sum(minor), 0) as total, sum((2 * place - 1) * minor::numeric) as ranked,
        percentile_disc(0.5) within group (order by minor) as median
      from ranked
    ),
    curve as (
      select step.part, (ranked.upto - ranked.minor
        + (step.part * whole.n / 100.0 - ranked.place + 1) * ranked.minor) / whole.total as share
      from whole
      cross join generate_series(0, 100) step (part)
      join ranked on ranked.place = least(step.part * whole.n / 100 + 1, whole.n)
      where whole.total > 0
    ),
    bands as (
      select width_bucket(minor, ${steps}) as step, count(*)::int as customers, sum(minor)::float8 as minor
      from ranked group by 1
    ),
    best as (
      select count(*)::int as customers, coalesce(sum(ranked.minor), 0)::float8 as minor
      from ranked, whole where ranked.place > whole.n - ceil(whole.n * ${part})
    )
    select json_build_object(
      'customers', whole.n::int,
      'totalMinor', whole.total::float8,
      'medianMinor', whole.median,
      'curve', (select coalesce(json_agg(curve.share::float8 order by curve.part), '[]') from curve),
      'gini', case when whole.total > 0 then (whole.ranked / (whole.n * whole.total) - 1)::float8 end,
      'top', (select json_build_object('customers', best.customers, 'minor', best.minor) from best),
      'bands', (select coalesce(json_agg(json_build_object(
        'from', case when bands.step = 0 then 0 else (${steps})[bands.step] end,
        'customers', bands.customers, 'minor', bands.minor) order by bands.step), '[]') from bands)) as answer
    from whole`,
);

/** What customers have bought in all and how evenly; agrees with server/domain/concentration.ts. */
export const worthQuestion: Question<Worth> = {
  version: worthVersion,
  count: theAnswer(concentration),
  tell: (worth) => {
    const { reading, words } = concentrationFinding(worth);
    return reading === "none" ? null : words;
  },
};
