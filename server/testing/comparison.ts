import type { Figures, OutcomeMeasure, SideFigures, Sides } from "../domain/comparison";
import { outcomeMeasures } from "../domain/comparison";

/** How much of how much, before and after. */
export type Counted = { kBefore: number; nBefore: number; kAfter: number; nAfter: number };

/** One customer of a comparison, with what was counted of them; a measure left out was not counted of anybody. */
export type FollowedCustomer = {
  side: keyof Sides<unknown>;
  likeness: number;
  counted: Partial<Record<OutcomeMeasure, Counted>>;
};

type Weighted = FollowedCustomer & { weight: number };

/** Comparators weigh as many of those affected as they stand for; who has nobody, or not one to ten, on the other side is left out. */
export function weighed(customers: readonly FollowedCustomer[]): Weighted[] {
  const sizes = new Map<number, Sides<number>>();
  for (const { side, likeness } of customers) {
    const size = sizes.get(likeness) ?? { affected: 0, comparable: 0 };
    sizes.set(likeness, { ...size, [side]: size[side] + 1 });
  }
  return customers.flatMap((customer) => {
    const size = sizes.get(customer.likeness) ?? { affected: 0, comparable: 0 };
    if (size.affected === 0 || size.comparable === 0 || size.affected > 10 * size.comparable) return [];
    return [{ ...customer, weight: customer.side === "affected" ? 1 : size.affected / size.comparable }];
  });
}

/** What the database counts, worked out customer by customer. */
export function figuresFrom(customers: readonly FollowedCustomer[]): Figures {
  const all = weighed(customers);
  const known = (measure: OutcomeMeasure) => customers.some(({ counted }) => counted[measure]);
  const figures = outcomeMeasures.map((measure) => [
    measure,
    known(measure)
      ? { affected: sideOf(all, measure, "affected"), comparable: sideOf(all, measure, "comparable") }
      : null,
  ]);
  return Object.fromEntries(figures);
}

function sideOf(all: readonly Weighted[], measure: OutcomeMeasure, wanted: keyof Sides<unknown>): SideFigures {
  const rows = all.flatMap(({ side, weight: w, counted }) => {
    const c = counted[measure];
    return side === wanted && c ? [{ w, ...c }] : [];
  });
  type Row = (typeof rows)[number];
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  const effective = (has: (row: Row) => boolean) => {
    const weights = sum((row) => (has(row) ? row.w : 0));
    return weights === 0 ? 0 : weights ** 2 / sum((row) => (has(row) ? row.w ** 2 : 0));
  };
  const [n0, n1] = [sum(({ w, nBefore }) => w * nBefore), sum(({ w, nAfter }) => w * nAfter)];
  const before = n0 > 0 ? sum(({ w, kBefore }) => w * kBefore) / n0 : null;
  const after = n1 > 0 ? sum(({ w, kAfter }) => w * kAfter) / n1 : null;
  const e0 = ({ kBefore, nBefore }: Row) => (before === null ? 0 : (kBefore - before * nBefore) / n0);
  const e1 = ({ kAfter, nAfter }: Row) => (after === null ? 0 : (kAfter - after * nAfter) / n1);
  return {
    customersBefore: sum(({ nBefore }) => Number(nBefore > 0)),
    customersAfter: sum(({ nAfter }) => Number(nAfter > 0)),
    effectiveBefore: effective(({ nBefore }) => nBefore > 0),
    effectiveAfter: effective(({ nAfter }) => nAfter > 0),
    touched: sum(({ kBefore, kAfter }) => Number(kBefore !== 0 || kAfter !== 0)),
    before,
    after,
    beforeSpread: sum((row) => (row.w * e0(row)) ** 2),
    afterSpread: sum((row) => (row.w * e1(row)) ** 2),
    changeSpread: sum((row) => (row.w * (e1(row) - e0(row))) ** 2),
    kBefore: sum(({ kBefore }) => kBefore),
    nBefore: sum(({ nBefore }) => nBefore),
    kAfter: sum(({ kAfter }) => kAfter),
    nAfter: sum(({ nAfter }) => nAfter),
  };
}
