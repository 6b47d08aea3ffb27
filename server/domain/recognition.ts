import { spoken } from "./name";
import { addDays, addMonths, daysBetween, type PlainDate } from "./plain-date";
import type { ThanksWish } from "./preference";
import type { Tenure } from "./tenure";

/** Why thanks are due. */
export const recognitionKinds = ["tenure", "loyalty", "advocacy"] as const;

/** How the customer took it. */
export const reactions = ["delighted", "pleased", "indifferent", "uneasy"] as const;
export type Reaction = (typeof reactions)[number];

/** Days between two thanks, whatever for (GOVERNANCE C). */
const coolOffDays = 90;
/** A milestone may be thanked for this many days before it, and is announced as long. */
const aheadDays = 7;
/** How long after the day the thanks for a milestone still ring true. */
const recentDays = 182;

/** What holds thanks back, the gravest first. The first two stop them for good. */
export type HoldReason =
  | "has_died"
  | "vulnerable"
  | "issue_open"
  | "promise_disputed"
  | "promise_overdue"
  | "promotion_refused"
  | "cool_off";

export type RecognitionFacts = {
  tenure: Tenure;
  today: PlainDate;
  hasDied: boolean;
  isVulnerable: boolean;
  /** The kind of the oldest open issue as a word, "complaint"; null: none is open. */
  openIssue: string | null;
  overduePromises: number;
  disputedPromises: number;
  /** How they like to be thanked; `none`: not at all. Null: not known. */
  thanksWish: ThanksWish | null;
  /** The days thanks were said, and for how many years (null: not for tenure). */
  said: readonly { on: PlainDate; years: number | null }[];
};

/** Whole years with us, reached on a day. */
type Milestone = { years: number; on: PlainDate };

/** The one thing to say. `line` is null when there is nothing to say. */
export type Recognition = {
  state: "say" | "hold" | "stop" | "nothing";
  milestone: Milestone | null;
  held: HoldReason | null;
  line: string | null;
  /** Why, in a sentence for staff; null where the line says it all. */
  because: string | null;
  /** How they like to be thanked, in a sentence; null where nothing is to be thanked for, or they never said. */
  likes: string | null;
};

/**
 * The thanks a customer is due, and what holds them back. Death and vulnerability stop them at once; an open issue, a
 * disputed or an overdue promise come first; thanks are given once a milestone and once in ninety days.
 */
export function recognitionFor(facts: RecognitionFacts): Recognition {
  const milestone = milestoneDue(facts);
  const held = holdReason(facts, milestone);
  const state = stateOf(held, milestone);
  return {
    state,
    milestone,
    held,
    line: lineFor(state, held, milestone, facts),
    because: becauseOf(state, held, facts),
    likes: milestone !== null && state !== "stop" && facts.thanksWish !== null ? likesWords[facts.thanksWish] : null,
  };
}

const likesWords: Record<ThanksWish, string | null> = {
  call: "They like to be thanked by a call.",
  note: "They like to be thanked by a note.",
  perk: "They like thanks they can use.",
  none: null,
};

type Holding = Omit<RecognitionFacts, "tenure" | "today" | "said" | "thanksWish">;

/**
 * Why promotional content must not be sent now, the gravest first; empty: it may (PRODUCT: content hold is derived).
 * `promotionRefused`: they took back every consent to promotional content they were asked for.
 */
export function contentHold({ promotionRefused, ...facts }: Holding & { promotionRefused: boolean }): HoldReason[] {
  const reasons: [HoldReason, boolean][] = [
    ["has_died", facts.hasDied],
    ["vulnerable", facts.isVulnerable],
    ["issue_open", facts.openIssue !== null],
    ["promise_disputed", facts.disputedPromises > 0],
    ["promise_overdue", facts.overduePromises > 0],
    ["promotion_refused", promotionRefused],
  ];
  return reasons.flatMap(([reason, holds]) => (holds ? [reason] : []));
}

/**
 * The milestone to thank for today: not thanked for yet, reached lately or within days. Null when lapsed or too new, or
 * when the customer asked not to be thanked.
 */
