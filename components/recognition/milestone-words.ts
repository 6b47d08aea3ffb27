import { formatMoney } from "@/components/format/amount";
import { formatDay } from "@/components/format/time";
import { counted } from "@/components/format/words";
import type { Milestone } from "@/server/domain/milestone";
import type { MilestoneKind } from "@/server/domain/milestone-rules";
import type { ThanksWish } from "@/server/domain/preference";

/** What the kinds of milestones are called where one is chosen. */
export const milestoneKindWords: Record<MilestoneKind, string> = {
  years: "Years with us",
  purchases: "Times bought",
  value: "Bought in all",
  return: "Came back",
  referral: "Sent us somebody",
};

/** How they like to be thanked, in a list. */
export const wishWords: Record<ThanksWish, string> = {
  call: "by a call",
  note: "by a note",
  perk: "with something they can use",
  none: "not at all",
};

/** What is to be thanked for, in two or three words: "12 years", "50th purchase day". */
export function milestoneName(milestone: Milestone): string {
  switch (milestone.kind) {
    case "years":
      return counted(milestone.years, "year");
    case "purchases":
      return `bought on ${counted(milestone.count, "day")}`;
    case "value":
      return `${formatMoney(milestone.minor, milestone.currency, true)} bought in all`;
    case "return":
      return "came back";
    case "referral":
      return "sent us somebody";
  }
}

/** Why thanks are due, for staff: what was reached, and when. */
export function milestoneReason(milestone: Milestone): string {
  const on = formatDay(milestone.on);
  switch (milestone.kind) {
    case "years":
      return `${counted(milestone.years, "year")} with us on ${on}.`;
    case "purchases":
      return `Bought on ${counted(milestone.count, "day")}, the last of them ${on}.`;
    case "value":
      return `Bought for ${formatMoney(milestone.minor, milestone.currency, true)} in all, since ${on}.`;
    case "return":
      return `Came back on ${on}, after a break.`;
    case "referral":
      return `Sent us ${milestone.referred}, who first bought on ${on}.`;
  }
}
