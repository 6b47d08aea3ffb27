import type { DecisionState } from "./decision-words";

/** How it was found what a stop decision really saved its customers. */
export const foundWays = ["timed", "counted", "asked", "estimated"] as const;
export type FoundWay = (typeof foundWays)[number];

export const foundWords: Record<FoundWay, string> = {
  timed: "We timed it",
  counted: "Counted from our records",
  asked: "We asked customers",
  estimated: "We estimated it",
};

export type TimeSaved = { readonly customers: number; readonly minutes: number; readonly timesAYear: number };

/** Hours of all customers together in a year; below zero: it takes them longer. */
export function hoursSaved({ customers, minutes, timesAYear }: TimeSaved): number {
  return (customers * minutes * timesAYear) / 60;
}

/** What somebody found a stop decision to save. */
type Saving = {
  id: string;
  minutes: number;
  customers: number;
  timesAYear: number;
  foundBy: FoundWay;
  words: string | null;
  by: string;
  recordedAt: string;
};

/** A decision that stops something, in effect at some time: what was estimated beforehand, and what was found since. */
export type StopDecision = {
  id: string;
  number: number;
  title: string | null;
  state: DecisionState;
  /** The year it was put in effect; null: it is not yet. */
  year: number | null;
  customers: number;
  minutes: number;
  timesAYear: number;
  /** Newest first. */
  savings: Saving[];
};

export type YearOfTime = {
  year: number;
  decisions: number;
  /** Hours a year estimated beforehand, of all of them. */
  estimated: number;
  /** How many of them have been measured since, what was estimated of those, and what was found. */
  measured: { decisions: number; estimated: number; found: number };
};

/** Customer hours saved by year of taking effect, estimated and measured apart. What was reversed saves nothing. */
export function yearsOfTime(stops: readonly StopDecision[]): YearOfTime[] {
  const standing = stops.filter(({ year, state }) => year !== null && state !== "reversed");
  const years = [...new Set(standing.map(({ year }) => year ?? 0))].sort((a, b) => b - a);
  return years.map((year) => {
    const ofYear = standing.filter((stop) => stop.year === year);
    const measured = ofYear.filter(({ savings }) => savings.length > 0);
    const sum = (of: readonly (StopDecision | Saving | undefined)[]) =>
      of.reduce((total, it) => total + (it ? hoursSaved(it) : 0), 0);
    const found = sum(measured.map(({ savings: [latest] }) => latest));
    return {
      ...{ year, decisions: ofYear.length, estimated: sum(ofYear) },
      measured: { decisions: measured.length, estimated: sum(measured), found },
    };
  });
}
