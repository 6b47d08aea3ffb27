import { lorenz } from "./lorenz";
import { topPart } from "./value";

/** Raised when what is counted changes. */
export const worthVersion = 1;

/**
 * From where on a customer is counted one step higher, minor units, rising: 1, 2 and 5 times every power of ten. Below the
 * first are those who have bought for nothing, or had all of it back.
 */
export const worthSteps: readonly number[] = [
  1,
  ...Array.from({ length: 10 }, (_, power) => [1, 2, 5].map((times) => times * 10 ** (power + 2))).flat(),
];

/** Customers from one step of `worthSteps` up to the next; `from` 0: below the first one. */
export type WorthBand = { readonly from: number; readonly customers: number; readonly minor: number };

/** What customers have bought in all, refunds taken off; who had more back than they bought counts as nothing. */
export type Worth = {
  readonly customers: number;
  readonly totalMinor: number;
  readonly medianMinor: number | null;
  /** The share that the part of customers with the least brings, for parts of 0, 0.01 … 1; empty without a total. */
  readonly curve: readonly number[];
  readonly gini: number | null;
  /** The fifth of customers, rounded up, who bought the most. */
  readonly top: { readonly customers: number; readonly minor: number };
  /** Steps without anybody are left out. */
  readonly bands: readonly WorthBand[];
};

/** How evenly what was bought is spread over customers. Values in minor units; curve and Gini as `lorenz` has them. */
export function worth(netMinor: readonly number[]): Worth {
  const values = netMinor.map((minor) => Math.max(0, minor)).sort((a, b) => a - b);
  const { points, gini } = lorenz(values);
  const top = values.slice(values.length - Math.ceil(values.length * topPart));
  return {
    customers: values.length,
    totalMinor: sum(values),
    medianMinor: values[Math.ceil(values.length / 2) - 1] ?? null,
    curve: points.map(({ share }) => share),
    gini,
    top: { customers: top.length, minor: sum(top) },
    bands: [0, ...worthSteps].flatMap((from, step) => {
      const until = worthSteps[step] ?? Number.POSITIVE_INFINITY;
      const within = values.filter((minor) => from <= minor && minor < until);
      return within.length ? [{ from, customers: within.length, minor: sum(within) }] : [];
    }),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
