/** What the feed is filtered by, as its address carries it. */
export const feedFields = ["kind", "department", "stage", "segment", "mine"] as const;
export type FeedFilterValues = Record<(typeof feedFields)[number], string>;
