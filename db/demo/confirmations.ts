import type postgres from "postgres";
import { type Calendar, londonAt, monthsBefore } from "./calendar";

/** How customers are asked, as the board set it at first and as it stands: visits came to be asked of everybody. */
const versions = [
  { monthsAgo: 16, highStakes: "{refund,fix}", restDays: 30 },
  { monthsAgo: 7, highStakes: "{appointment,refund,fix}", restDays: 14 },
];

/** Sets how customers are asked. What they answered stands with their promises. */
export async function setAsking(tx: postgres.TransactionSql, calendar: Calendar): Promise<void> {
  for (const { monthsAgo, highStakes, restDays } of versions)
    await tx`insert into confirmation_plans
      (id, is_asking, share, at_least, high_stakes, link_days, rest_days, set_by, recorded_at)
      select gen_random_uuid(), true, 10, 30, ${highStakes}::text[], 14, ${restDays}, id,
             ${londonAt(monthsBefore(calendar.today, monthsAgo), 10 * 60).toISOString()}
        from people where name = 'Helena Brandt'`;
}
