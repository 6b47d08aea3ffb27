import { spoken } from "./name";
import type { Instant } from "./plain-date";
import type { Tenure } from "./tenure";

/** What happens to a call somebody is to make: taken on, given back, and what came of ringing. */
export const callEventKinds = ["taken", "given_back", "reached", "not_reached", "refused"] as const;
export type CallEventKind = (typeof callEventKinds)[number];

/** What came of ringing. `refused`: they asked not to be called again. */
export const callOutcomes = ["reached", "not_reached", "refused"] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** Which calls are looked at: to be made, held back, made. */
export const callScopes = ["open", "held", "made"] as const;
export type CallScope = (typeof callScopes)[number];

/** How often somebody is tried before they are left in peace. */
export const mostTries = 3;

/** Whoever takes a call keeps it from others for so long, in hours. */
const takenHours = 24;

/** What keeps a call from being made now, the gravest first. The last four pass. */
export type CallHold =
  | "erased"
  | "has_died"
  | "vulnerable"
  | "not_wanted"
  | "call_unwanted"
  | "thanked_otherwise"
  | "no_phone"
  | "issue_open"
  | "promise_disputed"
  | "promise_overdue"
  | "cool_off";

export type CallEvent = { kind: CallEventKind; byId: string; at: Instant };

export type CallStanding = {
  /** Tries that reached nobody. */
  tries: number;
  /** How it ended; `not_reached` after the last try. Null: it is still to be made. */
  ended: CallOutcome | null;
  /** Who has taken it, and until when nobody else can; null: it is free. */
  taken: { byId: string; until: Instant } | null;
};

/** Where a call stands at an instant, from all that happened to it, in order. A call that was taken is free again after a day. */
export function callStanding(events: readonly CallEvent[], now: Instant): CallStanding {
  const tries = events.filter(({ kind }) => kind === "not_reached").length;
  const answered = events.find(({ kind }) => kind === "reached" || kind === "refused")?.kind;
  const ended = answered === "reached" || answered === "refused" ? answered : tries >= mostTries ? "not_reached" : null;
  return { tries, ended, taken: ended === null ? takenNow(events.at(-1), now) : null };
}

function takenNow(last: CallEvent | undefined, now: Instant): CallStanding["taken"] {
  if (last?.kind !== "taken") return null;
  const until = new Date(last.at.getTime() + takenHours * 3_600_000);
  return now < until ? { byId: last.byId, until } : null;
}

/** What to thank for on the phone: the whole length, and a break is not passed over. */
export function callThanks({ months, breaks }: Pick<Tenure, "months" | "breaks">): { years: number; line: string } {
  const years = Math.floor((months ?? 0) / 12);
  const length = `${spoken(years)} ${years === 1 ? "year" : "years"}`;
  const line = breaks
    ? `Thank you for coming back to us. You first came ${length} ago.`
    : `Thank you for ${length} with us.`;
  return { years, line };
}
