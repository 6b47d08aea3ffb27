/** The kinds of entry a timeline can be narrowed to. */
export const timelineKinds = [
  "contact",
  "feedback",
  "promise",
  "purchase",
  "issue",
  "thanks",
  "advocacy",
  "goodwill",
  "change",
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/**
 * The events that are told in a customer's timeline as a change of their record. Whoever records a new kind of event
 * with a customer adds it here, and its words in components/timeline/change-words.ts; nothing else is needed.
 */
export const toldActions = [
  "contact.corrected",
  "purchase.corrected",
  "purchase.withdrawn",
  "customer.created",
  "customer.changed",
  "customer.died",
  "customer.not_died",
  "customer.vulnerable",
  "customer.not_vulnerable",
  "customer.merged",
  "customer.unmerged",
  "customer.lookedAfter",
  "customer.erased",
  "identity.added",
  "identity.withdrawn",
  "representative.added",
  "representative.ended",
  "note.added",
  "note.withdrawn",
  "need.noted",
  "need.confirmed",
  "need.withdrawn",
  "preference.set",
  "consent.given",
  "consent.withdrawn",
  "date.noted",
  "date.withdrawn",
  "intent.said",
  "goal.agreed",
  "goal.reviewed",
  "goal.reached",
  "lifecycle.recorded",
  "lifecycle.withdrawn",
  "feedback.linked",
  "feedback.unlinked",
  "record.taken",
  "goodwill.asked",
  "goodwill.approved",
  "goodwill.refused",
  "goodwill.withdrawn",
  "restriction.set",
  "restriction.ended",
  "arrival.noted",
  "advocacy.withdrawn",
  "referral.linked",
  "referral.withdrawn",
  "story.told",
  "story.published",
  "story.taken_down",
  "story.withdrawn",
] as const;
export type ToldAction = (typeof toldActions)[number] | "customer.imported";

/** The place of an entry in the timeline: its time and its id, which never move, so that pages are stable under inserts. */
export type TimelineKey = { at: string; id: string };

const key = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_([0-9a-f-]{36})$/;

/** The key as one word for a link. */
export function writeKey({ at, id }: TimelineKey): string {
  return `${at}_${id}`;
}

/** Reads a key from a link; null when it is none. */
export function readKey(text: string): TimelineKey | null {
  const [, at, id] = key.exec(text) ?? [];
  return at === undefined || id === undefined || Number.isNaN(Date.parse(at)) ? null : { at, id };
}
