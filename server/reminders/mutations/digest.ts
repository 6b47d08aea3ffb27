import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { addDays, startOfDay } from "../../domain/plain-date";
import { isAtWork } from "../../domain/telling";
import { notify } from "../../inbox/mutations";
import { enqueueMail } from "../../mail/mutations";
import { type calendarsOf, countForDigest, type listUndigested } from "../queries";

type Person = Awaited<ReturnType<typeof listUndigested>>[number];

/**
 * Tells somebody's morning once they are at work, and writes down that it was told, in one transaction: what is due
 * today or overdue of theirs, and what their team owns and nobody has taken. Who is away, or does not work today, is
 * left alone; where there is nothing to say, nothing is said, and that too is written down.
 */
export async function tellDigest(
  db: Database,
  person: Person,
  calendarOf: ReturnType<typeof calendarsOf>,
): Promise<void> {
  const reader = { id: person.id, calendar: await calendarOf({ kind: "person", id: person.id }), away: person.away };
  if (!isAtWork(reader, person.now)) return;
  const endOfDay = startOfDay(addDays(person.on, 1), person.zone);
  await db.transaction(async (tx) => {
    const counts = await countForDigest(tx, { personId: person.id, teamId: person.teamId, endOfDay, now: person.now });
    const told = counts.today + counts.overdue + counts.teamOwned;
    const first = await tx.execute(sql`
      insert into digests (id, person_id, on_day, told) values (${newId()}, ${person.id}, ${person.on}, ${told})
      on conflict (person_id, on_day) do nothing returning id`);
    if (first.length === 0 || told === 0) return;
    const values = { ...counts, on: person.on };
    await notify(tx, { personId: person.id, kind: "digest", values });
    await enqueueMail(tx, { template: "digest", to: { personId: person.id }, values });
  });
}
