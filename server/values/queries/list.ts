import { type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { PlainDate } from "../../domain/plain-date";
import type { AskForValues } from "../input";

/** What one customer is expected to be worth; money in minor units. */
type CustomerValue = {
  repeats: number;
  purchases: number | null;
  alive: number | null;
  valueMinor: number | null;
  lowMinor: number | null;
  highMinor: number | null;
  historicMinor: number;
};
export type ValueLine = CustomerValue & { customerId: string; name: string; place: string | null; band: string | null };
/** By which fit the values are; null: none has been made yet. Money is in the currency of that fit. */
export type ListedFit = {
  version: number;
  asOf: PlainDate;
  currency: string;
  margin: number | null;
  horizonMonths: number;
  /** Whether anything is expected; false: what they brought so far is all there is. */
  hasModel: boolean;
};
export type ValueList = {
  fit: ListedFit | null;
  lines: ValueLine[];
  next: { minor: number; id: string } | null;
};

const listed = 50;

const value = sql`v.repeats, v.purchases, v.alive, v.value_minor::float8 as "valueMinor", v.low_minor::float8 as "lowMinor",
  v.high_minor::float8 as "highMinor", v.historic_minor::float8 as "historicMinor"`;

type Line = ValueLine & { rank: number };
type Place = { minor: string; id: string; most: number };

/** Before everybody: an amount and an id that nobody passes, so that every page is the same walk along an index. */
const start = { minor: "9223372036854775807", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };

/** The next along one index, the most first. */
const walk = (who: SQL) => sql`(
  select v.survivor_id as "customerId", c.name, c.place, v.band, ${value}, coalesce(v.value_minor, v.historic_minor)::float8 as rank
    from lifetime_values v
    join customers c on c.id = v.survivor_id and c.survivor_id = c.id and c.erased_at is null and c.withdrawn_at is null
      and c.died_recorded_at is null
   where v.model_id = (select model_id from value_sums_now) and ${who}
     and (coalesce(v.value_minor, v.historic_minor), v.survivor_id) < (${placeholder("minor")}::bigint, ${placeholder("id")}::uuid)
   order by coalesce(v.value_minor, v.historic_minor) desc, v.survivor_id desc
   limit ${placeholder("most")}::int)`;

const byRepeats = preparedSql<Line>(
  "lifetime_values_most_of",
  walk(sql`least(v.repeats, 1) = ${placeholder("repeated")}::int`),
);
const byBand = preparedSql<Line>("lifetime_values_most_of_band", walk(sql`v.band = ${placeholder("band")}::text`));

/** Whoever had bought within the threshold on the day of the fit, by the lines themselves: each is looked up as it is passed. */
const wasActive = sql`exists (
  select from value_sums_now s join value_models m on m.id = s.model_id
    join customers r on r.survivor_id = v.survivor_id
    join purchases p on p.customer_id = r.id and p.amount_minor >= 0 and p.withdrawn_at is null
      and p.bought_on between m.as_of - (s.sums ->> 'lapseDays')::int and m.as_of)`;

const either = (more: SQL) => sql`select * from (
    ${walk(sql`least(v.repeats, 1) = 0 and ${more}`)} union all ${walk(sql`least(v.repeats, 1) = 1 and ${more}`)}) either
   order by rank desc, "customerId" desc limit ${placeholder("most")}::int`;

const everybody = preparedSql<Line>("lifetime_values_most", either(sql`true`));
const active = preparedSql<Line>("lifetime_values_most_active", either(wasActive));

const fitOfList = preparedSql<ListedFit>(
  "lifetime_values_fit",
  sql`
  select m.version, m.as_of::text as "asOf", m.currency, w.margin::float8 as margin, w.horizon_months as "horizonMonths",
    m.parameters is not null as "hasModel"
    from value_sums_now s join value_models m on m.id = s.model_id join value_methods w on w.id = m.method_id`,
);

/** The fit by which values are listed; null: none has been made yet. */
export async function findFit(db: Database): Promise<ListedFit | null> {
  const [fit] = await fitOfList(db, {});
  return fit ?? null;
}

/** Customers by what they are expected to be worth, or by what they bought where no model says: the most first. */
export async function listValues(db: Database, asked: AskForValues, most = listed): Promise<ValueList> {
  const [fit, page] = await Promise.all([findFit(db), listValueLines(db, asked, most)]);
  return { fit, ...page };
}

/** The same without the fit they are by, which the next page may not be by. */
export async function listValueLines(
  db: Database,
  { band, of, after }: AskForValues,
  most: number,
): Promise<Omit<ValueList, "fit">> {
  const place = { ...(after ? { minor: String(after.minor), id: after.id } : start), most: most + 1 };
  const found = await lines(db, { band, of }, place);
  const shown = found.slice(0, most);
  const last = shown.at(-1);
  return { lines: shown, next: found.length > most && last ? { minor: last.rank, id: last.customerId } : null };
}

function lines(db: Database, { band, of }: Pick<AskForValues, "band" | "of">, place: Place): Promise<Line[]> {
  if (band !== null) return byBand(db, { ...place, band });
  if (of === "active") return active(db, place);
  return of === null ? everybody(db, place) : byRepeats(db, { ...place, repeated: of === "repeaters" ? 1 : 0 });
}

export type ValueOfCustomer = CustomerValue & {
  asOf: PlainDate;
  horizonMonths: number;
  margin: number | null;
  version: number;
  currency: string;
};

const one = preparedSql<ValueOfCustomer>(
  "lifetime_value_of",
  sql`
  select ${value}, m.as_of::text as "asOf", w.horizon_months as "horizonMonths", w.margin::float8 as margin, m.version,
    m.currency
    from value_sums_now s
    join value_models m on m.id = s.model_id
    join value_methods w on w.id = m.method_id
    join lifetime_values v on v.model_id = m.id
      and v.survivor_id = (select survivor_id from customers where id = ${placeholder("customerId")}::uuid)
    join customers c on c.id = v.survivor_id and c.survivor_id = c.id and c.erased_at is null and c.withdrawn_at is null
      and c.died_recorded_at is null`,
);

/** Null: they are in no fit, have died or were erased since, or nothing has been written yet. */
export async function findValueOf(db: Database, customerId: string): Promise<ValueOfCustomer | null> {
  const [row] = await one(db, { customerId });
  return row ?? null;
}
