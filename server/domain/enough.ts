import { enoughForFinding } from "./finding";

/** Under so many no percentage is spoken: it would say more than is known (METRICS 0). */
const enoughForShare = 10;

/** Whether a percentage of `n` may be spoken at all. */
export function hasShare(n: number): boolean {
  return n >= enoughForShare;
}

/** Whether it rests on so few that it stands in grey. */
export function isFaint(n: number): boolean {
  return n < enoughForFinding;
}
