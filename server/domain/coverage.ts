import { holdsOn, type Term } from "./appointment";
import { addDays, daysBetween, type PlainDate } from "./plain-date";

/** Days without anybody: from the first of them up to, not including, `untilOn`. */
export type Gap = { fromOn: PlainDate; untilOn: PlainDate };

/**
 * The gaps that terms leave between two days (`untilOn` not included), in order; they neither touch nor overlap. Without
 * a term the whole time is one gap. Source: GOVERNANCE C, board seats: gaps shown.
 */
export function gapsBetween(terms: readonly Term[], { fromOn, untilOn }: Gap): Gap[] {
  const gaps: Gap[] = [];
  let openOn = fromOn;
  for (const term of terms.toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1))) {
    if (openOn >= untilOn) return gaps;
    const beginsOn = term.fromOn < untilOn ? term.fromOn : untilOn;
    if (beginsOn > openOn) gaps.push({ fromOn: openOn, untilOn: beginsOn });
    const endsOn = term.untilOn ?? untilOn;
    if (endsOn > openOn) openOn = endsOn;
  }
  if (openOn < untilOn) gaps.push({ fromOn: openOn, untilOn });
  return gaps;
}

/** Days without anybody in all gaps together. */
export function gapDays(gaps: readonly Gap[]): number {
  return gaps.reduce((days, { fromOn, untilOn }) => days + daysBetween(fromOn, untilOn), 0);
}

/** The year that ends with this day. */
export function yearUpTo(today: PlainDate): Gap {
  return { fromOn: addDays(today, -364), untilOn: addDays(today, 1) };
}

/** Whether somebody stands there on the day. */
export function isCovered(terms: readonly Term[], day: PlainDate): boolean {
  return terms.some((term) => holdsOn(term, day));
}
