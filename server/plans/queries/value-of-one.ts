import { sql } from "drizzle-orm";
import { placeholder, preparedSql } from "@/db/prepared";
import { asOf, lapseDays } from "../../numbers/queries/asked";
import type { Question } from "../../question";

/**
 * What one customer brought, in minor units: the median of the active in the last twelve months, and of those who came a
 * year ago in their first twelve months. Null: there were none; without a lapse threshold nobody is known to be active.
 */
export type ValueOfOne = {
  active: { customers: number; medianMinor: number | null };
  firstYear: { customers: number; medianMinor: number | null };
};

const segment = sql`${placeholder("segment")}::text`;

const ask = preparedSql<ValueOfOne>(
  "value_of_one",
  sql`
    with histories as materialized (
      select first_on, last_on, (select coalesce(sum(amounts[place]), 0) from generate_subscripts(days, 1) place
          where days[place] > ${asOf} - 365) as last_year,
        (select coalesce(sum(amounts[place]), 0) from generate_subscripts(days, 1) place
          where days[place] < first_on + 365) as first_year
      from histories_of(${asOf}, ${lapseDays}, ${segment})
    )
    select
      (select jsonb_build_object('customers', count(*), 'medianMinor', percentile_disc(0.5) within group (order by last_year))
        from histories where last_on >= ${asOf} - ${lapseDays}) as active,
      (select jsonb_build_object('customers', count(*), 'medianMinor', percentile_disc(0.5) within group (order by first_year))
        from histories where first_on > ${asOf} - 730 and first_on <= ${asOf} - 365) as "firstYear"`,
);

/** What the values in a plan's lines begin with. */
export const valueOfOneQuestion: Question<ValueOfOne> = {
  key: "valueOfOne",
  version: 2,
  count: async (db, lens) => {
    const [row] = await ask(db, lens);
    if (!row) throw new Error("The question about the value of one customer had no answer.");
    return row;
  },
};
