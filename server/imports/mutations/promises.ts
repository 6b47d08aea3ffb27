import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { newId } from "@/db/id";
import type { FrozenCalendar } from "../../domain/due-calendar";
import type { PromiseRow } from "../../domain/import-row";
import { type Batch, type Fate, fateOfNew } from "./batch";
import { findHolders } from "./holders";
import { type KnownPromise, openPromiseBook } from "./promise-book";
import { findStaff } from "./staff";

/**
 * Brings a batch of promises of another system in, as history: judged on its own dates, in a slice of its own (ruling 7).
 * A promise stays as it was recorded, so one that is there already and says something else fails.
 */
export async function importPromises(tx: Database, batch: Batch<PromiseRow>): Promise<Fate[]> {
  const holder = await findHolders(tx, batch);
  const staff = await findStaff(
    tx,
    batch.rows.map(({ owner }) => owner),
  );
  const said = batch.rows.map((row) => ({ ...row, customer: holder(row.key) }));
  const book = await openPromiseBook(tx, said);
  const history: History[] = [];

  const fates = said.map(({ customer, ...given }): Fate => {
    if ("failed" in customer) return customer;
    const row = endedByNow(given, batch.now);
    const fault = faultOf(row, batch.now);
    if (fault) return { failed: fault };
    const known = book.find(row, customer.id);
    if (known) return fateOf(known, row, customer.id);
    const fate = fateOfNew(batch.mode);
    if (fate === "created") {
      const promise = historyOf(row, customer.id, staff(row.owner), batch);
      history.push(promise);
      book.put({ ...row, customerId: customer.id, movedTo: row.move?.dueAt ?? null });
    }
    return fate;
  });

  if (history.length > 0) await save(tx, batch, history);
  return fates;
}

const dayMs = 86_400_000;

/** "Kept today" is read as the last instant of today, which is still to come. */
function endedByNow(row: PromiseRow, now: Date): PromiseRow {
  const by = <At extends Date | null>(at: At) => (at && at > now && at.getTime() - now.getTime() < dayMs ? now : at);
  const move = row.move && { ...row.move, at: by(row.move.at) };
  return { ...row, move, keptAt: by(row.keptAt), cancelledAt: by(row.cancelledAt) };
}

function faultOf(row: PromiseRow, now: Date): string | null {
  const ended = row.keptAt ?? row.cancelledAt;
  if (row.madeAt >= row.dueAt) return "It is due before it was made.";
  if (row.madeAt > now) return "It cannot have been made in the future.";
  if (ended && ended < row.madeAt) return "It cannot have ended before it was made.";
  if (ended && ended > now) return "It cannot have ended in the future.";
  if (row.move && row.move.at > now) return "It cannot have been moved in the future.";
  return null;
}

function fateOf(known: KnownPromise, row: PromiseRow, customerId: string): Fate {
  if (known.customerId !== customerId) return { failed: `Promise “${row.ref}” belongs to another customer.` };
  const isSame =
    known.said === row.said &&
    known.kind === row.kind &&
    known.madeAt.getTime() === row.madeAt.getTime() &&
    known.dueAt.getTime() === row.dueAt.getTime() &&
    known.source === row.source &&
    known.movedTo?.getTime() === row.move?.dueAt.getTime() &&
    endedAlike(known.keptAt, row.keptAt) &&
    endedAlike(known.cancelledAt, row.cancelledAt);
  return isSame
    ? "unchanged"
    : {
        failed:
          "This promise is here already and says something else. What was recorded stays: keep or end it on its page.",
      };
}

type Staff = { personId: string | null; teamId: string | null } | null;

/** An end told by its day alone may have been read as an instant of that day. */
function endedAlike(one: Date | null, other: Date | null): boolean {
  return one && other ? Math.abs(one.getTime() - other.getTime()) < dayMs : one === other;
}

/** A promise and its end, as `import_promises` takes them. */
function historyOf(row: PromiseRow, customerId: string, owner: Staff, { startedBy, zone }: Batch<PromiseRow>) {
  const ownerId = owner ? owner.personId : startedBy;
  const calendar: FrozenCalendar = {
    customer: { zone, from: "organisation" },
    owner: { zone, hours: {}, from: "nobody" },
    typed: row.dueAt.toISOString(),
    explanation: row.owner && !owner ? `Imported history, owed by ${row.owner}.` : "Imported history.",
  };
  return {
    id: newId(),
    customer_id: customerId,
    kind: row.kind,
    said_id: newId(),
    said: row.said,
    channel: row.channel,
    made_by: ownerId ?? startedBy,
    made_at: row.madeAt,
    owner_id: ownerId,
    owner_team_id: ownerId ? null : (owner?.teamId ?? null),
    due_at: row.dueAt,
    due_precision: row.duePrecision,
    zone,
    calendar,
    source_ref: row.ref,
    source_name: row.source,
    events: eventsOf(row),
  };
}

/** What happened to it, in order: another time, then its end. */
function eventsOf({ move, keptAt, cancelledAt, askedBy }: PromiseRow) {
  const why = (what: string) => ({
    reason_id: newId(),
    reason: `${askedBy === "customer" ? "The customer" : "We"} ${what}, as the imported history says.`,
  });
  return [
    ...(move
      ? [
          {
            ...{ id: newId(), kind: "moved", at: move.at, initiator: askedBy, customer_agreed: askedBy === "customer" },
            ...{ new_due_at: move.dueAt, new_due_precision: move.duePrecision, ...why("asked for another time") },
          },
        ]
      : []),
    ...(keptAt ? [{ id: newId(), kind: "fulfilled", at: keptAt }] : []),
    ...(cancelledAt
      ? [{ id: newId(), kind: "cancelled", at: cancelledAt, initiator: askedBy, ...why("called it off") }]
      : []),
  ].map((event, place) => ({ ...event, place }));
}

type History = ReturnType<typeof historyOf>;

async function save(tx: Database, batch: Batch<unknown>, history: History[]): Promise<void> {
  await tx.execute(sql`select import_promises(${batch.importId}, ${JSON.stringify(history)}::jsonb)`);
  // Checked batch by batch, so that a rehearsal of millions keeps no list of what is still to be checked.
  await tx.execute(sql`set constraints promise_states_of_event immediate`);
  await tx.execute(sql`set constraints promise_states_of_event deferred`);
}
