import { sql } from "drizzle-orm";
import type { Context } from "../../context";
import { type Calibration, calibrate, type Forecast } from "../../domain/calibration";
import type { ForecastKind, ForecastRow } from "../../domain/forecast";
import type { PlainDate } from "../../domain/plain-date";

type Page = { rows: ForecastRow[]; total: number; next: string | null };
export type ForecastsAsked = { kind: ForecastKind; said: number | null; after: string | null };

const PAGE = 50;

/** The nearest ten percent, as binOf has it. */
const binned = sql`greatest(10, least(90, round(p.probability * 10) * 10))`;

/** Every prediction of a decision that was made, with what came of it. Never whose it is (A7). */
const forecasts = (today: PlainDate) => sql`
  select p.id, p.decision_id, p.words_id, p.direction, p.threshold, p.probability, p.resolve_on, ${binned} as said, o.actual, o.happened,
    case when o.happened then 'came' when not o.happened then 'failed'
      when p.resolve_on > ${today}::date then 'open'
      when s.state in ('in_effect', 'reviewed') then 'due' when s.state = 'decided' then 'waiting' else 'never' end as became
  from predictions p
  join decision_moves m on m.decision_id = p.decision_id and m.kind = 'decided' and m.statement_id = p.statement_id
  join decision_states s on s.decision_id = p.decision_id
  left join prediction_outcomes o on o.prediction_id = p.id`;

/** How well the organisation predicts, and how many predictions nobody has held against what happened. */
export async function getCalibration({ db, today }: Context): Promise<Calibration & { due: number; never: number }> {
  const rows = await db.execute<{ probability: number; became: string }>(
    sql`select probability::float8 as probability, became from (${forecasts(today)}) f`,
  );
  const settled = rows.flatMap(({ probability, became }): Forecast[] =>
    became === "came" || became === "failed" ? [{ probability, happened: became === "came" }] : [],
  );
  const count = (kind: string) => rows.filter(({ became }) => became === kind).length;
  return { ...calibrate(settled), due: count("due"), never: count("never") };
}

/** The predictions behind a number, the latest day first, fifty at a time. `said`: of one bin. */
export async function listForecasts({ db, today }: Context, { kind, said, after }: ForecastsAsked): Promise<Page> {
  const [day, id] = after?.split("_") ?? [];
  const wanted = sql`(${kind} = became or (${kind} = 'recorded' and became in ('came', 'failed')))
    and (${said}::int is null or said = ${said}::int)`;
  const found = await db.execute<ForecastRow & { total: number }>(sql`
    with all_of_them as materialized (${forecasts(today)}), chosen as materialized (select * from all_of_them where ${wanted})
    select c.id, c.decision_id as "decisionId", d.number, decision_title(d.id) as title, t.body as measure, c.direction,
      c.threshold::float8 as threshold, c.probability::float8 as probability, c.resolve_on::text as "resolveOn",
      c.actual::float8 as actual, c.happened, (select count(*)::int from chosen) as total
    from chosen c join decisions d on d.id = c.decision_id join texts t on t.id = c.words_id
    where ${day ?? null}::date is null or (c.resolve_on, c.id) < (${day ?? null}::date, ${id ?? null}::uuid)
    order by c.resolve_on desc, c.id desc limit ${PAGE + 1}`);
  const rows = found.slice(0, PAGE);
  const last = rows.at(-1);
  return {
    rows,
    total: found[0]?.total ?? 0,
    next: found.length > PAGE && last ? `${last.resolveOn}_${last.id}` : null,
  };
}
