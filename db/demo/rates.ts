import type postgres from "postgres";
import { type Calendar, londonAt, plusDays } from "./calendar";

/** What the board wants kept: set half a year ago. */
export async function setTargets(tx: postgres.TransactionSql, { today }: Calendar): Promise<void> {
  await tx`
    insert into rate_targets (id, level, percent, reason, set_by, recorded_at)
    select gen_random_uuid(), 'commitment', 95, 'One broken promise in twenty is what customers told us they forgive.', id,
           ${londonAt(plusDays(today, -180), 15 * 60).toISOString()}
      from people where name = 'Helena Brandt'`;
}
