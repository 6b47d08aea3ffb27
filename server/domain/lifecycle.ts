import { daysBetween, type PlainDate } from "./plain-date";

/** Steps in a customer's life with us, each a fact with its day. */
export const lifecycleKinds = ["onboarding_entered", "onboarding_done", "delivered", "renewal_due", "renewed"] as const;
export type LifecycleKind = (typeof lifecycleKinds)[number];

export type LifecycleFact = { kind: LifecycleKind; on: PlainDate };

/** Where the customer stands in it: being started, or with a renewal ahead or overdue. */
export type LifecycleState =
  | { state: "onboarding"; since: PlainDate }
  | { state: "renewal_due"; on: PlainDate; isOverdue: boolean };

/** Days before a renewal from which it is worth a word. */
const renewalAheadDays = 60;

/**
 * What of the lifecycle matters now, from facts in the order in which they were recorded: an onboarding that was not
 * ended, a renewal that was not answered by one recorded after it and lies no more than 60 days ahead.
 */
export function lifecycleState(facts: readonly LifecycleFact[], today: PlainDate): LifecycleState[] {
  const lastOf = (...kinds: LifecycleKind[]) => facts.findLast(({ kind }) => kinds.includes(kind));
  const onboarding = lastOf("onboarding_entered", "onboarding_done");
  const renewal = lastOf("renewal_due", "renewed");
  const states: LifecycleState[] = [];
  if (renewal?.kind === "renewal_due" && daysBetween(today, renewal.on) <= renewalAheadDays)
    states.push({ state: "renewal_due", on: renewal.on, isOverdue: renewal.on < today });
  if (onboarding?.kind === "onboarding_entered") states.push({ state: "onboarding", since: onboarding.on });
  return states;
}
