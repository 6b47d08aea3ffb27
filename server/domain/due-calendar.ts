import type { WorkingHours } from "./working-hours";

/** Whose hours were used: the first of these that has any (ruling 9). */
type HoursSource = "person" | "team" | "department" | "organisation" | "nobody";

/** Where the customer's zone comes from; everything but `stated` is labelled assumed. */
type ZoneSource = "stated" | "address" | "phone" | "organisation";

/** When the owner of a promise works. */
export type OwnerCalendar = { zone: string; hours: WorkingHours; from: HoursSource };

/** The customer's own clock. */
export type CustomerZone = { zone: string; from: ZoneSource };

/** What a due time was computed from, kept with the promise: later edits of hours or zones move nothing. */
export type FrozenCalendar = { customer: CustomerZone; owner: OwnerCalendar; typed: string; explanation: string };
