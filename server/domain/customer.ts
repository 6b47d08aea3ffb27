/** The kinds of customer: somebody, or a body that persons speak for. */
export const customerKinds = ["person", "organisation"] as const;
export type CustomerKind = (typeof customerKinds)[number];
