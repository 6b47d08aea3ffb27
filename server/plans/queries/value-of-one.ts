import { sql } from "drizzle-orm";
import { preparedSql } from "@/db/prepared";
import { valueOfOneVersion } from "../../domain/plan";
import { asOf, lapseDays, segment } from "../../numbers/queries/asked";
import { type Question, theRow } from "../../question";

/**
 * What one customer brought, in minor units: the median of the active in the last twelve months, and of those who came a
 * year ago in their first twelve months. Null: there were none; without a lapse threshold nobody is known to be active.
 */
export type ValueOfOne = {
  active: { customers: number; medianMinor: number | null };
  firstYear: { customers: number; medianMinor: number | null };
};

const histories = sql`histories_of(${asOf}, ${lapseDays}, ${segment})`;

const ask = preparedSql<ValueOfOne>(
  "value_of_one",
  sql`
    select
      (select jsonb_build_object('customers', count(*), 'medianMinor', percentile_disc(0.5) within group (order by last_year))
        from (select (select coalesce(sum(a), 0) from unnest(h.amounts[width_bucket(${asOf} - 365, h.days) + 1:]) a) as last_year
          from ${histories} h where h.last_on >= ${asOf} - ${lapseDays}) buyers) as active,
      (select jsonb_build_object('customers', count(*), 'medianMinor', percentile_disc(0.5) within group (order by first_year))
        from (select (select coalesce(sum(a), 0) from unnest(h.amounts[:width_bucket(h.first_on + 364, h.days)]) a) as first_year
          from ${histories} h where h.first_on > ${asOf} - 730 and h.first_on <= ${asOf} - 365) buyers) as "firstYear"`,
);

/** What the values in a plan's lines begin with. */
export const valueOfOneQuestion: Question<ValueOfOne> = {
  version: valueOfOneVersion,
  count: theRow(ask),
};
