import type { PromiseOutcome } from "./promise-words";

/** What a Keep pressed now would count as: said on the screen before it is saved (ruling 6). */
export function keepSentence(outcome: PromiseOutcome): string {
  switch (outcome) {
    case "kept":
    case "attempted":
      return "This counts as kept.";
    case "kept_as_moved":
      return "This counts as kept as moved, not as promised: we moved it.";
    case "too_early":
      return "The promised window has not opened yet. Done before it counts as not kept: too early.";
    case "unproven":
      return "It is past its due time and nothing recorded before then shows that it was done. It counts as not kept: unproven.";
    case "late":
      return "It is past its due time. It counts as not kept: done late.";
    case "disputed":
      return "The customer says it was not kept. Their word stands.";
    default:
      return "This promise has ended; what happened stays as it was recorded.";
  }
}
