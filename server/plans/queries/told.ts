import { sql } from "drizzle-orm";
import { placeholder, preparedSql } from "@/db/prepared";
import type { Context } from "../../context";
import { type PlansStanding, plansFinding } from "../../domain/plan-finding";

const standing = preparedSql<PlansStanding>(
  "plans_standing",
  sql`
    select count(*) filter (where ${placeholder("today")}::date between held.begins_on and plan_ends(held.period, held.begins_on))::int as holding,
      count(*) filter (where held.begins_on > ${placeholder("today")}::date)::int as later,
      count(*) filter (where not newest.is_submitted and held.plan_id is null)::int as drafts,
      count(*) filter (where not newest.is_submitted and held.plan_id is not null)::int as redrafted
    from plans p
    cross join lateral (
      select exists (select from plan_submissions s where s.version_id = v.id) as is_submitted
      from plan_versions v where v.plan_id = p.id order by v.number desc limit 1) newest
    left join plans_submitted held on held.plan_id = p.id`,
);

/** The sentence the page of plans opens with; null: there is no plan that runs, is to run or is being written. */
export async function tellPlans({ db, today }: Pick<Context, "db" | "today">): Promise<string | null> {
  const [row] = await standing(db, { today });
  return row ? plansFinding(row) : null;
}