function milestoneDue({ tenure, today, said, thanksWish }: RecognitionFacts): Milestone | null {
  if (thanksWish === "none") return null;
  if (tenure.sinceOn === null || tenure.months === null || tenure.hasLapsed) return null;
  const since = tenure.sinceOn;
  const reached = Math.floor(tenure.months / 12);
  const candidates = [reached + 1, reached].map((years) => ({ years, on: addMonths(since, years * 12) }));
  const open = candidates.find(({ years, on }) => years > 0 && isNear(on, today));
  const isSaid = said.some(({ years }) => years !== null && open !== undefined && years >= open.years);
  return open === undefined || isSaid ? null : open;
}

/** The first day on which thanks may be said again; null: any day. */
export function coolOffUntil({ said, today }: Pick<RecognitionFacts, "said" | "today">): PlainDate | null {
  const last = said.map(({ on }) => on).reduce<PlainDate | null>((a, b) => (a === null || b > a ? b : a), null);
  const until = last === null ? null : addDays(last, coolOffDays);
  return until !== null && today < until ? until : null;
}

function isNear(on: PlainDate, today: PlainDate): boolean {
  const ago = daysBetween(on, today);
  return ago >= -aheadDays && ago <= recentDays;
}

function holdReason(facts: RecognitionFacts, milestone: Milestone | null): HoldReason | null {
  const [gravest] = contentHold({ ...facts, promotionRefused: false });
  if (gravest !== undefined) return gravest;
  return milestone !== null && coolOffUntil(facts) !== null ? "cool_off" : null;
}

function stateOf(held: HoldReason | null, milestone: Milestone | null): Recognition["state"] {
  if (held === "has_died" || held === "vulnerable") return "stop";
  if (held !== null) return "hold";
  return milestone === null ? "nothing" : "say";
}

function lineFor(
  state: Recognition["state"],
  held: HoldReason | null,
  milestone: Milestone | null,
  facts: RecognitionFacts,
): string | null {
  if (state === "say" && milestone) return thanks(milestone, facts);
  if (held === "has_died") return "Say how sorry we are, and ask what we can take off the family’s hands.";
  if (held === "vulnerable") return "Take time. No thanks and no offers today.";
  if (held === "issue_open") return `Start with the ${facts.openIssue}.${waiting(milestone, "it is put right")}`;
  if (held === "promise_disputed")
    return `Start with the promise they say we did not keep.${waiting(milestone, "it is settled")}`;
  if (held === "promise_overdue") return `Start with what we owe.${waiting(milestone, "it is done")}`;
  return null;
}

function thanks({ years, on }: Milestone, { tenure, today }: RecognitionFacts): string {
  const length = yearsInWords(years);
  if (on > today)
    return `It will be ${length} in ${daysInWords(daysBetween(today, on))}. Thank you for staying with us.`;
  if (tenure.breaks) return `It is ${length} since you first came to us. Thank you for coming back.`;
  return `Thank you for ${length} with us.`;
}

function waiting(milestone: Milestone | null, until: string): string {
  return milestone === null ? "" : ` The thanks for ${yearsInWords(milestone.years)} wait until ${until}.`;
}

function becauseOf(state: Recognition["state"], held: HoldReason | null, facts: RecognitionFacts): string | null {
  if (state === "nothing" || state === "say") return null;
  const because: Record<HoldReason, string> = {
    has_died: "Marked as having died: no thanks, no offers.",
    vulnerable: "Marked as vulnerable: no thanks, no offers.",
    issue_open: "Held back: an issue is open.",
    promise_disputed: "Held back: a promise is disputed.",
    promise_overdue: "Held back: a promise is overdue.",
    promotion_refused: "Held back: they want no promotional content.",
    cool_off: `Thanked less than ${coolOffDays} days ago; the next thanks can be said from ${coolOffUntil(facts)}.`,
  };
  return held === null ? null : because[held];
}

function yearsInWords(years: number): string {
  return `${spoken(years)} year${years === 1 ? "" : "s"}`;
}

function daysInWords(days: number): string {
  return `${spoken(days)} day${days === 1 ? "" : "s"}`;
}
