/** Why thanks are due. */
export const recognitionKinds = ["tenure", "loyalty", "advocacy"] as const;
export type RecognitionKind = (typeof recognitionKinds)[number];

/** How the customer took it. */
export const reactions = ["delighted", "pleased", "indifferent", "uneasy"] as const;
export type Reaction = (typeof reactions)[number];
