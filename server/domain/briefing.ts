/** How a briefing was read: opened, or said to be read. */
export const readingWays = ["opened", "said"] as const;
