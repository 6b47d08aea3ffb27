import type { Database } from "@/db/client";
import { readClock } from "../clock";
import { tried } from "../log";
import { tellDigest } from "./mutations/digest";
import { tellPromise } from "./mutations/tell";
import { calendarsOf, listPlanned, listUndigested } from "./queries";

/**
 * The worker's job, every minute and at the minute a rung falls: looks at every promise whose time for it has come. Run
 * twice at once, or again after a kill, it tells nothing twice.
 */
export async function tellRungs(db: Database): Promise<void> {
  const calendarOf = calendarsOf(db, await readClock(db));
  for (let page = await listPlanned(db, null); page.length > 0; page = await listPlanned(db, page.at(-1) ?? null)) {
    for (const { id } of page) await tried({ promiseId: id }, () => tellPromise(db, id, calendarOf));
  }
}

/** The worker's job: the morning's digest of everybody whose work has begun today. */
export async function tellDigests(db: Database): Promise<void> {
  const calendarOf = calendarsOf(db, await readClock(db));
  for (const person of await listUndigested(db)) {
    await tried({ personId: person.id }, () => tellDigest(db, person, calendarOf));
  }
}
