import type { HoldReason } from "./recognition";

/** What we may want to send: an offer, a message about their own affairs, or thanks. */
export const contentKinds = ["promotional", "service", "recognition"] as const;
export type ContentKind = (typeof contentKinds)[number];

/** What can hold content, the gravest first: the reasons of `content_hold_reasons` in the database. */
export const contentHoldReasons = [
  "has_died",
  "vulnerable",
  "issue_open",
  "promise_disputed",
  "promise_overdue",
  "promotion_refused",
] as const satisfies readonly HoldReason[];

/** `full`: as it is. `service_only`: what concerns their own affairs, without an offer. `none`: nothing goes. */
type ContentVariant = "full" | "service_only" | "none";

export type ContentAnswer = { may: boolean; variant: ContentVariant; because: HoldReason[] };

/**
 * Whether this kind of content may go to a customer now, and in which variant (ruling 29). While something holds,
 * promotion waits and a service message goes without an offer in it. Thanks wait too, but not because offers were
 * refused. After a death nothing goes by itself.
 */
export function contentFor(kind: ContentKind, holds: readonly HoldReason[]): ContentAnswer {
  const because = holds.filter((reason) => kind !== "recognition" || reason !== "promotion_refused");
  if (because.length === 0) return { may: true, variant: "full", because };
  if (because.includes("has_died") || kind === "recognition") return { may: false, variant: "none", because };
  return { may: kind === "service", variant: "service_only", because };
}
