import type { Milestone } from "./milestone";
import { spoken } from "./name";
import { daysBetween, type PlainDate } from "./plain-date";

type When = { today: PlainDate; hasBreaks: boolean };

/** What to say to the customer. Nothing in it tells them a sum, or who else is a customer. */
export function thanksLine(milestone: Milestone, { today, hasBreaks }: When): string {
  switch (milestone.kind) {
    case "years":
      return yearsLine(milestone, { today, hasBreaks });
    case "purchases":
      return `You have bought from us on ${spoken(milestone.count)} days. Thank you for coming to us each time.`;
    case "value":
      return "You have put a great deal of trust in us. Thank you.";
    case "return":
      return "It is good to have you back. Thank you for coming back to us.";
    case "referral":
      return "You spoke well of us, and somebody came. Thank you.";
  }
}

function yearsLine({ years, on }: { years: number; on: PlainDate }, { today, hasBreaks }: When): string {
  const length = count(years, "year");
  if (on > today)
    return `It will be ${length} in ${count(daysBetween(today, on), "day")}. Thank you for staying with us.`;
  if (hasBreaks) return `It is ${length} since you first came to us. Thank you for coming back.`;
  return `Thank you for ${length} with us.`;
}

/** What the thanks are for, in the middle of a sentence: "the thanks for … wait". */
export function thankedFor(milestone: Milestone): string {
  switch (milestone.kind) {
    case "years":
      return count(milestone.years, "year");
    case "purchases":
      return `buying on ${spoken(milestone.count)} days`;
    case "value":
      return "all they have bought";
    case "return":
      return "coming back";
    case "referral":
      return "sending us somebody";
  }
}

function count(number: number, one: string): string {
  return `${spoken(number)} ${one}${number === 1 ? "" : "s"}`;
}
