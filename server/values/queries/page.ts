import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { placeholder, preparedSql } from "@/db/prepared";
import type { PlainDate } from "../../domain/plain-date";
import type {
  CoveredCounts,
  Holdout,
  ModelParameters,
  Newcomer,
  SpendParameters,
  ValueInputs,
  ValueMethod,
  ValueSums,
} from "../../domain/value-method";

type MethodVersion = ValueInputs & {
  id: string;
  version: number;
  reason: string;
  /** Null: it came with the product. */
  setBy: string | null;
  recordedAt: string;
};

export type Model = {
  id: string;
  version: number;
  method: ValueInputs;
  methodVersion: number;
  asOf: PlainDate;
  currency: string;
  customers: number;
  repeaters: number;
  leftOut: CoveredCounts;
  refused: string | null;
  parameters: ModelParameters | null;
  logLikelihood: number | null;
  spend: SpendParameters | null;
  newcomer: Newcomer | null;
  correlation: number | null;
  /** Of what was bought until then, the part paid back, taken off what is expected; null: nothing was taken off. */
  refundedShare: number | null;
  holdout: Holdout | null;
  recordedAt: string;
};

export type ValuePage = {
  /** Newest first. */
  methods: MethodVersion[];
  /** By which every customer's value is written, and what the values came to; null: nothing has been written yet. */
  shown: (Model & { sums: ValueSums; writtenAt: string }) | null;
  /** The newest fits and refusals, newest first. */
  fits: {
    version: number;
    asOf: PlainDate;
    method: ValueMethod;
    customers: number;
    refused: string | null;
    recordedAt: string;
  }[];
  /** Whether the method in force has not been fitted yet. */
  isDue: boolean;
};

const inputs = sql`'method', v.method, 'horizonMonths', v.horizon_months, 'discount', v.discount, 'margin', v.margin,
  'winningCostMinor', v.winning_cost_minor, 'referralRewardMinor', v.referral_reward_minor, 'withOrganisations', v.with_organisations`;

const page = preparedSql<ValuePage>(
  "value_page",
  sql`
  with versions as materialized (
    select m.*, row_number() over (order by m.set_by is not null, m.recorded_at, m.id)::int as version from value_methods m
  ), shown as materialized (
    select m.*, s.sums, s.recorded_at as written_at
      from value_sums s join value_models m on m.id = s.model_id order by m.version desc limit 1
  )
  select (select jsonb_agg(jsonb_build_object('id', v.id, 'version', v.version, 'reason', v.reason, 'setBy', p.name,
            'recordedAt', v.recorded_at) || jsonb_build_object(${inputs}) order by v.version desc)
            from versions v left join people p on p.id = v.set_by) as methods,
         (select jsonb_build_object('id', m.id, 'version', m.version, 'methodVersion', v.version, 'asOf', m.as_of, 'currency', m.currency,
            'customers', m.customers, 'repeaters', m.repeaters, 'leftOut', m.left_out, 'refused', m.refused, 'parameters', m.parameters,
            'logLikelihood', m.log_likelihood, 'spend', m.spend, 'newcomer', m.newcomer, 'correlation', m.correlation, 'refundedShare', m.refunded_share,
            'holdout', m.holdout, 'recordedAt', m.recorded_at,
            'sums', m.sums, 'writtenAt', m.written_at,
            'method', jsonb_build_object(${inputs}))
            from shown m join versions v on v.id = m.method_id) as shown,
         coalesce((select jsonb_agg(jsonb_build_object('version', f.version, 'asOf', f.as_of, 'method', v.method, 'customers', f.customers,
            'refused', f.refused, 'recordedAt', f.recorded_at) order by f.version desc)
            from (select * from value_models order by version desc limit ${placeholder("most")}::int) f
            join versions v on v.id = f.method_id), '[]') as fits,
         not exists (select from shown where shown.method_id = (select id from value_method_now)) as "isDue"`,
);

/** Everything the page of values shows of methods, fits and sums. */
export async function getValuePage(db: Database): Promise<ValuePage> {
  const [row] = await page(db, { most: 12 });
  return row ?? { methods: [], shown: null, fits: [], isDue: true };
}
