import type { Instant } from "./plain-date";

/** A version of the lapse threshold: after how many days without a purchase a customer is lost, and why. The newest counts. */
export type LapseThreshold = { days: number; reason: string; setBy: string; recordedAt: Instant };
