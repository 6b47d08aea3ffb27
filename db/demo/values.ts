import type postgres from "postgres";
import { type Calendar, londonAt, plusDays } from "./calendar";

/**
 * How value is found: historic margin at first, a model for four months. The worker fits it when it first runs. Organisations
 * buy by contract and stay out of it.
 */
export async function setValueMethods(tx: postgres.TransactionSql, { today }: Calendar): Promise<void> {
  await tx`
    insert into value_methods (id, method, horizon_months, discount, margin, winning_cost_minor, referral_reward_minor,
      with_organisations, reason, set_by, recorded_at)
    select gen_random_uuid(), given.method, 12, given.discount, 35, given.cost, 2500, false, given.reason, people.id, given.at::timestamptz
      from people, (values
        ('historic', 0, null::bigint, 'To begin with what they have brought, which nobody disputes.', ${londonAt(plusDays(today, -300), 15 * 60).toISOString()}),
        ('bg_nbd', 8, 6000, 'A year ahead, as the budget is made; the cost of winning is last year’s.', ${londonAt(plusDays(today, -120), 15 * 60).toISOString()})
      ) as given (method, discount, cost, reason, at)
     where people.name = 'Helena Brandt'`;
  await tx`select graphile_worker.add_job('fit_values', job_key := 'fit_values')`;
}
