import type { Signal } from "./chart-signals";
import { shareInWords } from "./share-words";

type Read = { readonly name: string; readonly value: number; readonly signals: readonly Signal[] };

/** What the points are called: "month", "months". */
export type StepWords = { readonly one: string; readonly many: string };

/** The gravest first: of several signals at one point one is read. */
const order: readonly Signal[] = ["outside", "run", "trend", "near_limit"];

/**
 * What a chart says, by rule, in one or two sentences: the newest signal, named; nothing is called better or worse without
 * one (B6, ruling 11). `middle` is what the points lie above or below.
 */
export function chartReading(
  points: readonly Read[],
  { middle, isTrial, step }: { middle: number; isTrial: boolean; step: StepWords },
): string {
  const trial = isTrial ? ` Limits are on trial until there are twelve ${step.many}; there are ${points.length}.` : "";
  const newest = points.findLastIndex(({ signals }) => signals.length > 0);
  const point = points[newest];
  if (!point) return `No signal in ${points.length} ${step.many}: what differs between them is chance.${trial}`;
  const since = newest < points.length - 1 ? " No signal since." : "";
  return `${signalSentence(point, middle, step)}${since}${trial}`;
}

function signalSentence({ name, value, signals }: Read, middle: number, { one, many }: StepWords): string {
  const isBelow = value < middle;
  switch (order.find((signal) => signals.includes(signal))) {
    case "run":
      return `A signal: seven or more ${many} in a row ${isBelow ? "below" : "above"} the middle, up to ${name}.`;
    case "trend":
      return `A signal: seven ${many} in a row, each ${isBelow ? "lower" : "higher"} than the one before, up to ${name}.`;
    case "near_limit":
      return `A signal: two of three ${many} near the ${isBelow ? "lower" : "upper"} limit, up to ${name}.`;
    default:
      return `A signal in ${name}: this ${one} lies ${isBelow ? "below" : "above"} what chance explains.`;
  }
}

/** Whether a target can be met as things are: by whether it lies inside what chance makes of them (B6). */
export type TargetVerdict = "can" | "cannot" | "may";

/** At or under the lower limit it is met whatever chance does; above the upper one it cannot be met; between, it may. */
export function targetVerdict({ low, high }: { low: number; high: number }, target: number): TargetVerdict {
  if (target <= low) return "can";
  return target > high ? "cannot" : "may";
}

/** The verdict on a target, read aloud. */
export function targetReading(limits: { low: number; high: number }, target: number): string {
  const words = {
    can: "is met whatever chance does",
    may: "may be met or missed by chance alone",
    cannot: "cannot be met as things are",
  };
  return `The target of ${shareInWords(target)} ${words[targetVerdict(limits, target)]}.`;
}
