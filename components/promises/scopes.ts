/** Whose promises a queue shows, and what is said when there are none. */
export const scopes = [
  { key: "mine", words: "Mine", empty: "You owe nobody anything." },
  { key: "team", words: "My team’s", empty: "Your team owes nobody anything." },
  { key: "unowned", words: "A team’s, nobody’s yet", empty: "Every promise has somebody who will do it." },
  { key: "everyone", words: "Everyone’s", empty: "Nobody is owed anything." },
] as const;

type Scope = (typeof scopes)[number]["key"];

export function scopeOf(asked: string | undefined): Scope {
  return scopes.find(({ key }) => key === asked)?.key ?? "mine";
}

/** Where the next page begins, as it stands in the address. What cannot be read begins at the first. */
export function readAfter(text: string | undefined): { dueAt: Date; id: string } | null {
  const found = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(text ?? "");
  return found?.[2] ? { dueAt: new Date(Number(found[1])), id: found[2] } : null;
}

export function writeAfter({ dueAt, id }: { dueAt: Date; id: string }): string {
  return `${dueAt.getTime()}_${id}`;
}

/** The same for a page of a queue: its rank stands before. */
export function readQueueKey(text: string | undefined): { rank: number; dueAt: Date; id: string } | null {
  const found = /^(\d)_(.+)$/.exec(text ?? "");
  const key = readAfter(found?.[2]);
  return key && found ? { rank: Number(found[1]), ...key } : null;
}

export function writeQueueKey({ rank, ...key }: { rank: number; dueAt: Date; id: string }): string {
  return `${rank}_${writeAfter(key)}`;
}
