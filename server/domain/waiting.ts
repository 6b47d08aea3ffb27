/** What can wait for a person, in the order in which it is shown: what customers were promised comes first. */
export const waitingKinds = ["promise", "void", "position", "acknowledgement", "review"] as const;
export type WaitingKind = (typeof waitingKinds)[number];
