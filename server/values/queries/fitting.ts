import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { SpendGroup } from "../../domain/gamma-gamma";
import type { PlainDate } from "../../domain/plain-date";
import type { RepeatGroup } from "../../domain/repeat-buying-likelihood";
import type { ValueInputs } from "../../domain/value-method";

type MethodInForce = ValueInputs & { id: string };

/** How value is found as it is set, the day and what money is in. */
export type FitSetting = { method: MethodInForce; today: PlainDate; minorPerUnit: number };

/** The method in force and today; null only before the product's own has been written. */
export async function findFitSetting(db: Database): Promise<FitSetting | null> {
  const [row] = await db.execute<FitSetting>(sql`
    select jsonb_build_object('id', m.id, 'method', m.method, 'horizonMonths', m.horizon_months, 'discount', m.discount,
        'margin', m.margin, 'winningCostMinor', m.winning_cost_minor, 'referralRewardMinor', m.referral_reward_minor,
        'withOrganisations', m.with_organisations) as method,
      organisation_day(standpoint_now())::text as today, minor_per_unit(coalesce(o.currency, 'GBP')) as "minorPerUnit"
    from value_method_now m left join organisation o on true`);
  return row ?? null;
}

/** Rows taken from the database at a time. */
const fetched = 20_000;

type Fetch<Row> = (fetch: SQL) => Promise<readonly Row[]>;

/** Reads a question of any length in pieces, so that no more than a piece is held twice. */
async function* piecesOf<Row>(db: Database, question: SQL, piece: Fetch<Row>): AsyncGenerator<readonly Row[]> {
  await db.execute(sql`declare fitted no scroll cursor for ${question}`);
  for (;;) {
    const rows = await piece(sql.raw(`fetch ${fetched} from fitted`));
    if (rows.length > 0) yield rows;
    if (rows.length < fetched) break;
  }
  await db.execute(sql`close fitted`);
}

type Asked = { until: PlainDate; withOrganisations: boolean };

/** Equal histories as they stood on a day, in weeks; within a transaction. */
export async function readHistories(db: Database, { until, withOrganisations }: Asked): Promise<RepeatGroup[]> {
  const groups: RepeatGroup[] = [];
  const pieces = piecesOf(
    db,
    sql`select repeats as x, until_last as last, until_now as now, count(*)::int as n
      from value_histories(${until}::date, ${withOrganisations}::boolean) group by 1, 2, 3 order by 1, 2, 3`,
    (fetch) => db.execute<{ x: number; last: number; now: number; n: number }>(fetch),
  );
  for await (const rows of pieces)
    for (const { x, last, now, n } of rows)
      groups.push({ repeats: x, untilLast: last / 7, untilNow: now / 7, customers: n });
  return groups;
}

/** `refundedShare`: of all that these customers bought, the part paid back; 0 where nothing was bought. */
export type Spending = { groups: SpendGroup[]; refundedShare: number };

type Spent = { x: number; minor: number; n: number; paid: number; refunded: number };

/**
 * How often repeaters bought and for how much a time, in whole units of the currency: free days count as nothing (METRICS
 * B8). Nothing of those who never paid for a repeat, and nothing of those who also paid in another currency: what some of
 * their repeats brought is not known, and a mean over all of them would be too small.
 */
export async function readSpending(
  db: Database,
  { until, withOrganisations, minorPerUnit }: Asked & { minorPerUnit: number },
): Promise<Spending> {
  const groups: SpendGroup[] = [];
  let [all, back] = [0, 0];
  const pieces = piecesOf(
    db,
    sql`select repeats as x, repeat_minor::float8 as minor, sum(first_minor + repeat_minor)::float8 as paid,
        sum(refunded_minor)::float8 as refunded,
        count(*) filter (where repeats > 0 and repeat_minor > 0 and not is_partly_abroad)::int as n
      from value_histories(${until}::date, ${withOrganisations}::boolean) group by 1, repeat_minor order by 1, 2`,
    (fetch) => db.execute<Spent>(fetch),
  );
  for await (const rows of pieces)
    for (const { x, minor, n, paid, refunded } of rows) {
      all += paid;
      back += refunded;
      if (n > 0) groups.push({ repeats: x, mean: minor / x / minorPerUnit, customers: n });
    }
  return { groups, refundedShare: all > 0 ? Math.min(1, back / all) : 0 };
}

/** When it all began; null: nobody has bought. */
export async function findFirstOn(db: Database, until: PlainDate): Promise<PlainDate | null> {
  const [row] = await db.execute<{ firstOn: PlainDate | null }>(
    sql`select min(first_on)::text as "firstOn" from histories_of(${until}::date, null, null)`,
  );
  return row?.firstOn ?? null;
}

/** Equal histories until the cut, and what those customers bought after it until the day of the fit. */
export type HeldOut = {
  repeats: number;
  untilLast: number;
  untilNow: number;
  customers: number;
  bought: number;
  squares: number;
};

/** Those who had come by the cut, grouped by what was known of them then; days. */
export async function readHeldOut(
  db: Database,
  { cut, until, withOrganisations }: Asked & { cut: PlainDate },
): Promise<HeldOut[]> {
  const groups: HeldOut[] = [];
  const pieces = piecesOf(
    db,
    sql`select known.repeats, known.until_last as "untilLast", known.until_now as "untilNow", count(*)::int as customers,
        sum(later.repeats - known.repeats)::int as bought, sum((later.repeats - known.repeats) ^ 2)::float8 as squares
      from value_histories(${cut}::date, ${withOrganisations}::boolean) known
      join value_histories(${until}::date, ${withOrganisations}::boolean) later on later.survivor_id = known.survivor_id
      group by 1, 2, 3`,
    (fetch) => db.execute<HeldOut>(fetch),
  );
  for await (const rows of pieces) groups.push(...rows);
  return groups;
}

/** Which steps the customers need: each number of repeats and days since the first purchase that there is. */
export async function readStepKeys(
  db: Database,
  { until, withOrganisations }: Asked,
): Promise<{ repeats: number; untilNow: number }[]> {
  return db.execute<{ repeats: number; untilNow: number }>(sql`
    select distinct repeats, until_now as "untilNow"
    from value_histories(${until}::date, ${withOrganisations}::boolean) order by 1, 2`);
}
