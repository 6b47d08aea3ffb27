import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { WeeklyKind } from "../../domain/decision-telling";
import type { InboxKind, PlainValues } from "../../domain/inbox-words";
import type { PlainDate } from "../../domain/plain-date";
import { isAtWork } from "../../domain/telling";
import { daysOfWeek, hasNews } from "../../domain/weekly";
import { notify } from "../../inbox/mutations";
import { enqueueMail } from "../../mail/mutations";
import type { calendarsOf } from "../../reminders/queries";
import { getCustomersWeek, listFollowed, type UntoldWeek } from "../queries/weekly";

/**
 * Tells somebody's week once they are at work in it, which is Monday morning unless that is no working day of theirs, and
 * writes down that it was told, in one transaction. Where there is nothing to say nothing is said, and that too is
 * written down.
 */
export async function tellWeek(
  db: Database,
  week: UntoldWeek,
  calendarOf: ReturnType<typeof calendarsOf>,
): Promise<void> {
  const reader = {
    id: week.personId,
    calendar: await calendarOf({ kind: "person", id: week.personId }),
    away: week.away,
  };
  if (!isAtWork(reader, week.now)) return;
  const days = daysOfWeek(week.weekOn, week.lastWeekOn);
  await db.transaction(async (tx) => {
    const { told, values } = await newsOf(tx, week, days);
    const first = await tx.execute(sql`
      insert into decision_digests (id, person_id, kind, week_on, told)
      values (${newId()}, ${week.personId}, ${week.kind}, ${week.weekOn}, ${told})
      on conflict (person_id, kind, week_on) do nothing returning id`);
    if (first.length === 0 || told === 0) return;
    const carried = { ...values, weekOn: week.weekOn, fromOn: days.from };
    await notify(tx, { personId: week.personId, kind: kindOf[week.kind], values: carried });
    await enqueueMail(tx, { template: kindOf[week.kind], to: { personId: week.personId }, values: carried });
  });
}

const kindOf = { followed: "followed_week", back_office: "customers_week" } as const satisfies Record<
  WeeklyKind,
  InboxKind
>;

type News = { told: number; values: PlainValues };

async function newsOf(
  tx: Database,
  { personId, kind }: UntoldWeek,
  days: { from: PlainDate; until: PlainDate },
): Promise<News> {
  if (kind === "followed") {
    const told = (await listFollowed(tx, { personId, days, limit: 1 }))[0]?.all ?? 0;
    return { told, values: { happened: told } };
  }
  const week = await getCustomersWeek(tx, personId, days);
  return { told: hasNews(week) ? week.decided + week.due + week.said : 0, values: week };
}
