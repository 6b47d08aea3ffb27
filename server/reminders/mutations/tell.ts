import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import { rungsOf } from "../../domain/rung";
import type { Rung } from "../../domain/rung-words";
import { type Audience, type Reader, tellingOf } from "../../domain/telling";
import { notify } from "../../inbox/mutations";
import { enqueueMail } from "../../mail/mutations";
import { audienceOf, type calendarsOf, findPromiseToTell, type PromiseToTell } from "../queries";

type Told = { rung: Rung; to: readonly Reader[]; isQuiet: boolean };

/**
 * Tells what has fallen of one promise and has not been told: reminder, inbox item and mail in one transaction, so that
 * a worker killed anywhere leaves all of it or nothing. While somebody else acts on the promise nothing is done; what
 * they do plans the next look.
 */
export async function tellPromise(
  db: Database,
  promiseId: string,
  calendarOf: ReturnType<typeof calendarsOf>,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [lock] = await tx.execute<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended(${promiseId}::text, 7002)) as mine`,
    );
    const promise = lock?.mine ? await findPromiseToTell(tx, promiseId) : null;
    if (!promise) return;
    const audience = await audienceOf(promise, calendarOf);
    const { told, lookAt } = await look(promise, audience, calendarOf);
    await tell(tx, promise, audience, told);
    if (lookAt) await postpone(tx, promise, lookAt);
  });
}

async function look(promise: PromiseToTell, audience: Audience, calendarOf: ReturnType<typeof calendarsOf>) {
  const told: Told[] = [];
  const waits: Date[] = [];
  const { now, due } = promise;
  for (const { rung, fallsAt } of rungsOf(due, audience.owner?.calendar ?? (await calendarOf(promise.owner)))) {
    if (!promise.pending.includes(rung)) continue;
    if (fallsAt > now) waits.push(fallsAt);
    else {
      const telling = tellingOf(rung, due.dueAt, audience, now);
      if (telling.kind === "told") told.push({ rung, to: telling.to, isQuiet: telling.isQuiet });
      else waits.push(telling.until);
    }
  }
  return { told, lookAt: waits.length > 0 ? new Date(Math.min(...waits.map((at) => at.getTime()))) : null };
}

/** Every rung is recorded; what falls together is told to each reader once, by its last rung. */
async function tell(tx: Database, promise: PromiseToTell, audience: Audience, told: readonly Told[]): Promise<void> {
  const ids = new Map(told.map(({ rung }) => [rung, newId()]));
  const lastTo = (reader: Reader) => told.findLast(({ to }) => to.some(({ id }) => id === reader.id));
  for (const { rung, to } of told.toReversed()) {
    const carriers = to.flatMap((reader) => lastTo(reader)?.rung ?? []);
    const toldWith = carriers.length === 0 || carriers.includes(rung) ? null : carriers[0];
    await tx.execute(sql`
      insert into reminders (id, promise_id, rung, due_at, told_with_id)
      values (${ids.get(rung)}, ${promise.promiseId}, ${rung}, ${promise.due.dueAt.toISOString()},
        ${toldWith ? ids.get(toldWith) : null})`);
  }
  for (const one of told) {
    const readers = one.to.filter((reader) => lastTo(reader) === one);
    for (const reader of readers) await tellReader(tx, promise, audience, one, reader, ids.get(one.rung) ?? "");
  }
}

async function tellReader(
  tx: Database,
  { promiseId, customerId, due }: PromiseToTell,
  audience: Audience,
  { rung, isQuiet }: Told,
  reader: Reader,
  reminderId: string,
): Promise<void> {
  const isOwn = audience.owner ? audience.owner.id === reader.id : rung !== "lead" && rung !== "manager";
  const kind = isOwn ? "reminder" : "escalation";
  const values = { rung, dueAt: due.dueAt.toISOString() };
  await notify(tx, { personId: reader.id, kind, promiseId, customerId, reminderId, values });
  if (isQuiet) return;
  await enqueueMail(tx, { template: kind, to: { personId: reader.id }, values, about: { promiseId, customerId } });
}

const aDay = 24 * 60 * 60_000;

/** A look at least once a day: hours and absences may have been changed by then. */
async function postpone(tx: Database, { promiseId, now }: PromiseToTell, until: Date): Promise<void> {
  const lookAt = new Date(Math.min(until.getTime(), now.getTime() + aDay));
  await tx.execute(sql`select postpone_reminders(${promiseId}::uuid, ${lookAt.toISOString()}::timestamptz)`);
}
