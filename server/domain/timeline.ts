/** The kinds of entry a timeline can be narrowed to. */
export const timelineKinds = ["contact", "promise", "purchase", "issue", "thanks", "change"] as const;
export type TimelineKind = (typeof timelineKinds)[number];

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
