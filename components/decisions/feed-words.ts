import type { FeedKind } from "@/server/domain/decision-telling";

/** What happened to a decision, in a word. */
export const feedWords: Record<FeedKind, string> = {
  proposed: "Proposed",
  decided: "Decided",
  put_in_effect: "Put in effect",
  reviewed: "Reviewed",
  superseded: "Replaced by another",
  reversed: "Reversed",
  rejected: "Rejected",
  withdrawn: "Withdrawn",
  closed: "Closed",
  continued: "Goes on after its review",
  dissented: "Dissent",
};
