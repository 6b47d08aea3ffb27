import { DomainError } from "./errors";
import type { PlainDate } from "./plain-date";

/** How something about a customer came to be known. */
export const knowledgeSources = ["customer", "observed", "form", "colleague"] as const;
export type KnowledgeSource = (typeof knowledgeSources)[number];

/** How it is known, and the day it was said or seen; null: today. */
export type Told = { from: { source: KnowledgeSource; contactId: string | null }; learnedOn: PlainDate | null };

/** The facts that say how it came to be known; without a day it was today. A day ahead is refused, beside `field`. */
export function toldBy(
  { actor, today }: { actor: { id: string }; today: PlainDate },
  { from, learnedOn }: Told,
  field = "learnedOn",
) {
  if (learnedOn !== null && learnedOn > today) throw new DomainError("known_in_the_future", {}, field);
  return { ...from, learnedOn: learnedOn ?? today, recordedBy: actor.id };
}
