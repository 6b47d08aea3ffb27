import type { Database } from "@/db/client";
import { readClock } from "../clock";
import { tried } from "../log";
import { calendarsOf } from "../reminders/queries";
import { tellDecision } from "./mutations/tell";
import { tellWeek } from "./mutations/weekly";
import { listLooks } from "./queries/occasions";
import { listUntoldWeeks } from "./queries/weekly";

/**
 * The worker's job, every minute and whenever something happens to a decision: looks at every decision whose time for it
 * has come. Run twice at once, or again after a kill, it tells nothing twice.
 */
export async function tellDecisions(db: Database): Promise<void> {
  for (let page = await listLooks(db, null); page.length > 0; page = await listLooks(db, page.at(-1) ?? null)) {
    for (const { id } of page) await tried({ decisionId: id }, () => tellDecision(db, id));
  }
}

/** The worker's job: the weekly letters of everybody whose work has begun this week. */
export async function tellWeeks(db: Database): Promise<void> {
  const calendarOf = calendarsOf(db, await readClock(db));
  for (const week of await listUntoldWeeks(db)) {
    await tried({ personId: week.personId }, () => tellWeek(db, week, calendarOf));
  }
}
