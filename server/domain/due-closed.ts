import { Temporal } from "temporal-polyfill";
import type { ClosedDay, OwnerCalendar } from "./due-calendar";
import { type Clocks, instantOf } from "./due-date";
import { usuallyWorks } from "./working-periods";

/** Days before its making that are kept too: the customer's day and the owner's may differ, and a shift may run on. */
const margin = 2;

/** The closed days from `first` to `last` that would have been worked otherwise: those that moved a due time. */
export function closedBetween(first: Temporal.PlainDate, last: Temporal.PlainDate, owner: OwnerCalendar): ClosedDay[] {
  return (owner.closed ?? []).filter(
    ({ on }) => first.toString() <= on && on <= last.toString() && usuallyWorks(Temporal.PlainDate.from(on), owner),
  );
}

/**
 * The owner's calendar as it is kept with a promise: of the closed days only those around the stretch from its making to
 * its due time. Read again with what was kept, the same words give the same due time.
 */
export function frozenCalendar(
  { now, owner }: Clocks,
  dueAt: Temporal.Instant,
  last: Temporal.PlainDate,
): OwnerCalendar {
  if (!owner.closed) return owner;
  const due = dueAt.toZonedDateTimeISO(owner.zone).toPlainDate();
  const first = instantOf(now).toZonedDateTimeISO(owner.zone).toPlainDate().subtract({ days: margin }).toString();
  const end = [due.toString(), last.toString()].toSorted().at(-1) ?? "";
  return { ...owner, closed: owner.closed.filter(({ on }) => first <= on && on <= end) };
}
