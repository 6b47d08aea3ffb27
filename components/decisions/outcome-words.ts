import { formatMoney } from "@/components/format/amount";
import { formatCount, formatShare, listed } from "@/components/format/words";
import {
  type Difference,
  inUnits,
  measureKinds,
  type OutcomeMeasure,
  outcomeMeasures,
} from "@/server/domain/comparison";
import type { MeasuredOutcome, OutcomeOnDay } from "@/server/outcomes/queries/outcome";

export const measureNames: Record<OutcomeMeasure, string> = {
  kept: "Promises kept",
  contacts: "Contacts they made",
  complaints: "Complaints",
  happy: "Happy when last heard",
  lapsed: "Lapsed",
  value: "What they bought",
};

/** What stands under the name: of whom, in which unit. */
export const measureUnits: Record<OutcomeMeasure, string> = {
  kept: "of commitments that fell due",
  contacts: "a year, each customer",
  complaints: "a year, per 100 customers",
  happy: "happy or delighted, of those who said",
  lapsed: "of those active when it began",
  value: "a year, each customer",
};

type Unit = { days: number; currency: string };

const twoDigits = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 2 });
/** Two digits are as much as such a figure knows: "0.42", "3.4", "35"; beyond a hundred all whole ones. */
const readable = (value: number) => (value < 100 ? twoDigits.format(value) : formatCount(value));

/** A measure of one group, as it is read: "82%", "3.4", "£312". */
export function levelInWords(measure: OutcomeMeasure, value: number | null, { days, currency }: Unit): string {
  if (value === null) return "nothing to count";
  if (measureKinds[measure] === "share") return formatShare(value);
  const level = inUnits(measure, value, days);
  return measure === "value" ? formatMoney(Math.round(level), currency, true) : readable(level);
}

/** A difference without its sign: "6 points", "0.4", "£31". */
function sizeInWords(measure: OutcomeMeasure, value: number, { days, currency }: Unit): string {
  const size = Math.abs(inUnits(measure, value, days));
  if (measure === "value") return formatMoney(Math.round(size), currency, size >= 1_000);
  return measureKinds[measure] === "share" ? `${readable(size)} points` : readable(size);
}

const wayOf = (value: number) => (value < 0 ? "less" : "more");

/** A difference in words: "0.4 less"; nought is "no difference". */
export function differenceInWords(measure: OutcomeMeasure, value: number, unit: Unit): string {
  return value === 0 ? "no difference" : `${sizeInWords(measure, value, unit)} ${wayOf(value)}`;
}

/** "0.2 to 0.6 less", the nearer end first; "0.2 less to 0.6 more" around no difference. */
export function intervalInWords(
  measure: OutcomeMeasure,
  { low, high }: { low: number; high: number },
  unit: Unit,
): string {
  const words = (value: number) => differenceInWords(measure, value, unit);
  if (low < 0 && high > 0) return `${words(low)} to ${words(high)}`;
  const [near, far] = low >= 0 ? [low, high] : [high, low];
  return `${sizeInWords(measure, near, unit)} to ${words(far)}`;
}

/** What affected customers did, by how much and which way. */
const deeds: Record<OutcomeMeasure, (size: string, way: "more" | "less") => string> = {
  kept: (size, way) => `had promises kept ${way} often, by ${size} of 100,`,
  contacts: (size, way) => `contacted us ${size} times a year ${way}`,
  complaints: (size, way) => `complained ${size} times a year per 100 customers ${way}`,
  happy: (size, way) => `were happy when last heard ${way} often, by ${size} of 100,`,
  lapsed: (size, way) => `lapsed ${way} often, by ${size} of 100,`,
  value: (size, way) => `bought for ${size} a year ${way}`,
};

const hadBeen: Record<OutcomeMeasure, (difference: string) => string> = {
  kept: (difference) => `their promises had been kept in ${difference} of 100`,
  contacts: (difference) => `they had contacted us ${difference} a year`,
  complaints: (difference) => `they had complained ${difference} a year per 100 customers`,
  happy: (difference) => `they had been happy in ${difference} of 100`,
  lapsed: (difference) => `they had lapsed in ${difference} of 100`,
  value: (difference) => `they had bought for ${difference} a year`,
};

/** What a signal says, in one sentence with its interval; by rule. */
function signalSentence(measure: OutcomeMeasure, change: Difference, unit: Unit): string {
  const size = sizeInWords(measure, change.difference, unit);
  const deed = deeds[measure](size, wayOf(change.difference));
  return `Affected customers ${deed} than similar customers who were not affected, compared with before (95% interval: ${intervalInWords(measure, change, unit)}).`;
}

/** Why a change that lies beyond chance is no signal. */
function unevenSentence({ measure, comparison }: MeasuredOutcome, unit: Unit): string {
  const before = comparison.before?.difference ?? 0;
  const name = measureNames[measure];
  if (before === 0) return `${name}: not comparable, they differed before.`;
  const differed = hadBeen[measure](differenceInWords(measure, before, unit));
  return `${name}: not comparable. Before already, ${differed} than similar customers; such a difference evens itself out or grows whatever is decided.`;
}

/** What is said of one measure, in a word or two; by rule. */
export function readingInWords({ sides, comparison }: MeasuredOutcome): string {
  if (sides === null) return "not known";
  return {
    too_few: "too few to tell",
    no_signal: "no signal",
    uneven: "not comparable",
    more: "more",
    fewer: "less",
  }[comparison.reading];
}

/** Everything that can be said of a day, the signals first. Never says more than the intervals. */
export function findings({ measures, days }: OutcomeOnDay, currency: string): string[] {
  const unit = { days, currency };
  const with_ = (...readings: string[]) => measures.filter(({ comparison }) => readings.includes(comparison.reading));
  const signals = with_("more", "fewer").flatMap(({ measure, comparison }) =>
    comparison.change ? [signalSentence(measure, comparison.change, unit)] : [],
  );
  const uneven = with_("uneven").map((measured) => unevenSentence(measured, unit));
  const quiet = with_("no_signal").map(({ measure }) => measureNames[measure].toLowerCase());
  const few = with_("too_few").filter(({ sides }) => sides !== null);
  if (quiet.length + signals.length + uneven.length === 0) return ["Too few to tell."];
  return [
    ...signals,
    ...(quiet.length > 0 ? [quietSentence(quiet, signals.length === 0)] : []),
    ...uneven,
    ...(few.length > 0
      ? [`Too few to tell: ${listed(few.map(({ measure }) => measureNames[measure].toLowerCase()))}.`]
      : []),
  ];
}

function quietSentence(quiet: readonly string[], isFirst: boolean): string {
  if (!isFirst) return `No signal in ${listed(quiet)}.`;
  const beside = "than chance makes of similar customers who were not affected";
  return quiet.length === outcomeMeasures.length
    ? `No signal: in none of the measures did affected customers change by more ${beside}.`
    : `No signal: in ${listed(quiet)}, affected customers changed by no more ${beside}.`;
}
