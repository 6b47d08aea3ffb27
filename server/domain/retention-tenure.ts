import { isActive } from "./customer-numbers";
import type { Life } from "./kaplan-meier";
import { addDays, addMonths, daysBetween, type PlainDate } from "./plain-date";
import { historiesUntil, neighbours, type PurchaseHistory } from "./purchase-history";
import type { TenureBand } from "./rate-cuts";

/** Retention by tenure looks back so many days: who was active then, and is now. */
export const retentionYear = 365;

/** One customer who was active a year before: how long they had been with us then, and what came of it. */
export type Held = {
  band: TenureBand;
  /** Days from then to the first lapse, or to the day asked for without one. */
  life: Life;
  /** Whether active on the day asked for; one who was lost and came back is. */
  isStill: boolean;
};

/**
 * Whoever was active a year before `asOf`, and whether they still are: retention by tenure (METRICS A5: sums, never means
 * of rates). Tenure counts from the stated day where that is earlier than the first purchase. Null: was not active then.
 */
export function heldFor(
  history: PurchaseHistory,
  statedSinceOn: PlainDate | null,
  { asOf, lapseDays }: { asOf: PlainDate; lapseDays: number },
): Held | null {
  const then = addDays(asOf, -retentionYear);
  const [known] = historiesUntil([history], then);
  if (!known || !isActive(known, then, lapseDays)) return null;
  const last = neighbours(history).find(([day, next]) => daysBetween(day, next) > lapseDays && lapseOf(day) > then);
  const end = lapseOf(last ? last[0] : (history.days.at(-1) ?? history.days[0]));
  const life =
    end <= asOf
      ? { from: 0, until: daysBetween(then, end), ended: true }
      : { from: 0, until: retentionYear, ended: false };
  const since = statedSinceOn !== null && statedSinceOn < history.days[0] ? statedSinceOn : history.days[0];
  return { band: tenureBandAt(since, then), life, isStill: isActive(history, asOf, lapseDays) };

  function lapseOf(day: PlainDate): PlainDate {
    return addDays(day, lapseDays + 1);
  }
}

/** Whole years with us on a day; who was born on 29 February has a year on the 28th. */
export function tenureBandAt(since: PlainDate, on: PlainDate): TenureBand {
  if (on < addMonths(since, 12)) return "under_1";
  if (on < addMonths(since, 36)) return "1_to_2";
  if (on < addMonths(since, 60)) return "3_to_4";
  return on < addMonths(since, 120) ? "5_to_9" : "10_or_more";
}

/** The days since when somebody was in a band on `on`; `from` null: any day before. */
export function sinceOfBand(band: TenureBand, on: PlainDate): { from: PlainDate | null; to: PlainDate } {
  const [least, below] = bandMonths[band];
  return {
    from: below === null ? null : lessThan(below, on),
    to: least === 0 ? on : addDays(lessThan(least, on), -1),
  };
}

const bandMonths: Record<TenureBand, readonly [least: number, below: number | null]> = {
  under_1: [0, 12],
  "1_to_2": [12, 36],
  "3_to_4": [36, 60],
  "5_to_9": [60, 120],
  "10_or_more": [120, null],
};

/** The first day since which it is less than so many months: the day after, unless 29 February makes it one later. */
function lessThan(months: number, on: PlainDate): PlainDate {
  let day = addMonths(on, -months);
  while (addMonths(day, months) <= on) day = addDays(day, 1);
  return day;
}
