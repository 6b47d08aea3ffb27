import type { RepeatModel, Repeats } from "./repeat-buying";

/** So many customers with the same history. */
export type RepeatGroup = Repeats & { readonly customers: number };

/**
 * Equal histories grouped, in columns: times are numbers of a table of the different ones, so that a logarithm is taken
 * once for each and not for each group. Times are parts of the longest: what is found does not depend on the unit.
 */
export type RepeatColumns = {
  readonly repeats: Int32Array;
  readonly last: Int32Array;
  readonly now: Int32Array;
  readonly customers: Float64Array;
  readonly times: Float64Array;
  /** The longest time seen: the unit of `times` in that of the groups. */
  readonly unit: number;
  readonly most: number;
};

/** Null where a history cannot be: a repeat before or at the first purchase, or after now; no whole number of repeats. */
export function columnsOf(groups: readonly RepeatGroup[], unit = longestOf(groups)): RepeatColumns | null {
  if (!(unit > 0) || !groups.every(canBe)) return null;
  const numbers = new Map<number, number>();
  const numberOf = (time: number) => {
    const known = numbers.get(time);
    if (known !== undefined) return known;
    numbers.set(time, numbers.size);
    return numbers.size - 1;
  };
  return {
    repeats: Int32Array.from(groups, ({ repeats }) => repeats),
    last: Int32Array.from(groups, ({ untilLast }) => numberOf(untilLast)),
    now: Int32Array.from(groups, ({ untilNow }) => numberOf(untilNow)),
    customers: Float64Array.from(groups, ({ customers }) => customers),
    times: Float64Array.from(numbers.keys(), (time) => time / unit),
    unit,
    most: groups.reduce((most, { repeats }) => Math.max(most, repeats), 0),
  };
}

function longestOf(groups: readonly RepeatGroup[]): number {
  return groups.reduce((longest, { untilNow }) => Math.max(longest, untilNow), 0);
}

function canBe({ repeats, untilLast, untilNow, customers }: RepeatGroup): boolean {
  const inOrder = repeats > 0 ? untilLast > 0 : untilLast === 0;
  return Number.isInteger(repeats) && repeats >= 0 && inOrder && untilLast <= untilNow && customers > 0;
}

/**
 * The log-likelihood of all customers, time in the columns' unit (add −Σx ln unit for that of the groups). Written without
 * differences of large logarithms: Γ(b + x)Γ(a + b) / Γ(b)Γ(a + b + x) is a product of x factors 1 − a / (a + b + i), which
 * stays exact where b is 10¹⁷ and the usual form is off by millions. In one part of the sum the customer lives on; in the
 * other, taken relative to it, has left with the last purchase (MBG/NBD: or the first).
 * Source: Fader, Hardie & Lee 2005, equation 6, notes 004 and 027; Batislam and others 2007.
 */
export function repeatLogLikelihood(model: RepeatModel, columns: RepeatColumns, params: readonly number[]): number {
  const [r = 0, alpha = 0, a = 0, b = 0] = params;
  const { repeats, last, now, customers, times } = columns;
  const waits = times.map((time) => Math.log1p(time / alpha));
  const { stayed, left } = tablesByRepeats(model, columns.most, r, alpha, a, b);
  let [sum, block] = [0, 0];
  for (let at = 0; at < customers.length; at++) {
    const x = repeats[at] ?? 0;
    const silent = waits[now[at] ?? 0] ?? 0;
    const gone = (left[x] ?? 0) + (r + x) * (silent - (waits[last[at] ?? 0] ?? 0));
    block += (customers[at] ?? 0) * ((stayed[x] ?? 0) - (r + x) * silent + logOneAndExp(gone));
    if (at % 1024 === 1023) [sum, block] = [sum + block, 0];
  }
  return sum + block;
}

/** By x: the logarithm of what does not depend on times, and that of the odds of having left at once. */
function tablesByRepeats(model: RepeatModel, most: number, r: number, alpha: number, a: number, b: number) {
  const stayed = new Float64Array(most + 1);
  const left = new Float64Array(most + 1);
  const stay = (occasion: number) => Math.log1p(-a / (a + b + occasion));
  const occasions = model === "mbg_nbd" ? 1 : 0;
  stayed[0] = occasions === 1 ? stay(0) : 0;
  left[0] = occasions === 1 ? Math.log(a / b) : Number.NEGATIVE_INFINITY;
  for (let x = 1; x <= most; x++) {
    stayed[x] = (stayed[x - 1] ?? 0) + Math.log((r + x - 1) / alpha) + stay(x - 1 + occasions);
    left[x] = Math.log(a / (b + x - 1 + occasions));
  }
  return { stayed, left };
}

/** log(1 + eᵈ), which overflows for no d. */
function logOneAndExp(d: number): number {
  return d > 37 ? d : d === Number.NEGATIVE_INFINITY ? 0 : Math.log1p(Math.exp(d));
}

/**
 * What no parameters can exceed: each customer's own best, a rate of x / t_x until the last purchase and gone with it. A
 * likelihood above it is broken arithmetic. (That a likelihood is above 1 says nothing: with many purchases a week it is.)
 */
export function highestLogLikelihood({ repeats, last, customers, times }: RepeatColumns): number {
  return repeats.reduce(
    (sum, x, at) => (x === 0 ? sum : sum + (customers[at] ?? 0) * x * (Math.log(x / (times[last[at] ?? 0] ?? 1)) - 1)),
    0,
  );
}
