import { isActive, lapseDay, type Period } from "./customer-numbers";
import { addDays, daysBetween, type PlainDate } from "./plain-date";
import { historiesUntil, lastDay, neighbours, type PurchaseHistory } from "./purchase-history";

/** `k` of `n`; `unfinished` are those whose time is not up yet, counted in neither. */
export type Share = { k: number; n: number; unfinished: number };

/** The share among those who first bought, or lapsed, in a calendar year. */
export type ShareOfYear = Share & { year: number };

/** Win-back of those who were lapsed on `stockOn`, and of each year's lapses. */
export type WinBack = { stockOn: PlainDate; stock: Share; byYear: ShareOfYear[] };

/** The windows, in days, in which a first-time buyer's return is looked for. 90 is what is shown first. */
export const earlyRepeatWindows = [30, 60, 90, 180, 365] as const;

/** The time, in days, that lapsed customers are given to come back. */
export const winBackDays = 365;

/** The times, in days, in which a return is looked for on the page of retention. */
export const winBackWindows = [90, 180, 365] as const;

/** `windowDays` is the time a customer is given to come back; its last day counts. */
type Asked = { asOf: PlainDate; windowDays: number };

/**
 * Early repeat (METRICS A3): of the customers whose first purchase is at least the whole window ago, those who bought
 * again on a later day within it. A second order on the first day is no repeat. `cohort` limits the day of the first purchase.
 */
export function earlyRepeat(
  histories: readonly PurchaseHistory[],
  { asOf, windowDays, cohort }: Asked & { cohort?: Period },
): Share {
  const started = historiesUntil(histories, asOf).filter(
    ({ days }) => !cohort || (cohort.from <= days[0] && days[0] <= cohort.to),
  );
  const eligible = started.filter(({ days }) => addDays(days[0], windowDays) <= asOf);
  const repeated = eligible.filter(
    ({ days: [first, second] }) => second !== undefined && daysBetween(first, second) <= windowDays,
  );
  return { k: repeated.length, n: eligible.length, unfinished: started.length - eligible.length };
}

/**
 * Win-back by stock (METRICS A4): of those lapsed one window before `asOf`, those who have bought since. Falls by itself
 * as the stock ages; name both settings beside the number.
 */
export function winBackOfStock(
  histories: readonly PurchaseHistory[],
  { asOf, windowDays, lapseDays }: Asked & { lapseDays: number },
): Share {
  const stockOn = addDays(asOf, -windowDays);
  const lapsed = historiesUntil(histories, stockOn).filter((history) => !isActive(history, stockOn, lapseDays));
  const ids = new Set(lapsed.map(({ customerId }) => customerId));
  const returned = histories.filter(
    ({ customerId, days }) => ids.has(customerId) && days.some((day) => stockOn < day && day <= asOf),
  );
  return { k: returned.length, n: lapsed.length, unfinished: 0 };
}

/**
 * Win-back by lapse cohort (METRICS A4), the one for trends: of the lapses whose whole window has passed, those followed by
 * a purchase within it. The unit is the lapse, so one customer may count twice. `cohort` limits the day of the lapse.
 */
export function winBackOfLapses(
  histories: readonly PurchaseHistory[],
  { asOf, windowDays, lapseDays, cohort }: Asked & { lapseDays: number; cohort?: Period },
): Share {
  const lapses = historiesUntil(histories, asOf)
    .flatMap((history) => lapsesOf(history, lapseDays))
    .filter(({ on }) => on <= asOf && (!cohort || (cohort.from <= on && on <= cohort.to)));
  const finished = lapses.filter(({ on }) => addDays(on, windowDays) <= asOf);
  const returned = finished.filter(({ on, backOn }) => backOn !== null && backOn <= addDays(on, windowDays));
  return { k: returned.length, n: finished.length, unfinished: lapses.length - finished.length };
}

/** Shares of groups without a common member as one share: numerators and denominators add up, rates never do. */
export function together(shares: readonly Share[]): Share {
  return shares.reduce(
    (sum, { k, n, unfinished }) => ({ k: sum.k + k, n: sum.n + n, unfinished: sum.unfinished + unfinished }),
    { k: 0, n: 0, unfinished: 0 },
  );
}

function lapsesOf(history: PurchaseHistory, lapseDays: number): { on: PlainDate; backOn: PlainDate | null }[] {
  const followed = neighbours(history).map(([last, next]) => ({ on: lapseDay(last, lapseDays), backOn: next }));
  const open = { on: lapseDay(lastDay(history), lapseDays), backOn: null };
  return [...followed.filter(({ on, backOn }) => on <= backOn), open];
}
