import { desc, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { milestoneRules, people } from "@/db/schema";
import type { MilestoneRules } from "../../domain/milestone-rules";
import type { Instant } from "../../domain/plain-date";

/** A version of the rules: what it says, why, since when, by whom (null: as Standpoint came). */
export type RulesVersion = MilestoneRules & { id: string; reason: string; by: string | null; recordedAt: Instant };

const newestFirst = [desc(milestoneRules.recordedAt), desc(milestoneRules.id)] as const;
const version = {
  id: milestoneRules.id,
  years: milestoneRules.years,
  purchases: milestoneRules.purchases,
  valueMinor: milestoneRules.valueMinor,
  currency: milestoneRules.currency,
  afterReturn: milestoneRules.afterReturn,
  afterReferral: milestoneRules.afterReferral,
  aheadDays: milestoneRules.aheadDays,
  ringDays: milestoneRules.ringDays,
  coolOffDays: milestoneRules.coolOffDays,
  reason: milestoneRules.reason,
  by: people.name,
  recordedAt: milestoneRules.recordedAt,
};

/** What is a milestone now. */
export async function getMilestoneRules(db: Database): Promise<RulesVersion> {
  const [rules] = await versions(db).limit(1);
  if (!rules) throw new Error("The migrations leave one version of the milestone rules.");
  return rules;
}

/** Every version that was ever set, the one that holds first. */
export async function listMilestoneRules(db: Database): Promise<RulesVersion[]> {
  return versions(db);
}

function versions(db: Database) {
  return db
    .select(version)
    .from(milestoneRules)
    .leftJoin(people, eq(people.id, milestoneRules.setBy))
    .orderBy(...newestFirst)
    .$dynamic();
}
