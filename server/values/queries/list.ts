import { sql } from "drizzle-orm";
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
export type ValueList = { lines: ValueLine[]; next: { minor: number; id: string } | null };

const listed = 50;

const value = sql`v.repeats, v.purchases, v.alive, v.value_minor::float8 as "valueMinor", v.low_minor::float8 as "lowMinor",
  v.high_minor::float8 as "highMinor", v.historic_minor::float8 as "historicMinor"`;

const list = preparedSql<ValueLine & { rank: number }>(
  "lifetime_value_list",
  sql`
  select v.survivor_id as "customerId", c.name, c.place, b.band, ${value}, coalesce(v.value_minor, v.historic_minor)::float8 as rank
    from lifetime_values v
    join customers c on c.id = v.survivor_id and c.survivor_id = c.id and c.erased_at is null and c.withdrawn_at is null
      and c.died_recorded_at is null
    left join band_spans b on b.customer_id = v.survivor_id and b.until_on is null
   where v.model_id = (select model_id from value_sums_now)
     and (${placeholder("band")}::text is null or b.band = ${placeholder("band")}::text)
     and (${placeholder("of")}::text is null or (v.repeats > 0) = (${placeholder("of")}::text = 'repeaters'))
     and (${placeholder("minor")}::bigint is null
       or (coalesce(v.value_minor, v.historic_minor), v.survivor_id) < (${placeholder("minor")}::bigint, ${placeholder("id")}::uuid))
   order by coalesce(v.value_minor, v.historic_minor) desc, v.survivor_id desc
   limit ${placeholder("most")}::int`,
);

/** Customers by what they are expected to be worth, or by what they bought where no model says: the most first. */
export async function listValues(db: Database, { band, of, after }: AskForValues, most = listed): Promise<ValueList> {
  const found = await list(db, { band, of, minor: after?.minor ?? null, id: after?.id ?? null, most: most + 1 });
  const lines = found.slice(0, most);
  const last = lines.at(-1);
  return { lines, next: found.length > most && last ? { minor: last.rank, id: last.customerId } : null };
}

export type ValueOfCustomer = CustomerValue & {
  asOf: PlainDate;
  horizonMonths: number;
  margin: number | null;
  version: number;
};

const one = preparedSql<ValueOfCustomer>(
  "lifetime_value_of",
  sql`
  select ${value}, m.as_of::text as "asOf", w.horizon_months as "horizonMonths", w.margin::float8 as margin, m.version
    from value_sums_now s
    join value_models m on m.id = s.model_id
    join value_methods w on w.id = m.method_id
    join lifetime_values v on v.model_id = m.id and v.survivor_id = ${placeholder("customerId")}::uuid
    join customers c on c.id = v.survivor_id and c.erased_at is null and c.died_recorded_at is null`,
);

/** Null: they are in no fit, have died or were erased since, or nothing has been written yet. */
export async function findValueOf(db: Database, customerId: string): Promise<ValueOfCustomer | null> {
  const [row] = await one(db, { customerId });
  return row ?? null;
}
