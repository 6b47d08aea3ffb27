import type { BandFound, Banding } from "./band-words";

/** What one buyer has bought in all, refunds taken off, in minor units. */
export type Buyer = { customerId: string; valueMinor: number };

export type Bands = {
  /** Every band of the version, best first, with how many are in it and what they brought; nobody is 0. */
  found: BandFound[];
  /** Which band each buyer is in, by its name. */
  of: ReadonlyMap<string, string>;
};

/**
 * Puts every buyer into exactly one band. Whoever has bought as much as another is in the same band: with shares, equal
 * values go up together (`cume_dist`, METRICS A7), so that a band below may stay empty. The order of the buyers does not
 * matter, nor does the unit of the values where bands are drawn by shares.
 */
export function bandsOf(buyers: readonly Buyer[], banding: Banding): Bands {
  const limits = limitsOf(buyers, banding);
  const found = banding.bands.map(({ name }, place) => ({
    name,
    from: limits[place] ?? null,
    customers: 0,
    valueMinor: 0,
  }));
  const of = new Map<string, string>();
  for (const { customerId, valueMinor } of buyers) {
    const band = found.find(({ from }) => from === null || valueMinor >= from);
    if (!band) continue;
    band.customers += 1;
    band.valueMinor += valueMinor;
    of.set(customerId, band.name);
  }
  return { found, of };
}

/** The least value of each band; null for the last, and where there are no buyers. */
function limitsOf(buyers: readonly Buyer[], banding: Banding): (number | null)[] {
  if (banding.method === "cut_offs") return banding.bands.map(({ from }) => from);
  const rising = buyers.map(({ valueMinor }) => valueMinor).sort((a, b) => a - b);
  let below = 100;
  return banding.bands.map(({ share }, place) => {
    below -= share;
    return place === banding.bands.length - 1 ? null : leastAbove(rising, below);
  });
}

/** The least value of which more than `percent` of all are at or below it. */
function leastAbove(rising: readonly number[], percent: number): number | null {
  return rising[Math.floor((rising.length * percent) / 100)] ?? null;
}

/** The share of buyers (0..1) who have bought more than this. */
export function shareAbove(buyers: readonly Buyer[], valueMinor: number): number {
  return buyers.filter((other) => other.valueMinor > valueMinor).length / buyers.length;
}

/** What is wrong with these bands, in a sentence; null: everybody can be put into one of them. */
export function bandingFault({ method, bands }: Banding): string | null {
  const names = bands.map(({ name }) => name.trim());
  if (bands.length < 2 || bands.length > 8) return "There are two to eight bands.";
  if (names.some((name) => name.length < 1 || name.length > 40))
    return "Every band has a name of at most 40 characters.";
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length) return "Every band has a name of its own.";
  return method === "quantiles" ? shareFault(bands) : cutOffFault(bands);
}

function shareFault(bands: readonly { share: number }[]): string | null {
  const isWhole = bands.every(({ share }) => Number.isInteger(share) && share >= 1 && share <= 99);
  const sum = bands.reduce((total, { share }) => total + share, 0);
  return isWhole && sum === 100 ? null : "The shares are whole percents that are 100 together.";
}

function cutOffFault(bands: readonly { from: number | null }[]): string | null {
  const limits = bands.slice(0, -1).map(({ from }) => from);
  const amounts = limits.filter((from) => from !== null);
  if (amounts.length < limits.length || bands.at(-1)?.from !== null)
    return "Every band begins at an amount; the last has no lower limit.";
  const falls = amounts.every((from, place) => place === 0 || from < (amounts[place - 1] ?? from));
  return falls ? null : "Each band begins below the one before.";
}
