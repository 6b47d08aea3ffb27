import { formatDay, wallClock } from "@/components/format/time";
import { formatLength } from "@/components/format/words";
import type { Call } from "@/server/calls/queries/list";
import type { CallHold, CallOutcome, CallScope } from "@/server/domain/thank-you-call";

export const scopeWords: Record<CallScope, { label: string; empty: string }> = {
  open: { label: "To call", empty: "Nobody is waiting to be called." },
  held: { label: "Held back", empty: "Nobody is held back." },
  made: { label: "Made", empty: "No call has been made yet." },
};

export const outcomeWords: Record<CallOutcome, string> = {
  reached: "Reached",
  not_reached: "Not reached",
  refused: "Asked not to be called again",
};

const holds: Record<CallHold, (call: Pick<Call, "openIssue" | "wish" | "thankedOn">) => string> = {
  erased: () => "Erased.",
  has_died: () => "Marked as having died.",
  vulnerable: () => "Marked as vulnerable: no thanks today.",
  not_wanted: () => "Asked not to be thanked.",
  call_unwanted: () => "Does not want to be called.",
  thanked_otherwise: ({ wish }) =>
    wish === "note" ? "Likes to be thanked by a note." : "Likes thanks they can use, not a call.",
  no_phone: () => "No number is known.",
  issue_open: ({ openIssue }) => `A ${openIssue ?? "question"} is open. It comes first.`,
  promise_disputed: () => "They say we did not keep a promise. That comes first.",
  promise_overdue: () => "A promise to them is overdue. That comes first.",
  cool_off: ({ thankedOn }) => `Thanked not long ago${thankedOn ? `, on ${formatDay(thankedOn)}` : ""}.`,
};

/** Why nobody rings them now, in a sentence. */
export function holdSentence(call: Pick<Call, "hold" | "openIssue" | "wish" | "thankedOn">): string | null {
  return call.hold === null ? null : holds[call.hold](call);
}

/** How long they have been with us, as it is said: "26 years 2 months". */
export function lengthWords({ tenure }: Pick<Call, "tenure">): string {
  return tenure.months === null ? "not known" : formatLength(tenure.months);
}

/** What they said of being thanked and of when to ring; null: nothing. */
export function wishWords({ wish, times }: Pick<Call, "wish" | "times">): string | null {
  const how = wish === "call" ? "They like to be thanked by a call." : null;
  const when = times ? `When to ring: ${times}` : null;
  return [how, when].filter(Boolean).join(" ") || null;
}

/** "Leeds, 14:32 there"; where their clock is only assumed to be ours, no time is claimed. */
export function whereWords({ place, clock }: Pick<Call, "place" | "clock">, now: Date): string {
  const where = place ?? "place not known";
  return clock.from === "organisation" ? where : `${where}, ${wallClock(now, clock.zone).time} there`;
}
