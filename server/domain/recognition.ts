import { type Milestone, type MilestoneFacts, milestonesDue } from "./milestone";
import { addDays, type PlainDate } from "./plain-date";
import { thankedFor, thanksLine } from "./thanks-line";
import { type ThanksWayFacts, thanksWay } from "./thanks-way";

/** Why thanks are due or given. */
export const recognitionKinds = ["tenure", "loyalty", "advocacy"] as const;
export type RecognitionKind = (typeof recognitionKinds)[number];

/** How the customer took it. */
export const reactions = ["delighted", "pleased", "indifferent", "uneasy"] as const;
export type Reaction = (typeof reactions)[number];

/** What holds thanks back, the gravest first. The first two stop them for good; `not_wanted`: they asked for none. */
export type HoldReason =
  | "has_died"
  | "vulnerable"
  | "not_wanted"
  | "issue_open"
  | "promise_disputed"
  | "promise_overdue"
  | "promotion_refused"
  | "cool_off";

type Holding = {
  hasDied: boolean;
  isVulnerable: boolean;
  /** The kind of the oldest open issue as a word, "complaint"; null: none is open. */
  openIssue: string | null;
  overduePromises: number;
  disputedPromises: number;
};

export type RecognitionFacts = MilestoneFacts & Holding & { way: ThanksWayFacts };

/** The one thing to say. `line` is null when there is nothing to say. */
export type Recognition = {
  state: "say" | "hold" | "stop" | "nothing";
  milestone: Milestone | null;
  held: HoldReason | null;
  line: string | null;
  /** Why it is held back, in a sentence for staff; null where it is not. */
  because: string | null;
  /** How they are to be thanked, in a sentence; null where nothing is to be thanked for, or nothing says how. */
  likes: string | null;
};

/**
 * The thanks a customer is due, and what holds them back. Death and vulnerability stop them at once; an open issue, a
 * disputed or an overdue promise come first; thanks are given once a milestone and once in the cool-off.
 */
export function recognitionFor(facts: RecognitionFacts): Recognition {
  const { wish, because: likes } = thanksWay(facts.way);
  const milestone = wish === "none" ? null : (milestonesDue(facts)[0] ?? null);
  const held = holdReason(facts, milestone);
  const state = stateOf(held, milestone);
  return {
    state,
    milestone,
    held,
    line: lineFor(state, held, milestone, facts),
    because: held === null ? null : becauseOf(held, facts),
    likes: milestone !== null && state !== "stop" ? likes : null,
  };
}

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

type Spoken = Pick<MilestoneFacts, "said" | "today" | "rules">;

/** The first day on which thanks may be said again; null: any day. */
export function coolOffUntil({ said, today, rules }: Spoken): PlainDate | null {
  const last = said.map(({ on }) => on).reduce<PlainDate | null>((a, b) => (a === null || b > a ? b : a), null);
  const until = last === null ? null : addDays(last, rules.coolOffDays);
  return until !== null && today < until ? until : null;
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
  { tenure, today, openIssue }: RecognitionFacts,
): string | null {
  if (state === "say" && milestone) return thanksLine(milestone, { today, hasBreaks: Boolean(tenure.breaks) });
  if (held === "has_died") return "Say how sorry we are, and ask what we can take off the family’s hands.";
  if (held === "vulnerable") return "Take time. No thanks and no offers today.";
  if (held === "issue_open") return `Start with the ${openIssue}.${waiting(milestone, "it is put right")}`;
  if (held === "promise_disputed")
    return `Start with the promise they say we did not keep.${waiting(milestone, "it is settled")}`;
  if (held === "promise_overdue") return `Start with what we owe.${waiting(milestone, "it is done")}`;
  return null;
}

function waiting(milestone: Milestone | null, until: string): string {
  return milestone === null ? "" : ` The thanks for ${thankedFor(milestone)} wait until ${until}.`;
}

const longDay = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

function becauseOf(held: HoldReason, facts: Spoken): string {
  const until = coolOffUntil(facts);
  const because: Record<HoldReason, string> = {
    has_died: "Marked as having died: no thanks, no offers.",
    vulnerable: "Marked as vulnerable: no thanks, no offers.",
    not_wanted: "Held back: they asked not to be thanked.",
    issue_open: "Held back: an issue is open.",
    promise_disputed: "Held back: a promise is disputed.",
    promise_overdue: "Held back: a promise is overdue.",
    promotion_refused: "Held back: they want no promotional content.",
    cool_off: `Thanked less than ${facts.rules.coolOffDays} days ago; the next thanks can be said from ${until && longDay.format(new Date(until))}.`,
  };
  return because[held];
}
