import { addDays, daysBetween, type PlainDate, wholeMonthsBetween } from "./plain-date";

/** What is known about how long a customer has been with us. */
type StatedFacts = {
  /** A day they stated, older than the data perhaps. */
  statedSinceOn: PlainDate | null;
  /** The lapse threshold in days; null: nobody has set one, and no break may be spoken. */
  lapseDays: number | null;
  today: PlainDate;
};

export type TenureFacts = StatedFacts & {
  /** Days with a purchase that is not a refund, each once, oldest first. */
  purchaseDays: readonly PlainDate[];
};

export type SpellFacts = StatedFacts & {
  /** The runs of purchase days up to today, oldest first; without a threshold one run from the first day to the last. */
  spells: readonly Spell[];
};

/** An unbroken run of purchase days. */
export type Spell = { from: PlainDate; to: PlainDate };

/** Three numbers, never silently one (METRICS A2): customer since; current spell; breaks. */
export type Tenure = {
  /** Null: has not bought yet and stated nothing. */
  sinceOn: PlainDate | null;
  basis: "stated" | "observed" | null;
  /** Whole months from `sinceOn` to today, gaps included; null when `sinceOn` is. */
  months: number | null;
  lastOn: PlainDate | null;
  /** Null: no threshold is set or no purchase known, so nothing is known of breaks. */
  breaks: number | null;
  /** Where the current spell began; null: lapsed, never bought, or no threshold. */
  currentSince: PlainDate | null;
  /** Whole months of the current spell; null when `currentSince` is. */
  currentMonths: number | null;
  hasLapsed: boolean;
  /** Days with us under the grace reading: each ended spell runs on for the threshold. Null without a threshold. */
  activeDays: number | null;
};

/** Tenure as of `today`; later purchase days do not count. The earlier of stated and first observed day is the start. */
export function tenureOf({ purchaseDays, ...stated }: TenureFacts): Tenure {
  const days = purchaseDays.filter((day) => day <= stated.today);
  return tenureOfSpells({ spells: spellsOf(days, stated.lapseDays ?? Number.POSITIVE_INFINITY), ...stated });
}

/** The same where the runs of purchase days are known already. */
export function tenureOfSpells({ spells, statedSinceOn, lapseDays, today }: SpellFacts): Tenure {
  const stated = statedSinceOn !== null && statedSinceOn <= today ? statedSinceOn : null;
  const first = spells[0]?.from ?? null;
  const isStated = stated !== null && (first === null || stated < first);
  const sinceOn = isStated ? stated : first;
  const last = lapseDays === null ? undefined : spells.at(-1);
  const hasLapsed = last !== undefined && lapseDays !== null && daysBetween(last.to, today) > lapseDays;
  const currentSince = last === undefined || hasLapsed ? null : currentStart(last, spells, isStated ? stated : null);
  return {
    sinceOn,
    basis: sinceOn === null ? null : isStated ? "stated" : "observed",
    months: sinceOn === null ? null : wholeMonthsBetween(sinceOn, today),
    lastOn: spells.at(-1)?.to ?? null,
    breaks: last === undefined ? null : spells.length - 1,
    currentSince,
    currentMonths: currentSince === null ? null : wholeMonthsBetween(currentSince, today),
    hasLapsed,
    activeDays: lapseDays === null ? null : activeDays(spells, lapseDays, today),
  };
}

/** Maximal runs of purchase days whose gaps are at most `lapseDays` (a gap of exactly that is no lapse). */
export function spellsOf(days: readonly PlainDate[], lapseDays: number): Spell[] {
  const spells: Spell[] = [];
  for (const day of days) {
    const open = spells.at(-1);
    if (open && daysBetween(open.to, day) <= lapseDays) open.to = day;
    else spells.push({ from: day, to: day });
  }
  return spells;
}

function currentStart(last: Spell, spells: readonly Spell[], stated: PlainDate | null): PlainDate {
  // A first and only spell began when they say they came; the data is only younger.
  return spells.length === 1 && stated !== null ? stated : last.from;
}

function activeDays(spells: readonly Spell[], lapseDays: number, today: PlainDate): number {
  const ends = spells.map(({ from, to }) => {
    const runsOutOn = addDays(to, lapseDays);
    return daysBetween(from, runsOutOn < today ? runsOutOn : today);
  });
  return ends.reduce((sum, days) => sum + days, 0);
}
