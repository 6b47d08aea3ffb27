import { addDays, daysBetween, type PlainDate } from "./plain-date";
import { historiesUntil, lastDay, neighbours, type PurchaseHistory } from "./purchase-history";

type MovementKind = "new" | "won_back" | "lost";

/** One customer coming, coming back or going, on a day. */
export type Movement = { kind: MovementKind; customerId: string; on: PlainDate };

/** How many were active before the period, what moved in it, and how many are active at its end. */
export type CustomerMovement = { opening: number; new: number; wonBack: number; lost: number; closing: number };

/** A month of the identity; `endsOn` is the day asked for in the month that is not over. */
export type MonthOfCustomers = CustomerMovement & { month: PlainDate; endsOn: PlainDate };

/** How many have bought at all, how many have not bought yet, how many are active. */
export type Presence = { customers: number; notYetBought: number; active: number };

/** A period, both days included. */
export type Period = { from: PlainDate; to: PlainDate };

/** Active: bought at most `lapseDays` days ago. Exactly `lapseDays` is still active (METRICS 0). Pass history until `asOf`. */
export function isActive(history: PurchaseHistory, asOf: PlainDate, lapseDays: number): boolean {
  return daysBetween(lastDay(history), asOf) <= lapseDays;
}

/** The day a customer who last bought on `last` becomes lost, if nothing is bought until then. */
export function lapseDay(last: PlainDate, lapseDays: number): PlainDate {
  return addDays(last, lapseDays + 1);
}

/** Active customers at the end of `asOf`. */
export function countActive(histories: readonly PurchaseHistory[], asOf: PlainDate, lapseDays: number): number {
  return historiesUntil(histories, asOf).filter((history) => isActive(history, asOf, lapseDays)).length;
}

/**
 * Every coming, going and coming back of a customer up to `asOf`. One who buys on the very day of lapsing is lost and
 * won back on that day; one customer may move several times.
 */
export function movementsOf(history: PurchaseHistory, asOf: PlainDate, lapseDays: number): Movement[] {
  const [known] = historiesUntil([history], asOf);
  if (!known) return [];
  const { customerId } = known;
  const joined: Movement = { kind: "new", customerId, on: known.days[0] };
  const returns = neighbours(known)
    .filter(([before, after]) => daysBetween(before, after) > lapseDays)
    .flatMap(([before, after]): Movement[] => [
      { kind: "lost", customerId, on: lapseDay(before, lapseDays) },
      { kind: "won_back", customerId, on: after },
    ]);
  const gone = lapseDay(lastDay(known), lapseDays);
  return [joined, ...returns, ...(gone <= asOf ? [{ kind: "lost" as const, customerId, on: gone }] : [])];
}

/**
 * The identity opening + new + won back - lost = closing (GOVERNANCE C, METRICS 0). Opening and closing are counted from
 * who was active, not from the movements, so that the identity can fail if either is wrong.
 */
export function customerMovement(
  histories: readonly PurchaseHistory[],
  { from, to }: Period,
  lapseDays: number,
): CustomerMovement {
  const moved = histories
    .flatMap((history) => movementsOf(history, to, lapseDays))
    .filter((movement) => movement.on >= from);
  const count = (kind: MovementKind) => moved.filter((movement) => movement.kind === kind).length;
  return {
    opening: countActive(histories, addDays(from, -1), lapseDays),
    new: count("new"),
    wonBack: count("won_back"),
    lost: count("lost"),
    closing: countActive(histories, to, lapseDays),
  };
}
