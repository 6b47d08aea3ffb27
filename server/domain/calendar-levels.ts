import type { ClosedDay, HoursSource, OwnerCalendar } from "./due-calendar";
import { addDays, daysBetween, type PlainDate } from "./plain-date";
import type { WorkingHours } from "./working-hours";

export const holidayChoices = ["above", "country", "none"] as const;
/** Whose public holidays are kept: those of the level above, of a country, or none. */
export type HolidayChoice = (typeof holidayChoices)[number];

type Closure = { readonly name: string; readonly fromOn: PlainDate; readonly untilOn: PlainDate };

/** What one level has stated: a person, their team, its department, the organisation. */
export type CalendarLevel = {
  readonly kind: Exclude<HoursSource, "nobody">;
  /** Null: the clock of the level above; the organisation always has one. */
  readonly zone: string | null;
  readonly hours: WorkingHours | null;
  readonly holidays: HolidayChoice;
  readonly country: string | null;
  readonly region: string | null;
  readonly closures: readonly Closure[];
};

export type HolidayPlace = { readonly country: string; readonly region: string | null };

/** The public holidays that count for the first of these levels: those of the first that says so; null for none. */
export function holidayPlace(levels: readonly CalendarLevel[]): HolidayPlace | null {
  const said = levels.find(({ holidays }) => holidays !== "above");
  return said?.country ? { country: said.country, region: said.region } : null;
}

/**
 * One calendar out of the levels, the owner's own first and the organisation's last. Hours: of the first level that has
 * any (ruling 9), on that level's clock. Closed: the public holidays, and what any of the levels has closed, since a
 * closed department closes its teams. Days outside `first` to `last` are left out.
 */
export function ownerCalendar(
  levels: readonly CalendarLevel[],
  holidays: readonly ClosedDay[],
  { first, last }: { first: PlainDate; last: PlainDate },
): OwnerCalendar {
  const ruling = levels.findIndex(({ hours }) => hours !== null && hasAny(hours));
  const from = ruling === -1 ? levels.length - 1 : ruling;
  const days = [...holidays, ...levels.flatMap(({ closures }) => closures.flatMap(closureDays))];
  const closed = new Map(days.toReversed().map((day) => [day.on, day]));
  return {
    zone: levels.slice(from).find(({ zone }) => zone !== null)?.zone ?? "UTC",
    hours: levels[ruling]?.hours ?? {},
    from: levels[ruling]?.kind ?? "nobody",
    closed: [...closed.values()]
      .filter(({ on }) => first <= on && on <= last)
      .toSorted((a, b) => (a.on < b.on ? -1 : 1)),
  };
}

function hasAny(hours: WorkingHours): boolean {
  return Object.values(hours).some((periods) => periods.length > 0);
}

function closureDays({ name, fromOn, untilOn }: Closure): ClosedDay[] {
  return Array.from({ length: daysBetween(fromOn, untilOn) + 1 }, (_, ahead) => ({ on: addDays(fromOn, ahead), name }));
}
