import { addMonths, type PlainDate } from "./plain-date";

/** What a customer needs, does not like, is interested in; and how an organisation buys (budget period, who signs). */
export const needKinds = ["need", "dislike", "interest", "buying"] as const;
export type NeedKind = (typeof needKinds)[number];

/** Months after which what was once true is asked again. */
const asksAfterMonths = 12;

/**
 * Whether an entry asks "Still so?": more than twelve calendar months after it was last said or confirmed.
 * On the very day it is twelve months old it does not ask yet; 29 February falls on the 28th (ruling 28).
 */
export function asksAgain(confirmedOn: PlainDate, today: PlainDate): boolean {
  return today > addMonths(confirmedOn, asksAfterMonths);
}
