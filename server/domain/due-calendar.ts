import type { PlainDate } from "./plain-date";
import type { WorkingHours } from "./working-hours";

/** Whose hours were used: the first of these that has any (ruling 9). */
export type HoursSource = "person" | "team" | "department" | "organisation" | "nobody";

/** Where the customer's zone comes from; everything but `stated` is labelled assumed. */
type ZoneSource = "stated" | "address" | "phone" | "organisation";

/** A calendar day of the owner on which nobody works, and why: a public holiday or a closure of our own. */
export type ClosedDay = { readonly on: PlainDate; readonly name: string };

/** When the owner of a promise works. */
export type OwnerCalendar = {
  zone: string;
  hours: WorkingHours;
  from: HoursSource;
  /** In order of days; missing: none (promises made before there were closed days). */
  closed?: readonly ClosedDay[];
};

/** The customer's own clock. */
export type CustomerZone = { zone: string; from: ZoneSource };

/** What a due time was computed from, kept with the promise: later edits of hours or zones move nothing. */
export type FrozenCalendar = { customer: CustomerZone; owner: OwnerCalendar; typed: string; explanation: string };
