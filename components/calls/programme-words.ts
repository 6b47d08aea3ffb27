import { counted } from "@/components/format/words";
import type { Programme } from "@/server/calls/queries/programme";
import type { HoldoutOutcome } from "@/server/domain/holdout";
import type { Difference } from "@/server/domain/proportion-difference";

type Terms = Pick<
  Programme,
  "years" | "calls" | "comparedPercent" | "outcome" | "withinDays" | "lapseDays" | "startsOn"
>;

/** What is looked at, as the end of "… who": "bought again within 180 days". */
export function outcomeOf({
  outcome,
  withinDays,
  lapseDays,
}: Pick<Terms, "outcome" | "withinDays" | "lapseDays">): string {
  return outcome === "bought_again"
    ? `bought again within ${counted(withinDays, "day")} of the draw`
    : `were still with us ${counted(withinDays, "day")} after the draw (bought within the ${counted(lapseDays ?? 0, "day")} before)`;
}

export const outcomeLabels: Record<HoldoutOutcome, string> = {
  bought_again: "Who bought again within these days of the draw",
  still_with_us: "Who was still with us after these days, by the lapse threshold as it stands now",
};

/** What a version says. */
export function termsSentence(terms: Terms): string {
  if (terms.calls === 0) return "Nobody is drawn.";
  return `${counted(terms.calls, "customer")} a month, of those with us for ${counted(terms.years, "year")} or longer. For every ${100 - terms.comparedPercent} who are called ${terms.comparedPercent} are compared and not called. Looked at: who ${outcomeOf(terms)}.`;
}

const points = (share: number) => new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 }).format(Math.abs(share));

/** The ends of an interval in points of a hundred, rounded outwards: it never looks narrower than it is. */
export function intervalWords({ low, high }: Difference): string {
  const [from, to] = [Math.floor(low * 1000) / 10, Math.ceil(high * 1000) / 10];
  return `${side(from)} and ${side(to)}`;
}

function side(value: number): string {
  if (value === 0) return "0 points";
  return `${points(value)} points ${value < 0 ? "lower" : "higher"}`;
}
