import { parseArgs } from "node:util";
import { type Judged, type JudgedPair, judge } from "@/server/domain/fit-coverage.fixture";
import type { RepeatModel } from "@/server/domain/repeat-buying";
import { wilson } from "@/server/domain/wilson";

/**
 * How often the intervals of a fit hold what is true: `--seeds` samples as large and as long as CDNOW's, simulated from its
 * published parameters, fitted as the worker does it. Nothing here needs a database.
 */
const { values } = parseArgs({ options: { seeds: { type: "string", default: "400" } } });
const seeds = Number(values.seeds);

/** 95 % and 99 % points of χ², by degrees of freedom. */
const chiSquare: Record<number, readonly [number, number]> = { 3: [7.8147, 11.3449], 4: [9.4877, 13.2767] };

for (const model of ["bg_nbd", "mbg_nbd"] as const) await run(model);

async function run(model: RepeatModel): Promise<void> {
  const pairs: JudgedPair[] = [];
  for (let seed = 1; seed <= seeds; seed++) pairs.push(await judge(model, seed, { isNear: false }));
  console.log(`\n${model} and gamma-gamma, ${seeds} samples of 2,357 customers`);
  for (const half of ["repeat", "spend"] as const) printHalf(pairs.map((pair) => pair[half]));
  const newcomers = pairs.flatMap(({ newcomer }) => (newcomer === null ? [] : [newcomer]));
  console.log(`newcomer's value  ${share(newcomers, (place) => place === 0)}  ${sides(newcomers)}`);
}

function printHalf(all: readonly (Judged | string)[]): void {
  const fits = all.filter((one) => typeof one !== "string");
  const refusals = all.filter((one) => typeof one === "string");
  console.log(`\nrefused ${refusals.length} ${[...new Set(refusals)].join(", ")}`);
  console.log("parameter  value±1.96e          on the logarithm     likelihood           true below/above  open");
  for (const [at, { name }] of (fits[0]?.held ?? []).entries()) {
    const held = fits.flatMap((fit) => fit.held[at] ?? []);
    const natural = share(held, (one) => one.natural);
    const onLog = share(held, (one) => one.onLog);
    const profile = share(held, (one) => one.profile === 0);
    const places = sides(held.map((one) => one.profile));
    console.log(
      `${name.padEnd(10)} ${natural}  ${onLog}  ${profile}  ${places.padEnd(16)}  ${held.filter((one) => one.open).length}`,
    );
  }
  const [often, seldom] = chiSquare[fits[0]?.held.length ?? 4] ?? [Number.NaN, Number.NaN];
  for (const of of ["distance", "gained"] as const) {
    const mean = fits.reduce((sum, fit) => sum + fit[of], 0) / fits.length;
    const within = (most: number) => share(fits, (fit) => fit[of] <= most);
    console.log(`χ² by ${of.padEnd(8)}  mean ${mean.toFixed(2)}  within 95 % ${within(often)}  99 % ${within(seldom)}`);
  }
  console.log(`evaluations ${Math.round(fits.reduce((sum, fit) => sum + fit.evaluations, 0) / fits.length)}`);
}

/** How many of them, in percent, with the interval of 95 % of that. */
function share<One>(all: readonly One[], isIn: (one: One) => boolean): string {
  const k = all.filter(isIn).length;
  const percent = (part: number) => (100 * part).toFixed(1);
  const { low, high } = wilson(k, all.length) ?? { low: Number.NaN, high: Number.NaN };
  return `${percent(k / all.length)} (${percent(low)}–${percent(high)})`.padEnd(19);
}

function sides(places: readonly number[]): string {
  return `${places.filter((place) => place < 0).length}/${places.filter((place) => place > 0).length}`;
}
