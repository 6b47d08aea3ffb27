import type { WaitingKind } from "@/server/domain/waiting";

/** How each kind of waiting is headed, what it asks, and what its time is. */
export const waitingWords: Record<WaitingKind, { title: string; ask: string; time: string }> = {
  promise: { title: "Promises to keep", ask: "Overdue or due today, yours and those of a team you lead.", time: "due" },
  void: {
    title: "Voids to agree to",
    ask: "Somebody says this promise was entered in error. It needs a second person before it is due.",
    time: "falls due",
  },
  approval: {
    title: "Yours to approve",
    ask: "It is above a colleague’s limit. A customer waits behind it, and the wait is counted.",
    time: "",
  },
  approved: {
    title: "Approved, yours to give",
    ask: "You asked for it and may give it now.",
    time: "lapses",
  },
  position: {
    title: "Positions wanted",
    ask: "You stand for customers: say what they would say before this is decided.",
    time: "",
  },
  decision: { title: "Yours to decide", ask: "An advocate has spoken; the decision is yours.", time: "answer by" },
  proposal: {
    title: "Proposed to you",
    ask: "No advocate has spoken yet. You can send it back or reject it already, and say why.",
    time: "answer by",
  },
  acknowledgement: {
    title: "Your department was told",
    ask: "Answer what this means for you. Without your answer it is not in effect.",
    time: "answer by",
  },
  prediction: {
    title: "Predictions whose day has come",
    ask: "Record what the measure is. Whether it came true is worked out.",
    time: "due",
  },
  telling: {
    title: "Customers to be told",
    ask: "Their words fed a decision of yours. Tell them what came of it, and tick it.",
    time: "",
  },
  briefing: { title: "Briefings to read", ask: "You speak for customers: this is what advocates are told.", time: "" },
  review: {
    title: "Reviews due",
    ask: "The day has come to hold what was predicted against what happened.",
    time: "due",
  },
  threshold: {
    title: "Lapse thresholds proposed",
    ask: "A manager thinks another would be right. Set it, or decline it and say why.",
    time: "",
  },
};
