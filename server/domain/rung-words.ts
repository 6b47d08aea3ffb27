/**
 * The rungs of a promise, in the order they are told: two reminders on the way, one shortly before a time of day, one
 * when it is due, then whoever leads, then the managers (GOVERNANCE B2).
 */
export const rungs = ["first", "second", "soon", "due", "lead", "manager"] as const;
export type Rung = (typeof rungs)[number];
