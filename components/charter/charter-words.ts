import type { Clause } from "@/server/charter/queries/versions";
import type { CharterTrigger } from "@/server/domain/charter";

/** What makes a clause promise something, as people say it. */
export const triggerWords: Record<CharterTrigger, string> = {
  issue_opened: "An issue is opened",
  onboarding_entered: "Onboarding begins",
  delivery_recorded: "A delivery is recorded",
  reply_owed: "They ask for an answer in writing",
};

/** "In 2 working days, at the latest after 7 days". */
export function timeWords(dueSaid: string, latestDays: number): string {
  const said = dueSaid.charAt(0).toUpperCase() + dueSaid.slice(1);
  return `${said}, at the latest after ${latestDays} ${latestDays === 1 ? "day" : "days"}`;
}

/** What a form shows of a clause. */
export function initialOf(clause: Clause): Record<string, string> {
  const { title, objective, said, contact, remedy, measure } = clause;
  return {
    ...{ title, objective, said, contact, remedy, measure },
    conditions: clause.conditions ?? "",
    limits: clause.limits ?? "",
    trigger: clause.trigger ?? "",
    dueSaid: clause.dueSaid ?? "",
    latestDays: clause.latestDays === null ? "" : String(clause.latestDays),
    teamId: clause.team?.id ?? "",
  };
}
