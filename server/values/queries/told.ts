import { sql } from "drizzle-orm";
import { preparedSql } from "@/db/prepared";
import type { Context } from "../../context";
import type { ValueSums } from "../../domain/value-method";
import { valueFinding } from "../../domain/worth-finding";

type Told = { customers: number; currency: string; horizonMonths: number; sums: Pick<ValueSums, "all" | "repeaters"> };

const shown = preparedSql<Told>(
  "value_told",
  sql`
  select m.customers, m.currency, w.horizon_months as "horizonMonths",
    jsonb_build_object('all', s.sums -> 'all', 'repeaters', s.sums -> 'repeaters') as sums
    from value_sums_now s join value_models m on m.id = s.model_id join value_methods w on w.id = m.method_id`,
);

/** The sentence the page of values opens with; null: nothing has been found yet, or nobody has bought. */
export async function tellValue({ db }: Pick<Context, "db">): Promise<string | null> {
  const [row] = await shown(db, {});
  if (!row) return null;
  const { horizonMonths, ...of } = row;
  const { reading, words } = valueFinding({ ...of, method: { horizonMonths } });
  return reading === "none" ? null : words;
}
