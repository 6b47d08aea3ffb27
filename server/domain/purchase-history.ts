import type { PlainDate } from "./plain-date";

/** Money that changed hands on a day, read through the customer's survivor. Minor units; a refund is negative. */
export type PurchaseLine = { customerId: string; boughtOn: PlainDate; amountMinor: number };

/** The days on which one customer bought: each day once, in order, at least one. */
export type PurchaseHistory = { customerId: string; days: readonly [PlainDate, ...PlainDate[]] };

/**
 * Purchase days per customer (METRICS 0): all lines of a day are one day, a zero amount makes a day, a refund does not.
 * The order of the lines does not matter. Customers without a purchase day are left out: they have not bought yet.
 */
export function purchaseHistories(lines: readonly PurchaseLine[]): PurchaseHistory[] {
  const daysOf = new Map<string, Set<PlainDate>>();
  for (const { customerId, boughtOn, amountMinor } of lines) {
    if (amountMinor < 0) continue;
    const days = daysOf.get(customerId) ?? new Set();
    daysOf.set(customerId, days.add(boughtOn));
  }
  return [...daysOf].flatMap(([customerId, days]) => historyOf(customerId, [...days].sort()));
}

/** What was known on `asOf`: the histories without later days. */
export function historiesUntil(histories: readonly PurchaseHistory[], asOf: PlainDate): PurchaseHistory[] {
  return histories.flatMap(({ customerId, days }) =>
    historyOf(
      customerId,
      days.filter((day) => day <= asOf),
    ),
  );
}

/** The pairs of neighbouring purchase days, oldest first. */
export function neighbours({ days }: PurchaseHistory): (readonly [PlainDate, PlainDate])[] {
  const pairs: (readonly [PlainDate, PlainDate])[] = [];
  let previous = days[0];
  for (const day of days.slice(1)) {
    pairs.push([previous, day]);
    previous = day;
  }
  return pairs;
}

/** The newest purchase day. */
export function lastDay({ days }: PurchaseHistory): PlainDate {
  return days.reduce((_, later) => later);
}

function historyOf(customerId: string, [first, ...later]: readonly PlainDate[]): PurchaseHistory[] {
  return first === undefined ? [] : [{ customerId, days: [first, ...later] }];
}
